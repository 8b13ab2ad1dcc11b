"""The dialogs in which scans and folders are chosen; none of them holds up the event loop."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from studio.language import tr

Take = Callable[[list[Path]], None]


def ask_for_scans(parent: QWidget, take: Take) -> QFileDialog:
    """Let the person choose scans; `take` gets them unless the dialog is put away."""
    from gan.handwriting.sources import SCAN_SUFFIXES  # brings Pillow, which the window must not wait for

    dialog = QFileDialog(parent, tr("Open scans and PDFs"))
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    patterns = " ".join(f"*{suffix} *{suffix.upper()}" for suffix in sorted(SCAN_SUFFIXES))
    dialog.setNameFilters([tr("Scans, photos and PDFs ({patterns})", patterns=patterns), tr("All files (*)")])
    return _open(dialog, take)


def ask_for_folder(parent: QWidget, take: Take) -> QFileDialog:
    """Let the person choose a folder of scans; `take` gets it unless the dialog is put away."""
    dialog = QFileDialog(parent, tr("Open a folder of scans"))
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    return _open(dialog, take)


def _open(dialog: QFileDialog, take: Take) -> QFileDialog:
    dialog.filesSelected.connect(lambda names: take([Path(name) for name in names]))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog
