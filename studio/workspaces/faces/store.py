"""Pictures of faces: made by the engine for whoever wants to show them, and kept."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from gan.engine import Engine, Job, JobState, Priority
from gan.errors import GanvasError
from gan.faces.face import Face
from gan.faces.request import MakeFaces
from studio.heard import sentence_of
from studio.jobs import JobBridge

if TYPE_CHECKING:
    import numpy as np

_KEPT_BYTES = 96 * 2**20
_IN_ENGINE = 2  # one is computed while the other is on its way: little to wait for when wishes change
_LARGEST_PIECE, _SMALL_PIECE = 16, 4
_PER_SECOND = 60


class FaceStore(QObject):
    """Gives pictures at once if it has them, and otherwise makes those that are wanted most.

    Views say what they want, each anew whenever that changes; what no view wants any more is not made.
    The first request is of one face and later ones of more, so that something shows at once.

    Signals:
        arrived(): there are pictures, or problems, that were not there before.
        failed(str): why faces cannot be made; once for each sentence.
    """

    arrived = Signal()
    failed = Signal(str)

    def __init__(self, engine: Engine, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._engine = engine
        self._model = "auto"
        self._kept: OrderedDict[Face, np.ndarray] = OrderedDict()
        self._bytes = 0
        self._problems: dict[Face, str] = {}
        self._told: set[str] = set()
        self._wanted: dict[str, tuple[Face, ...]] = {}
        self._in_engine: dict[Job, tuple[Face, ...]] = {}
        self._piece = 1
        self._largest = _LARGEST_PIECE
        self._is_held = False
        self._is_open = True
        self._bridge = JobBridge(self, _PER_SECOND)
        self._bridge.jobsChanged.connect(self._on_jobs_changed)

    @property
    def model(self) -> str:
        """Name of the model that makes the faces."""
        return self._model

    def set_model(self, name: str) -> None:
        """Make faces with another model; all pictures so far are forgotten."""
        self._model = name
        self.forget()

    def forget(self) -> None:
        """Make everything that is wanted anew."""
        for job in self._in_engine:
            job.cancel()
        self._in_engine.clear()
        self._kept.clear()
        self._bytes, self._piece = 0, 1
        self._problems.clear()
        self._told.clear()
        self._feed()

    def pixels(self, face: Face) -> np.ndarray | None:
        """(S, S, 3) uint8, or None as long as it is not made."""
        found = self._kept.get(face)
        if found is not None:
            self._kept.move_to_end(face)
        return found

    def problem(self, face: Face) -> str:
        """Why a face cannot be made; empty if nothing is known against it."""
        return self._problems.get(face, "")

    def want(self, view: str, faces: Iterable[Face]) -> None:
        """Say what a view shows, what matters most first, in place of what it wanted before."""
        self._wanted[view] = tuple(faces)
        self._feed()

    def hold(self, held: bool) -> None:
        """Leave the engine to something that follows the hand."""
        self._is_held = held
        self._feed()

    def hurry(self, hurried: bool) -> None:
        """Ask for few faces at a time, since what is wanted changes all the time."""
        self._largest = _SMALL_PIECE if hurried else _LARGEST_PIECE
        self._piece = min(self._piece, self._largest)

    def keep(self, face: Face, pixels: np.ndarray) -> None:
        """Take a picture that was made elsewhere."""
        if face not in self._kept:
            self._bytes += pixels.nbytes
        self._kept[face] = pixels
        while self._bytes > _KEPT_BYTES and len(self._kept) > 1:
            self._bytes -= self._kept.popitem(last=False)[1].nbytes

    @property
    def is_busy(self) -> bool:
        """Whether pictures are being made."""
        return bool(self._in_engine)

    def close(self) -> None:
        """Make nothing more."""
        self._is_open = False
        for job in self._in_engine:
            job.cancel()
        self._in_engine.clear()
        self._bridge.close()

    def _feed(self) -> None:
        """Ask the engine for what is wanted most and not under way."""
        while self._is_open and not self._is_held and len(self._in_engine) < _IN_ENGINE:
            faces = tuple(face for face, _ in zip(self._missing(), range(self._piece), strict=False))
            if not faces:
                return
            self._piece = min(2 * self._piece, self._largest)
            try:
                job = self._engine.submit(MakeFaces(faces, self._model), Priority.INTERACTIVE)
            except GanvasError as error:
                self._refuse(faces, sentence_of(error))
                continue
            self._in_engine[job] = faces
            self._bridge.watch(job)

    def _missing(self) -> Iterator[Face]:
        """What is wanted and neither there nor under way nor known to fail, each once."""
        seen = {face for faces in self._in_engine.values() for face in faces}
        for faces in self._wanted.values():
            for face in faces:
                if face not in seen and face not in self._kept and face not in self._problems:
                    seen.add(face)
                    yield face

    def _on_jobs_changed(self, jobs: Sequence[Job]) -> None:
        has_news = False
        for job in jobs:
            if not job.state.is_over or job not in self._in_engine:
                continue
            faces = self._in_engine.pop(job)
            if job.state is JobState.DONE:
                for face, pixels in zip(faces, job.result().pixels, strict=True):
                    self.keep(face, pixels)
                has_news = True
            elif job.state is JobState.FAILED:
                self._refuse(faces, str(job.error))
        self._feed()
        if has_news:
            self.arrived.emit()

    def _refuse(self, faces: tuple[Face, ...], sentence: str) -> None:
        """Remember that these cannot be made: asking again and again would help nobody."""
        self._problems.update(dict.fromkeys(faces, sentence))
        if sentence not in self._told:
            self._told.add(sentence)
            self.failed.emit(sentence)
        self.arrived.emit()
