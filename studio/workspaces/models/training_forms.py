"""What each kind of training has to be told."""

from __future__ import annotations

import re
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from gan.models import list_models
from studio.language import number_words, tr, trn
from studio.settings import AUTO_READER
from studio.settings_store import SettingsStore
from studio.theme import Space, TextRole
from studio.training.plan import ENHANCE, HAND, Plan, list_plans, spent_minutes
from studio.widgets.choice_box import ChoiceBox
from studio.widgets.path_field import PathField
from studio.widgets.progress_line import ProgressLine
from studio.widgets.text_label import ShortLabel, text_label
from studio.widgets.value_slider import ValueSlider
from studio.workspaces.faces.training.plan import training_folder

_SHORTEST, _LONGEST, _USUAL = 5, 240, 30
_FEWEST_LINES, _WANTED_LINES = 8, 30
_NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,63}")


class Form(QWidget):
    """What a training is told.

    Signals:
        changed(): it names another training now.
    """

    changed = Signal()
    problem = ""
    invitation = ""
    start_words = ""

    @property
    def plan(self) -> Plan | None:
        """What would be trained now; None as long as something is missing."""
        return None

    def plan_to_start(self, resume: bool) -> Plan | None:
        """The same, with the time that it needs if it goes on."""
        return self.plan

    def refresh(self) -> None:
        """Look anew at what there is."""

    def set_active(self, is_active: bool) -> None:
        """While it is trained nothing can be changed."""
        self.setEnabled(not is_active)


class PhotosForm(Form):
    """A folder of photographs, a name, and how long; or an earlier training to go on with."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.start_words = tr("Start")
        self.runs = ChoiceBox(tr("Training"), [(None, tr("A new one"))])
        self.folder = PathField(tr("Photos to learn from"), tr("A folder with 50 sharp photographs or more"))
        self.name = QLineEdit("my-photos")
        self.name.setAccessibleName(tr("Name of the new model"))
        self.minutes = ValueSlider(
            tr("Time"), _SHORTEST, _LONGEST, _USUAL, lambda value: tr("{count} min", count=round(value))
        )
        words = text_label(
            tr(
                "A model of Enhance learns how your photographs look when they are sharp, beginning with the "
                "one that comes with Ganvas. Everything stays on this machine."
            ),
            soft=True,
        )
        words.setWordWrap(True)
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.L)
        grid.setVerticalSpacing(Space.S)
        grid.addWidget(text_label(tr("Training")), 0, 0)
        grid.addWidget(self.runs, 0, 1)
        grid.addWidget(text_label(tr("Photos")), 1, 0)
        grid.addWidget(self.folder, 1, 1, 1, 2)
        grid.addWidget(text_label(tr("Name")), 2, 0)
        grid.addWidget(self.name, 2, 1)
        grid.addWidget(self.minutes, 2, 2)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(2, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.M)
        column.addWidget(words)
        column.addLayout(grid)
        self.runs.chosen.connect(self._on_run)
        self.folder.chosen.connect(lambda _: self.changed.emit())
        self.name.textEdited.connect(lambda _: self.changed.emit())

    @property
    def plan(self) -> Plan | None:
        if isinstance(self.runs.value, Plan):
            return self.runs.value
        if self.folder.value is None or self.problem:
            return None
        return Plan(ENHANCE, self.name.text(), str(self.folder.value), round(self.minutes.value))

    @property
    def problem(self) -> str:  # type: ignore[override]
        """What is wrong with the name, in a sentence."""
        if isinstance(self.runs.value, Plan):
            return ""
        name = self.name.text()
        if not _NAME.fullmatch(name):
            return tr("A name has small letters, digits, - and _ only, and begins with a letter or digit.")
        if name in {card.name for card in list_models()} | {plan.name for plan in list_plans(ENHANCE)}:
            return tr("There is a model or a training {name} already; choose another name.", name=name)
        return ""

    @property
    def invitation(self) -> str:  # type: ignore[override]
        """What to do, or how far an earlier training is."""
        plan = self.runs.value
        if not isinstance(plan, Plan):
            return tr("Choose a folder with sharp photographs, or an earlier training.")
        if not plan.can_resume:
            return tr("This training was broken off before there was anything to go on from.")
        spent = trn("{count} minute", "{count} minutes", max(1, round(spent_minutes(plan))))
        return tr("{name} has learned for {time} and can go on.", name=plan.name, time=spent)

    def plan_to_start(self, resume: bool) -> Plan | None:
        plan = self.plan
        if plan is None or not resume:
            return plan
        # Its time counts from its beginning; what was asked for now comes on top.
        minutes = round(spent_minutes(plan) + self.minutes.value)
        return Plan(plan.kind, plan.name, plan.source, minutes)

    def refresh(self) -> None:
        plans = list_plans(ENHANCE)
        shown = self.runs.value.name if isinstance(self.runs.value, Plan) else ""
        self.runs.set_choices([(None, tr("A new one")), *((plan, plan.name) for plan in plans)])
        for plan in plans:
            if plan.name == (shown or self.name.text()):
                self.runs.set_value(plan)
        self._show_run()

    def take_folder(self, folder: Path) -> None:
        """Learn from this folder."""
        self.folder.set_value(folder)
        self.changed.emit()

    def _on_run(self, plan: Plan | None) -> None:
        if plan is None:
            self.name.setText(self._free_name())
        self._show_run()
        self.changed.emit()

    def _show_run(self) -> None:
        plan = self.runs.value
        is_new = not isinstance(plan, Plan)
        self.folder.setEnabled(is_new)
        self.name.setEnabled(is_new)
        if not is_new:
            self.folder.set_value(Path(plan.source))
            self.name.setText(plan.name)

    def _free_name(self) -> str:
        taken = {card.name for card in list_models()} | {plan.name for plan in list_plans(ENHANCE)}
        name, number = "my-photos", 2
        while name in taken:
            name, number = f"my-photos-{number}", number + 1
        return name


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
        return f"lines-{self.hand.value}"

    @property
    def plan(self) -> Plan | None:
        hand = self.hand.value
        if self._lines.get(hand, 0) < _FEWEST_LINES:
            return None
        return Plan(HAND, self._own, hand)

    @property
    def invitation(self) -> str:  # type: ignore[override]
        """What to do, or expect."""
        lines = self._lines.get(self.hand.value, 0)
        if lines < _FEWEST_LINES:
            return tr(
                "Correct lines in Handwriting: from {few} on a reader can learn, and {many} are better.",
                few=_FEWEST_LINES,
                many=_WANTED_LINES,
            )
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
        self.count.setText(tr("{lines} of {wanted}", lines=corrected, wanted=_WANTED_LINES))
        self.progress.set_value(lines / _WANTED_LINES)
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


class FacesForm(Form):
    """Trainings of faces, which are watched where faces are.

    Signals:
        opened(): their page is wanted.
    """

    opened = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.runs = text_label("", soft=True)
        self.runs.setWordWrap(True)
        self.open_button = QPushButton(tr("Train on a folder…"))
        self.open_button.setProperty("kind", "primary")
        self.open_button.clicked.connect(self.opened)
        words = text_label(
            tr(
                "A model of faces learns those in a folder of your photographs. Its samples and curves are "
                "shown in Faces, where it is started, stopped and resumed."
            ),
            soft=True,
        )
        words.setWordWrap(True)
        row = QHBoxLayout()
        row.setSpacing(Space.L)
        row.addWidget(self.runs, 1)
        row.addWidget(self.open_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.M)
        column.addWidget(words)
        column.addLayout(row)

    def refresh(self) -> None:
        names = sorted(file.parent.name for file in training_folder().glob("*/plan.json"))
        begun = trn("{count} training so far", "{count} trainings so far", len(names))
        self.runs.setText(f"{begun}: {', '.join(names)}" if names else tr("No training so far."))
