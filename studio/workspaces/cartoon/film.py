"""What the workspace asks of a film, and the frames that it gets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage

from gan.cartoon.scene import Scene

FPS = 25


@dataclass(frozen=True)
class Seen:
    """Somebody or something in a frame.

    Attributes:
        id: of the entity.
        box: around it, in shares of the frame.
        x, depth: where it stands on the set, as `gan.cartoon.scene.Placement` says it.
        flip: whether it looks to the left.
    """

    id: str
    box: QRectF
    x: float
    depth: float
    flip: bool = False


class FilmLike(Protocol):
    """A scene as frames, in any order. Used in one thread at a time."""

    @property
    def count(self) -> int:
        """How many frames there are."""
        ...

    def frame(self, index: int, width: int, height: int) -> QImage:
        """One frame, opaque."""
        ...

    def seen(self, index: int) -> Sequence[Seen]:
        """Who is in a frame, nearest first."""
        ...

    def floor_at(self, index: int, x: float, y: float) -> tuple[float, float]:
        """Where on the set a point of a frame is: from shares of the frame to x and depth of a placement."""
        ...

    def thumbnail(self, shot: str, width: int, height: int) -> QImage:
        """A telling moment of a shot."""
        ...


@dataclass(frozen=True, eq=False)
class Shown:
    """A frame on its way to the window.

    Attributes:
        scene: that it belongs to.
        index: its number.
        image: its pixels.
        seen: who is in it, nearest first.
    """

    scene: Scene
    index: int
    image: QImage
    seen: tuple[Seen, ...] = ()

    def entity_at(self, x: float, y: float) -> Seen | None:
        """Who is at a point, in shares of the frame; the smallest of those whose boxes hold it."""
        here = [seen for seen in self.seen if seen.box.contains(x, y)]
        return min(here, key=lambda seen: seen.box.width() * seen.box.height(), default=None)

    def seen_of(self, id: str) -> Seen | None:
        """Where an entity is seen, or None."""
        return next((seen for seen in self.seen if seen.id == id), None)


def frames_of(scene: Scene) -> int:
    """How many frames a scene has."""
    return round(scene.duration * FPS)
