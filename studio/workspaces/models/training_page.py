"""Trainings of the person's own models: photographs for Enhance, their hand, and faces."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from studio.language import tr
from studio.settings_store import SettingsStore
from studio.theme import Space, TextRole, scaled_font
from studio.training.plan import AXES, ENHANCE, HAND, Plan
from studio.training.run import State, Training, View
from studio.widgets.curve_plot import Curve, CurvePlot
from studio.widgets.segmented import Choice, Segmented
from studio.widgets.sheet_view import SheetView
from studio.widgets.text_label import text_label
from studio.workspaces.models.training_forms import FacesForm, HandForm, PhotosForm

FACES = "faces"
_LOG_HEIGHT = 110


class TrainingPage(QWidget):
    """A form for each kind of training above, and what the chosen one does below.

    Attributes:
        kind: which kind is shown.
        forms: of the kinds.
        trainings: of the kinds that are trained here.

    Signals:
        facesAsked(): the training of faces is to be opened where faces are.
        learned(): there is a new model.
    """

    facesAsked = Signal()
    learned = Signal()

    def __init__(self, settings: SettingsStore, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self.kind = Segmented(
            tr("What is trained"),
            (Choice(ENHANCE, tr("Photos")), Choice(HAND, tr("My hand")), Choice(FACES, tr("Faces"))),
        )
        self.photos, self.hand, self.faces = PhotosForm(), HandForm(settings), FacesForm()
        self.forms = {ENHANCE: self.photos, HAND: self.hand, FACES: self.faces}
        self.trainings = {kind: Training(self) for kind in (ENHANCE, HAND)}
        self.state = text_label("", soft=True)
        self.state.setWordWrap(True)
        self.sheet = SheetView()
        self.plot = CurvePlot(tr("Curve of the training"), tr("A curve appears here"))
        self.log = QPlainTextEdit(readOnly=True)
        self.log.setAccessibleName(tr("What the training says"))
        self.log.setFixedHeight(_LOG_HEIGHT)
        self.log.setMaximumBlockCount(200)
        self.start_button = QPushButton(tr("Start"))
        self.start_button.setProperty("kind", "primary")
        self.resume_button = QPushButton(tr("Go on"))
        self.resume_button.setProperty("kind", "primary")
        self.stop_button = QPushButton(tr("Stop"))
        self._log_card = QFrame()
        self._live = QWidget()
        self._lay_out()
        self._connect()
        self.show_kind(ENHANCE)

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
        for button in (self.stop_button, self.resume_button, self.start_button):
            buttons.addWidget(button)
        pictures = QHBoxLayout()
        pictures.setSpacing(Space.M)
        pictures.addWidget(self.sheet, 1)
        pictures.addWidget(self.plot, 1)
        live = QVBoxLayout(self._live)
        live.setContentsMargins(0, 0, 0, 0)
        live.setSpacing(Space.M)
        live.addLayout(buttons)
        live.addLayout(pictures, 1)
        live.addWidget(self._log_card)
        self._log_card.setProperty("surface", "card")
        said = QVBoxLayout(self._log_card)
        said.setContentsMargins(Space.S, Space.XS, Space.S, Space.XS)
        said.addWidget(self.log)
        self.log.setFrameShape(QFrame.Shape.NoFrame)
        self.log.setFont(scaled_font(self.log.font(), TextRole.SMALL))
        top = QHBoxLayout()
        top.addWidget(self.kind)
        top.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.L, Space.XL, Space.L)
        column.setSpacing(Space.M)
        column.addLayout(top)
        column.addWidget(card)
        column.addWidget(self._live, 1)
        column.addStretch(0)

    def _connect(self) -> None:
        self.kind.chosen.connect(self.show_kind)
        self.faces.opened.connect(self.facesAsked)
        self.start_button.clicked.connect(lambda: self._start(resume=False))
        self.resume_button.clicked.connect(lambda: self._start(resume=True))
        self.stop_button.clicked.connect(lambda: self.trainings[self.kind.value].stop())
        for kind, training in self.trainings.items():
            training.changed.connect(lambda view, kind=kind: self._on_changed(kind, view))
            training.ended.connect(self._on_ended)
            training.process.wrote.connect(lambda line, kind=kind: self._on_line(kind, line))
            training.process.ended.connect(lambda *_, kind=kind: self._on_over(kind))
            form = self.forms[kind]
            form.changed.connect(lambda kind=kind: self._on_form(kind))

    @property
    def training(self) -> Training | None:
        """That of the kind that is shown."""
        return self.trainings.get(self.kind.value)

    def show_kind(self, kind: str) -> None:
        """Show another kind of training."""
        self.kind.set_value(kind)
        form = self.forms[kind]
        for each in self.forms.values():
            each.setVisible(each is form)
        form.refresh()
        self._live.setVisible(kind in self.trainings)
        self.sheet.setVisible(kind == ENHANCE)
        if kind in self.trainings:
            self.log.setPlainText("\n".join(self.trainings[kind].process.lines))
            self._log_card.setVisible(not self.log.document().isEmpty())
            self._on_form(kind)
            self._on_changed(kind, self.trainings[kind].view)

    def refresh(self) -> None:
        """Look anew at what there is: lines, runs, models."""
        self.show_kind(self.kind.value)

    def _on_form(self, kind: str) -> None:
        """The form names another training: show what is known of it."""
        plan = self.forms[kind].plan
        training = self.trainings[kind]
        known = training.plan
        if not training.view.state.is_active and (plan is None or known is None or plan.out != known.out):
            training.show_plan(plan)
        self._on_changed(kind, training.view)

    def _start(self, resume: bool) -> None:
        plan: Plan | None = self.forms[self.kind.value].plan_to_start(resume)
        training = self.training
        if plan is not None and training is not None:
            self.log.clear()
            self._log_card.hide()
            training.start(plan, resume)

    def _on_line(self, kind: str, line: str) -> None:
        if kind == self.kind.value:
            self.log.appendPlainText(line)
            self._log_card.show()

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
        active = view.state.is_active
        form.set_active(active)
        if kind != self.kind.value:
            return
        problem = "" if active else form.problem
        self.state.setText(problem or view.words or form.invitation)
        is_wrong = bool(problem) or view.state is State.FAILED
        self.state.setProperty("tone", "danger" if is_wrong else "soft")
        self.state.style().polish(self.state)
        can_resume = form.plan is not None and form.plan.can_resume
        self.start_button.setText(form.start_words)
        self.start_button.setVisible(not active and not can_resume)
        self.start_button.setEnabled(form.plan is not None and not problem)
        self.resume_button.setVisible(not active and can_resume)
        self.stop_button.setVisible(active)
        self.stop_button.setEnabled(view.state is State.RUNNING)
        self.sheet.show_image(view.sheet)
        axes = AXES[kind]
        points = view.points or {}
        self.plot.show_curves(
            [Curve(tr(line.name), points.get(line.name, ()), line.color) for line in axes.lines],
            tr(axes.unit),
        )

    # The end

    @property
    def is_active(self) -> bool:
        """Whether anything is trained."""
        return any(training.view.state.is_active for training in self.trainings.values())

    def stop(self) -> None:
        """Let everything end; returns at once."""
        for training in self.trainings.values():
            training.stop()

    def finish(self) -> None:
        """Wait for the threads."""
        for training in self.trainings.values():
            training.finish()
