"""The dialogs of the library; none holds up the event loop."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from studio.language import tr
from studio.theme import Space, TextRole
from studio.widgets.text_label import text_label
from studio.workspaces.library.phrases import items_count

_TEXT_WIDTH = 400


class RemoveDialog(QDialog):
    """Asks whether items are only forgotten, or their files go, too. Escape and Enter keep everything.

    Signals:
        forgetAsked(): the items are to be forgotten; their files stay.
        binAsked(): their files are to go to the system's bin.
    """

    forgetAsked = Signal()
    binAsked = Signal()

    def __init__(self, number: int, files: int, parent: QWidget | None = None) -> None:
        """Make it for so many items with so many files (known so far)."""
        super().__init__(parent)
        self.setWindowTitle(tr("Remove from the library"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.bin_button = QPushButton(tr("Move files to the bin"))
        self.forget_button = QPushButton(tr("Only forget"))
        self.keep_button = QPushButton(tr("Keep"))
        self.keep_button.setProperty("kind", "primary")
        self.keep_button.setDefault(True)
        self.bin_button.setVisible(files > 0)
        for button, signal in ((self.bin_button, self.binAsked), (self.forget_button, self.forgetAsked)):
            button.setAutoDefault(False)
            button.clicked.connect(signal)
            button.clicked.connect(self.accept)
        self.keep_button.clicked.connect(self.reject)
        words = (
            tr(
                "Forgotten items leave the library, and their files stay where they are. Files in the bin "
                "can be brought back by your system."
            )
            if files
            else tr(
                "Forgotten items leave the library; the files that they were read from stay where they are."
            )
        )
        text = text_label(words, soft=True)
        text.setWordWrap(True)
        text.setFixedWidth(_TEXT_WIDTH)
        buttons = QHBoxLayout()
        buttons.setSpacing(Space.S)
        buttons.addWidget(self.bin_button)
        buttons.addStretch()
        buttons.addWidget(self.forget_button)
        buttons.addWidget(self.keep_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        column.setSpacing(Space.S)
        column.addWidget(text_label(tr("Remove {items}?", items=items_count(number)), TextRole.TITLE))
        column.addWidget(text)
        column.addSpacing(Space.M)
        column.addLayout(buttons)
        column.setSizeConstraint(QVBoxLayout.SizeConstraint.SetFixedSize)


def ask_where(parent: QWidget, missing: Path, take: Callable[[Path], None]) -> QFileDialog:
    """Let the person say where a file is now; `take` gets it unless the dialog is put away."""
    folder = next((above for above in missing.parents if above.is_dir()), Path.home())
    dialog = QFileDialog(parent, tr("Where is {name} now?", name=missing.name), str(folder))
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    same = tr("{kind} files (*{suffix})", kind=missing.suffix[1:].upper(), suffix=missing.suffix)
    dialog.setNameFilters([same, tr("All files (*)")] if missing.suffix else [tr("All files (*)")])
    dialog.selectFile(missing.name)
    dialog.fileSelected.connect(lambda name: take(Path(name)))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog
