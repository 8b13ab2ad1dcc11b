"""What Faces shows where no model of faces is installed."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from studio.icons import icon_pixmap
from studio.language import tr
from studio.theme import Space, TextRole, colors_of
from studio.widgets.text_label import text_label

_ART = 96
_TEXT_WIDTH = 460


class EmptyPage(QWidget):
    """Says in kind words what is missing, and what can be done.

    Signals:
        trainAsked(): the person wants to train on a folder.
        lookAsked(): a model may have come meanwhile.
    """

    trainAsked = Signal()
    lookAsked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._art = QLabel()
        title = text_label(tr("Nobody is here yet"), TextRole.HERO)
        promise = text_label(
            tr("Faces needs a model that has learned what people look like, and none is installed."),
            soft=True,
        )
        ways = text_label(
            tr(
                "Train one on a folder of photos, or bring published weights in with the command "
                "“python3 main.py models import FILE” and look again."
            ),
            TextRole.SMALL,
            soft=True,
        )
        self.train_button = QPushButton(tr("Train on a folder…"))
        self.train_button.setProperty("kind", "primary")
        self.look_button = QPushButton(tr("Look again"))
        self.train_button.clicked.connect(self.trainAsked)
        self.look_button.clicked.connect(self.lookAsked)
        buttons = QHBoxLayout()
        buttons.setSpacing(Space.S)
        buttons.addStretch()
        buttons.addWidget(self.train_button)
        buttons.addWidget(self.look_button)
        buttons.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XXL, Space.XL, Space.XXL, Space.XL)
        column.setSpacing(Space.S)
        column.addStretch()
        column.addWidget(self._art, alignment=Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(Space.S)
        for label in (title, promise):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.setWordWrap(True)
            column.addWidget(label)
        column.addSpacing(Space.M)
        column.addLayout(buttons)
        column.addSpacing(Space.M)
        ways.setAlignment(Qt.AlignmentFlag.AlignCenter)
        ways.setWordWrap(True)
        ways.setFixedWidth(_TEXT_WIDTH)
        middle = QHBoxLayout()  # an alignment in the column would forget that wrapped words need height
        middle.addStretch()
        middle.addWidget(ways)
        middle.addStretch()
        column.addLayout(middle)
        column.addStretch()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self.isVisible():
            self._draw()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._draw()

    def _draw(self) -> None:
        self._art.setPixmap(icon_pixmap("faces", colors_of(self).accent, _ART, self.devicePixelRatioF()))
