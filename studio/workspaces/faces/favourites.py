"""Faces that the person keeps, from one start to the next."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QObject, QThreadPool, QTimer, Signal

from gan.errors import GanvasError
from gan.faces.face import Face
from studio.settings_store import write_atomically

_log = logging.getLogger(__name__)
_SAVE_AFTER_MS = 400
_MOST = 500
_VERSION = 1


class Favourites(QObject):
    """A list of faces in a JSON file; changes are saved a moment later, in another thread.

    Signals:
        changed(): a face came or went, or they are in another order.
    """

    changed = Signal()

    def __init__(self, file: Path, parent: QObject | None = None) -> None:
        """Read `file`; what cannot be read of it is left out."""
        super().__init__(parent)
        self._file = file
        self._faces = _read(file)
        self._known = set(self._faces)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)  # one after the other: the last one wins
        self._timer = QTimer(self, singleShot=True, interval=_SAVE_AFTER_MS)
        self._timer.timeout.connect(self._save)

    @property
    def faces(self) -> tuple[Face, ...]:
        """The faces, the oldest first."""
        return self._faces

    def __contains__(self, face: object) -> bool:
        return face in self._known

    def toggle(self, faces: Iterable[Face]) -> None:
        """Keep these faces; or keep them no more, if all of them were kept."""
        faces = list(faces)
        if all(face in self._known for face in faces):
            self._set(face for face in self._faces if face not in faces)
        else:
            self.add(faces)

    def add(self, faces: Iterable[Face], place: int | None = None) -> None:
        """Keep faces, at the end or before a place."""
        new = [face for face in dict.fromkeys(faces) if face not in self._known]
        place = len(self._faces) if place is None else place
        self._set([*self._faces[:place], *new, *self._faces[place:]])

    def remove(self, place: int) -> None:
        """Keep the face at a place no more."""
        self._set(face for number, face in enumerate(self._faces) if number != place)

    def move(self, source: int, target: int) -> None:
        """Take a face from one place to another."""
        faces = list(self._faces)
        faces.insert(target, faces.pop(source))
        self._set(faces)

    def close(self) -> None:
        """Write what is not written yet."""
        if self._timer.isActive():
            self._timer.stop()
            self._save()

    def wait(self) -> None:
        """Wait until it is on the disk."""
        self._pool.waitForDone()

    def _set(self, faces: Iterable[Face]) -> None:
        self._faces = tuple(faces)[-_MOST:]
        self._known = set(self._faces)
        self._timer.start()
        self.changed.emit()

    def _save(self) -> None:
        values = [json.loads(face.to_json()) for face in self._faces]
        text = json.dumps({"version": _VERSION, "faces": values}, indent=1) + "\n"
        self._pool.start(lambda: write_atomically(self._file, text))


def _read(file: Path) -> tuple[Face, ...]:
    try:
        values = json.loads(file.read_text(encoding="utf-8"))["faces"]
    except FileNotFoundError:
        return ()
    except (OSError, ValueError, KeyError, TypeError) as error:
        _log.warning("the favourites cannot be read: %s", error)
        return ()
    faces: dict[Face, None] = {}
    for value in values if isinstance(values, list) else []:
        try:
            faces[Face.from_json(json.dumps(value))] = None
        except GanvasError as error:
            _log.warning("a favourite is left out: %s", error)
    return tuple(faces)
