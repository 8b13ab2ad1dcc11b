"""Small pictures of files: read in other threads, newest wish first, and kept."""

from __future__ import annotations

import logging
import threading
from collections import OrderedDict
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QThreadPool, Signal
from PySide6.QtGui import QImage, QPixmap

from gan.errors import GanvasError

_log = logging.getLogger(__name__)
_KEPT = 600  # about 18 MB at twice the resolution
_MOST_WISHES = 64  # what was scrolled past long ago is not read any more
_READERS = 2


@dataclass(frozen=True)
class _Wish:
    path: Path
    pixels: int


class ThumbnailStore(QObject):
    """Gives thumbnails at once if it has them, and otherwise says when one has arrived.

    Signals:
        arrived(Path): `pixmap` has this file's thumbnail now, or knows that there is none.
        measured(Path, tuple[int, int]): width and height of the picture in a file.
    """

    arrived = Signal(object)
    measured = Signal(object, object)
    _read = Signal(object, object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._kept: OrderedDict[_Wish, QPixmap | None] = OrderedDict()
        self._wishes: OrderedDict[_Wish, None] = OrderedDict()
        self._reading: set[_Wish] = set()
        self._lock = threading.Lock()
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(_READERS)
        self._readers = 0
        self._read.connect(self._keep)

    def pixmap(self, path: Path, side: int, ratio: float = 1.0) -> QPixmap | None:
        """The thumbnail of `path` whose shorter side fills `side`, or None as long as there is none."""
        wish = _Wish(path, round(side * ratio * 1.5))  # 1.5: rows show the middle square of 3:2 pictures
        if wish in self._kept:
            self._kept.move_to_end(wish)
            return self._kept[wish]
        self._ask(wish)
        return None

    def forget_failure(self, path: Path) -> None:
        """This file can be read now: if it could not be before, it is tried again."""
        for wish in [wish for wish, pixmap in self._kept.items() if wish.path == path and pixmap is None]:
            del self._kept[wish]

    def close(self) -> None:
        """Read nothing more, and wait for what is being read."""
        with self._lock:
            self._wishes.clear()
        self._pool.waitForDone()

    def _ask(self, wish: _Wish) -> None:
        with self._lock:
            if wish in self._reading:
                return
            self._wishes[wish] = None
            self._wishes.move_to_end(wish)
            while len(self._wishes) > _MOST_WISHES:
                self._wishes.popitem(last=False)
            hire = self._readers < _READERS
            self._readers += hire
        if hire:
            self._pool.start(self._read_wishes)

    def _read_wishes(self) -> None:
        """The body of a reader: the newest wish first, until there is none."""
        while True:
            with self._lock:
                if not self._wishes:
                    self._readers -= 1
                    return
                wish, _ = self._wishes.popitem()
                self._reading.add(wish)
            image, size = _look_at(wish)
            self._read.emit(wish, image, size)

    def _keep(self, wish: _Wish, image: QImage | None, size: tuple[int, int] | None) -> None:
        with self._lock:
            self._reading.discard(wish)
        self._kept[wish] = QPixmap.fromImage(image) if image is not None else None
        while len(self._kept) > _KEPT:
            self._kept.popitem(last=False)
        if size is not None:
            self.measured.emit(wish.path, size)
        self.arrived.emit(wish.path)


def _look_at(wish: _Wish) -> tuple[QImage | None, tuple[int, int] | None]:
    """The thumbnail and the size of a file, each None if it cannot be had."""
    from gan.media import probe_picture, read_thumbnail
    from gan.media.films.formats import FILM_SUFFIXES

    size = None
    try:
        if wish.path.suffix.lower() in FILM_SUFFIXES:
            return _look_at_film(wish)
        info = probe_picture(wish.path)
        size = (info.width, info.height)
        return _image_of(read_thumbnail(wish.path, wish.pixels)), size
    except GanvasError as error:
        _log.info("no thumbnail: %s", error)
    except Exception:  # a reader must go on with the next file, whatever is wrong with this one
        _log.exception("no thumbnail of %s", wish.path)
    return None, size


def _look_at_film(wish: _Wish) -> tuple[QImage, tuple[int, int]]:
    from gan.media.films.still import read_poster

    poster, info = read_poster(wish.path, 2 * wish.pixels)  # films are wide, and rows show their middle
    return _image_of(poster), (info.width, info.height)


def _image_of(pixels: Any) -> QImage:
    """(h, w, 3|4) uint8 as an image that owns its memory."""
    height, width, channels = pixels.shape
    kind = QImage.Format.Format_RGBA8888 if channels == 4 else QImage.Format.Format_RGB888
    return QImage(pixels.tobytes(), width, height, width * channels, kind).copy()
