"""The dialogs in which projects are opened and saved; none of them holds up the event loop."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from gan.cartoon.project import SUFFIX
from studio.language import tr


def ask_for_project(parent: QWidget, folder: Path | None, take: Callable[[Path], None]) -> QFileDialog:
    """Let the person choose a project or a script; `take` gets it unless the dialog is put away."""
    dialog = QFileDialog(parent, tr("Open a project"))
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setNameFilters([tr("Projects and scripts (*{suffix} *.txt)", suffix=SUFFIX), tr("All files (*)")])
    return _open(dialog, folder, take)


def ask_where_to_save(
    parent: QWidget, folder: Path | None, name: str, take: Callable[[Path], None]
) -> QFileDialog:
    """Let the person name a project; the dialog asks whether a file may be replaced."""
    dialog = QFileDialog(parent, tr("Save the project as"))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilter(tr("Projects (*{suffix})", suffix=SUFFIX))
    dialog.setDefaultSuffix(SUFFIX.lstrip("."))
    dialog.selectFile(f"{name}{SUFFIX}")
    return _open(dialog, folder, take)


def _open(dialog: QFileDialog, folder: Path | None, take: Callable[[Path], None]) -> QFileDialog:
    if folder is not None:
        dialog.setDirectory(str(folder))
    dialog.fileSelected.connect(lambda name: take(Path(name)))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog
