"""What learning a hand has to be told: whose, and which reader reads it."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from gan.models import list_models
from studio.language import number_words, tr, trn
from studio.settings import AUTO_READER
from studio.settings_store import SettingsStore
from studio.theme import Space, TextRole
from studio.training.hand import FEWEST, WANTED, plan_of, reader_of
from studio.training.plan import Plan
from studio.widgets.choice_box import ChoiceBox
from studio.widgets.progress_line import ProgressLine
from studio.widgets.text_label import ShortLabel, text_label
from studio.workspaces.models.training_forms import Form


class HandForm(Form):
    """The lines that a person corrected, and which reader reads them."""

    def __init__(self, settings: SettingsStore, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._lines: dict[str, int] = {}
        self.start_words = tr("Learn my hand")
        self.hand = ChoiceBox(tr("Hand"), [("", tr("None yet"))])
        self.count = ShortLabel()
        self.progress = ProgressLine(tr("Lines kept"))
        self.reader = ShortLabel()
        self.figures = ShortLabel(TextRole.SMALL, soft=True)
        self.reset_button = QPushButton(tr("Use the shipped reader"))
        self.own_button = QPushButton(tr("Use my own reader"))
        words = text_label(
            tr(
                "A reader of your own learns from the lines that you correct in Handwriting. One line in "
                "five is held back: it only stays where it reads those better than the shipped one."
            ),
            soft=True,
        )
        words.setWordWrap(True)
        kept = QVBoxLayout()
        kept.setSpacing(Space.XS)
        kept.addWidget(self.count)
        kept.addWidget(self.progress)
        reading = QHBoxLayout()
        reading.setSpacing(Space.S)
        reading.addWidget(self.reader, 1)
        reading.addWidget(self.own_button)
        reading.addWidget(self.reset_button)
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.L)
        grid.setVerticalSpacing(Space.S)
        grid.addWidget(text_label(tr("Hand")), 0, 0)
        grid.addWidget(self.hand, 0, 1)
        grid.addLayout(kept, 0, 2)
        grid.addWidget(text_label(tr("In use")), 1, 0)
        grid.addLayout(reading, 1, 1, 1, 2)
        grid.addWidget(self.figures, 2, 1, 1, 2)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(2, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.M)
        column.addWidget(words)
        column.addLayout(grid)
        self.hand.chosen.connect(self._on_hand)
        self.reset_button.clicked.connect(lambda: settings.edit("reading", reader=AUTO_READER))
        self.own_button.clicked.connect(lambda: settings.edit("reading", reader=self._own))
        settings.changed.connect(lambda _: self._show())

    @property
    def _own(self) -> str:
        return reader_of(self.hand.value)

    @property
    def plan(self) -> Plan | None:
        hand = self.hand.value
        if self._lines.get(hand, 0) < FEWEST:
            return None
        return plan_of(hand)

    @property
    def invitation(self) -> str:  # type: ignore[override]
        """What to do, or expect."""
        lines = self._lines.get(self.hand.value, 0)
        if lines < FEWEST:
            return tr(
                "Correct lines in Handwriting: from {few} on a reader can learn, and {many} are better.",
                few=FEWEST,
                many=WANTED,
            )
        if plan_of(self.hand.value).can_resume:
            return tr("Learning {hand} was stopped; it can go on.", hand=self.hand.value)
        return tr("It takes a few minutes; the shipped reader stays as it is.")

    def refresh(self) -> None:
        from gan.handwriting.hands import list_hands

        wanted = self.hand.value or self._settings.value.reading.hand
        self._lines = {hand.name: hand.lines for hand in list_hands()}
        self.hand.set_choices([(name, name) for name in self._lines] or [("", tr("None yet"))])
        if self.hand.has(wanted):
            self.hand.set_value(wanted)
        self._show()

    def _on_hand(self, hand: str) -> None:
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        lines = self._lines.get(self.hand.value, 0)
        corrected = trn("{count} corrected line", "{count} corrected lines", lines)
        self.count.setText(tr("{lines} of {wanted}", lines=corrected, wanted=WANTED))
        self.progress.set_value(lines / WANTED)
        reader = self._settings.value.reading.reader
        is_shipped = reader == AUTO_READER
        self.reader.setText(tr("The shipped reader") if is_shipped else reader)
        own = next((card for card in list_models("lines") if card.name == self._own), None)
        self.reset_button.setVisible(not is_shipped)
        self.own_button.setVisible(own is not None and reader != self._own)
        values = {figure.name: figure.value for figure in own.figures} if own is not None else {}
        before, after = values.get("CER, before"), values.get("CER")
        self.figures.setVisible(before is not None and after is not None)
        if before is not None and after is not None:
            self.figures.setText(
                tr(
                    "Wrong characters on lines held back: {before} % before, {after} % after learning.",
                    before=number_words(before, 1),
                    after=number_words(after, 1),
                )
            )
