"""Finding faces of any size: the finder on a pyramid of the picture, then a closer look at every face."""

from __future__ import annotations

import functools
import math

import cv2
import numpy as np
import torch
from torch import Tensor

from gan.models import ModelCard, ModelError, default_model, load_weights
from gan.nn.faces.alignment import FINDER_TASK, FoundFace, warp
from gan.nn.faces.finder import FaceFinder, FinderConfig, read_map

TASK = FINDER_TASK
LARGEST_SIDE = 1280
_STEP = math.sqrt(0.5)  # from one level of the pyramid to the next
_SMALLEST_LEVEL = 20
_CANDIDATE = 0.25  # score from which a place is looked at again
_FACE = 0.65  # score from which it is a face, the mean of all looks: below, false alarms double
_LOOK_SIDE = 96
_LOOK_EYES = 14.0  # eye distance of the second look, the middle of what the finder knows
_MOST_FACES = 100


class Aligner:
    """A finder ready for pictures of any size.

    Attributes:
        finder: in evaluation mode, on the CPU.
    """

    def __init__(self, finder: FaceFinder) -> None:
        self.finder = finder.eval().requires_grad_(False)

    def find(self, picture: np.ndarray) -> tuple[FoundFace, ...]:
        """The faces of a (H, W, 3) uint8 picture from left to right."""
        height, width = picture.shape[:2]
        share = min(1.0, LARGEST_SIDE / max(height, width))
        if share < 1:
            size = (max(1, round(width * share)), max(1, round(height * share)))
            picture = cv2.resize(picture, size, interpolation=cv2.INTER_AREA)
        # How the sides were rounded counts: a panorama's short side may have lost much.
        back = np.array((width / picture.shape[1], height / picture.shape[0]))
        points, scores = self._look_closer(picture, *_merge(*self._look(picture)))
        sure = scores >= _FACE
        points, scores = _merge(points[sure], scores[sure])
        found = [_face((p + 0.5) * back - 0.5, score) for p, score in zip(points, scores, strict=True)]
        return tuple(sorted(found, key=lambda face: face.eye_centre))

    @torch.inference_mode()
    def _look(self, picture: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """(F, 3, 2) points and (F,) scores of every place that may be a face, on all levels."""
        all_points, all_scores = [np.zeros((0, 3, 2))], [np.zeros(0)]
        height, width = picture.shape[:2]
        share = 1.0
        while min(height, width) * share >= _SMALLEST_LEVEL:
            size = (round(width * share), round(height * share))
            level = cv2.resize(picture, size, interpolation=cv2.INTER_AREA) if share < 1 else picture
            scores, points = read_map(self.finder(_to_network(level[None]))[0])
            likely = scores >= _CANDIDATE
            back = np.array((width / size[0], height / size[1]))
            all_points.append((points[likely].double().numpy() + 0.5) * back - 0.5)
            all_scores.append(scores[likely].double().numpy())
            share *= _STEP
        return np.concatenate(all_points), np.concatenate(all_scores)

    @torch.inference_mode()
    def _look_closer(
        self, picture: np.ndarray, points: np.ndarray, scores: np.ndarray
    ) -> tuple[np.ndarray, np.ndarray]:
        """Better points and scores from a look at each face upright, in the best size, and mirrored."""
        if not len(points):
            return points, scores
        matrices = [_look_matrix(face) for face in points]
        looks = np.stack([warp(picture, matrix, _LOOK_SIDE, cv2.BORDER_REPLICATE) for matrix in matrices])
        looks = np.concatenate((looks, looks[:, :, ::-1]))
        maps = [read_map(output) for output in self.finder(_to_network(looks))]
        closer, sure = np.empty_like(points), np.empty_like(scores)
        for index, matrix in enumerate(matrices):
            plain, plain_score = _middle_face(*maps[index])
            mirrored, mirrored_score = _middle_face(*maps[index + len(points)])
            mirrored = mirrored[[1, 0, 2]]
            mirrored[:, 0] = _LOOK_SIDE - 1 - mirrored[:, 0]
            seen = (plain + mirrored) / 2
            closer[index] = (seen - matrix[:, 2]) @ np.linalg.inv(matrix[:, :2]).T
            sure[index] = (scores[index] + plain_score + mirrored_score) / 3
        return closer, sure


def build_finder(card: ModelCard) -> FaceFinder:
    """The network that a card describes, with its weights, in evaluation mode.

    Raises:
        ModelError: the weights are missing, or they or the card are not those of a finder.
    """
    try:
        finder = FaceFinder(FinderConfig.from_card(card.config))
        finder.load_state_dict(load_weights(card))
    except (RuntimeError, KeyError, TypeError, ValueError) as error:
        raise ModelError(
            f"The weights of {card.name} do not fit its card ({error}); install the model again."
        ) from error
    return finder.eval().requires_grad_(False)


def default_aligner() -> Aligner:
    """The aligner of the installed finder; it is loaded once.

    Raises:
        ModelError: there is none, or it is damaged.
    """
    card = default_model(TASK)
    return _aligner_of(card.sha256)


@functools.lru_cache(maxsize=1)
def _aligner_of(sha256: str) -> Aligner:
    """The sum is the key: new weights are another aligner."""
    # Weights made in inference mode could not take part in training or inversion later.
    with torch.inference_mode(False):
        return Aligner(build_finder(default_model(TASK)))


def _to_network(pictures: np.ndarray) -> Tensor:
    """(N, H, W, 3) uint8 -> (N, 3, H, W) float32, -1..1, channels last in memory."""
    return torch.from_numpy(np.array(pictures, order="C")).permute(0, 3, 1, 2).float() / 127.5 - 1


def _merge(points: np.ndarray, scores: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """One face for each group of places that mean the same, with the mean of their points by score."""
    points_left, scores_left = points, scores
    merged, best = [], []
    while len(scores_left) and len(merged) < _MOST_FACES:
        first = int(scores_left.argmax())
        size = _size_of(points_left[first])
        distance = np.linalg.norm(points_left.mean(axis=1) - points_left[first].mean(axis=0), axis=1)
        # A face inside another's is none; only those of like size have a say in its points.
        inside = distance < 0.8 * np.maximum(size, _size_of(points_left))
        alike = inside & (np.abs(np.log(_size_of(points_left) / size)) < 0.35) & (distance < 0.4 * size)
        merged.append(np.average(points_left[alike], axis=0, weights=scores_left[alike] ** 2))
        best.append(scores_left[first])
        points_left, scores_left = points_left[~inside], scores_left[~inside]
    return np.array(merged).reshape(-1, 3, 2), np.array(best)


def _size_of(points: np.ndarray) -> np.ndarray:
    """Mean of eye distance and mouth distance of (..., 3, 2) points, above 0."""
    eyes = np.linalg.norm(points[..., 1, :] - points[..., 0, :], axis=-1)
    mouth = np.linalg.norm(points[..., 2, :] - points[..., :2, :].mean(axis=-2), axis=-1)
    return np.maximum((eyes + mouth) / 2, 1e-3)


def _look_matrix(points: np.ndarray) -> np.ndarray:
    """(2, 3) matrix that turns a face upright and brings it to the middle of the second look."""
    across = points[1] - points[0]
    scale, angle = _LOOK_EYES / _size_of(points), -math.atan2(across[1], across[0])
    turn = scale * np.array([[math.cos(angle), -math.sin(angle)], [math.sin(angle), math.cos(angle)]])
    centre = (points[:2].mean(axis=0) + points[2]) / 2
    return np.column_stack((turn, (_LOOK_SIDE - 1) / 2 - turn @ centre))


def _middle_face(scores: Tensor, points: Tensor) -> tuple[np.ndarray, float]:
    """Points, (3, 2), and score of the face in the middle of a second look."""
    height, width = scores.shape
    middle = slice(height // 2 - 2, height // 2 + 2), slice(width // 2 - 2, width // 2 + 2)
    near, places = scores[middle].flatten(), points[middle].flatten(0, 1)
    weights = near.double().square() + 1e-9
    mean = (places.double() * weights[:, None, None]).sum(dim=0) / weights.sum()
    return mean.numpy(), float(near.max())


def _face(points: np.ndarray, score: float) -> FoundFace:
    left, right, mouth = ((float(x), float(y)) for x, y in points)
    return FoundFace((left, right), mouth, float(score))
