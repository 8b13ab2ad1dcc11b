"""A question with two answers, which holds up nothing while it waits for one."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from studio.theme import Space, TextRole
from studio.widgets.text_label import text_label

_TEXT_WIDTH = 380


class Question(QDialog):
    """`accepted` is the answer that does something; Escape and Enter give the other one.

    Attributes:
        do_button, stay_button: the answers.
    """

    def __init__(self, title: str, words: str, do: str, stay: str, parent: QWidget | None = None) -> None:
        """Make it.

        Args:
            title: the question.
            words: what follows from the answer.
            do: the answer that does something.
            stay: the answer that leaves everything as it is.
        """
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.do_button = QPushButton(do)
        self.stay_button = QPushButton(stay)
        self.stay_button.setProperty("kind", "primary")
        self.stay_button.setDefault(True)
        self.do_button.setAutoDefault(False)
        self.do_button.clicked.connect(self.accept)
        self.stay_button.clicked.connect(self.reject)
        text = text_label(words, soft=True)
        text.setWordWrap(True)
        text.setFixedWidth(_TEXT_WIDTH)
        buttons = QHBoxLayout()
        buttons.setSpacing(Space.S)
        buttons.addStretch()
        buttons.addWidget(self.do_button)
        buttons.addWidget(self.stay_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        column.setSpacing(Space.S)
        column.addWidget(text_label(title, TextRole.TITLE))
        column.addWidget(text)
        column.addSpacing(Space.M)
        column.addLayout(buttons)
        column.setSizeConstraint(QVBoxLayout.SizeConstraint.SetFixedSize)
