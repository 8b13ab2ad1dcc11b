"""The canvas of the library: one widget that paints what is visible of any number of items."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from studio.motion import is_motion_reduced
from studio.theme import RADIUS, Space, colors_of
from studio.widgets.face_wall.selection import WallSelection
from studio.workspaces.library.cells import TileSize
from studio.workspaces.library.layout import ShelfLayout
from studio.workspaces.library.painter import Look, Mood, paint_cell, paint_date
from studio.workspaces.library.phrases import day_words
from studio.workspaces.library.shelf import Shelf

SMALLEST, LARGEST, USUAL = 104, 300, 168
_OVERHANG = 7  # a ring is painted beyond its picture
_DATE_MS = 900  # that the date stays after the last step
_FADE_MS, _FADE_STEPS = 30, 6
_LEAST_FOR_DATE = 3  # pages of items that make a date worth showing


class ShelfCanvas(QAbstractScrollArea):
    """Shows a shelf; takes no input yet.

    Attributes:
        selection: which places are chosen.
    """

    chosenChanged = Signal()

    def __init__(self, shelf: Shelf, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shelf = shelf
        self._zoom = USUAL
        self._layout = ShelfLayout(0, 1, USUAL)
        self._hovered = -1
        self._date_left = 0  # steps until the date has faded away
        self._chosen_ids: set[int] = set()
        self.selection = WallSelection(self)
        self._date_timer = QTimer(self)
        self._date_timer.timeout.connect(self._fade_date)
        self.selection.changed.connect(self._on_selection)
        shelf.reset.connect(self._on_reset)
        shelf.arrived.connect(self._on_arrived)
        shelf.staled.connect(self._want)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    # Geometry

    @property
    def layout_now(self) -> ShelfLayout:
        """Where cells lie now."""
        now = ShelfLayout(len(self._shelf), self.viewport().width(), self._zoom)
        if now != self._layout:
            self._layout = now
        return self._layout

    @property
    def zoom(self) -> int:
        """The side that pictures should have, in pixels."""
        return self._zoom

    def set_zoom(self, side: int) -> None:
        """Show pictures at another size; what stands at the top stays there."""
        side = min(max(side, SMALLEST), LARGEST)
        if side != self._zoom:
            first = self.visible_cells.start
            self._zoom = side
            self._set_range()
            top = self.layout_now.picture(first).top() - self.layout_now.margin if first else 0
            self.verticalScrollBar().setValue(top)
            self._refresh()

    @property
    def visible_cells(self) -> range:
        """The places of which something shows."""
        return self.layout_now.visible(self._top, self.viewport().height())

    def box_of(self, index: int) -> QRect:
        """Where a picture lies in the viewport."""
        return self.layout_now.picture(index).translated(0, -self._top)

    def scroll_to(self, index: int) -> None:
        """Bring a cell into view."""
        layout, bar, height = self.layout_now, self.verticalScrollBar(), self.viewport().height()
        box = layout.box(index)
        if box.top() - layout.gap < self._top:
            bar.setValue(box.top() - layout.gap if index >= layout.columns else 0)
        elif box.bottom() + layout.gap > self._top + height:
            bar.setValue(box.bottom() + layout.gap - height)

    @property
    def _top(self) -> int:
        return self.verticalScrollBar().value()

    def _set_range(self) -> None:
        layout, height, bar = self.layout_now, max(1, self.viewport().height()), self.verticalScrollBar()
        bar.setRange(0, max(0, layout.height - height))
        bar.setPageStep(max(1, height - layout.pitch // 2))
        bar.setSingleStep(max(24, layout.pitch // 4))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._set_range()
        self._want()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self._hovered = -1
        self._show_date()
        # What stays on the screen is moved, and only what appears is painted; the date lies above both.
        if self._has_date or abs(dy) >= self.viewport().height():
            self.viewport().update()
        else:
            self.viewport().scroll(0, dy)
        self._want()

    def sizeHint(self) -> QSize:
        return QSize(640, 480)

    # What is shown

    @property
    def chosen_ids(self) -> list[int]:
        """The ids of the chosen items, the newest first."""
        return self._shelf.ids_at(self.selection.chosen)

    def _on_selection(self) -> None:
        self._chosen_ids = set(self.chosen_ids)
        self.viewport().update()
        self.chosenChanged.emit()

    def _on_reset(self) -> None:
        """Other items: whoever was chosen stays so, wherever it is now."""
        ids, before = self._chosen_ids, self.selection.current
        places = [place for id in ids if (place := self._shelf.index_of(id)) >= 0]
        self._hovered = -1
        self._set_range()
        if places:
            self.selection.take_all(sorted(places))
        else:
            self.selection.clear()
            self.selection.current = min(before, len(self._shelf) - 1)
        self._refresh()

    def _on_arrived(self, ids: set[int]) -> None:
        for index in self.visible_cells:
            if self._shelf.id_at(index) in ids:
                self._update_cell(index)
        if self._chosen_ids & ids:
            self.chosenChanged.emit()

    def _refresh(self) -> None:
        self._want()
        self.viewport().update()

    def _want(self) -> None:
        ratio = self.devicePixelRatioF()
        self._shelf.want(self.visible_cells, TileSize(round(self.layout_now.side * ratio), RADIUS * ratio))

    def _update_cell(self, index: int) -> None:
        if index >= 0:
            box = self.layout_now.box(index).translated(0, -self._top)
            self.viewport().update(box.adjusted(-_OVERHANG, -_OVERHANG, _OVERHANG, _OVERHANG))

    def paintEvent(self, event: QPaintEvent) -> None:
        look = Look.of(colors_of(self), self.font(), self.devicePixelRatioF())
        layout, top, dirty = self.layout_now, self._top, event.rect()
        painter = QPainter(self.viewport())
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(dirty, self.palette().window())
        for index in layout.visible(top + dirty.top(), dirty.height()):
            box = layout.picture(index).translated(0, -top)
            mood = Mood(
                is_chosen=self.selection.is_chosen(index),
                is_current=index == self.selection.current and self.hasFocus(),
                is_hovered=index == self._hovered,
            )
            paint_cell(painter, box, self._shelf.cell_at(index), mood, look)
        if self._has_date:
            self._paint_date(painter, look)

    def _index_at(self, place: QPoint) -> int:
        return self.layout_now.index_at(place.x(), place.y() + self._top)

    # The date beside the scroll bar

    @property
    def _has_date(self) -> bool:
        return self._date_left > 0

    def _show_date(self) -> None:
        layout = self.layout_now
        if layout.height > _LEAST_FOR_DATE * self.viewport().height():
            self._date_left = _FADE_STEPS
            self._date_timer.start(_DATE_MS)

    def _fade_date(self) -> None:
        self._date_left = 0 if is_motion_reduced() else max(0, self._date_left - 1)
        if self._date_left:
            self._date_timer.start(_FADE_MS)
        else:
            self._date_timer.stop()
        self.viewport().update(QRect(0, 0, self.viewport().width(), 60))

    def _paint_date(self, painter: QPainter, look: Look) -> None:
        # While the thumb is dragged fast, what came last is near enough.
        item = self._shelf.item_at(self.visible_cells.start) or self._shelf.latest
        if item is not None:
            right = self.viewport().width() - Space.M
            paint_date(painter, right, Space.M, day_words(item.made), look, self._date_left / _FADE_STEPS)
