"""The same few faces by several models, for comparing them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRectF, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPainterPath, QPixmap

from gan.engine import Engine, Job, JobState, Priority
from gan.errors import GanvasError
from gan.faces.face import Face
from gan.faces.request import MakeFaces
from studio.heard import sentence_of
from studio.jobs import JobBridge
from studio.theme import Space

if TYPE_CHECKING:
    import numpy as np

SEEDS = (1, 2, 3, 4, 5, 6)
COLUMNS, SIDE = 3, 64
_RADIUS = 6


class FaceSamples(QObject):
    """Has the engine make the faces of each model once.

    Signals:
        changed(str): there are faces of this model now, or a sentence that says why not.
    """

    changed = Signal(str)

    def __init__(self, engine: Engine, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._engine = engine
        self._pixels: dict[str, np.ndarray] = {}
        self._problems: dict[str, str] = {}
        self._jobs: dict[Job, str] = {}
        self._bridge = JobBridge(self)
        self._bridge.jobsChanged.connect(self._on_jobs_changed)

    def pixels(self, model: str) -> np.ndarray | None:
        """(N, S, S, 3) uint8; None as long as they are not made."""
        return self._pixels.get(model)

    def problem(self, model: str) -> str:
        """Why there are none; empty if nothing is known against it."""
        return self._problems.get(model, "")

    def ask(self, models: Iterable[str]) -> None:
        """Make the faces of these models, where they are not there or under way."""
        for model in models:
            if model in self._pixels or model in self._problems or model in self._jobs.values():
                continue
            try:
                wish = MakeFaces(tuple(Face(seed) for seed in SEEDS), model)
                job = self._engine.submit(wish, Priority.INTERACTIVE)
            except GanvasError as error:
                self._problems[model] = sentence_of(error)
                self.changed.emit(model)
                continue
            self._jobs[job] = model
            self._bridge.watch(job)

    def forget(self) -> None:
        """Other weights may have these names now."""
        self._pixels.clear()
        self._problems.clear()

    def close(self) -> None:
        """Cancel, and listen to the engine no more."""
        for job in self._jobs:
            job.cancel()
        self._jobs.clear()
        self._bridge.close()

    def _on_jobs_changed(self, jobs: Sequence[Job]) -> None:
        for job in jobs:
            if not job.state.is_over or (model := self._jobs.pop(job, None)) is None:
                continue
            if job.state is JobState.DONE:
                self._pixels[model] = job.result().pixels
            else:
                self._problems[model] = sentence_of(job.error) if job.error is not None else "–"
            self.changed.emit(model)


def tiled(pixels: np.ndarray, ratio: float) -> QPixmap:
    """Faces (N, S, S, 3) uint8 in rows of `COLUMNS`, for a screen of `ratio` pixels each of its own."""
    rows = -(-len(pixels) // COLUMNS)
    width, height = (count * SIDE + (count - 1) * Space.XS for count in (COLUMNS, rows))
    picture = QPixmap(round(width * ratio), round(height * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
    for number, face in enumerate(pixels):
        row, column = divmod(number, COLUMNS)
        place = QRectF(column * (SIDE + Space.XS), row * (SIDE + Space.XS), SIDE, SIDE)
        outline = QPainterPath()
        outline.addRoundedRect(place, _RADIUS, _RADIUS)
        painter.setClipPath(outline)
        side, data = face.shape[0], face.tobytes()
        painter.drawImage(place, QImage(data, side, side, 3 * side, QImage.Format.Format_RGB888))
    painter.end()
    return picture
