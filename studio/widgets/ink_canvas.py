"""A sheet to write on with a mouse, a tablet's pen or a finger."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QEvent, QLineF, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QColor,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QPointingDevice,
    QResizeEvent,
    QTabletEvent,
    QTouchEvent,
)
from PySide6.QtWidgets import QWidget

from studio.language import again, tr
from studio.theme import RADIUS_LARGE, Space, TextRole, colors_of, scaled_font
from studio.widgets import ink
from studio.widgets.ink import Point, SpeedPressure, Stroke, StrokeRecorder

_RULE = 88  # pixels between two ruled lines
_ERASER_RADIUS = 12.0
_MARK_SHARE = 0.14


class InkCanvas(QWidget):
    """Shows strokes, and tells of new ones; whoever owns it keeps them.

    A tablet's pressure, or how fast a mouse or finger goes, makes the ink wide or thin; the other end of
    a tablet's pen erases strokes. Ink is cut at the edge.

    Signals:
        penMoved(): something was drawn, and the pen may still be down.
        drawn(tuple[Stroke, ...]): the pen was lifted; these are new.
        erased(frozenset[int]): the eraser was lifted; it touched the strokes of these indices.
    """

    accessible_role = QAccessible.Role.Graphic

    penMoved = Signal()
    drawn = Signal(object)
    erased = Signal(object)

    def __init__(self, hint: str, parent: QWidget | None = None) -> None:
        """Make it; `hint` is shown as long as nothing is written."""
        super().__init__(parent)
        self._hint = hint
        self._strokes: tuple[Stroke, ...] = ()
        self._recorder: StrokeRecorder | None = None
        self._speed = SpeedPressure()
        self._erasing: set[int] | None = None
        self._layer = QPixmap()
        self._painted: tuple[int, int] = (0, 0)  # of the recorder's: strokes, and points of the last
        self._is_ruled = True
        self._marks: tuple[QRectF, ...] = ()
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAccessibleName(tr("Sheet to write on"))
        self.setMinimumHeight(160)

    # What to show

    def retell(self) -> None:
        """Say the hint in another language."""
        self._hint = again(self._hint)

    @property
    def strokes(self) -> tuple[Stroke, ...]:
        """All strokes, the one being drawn included."""
        return self._strokes + (self._recorder.strokes if self._recorder is not None else ())

    @property
    def is_writing(self) -> bool:
        """Whether the pen is down."""
        return self._recorder is not None

    def show_strokes(self, strokes: Sequence[Stroke]) -> None:
        """Show these instead of what was there."""
        self._strokes = tuple(strokes)
        self._marks = ()
        self._redraw()

    def set_ruled(self, is_ruled: bool) -> None:
        """Whether the sheet has lines to write on."""
        self._is_ruled = is_ruled
        self.update()

    def show_marks(self, boxes: Iterable[QRectF]) -> None:
        """Light up places of the sheet."""
        self._marks = tuple(boxes)
        self.update()

    # Writing

    def _begin(self, place: QPointF, pressure: float | None, time: float) -> None:
        self._recorder = StrokeRecorder(self.width(), self.height())
        self._speed = SpeedPressure()
        self._painted = (0, 0)
        self._move(place, pressure, time)

    def _move(self, place: QPointF, pressure: float | None, time: float) -> None:
        if self._recorder is None:
            return
        guessed = self._speed.at(place.x(), place.y(), time)
        self._recorder.add((place.x(), place.y(), guessed if pressure is None else pressure))
        self._draw_new()
        self.penMoved.emit()

    def _end(self) -> None:
        recorder, self._recorder = self._recorder, None
        if recorder is None:
            return
        self._marks = ()
        strokes = recorder.strokes
        self._strokes += strokes
        self._redraw()
        if strokes:
            self.drawn.emit(strokes)

    def _erase(self, place: QPointF) -> None:
        if self._erasing is None:
            return
        hit = {
            number
            for number, stroke in enumerate(self._strokes)
            if ink.touches(stroke, place.x(), place.y(), _ERASER_RADIUS)
        }
        if not hit <= self._erasing:
            self._erasing |= hit
            self._redraw()

    def _end_erasing(self) -> None:
        gone, self._erasing = self._erasing, None
        if gone:
            self.erased.emit(frozenset(gone))

    # Input

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._begin(event.position(), None, event.timestamp())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._move(event.position(), None, event.timestamp())
        else:
            self._end()  # the release went elsewhere

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._end()

    def tabletEvent(self, event: QTabletEvent) -> None:
        """A tablet's pen, with its pressure; its other end erases."""
        event.accept()
        erases = event.pointerType() is QPointingDevice.PointerType.Eraser
        match event.type():
            case QEvent.Type.TabletPress if erases:
                self._erasing = set()
                self._erase(event.position())
            case QEvent.Type.TabletPress:
                self._begin(event.position(), event.pressure(), event.timestamp())
            case QEvent.Type.TabletMove if self._erasing is not None:
                self._erase(event.position())
            case QEvent.Type.TabletMove:
                self._move(event.position(), event.pressure(), event.timestamp())
            case QEvent.Type.TabletRelease:
                self._end()
                self._end_erasing()

    def event(self, event: QEvent) -> bool:
        """Also fingers: the first one writes, further ones are a resting hand."""
        if isinstance(event, QTouchEvent):
            return self._touch(event)
        return super().event(event)

    def _touch(self, event: QTouchEvent) -> bool:
        event.accept()
        if event.type() is QEvent.Type.TouchCancel or not event.points():
            self._end()
            return True
        point = event.points()[0]
        if event.type() is QEvent.Type.TouchBegin:
            self._begin(point.position(), None, event.timestamp())
        elif event.type() is QEvent.Type.TouchUpdate:
            self._move(point.position(), None, event.timestamp())
        else:
            self._end()
        return True

    # Painting

    def _redraw(self) -> None:
        """Paint all ink anew."""
        ratio = self.devicePixelRatioF()
        self._layer = QPixmap(self.size() * ratio)
        self._layer.setDevicePixelRatio(ratio)
        self._layer.fill(Qt.GlobalColor.transparent)
        painter = self._ink_painter(self._layer)
        for number, stroke in enumerate(self._strokes):
            painter.setOpacity(0.25 if self._erasing and number in self._erasing else 1.0)
            _draw(painter, ink.curve(stroke))
            _draw(painter, ink.tail(stroke))
        painter.end()
        self._painted = (0, 0)
        if self._recorder is not None:
            self._draw_new()
        self.update()

    def _draw_new(self) -> None:
        """Paint what was added to the stroke being drawn; the tail is painted with the widget."""
        strokes = self._recorder.strokes if self._recorder is not None else ()
        if not strokes:
            return
        painter = self._ink_painter(self._layer)
        done, points = self._painted
        for number in range(max(done - 1, 0), len(strokes)):
            stroke = strokes[number]
            begin = points - 1 if number == done - 1 else 0
            if len(stroke) > 1:
                _draw(painter, ink.curve(stroke, begin))
            if number < len(strokes) - 1:
                _draw(painter, ink.tail(stroke))
        painter.end()
        self._painted = (len(strokes), len(strokes[-1]))
        self.update(_around(strokes[-1][-4:]))

    def _ink_painter(self, device: QPixmap) -> QPainter:
        painter = QPainter(device)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(_pen(QColor(colors_of(self).text)))
        return painter

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the sheet, and the ink from memory."""
        colors = colors_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(colors.accent if self.hasFocus() else colors.line))
        painter.setBrush(QColor(colors.surface))
        painter.drawRoundedRect(
            QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS_LARGE, RADIUS_LARGE
        )
        if self._is_ruled:
            painter.setPen(QColor(colors.line))
            for y in range(_RULE, self.height() - Space.L, _RULE):
                painter.drawLine(Space.XL, y, self.width() - Space.XL, y)
        self._paint_marks(painter, colors.accent)
        painter.drawPixmap(0, 0, self._layer)
        strokes = self._recorder.strokes if self._recorder is not None else ()
        if strokes:
            painter.setPen(_pen(QColor(colors.text)))
            _draw(painter, ink.tail(strokes[-1]) if len(strokes[-1]) > 1 else ink.curve(strokes[-1]))
        elif not self._strokes:
            painter.setPen(QColor(colors.soft))
            painter.setFont(scaled_font(self.font(), TextRole.TITLE))
            painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignCenter), self._hint)

    def _paint_marks(self, painter: QPainter, color: str) -> None:
        ground = QColor(color)
        ground.setAlphaF(_MARK_SHARE)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        for box in self._marks:
            painter.drawRoundedRect(box.adjusted(-4, -4, 4, 4), 6, 6)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._redraw()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._redraw()


def _pen(color: QColor) -> QPen:
    return QPen(color, 1, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)


def _draw(painter: QPainter, pieces: Iterable[tuple[Point, Point]]) -> None:
    pen = painter.pen()
    for start, stop in pieces:
        pen.setWidthF((ink.width_of(start[2]) + ink.width_of(stop[2])) / 2)
        painter.setPen(pen)
        if start[:2] == stop[:2]:
            painter.drawPoint(QPointF(*start[:2]))
        else:
            painter.drawLine(QLineF(*start[:2], *stop[:2]))


def _around(points: Sequence[Point]) -> QRect:
    """What must be painted anew after these points were added."""
    xs, ys = [point[0] for point in points], [point[1] for point in points]
    box = QRectF(QPointF(min(xs), min(ys)), QPointF(max(xs), max(ys)))
    reach = ink.THICKEST + 2
    return box.adjusted(-reach, -reach, reach, reach).toAlignedRect()
