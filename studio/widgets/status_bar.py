"""The bar below a workspace that does one thing at a time: what it says, and a way to stop it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from studio.theme import Space
from studio.widgets.foot_bar import LINE, FootBar

_HEIGHT = 44


class StatusBar(FootBar):
    """Shows one line of words, and progress along its upper edge.

    Signals:
        cancelAsked(): what goes on is to be stopped.
        showAsked(): what was saved is to be shown in its folder.
    """

    cancelAsked = Signal()
    showAsked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_HEIGHT, parent)
        self.show_button = QPushButton("Show in folder")
        self.cancel_button = QPushButton("Cancel")
        self.show_button.setProperty("kind", "quiet")
        self.show_button.clicked.connect(self.showAsked)
        self.cancel_button.clicked.connect(self.cancelAsked)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.L, LINE, Space.L, 0)
        row.setSpacing(Space.S)
        row.addWidget(self.text)
        row.addWidget(self.show_button)
        row.addWidget(self.cancel_button)
        row.addStretch(1)
        row.addWidget(self.device)
        self.say("")
        self.show_progress(None)

    def say(self, words: str, *, can_show: bool = False) -> None:
        """Show a line; `can_show` offers to show what it speaks of in its folder."""
        self.text.setText(words)
        self.show_button.setVisible(can_show)

    def show_progress(self, fraction: float | None) -> None:
        """See `FootBar.show_progress`; while something goes on, it can be cancelled."""
        super().show_progress(fraction)
        self.cancel_button.setVisible(fraction is not None)
