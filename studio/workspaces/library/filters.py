"""The bar above the grid: words to look for, kinds, dates, tags and stars."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from enum import Enum

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QLineEdit, QWidget

from studio.icons import icon_pixmap
from studio.language import joined, noted, number_words, tr
from studio.library.item import KIND_NAMES, Kind, Query
from studio.theme import Space, colors_of
from studio.widgets.choice_box import ChoiceBox
from studio.widgets.icon_button import IconButton
from studio.widgets.segmented import Choice, Segmented

_WIDE = 960  # from this width on all kinds stand side by side
_FIELD = 150  # least width of the field
_BOX, _WIDEST_BOX = 128, 200
_GLASS = 16
_ALL_TAGS = ""


class Period(Enum):
    """Which days are shown."""

    ANY = noted("Any time")
    TODAY = noted("Today")
    WEEK = noted("Last 7 days")
    MONTH = noted("Last 30 days")
    YEAR = noted("This year")
    EARLIER = noted("Before this year")


def limits_of(period: Period, now: datetime | None = None) -> tuple[float | None, float | None]:
    """The first moment of a period and the first one after it, in seconds since 1970; None for no limit."""
    day = (now or datetime.now()).replace(hour=0, minute=0, second=0, microsecond=0)
    year = day.replace(month=1, day=1)
    if period is Period.EARLIER:
        return None, year.timestamp()
    starts = {
        Period.TODAY: day,
        Period.WEEK: day - timedelta(days=6),
        Period.MONTH: day - timedelta(days=29),
        Period.YEAR: year,
    }
    return (starts[period].timestamp() if period in starts else None), None


class FilterBar(QFrame):
    """Asks what is to be shown.

    Signals:
        changed(): something else is wanted.
        left(): the person is done with the field, and goes on to the grid.
    """

    changed = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "bar")
        self.setProperty("edge", "lower")
        self.field = _Field()
        self.field.setPlaceholderText(tr("Search"))
        self.field.setAccessibleName(tr("Search in the library"))
        kinds = [(None, tr("All")), *((kind, tr(names[1])) for kind, names in KIND_NAMES.items())]
        self.kinds = Segmented(tr("Kind"), [Choice(*kind) for kind in kinds])
        self.kind_box = ChoiceBox(tr("Kind"), kinds)
        self.period = ChoiceBox(tr("When"), [(period, tr(period.value)) for period in Period])
        self.tag = ChoiceBox(tr("Tag"), [(_ALL_TAGS, tr("All tags"))])
        self.star = IconButton("star", tr("Only those with a star"))
        self.star.setCheckable(True)
        self.clear_button = IconButton("cancel", tr("Show everything again"))
        self._lay_out()
        self._connect()
        self.tag.hide()
        self.clear_button.hide()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)  # `minimumSizeHint` knows better
        row.setContentsMargins(Space.L, Space.M, Space.L, Space.M)
        row.setSpacing(Space.S)
        self.field.setMinimumWidth(_FIELD)
        self.field.setMaximumWidth(420)
        for box in (self.period, self.tag, self.kind_box):
            box.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToContents)
            box.setMinimumWidth(_BOX)
            box.setMaximumWidth(_WIDEST_BOX)
        row.addWidget(self.field, 1)
        row.addSpacing(Space.XS)
        row.addWidget(self.kinds)
        row.addWidget(self.kind_box)
        row.addWidget(self.period)
        row.addWidget(self.tag)
        row.addWidget(self.star)
        row.addWidget(self.clear_button)
        row.addStretch()

    def _connect(self) -> None:
        self.field.textChanged.connect(lambda _: self._tell())
        self.field.left.connect(self.left)
        self.kinds.chosen.connect(self._choose_kind)
        self.kind_box.chosen.connect(self._choose_kind)
        for box in (self.period, self.tag):
            box.chosen.connect(lambda _: self._tell())
        self.star.toggled.connect(self._on_star)
        self.clear_button.clicked.connect(self.clear)

    @property
    def query(self) -> Query:
        """What is wanted now."""
        since, until = limits_of(self.period.value)
        kind = self.kinds.value
        return Query(
            words=self.field.text(),
            kinds=frozenset({kind} if kind else ()),
            since=since,
            until=until,
            starred=self.star.isChecked(),
            tag=self.tag.value,
        )

    def clear(self) -> None:
        """Want everything."""
        for part in (self.field, self.star, self.period, self.tag):
            part.blockSignals(True)
        self.field.clear()
        self.star.setChecked(False)
        self.star.set_meaning("star", tr("Only those with a star"))
        self.period.set_value(Period.ANY)
        self.tag.set_value(_ALL_TAGS)
        for part in (self.field, self.star, self.period, self.tag):
            part.blockSignals(False)
        self._choose_kind(None)

    def show_tags(self, tags: Sequence[tuple[str, int]]) -> None:
        """Offer these tags."""
        taken = self.tag.value
        names = {name for name, _ in tags}
        counted = [(name, joined((name, number_words(many)), "  ")) for name, many in tags]
        self.tag.set_choices([(_ALL_TAGS, tr("All tags")), *counted])
        self.tag.set_value(taken if taken in names else _ALL_TAGS)
        self.tag.setVisible(bool(tags))
        if taken and taken not in names:
            self._tell()

    def _choose_kind(self, kind: Kind | None) -> None:
        self.kinds.set_value(kind)
        self.kind_box.set_value(kind)
        self._tell()

    def _on_star(self, on: bool) -> None:
        self.star.set_meaning("star_full" if on else "star", tr("Only those with a star"))
        self._tell()

    def _tell(self) -> None:
        self.clear_button.setVisible(not self.query.is_open)
        self.changed.emit()

    # Looks

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= _WIDE
        self.kinds.setVisible(wide)
        self.kind_box.setVisible(not wide)


class _Field(QLineEdit):
    """A field that hands the keyboard on: Enter and Down to the grid; Escape empties it first.

    Signals:
        left(): the person is done here.
    """

    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextMargins(_GLASS + Space.XS, 0, 0, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        glass = icon_pixmap("search", colors_of(self).soft, _GLASS, self.devicePixelRatioF())
        QPainter(self).drawPixmap(Space.S, (self.height() - _GLASS) // 2, glass)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self.left.emit()
        elif key == Qt.Key.Key_Escape:
            if self.text():
                self.clear()
            else:
                self.left.emit()
        else:
            super().keyPressEvent(event)
