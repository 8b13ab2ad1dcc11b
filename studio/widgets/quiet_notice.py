"""A line above everything else that tells of something that is over: a word, a way to look, and it goes."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from studio.language import tr
from studio.theme import Space
from studio.widgets.icon_button import IconButton
from studio.widgets.text_label import ShortLabel


class QuietNotice(QFrame):
    """Shows a sentence with one thing to do about it, until it is put away.

    Attributes:
        text, do_button, close_button: its parts.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "bar")
        self.setProperty("edge", "lower")
        self._do: Callable[[], object] = lambda: None
        self.text = ShortLabel()
        self.do_button = QPushButton()
        self.do_button.setProperty("kind", "quiet")
        self.do_button.clicked.connect(lambda: self._do())
        self.close_button = IconButton("cancel", tr("Put this message away"))
        self.close_button.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.L, Space.XS, Space.S, Space.XS)
        row.setSpacing(Space.S)
        row.addWidget(self.text, 1)
        row.addWidget(self.do_button)
        row.addWidget(self.close_button)
        self.hide()

    def say(self, sentence: str, words: str, do: Callable[[], object]) -> None:
        """Show a sentence, and a button that does something."""
        self._do = do
        self.text.setText(sentence)
        self.text.setAccessibleName(sentence)
        self.do_button.setText(words)
        self.show()
