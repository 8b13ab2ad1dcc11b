"""Models of one task side by side: what they make, what they are for, what they measure, and their terms."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from gan.engine import Engine
from gan.models import Figure
from studio.language import joined, number_words, tr
from studio.theme import Space, TextRole
from studio.widgets.choice_box import ChoiceBox
from studio.widgets.text_label import text_label
from studio.workspaces.models.entries import Entry, Group, card_words, figure_words, size_words
from studio.workspaces.models.face_samples import SIDE, FaceSamples, tiled

_FEWEST, _AT_FIRST = 2, 3
_UPSCALERS, _FACES = "enhance", "faces"  # tasks
_COLUMN = 210


class ComparePage(QWidget):
    """A table with a column for each model that is ticked; of faces it shows the same seeds by each.

    Attributes:
        job: whose models are shown.
        boxes: the ticks, by the names of models.
        picture_button: for models of Enhance.
        faces: what the shown models of Faces make; None without an engine.

    Signals:
        pictureAsked(tuple[str, ...]): these models are to be compared on a picture.
    """

    pictureAsked = Signal(object)

    def __init__(self, engine: Engine | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.faces: FaceSamples | None = FaceSamples(engine, self) if engine is not None else None
        self._faces: dict[str, QLabel] = {}
        self.picture_button = QPushButton(tr("Compare on a picture…"))
        self.picture_button.setProperty("kind", "primary")
        self.picture_button.setToolTip(tr("A region of a picture by each of these models, in Enhance"))
        self.picture_button.hide()
        self._groups: tuple[Group, ...] = ()
        self._left_out: set[str] = set()
        self.job = ChoiceBox(tr("Job"), [("", "")])
        self.boxes: dict[str, QPushButton] = {}
        self._ticks = QHBoxLayout()
        self._ticks.setSpacing(Space.S)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setAccessibleName(tr("Models side by side"))
        row = QHBoxLayout()
        row.setContentsMargins(Space.XL, Space.L, Space.XL, Space.S)
        row.setSpacing(Space.L)
        row.addWidget(self.job)
        row.addLayout(self._ticks)
        row.addStretch()
        row.addWidget(self.picture_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(self._area, 1)
        self.job.chosen.connect(lambda _: self._show_job())
        self.picture_button.clicked.connect(self._ask_for_picture)
        if self.faces is not None:
            self.faces.changed.connect(self._show_faces)

    def show_groups(self, groups: Sequence[Group]) -> None:
        """Offer the tasks that have models to compare; the one that was shown stays."""
        wanted = tuple(_by_task(groups))
        if wanted == self._groups:
            return
        shown = self.job.value if self._groups else ""
        self._groups = wanted
        if self.faces is not None:
            self.faces.forget()
        self.job.set_choices([(group.title, tr(group.title)) for group in wanted] or [("", "–")])
        if self.job.has(shown):
            self.job.set_value(shown)
        self._show_job()

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The models that are side by side."""
        return tuple(entry for entry in self._all() if entry.card.name not in self._left_out)

    @property
    def task(self) -> str:
        """What the models that are shown do."""
        return next((entry.card.task for entry in self._all()), "")

    def close_engine(self) -> None:
        """Ask the engine for nothing any more."""
        if self.faces is not None:
            self.faces.close()

    def _ask_for_picture(self) -> None:
        self.pictureAsked.emit(tuple(entry.card.name for entry in self.entries))

    def _all(self) -> tuple[Entry, ...]:
        return next((group.entries for group in self._groups if group.title == self.job.value), ())

    def _show_job(self) -> None:
        """Ticks for the models of this job; at first those that come first are ticked."""
        while (item := self._ticks.takeAt(0)) is not None:
            item.widget().deleteLater()
        names = [entry.card.name for entry in self._all()]
        self._left_out = set(names[_AT_FIRST:])
        self.boxes = {}
        for name in names:
            box = self.boxes[name] = QPushButton(name)
            box.setProperty("kind", "pill")
            box.setCheckable(True)
            box.setChecked(name not in self._left_out)
            box.toggled.connect(lambda on, name=name: self._tick(name, on))
            self._ticks.addWidget(box)
        self._show_table()

    def _tick(self, name: str, is_on: bool) -> None:
        (self._left_out.discard if is_on else self._left_out.add)(name)
        self._show_table()

    def _show_table(self) -> None:
        entries = self.entries
        content = QWidget()
        content.setObjectName("content")  # the style sheet knows it
        grid = QGridLayout(content)
        grid.setContentsMargins(Space.XL, Space.S, Space.XL, Space.XL)
        grid.setHorizontalSpacing(Space.XL)
        grid.setVerticalSpacing(Space.M)
        grid.setColumnMinimumWidth(0, _COLUMN)
        for column, entry in enumerate(entries, 1):
            grid.addWidget(text_label(entry.card.name, TextRole.TITLE), 0, column)
            grid.setColumnMinimumWidth(column, _COLUMN)
            grid.setColumnStretch(column, 1)
        self.picture_button.setVisible(self.task == _UPSCALERS)
        self.picture_button.setEnabled(bool(entries))
        below = self._add_faces(grid)
        rows = table_of(entries)
        for number, (title, cells) in enumerate(rows, below):
            grid.addWidget(_cell(title, soft=True), number, 0, Qt.AlignmentFlag.AlignTop)
            for column, words in enumerate(cells, 1):
                grid.addWidget(_cell(words), number, column, Qt.AlignmentFlag.AlignTop)
        grid.setRowStretch(len(rows) + below, 1)
        self._area.setWidget(content)

    def _add_faces(self, grid: QGridLayout) -> int:
        """A row of faces where models make some; returns the number of the row that follows."""
        self._faces = {}
        if self.faces is None or self.task != _FACES or not self.entries:
            return 1
        grid.addWidget(_cell(tr("The same seeds"), soft=True), 1, 0, Qt.AlignmentFlag.AlignTop)
        for column, entry in enumerate(self.entries, 1):
            label = self._faces[entry.card.name] = _cell("…")
            label.setMinimumHeight(2 * SIDE + Space.XS)
            grid.addWidget(label, 1, column, Qt.AlignmentFlag.AlignTop)
            self._show_faces(entry.card.name)
        self.faces.ask(self._faces)
        return 2

    def _show_faces(self, model: str) -> None:
        label = self._faces.get(model)
        if label is None or self.faces is None:
            return
        pixels = self.faces.pixels(model)
        if pixels is not None:
            label.setPixmap(tiled(pixels, self.devicePixelRatioF()))
            label.setAccessibleName(tr("Faces of {name}", name=model))
        elif problem := self.faces.problem(model):
            label.setText(problem)


