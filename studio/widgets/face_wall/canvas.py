"""The canvas of a wall: one widget that paints what is visible of an endless number of cells."""

from __future__ import annotations

from collections.abc import Hashable

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap, QRegion, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from studio.theme import colors_of
from studio.widgets.face_wall.grid import Grid
from studio.widgets.face_wall.motion import WallMotion
from studio.widgets.face_wall.painter import Cell, paint_cell
from studio.widgets.face_wall.selection import WallSelection
from studio.widgets.face_wall.source import WallSource
from studio.widgets.face_wall.tiles import TileCache

SMALLEST, LARGEST = 72, 256
_PAGES_AHEAD = 6
_OVERHANG = 14  # a lifted or ringed cell is painted beyond its box


class WallCanvas(QAbstractScrollArea):
    """Shows the faces of a `WallSource` from the first on, without an end; takes no input yet.

    Attributes:
        selection: what is chosen.
        tiles: its pictures, as they are painted.
        motion: what fades and rises.

    Signals:
        wantedChanged(): other cells are visible now.
    """

    wantedChanged = Signal()

    def __init__(self, source: WallSource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._source = source
        self._zoom = 128
        self._rows = 1
        self._shown: dict[int, tuple[Hashable, Hashable | None]] = {}  # index: (key, the one before)
        self._hovered, self._target = -1, -1
        self.tiles = TileCache()
        self.selection = WallSelection(self)
        self.motion = WallMotion(self)
        self.motion.moved.connect(self._update_cells)
        self.selection.changed.connect(self.viewport().update)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.verticalScrollBar().sliderReleased.connect(self._reach_ahead)

    # Geometry

    @property
    def grid(self) -> Grid:
        """Where cells lie now."""
        return Grid(self.viewport().width(), self._zoom)

    @property
    def zoom(self) -> int:
        """The side that cells should have, in pixels."""
        return self._zoom

    def set_zoom(self, side: int) -> None:
        """Show cells at another size; what stands at the top stays there."""
        side = min(max(side, SMALLEST), LARGEST)
        if side == self._zoom:
            return
        first = self.visible_cells.start
        self._zoom = side
        self._rows = 1
        self.motion.reset()
        self._reach_ahead()
        grid = self.grid
        top = 0 if first == 0 else grid.box(first).top() - grid.gap
        self._rows = max(self._rows, first // grid.columns + 1)
        self._reach_ahead()
        self.verticalScrollBar().setValue(top)
        self.viewport().update()
        self.wantedChanged.emit()

    @property
    def visible_cells(self) -> range:
        """The cells of which something shows."""
        return self.grid.visible(self._top, self.viewport().height())

    def box_of(self, index: int) -> QRect:
        """Where a cell lies in the viewport."""
        return self.grid.box(index).translated(0, -self._top)

    def scroll_to(self, index: int) -> None:
        """Bring a cell into view."""
        grid, bar = self.grid, self.verticalScrollBar()
        self._rows = max(self._rows, index // grid.columns + 1)
        self._reach_ahead()
        box, height = grid.box(index), self.viewport().height()
        if box.top() - grid.margin < self._top:
            bar.setValue(box.top() - grid.margin)
        elif box.bottom() + grid.margin > self._top + height:
            bar.setValue(box.bottom() + grid.margin - height)

    @property
    def _top(self) -> int:
        return self.verticalScrollBar().value()

    def _reach_ahead(self) -> None:
        """Keep some pages below what shows, so that there is always somewhere to scroll to."""
        grid, height, bar = self.grid, max(1, self.viewport().height()), self.verticalScrollBar()
        if not bar.isSliderDown():  # a thumb that is held must not run away
            needed = (self._top + height * (1 + _PAGES_AHEAD)) // grid.pitch
            self._rows = max(self._rows, needed)
        bar.setRange(0, max(0, grid.height_of(self._rows) - height))
        bar.setPageStep(height - grid.margin)
        bar.setSingleStep(max(24, grid.pitch // 3))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._rows = 1
        self._reach_ahead()
        self.wantedChanged.emit()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self._reach_ahead()
        self.motion.hover(-1)
        self._hovered = -1
        self.viewport().update()
        self.wantedChanged.emit()

    def sizeHint(self) -> QSize:
        return QSize(640, 480)

    # What is shown

    def refresh(self) -> None:
        """Faces have changed, or pictures have come."""
        self.viewport().update()

    def forget_pictures(self) -> None:
        """Nothing that was shown counts any more: another model is used."""
        self.tiles.clear()
        self._shown.clear()
        self.motion.reset()
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        colors, font, ratio = colors_of(self), self.font(), self.devicePixelRatioF()
        painter = QPainter(self.viewport())
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        lifted = set(self.motion.lifted)
        visible = self.visible_cells
        above = [index for index in visible if index in lifted or self.selection.is_chosen(index)]
        dirty = event.region()
        for index in [*(index for index in visible if index not in above), *above]:
            cell = self._cell(index, ratio)
            if dirty.intersects(_around(cell.box)):
                paint_cell(painter, cell, colors, font, ratio)
        self._forget_far(visible)

    def _cell(self, index: int, ratio: float) -> Cell:
        key, before = self._latest(index)
        source, selection = self._source, self.selection
        own = source.key_at(index)
        return Cell(
            box=self.box_of(index),
            tile=self._tile(key, ratio),
            before=self._tile(before, ratio),
            fade=self.motion.fade_of(index),
            lift=self.motion.lift_of(index),
            problem=source.problem_of(own),
            is_chosen=selection.is_chosen(index),
            is_current=index == selection.current and self.hasFocus(),
            is_locked=source.is_locked(index),
            is_favourite=source.is_favourite(own),
            is_hovered=index == self._hovered,
            is_target=index == self._target,
        )

    def _latest(self, index: int) -> tuple[Hashable | None, Hashable | None]:
        """What a cell shows, and what it showed before: its old picture as long as there is no new one."""
        key = self._source.key_at(index)
        shown, before = self._shown.get(index, (None, None))
        if key != shown and self._source.pixels_of(key) is not None:
            following = shown is not None and self.motion.fade_of(index) < 1
            self._shown[index] = (key, shown)
            if not following:  # one after the other, as under a slider: those must not blur into each other
                self.motion.fade_in(index)
            return key, shown
        return shown, before

    def _tile(self, key: Hashable | None, ratio: float) -> QPixmap | None:
        pixels = None if key is None else self._source.pixels_of(key)
        return None if pixels is None else self.tiles.tile(key, pixels, self.grid.side, ratio)

    def _forget_far(self, visible: range) -> None:
        if len(self._shown) > 4 * len(visible):
            near = range(visible.start - len(visible), visible.stop + len(visible))
            self._shown = {index: shown for index, shown in self._shown.items() if index in near}

    def _update_cells(self, indexes: set[int]) -> None:
        region = QRegion()
        for index in indexes:
            region += _around(self.box_of(index))
        self.viewport().update(region)

    def _index_at(self, place: QPoint) -> int:
        return self.grid.index_at(place.x(), place.y() + self._top)


def _around(box: QRect) -> QRect:
    return box.adjusted(-_OVERHANG, -_OVERHANG, _OVERHANG, _OVERHANG)
