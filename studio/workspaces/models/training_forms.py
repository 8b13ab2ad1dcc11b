"""What a training on a folder of pictures has to be told."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QVBoxLayout, QWidget

from gan.errors import GanvasError
from gan.models import ModelCard, default_model, list_models
from studio.language import number_words, tr
from studio.settings_store import SettingsStore
from studio.theme import Space
from studio.training.looking import FolderLook, Looker, look_for_faces, look_for_photos
from studio.training.plan import Plan, free_name, list_plans, name_problem, plans_folder, taken_names
from studio.training.table import ENHANCE, FACES, time_words
from studio.widgets.choice_box import ChoiceBox
from studio.widgets.path_field import PathField
from studio.widgets.text_label import text_label
from studio.widgets.value_slider import ValueSlider

_SHORTEST, _LONGEST, _USUAL = 1, 240, 30
_SIDE_WITHOUT = 128  # of faces, where there is no model to start from


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

    def refresh(self) -> None:
        """Look anew at what there is."""

    def set_active(self, is_active: bool) -> None:
        """While it is trained nothing can be changed."""
        self.setEnabled(not is_active)

    def finish(self) -> None:
        """Wait for its threads; in any thread."""


class FolderForm(Form):
    """A folder of pictures, a name, and how long; or an earlier training to go on with.

    Attributes:
        kind: of training.
        look: what is known of the folder.
        runs, folder, name, minutes: the controls.
    """

    kind = ""
    _name = ""

    def __init__(self, words: str, hint: str, parent: QWidget | None = None) -> None:
        """`words` say what is learned, `hint` what the folder is to hold."""
        super().__init__(parent)
        self.start_words = tr("Start")
        self._is_new = True
        self._taken = frozenset[str]()
        self.look = FolderLook(self)
        self.runs = ChoiceBox(tr("Training"), [(None, tr("A new one"))])
        self.folder = PathField(tr("Photos to learn from"), hint)
        self.name = QLineEdit(self._name)
        self.name.setAccessibleName(tr("Name of the new model"))
        self.minutes = ValueSlider(
            tr("Time"),
            _SHORTEST,
            _LONGEST,
            _USUAL,
            lambda value: tr("{minutes} min", minutes=number_words(value)),
        )
        self._lay_out(words)
        self.runs.chosen.connect(self._on_run)
        self.folder.chosen.connect(self.take_folder)
        self.name.textEdited.connect(lambda _: self.changed.emit())
        self.look.changed.connect(self.changed)

    def _lay_out(self, words: str) -> None:
        label = text_label(words, soft=True)
        label.setWordWrap(True)
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
        column.addWidget(label)
        column.addLayout(grid)

    # What it names

    @property
    def run(self) -> Plan | None:
        """The earlier training that is chosen, if one is."""
        return self.runs.value

    @property
    def plan(self) -> Plan | None:
        minutes = round(self.minutes.value)
        if (run := self.run) is not None:
            return Plan(run.kind, run.name, run.source, minutes, run.start)
        if self.folder.value is None or not self.look.look.count or self.problem:
            return None
        return Plan(self.kind, self.name.text(), str(self.folder.value), minutes, self._start())

    @property
    def problem(self) -> str:  # type: ignore[override]
        """What is wrong with the name or the folder, in a sentence."""
        if self.run is not None:
            return ""
        if wrong := name_problem(self.name.text(), self._taken):
            return wrong
        return self.look.look.words if self.look.look.is_problem else ""

    @property
    def invitation(self) -> str:  # type: ignore[override]
        """What to do, what was found, or how far an earlier training is."""
        run = self.run
        if run is None:
            return self.look.look.words or tr("Choose a folder with photographs, or an earlier training.")
        if not run.can_resume:
            return tr("This training was broken off before there was anything to go on from.")
        return tr(
            "{name} has learned for {time} and can go on.", name=run.name, time=time_words(run.spent_seconds)
        )

    def _start(self) -> str:
        """Name of the model that a new training starts from; empty for the kind's own choice."""
        return ""

    def _looker(self) -> Looker:
        """What looks through a folder."""
        raise NotImplementedError

    # What changes it

    def refresh(self) -> None:
        plans = list_plans(self.kind)
        self._taken = taken_names(self.kind)
        shown = self.run.name if self.run is not None else self.name.text()
        if self._is_new and plans and plans[0].can_resume and self.folder.value is None:
            shown = plans[0].name  # what was trained last is what a person comes back to
        self._is_new = False
        self.runs.set_choices([(None, tr("A new one")), *((plan, plan.name) for plan in plans)])
        for plan in plans:
            if plan.name == shown:
                self.runs.set_value(plan)
        if self.run is None and self.folder.value is None:
            self.name.setText(free_name(self._name, self._taken))
        self._show_run()

    def take_folder(self, folder: Path) -> None:
        """Learn from this folder, in a new training."""
        if not self.isEnabled():
            return
        if self.run is not None:
            self.runs.set_value(None)
            self._show_run()
        self.folder.set_value(folder)
        self.name.setText(free_name(self.name.text() or self._name, self._taken))
        self.look.begin(folder, self._looker())

    def finish(self) -> None:
        self.look.wait()

    def _on_run(self, run: Plan | None) -> None:
        if run is None:
            self.folder.set_value(None)
            self.name.setText(free_name(self._name, self._taken))
            self.look.forget()
        self._show_run()
        self.changed.emit()

    def _show_run(self) -> None:
        run = self.run
        self.folder.setEnabled(run is None)
        self.name.setEnabled(run is None)
        if run is not None:
            self.folder.set_value(Path(run.source))
            self.name.setText(run.name)


class PhotosForm(FolderForm):
    """Photographs for Enhance."""

    kind, _name = ENHANCE, "my-photos"

    def __init__(self, parent: QWidget | None = None) -> None:
        words = tr(
            "A model of Enhance learns how your photographs look when they are sharp, beginning with the "
            "one that comes with Ganvas. Everything stays on this machine."
        )
        super().__init__(words, tr("A folder with 50 sharp photographs or more"), parent)

    def _looker(self) -> Looker:
        return look_for_photos


class FacesForm(FolderForm):
    """Photographs of people for Faces."""

    kind, _name = FACES, "my-faces"

    def __init__(self, settings: SettingsStore, parent: QWidget | None = None) -> None:
        self._settings = settings
        words = tr(
            "It finds the faces in your photos, cuts them out upright, and lets a model learn them. "
            "Everything stays on this machine. Use only pictures of people who agree to it."
        )
        super().__init__(words, tr("A folder with 50 faces or more"), parent)

    def _start(self) -> str:
        card = self._card()
        return card.name if card is not None else ""

    def _looker(self) -> Looker:
        from gan.faces.latents import LatentShape

        card = self._card()
        try:
            side = LatentShape.of(card).side if card is not None else _SIDE_WITHOUT
        except GanvasError:  # a damaged card, which the training will say
            side = _SIDE_WITHOUT
        return partial(look_for_faces, out=plans_folder() / FACES / self.name.text(), side=side)

    def _card(self) -> ModelCard | None:
        """The model that Faces uses; None where there is none."""
        wanted = self._settings.value.faces.model
        named = [card for card in list_models("faces") if card.name == wanted]
        try:
            return named[0] if named else default_model("faces")
        except GanvasError:
            return None
