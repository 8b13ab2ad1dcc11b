"""A row of small pictures that can be chosen, moved by dragging, taken out, and dropped into."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QColor,
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QFrame, QSizePolicy, QToolTip, QWidget

from studio.accessible import describe
from studio.language import again, tr
from studio.theme import RADIUS, Space, colors_of
from studio.widgets.face_wall.tiles import TileCache

if TYPE_CHECKING:
    import numpy as np

_EDGE = Space.XS
_REACH = 40  # so far above or below the strip, a dragged picture has left it

PixelsOf = Callable[[Hashable], "np.ndarray | None"]


class FaceStrip(QAbstractScrollArea):
    """Shows keys as pictures.

    Attributes:
        current: the place that is chosen, or -1.
        marked: a place that is marked otherwise, as the one that is played; or -1.

    Signals:
        chosen(int): the person went to a place.
        opened(int): Enter, or a double click.
        moved(int, int): a picture was dragged from one place to another.
        removed(int): a picture is not wanted any more.
        dragAsked(int): a picture is dragged out of the strip.
        dropped(int, QMimeData): something was dropped before this place.
    """

    accessible_role = QAccessible.Role.List

    chosen = Signal(int)
    opened = Signal(int)
    moved = Signal(int, int)
    removed = Signal(int)
    dragAsked = Signal(int)
    dropped = Signal(int, QMimeData)

    def __init__(
        self, name: str, side: int, pixels_of: PixelsOf, drop_format: str, parent: QWidget | None = None
    ) -> None:
        """Make it, empty.

        Args:
            name: what it holds, for screen readers.
            side: of the pictures, in pixels.
            pixels_of: gives the picture of a key, or None as long as there is none.
            drop_format: the MIME format that may be dropped; empty if nothing may.
        """
        super().__init__(parent)
        self._keys: tuple[Hashable, ...] = ()
        self._words: Callable[[Hashable], str] = lambda key: ""
        self._hint = ""
        self._side, self._pixels_of, self._drop_format = side, pixels_of, drop_format
        self._tiles = TileCache()
        self.current, self.marked = -1, -1
        self._pressed, self._gap, self._hovered = -1, -1, -1
        self._press = self._hand = QPoint()
        self._is_dragging = False
        self._name = name
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(side + 2 * _EDGE + 2)
        self.viewport().setMouseTracking(True)
        self.setAcceptDrops(bool(drop_format))

    @property
    def keys(self) -> tuple[Hashable, ...]:
        """What it shows, from the left."""
        return self._keys

    def set_keys(self, keys: Sequence[Hashable]) -> None:
        """Show other pictures."""
        self._keys = tuple(keys)
        self.current = min(self.current, len(self._keys) - 1)
        self._describe()
        self._fit()
        self.viewport().update()

    def set_words(self, hint: str, words: Callable[[Hashable], str]) -> None:
        """What it says while it is empty, and how a key is called in its tooltip."""
        self._hint, self._words = hint, words

    def forget_pictures(self) -> None:
        """Another model makes the pictures now."""
        self._tiles.clear()
        self.viewport().update()

    def refresh(self) -> None:
        """Pictures have come."""
        self.viewport().update()

    def mark(self, place: int) -> None:
        """Mark a place, or none with -1."""
        if place != self.marked:
            self.marked = place
            self.viewport().update()

    def box_of(self, place: int) -> QRect:
        """Where a picture is, in the viewport."""
        left = _EDGE + place * (self._side + Space.S) - self.horizontalScrollBar().value()
        return QRect(left, _EDGE, self._side, self._side)

    def go_to(self, place: int) -> None:
        """Choose a place and bring it into view, without telling."""
        self.current = place
        self._describe()
        box, bar = self.box_of(place), self.horizontalScrollBar()
        if box.left() < 0:
            bar.setValue(bar.value() + box.left() - _EDGE)
        elif box.right() > self.viewport().width():
            bar.setValue(bar.value() + box.right() - self.viewport().width() + _EDGE)
        self.viewport().update()

    def retell(self) -> None:
        """Say what it is called in another language."""
        self._name, self._hint = again(self._name), again(self._hint)
        self._describe()
        self.viewport().update()

    def _describe(self) -> None:
        """Tell screen readers which picture is chosen."""
        words = self._words(self._keys[self.current]) if 0 <= self.current < len(self._keys) else ""
        number, total = self.current + 1, len(self._keys)
        place = tr("{number} of {total}", number=number, total=total)
        describe(self, self._name, f"{words}, {place}" if words else "")

    def sizeHint(self) -> QSize:
        return QSize(320, self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.viewport().update()

    def _fit(self) -> None:
        bar, room = self.horizontalScrollBar(), self.viewport().width()
        content = 2 * _EDGE + len(self._keys) * (self._side + Space.S) - Space.S
        bar.setRange(0, max(0, content - room))
        bar.setPageStep(room)
        bar.setSingleStep(self._side)

    # The pointer

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        self._press = event.position().toPoint()
        self._pressed = self._place_at(self._press)
        if self._pressed >= 0:
            self.go_to(self._pressed)
            self.chosen.emit(self._pressed)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        place = event.position().toPoint()
        self._hovered = self._place_at(place)
        if self._pressed < 0:
            return
        far = (place - self._press).manhattanLength() >= QApplication.startDragDistance()
        self._is_dragging = self._is_dragging or far
        if self._is_dragging and not -_REACH < place.y() < self.height() + _REACH:
            index = self._pressed
            self._let_go()
            self.dragAsked.emit(index)
        elif self._is_dragging:
            self._hand, self._gap = place, self._gap_at(place.x())
            self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        source, gap, dragged = self._pressed, self._gap, self._is_dragging
        self._let_go()
        if dragged and source >= 0 and gap >= 0:
            target = gap - 1 if gap > source else gap
            if target != source:
                self.moved.emit(source, target)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        place = self._place_at(event.position().toPoint())
        if place >= 0:
            self.opened.emit(place)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """A wheel turns sideways here."""
        delta = event.angleDelta()
        bar = self.horizontalScrollBar()
        bar.setValue(bar.value() - (delta.y() or delta.x()))
        event.accept()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        from PySide6.QtWidgets import QMenu

        place = self._place_at(event.pos()) if event.pos() is not None else self.current
        if place < 0:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(tr("Take it out\tDel")).triggered.connect(lambda: self.removed.emit(place))
        menu.popup(event.globalPos())

    def viewportEvent(self, event: QEvent) -> bool:
        """Show what a picture is."""
        if isinstance(event, QHelpEvent):
            place = self._place_at(event.pos())
            words = self._words(self._keys[place]) if place >= 0 else ""
            QToolTip.showText(event.globalPos(), words, self.viewport())
            return True
        return super().viewportEvent(event)

    def _let_go(self) -> None:
        self._pressed, self._gap, self._is_dragging = -1, -1, False
        self.viewport().update()

    def _place_at(self, point: QPoint) -> int:
        return next((place for place in range(len(self._keys)) if self.box_of(place).contains(point)), -1)

    def _gap_at(self, x: int) -> int:
        """Before which place something would be put."""
        pitch = self._side + Space.S
        gap = round((x - _EDGE + Space.S / 2 + self.horizontalScrollBar().value()) / pitch)
        return min(max(gap, 0), len(self._keys))

    # The keyboard

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        key, place = Qt.Key(event.key()), self.current
        if key in steps and self._keys:
            target = min(max(place + steps[key], 0), len(self._keys) - 1)
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier and place >= 0 and target != place:
                self.moved.emit(place, target)
            self.go_to(target)
            self.chosen.emit(target)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and place >= 0:
            self.removed.emit(place)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and place >= 0:
            self.opened.emit(place)
        else:
            event.ignore()

    # Drops

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasFormat(self._drop_format):
            event.acceptProposedAction()
        else:
            event.ignore()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self._gap = self._gap_at(event.position().toPoint().x())
        self.viewport().update()
        event.accept()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._let_go()

    def dropEvent(self, event: QDropEvent) -> None:
        gap = self._gap_at(event.position().toPoint().x())
        self._let_go()
        event.acceptProposedAction()
        self.dropped.emit(gap, event.mimeData())

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        colors = colors_of(self)
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not self._keys:
            painter.setPen(QColor(colors.soft))
            painter.drawText(
                self.viewport().rect().adjusted(_EDGE, 0, -_EDGE, 0),
                Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap,
                self._hint,
            )
        for place, key in enumerate(self._keys):
            box = self.box_of(place)
            if box.right() >= 0 and box.left() < self.viewport().width():
                faint = self._is_dragging and place == self._pressed
                self._paint_one(painter, place, key, box, 0.35 if faint else 1.0)
        if self._is_dragging and self._pressed >= 0:
            box = self.box_of(self._pressed).translated(self._hand.x() - self._press.x(), 0)
            self._paint_one(painter, self._pressed, self._keys[self._pressed], box, 0.9)
        if self._gap >= 0:
            x = self.box_of(self._gap).left() - Space.S / 2
            painter.setPen(QPen(QColor(colors.accent), 2))
            painter.drawLine(round(x), _EDGE, round(x), _EDGE + self._side)

    def _paint_one(self, painter: QPainter, place: int, key: Hashable, box: QRect, opacity: float) -> None:
        colors = colors_of(self)
        pixels = self._pixels_of(key)
        painter.setOpacity(opacity)
        painter.setPen(Qt.PenStyle.NoPen)
        if pixels is None:
            painter.setBrush(QColor(colors.raised))
            painter.drawRoundedRect(box, RADIUS, RADIUS)
        else:
            tile = self._tiles.tile(key, pixels, self._side, self.devicePixelRatioF())
            painter.drawPixmap(box.topLeft(), tile)
        painter.setOpacity(1.0)
        is_current = place == self.current and self.hasFocus()
        if is_current or place == self.marked:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(colors.accent), 2))
            painter.drawRoundedRect(QRectF(box).adjusted(-2, -2, 2, 2), RADIUS + 2, RADIUS + 2)
