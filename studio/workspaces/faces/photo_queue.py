"""Photos whose faces are looked for among those of the generator, one after the other."""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QThreadPool, Signal

from gan.engine import Engine
from gan.errors import GanvasError
from studio.heard import sentence_of
from studio.job_run import JobRun
from studio.language import tr

if TYPE_CHECKING:
    import numpy as np

    from gan.nn.faces.alignment import FoundFace

_log = logging.getLogger(__name__)
_CROP_SIDE = 128


class PhotoQueue(QObject):
    """Inverts photos.

    Signals:
        began(Path): this photo's turn has come.
        progressed(float, object): the share that is done, 0..1, and the seconds left or None.
        whichAsked(Path, tuple[np.ndarray, ...]): it has several faces, here from left to right as (S, S, 3)
            uint8; `choose` goes on.
        done(Path, Inverted): a face was found.
        failed(Path, str): none was, and why.
        ended(): nothing is shown any more: it was stopped, or put away.
    """

    began = Signal(object)
    progressed = Signal(float, object)
    whichAsked = Signal(object, object)
    done = Signal(object, object)
    failed = Signal(object, str)
    ended = Signal()
    _cut = Signal(object, object)

    def __init__(self, engine: Engine, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.model = "auto"
        self._waiting: deque[Path] = deque()
        self._photo: Path | None = None
        self._run = JobRun(engine, self)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._run.progressed.connect(self.progressed)
        self._run.done.connect(self._on_done)
        self._run.failedWith.connect(self._on_failed)
        self._cut.connect(self._on_cut)

    @property
    def waiting(self) -> int:
        """How many photos come after the one that is shown."""
        return len(self._waiting)

    @property
    def is_busy(self) -> bool:
        """Whether a photo is being worked on."""
        return self._run.is_busy

    def add(self, photos: Iterable[Path]) -> None:
        """Take photos; the first begins at once if none is shown."""
        self._waiting.extend(photos)
        if self._photo is None:
            self.go_on()

    def go_on(self) -> None:
        """Put away what is shown, and begin with the next photo if there is one."""
        self._run.cancel()
        self._photo = self._waiting.popleft() if self._waiting else None
        if self._photo is None:
            self.ended.emit()
            return
        self.began.emit(self._photo)
        self._begin(None)

    def choose(self, which: int) -> None:
        """Take this face of the photo, counted from 1 from the left."""
        if self._photo is not None:
            self.began.emit(self._photo)
            self._begin(which)

    def stop(self) -> None:
        """Work on no photo any more."""
        self._waiting.clear()
        self.go_on()

    def close(self) -> None:
        """Cancel, and listen to the engine no more."""
        self._waiting.clear()
        self._run.close()

    def wait(self) -> None:
        """Wait for the own thread."""
        self._pool.waitForDone()

    def _begin(self, which: int | None) -> None:
        from gan.faces.inversion_request import InvertPhoto

        assert self._photo is not None
        self._run.start(InvertPhoto(self._photo, which, self.model))

    def _on_done(self, result: object) -> None:
        if self._photo is not None:  # else it was put away in the moment in which it was found
            self.done.emit(self._photo, result)

    def _on_failed(self, error: BaseException) -> None:
        from gan.faces.inversion_request import SeveralFacesError

        photo = self._photo
        if photo is None:
            return
        if isinstance(error, SeveralFacesError):
            self._pool.start(lambda: self._cut.emit(photo, _faces_of(photo, error.faces)))
        else:
            self.failed.emit(photo, sentence_of(error))

    def _on_cut(self, photo: Path, cut: tuple[np.ndarray, ...] | str) -> None:
        if photo != self._photo:
            return
        if isinstance(cut, str):
            self.failed.emit(photo, cut)
        else:
            self.whichAsked.emit(photo, cut)


def _faces_of(photo: Path, faces: tuple[FoundFace, ...]) -> tuple[np.ndarray, ...] | str:
    """Each face of a photo, cut out and upright; or why the photo cannot be read."""
    from gan.media import read_picture
    from gan.nn.faces.alignment import align, plain_pixels

    try:
        pixels = plain_pixels(read_picture(photo))
        return tuple(align(pixels, face, _CROP_SIDE) for face in faces)
    except GanvasError as error:
        return sentence_of(error)
    except Exception:  # whatever is wrong with this photo, the person is told and goes on
        _log.exception("the faces of %s cannot be cut out", photo)
        return tr("{name} cannot be read any more; choose it again.", name=photo.name)
