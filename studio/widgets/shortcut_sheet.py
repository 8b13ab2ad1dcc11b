"""A sheet of all keys."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QFrame, QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from studio.language import keys_words, tr
from studio.theme import Space, TextRole
from studio.widgets.text_label import text_label

_SCROLLING = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class ShortcutSheet(QDialog):
    """Groups of lines, each a key and what it does. Escape puts it away.

    It has the keyboard itself at first and hands the keys that scroll on, so that nothing is framed unasked.
    """

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
        # The words of all groups begin at one edge.
        widest = max((_key(keys).sizeHint().width() for _, lines in groups for keys, _ in lines), default=0)
        for title, lines in groups:
            column.addWidget(text_label(title, TextRole.TITLE))
            column.addWidget(_card(lines, widest))
            column.addSpacing(Space.M)
        column.addStretch()
        self._area = area = QScrollArea()
        area.setWidgetResizable(True)
        area.setAccessibleName(tr("Keys"))
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(content)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area)
        self.resize(680, min(680, content.sizeHint().height() + 2))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _SCROLLING:
            QCoreApplication.sendEvent(self._area, event)
        else:
            super().keyPressEvent(event)


def _key(keys: str) -> QLabel:
    label = QLabel(keys_words(keys))
    label.setProperty("keys", True)
    label.ensurePolished()
    return label


def _card(lines: Sequence[tuple[str, str]], key_width: int) -> QFrame:
    card = QFrame()
    card.setProperty("surface", "card")
    grid = QGridLayout(card)
    grid.setContentsMargins(Space.L, Space.M, Space.L, Space.M)
    grid.setHorizontalSpacing(Space.XL)
    grid.setVerticalSpacing(Space.S)
    grid.setColumnStretch(1, 1)
    grid.setColumnMinimumWidth(0, max(120, key_width))
    for row, (keys, words) in enumerate(lines):
        grid.addWidget(_key(keys), row, 0, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        meaning = text_label(words)
        meaning.setWordWrap(True)
        grid.addWidget(meaning, row, 1)
    return card
