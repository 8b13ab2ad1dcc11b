"""Projects on disk: opened and saved behind the window; the draft; and what was open before."""

from __future__ import annotations

import json
import logging
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from gan.cartoon.project import Project, project_text, read_project, write_project
from gan.errors import GanvasError
from studio.settings_store import write_atomically
from studio.workspaces.cartoon.collecting import without_collecting
from studio.workspaces.cartoon.latest import Latest

MOST_RECENT = 8
_DRAFT_MS = 4000
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class _Save:
    project: Project
    path: Path


class ProjectFiles(QObject):
    """Reads and writes in threads of its own.

    Attributes:
        recent: what was open or saved, the latest first.

    Signals:
        opened(Project, Path): a project was read.
        saved(Project, Path): it was written.
        failed(str): why not.
        recentChanged(): `recent` is another one.
    """

    opened = Signal(object, object)
    saved = Signal(object, object)
    failed = Signal(str)
    recentChanged = Signal()

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        """Make it; `folder` is where the draft and the list of recent projects are kept."""
        super().__init__(parent)
        self._draft, self._list = folder / "draft.cartoon", folder / "recent.json"
        self._latest: Project | None = None
        self.recent: tuple[Path, ...] = _read_recent(self._list)
        self._reader = Latest("projects-read", read_project, parent=self)
        self._writer = Latest("projects-write", _write, parent=self)
        self._keeper = Latest("projects-draft", self._keep, parent=self)
        self._timer = QTimer(self, singleShot=True, interval=_DRAFT_MS)
        self._timer.timeout.connect(self._keep_soon)
        self._reader.done.connect(self._on_read)
        self._writer.done.connect(self._on_written)
        for worker in (self._reader, self._writer):
            worker.failed.connect(lambda _, sentence: self.failed.emit(sentence))

    @property
    def is_busy(self) -> bool:
        """Whether something is still being written."""
        return self._writer.is_busy

    def open(self, path: Path) -> None:
        """Read a project."""
        self._reader.want(path)

    def save(self, project: Project, path: Path) -> None:
        """Write a project over whatever is there; somebody has asked about that."""
        self._writer.want(_Save(project, path))

    def keep_draft(self, project: Project) -> None:
        """Keep what is being worked on, a moment from now."""
        self._latest = project
        if not self._timer.isActive():
            self._timer.start()

    def read_draft(self) -> Project | None:
        """What was worked on last, if there is something and it can be read."""
        try:
            return read_project(self._draft) if self._draft.exists() else None
        except GanvasError as error:
            _log.warning("the draft could not be read: %s", error)
            return None

    def close(self) -> None:
        """Write what is not written yet, and tell nothing more."""
        if self._timer.isActive() and self._latest is not None:
            self._timer.stop()
            self._keep(self._latest)
        self.blockSignals(True)
        for worker in (self._reader, self._writer, self._keeper):
            worker.close()

    def wait(self) -> None:
        """Wait for the threads, after `close`."""
        for worker in (self._reader, self._writer, self._keeper):
            worker.wait()

    def forget(self, path: Path) -> None:
        """It is not there any more."""
        self._set_recent([each for each in self.recent if each != path])

    def _keep_soon(self) -> None:
        if self._latest is not None:
            self._keeper.want(self._latest)

    def _keep(self, project: Project) -> None:
        with without_collecting(project.script):
            write_atomically(self._draft, project_text(project))

    def _on_read(self, path: Path, project: Project) -> None:
        if path.suffix.lower() != ".txt":
            self._remember(path)
        self.opened.emit(project, path)

    def _on_written(self, save: _Save, path: Path) -> None:
        self._remember(path)
        self.saved.emit(save.project, path)

    def _remember(self, path: Path) -> None:
        self._set_recent([path, *(each for each in self.recent if each != path)])

    def _set_recent(self, paths: list[Path]) -> None:
        self.recent = tuple(paths[:MOST_RECENT])
        write_atomically(self._list, json.dumps([str(path) for path in self.recent]))
        self.recentChanged.emit()


def _write(save: _Save) -> Path:
    return write_project(save.project, save.path, overwrite=True)


def _read_recent(file: Path) -> tuple[Path, ...]:
    try:
        names = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return ()
    return tuple(Path(name) for name in names if isinstance(name, str))[:MOST_RECENT]
