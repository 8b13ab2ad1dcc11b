"""Turns what came in into picture files, in other threads."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QThreadPool, Signal

from gan.errors import GanvasError
from studio.heard import sentence_of
from studio.intake.incoming import Incoming
from studio.language import tr

if TYPE_CHECKING:
    from studio.intake.download import Downloads

_log = logging.getLogger(__name__)
_AT_ONCE = 500  # paths told in one go, so that the window takes them in without a pause
_THREADS = 2


@dataclass(frozen=True)
class Gathered:
    """Pictures of one drop.

    Attributes:
        paths: the files, in order.
        first: index of the first of them in the whole drop.
        total: how many the whole drop has.
        subfolders: of files from deeper in a folder that was dropped: where they lie in it.
    """

    paths: Sequence[Path]
    first: int
    total: int
    subfolders: Mapping[Path, Path] = field(default_factory=dict)


class Intake(QObject):
    """Looks for pictures in folders, saves picture data, fetches links.

    Signals:
        gathered(Gathered): pictures, ready to be worked on.
        failed(str): something of what came in cannot be used; the sentence says what and why.
        busyChanged(bool): whether something is still being looked for.
    """

    gathered = Signal(object)
    failed = Signal(str)
    busyChanged = Signal(bool)
    _ended = Signal()

    def __init__(
        self,
        keep_folder: Callable[[], Path],
        parent: QObject | None = None,
        find: Callable[[Sequence[Path]], list[Path]] | None = None,
    ) -> None:
        """Make it, with nothing to do.

        Args:
            keep_folder: says where pictures without a file are kept; asked in the window's thread.
            parent: owns it.
            find: the files that paths stand for; pictures, if there is none. Raises GanvasError.
        """
        super().__init__(parent)
        self._keep_folder = keep_folder
        self._find = find or _find_pictures
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(_THREADS)
        self._under_way = 0
        self._downloads: Downloads | None = None
        self._open = True
        self._ended.connect(self._on_ended)

    @property
    def is_busy(self) -> bool:
        """Whether something is still being looked for."""
        return self._under_way > 0

    def take(self, incoming: Incoming) -> None:
        """Start with what came in; returns at once."""
        if not self._open:
            return
        folder = self._keep_folder()
        if incoming.paths:
            self._start(lambda: self._search(incoming.paths))
        elif incoming.png:
            self._start(lambda: self._keep("keep_png", incoming.png, folder))
        elif incoming.image is not None:
            self._start(lambda: self._keep("keep_image", incoming.image, folder))
        for link in incoming.links:
            if link.startswith("data:"):
                self._start(lambda link=link: self._keep("keep_data_link", link, folder))
            else:
                self._download(link, folder)

    def stop(self) -> None:
        """Start nothing more, and give up what can be given up. Only in the window's thread."""
        self._open = False
        if self._downloads is not None:
            self._downloads.close()
        self._pool.clear()

    def wait(self) -> None:
        """Wait, after `stop`, for what is under way; in any thread."""
        self._pool.waitForDone()

    def _begin(self) -> None:
        self._under_way += 1
        if self._under_way == 1:
            self.busyChanged.emit(True)

    def _on_ended(self) -> None:
        self._under_way -= 1
        if self._under_way == 0:
            self.busyChanged.emit(False)

    def _start(self, body: Callable[[], None]) -> None:
        self._begin()
        self._pool.start(lambda: self._guarded(body))

    # In worker threads

    def _guarded(self, body: Callable[[], None]) -> None:
        try:
            body()
        except GanvasError as error:
            self.failed.emit(sentence_of(error))
        except Exception as error:
            _log.exception("taking pictures in failed")
            self.failed.emit(
                tr("The pictures could not be taken in ({error}); the log has the details.", error=error)
            )
        finally:
            self._ended.emit()

    def _search(self, paths: Sequence[Path]) -> None:
        found: list[Path] = []
        subfolders: dict[Path, Path] = {}
        for path in paths:
            try:
                files = self._find([path])
            except GanvasError as error:
                self.failed.emit(sentence_of(error))
                continue
            found += files
            deeper = [file for file in files if file != path and file.parent != path]
            subfolders.update((file, file.parent.relative_to(path)) for file in deeper)
        for first in range(0, len(found), _AT_ONCE):
            if not self._open:
                return
            some = found[first : first + _AT_ONCE]
            self.gathered.emit(Gathered(some, first, len(found), subfolders))

    def _keep(self, how: str, *what: object) -> None:
        from studio.intake import keep

        path = getattr(keep, how)(*what)
        self.gathered.emit(Gathered([path], 0, 1))

    # Links

    def _download(self, link: str, folder: Path) -> None:
        from studio.intake.download import Downloads

        if self._downloads is None:
            self._downloads = Downloads(self)
            self._downloads.arrived.connect(self._on_arrived)
            self._downloads.failed.connect(self._on_download_failed)
        self._begin()
        self._downloads.fetch(link, folder)

    def _on_arrived(self, data: bytes, content_type: str, link: str, folder: Path) -> None:
        self._start(lambda: self._keep("keep_download", data, content_type, link, folder))
        self._on_ended()

    def _on_download_failed(self, sentence: str) -> None:
        self.failed.emit(sentence)
        self._on_ended()


def _find_pictures(paths: Sequence[Path]) -> list[Path]:
    from gan.media import find_pictures

    return find_pictures(paths)
