"""What the face finder learns from: aligned faces put into photographs at random, and photographs themselves.

Every sample is a square cut from a photograph, turned and scaled at random; faces that a detector found in
the photograph stay in it with its labels, and further ones are pasted in. Patches of other photographs are
pasted in the same way, so that the edge of a patch tells nothing.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from gan.nn.faces.alignment import ALIGNED_POINTS, ALIGNED_SIDE, warp
from gan.nn.faces.finder import LARGEST_EYES, SMALLEST_EYES, STRIDE

_POINTS = np.array(ALIGNED_POINTS)
_ALIGNED_EYES = 34.4
# Faces outside the octave: near it they do not count, further off they are as good as no face.
_SMALLEST_DOUBT, _LARGEST_DOUBT = 4.0, 30.0
_SURE = 0.8  # detections below this score are neither faces nor none


@dataclass(frozen=True, eq=False)
class Photo:
    """A photograph and the faces in it.

    Attributes:
        pixels: (H, W, 3) uint8 RGB.
        points: (F, 3, 2) places of eyes and mouth of every face that was found in it.
        scores: (F,), how sure that is, 0..1.
    """

    pixels: np.ndarray
    points: np.ndarray
    scores: np.ndarray


@dataclass(frozen=True, eq=False)
class Sample:
    """A picture and its faces.

    Attributes:
        pixels: (S, S, 3) uint8 RGB.
        points: (F, 3, 2) places of eyes and mouths.
        sure: (F,) bool; the others are to be passed over.
    """

    pixels: np.ndarray
    points: np.ndarray
    sure: np.ndarray


class Composer:
    """Makes samples.

    Args:
        photos: backgrounds, as many as wanted.
        faces: (N, 128, 128, 3) uint8 aligned faces; may be a memory map.
        side: of the samples, a multiple of 8.
        eyes: smallest and largest eye distance of what is pasted.
    """

    def __init__(
        self,
        photos: list[Photo],
        faces: np.ndarray,
        side: int = 128,
        eyes: tuple[float, float] = (6.0, 24.0),
    ) -> None:
        self._photos, self._faces, self._side, self._eyes = photos, faces, side, eyes
        self._peopled = [photo for photo in photos if len(photo.points)]

    def sample(self, random: np.random.Generator) -> Sample:
        """One sample; equal random numbers give equal samples."""
        pixels, points, sure = self._background(random)
        if random.random() < 0.3:
            self._paste_patch(pixels, points, random)
        for _ in range(random.choice(4, p=(0.25, 0.4, 0.25, 0.1))):
            pasted = self._paste_face(pixels, points, random)
            if pasted is not None:
                points = np.concatenate((points, pasted[None]))
                sure = np.append(sure, True)
        return Sample(spoil(pixels, random), points, sure)

    def _background(self, random: np.random.Generator) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """A piece of a photograph; every third time one with a face, in a size that can be found."""
        photos = self._photos
        peopled = bool(self._peopled) and random.random() < 0.35
        if peopled:
            photos = self._peopled
        photo = photos[random.integers(len(photos))]
        height, width = photo.pixels.shape[:2]
        least = 0.8 * self._side / min(height, width)
        scale = np.exp(random.uniform(np.log(least), np.log(max(1.5, 1.2 * least))))
        centre = random.uniform((0.2 * width, 0.2 * height), (0.8 * width, 0.8 * height))
        if peopled:
            face = photo.points[random.integers(len(photo.points))]
            wanted = np.exp(random.uniform(*np.log(self._eyes)))
            scale = float(np.clip(wanted / eye_distance(face), 0.2, 2.0))
            centre = face.mean(axis=0) + random.uniform(-0.35, 0.35, 2) * self._side / scale
        turn = random.normal(0, 12) if random.random() < 0.7 else random.uniform(-40, 40)
        matrix = similarity(scale, turn, centre, np.full(2, self._side / 2), random.random() < 0.5)
        # A mirrored border would show faces once more, without a label.
        border = cv2.BORDER_REPLICATE if len(photo.points) else cv2.BORDER_REFLECT_101
        pixels = warp(photo.pixels, matrix, self._side, border)
        return pixels, move_points(photo.points, matrix), photo.scores >= _SURE

    def _paste_face(
        self, pixels: np.ndarray, points: np.ndarray, random: np.random.Generator
    ) -> np.ndarray | None:
        """Paste a face where none is yet, in place; returns its points, None if there was no room."""
        face = np.asarray(self._faces[random.integers(len(self._faces))])
        eyes = np.exp(random.uniform(*np.log(self._eyes)))
        turn = random.normal(0, 10) if random.random() < 0.6 else random.uniform(-40, 40)
        matrix = self._place(eyes / _ALIGNED_EYES, turn, random)
        placed = move_points(_POINTS[None], matrix)[0]
        if _is_near(placed, points, 2.0):
            return None
        self._blend(pixels, spoil_colours(face, random, 0.5), matrix, random)
        return placed

    def _paste_patch(self, pixels: np.ndarray, points: np.ndarray, random: np.random.Generator) -> None:
        """Paste a piece of another photograph as if it were a face, in place."""
        photo = self._photos[random.integers(len(self._photos))]
        if len(photo.points):
            return
        height, width = photo.pixels.shape[:2]
        side = int(min(height, width, random.choice((128, 192, 256))))
        top, left = random.integers(height - side + 1), random.integers(width - side + 1)
        patch = cv2.resize(
            photo.pixels[top : top + side, left : left + side],
            (ALIGNED_SIDE, ALIGNED_SIDE),
            interpolation=cv2.INTER_AREA,
        )
        eyes = np.exp(random.uniform(*np.log(self._eyes)))
        matrix = self._place(eyes / _ALIGNED_EYES, random.uniform(-40, 40), random)
        if not _is_near(move_points(_POINTS[None], matrix)[0], points, 4.0):
            self._blend(pixels, patch, matrix, random)

    def _place(self, scale: float, turn: float, random: np.random.Generator) -> np.ndarray:
        target = random.uniform(0.1 * self._side, 0.9 * self._side, 2)
        centre = _POINTS.mean(axis=0)
        return similarity(scale, turn, centre, target, random.random() < 0.5)

    def _blend(
        self, pixels: np.ndarray, patch: np.ndarray, matrix: np.ndarray, random: np.random.Generator
    ) -> None:
        """Put a patch into the picture through a mask of a random shape and softness, in place."""
        mask = random_mask(random)
        share = warp(mask, matrix, self._side, cv2.BORDER_CONSTANT)[..., None].astype(np.float32) / 255
        moved = warp(patch, matrix, self._side, cv2.BORDER_REFLECT_101)
        pixels[:] = np.round(pixels + (moved.astype(np.float32) - pixels) * share).astype(np.uint8)


def similarity(
    scale: float, degrees: float, centre: np.ndarray, target: np.ndarray, mirrored: bool = False
) -> np.ndarray:
    """(2, 3) matrix that scales and turns (and mirrors left to right) about `centre`, moved to `target`."""
    angle = np.deg2rad(degrees)
    turn = scale * np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    if mirrored:
        turn = turn @ np.diag((-1.0, 1.0))
    return np.column_stack((turn, target - turn @ centre))


def move_points(points: np.ndarray, matrix: np.ndarray) -> np.ndarray:
    """(F, 3, 2) eyes and mouths under a (2, 3) matrix; where it mirrors, the eyes change places."""
    moved = points @ matrix[:, :2].T + matrix[:, 2]
    return moved[:, (1, 0, 2)] if np.linalg.det(matrix[:, :2]) < 0 else moved


def eye_distance(points: np.ndarray) -> float:
    """Of (3, 2) points, in pixels."""
    return float(np.hypot(*(points[1] - points[0])))


def _is_near(face: np.ndarray, others: np.ndarray, distance: float) -> bool:
    """Whether a face, (3, 2), is nearer to one of others than so many eye distances of the larger one."""
    return any(
        np.hypot(*(face - other).mean(axis=0)) < distance * max(eye_distance(face), eye_distance(other))
        for other in others
    )


def random_mask(random: np.random.Generator) -> np.ndarray:
    """(128, 128) uint8: the whole square, or an oval about the face, with a sharp or soft edge."""
    mask = np.zeros((ALIGNED_SIDE, ALIGNED_SIDE), np.uint8)
    if random.random() < 0.4:
        inset = int(random.integers(0, 12))
        mask[inset : ALIGNED_SIDE - inset, inset : ALIGNED_SIDE - inset] = 255
    else:
        axes = (int(random.integers(42, 64)), int(random.integers(56, 76)))
        cv2.ellipse(mask, (64, 66), axes, 0, 0, 360, 255, -1)
    softness = random.uniform(0, 7)
    return cv2.GaussianBlur(mask, (0, 0), softness) if softness > 1 else mask


def spoil_colours(pixels: np.ndarray, random: np.random.Generator, strength: float = 1.0) -> np.ndarray:
    """Other light: gain and shift of each colour, contrast by a power, now and then grey."""
    gains = np.exp(random.normal(0, 0.2 * strength) + random.normal(0, 0.07 * strength, 3))
    power = np.exp(random.normal(0, 0.25 * strength))
    levels = np.linspace(0, 1, 256)[:, None] ** power * gains + random.normal(0, 0.06 * strength)
    table = np.round(np.clip(levels, 0, 1) * 255).astype(np.uint8)
    if random.random() < 0.15:
        pixels = np.repeat(cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY)[..., None], 3, axis=2)
        table = table[:, 1:2].repeat(3, axis=1)
    return cv2.LUT(np.ascontiguousarray(pixels), table[None])


def spoil(pixels: np.ndarray, random: np.random.Generator) -> np.ndarray:
    """A picture as bad cameras and the web leave it: light, blur, noise, JPEG."""
    pixels = spoil_colours(pixels, random)
    if random.random() < 0.25:
        pixels = cv2.GaussianBlur(pixels, (0, 0), random.uniform(0.4, 1.4))
    if random.random() < 0.25:
        noise = random.normal(0, random.uniform(2, 14), pixels.shape)
        pixels = np.clip(pixels + noise, 0, 255).astype(np.uint8)
    if random.random() < 0.3:
        quality = int(random.integers(20, 90))
        _, data = cv2.imencode(".jpg", pixels, (cv2.IMWRITE_JPEG_QUALITY, quality))
        pixels = cv2.imdecode(data, cv2.IMREAD_COLOR)
    return pixels


def targets(sample: Sample) -> tuple[np.ndarray, np.ndarray]:
    """What the network should say about a sample.

    Returns:
        (h, w) int8: 1 face, 0 none, -1 does not count; (h, w, 3, 2) float32 places where there is a face.
    """
    places = sample.pixels.shape[0] // STRIDE
    steps = np.arange(places) * STRIDE + (STRIDE - 1) / 2
    centres = np.stack(np.meshgrid(steps, steps), axis=-1)  # (h, w, 2): x, y
    wanted = np.zeros((places, places), np.int8)
    points = np.zeros((places, places, 3, 2), np.float32)
    for face, sure in zip(sample.points, sample.sure, strict=True):
        eyes = eye_distance(face)
        middle = (face[:2].mean(axis=0) + face[2]) / 2
        distance = np.hypot(*(centres - middle).transpose(2, 0, 1))
        if not _SMALLEST_DOUBT < eyes < _LARGEST_DOUBT and sure:
            continue
        near = distance <= max(0.35 * eyes, 0.71 * STRIDE)
        wanted[(distance <= max(0.9 * eyes, STRIDE)) & (wanted == 0)] = -1
        if sure and SMALLEST_EYES <= eyes <= LARGEST_EYES:
            wanted[near] = 1
            points[near] = face
    return wanted, points
