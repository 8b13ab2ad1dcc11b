"""A list of what could not be done, and why: at the end of a batch of thousands nobody looks for it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from studio.language import tr, trn
from studio.theme import Space, TextRole
from studio.widgets.text_label import ShortLabel, text_label

_WIDTH, _HEIGHT = 620, 460
_MOST_SHOWN = 200


class Failures(QDialog):
    """Shows files with the sentences that say why they failed.

    Attributes:
        copy_button, again_button, close_button: what can be done.

    Signals:
        againAsked(): the person wants all of them to be done again.
    """

    againAsked = Signal()

    def __init__(self, failed: Sequence[tuple[Path, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._failed = tuple(failed)
        self.setWindowTitle(tr("What failed"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(_WIDTH, _HEIGHT)
        self.copy_button = QPushButton(tr("Copy the list"))
        self.copy_button.setProperty("kind", "quiet")
        self.again_button = QPushButton(tr("Do these again"))
        self.close_button = QPushButton(tr("Done"))
        self.close_button.setProperty("kind", "primary")
        self.close_button.setDefault(True)
        self.copy_button.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.text))
        self.again_button.clicked.connect(self._on_again)
        self.close_button.clicked.connect(self.accept)
        self._lay_out()
        self.close_button.setFocus()

    @property
    def text(self) -> str:
        """The whole list, a line a file."""
        return "\n".join(f"{path}: {sentence}" for path, sentence in self._failed)

    def _lay_out(self) -> None:
        content = QWidget()
        content.setObjectName("content")  # the style sheet knows it
        rows = QVBoxLayout(content)
        rows.setContentsMargins(Space.XS, Space.XS, Space.S, Space.XS)
        rows.setSpacing(Space.S)
        for path, sentence in self._failed[:_MOST_SHOWN]:
            rows.addWidget(_row(path, sentence))
        if (more := len(self._failed) - _MOST_SHOWN) > 0:
            rows.addWidget(text_label(trn("and {count} more", "and {count} more", more), soft=True))
        rows.addStretch()
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setAccessibleName(tr("What failed"))
        area.setWidget(content)
        buttons = QHBoxLayout()
        buttons.setSpacing(Space.S)
        buttons.addWidget(self.copy_button)
        buttons.addStretch()
        buttons.addWidget(self.again_button)
        buttons.addWidget(self.close_button)
        title = trn("{count} file could not be done", "{count} files could not be done", len(self._failed))
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        column.setSpacing(Space.M)
        column.addWidget(text_label(title, TextRole.TITLE))
        column.addWidget(area, 1)
        column.addLayout(buttons)

    def _on_again(self) -> None:
        self.accept()
        self.againAsked.emit()


def _row(path: Path, sentence: str) -> QFrame:
    card = QFrame()
    card.setProperty("surface", "card")
    name = ShortLabel(TextRole.STRONG, cut=Qt.TextElideMode.ElideMiddle)
    name.setText(path.name)
    folder = ShortLabel(TextRole.SMALL, soft=True, cut=Qt.TextElideMode.ElideMiddle)
    folder.setText(str(path.parent))
    why = text_label(sentence, TextRole.SMALL)
    why.setProperty("tone", "danger")
    why.setWordWrap(True)
    why.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    column = QVBoxLayout(card)
    column.setContentsMargins(Space.M, Space.S, Space.M, Space.S)
    column.setSpacing(2)
    for label in (name, folder, why):
        column.addWidget(label)
    return card
