"""Keeps the pictures of pages in files, since those of a long document do not fit into memory."""

from __future__ import annotations

import logging
import tempfile
import threading
from collections import OrderedDict
from collections.abc import Callable
from pathlib import Path

import cv2
import numpy as np
from PySide6.QtCore import QObject, QThreadPool, Signal
from PySide6.QtGui import QImage

from studio.widgets.pyramid import Pyramid, build_pyramid, to_display

_log = logging.getLogger(__name__)
_RECENT = 3  # pyramids in memory; that of a page at 300 dpi has 35 MB
_QUALITY = 92
_THUMBNAIL_HEIGHT = 160
_THREADS = 2


class PageStore(QObject):
    """Takes pictures of straightened pages and gives them back, in threads of its own.

    Signals:
        kept(int, QImage): the picture of this key is in its file; the image is its thumbnail.
        arrived(int, Pyramid | None): what `show` asked for; None if it cannot be had any more.
    """

    kept = Signal(int, object)
    arrived = Signal(int, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        self._lock = threading.Lock()
        self._unsaved: dict[int, np.ndarray] = {}
        self._recent: OrderedDict[int, Pyramid] = OrderedDict()
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(_THREADS)
        self._is_open = True
        self.arrived.connect(self._remember)

    @property
    def backlog(self) -> int:
        """How many pictures are still in memory because they are not in their files yet."""
        return len(self._unsaved)

    def keep(self, key: int, pixels: np.ndarray) -> None:
        """Store a picture, (h, w, 3) uint8, under a new key; `kept` tells when that is done."""
        with self._lock:
            self._unsaved[key] = pixels
        self._start(lambda: self._save(key, pixels))

    def show(self, key: int) -> None:
        """Ask for a picture; `arrived` brings it, at once if it was shown a moment ago."""
        if key in self._recent:
            self._recent.move_to_end(key)
            self.arrived.emit(key, self._recent[key])
        else:
            self._start(lambda: self._load(key))

    def pixels(self, key: int) -> np.ndarray:
        """The picture of a key, (h, w, 3) uint8; for worker threads.

        It is the same before and after it is in its file: lines cut out of it are known by their pixels.

        Raises:
            OSError: its file cannot be read any more.
        """
        with self._lock:
            unsaved = self._unsaved.get(key)
        data = self._path(key).read_bytes() if unsaved is None else _jpeg(unsaved)
        picture = cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_COLOR)
        if picture is None:
            raise OSError(f"{self._path(key)} is damaged")
        return cv2.cvtColor(picture, cv2.COLOR_BGR2RGB)

    def forget(self, key: int) -> None:
        """Delete a picture."""
        self._recent.pop(key, None)
        self._start(lambda: self._delete(key))

    def close(self) -> None:
        """Wait for the threads, and delete everything; in any thread."""
        self._is_open = False
        self._pool.clear()
        self._pool.waitForDone()
        if self._folder is not None:
            self._folder.cleanup()

    def _start(self, body: Callable[[], None]) -> None:
        if self._is_open:
            self._pool.start(body)

    # In worker threads

    def _path(self, key: int) -> Path:
        with self._lock:
            if self._folder is None:
                self._folder = tempfile.TemporaryDirectory(prefix="ganvas-pages-", ignore_cleanup_errors=True)
            return Path(self._folder.name) / f"{key}.jpg"

    def _save(self, key: int, pixels: np.ndarray) -> None:
        thumbnail = QImage()
        try:
            thumbnail = _thumbnail(pixels)
            self._path(key).write_bytes(_jpeg(pixels))
            with self._lock:
                self._unsaved.pop(key, None)
        except OSError as error:  # the disk is full: then memory has to hold it
            _log.warning("a page is not stored: %s", error)
        self.kept.emit(key, thumbnail)

    def _load(self, key: int) -> None:
        pyramid = None
        try:
            pixels = to_display(np.array(self.pixels(key)), None)
            pyramid = build_pyramid(pixels, lambda: not self._is_open)
        except OSError as error:
            _log.warning("a page cannot be shown: %s", error)
        self.arrived.emit(key, pyramid)

    def _delete(self, key: int) -> None:
        with self._lock:
            self._unsaved.pop(key, None)
        self._path(key).unlink(missing_ok=True)

    def _remember(self, key: int, pyramid: Pyramid | None) -> None:
        if pyramid is None:
            return
        self._recent[key] = pyramid
        self._recent.move_to_end(key)
        while len(self._recent) > _RECENT:
            self._recent.popitem(last=False)


def _jpeg(pixels: np.ndarray) -> bytes:
    bgr = cv2.cvtColor(pixels, cv2.COLOR_RGB2BGR)
    return cv2.imencode(".jpg", bgr, [cv2.IMWRITE_JPEG_QUALITY, _QUALITY])[1].tobytes()


def _thumbnail(pixels: np.ndarray) -> QImage:
    height, width = pixels.shape[:2]
    factor = min(1.0, _THUMBNAIL_HEIGHT / max(height, 1))
    size = (max(1, round(width * factor)), max(1, round(height * factor)))
    small = np.ascontiguousarray(cv2.resize(pixels, size, interpolation=cv2.INTER_AREA))
    return QImage(small.data, size[0], size[1], 3 * size[0], QImage.Format.Format_RGB888).copy()
