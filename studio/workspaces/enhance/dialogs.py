"""The dialogs in which pictures and folders are chosen; none of them holds up the event loop."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from studio.language import tr


def ask_for_pictures(parent: QWidget, take: Callable[[list[Path]], None]) -> QFileDialog:
    """Let the person choose pictures and films; `take` gets them unless the dialog is put away."""
    from gan.media import PICTURE_SUFFIXES  # brings Pillow, which the window must not wait for
    from gan.media.films.formats import FILM_SUFFIXES

    dialog = QFileDialog(parent, tr("Open pictures and films"))
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    pictures, films = _patterns(PICTURE_SUFFIXES), _patterns(FILM_SUFFIXES)
    dialog.setNameFilters(
        [
            tr("Pictures and films ({pictures} {films})", pictures=pictures, films=films),
            tr("Films ({films})", films=films),
            tr("All files (*)"),
        ]
    )
    return _open(dialog, take)


def ask_for_folder(parent: QWidget, take: Callable[[list[Path]], None]) -> QFileDialog:
    """Let the person choose a folder of pictures; `take` gets it unless the dialog is put away."""
    dialog = QFileDialog(parent, tr("Open a folder of pictures and films"))
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    return _open(dialog, take)


def _patterns(suffixes: Iterable[str]) -> str:
    return " ".join(f"*{suffix} *{suffix.upper()}" for suffix in sorted(suffixes))


def _open(dialog: QFileDialog, take: Callable[[list[Path]], None]) -> QFileDialog:
    dialog.filesSelected.connect(lambda names: take([Path(name) for name in names]))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog
