"""The frames of a film, decoded ahead in a thread of their own, and the tiles of each to be computed."""

from __future__ import annotations

import hashlib
import logging
import queue
import threading
from collections import deque
from collections.abc import Iterator
from concurrent.futures import CancelledError
from dataclasses import dataclass

import cv2
import numpy as np

from gan.engine import Job
from gan.enhance.films.steady import Steadier
from gan.enhance.tiles import Tile
from gan.media.films import FilmFrame, FilmReader

_AHEAD = 3  # frames; more would only hold more memory
_POLL_SECONDS = 0.1
_log = logging.getLogger(__name__)


@dataclass(frozen=True, eq=False)
class Plan:
    """A decoded frame and what is to be done with it.

    Attributes:
        index: from the film's first frame on.
        seconds: when it is shown, after the first frame.
        pixels: (H, W, 3) uint8.
        weights: (H, W) uint8, how new each place is, 0..255; None if all of it is.
        tiles: those that hold anything new, in the order of their steps.
        reference: what every place was last computed from, after this frame.
        broken: parts of the film so far that could not be read.
    """

    index: int
    seconds: float
    pixels: np.ndarray
    weights: np.ndarray | None
    tiles: list[Tile]
    reference: np.ndarray
    broken: int

    @property
    def digest(self) -> str:
        """Of the pixels, by which the frame is known again."""
        return digest_of(self.pixels)


def digest_of(pixels: np.ndarray) -> str:
    """A short name for an array of pixels."""
    return hashlib.sha256(np.ascontiguousarray(pixels)).hexdigest()[:16]


@dataclass(frozen=True)
class Reached:
    """How far an earlier run came.

    Attributes:
        count: frames that are done.
        seconds, digest: the moment and the pixels of the last of them.
        broken: parts of the film up to there that could not be read.
    """

    count: int = 0
    seconds: float = 0.0
    digest: str = ""
    broken: int = 0


class Decoder:
    """Decodes ahead: `tiles` feeds the lane, `plans` the thread that puts frames together.

    `tiles` never waits, since the lane draws from it; `plans` does.
    """

    def __init__(
        self,
        reader: FilmReader,
        layout: list[Tile],
        *,
        reached: Reached = Reached(),
        steadier: Steadier | None = None,
        limit: int | None = None,
    ) -> None:
        """Decode nothing yet.

        Args:
            reader: the film.
            layout: the tiles of a frame.
            reached: what is passed over.
            steadier: None computes every tile of every frame.
            limit: frames of the whole film at which to stop.
        """
        self._reader, self._layout, self._reached = reader, layout, reached
        self._steadier, self._limit = steadier, limit
        self._broken = reached.broken
        self._plans: queue.Queue[Plan | BaseException | None] = queue.Queue(_AHEAD)
        self._tiles: deque[tuple[Plan, Tile]] = deque()
        self._over = threading.Event()
        self._stopped = threading.Event()
        self._thread: threading.Thread | None = None

    def start(self, job: Job) -> None:
        """Begin to decode; `job` is told whenever there is something to compute."""
        self._job = job
        self._thread = threading.Thread(target=self._decode, name="film-decode", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """End the thread, wherever it is, and wait for it."""
        self._stopped.set()
        if self._thread is not None:
            self._thread.join()

    @property
    def broken(self) -> int:
        """Parts of the film so far that could not be read."""
        return self._broken + self._reader.broken

    def tiles(self) -> Iterator[tuple[Plan, Tile] | None]:
        """The tiles to compute, frame by frame; None while there is none yet."""
        while True:
            is_over = self._over.is_set()  # asked first: what comes before the end must not be missed
            if self._tiles:
                yield self._tiles.popleft()
            elif is_over or self._stopped.is_set():
                return
            else:
                yield None

    def plans(self) -> Iterator[Plan]:
        """The frames, waiting for each.

        Raises:
            MediaError: the film cannot be read.
            CancelledError: the job was cancelled.
        """
        while True:
            if self._job.cancel_asked:
                raise CancelledError
            try:
                plan = self._plans.get(timeout=_POLL_SECONDS)
            except queue.Empty:
                continue
            if plan is None:
                return
            if isinstance(plan, BaseException):
                raise plan
            yield plan

    # In the thread

    def _decode(self) -> None:
        end: BaseException | None = None
        try:
            for plan in self._all():
                self._tiles.extend((plan, tile) for tile in plan.tiles)
                self._job.wake()
                if not self._put(plan):
                    return
        except BaseException as error:  # carried over to the job's thread
            end = error
        finally:
            self._over.set()
            self._job.wake()
        self._put(end)

    def _all(self) -> Iterator[Plan]:
        size = (self._reader.info.width, self._reader.info.height)
        for index, frame in enumerate(self._frames(), start=self._reached.count):
            if self._limit is not None and index >= self._limit:
                return
            pixels = frame.pixels
            if (pixels.shape[1], pixels.shape[0]) != size:  # a film may change its size on the way
                pixels = cv2.resize(pixels, size, interpolation=cv2.INTER_AREA)
            yield self._plan(index, frame.seconds, pixels)

    def _plan(self, index: int, seconds: float, pixels: np.ndarray) -> Plan:
        broken = self.broken
        if self._steadier is None:
            return Plan(index, seconds, pixels, None, self._layout, pixels, broken)
        weights = self._steadier.look(pixels)
        assert self._steadier.reference is not None
        tiles = [tile for tile in self._layout if weights[kept_area(tile)].any()]
        whole = None if weights.min() == 255 else weights
        return Plan(index, seconds, pixels, whole, tiles, self._steadier.reference, broken)

    def _frames(self) -> Iterator[FilmFrame]:
        """The frames after those that are done."""
        reached = self._reached
        if not reached.count:
            yield from self._reader.frames()
            return
        frames = self._reader.frames(reached.seconds)
        first = next(frames, None)
        if first is not None and first.seconds == reached.seconds and self._knows(first.pixels):
            yield from frames
            return
        # Some films cannot be entered in the middle; then all of it is decoded again, which takes a while.
        _log.info("%s is read from its start to find frame %d", self._reader.path, reached.count)
        self._broken = 0
        for index, frame in enumerate(self._reader.frames()):
            if index >= reached.count:
                yield frame

    def _knows(self, pixels: np.ndarray) -> bool:
        return digest_of(pixels) == self._reached.digest

    def _put(self, plan: Plan | BaseException | None) -> bool:
        """Hand a plan over; returns whether it is still wanted."""
        while not self._stopped.is_set():
            try:
                self._plans.put(plan, timeout=_POLL_SECONDS)
                return True
            except queue.Full:
                continue
        return False


def kept_area(tile: Tile) -> tuple[slice, slice]:
    """Rows and columns of the source whose results are kept of a tile."""
    return (
        slice(tile.rows.keep_start, tile.rows.keep_stop),
        slice(tile.columns.keep_start, tile.columns.keep_stop),
    )
