"""The dialogs in which photos, folders and the names of films are chosen; none holds up the event loop."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from studio.language import noted, tr

_FILMS = (noted("MPEG-4 film (*.mp4)"), noted("WebM film (*.webm)"), noted("Animated GIF (*.gif)"))


def ask_for_photos(parent: QWidget, take: Callable[[list[Path]], None]) -> QFileDialog:
    """Let the person choose photos of people; `take` gets them unless the dialog is put away."""
    from gan.media import PICTURE_SUFFIXES  # brings Pillow, which the window must not wait for

    dialog = QFileDialog(parent, tr("Choose photos of people"))
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    patterns = " ".join(f"*{suffix} *{suffix.upper()}" for suffix in sorted(PICTURE_SUFFIXES))
    dialog.setNameFilters([tr("Pictures ({patterns})", patterns=patterns), tr("All files (*)")])
    dialog.filesSelected.connect(lambda names: take([Path(name) for name in names]))
    return _open(dialog)


def ask_for_folder(
    parent: QWidget, title: str, start: Path | None, take: Callable[[Path], None]
) -> QFileDialog:
    """Let the person choose a folder; `take` gets it unless the dialog is put away."""
    dialog = QFileDialog(parent, title, str(start or Path.home()))
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    dialog.fileSelected.connect(lambda name: take(Path(name)))
    return _open(dialog)


def ask_for_film(parent: QWidget, start: Path | None, take: Callable[[Path], None]) -> QFileDialog:
    """Let the person name a film; the dialog asks itself before one is replaced."""
    dialog = QFileDialog(parent, tr("Export the walk as a film"), str(start or Path.home()))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilters([tr(each) for each in _FILMS])
    dialog.setDefaultSuffix("mp4")
    dialog.filterSelected.connect(lambda name: dialog.setDefaultSuffix(name.split("*.")[1].rstrip(")")))
    dialog.selectFile("faces-walk.mp4")
    dialog.fileSelected.connect(lambda name: take(Path(name)))
    return _open(dialog)


def _open(dialog: QFileDialog) -> QFileDialog:
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog
