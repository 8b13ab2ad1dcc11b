"""When a growing network works at which resolution (Karras et al. 2017, section 2)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Stage:
    """Where growth stands.

    Attributes:
        resolution: side of the pictures.
        fade: 0..1, how far the newest layers have been faded in.
    """

    resolution: int
    fade: float


@dataclass(frozen=True)
class Schedule:
    """Growth by the number of real pictures seen.

    Attributes:
        start: first resolution.
        end: last resolution, `start` times a power of two.
        hold: pictures for which the start, and each later resolution once faded in, is kept.
        fade: pictures during which a resolution is faded in.
    """

    start: int
    end: int
    hold: int
    fade: int

    def stage_at(self, images: int) -> Stage:
        """The stage after so many real pictures."""
        resolution, left = self.start, images - self.hold
        while resolution < self.end and left >= 0:
            resolution *= 2
            if left < self.fade:
                return Stage(resolution, left / self.fade)
            left -= self.fade + self.hold
        return Stage(resolution, 1.0)

    @property
    def grown_after(self) -> int:
        """Pictures after which the last resolution is faded in."""
        doublings = (self.end // self.start).bit_length() - 1
        return doublings * (self.hold + self.fade)
