"""A field for a folder: shown, and chosen in a dialog."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QPushButton, QWidget

from studio.language import again, tr
from studio.theme import Space


class PathField(QWidget):
    """The name of a folder, and the button that changes it.

    Signals:
        chosen(Path): the person took another folder.
    """

    chosen = Signal(object)

    def __init__(self, name: str, hint: str, parent: QWidget | None = None) -> None:
        """Make it, empty.

        Args:
            name: what the folder is for, for screen readers and the dialog's title.
            hint: shown as long as no folder is chosen.
        """
        super().__init__(parent)
        self._name = name
        self._path: Path | None = None
        self.field = QLineEdit(readOnly=True, placeholderText=hint)
        self.field.setAccessibleName(name)
        self.field.setAcceptDrops(False)
        self.button = QPushButton(tr("Choose…"))
        self.button.setAccessibleName(tr("Choose: {name}", name=name))
        self.button.clicked.connect(self._open_dialog)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.S)
        row.addWidget(self.field, 1)
        row.addWidget(self.button)

    @property
    def value(self) -> Path | None:
        """The folder, if one is chosen."""
        return self._path

    def set_value(self, path: Path | None) -> None:
        """Show a folder without telling `chosen`."""
        self._path = path
        self.field.setText(str(path or ""))
        self.field.setToolTip(str(path or ""))

    def retell(self) -> None:
        """Say what it is called in another language."""
        self._name = again(self._name)

    def _open_dialog(self) -> None:
        dialog = QFileDialog(self, self._name, str(self._path or Path.home()))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(lambda folder: self._take(Path(folder)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _take(self, path: Path) -> None:
        self.set_value(path)
        self.chosen.emit(path)
