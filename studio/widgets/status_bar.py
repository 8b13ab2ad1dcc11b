"""The bar below a workspace that does one thing at a time: what it says, and a way to stop it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from studio.language import tr
from studio.theme import Space
from studio.widgets.foot_bar import LINE, FootBar
from studio.widgets.icon_button import IconButton

_HEIGHT = 44


class StatusBar(FootBar):
    """Shows one line of words, and progress along its upper edge.

    Signals:
        cancelAsked(): what goes on is to be stopped.
        showAsked(): what was saved is to be shown in its folder.
        sendAsked(): it is to be handed on to another workspace.
    """

    cancelAsked = Signal()
    showAsked = Signal()
    sendAsked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_HEIGHT, parent)
        self.show_button = QPushButton(tr("Show in folder"))
        self.cancel_button = QPushButton(tr("Cancel"))
        self.show_button.setProperty("kind", "quiet")
        self.send_button = IconButton("send", tr("Send it to another workspace"))
        self.show_button.clicked.connect(self.showAsked)
        self.send_button.clicked.connect(self.sendAsked)
        self.cancel_button.clicked.connect(self.cancelAsked)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.L, LINE, Space.L, 0)
        row.setSpacing(Space.S)
        row.addWidget(self.text)
        row.addWidget(self.show_button)
        row.addWidget(self.send_button)
        row.addWidget(self.cancel_button)
        row.addStretch(1)
        row.addWidget(self.device)
        self.say("")
        self.show_progress(None)

    def say(self, words: str, *, can_show: bool = False, can_send: bool = False) -> None:
        """Show a line; `can_show` and `can_send` offer to show its file in the folder, and to hand it on."""
        self.text.setText(words)
        self.show_button.setVisible(can_show)
        self.send_button.setVisible(can_show and can_send)

    def show_progress(self, fraction: float | None) -> None:
        """See `FootBar.show_progress`; while something goes on, it can be cancelled."""
        super().show_progress(fraction)
        self.cancel_button.setVisible(fraction is not None)
