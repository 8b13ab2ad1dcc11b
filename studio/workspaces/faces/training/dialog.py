"""The dialog of training on a folder: choose, look, start, watch, stop, go on."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from studio.language import number_words, tr
from studio.theme import Space, TextRole
from studio.widgets.curve_plot import Curve, CurvePlot
from studio.widgets.path_field import PathField
from studio.widgets.sheet_view import SheetView
from studio.widgets.text_label import text_label
from studio.widgets.value_slider import ValueSlider
from studio.workspaces.faces.models import FaceModels
from studio.workspaces.faces.training.plan import (
    CHECKPOINT_FILE,
    TrainPlan,
    latest_plan,
    name_problem,
    training_folder,
)
from studio.workspaces.faces.training.run import TrainingRun, TrainState, TrainView

_SIZE = QSize(760, 640)
_SHORTEST, _LONGEST, _USUAL = 5, 240, 30
_NAME = "my-faces"


class TrainDialog(QDialog):
    """Shows a `TrainingRun` and asks things of it. Putting the dialog away stops nothing.

    Signals:
        useAsked(str): the faces of this model are to be shown.
    """

    useAsked = Signal(str)

    def __init__(self, run: TrainingRun, models: FaceModels, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._run, self._models = run, models
        self.setWindowTitle(tr("Train on a folder"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(_SIZE.boundedTo(parent.size()) if parent else _SIZE)
        self.folder = PathField(tr("Photos to learn from"), tr("A folder with 50 faces or more"))
        self.name = QLineEdit(_NAME)
        self.name.setAccessibleName(tr("Name of the new model"))
        self.minutes = ValueSlider(
            tr("Time"),
            _SHORTEST,
            _LONGEST,
            _USUAL,
            lambda value: tr("{minutes} min", minutes=number_words(value)),
        )
        self.state = text_label("", soft=True)
        self.state.setWordWrap(True)
        self.state.setTextFormat(Qt.TextFormat.PlainText)
        self.sheet = SheetView()
        self.plot = CurvePlot(tr("Losses"), tr("Curves appear here"))
        self.start_button = QPushButton(tr("Start"))
        self.start_button.setProperty("kind", "primary")
        self.resume_button = QPushButton(tr("Go on"))
        self.stop_button = QPushButton(tr("Stop"))
        self.use_button = QPushButton(tr("Show its faces"))
        self.close_button = QPushButton(tr("Close"))
        self._lay_out()
        self._connect()
        self._fill()
        self._show(run.view)

    def _lay_out(self) -> None:
        words = text_label(
            tr(
                "It finds the faces in your photos, cuts them out upright, and lets a model learn them. "
                "Everything stays on this machine. Use only pictures of people who agree to it."
            ),
            soft=True,
        )
        words.setWordWrap(True)
        card = QFrame()
        card.setProperty("surface", "card")
        grid = QGridLayout(card)
        grid.setContentsMargins(Space.L, Space.M, Space.L, Space.M)
        grid.setHorizontalSpacing(Space.L)
        grid.setVerticalSpacing(Space.S)
        grid.addWidget(text_label(tr("Photos")), 0, 0)
        grid.addWidget(self.folder, 0, 1, 1, 2)
        grid.addWidget(text_label(tr("Name")), 1, 0)
        grid.addWidget(self.name, 1, 1)
        grid.addWidget(self.minutes, 1, 2)
        grid.setColumnStretch(1, 3)
        grid.setColumnStretch(2, 2)
        live = QHBoxLayout()
        live.setSpacing(Space.M)
        live.addWidget(self.sheet, 1)
        live.addWidget(self.plot, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(Space.S)
        buttons.addWidget(self.close_button)
        buttons.addStretch()
        for button in (self.use_button, self.stop_button, self.resume_button, self.start_button):
            button.setAutoDefault(False)
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        column.setSpacing(Space.M)
        column.addWidget(text_label(tr("Train on a folder"), TextRole.TITLE))
        column.addWidget(words)
        column.addWidget(card)
        column.addWidget(self.state)
        column.addLayout(live, 1)
        column.addLayout(buttons)

    def _connect(self) -> None:
        self.folder.chosen.connect(self.look_at)
        self.name.textEdited.connect(lambda _: self._show(self._run.view))
        self.start_button.clicked.connect(lambda: self._start(resume=False))
        self.resume_button.clicked.connect(lambda: self._start(resume=True))
        self.stop_button.clicked.connect(self._run.stop)
        self.use_button.clicked.connect(lambda: self.useAsked.emit(self.name.text()))
        self.close_button.clicked.connect(self.close)
        self._run.changed.connect(self._show)
        self._models.changed.connect(self._on_models)

    def _fill(self) -> None:
        """Begin with what is trained, or was trained last."""
        plan = self._run.plan or latest_plan()
        if plan is not None:
            self.folder.set_value(plan.folder)
            self.name.setText(plan.name)
            self.minutes.set_value(min(max(plan.minutes, _SHORTEST), _LONGEST))
            if self._run.view.state is TrainState.IDLE and not plan.can_resume:
                self.look_at(plan.folder)  # it was broken off before there was anything to go on from

    def _on_models(self) -> None:
        """What was trained may be among the models now."""
        self._show(self._run.view)

    def look_at(self, folder: Path) -> None:
        """Count the faces of a folder; a model of a taken name gets another one."""
        self.folder.set_value(folder)
        if not self._run.view.state.is_active:
            self.name.setText(self._free_name())
            self._run.look_at(folder, training_folder() / self.name.text(), self._models.side)

    @property
    def plan(self) -> TrainPlan | None:
        """What would be trained now; None as long as no folder is chosen."""
        if self.folder.value is None:
            return None
        card = self._models.current
        start = card.name if card is not None else ""
        kept = self._run.plan or latest_plan()
        if kept is not None and kept.name == self.name.text():
            start = kept.start
        return TrainPlan(self.folder.value, self.name.text(), start, round(self.minutes.value))

    def _free_name(self) -> str:
        begun = {file.parent.name for file in training_folder().glob(f"*/{CHECKPOINT_FILE}")}
        taken, number = self._taken | begun, 2
        name = self.name.text() or _NAME
        stem = name
        while name in taken:
            name, number = f"{stem}-{number}", number + 1
        return name

    @property
    def _taken(self) -> frozenset[str]:
        return frozenset(name for name, _ in self._models.choices)

    def _invitation(self, can_resume: bool) -> str:
        if can_resume:
            return tr("The training of {text} can go on from where it stopped.", text=self.name.text())
        return tr("Choose a folder with photos of people.")

    def _start(self, resume: bool) -> None:
        if (plan := self.plan) is not None:
            self._run.start(plan, resume)

    def _show(self, view: TrainView) -> None:
        plan, active = self.plan, view.state.is_active
        can_resume = plan is not None and plan.can_resume
        problem = "" if active or can_resume else name_problem(self.name.text(), self._taken)
        self.name.setProperty("wrong", bool(problem))
        self.name.style().polish(self.name)
        for part in (self.folder, self.name, self.minutes):
            part.setEnabled(not active)
        is_wrong = view.state is TrainState.FAILED or bool(problem)
        self.state.setProperty("tone", "danger" if is_wrong else "soft")
        self.state.style().polish(self.state)
        self.state.setText(problem or view.words or self._invitation(can_resume))
        self.start_button.setVisible(not active and not can_resume)
        self.start_button.setEnabled(view.can_start and not problem)
        self.resume_button.setVisible(not active and can_resume)
        self.stop_button.setVisible(active)
        self.stop_button.setEnabled(view.state is TrainState.RUNNING)
        self.use_button.setVisible(not active and self.name.text() in self._taken)
        self.sheet.show_image(view.sheet)
        learned = [line for line in view.curve if line.has_generator]
        self.plot.show_curves(
            (
                Curve(tr("Generator"), tuple((line.images, line.generator) for line in learned)),
                Curve(tr("Critic"), tuple((line.images, line.critic) for line in view.curve), "warning"),
            ),
            tr("faces seen"),
        )
