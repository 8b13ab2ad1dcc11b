"""Looks through a folder of pictures before they are learned from, in a thread of its own."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from gan.errors import GanvasError
from studio.heard import sentence_of
from studio.language import tr, trn

_log = logging.getLogger(__name__)
FEWEST_PHOTOS = 2
_SMALLEST = 192  # pixels a side of a photograph that crops can be taken from
_TELL_EVERY = 10

Tell = Callable[[str], None]
Stop = Callable[[], bool]
Looker = Callable[[Path, Tell, Stop], tuple[str, int]]
"""Looks through a folder: tells sentences meanwhile, gives the last one and how much can be learned from."""


@dataclass(frozen=True)
class Look:
    """What was found.

    Attributes:
        words: a sentence.
        count: of what can be learned from.
        is_over: whether all was looked through.
    """

    words: str = ""
    count: int = 0
    is_over: bool = True

    @property
    def is_problem(self) -> bool:
        """Whether nothing can be learned here."""
        return self.is_over and bool(self.words) and not self.count


class FolderLook(QObject):
    """Looks through one folder at a time; another one takes its place.

    Attributes:
        look: what is known now.

    Signals:
        changed(): something else is known.
    """

    changed = Signal()
    _told = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.look = Look()
        self._leave = threading.Event()
        self._thread: threading.Thread | None = None
        self._told.connect(self._on_told)

    def begin(self, folder: Path, looker: Looker) -> None:
        """Look through a folder."""
        self.stop()
        leave = self._leave = threading.Event()
        self._show(Look(tr("Looking for pictures…"), is_over=False))
        self._thread = threading.Thread(
            target=self._run, args=(folder, looker, leave), name="look-at-folder", daemon=True
        )
        self._thread.start()

    def forget(self) -> None:
        """There is no folder any more."""
        self.stop()
        self._show(Look())

    def stop(self) -> None:
        """Leave off at the next picture; returns at once."""
        self._leave.set()

    def wait(self) -> None:
        """Stop, and wait for the thread; in any thread."""
        self.stop()
        if self._thread is not None:
            self._thread.join()

    def _run(self, folder: Path, looker: Looker, leave: threading.Event) -> None:
        def tell(words: str) -> None:
            self._told.emit(leave, Look(words, is_over=False))

        try:
            look = Look(*looker(folder, tell, leave.is_set))
        except GanvasError as error:
            look = Look(sentence_of(error))
        except Exception:  # the person has to hear of it; the log has the rest
            _log.exception("%s cannot be looked through", folder)
            look = Look(tr("{folder} cannot be looked through; the log says why.", folder=folder))
        self._told.emit(leave, look)

    def _on_told(self, leave: threading.Event, look: Look) -> None:
        if leave is self._leave and not leave.is_set():
            self._show(look)

    def _show(self, look: Look) -> None:
        self.look = look
        self.changed.emit()


def look_for_faces(folder: Path, tell: Tell, stop: Stop, *, out: Path, side: int) -> tuple[str, int]:
    """Find and prepare the faces of a folder, `side` pixels large, in `out`; FacesError if they are few."""
    from gan.faces.folder import FolderProgress, prepare_folder

    def watch(progress: FolderProgress) -> None:
        tell(
            tr(
                "Picture {done} of {total}, {faces} faces so far…",
                done=progress.done,
                total=progress.total,
                faces=progress.faces,
            )
        )

    prepared = prepare_folder(folder, out, watch, stop, side=side)
    return prepared.summary, prepared.faces


def look_for_photos(folder: Path, tell: Tell, stop: Stop) -> tuple[str, int]:
    """Count the photographs of a folder that are large enough; MediaError if there is no picture."""
    from gan.enhance.photos import SUFFIXES
    from gan.media import MediaError, find_pictures, probe_picture

    pictures = find_pictures([folder], suffixes=SUFFIXES)
    small = broken = 0
    for done, path in enumerate(pictures, 1):
        if stop():
            break
        try:
            info = probe_picture(path)
            small += min(info.width, info.height) < _SMALLEST
        except MediaError:
            broken += 1
        if done % _TELL_EVERY == 0:
            tell(tr("Picture {done} of {total}…", done=done, total=len(pictures)))
    count = len(pictures) - small - broken
    words = trn("{count} photograph can be learned from.", "{count} photographs can be learned from.", count)
    if count < FEWEST_PHOTOS:
        words += " " + tr(
            "Training needs 50 or better more, of {side} pixels a side at least.", side=_SMALLEST
        )
    left_out = [
        trn("{count} too small", "{count} too small", small) if small else "",
        trn("{count} not readable", "{count} not readable", broken) if broken else "",
    ]
    if any(left_out):
        words += " " + tr("Left out: {reasons}.", reasons=", ".join(filter(None, left_out)))
    return words, count if count >= FEWEST_PHOTOS else 0
