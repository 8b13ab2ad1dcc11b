"""What ails a photo, as plain values and in words; importing this does not import torch."""

from __future__ import annotations

import math
from dataclasses import dataclass

# Kinds of blur, in the order of the estimator's outputs.
SHARP, MOTION, DEFOCUS, SOFT = KINDS = ("none", "motion", "defocus", "gaussian")
UNCOMPRESSED = 100.0

# How a point of light that is spread by one pixel (root mean square) came about: the length of a straight
# path, the radius of a disc, the deviation of a Gaussian.
_SIZES = {SHARP: 0.0, MOTION: math.sqrt(12), DEFOCUS: math.sqrt(2), SOFT: 1 / math.sqrt(2)}
# Below, nobody sees it in a photograph at 100 %.
_LEAST_NOISE, _LOW_NOISE, _HIGH_NOISE = 0.004, 0.015, 0.035
_LEAST_SHARPENING = 0.35
_FINE_QUALITY = 93


@dataclass(frozen=True)
class Mark:
    """What a person is told about one property of a photo.

    Attributes:
        words: a few.
        is_fault: whether it is something to mend.
    """

    words: str
    is_fault: bool


@dataclass(frozen=True)
class Findings:
    """An estimate of what was done to a photo.

    Attributes:
        blur: one of `KINDS`.
        spread: by how much a point of light is spread: root mean square distance from its centre, in
            pixels; 0 where it is sharp.
        noise: deviation at half brightness, 0..1.
        quality: of the last compression, as of a JPEG, 1..100; 100 where there is none.
        sharpening: amount of unsharp masking, 0 for none.
        sureness: that it is sharp, or that it is blurred in whatever way, 0..1.
    """

    blur: str = SHARP
    spread: float = 0.0
    noise: float = 0.0
    quality: float = UNCOMPRESSED
    sharpening: float = 0.0
    sureness: float = 1.0

    @property
    def blur_size(self) -> float:
        """In pixels: length of the motion, radius of the disc, or deviation of the Gaussian."""
        return self.spread * _SIZES[self.blur]

    @property
    def is_sharp(self) -> bool:
        """Whether no blur was found."""
        return self.blur == SHARP

    def marks(self) -> tuple[Mark, ...]:
        """A few words on blur, noise, compression and, if there is any, sharpening."""
        marks = [
            Mark(self._blur_words(), not self.is_sharp),
            Mark(self._noise_words(), self.noise >= _LEAST_NOISE),
            Mark(self._file_words(), self.quality <= _FINE_QUALITY),
        ]
        if self.sharpening >= _LEAST_SHARPENING:
            marks.append(Mark("sharpened", True))
        return tuple(marks)

    def words(self) -> str:
        """All of it in a line, as "motion blur about 9 px, noise low, JPEG about 60"."""
        return ", ".join(mark.words for mark in self.marks())

    def as_values(self) -> dict[str, str | float]:
        """For programs: rounded to what can be known."""
        return {
            "blur": self.blur,
            "blur_px": round(self.blur_size, 1),
            "noise": round(self.noise, 4),
            "jpeg_quality": round(self.quality),
            "sharpening": round(self.sharpening, 2),
            "sureness": round(self.sureness, 2),
        }

    def _blur_words(self) -> str:
        size = self.blur_size
        if self.is_sharp:
            return "sharp"
        if self.blur == MOTION:
            return f"motion blur about {size:.0f} px"
        if self.blur == DEFOCUS:
            return f"out of focus by about {size:.{0 if size >= 9.5 else 1}f} px"
        return f"soft by about {size:.1f} px"

    def _noise_words(self) -> str:
        if self.noise < _LEAST_NOISE:
            return "no noise"
        return "noise " + (
            "low" if self.noise < _LOW_NOISE else "medium" if self.noise < _HIGH_NOISE else "high"
        )

    def _file_words(self) -> str:
        if self.quality > _FINE_QUALITY:
            return "hardly compressed"
        return f"JPEG about {5 * round(self.quality / 5)}"


def spread_of(kind: str, size: float) -> float:
    """The spread of a blur of a size, the other way round than `Findings.blur_size`."""
    return size / _SIZES[kind] if kind != SHARP else 0.0
