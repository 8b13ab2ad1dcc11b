"""Where results of Enhance go, how they are named, and how well they are kept."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QLineEdit, QSlider, QVBoxLayout, QWidget

from gan.enhance.choices import list_choices
from studio.language import tr, tr_choices
from studio.naming import pattern_problem
from studio.settings import DESTINATION_NAMES, Destination
from studio.theme import CONTROL_HEIGHT, Space
from studio.widgets.choice_box import ChoiceBox
from studio.widgets.path_field import PathField
from studio.widgets.segmented import Choice, Segmented
from studio.widgets.text_label import ShortLabel, text_label
from studio.workspaces.enhance.own_settings import OwnSettings
from studio.workspaces.enhance.requests import example_name


class SavingPanel(QWidget):
    """Shows and changes the settings of saving; what it shows follows the settings."""

    def __init__(self, settings: OwnSettings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        choices = [Choice(value, words) for value, words in tr_choices(DESTINATION_NAMES)]
        self.destination = Segmented(tr("Results go"), choices)
        self.folder = PathField(tr("Folder for results"), tr("Choose a folder for the results"))
        self.pattern = QLineEdit()
        self.pattern.setAccessibleName(tr("Names of results"))
        self.pattern.setAcceptDrops(False)
        self.pattern.setToolTip(
            tr("{stem} is the original's name, {scale} the enlargement, {model} the network")
        )
        self.example = ShortLabel(soft=True, cut=Qt.TextElideMode.ElideMiddle)
        self.problem = QLabel()
        self.problem.setProperty("tone", "danger")
        self.problem.setWordWrap(True)
        self.problem.hide()
        self.quality = QSlider(Qt.Orientation.Horizontal)
        self.quality.setRange(1, 100)
        self.quality.setAccessibleName(tr("Quality of JPEG and WebP"))
        self.quality_words = text_label("")
        self.model = ChoiceBox(tr("Model"), _models())
        self._lay_out()
        self._connect()
        settings.changed.connect(self._show)
        self._show()

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(Space.L, Space.S, Space.L, Space.L)
        grid.setHorizontalSpacing(Space.L)
        grid.setVerticalSpacing(Space.M)
        grid.setColumnStretch(1, 1)
        for row, words in enumerate((tr("Results go"), tr("Named"), tr("Quality"))):
            label = text_label(words, soft=True)
            label.setFixedHeight(CONTROL_HEIGHT)
            grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.setRowMinimumHeight(row, CONTROL_HEIGHT)
        grid.addLayout(_row(self.destination, (self.folder, 1000), (QWidget(), 1)), 0, 1)
        names = QVBoxLayout()
        names.setSpacing(Space.XS)
        names.addLayout(
            _row((self.pattern, 3), text_label(tr("photo.jpg becomes"), soft=True), (self.example, 2))
        )
        names.addWidget(self.problem)
        grid.addLayout(names, 1, 1)
        self.quality.setMaximumWidth(320)
        self.quality_words.setMinimumWidth(self.fontMetrics().horizontalAdvance("100"))
        hint = text_label(tr("for JPEG and WebP"), soft=True)
        grid.addLayout(_row((self.quality, 3), self.quality_words, hint, (QWidget(), 1)), 2, 1)
        if self.model.count() > 2:  # beside "the best" and that one itself there is a choice
            _add_row(grid, tr("Model"), _row(self.model, (QWidget(), 1)))

    def _connect(self) -> None:
        edit = self._settings.edit
        self.destination.chosen.connect(lambda value: edit("enhancing", destination=value))
        self.folder.chosen.connect(lambda path: edit("enhancing", folder=path))
        self.quality.valueChanged.connect(lambda value: edit("enhancing", quality=value))
        self.model.chosen.connect(lambda name: edit("enhancing", model=name))
        self.pattern.textEdited.connect(self._on_pattern_edited)
        self.pattern.editingFinished.connect(self._show)

    def _on_pattern_edited(self, pattern: str) -> None:
        """Take a pattern that works; of another, say what is wrong, and keep the last good one."""
        problem = pattern_problem(pattern)
        self._show_problem(problem)
        if not problem:
            self._settings.edit("enhancing", pattern=pattern)

    def _show_problem(self, problem: str) -> None:
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))
        self.pattern.setProperty("wrong", bool(problem))
        self.pattern.style().polish(self.pattern)

    def _show(self) -> None:
        enhancing = self._settings.value.enhancing
        self.destination.set_value(enhancing.destination)
        self.folder.set_value(enhancing.folder)
        self.folder.setVisible(enhancing.destination is Destination.FOLDER)
        self.quality.setValue(enhancing.quality)
        self.quality_words.setText(str(enhancing.quality))
        if self.model.has(enhancing.model):
            self.model.set_value(enhancing.model)
        if not pattern_problem(enhancing.pattern):
            self.example.setText(example_name(enhancing))
        if not self.pattern.hasFocus():
            self.pattern.setText(enhancing.pattern)
            self._show_problem(pattern_problem(enhancing.pattern))


def _models() -> list[tuple[str, str]]:
    return [("auto", tr("The best there is")), *((card.name, card.name) for card in list_choices())]


def _add_row(grid: QGridLayout, words: str, row: QHBoxLayout) -> None:
    """One more row at the end."""
    number = grid.rowCount()
    label = text_label(words, soft=True)
    label.setFixedHeight(CONTROL_HEIGHT)
    grid.addWidget(label, number, 0, Qt.AlignmentFlag.AlignTop)
    grid.setRowMinimumHeight(number, CONTROL_HEIGHT)
    grid.addLayout(row, number, 1)


def _row(*widgets: QWidget | tuple[QWidget, int]) -> QHBoxLayout:
    """Widgets side by side; a pair says how much of the free room one takes."""
    row = QHBoxLayout()
    row.setSpacing(Space.S)
    for entry in widgets:
        widget, stretch = entry if isinstance(entry, tuple) else (entry, 0)
        row.addWidget(widget, stretch)
    return row
