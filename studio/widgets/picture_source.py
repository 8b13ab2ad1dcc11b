"""Reads the pictures of a pair in worker threads, a coarse preview first."""

from __future__ import annotations

import logging
import weakref
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Protocol

import numpy as np
from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal
from shiboken6 import isValid

from gan.errors import GanvasError
from studio.heard import sentence_of
from studio.language import tr
from studio.widgets.pyramid import Pyramid, Superseded, build_pyramid, preview_pyramid, to_display
from studio.widgets.screen_colour import to_screen

logger = logging.getLogger(__name__)

VIEW_PIXELS = 1_000_000_000
PREVIEW_SIDE = 1024
PREVIEW_WORTH_PIXELS = 3_000_000


class Role(Enum):
    """Which picture of a pair."""

    BEFORE = "before"
    AFTER = "after"


@dataclass(frozen=True)
class Arrival:
    """News from a worker about one picture: a pyramid, or the sentence why there is none.

    Attributes:
        generation: the number of the load that it belongs to.
        role: which picture it is.
        pyramid: the picture, or a preview of it; None if it could not be read.
        error: why it could not be read; empty if it could.
    """

    generation: int
    role: Role
    pyramid: Pyramid | None
    error: str = ""


class PictureReader(Protocol):
    """What a loader needs to know about files. Both methods are called in worker threads."""

    def preview(self, path: Path) -> Pyramid | None:
        """A coarse pyramid if that is much quicker than the whole picture, else None. Raises GanvasError."""

    def pixels(self, path: Path, should_stop: Callable[[], bool]) -> np.ndarray:
        """The whole picture as a pyramid's level 0. Raises GanvasError or Superseded."""


class MediaReader:
    """Reads with gan.media, which is imported only in the worker, so that the window opens without it."""

    def preview(self, path: Path) -> Pyramid | None:
        """A preview of large JPEGs, the one format that can be decoded small at little cost."""
        from gan.media import Limits, probe_picture, read_thumbnail

        info = probe_picture(path, Limits(pixels=VIEW_PIXELS))
        # read_thumbnail has limits of its own.
        worth_it = PREVIEW_WORTH_PIXELS <= info.width * info.height <= Limits().pixels
        if info.format != "jpg" or not worth_it:
            return None
        thumbnail = read_thumbnail(path, PREVIEW_SIDE)
        alpha = thumbnail[..., 3] if thumbnail.shape[2] == 4 else None
        return preview_pyramid((info.width, info.height), to_display(thumbnail[..., :3], alpha))

    def pixels(self, path: Path, should_stop: Callable[[], bool]) -> np.ndarray:
        """The picture in sRGB and 8 bits, alpha multiplied in."""
        from gan.media import Limits, read_picture

        picture = read_picture(path, Limits(pixels=VIEW_PIXELS))
        recolour = to_screen(picture.metadata.icc, picture.pixels.shape[2])
        return to_display(picture.pixels, picture.alpha, recolour, should_stop)


class PictureLoader(QObject):
    """Loads pairs in a small thread pool of its own; a newer load replaces the one before.

    Not a child of any widget: `close` waits for the threads, so that no worker can ever emit a signal of an
    object that is being destroyed. It is called by itself before the loader goes or Python ends.

    Signals:
        arrived(Arrival): emitted by the workers, so received through the event loop. Those of replaced
            loads may still be under way: compare `Arrival.generation` with `generation`.
    """

    arrived = Signal(object)

    def __init__(self, reader: PictureReader | None = None) -> None:
        super().__init__()
        self._reader = reader or MediaReader()
        self._pool = QThreadPool()
        # A decoder cannot be stopped half way: the second thread starts the new load meanwhile.
        self._pool.setMaxThreadCount(2)
        self._counter = _Counter()
        self._stop = weakref.finalize(self, _stop, self._counter, self._pool)

    @property
    def generation(self) -> int:
        """The number of the newest load."""
        return self._counter.newest

    def load(self, paths: dict[Role, Path]) -> None:
        """Read these pictures one after the other, in place of everything asked for before."""
        self.cancel()
        if paths and self._stop.alive:
            self._pool.start(_LoadTask(self._counter, paths, self._reader, self.arrived.emit))

    def cancel(self) -> None:
        """Lose interest in everything asked for: workers stop soon, and what arrives late is out of date."""
        self._counter.newest += 1

    def close(self) -> None:
        """Cancel, and wait until no worker runs (at most as long as one picture takes to decode).

        Nothing is loaded from then on. A second call does nothing.
        """
        self._stop()


@dataclass
class _Counter:
    """The number of the newest load, read by the workers too."""

    newest: int = 0


def _stop(counter: _Counter, pool: QThreadPool) -> None:
    counter.newest += 1
    if isValid(pool):  # at the end of a program Qt may have been there first, and has waited
        pool.waitForDone()


class _LoadTask(QRunnable):
    """One load, run in the pool. It owns no signal, only a way to send an Arrival."""

    def __init__(
        self,
        counter: _Counter,
        paths: dict[Role, Path],
        reader: PictureReader,
        send: Callable[[Arrival], None],
    ) -> None:
        super().__init__()
        self._counter = counter
        self._generation = counter.newest
        self._paths = dict(paths)
        self._reader = reader
        self._send = send

    def run(self) -> None:
        """Send all previews, then all pictures; an error of one does not keep the other from being shown."""
        try:
            for step in (self._send_preview, self._send_picture):
                for role in list(self._paths):
                    self._attempt(step, role)
        except Superseded:
            return

    def _attempt(self, step: Callable[[Role, Path], None], role: Role) -> None:
        path = self._paths[role]
        try:
            step(role, path)
        except Superseded:
            raise
        except GanvasError as error:
            self._fail(role, sentence_of(error, path))
        except MemoryError:
            self._fail(
                role,
                tr("There is not enough memory to show {name}; close other programs first.", name=path.name),
            )
        except Exception as error:
            self._check()
            logger.exception("cannot show %s", path)
            self._fail(
                role,
                tr(
                    "{name} could not be read ({error}); check that it is a whole picture.",
                    name=path.name,
                    error=error,
                ),
            )

    def _send_preview(self, role: Role, path: Path) -> None:
        self._check()
        preview = self._reader.preview(path)
        if preview is not None:
            self._check()
            self._send(Arrival(self._generation, role, preview))

    def _send_picture(self, role: Role, path: Path) -> None:
        self._check()
        pyramid = build_pyramid(self._reader.pixels(path, self._should_stop), self._should_stop)
        self._check()
        self._send(Arrival(self._generation, role, pyramid))

    def _fail(self, role: Role, sentence: str) -> None:
        self._check()
        del self._paths[role]
        self._send(Arrival(self._generation, role, None, sentence))

    def _check(self) -> None:
        if self._should_stop():
            raise Superseded

    def _should_stop(self) -> bool:
        return self._counter.newest != self._generation
