"""The row below the stage: play, loop, and where in the film it is."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from studio.language import tr
from studio.theme import CONTROL_HEIGHT, Space, TextRole
from studio.widgets.icon_button import IconButton
from studio.widgets.text_label import ShortLabel, text_label
from studio.widgets.timeline.scale import time_words
from studio.workspaces.cartoon.film import FPS


class Transport(QWidget):
    """Buttons and the time.

    Signals:
        playAsked(), firstAsked(): play or stand still; go to the beginning.
        loopToggled(bool): begin again at the end.
    """

    playAsked = Signal()
    firstAsked = Signal()
    loopToggled = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.first_button = IconButton("first", tr("To the beginning"), hint="Home")
        self.play_button = IconButton("play", tr("Play"), hint="Space")
        self.loop_button = IconButton("loop", tr("Begin again at the end"), hint="L")
        self.loop_button.setCheckable(True)
        self.now = text_label("0:00.0", TextRole.SMALL)
        self.whole = text_label("0:00.0", TextRole.SMALL, soft=True)
        self.silence = ShortLabel(TextRole.SMALL, soft=True)
        self.silence.setText(tr("Plays without voices"))
        self.silence.setVisible(False)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.M, Space.XS, Space.M, Space.XS)
        row.setSpacing(Space.XS)
        row.addWidget(self._time_box(self.now, Qt.AlignmentFlag.AlignLeft))
        row.addStretch()
        for button in (self.first_button, self.play_button, self.loop_button):
            row.addWidget(button)
        row.addStretch()
        row.addWidget(self.silence)
        row.addWidget(self._time_box(self.whole, Qt.AlignmentFlag.AlignRight))
        self.setFixedHeight(CONTROL_HEIGHT + 2 * Space.XS)
        self.play_button.clicked.connect(self.playAsked)
        self.first_button.clicked.connect(self.firstAsked)
        self.loop_button.toggled.connect(self.loopToggled)

    def _time_box(self, label: QLabel, side: Qt.AlignmentFlag) -> QLabel:
        label.setAlignment(side | Qt.AlignmentFlag.AlignVCenter)
        label.setMinimumWidth(label.fontMetrics().horizontalAdvance("00:00.0") + Space.S)
        return label

    def show_time(self, index: int, count: int) -> None:
        """Show where it is, in frames."""
        self.now.setText(time_words(index / FPS, frames=True))
        self.whole.setText(time_words(count / FPS, frames=True))
        for button in (self.first_button, self.play_button):
            button.setEnabled(count > 0)

    def show_speech(self, speaks: bool, has_voices: bool) -> None:
        """Say that the window itself is silent, where somebody speaks.

        Args:
            speaks: somebody does.
            has_voices: whether exported films can have voices on this machine.
        """
        self.silence.setVisible(speaks)
        where = tr("Voices are in the exported film: choose MP4 or WebM, and “Voices”.")
        if not has_voices:
            where = tr("Exported MP4 and WebM films have voices once the program espeak-ng is installed.")
        self.silence.setToolTip(
            tr("The window shows what is said and moves the lips, but makes no sound. {where}", where=where)
        )

    def show_playing(self, playing: bool) -> None:
        """Show whether it plays."""
        self.play_button.set_meaning(*(("pause", tr("Stand still")) if playing else ("play", tr("Play"))))
