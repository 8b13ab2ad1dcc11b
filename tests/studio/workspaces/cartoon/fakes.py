"""A film that paints one colour a shot, and a thread's worth of patience."""

from __future__ import annotations

import threading
from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage

from gan.cartoon.scene import Scene
from studio.workspaces.cartoon.film import frames_of


@dataclass(frozen=True)
class Seen:
    """As `gan.cartoon.stage.film.Seen`."""

    id: str
    box: QRectF
    x: float
    depth: float
    flip: bool = False


class FakeFilm:
    """Paints frames whose red is their number; everybody stands in a row, each a tenth of the frame wide.

    Attributes:
        painted: numbers of the frames, in order.
        gate: frames wait here as long as it is closed.
    """

    def __init__(self, scene: Scene, gate: threading.Event | None = None) -> None:
        self.scene = scene
        self.painted: list[int] = []
        self.gate = gate

    @property
    def count(self) -> int:
        return frames_of(self.scene)

    def frame(self, index: int, width: int, height: int) -> QImage:
        if self.gate is not None:
            self.gate.wait(5)
        self.painted.append(index)
        image = QImage(width, height, QImage.Format.Format_RGB32)
        image.fill(QColor(index % 256, 120, 160))
        return image

    def seen(self, index: int) -> list[Seen]:
        seconds = index / 25
        shot = next((s for s in reversed(self.scene.shots) if s.start <= seconds + 1e-6), None)
        found = []
        for number, entity in enumerate(shot.entities if shot else ()):
            place = entity.placement
            x = place.x if place else 0.2 + 0.2 * number
            found.append(Seen(entity.id, QRectF(x - 0.05, 0.4, 0.1, 0.5), x, 0.5, bool(place and place.flip)))
        return found

    def floor(self, index: int):
        return lambda x, y: (x, min(max((y - 0.7) / 0.25, 0.0), 1.0))

    def thumbnail(self, shot: str, width: int, height: int) -> QImage:
        image = QImage(width, height, QImage.Format.Format_RGB32)
        image.fill(QColor("#a9d6e5"))
        return image
