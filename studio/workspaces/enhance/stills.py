"""Frames of films for the compare view, taken out in another thread and kept as files while shown."""

from __future__ import annotations

import logging
import tempfile
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QThreadPool, Signal

from gan.errors import GanvasError
from studio.heard import sentence_of
from studio.language import tr

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Still:
    """What is wanted: the frame of a moment, of the film and of its result.

    Attributes:
        source: the film.
        result: the enhanced one, or a beginning of it; None as long as there is none.
        seconds: the moment.
    """

    source: Path
    result: Path | None
    seconds: float


class Stills(QObject):
    """Takes frames out of films; only the newest wish counts.

    Signals:
        arrived(Still, Path, Path | None, float): files with the two frames, and how long the film is.
        failed(Still, str): why there are none.
    """

    arrived = Signal(object, object, object, float)
    failed = Signal(object, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = tempfile.TemporaryDirectory(prefix="ganvas-stills-")
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._lock = threading.Lock()
        self._wish: Still | None = None
        self._number = 0

    def ask(self, wish: Still) -> None:
        """Take out the frames of a moment, in place of whatever was asked for before."""
        with self._lock:
            is_idle, self._wish = self._wish is None, wish
        if is_idle:
            self._pool.start(self._work)

    def close(self) -> None:
        """Wait for what is under way, and remove the files."""
        with self._lock:
            self._wish = None
        self._pool.waitForDone()
        self._folder.cleanup()

    def _work(self) -> None:
        """The body of the thread: until nothing new was asked for meanwhile."""
        while True:
            with self._lock:
                wish = self._wish
            if wish is None:
                return
            self._take_out(wish)
            with self._lock:
                if self._wish is wish:
                    self._wish = None
                    return

    def _take_out(self, wish: Still) -> None:
        from gan.media.films.still import read_still

        try:
            before, info = read_still(wish.source, wish.seconds)
            files: list[Path | None] = [self._keep(before, "before")]
            # A beginning of the result has no frame of a later moment.
            after = read_still(wish.result, wish.seconds) if wish.result else None
            is_there = after is not None and wish.seconds < after[1].duration + 0.5 / info.frames_per_second
            files.append(self._keep(after[0], "after") if after is not None and is_there else None)
        except GanvasError as error:
            self.failed.emit(wish, sentence_of(error))
        except Exception as error:
            _log.exception("no still of %s", wish.source)
            self.failed.emit(
                wish,
                tr(
                    "{name} could not be read ({error}); check that it is whole.",
                    name=wish.source.name,
                    error=error,
                ),
            )
        else:
            self.arrived.emit(wish, *files, info.duration)

    def _keep(self, pixels: Sequence, role: str) -> Path:
        """A file with these pixels; those of the wish before stay, since they may still be shown."""
        from PIL import Image

        self._number += 1
        path = Path(self._folder.name) / f"{role}-{self._number}.bmp"
        Image.fromarray(pixels).save(path)
        for old in Path(self._folder.name).glob("*.bmp"):
            if int(old.stem.rpartition("-")[2]) < self._number - 6:
                old.unlink(missing_ok=True)
        return path
