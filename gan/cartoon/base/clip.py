"""A clip of a base, whoever made it: what learns and what draws asks for clips in this form only."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol

import numpy as np

from gan.cartoon.base.annotation import FRAMES, Annotation

SIDE = 128
"""Pixels of frames and masks across and down."""

SPLITS = ("train", "val", "test")


@dataclass(frozen=True)
class Unit:
    """What is known of an entity of our own base, so that it can be drawn again at any size.

    Attributes:
        asset: id in the catalogue.
        kind: "character" or "prop".
        actions: ids of what it does, in order.
        emotion: of `gan.cartoon.scene.Emotion`.
        words: of its looks: colours, garments.
        depth: (FRAMES,) float32, of the floor under it, 0 far .. 1 near; NaN where it is not there.
        facing: (FRAMES,) float32, 1 to the right, -1 to the left.
    """

    asset: str
    kind: str
    actions: tuple[str, ...] = ()
    emotion: str = "neutral"
    words: tuple[str, ...] = ()
    depth: np.ndarray = field(default_factory=lambda: np.full(FRAMES, np.nan, np.float32), compare=False)
    facing: np.ndarray = field(default_factory=lambda: np.ones(FRAMES, np.float32), compare=False)


@dataclass(frozen=True, eq=False)
class Clip:
    """Three seconds of film with all that is known of them. Pixels are read when they are asked for.

    Attributes:
        annotation: its caption and who is in it.
        split: one of `SPLITS`.
        moments: numbers of the frames whose pixels and masks are there; all `FRAMES` in a full base.
        tracks: by entity: (FRAMES, 4) float32 boxes x1, y1, x2, y2 in shares of the frame; NaN where it is
            not to be seen.
        units: by entity, in our own base; empty in others.
        scene: JSON of the scene that it was painted from, "" where there is none.
        read_masks: by entity: (K, SIDE, SIDE) bool at the moments.
        read_frames: (K, SIDE, SIDE, 3) uint8 RGB at the moments.
        read_background: (SIDE, SIDE, 3) uint8 RGB, nobody being there.
    """

    annotation: Annotation
    split: str
    moments: tuple[int, ...]
    tracks: dict[str, np.ndarray]
    units: dict[str, Unit]
    scene: str
    read_masks: Callable[[], dict[str, np.ndarray]]
    read_frames: Callable[[], np.ndarray]
    read_background: Callable[[], np.ndarray]

    @property
    def id(self) -> str:
        """Of the annotation."""
        return self.annotation.id


class ClipBase(Protocol):
    """Many clips."""

    def ids(self, split: str | None = None) -> list[str]:
        """Ids of the clips of a split, or of all, in order."""
        ...

    def clip(self, id: str) -> Clip:
        """The clip of an id.

        Raises:
            CartoonError: there is none, or it cannot be read.
        """
        ...
