"""Trainings of the person's own models: faces, their hand, and photographs for Enhance."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QTextOption
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from gan.models import list_models
from studio.language import again, tr
from studio.settings_store import SettingsStore
from studio.theme import Space, TextRole, scaled_font
from studio.training.plan import Plan
from studio.training.run import State, Training, View
from studio.training.table import AXES, ENHANCE, FACES, HAND
from studio.training.trainings import Trainings
from studio.widgets.curve_plot import Curve, CurvePlot
from studio.widgets.line_samples import LineSamples
from studio.widgets.segmented import Choice, Segmented
from studio.widgets.sheet_view import SheetView
from studio.widgets.text_label import text_label
from studio.workspaces.models.hand_form import HandForm
from studio.workspaces.models.training_forms import FacesForm, Form, PhotosForm

_LOG_HEIGHT = 96


class TrainingPage(QWidget):
    """A form for each kind of training above, and what the chosen one does below.

    Leaving the page stops nothing.

    Attributes:
        kind: which kind is shown.
        forms: of the kinds.

    Signals:
        learned(): there is a new model.
        facesAsked(str): the faces of this model are to be shown.
    """

    learned = Signal()
    facesAsked = Signal(str)

    def __init__(self, settings: SettingsStore, trainings: Trainings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings, self.trainings = settings, trainings
        self.kind = Segmented(
            tr("What is trained"),
            (Choice(FACES, tr("Faces")), Choice(HAND, tr("My hand")), Choice(ENHANCE, tr("Photos"))),
        )
        self.faces, self.hand, self.photos = FacesForm(settings), HandForm(settings), PhotosForm()
        self.forms: dict[str, Form] = {FACES: self.faces, HAND: self.hand, ENHANCE: self.photos}
        self.state = text_label("", soft=True)
        self.state.setWordWrap(True)
        self.sheet, self.lines = SheetView(), LineSamples()
        self.plot = CurvePlot(tr("Curve of the training"), tr("A curve appears here"))
        self.log = QPlainTextEdit(readOnly=True)
        self.log.setAccessibleName(tr("What the training says"))
        self.log.setFixedHeight(_LOG_HEIGHT)
        self.log.setMaximumBlockCount(200)
        self.log.setWordWrapMode(QTextOption.WrapMode.WordWrap)
        self.start_button = QPushButton(tr("Start"))
        self.start_button.setProperty("kind", "primary")
        self.resume_button = QPushButton(tr("Go on"))
        self.resume_button.setProperty("kind", "primary")
        self.pause_button = QPushButton(tr("Pause"))
        self.stop_button = QPushButton(tr("Stop"))
        self.use_button = QPushButton()
        self.log_button = QPushButton(tr("What it says"))
        self.log_button.setProperty("kind", "pill")
        self.log_button.setCheckable(True)
        self._log_card = QFrame()
        self._samples = QStackedWidget()
        self._lay_out()
        self._connect()
        self.show_kind(FACES)

    def _lay_out(self) -> None:
        card = QFrame()
        card.setProperty("surface", "card")
        inner = QVBoxLayout(card)
        inner.setContentsMargins(Space.L, Space.M, Space.L, Space.M)
        for form in self.forms.values():
            inner.addWidget(form)  # one is shown; a stack would be as high as the highest
        buttons = QHBoxLayout()
        buttons.setSpacing(Space.S)
        buttons.addWidget(self.state, 1)
        for button in (
            self.use_button,
            self.stop_button,
            self.pause_button,
            self.resume_button,
            self.start_button,
        ):
            buttons.addWidget(button)
        self._samples.addWidget(self.sheet)
        self._samples.addWidget(self.lines)
        pictures = QHBoxLayout()
        pictures.setSpacing(Space.M)
        pictures.addWidget(self._samples, 1)
        pictures.addWidget(self.plot, 1)
        self._log_card.setProperty("surface", "card")
        said = QVBoxLayout(self._log_card)
        said.setContentsMargins(Space.S, Space.XS, Space.S, Space.XS)
        said.addWidget(self.log)
        self.log.setFrameShape(QFrame.Shape.NoFrame)
        self.log.setFont(scaled_font(self.log.font(), TextRole.SMALL))
        top = QHBoxLayout()
        top.addWidget(self.kind)
        top.addStretch()
        top.addWidget(self.log_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.L, Space.XL, Space.L)
        column.setSpacing(Space.M)
        column.addLayout(top)
        column.addWidget(card)
        column.addLayout(buttons)
        column.addLayout(pictures, 1)
        column.addWidget(self._log_card)

    def _connect(self) -> None:
        self.kind.chosen.connect(self.show_kind)
        self.start_button.clicked.connect(lambda: self._start(resume=False))
        self.resume_button.clicked.connect(self._go_on)
        self.pause_button.clicked.connect(lambda: self.training.pause())
        self.stop_button.clicked.connect(lambda: self.training.stop())
        self.use_button.clicked.connect(self._use)
        self.log_button.toggled.connect(self._log_card.setVisible)
        for kind, form in self.forms.items():
            training = self.trainings[kind]
            training.changed.connect(lambda view, kind=kind: self._on_changed(kind, view))
            training.ended.connect(self._on_ended)
            training.process.wrote.connect(lambda line, kind=kind: self._on_line(kind, line))
            training.process.ended.connect(lambda *_, kind=kind: self._on_over(kind))
            form.changed.connect(lambda kind=kind: self._on_form(kind))
        self._settings.changed.connect(lambda _: self._show_use(self.training.view))

    @property
    def training(self) -> Training:
        """That of the kind that is shown."""
        return self.trainings[self.kind.value]

    def show_kind(self, kind: str) -> None:
        """Show another kind of training."""
        self.kind.set_value(kind)
        form = self.forms[kind]
        for each in self.forms.values():
            each.setVisible(each is form)
        form.refresh()
        self._samples.setCurrentWidget(self.lines if kind == HAND else self.sheet)
        self.log.setPlainText("\n".join(self.training.process.lines))
        self._show_log()
        self._on_form(kind)

    def take_folder(self, kind: str, folder: Path) -> None:
        """Show a kind of training, and learn from this folder."""
        self.show_kind(kind)
        form = self.forms[kind]
        if isinstance(form, FacesForm | PhotosForm):
            form.take_folder(folder)

    def refresh(self) -> None:
        """Look anew at what there is: lines, runs, models."""
        self.show_kind(self.kind.value)

    # What a person does

    def _start(self, resume: bool) -> None:
        plan = self.forms[self.kind.value].plan
        if plan is not None:
            self.log.clear()
            self.training.start(plan, resume)

    def _go_on(self) -> None:
        if self.training.view.state.is_active:
            self.training.resume()
        else:
            self._start(resume=True)

    def _use(self) -> None:
        """Let the workspace of the model take it."""
        plan = self._learned_plan()
        if plan is None:
            return
        if plan.kind == FACES:
            self.facesAsked.emit(plan.name)
        else:
            self._settings.edit("enhancing", model=plan.name)

    # What happens

    def _on_form(self, kind: str) -> None:
        """The form names another training: show what is known of it."""
        plan = self.forms[kind].plan
        training = self.trainings[kind]
        known = training.plan
        if not training.view.state.is_active and (plan is None or known is None or plan.out != known.out):
            training.show_plan(plan)
        self._on_changed(kind, training.view)

    def _on_line(self, kind: str, line: str) -> None:
        if kind == self.kind.value:
            self.log.appendPlainText(line)
            self._show_log()

    def _show_log(self) -> None:
        """Where there is something to read; it is shown to those who want to."""
        has_words = not self.log.document().isEmpty()
        self.log_button.setVisible(has_words)
        self._log_card.setVisible(has_words and self.log_button.isChecked())

    def _on_ended(self, plan: Plan) -> None:
        self.learned.emit()
        if plan.kind == HAND:
            self._settings.edit("reading", reader=plan.name)
        self.forms[plan.kind].refresh()

    def _on_over(self, kind: str) -> None:
        """What was new is an earlier training now."""
        self.forms[kind].refresh()
        self._on_changed(kind, self.trainings[kind].view)

    def _on_changed(self, kind: str, view: View) -> None:
        form = self.forms[kind]
        form.set_active(view.state.is_active)
        if kind != self.kind.value:
            return
        self._say(form, view)
        self._show_buttons(form, view)
        self._show_use(view)
        self.sheet.show_image(view.samples.sheet)
        self.lines.show_lines(view.samples.lines)
        axes = AXES[kind]
        points = view.table.points
        self.plot.show_curves(
            [Curve(tr(line.name), points.get(line.name, ()), line.color) for line in axes.lines],
            tr(axes.unit),
        )

    def _say(self, form: Form, view: View) -> None:
        problem = "" if view.state.is_active else form.problem
        self.state.setText(again(problem or view.words or form.invitation))
        is_wrong = bool(problem) or view.state is State.FAILED
        self.state.setProperty("tone", "danger" if is_wrong else "soft")
        self.state.style().polish(self.state)

    def _show_buttons(self, form: Form, view: View) -> None:
        state, active = view.state, view.state.is_active
        plan = None if active else form.plan
        can_resume = plan is not None and plan.can_resume
        stands = state in (State.PAUSING, State.PAUSED)
        self.start_button.setText(again(form.start_words))
        self.start_button.setVisible(not active and not can_resume)
        self.start_button.setEnabled(plan is not None and not form.problem)
        self.resume_button.setVisible(can_resume or stands)
        self.resume_button.setEnabled(state is not State.PAUSING)
        self.pause_button.setVisible(active and not stands)
        self.pause_button.setEnabled(state is State.RUNNING)
        self.stop_button.setVisible(active)
        self.stop_button.setEnabled(state is not State.STOPPING)

    def _show_use(self, view: View) -> None:
        plan = self._learned_plan()
        self.use_button.setVisible(plan is not None and not view.state.is_active)
        if plan is None:
            return
        is_used = plan.kind == ENHANCE and self._settings.value.enhancing.model == plan.name
        words = tr("Show its faces") if plan.kind == FACES else tr("Use it in Enhance")
        self.use_button.setText(tr("In use") if is_used else words)
        self.use_button.setEnabled(not is_used)

    def _learned_plan(self) -> Plan | None:
        """The training that is shown, if a model has come of it; a hand has buttons of its own."""
        plan = self.training.plan
        if plan is None or plan.kind == HAND:
            return None
        return plan if any(card.name == plan.name for card in list_models(plan.kind)) else None

    # The end

    def finish(self) -> None:
        """Wait for the threads; in any thread."""
        for form in self.forms.values():
            form.finish()