def _by_task(groups: Sequence[Group]) -> Iterator[Group]:
    """Models of one task each: those of other tasks have nothing to be compared by."""
    for group in groups:
        for task in dict.fromkeys(entry.card.task for entry in group.entries):
            entries = tuple(entry for entry in group.entries if entry.card.task == task)
            if len(entries) >= _FEWEST:
                yield Group(group.title, entries)


def table_of(entries: Sequence[Entry]) -> list[tuple[str, list[str]]]:
    """Rows of a title and a cell for each model; rows in which nobody says anything are left out."""
    cards = [entry.card for entry in entries]
    rows = [
        (tr("What for"), [card_words(card.summary) for card in cards]),
        (tr("Origin"), [tr("your own") if entry.is_own else tr("comes with Ganvas") for entry in entries]),
        (tr("Version"), [card.version for card in cards]),
        (
            tr("Weights"),
            [tr("{count} million", count=number_words(card.parameters / 1e6, 2)) for card in cards],
        ),
        (tr("Size"), [size_words(entry.size) for entry in entries]),
    ]
    for name, condition in _figures(card.figures for card in cards):
        cells = [_value(card.figures, name, condition) for card in cards]
        rows.append((joined((card_words(name), card_words(condition)), "\n"), cells))
    learned = [
        "\n".join(
            f"{data.name}: {number_words(data.count)} ({data.terms})" if data.terms else data.name
            for data in card.trained_on
        )
        for card in cards
    ]
    rows += [
        (tr("Learned from"), learned),
        (tr("Licence"), [card.license for card in cards]),
        (tr("Limits"), [card_words(card.limits) for card in cards]),
    ]
    return [(title, [words or "–" for words in cells]) for title, cells in rows if any(cells)]


def _figures(of_all: Iterable[Iterable[Figure]]) -> list[tuple[str, str]]:
    """Every figure's name and condition, once: only what was measured alike stands in one row."""
    found: dict[tuple[str, str], int] = {}
    for figures in of_all:
        for figure in figures:
            key = (figure.name, figure.condition)
            found[key] = found.get(key, 0) + 1
    return sorted(found, key=lambda key: -found[key])  # what most have comes first


def _value(figures: Iterable[Figure], name: str, condition: str) -> str:
    for figure in figures:
        if (figure.name, figure.condition) == (name, condition):
            return figure_words(figure)
    return ""


def _cell(words: str, *, soft: bool = False) -> QLabel:
    label = text_label(words, TextRole.SMALL if soft else TextRole.BODY, soft=soft)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
