"""The panel of "My hand": what is kept of the person's corrections, and the button that learns from it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from studio import words
from studio.language import number_words, tr
from studio.settings_store import SettingsStore
from studio.theme import Space, TextRole
from studio.training.hand import FEWEST, WANTED, share_learned
from studio.training.run import State, View
from studio.widgets.progress_line import ProgressLine
from studio.widgets.switch import Switch
from studio.widgets.text_label import ShortLabel, text_label
from studio.workspaces.handwriting.hand_keeper import hand_name

_NAME_WIDTH = 180


class HandPanel(QWidget):
    """Shows and changes how corrections are kept, and starts learning.

    Signals:
        learnAsked(), cancelAsked(): start learning, or stop it.
        shippedAsked(): read with the shipped reader again.
    """

    learnAsked = Signal()
    cancelAsked = Signal()
    shippedAsked = Signal()

    def __init__(self, settings: SettingsStore, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._lines = 0
        self._is_learning = False
        self.teach = Switch(tr("Keep what I correct"))
        self.name = QLineEdit()
        self.name.setAccessibleName(tr("Name of the hand"))
        self.name.setFixedWidth(_NAME_WIDTH)
        self.count = ShortLabel()
        self.progress = ProgressLine(tr("Lines kept"))
        self.learn_button = QPushButton(tr("Learn my hand"))
        self.learn_button.setProperty("kind", "primary")
        self.cancel_button = QPushButton(tr("Stop learning"))
        self.shipped_button = QPushButton(tr("Use the shipped reader"))
        self.shipped_button.setProperty("kind", "quiet")
        self.message = text_label("", TextRole.SMALL, soft=True)
        self.message.setWordWrap(True)
        self._lay_out()
        self.teach.toggled.connect(lambda on: settings.edit("reading", teach=on))
        self.name.editingFinished.connect(self._take_name)
        self.learn_button.clicked.connect(self.learnAsked)
        self.cancel_button.clicked.connect(self.cancelAsked)
        self.shipped_button.clicked.connect(self.shippedAsked)
        settings.changed.connect(lambda _: self._show())
        self._show()

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(Space.S)
        for button in (self.learn_button, self.cancel_button, self.shipped_button):
            buttons.addWidget(button)
        buttons.addStretch()
        kept = QVBoxLayout()
        kept.setSpacing(Space.XS)
        kept.addWidget(self.count)
        kept.addWidget(self.progress)
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.M)
        grid.setVerticalSpacing(Space.S)
        grid.addWidget(text_label(tr("Keep what I correct"), soft=True), 0, 0)
        grid.addWidget(self.teach, 0, 1)
        grid.addWidget(text_label(tr("Name of the hand"), soft=True), 0, 2)
        grid.addWidget(self.name, 0, 3)
        grid.addLayout(kept, 1, 0, 1, 2)
        grid.addLayout(buttons, 1, 2, 1, 3)
        grid.setColumnStretch(4, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.L, 0, Space.L, Space.M)
        column.setSpacing(Space.S)
        column.addLayout(grid)
        column.addWidget(self.message)

    def words(self) -> str:
        """What the panel holds, in a few words."""
        if self._is_learning:
            return tr("Learning my hand…")
        return (
            tr("My hand: {lines} of {wanted} lines", lines=self._lines, wanted=WANTED)
            if self._lines
            else tr("My hand")
        )

    def show_count(self, lines: int) -> None:
        """So many lines are kept now."""
        self._lines = lines
        self._show()

    def show_training(self, view: View) -> None:
        """Learning stands there now."""
        was_learning, self._is_learning = self._is_learning, view.state.is_active
        if self._is_learning:
            share = share_learned(view.table)
            self.progress.set_value(share)
            percent = number_words(100 * share)
            is_paused = view.state is State.PAUSED
            self.count.setText(
                tr("Paused  ·  {percent} %", percent=percent)
                if is_paused
                else tr("Learning  ·  {percent} %", percent=percent)
            )
            meanwhile = tr("You can go on working meanwhile; the shipped reader stays as it is.")
            self.message.setText(view.words if is_paused else meanwhile)
            self._show_buttons()
        elif was_learning:
            self._show()
            self.message.setText(view.words)

    def _show(self) -> None:
        reading = self._settings.value.reading
        self.teach.setChecked(reading.teach)
        if not self.name.hasFocus():
            self.name.setText(reading.hand)
        self._show_buttons()
        if self._is_learning:
            return
        self.progress.set_value(self._lines / WANTED)
        lines = words.count(self._lines, "corrected line")
        self.count.setText(tr("{lines} of {wanted}", lines=lines, wanted=WANTED))
        self.message.setText(_advice(self._lines))

    def _show_buttons(self) -> None:
        self.learn_button.setVisible(not self._is_learning)
        self.learn_button.setEnabled(self._lines >= FEWEST)
        self.cancel_button.setVisible(self._is_learning)
        has_own = self._settings.value.reading.reader != "auto"
        self.shipped_button.setVisible(has_own and not self._is_learning)

    def _take_name(self) -> None:
        name = hand_name(self.name.text())
        if name:
            self._settings.edit("reading", hand=name)
        self.name.setText(self._settings.value.reading.hand)


def _advice(lines: int) -> str:
    if lines >= WANTED:
        return tr("That is enough to learn from. It takes a few minutes; the shipped reader stays as it is.")
    if lines >= FEWEST:
        return tr("It can learn already; with {wanted} lines it reads you much better.", wanted=WANTED)
    return tr(
        "Correct lines in the text: from {fewest} on a reader of your own can learn from "
        "them, and {wanted} are better. They stay on this machine.",
        fewest=FEWEST,
        wanted=WANTED,
    )
