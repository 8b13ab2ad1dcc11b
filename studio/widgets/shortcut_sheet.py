"""A sheet of all keys."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFrame, QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from studio.language import keys_words, tr
from studio.theme import Space, TextRole
from studio.widgets.text_label import text_label


class ShortcutSheet(QDialog):
    """Groups of lines, each a key and what it does. Escape puts it away."""

    def __init__(
        self, groups: Sequence[tuple[str, Sequence[tuple[str, str]]]], parent: QWidget | None = None
    ) -> None:
        """Make it from (title, [(keys, words)]) groups."""
        super().__init__(parent)
        self.setWindowTitle(tr("Keyboard"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        content = QWidget()
        content.setObjectName("content")  # the style sheet knows it
        column = QVBoxLayout(content)
        column.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.XL)
        column.setSpacing(Space.S)
        for title, lines in groups:
            column.addWidget(text_label(title, TextRole.TITLE))
            column.addWidget(_card(lines))
            column.addSpacing(Space.M)
        column.addStretch()
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setAccessibleName(tr("Keys"))
        area.shows_focus = True  # by being all there is: no frame around the whole window
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(content)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area)
        self.resize(680, min(680, content.sizeHint().height() + 2))


def _card(lines: Sequence[tuple[str, str]]) -> QFrame:
    card = QFrame()
    card.setProperty("surface", "card")
    grid = QGridLayout(card)
    grid.setContentsMargins(Space.L, Space.M, Space.L, Space.M)
    grid.setHorizontalSpacing(Space.XL)
    grid.setVerticalSpacing(Space.S)
    grid.setColumnStretch(1, 1)
    grid.setColumnMinimumWidth(0, 120)
    for row, (keys, words) in enumerate(lines):
        label = QLabel(keys_words(keys))
        label.setProperty("keys", True)
        grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignLeft)
        meaning = text_label(words)
        meaning.setWordWrap(True)
        grid.addWidget(meaning, row, 1)
    return card
