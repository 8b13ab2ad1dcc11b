"""Makes bad pictures of good ones, as cameras, phones and the web do, to learn the way back.

In the order that light meets a picture: the hand shakes, the lens is out of focus or soft; the sensor is
coarser and noisy; the camera sharpens; the file is compressed; and many a picture goes through half of
this a second time on its way through the web (cf. Zhang et al. 2021, BSRGAN; Wang et al. 2021,
Real-ESRGAN). Every choice is drawn from one generator, so that a seed gives the same picture again.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field, replace
from functools import cache

import cv2
import numpy as np

from gan.enhance.kernels import PSF_SIDE, combined, disc, gaussian, polygon, shake, spread

Range = tuple[float, float]
# How a picture is made smaller: by OpenCV's name, and how often.
_KINDS = (
    (cv2.INTER_AREA, 0.35),
    (cv2.INTER_CUBIC, 0.3),
    (cv2.INTER_LINEAR, 0.2),
    (cv2.INTER_LANCZOS4, 0.15),
)
_NOISE_BANK = 1 << 21
_GAMMA = 2.2


@dataclass(frozen=True)
class DegradationRanges:
    """How often each fault occurs (0..1), and between which limits its size is drawn.

    Sizes are in pixels of the good picture, brightness in 0..1.

    Attributes:
        clean: nothing but the reduction, by area or antialiased bicubic.
        motion, motion_length, restlessness: a shaking hand; length of its path, how it winds.
        defocus, defocus_radius, disc, blades: out of focus; share of round irises, blades of the others.
        gaussian, gaussian_sigma, stretch: a soft lens; how much softer along one axis.
        linear_light: share of blurs that are computed on light instead of on levels.
        shrink, shrink_to: the picture was smaller in between; to which share of its final size.
        shot, read, grey_noise: variance per brightness and deviation of the sensor's noise; share of noise
            without colour.
        jpeg, jpeg_quality, webp, webp_quality: compression; what is not compressed by one is by the other,
            as often as is said.
        halves_colours: share of JPEGs with colours at half the resolution.
        sharpen, sharpen_amount, sharpen_sigma: unsharp masking with its halos.
        again: a second, milder round of blur, noise and compression.
    """

    clean: float = 0.1
    motion: float = 0.3
    motion_length: Range = (3.0, 25.0)
    restlessness: Range = (0.0, 0.8)
    defocus: float = 0.25
    defocus_radius: Range = (0.7, 5.0)
    disc: float = 0.5
    blades: tuple[int, int] = (5, 8)
    gaussian: float = 0.4
    gaussian_sigma: Range = (0.3, 2.5)
    stretch: Range = (1.0, 2.5)
    linear_light: float = 0.4
    shrink: float = 0.2
    shrink_to: Range = (0.5, 1.0)
    shot: Range = (0.0, 0.004)
    read: Range = (0.0, 0.03)
    noise: float = 0.6
    grey_noise: float = 0.35
    jpeg: float = 0.65
    jpeg_quality: Range = (35.0, 95.0)
    halves_colours: float = 0.7
    webp: float = 0.08
    webp_quality: Range = (35.0, 95.0)
    sharpen: float = 0.2
    sharpen_amount: Range = (0.2, 1.2)
    sharpen_sigma: Range = (0.6, 2.0)
    again: float = 0.3


@dataclass(frozen=True)
class Ailments:
    """What was done to one picture; what an estimate of it is trained on.

    Attributes:
        motion: length of the path in pixels, 0 for none.
        defocus: radius in pixels, 0 for none.
        softness: deviation of the Gaussian in pixels, 0 for none.
        noise: deviation of the noise at half brightness, 0..1.
        quality: of the last compression, 1..100; 100 for none.
        sharpening: amount, 0 for none.
        spread: how far all blurs together spread a point of light: root mean square distance from its
            centre, in pixels of the good picture.
    """

    motion: float = 0.0
    defocus: float = 0.0
    softness: float = 0.0
    noise: float = 0.0
    quality: float = 100.0
    sharpening: float = 0.0
    spread: float = 0.0

    @property
    def is_clean(self) -> bool:
        """Whether nothing was done but a reduction."""
        return self == Ailments()


@dataclass
class Degrader:
    """Draws faults and applies them.

    Attributes:
        random: draws everything.
        ranges: what is drawn.
        psf: what the last picture's blurs made of a point of light, (33, 33) float32, one in all, in pixels
            of the good picture; a point where it was not blurred.
    """

    random: np.random.Generator
    ranges: DegradationRanges = field(default_factory=DegradationRanges)
    psf: np.ndarray = field(default_factory=lambda: combined((), PSF_SIDE))

    def degrade(self, good: np.ndarray, scale: int) -> tuple[np.ndarray, Ailments]:
        """A bad picture of a good one.

        Args:
            good: (scale * h, scale * w, 3) uint8 RGB.
            scale: how much smaller the bad one is, 1, 2 or 4.

        Returns:
            (h, w, 3) uint8, and what was done.
        """
        size = (good.shape[1] // scale, good.shape[0] // scale)
        self.psf = combined((), PSF_SIDE)
        if self._happens(self.ranges.clean):
            kind = cv2.INTER_AREA if self._happens(0.5) else None
            return (good.copy() if scale == 1 else _reduced(good, size, kind)), Ailments()
        picture, ailments = self._blur(good.astype(np.float32) / 255, Ailments())
        picture = self._resize(picture, size)
        picture, ailments = self._noise(picture, ailments, 1.0)
        picture, ailments = self._sharpen(picture, ailments)
        picture, ailments = self._compress(picture, ailments)
        if self._happens(self.ranges.again):
            picture, ailments = self._again(picture, ailments)
        return _levels(picture), ailments

    def _again(self, picture: np.ndarray, ailments: Ailments) -> tuple[np.ndarray, Ailments]:
        """Shared once more: made a little smaller and back, compressed again."""
        size = picture.shape[1::-1]
        share = self._between((0.7, 1.0))
        smaller = tuple(max(8, round(side * share)) for side in size)
        picture = _reduced(picture, smaller, self._kind())
        picture = cv2.resize(picture, size, interpolation=cv2.INTER_CUBIC)
        picture, ailments = self._noise(picture, ailments, 0.3)
        return self._compress(picture, ailments)

    # Light

    def _blur(self, picture: np.ndarray, ailments: Ailments) -> tuple[np.ndarray, Ailments]:
        ranges, random = self.ranges, self.random
        kernels = []
        if self._happens(ranges.motion):
            length = self._between(ranges.motion_length)
            kernels.append(shake(length, random, self._between(ranges.restlessness)))
            ailments = replace(ailments, motion=length)
        if self._happens(ranges.defocus):
            radius = self._between(ranges.defocus_radius)
            kernels.append(self._iris(radius))
            ailments = replace(ailments, defocus=radius)
        if self._happens(ranges.gaussian):
            sigma = self._between(ranges.gaussian_sigma)
            kernels.append(gaussian(sigma, self._between(ranges.stretch), random.uniform(0, math.pi)))
            ailments = replace(ailments, softness=sigma)
        if not kernels:
            return picture, ailments
        self.psf = combined(kernels, PSF_SIDE)
        # Of blurs behind each other, the squares add up.
        ailments = replace(ailments, spread=math.sqrt(sum(spread(kernel) ** 2 for kernel in kernels)))
        in_light = self._happens(ranges.linear_light)
        if in_light:
            picture = cv2.pow(picture, _GAMMA)
        for kernel in kernels:
            picture = cv2.filter2D(picture, -1, kernel, borderType=cv2.BORDER_REFLECT)
        if in_light:
            picture = cv2.pow(np.maximum(picture, 0), 1 / _GAMMA)
        return picture, ailments

    def _iris(self, radius: float) -> np.ndarray:
        if self._happens(self.ranges.disc):
            return disc(radius)
        low, high = self.ranges.blades
        return polygon(radius, int(self.random.integers(low, high + 1)), self.random.uniform(0, math.pi))

    def _resize(self, picture: np.ndarray, size: tuple[int, int]) -> np.ndarray:
        if self._happens(self.ranges.shrink):
            share = self._between(self.ranges.shrink_to)
            smaller = tuple(max(8, round(side * share)) for side in size)
            picture = _reduced(picture, smaller, self._kind())
            return cv2.resize(picture, size, interpolation=cv2.INTER_CUBIC)
        if picture.shape[1::-1] == size:
            return picture
        return _reduced(picture, size, self._kind())

    def _kind(self) -> int:
        kinds, weights = zip(*_KINDS, strict=True)
        return int(self.random.choice(kinds, p=weights))

    # The camera and the web

    def _noise(self, picture: np.ndarray, ailments: Ailments, share: float) -> tuple[np.ndarray, Ailments]:
        """Shot noise grows with the light, read noise does not."""
        if not self._happens(self.ranges.noise):
            return picture, ailments
        shot, read = share * self._between(self.ranges.shot), share * self._between(self.ranges.read)
        height, width = picture.shape[:2]
        channels = 1 if self._happens(self.ranges.grey_noise) else 3
        deviation = np.sqrt(shot * np.clip(picture, 0, 1) + read**2)
        noisy = picture + deviation * self._normal(height, width, channels)
        deviation_now = math.sqrt(ailments.noise**2 + shot / 2 + read**2)
        return noisy, replace(ailments, noise=deviation_now)

    def _normal(self, height: int, width: int, channels: int) -> np.ndarray:
        """(H, W, channels) of a normal distribution, cut out of a supply, since drawing takes long."""
        count = height * width * channels
        bank = _noise_bank(max(_NOISE_BANK, 2 * count))
        start = int(self.random.integers(len(bank) - count))
        sign = 1 if self.random.integers(2) else -1
        return sign * bank[start : start + count].reshape(height, width, channels)

    def _sharpen(self, picture: np.ndarray, ailments: Ailments) -> tuple[np.ndarray, Ailments]:
        if not self._happens(self.ranges.sharpen):
            return picture, ailments
        amount = self._between(self.ranges.sharpen_amount)
        soft = cv2.GaussianBlur(picture, (0, 0), self._between(self.ranges.sharpen_sigma))
        return cv2.addWeighted(picture, 1 + amount, soft, -amount, 0), replace(ailments, sharpening=amount)

    def _compress(self, picture: np.ndarray, ailments: Ailments) -> tuple[np.ndarray, Ailments]:
        ranges, draw = self.ranges, self.random.random()
        if draw < ranges.jpeg:
            quality = round(self._between(ranges.jpeg_quality))
            halved = self._happens(ranges.halves_colours)
            sampling = (
                cv2.IMWRITE_JPEG_SAMPLING_FACTOR_420 if halved else cv2.IMWRITE_JPEG_SAMPLING_FACTOR_444
            )
            options = [cv2.IMWRITE_JPEG_QUALITY, quality, cv2.IMWRITE_JPEG_SAMPLING_FACTOR, sampling]
            return _through(".jpg", picture, options), replace(ailments, quality=float(quality))
        if draw < ranges.jpeg + ranges.webp:
            quality = round(self._between(ranges.webp_quality))
            options = [cv2.IMWRITE_WEBP_QUALITY, quality]
            return _through(".webp", picture, options), replace(ailments, quality=float(quality))
        return picture, ailments

    # Chance

    def _happens(self, share: float) -> bool:
        return bool(self.random.random() < share)

    def _between(self, limits: Range) -> float:
        return float(self.random.uniform(*limits))


def _through(suffix: str, picture: np.ndarray, options: list[int]) -> np.ndarray:
    """A picture, (H, W, 3) float32, encoded and decoded."""
    levels = cv2.cvtColor(_levels(picture), cv2.COLOR_RGB2BGR)
    encoded = cv2.imencode(suffix, levels, options)[1]
    decoded = cv2.imdecode(encoded, cv2.IMREAD_COLOR)
    return cv2.cvtColor(decoded, cv2.COLOR_BGR2RGB).astype(np.float32) / 255


def _reduced(picture: np.ndarray, size: tuple[int, int], kind: int | None) -> np.ndarray:
    """A picture made smaller to (width, height); None is the antialiased bicubic filter of Pillow."""
    if kind is None:
        from PIL import Image

        return np.asarray(Image.fromarray(picture).resize(size, Image.Resampling.BICUBIC))
    return cv2.resize(picture, size, interpolation=kind)


def _levels(picture: np.ndarray) -> np.ndarray:
    """(H, W, 3) float32, around 0..1 -> uint8."""
    if picture.dtype == np.uint8:
        return picture
    return cv2.convertScaleAbs(np.clip(picture, 0, 1), alpha=255)


@cache
def _noise_bank(size: int) -> np.ndarray:
    return np.random.default_rng(20_250).standard_normal(size, dtype=np.float32)
