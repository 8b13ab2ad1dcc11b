"""What a film is to be, and the moments at which its frames are shown."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path

from gan.media.errors import MediaError
from gan.media.films.formats import FilmFormat
from gan.media.films.look import FilmLook

SLOWEST, FASTEST = 0.1, 240.0
_TICKS = 10_000  # a second, at least: what frames shown at moments of their own are rounded to


@dataclass(frozen=True)
class FilmSettings:
    """What `open_film` was asked for, checked.

    Attributes:
        target: where the film goes.
        format: how it is written.
        width, height: pixels of a frame.
        rate: frames a second.
        alpha: whether frames carry transparency.
        quality: 1..100.
        loop: whether a GIF, PNG or WebP starts again at its end.
        look: how the numbers of an MP4 or WebM are to be shown.
        repeatable: whether the same frames always become the same bytes.
    """

    target: Path
    format: FilmFormat
    width: int
    height: int
    rate: Fraction
    alpha: bool
    quality: int
    loop: bool
    look: FilmLook = field(default_factory=FilmLook)
    repeatable: bool = False

    @property
    def ticks(self) -> int:
        """Ticks a second; a frame of the steady rate lasts a whole number of them."""
        return ticks_a_second(self.rate)

    @property
    def step(self) -> int:
        """Ticks that a frame of the steady rate lasts."""
        return int(self.ticks / self.rate)


def ticks_a_second(rate: Fraction) -> int:
    """Ticks of a film of this rate."""
    return rate.numerator * math.ceil(_TICKS / rate.numerator)


def exact_rate(frames_per_second: float, name: str) -> Fraction:
    """Frames a second as a fraction; 29.97 and 30000/1001 both come out as what broadcasters mean.

    Raises:
        MediaError: no film runs at that speed; `name` is the film's.
    """
    if not SLOWEST <= frames_per_second <= FASTEST:  # also where it is not a number
        raise MediaError(
            f"{name} cannot show {frames_per_second:g} frames a second; "
            f"take a number from {SLOWEST:g} to {FASTEST:g}."
        )
    rate = Fraction(frames_per_second)
    broadcast = Fraction(1000 * math.ceil(rate), 1001)
    if abs(rate - broadcast) < Fraction(1, 100) and rate.denominator != 1:
        return broadcast
    return rate.limit_denominator(1000)


def require_size(settings: FilmSettings) -> None:
    """Check what the format can hold.

    Raises:
        MediaError: the frames are too large for it, or it has no transparency.
    """
    name, format = settings.target.name, settings.format
    if max(settings.width, settings.height) > format.longest_side:
        raise MediaError(
            f"{name} cannot have {settings.width} x {settings.height} pixels because {format.name} holds at "
            f"most {format.longest_side} a side; make it smaller."
        )
    if settings.alpha and not format.alpha:
        raise MediaError(
            f"{name} cannot be transparent because {format.name} holds no transparency; "
            "take .webm, .gif, .png or .webp."
        )
