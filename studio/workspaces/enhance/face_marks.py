"""Lies over the compare view: quiet outlines around the faces of the picture, which a click chooses."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPalette, QPen, QTransform
from PySide6.QtWidgets import QApplication, QWidget

from studio.theme import TextRole, scaled_font
from studio.widgets.compare import CompareView

if TYPE_CHECKING:
    from gan.nn.faces.alignment import FoundFace

# Of an aligned face of 128 pixels: half the oval around forehead, chin and ears, and how far its middle
# lies below the eyes.
_HALF = (34.0, 46.0)
_BELOW_EYES = 12.0
_LEAST = 9.0  # pixels of the screen: half the width of the smallest oval, so that it can be hit
_QUIET, _SHADE = 150, 70  # of 255
_BADGE = 9.0  # radius
_NUMBERED = 22.0  # ovals of at least so many pixels a half carry their number


class FaceMarks(QWidget):
    """Ovals over a view, numbered from left to right; those that are chosen are in colour.

    It takes no pointer away from the view: only a click that neither moves nor drags the divider counts.

    Signals:
        clicked(int): the person clicked the face of this place, from 0.
    """

    clicked = Signal(int)

    def __init__(self, view: CompareView) -> None:
        super().__init__(view)
        self._view = view
        self._faces: tuple[FoundFace, ...] = ()
        self._chosen: frozenset[int] = frozenset()
        self._size = (1, 1)
        self._hovered = -1
        self._pressed_at: QPointF | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setGeometry(view.rect())
        view.installEventFilter(self)
        self.hide()

    def show_faces(self, faces: Sequence[FoundFace], chosen: Iterable[int], size: tuple[int, int]) -> None:
        """Mark these faces of a picture of this width and height; none hides the marks."""
        self._faces, self._chosen, self._size = tuple(faces), frozenset(chosen), size
        self._hovered = self._hovered if self._hovered < len(faces) else -1
        self.setVisible(bool(faces))
        self.setGeometry(self._view.rect())
        self.raise_()
        self.update()

    def point_at(self, place: int) -> None:
        """Show one face more clearly than the others; -1 none."""
        if place != self._hovered:
            self._hovered = place
            self.update()

    def face_at(self, position: QPointF) -> int:
        """The face under a place of the view, or -1; of two the one whose middle is nearer."""
        hits = [
            (math.hypot(inner.x(), inner.y()), place)
            for place, inner in self._inner(position)
            if math.hypot(inner.x(), inner.y()) <= 1
        ]
        return min(hits)[1] if hits else -1

    def middle_of(self, place: int) -> QPointF:
        """Where the middle of a face is, in the (first) pane."""
        return next(transform.map(QPointF(0, 0)) for one, transform, _ in self._ovals() if one == place)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the pointer and the size of the view, and let it have every event."""
        kind = event.type()
        if kind == QEvent.Type.Resize:
            self.setGeometry(self._view.rect())
        elif self.isVisible() and isinstance(event, QMouseEvent):
            self._follow(kind, event)
        elif kind == QEvent.Type.Leave:
            self.point_at(-1)
        return False

    def _follow(self, kind: QEvent.Type, event: QMouseEvent) -> None:
        here = event.position()
        if kind == QEvent.Type.MouseButtonPress and event.button() == Qt.MouseButton.LeftButton:
            self._pressed_at = None if self._view.is_over_divider(here) else here
        elif kind == QEvent.Type.MouseMove:
            if self._pressed_at is not None and not _is_near(self._pressed_at, here):
                self._pressed_at = None
            self.point_at(self.face_at(here))
        elif kind == QEvent.Type.MouseButtonRelease and self._pressed_at is not None:
            place = self.face_at(here)
            is_click, self._pressed_at = _is_near(self._pressed_at, here), None
            if is_click and place >= 0:
                self.clicked.emit(place)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(scaled_font(self.font(), TextRole.SMALL))
        for place, transform, pane in self._ovals():
            painter.setClipRect(pane)
            self._paint_oval(painter, place, transform)

    def _paint_oval(self, painter: QPainter, place: int, transform: QTransform) -> None:
        is_chosen, is_hovered = place in self._chosen, place == self._hovered
        accent = self.palette().color(QPalette.ColorRole.Highlight)
        line = QColor(accent) if is_chosen else QColor(255, 255, 255)
        line.setAlpha(255 if is_hovered else _QUIET + 60 * is_chosen)
        width = 2.0 if is_chosen or is_hovered else 1.3
        oval = _polygon(transform)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(0, 0, 0, _SHADE), width + 2))  # seen on white shirts, too
        painter.drawPolygon(oval)
        style = Qt.PenStyle.SolidLine if is_chosen else Qt.PenStyle.DashLine
        painter.setPen(QPen(line, width, style))
        painter.drawPolygon(oval)
        box = oval.boundingRect()
        if len(self._faces) > 1 and (is_hovered or min(box.width(), box.height()) / 2 >= _NUMBERED):
            self._paint_number(painter, place, QPointF(box.center().x(), box.top()), line)

    def _paint_number(self, painter: QPainter, place: int, middle: QPointF, line: QColor) -> None:
        is_chosen = place in self._chosen
        box = QRectF(middle.x() - _BADGE, middle.y() - _BADGE, 2 * _BADGE, 2 * _BADGE)
        roles = QPalette.ColorRole
        ground = line if is_chosen else self.palette().color(roles.Window)
        ink = self.palette().color(roles.HighlightedText if is_chosen else roles.WindowText)
        painter.setPen(QPen(line, 1.3))
        painter.setBrush(ground)
        painter.drawEllipse(box)
        painter.setPen(ink)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(place + 1))

    # Geometry

    def _ovals(self) -> Iterator[tuple[int, QTransform, QRectF]]:
        """Each face in each pane: from the unit circle to the view's pixels, and the pane."""
        viewport, ratio = self._view.viewport, self.devicePixelRatioF()
        if not viewport.has_content:
            return
        share = viewport.content[0] / self._size[0]  # the view shows the result as soon as there is one
        zoom = viewport.place.zoom * share / ratio
        for pane in self._view.panes():
            left, top = (pane.left() + viewport.place.x) / ratio, (pane.top() + viewport.place.y) / ratio
            room = QRectF(pane.x() / ratio, pane.y() / ratio, pane.width() / ratio, pane.height() / ratio)
            for place, face in enumerate(self._faces):
                x, y = face.eye_centre
                transform = QTransform().translate(left + (x + 0.5) * zoom, top + (y + 0.5) * zoom)
                transform.rotate(face.roll).translate(0, _BELOW_EYES * face.scale * zoom)
                half = [max(side * face.scale * zoom, _LEAST) for side in _HALF]
                yield place, transform.scale(*half), room

    def _inner(self, position: QPointF) -> Iterator[tuple[int, QPointF]]:
        """A place of the view as one in the unit circle of each face."""
        for place, transform, pane in self._ovals():
            if pane.contains(position):
                yield place, transform.inverted()[0].map(position)


def _polygon(transform: QTransform):
    from PySide6.QtGui import QPainterPath

    path = QPainterPath()
    path.addEllipse(QPointF(0, 0), 1, 1)
    return transform.map(path).toFillPolygon()


def _is_near(one: QPointF, other: QPointF) -> bool:
    return (one - other).manhattanLength() < QApplication.startDragDistance()
