"""The storyboard: one picture a shot, in a row, with its number, its length and its words."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Property, QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QColor,
    QHelpEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QSizePolicy, QToolTip, QWidget

from studio.accessible import describe
from studio.language import again, tr
from studio.motion import CALM_MS, Glide
from studio.theme import RADIUS, Space, TextRole, colors_of, mixed, scaled_font

PICTURE = QSize(128, 72)
_EDGE = Space.M
_WORDS = 18
_KEPT = 400  # pictures of shots that are not there any more, in case they come back


@dataclass(frozen=True)
class Panel:
    """One shot.

    Attributes:
        key: equal keys have the same picture.
        number: counts from 1.
        length: in words.
        words: the script's.
    """

    key: Hashable
    number: int
    length: str
    words: str


class Storyboard(QAbstractScrollArea):
    """Shows panels; pictures come when they are painted, and the old one stays until then.

    Attributes:
        current: the place of the panel that is played, or -1.

    Signals:
        chosen(int): the person went to a panel.
        wantedChanged(): other pictures are missing.
    """

    accessible_role = QAccessible.Role.List

    chosen = Signal(int)
    wantedChanged = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """Make it, empty; `name` is told to screen readers."""
        super().__init__(parent)
        self._panels: tuple[Panel, ...] = ()
        self._pictures: dict[Hashable, QPixmap] = {}
        self._stale: dict[int, QPixmap] = {}
        self.current = -1
        self._hovered = -1
        self._mark = 0.0
        self._glide = Glide(self, "mark", CALM_MS)
        self._name = name
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(PICTURE.height() + _WORDS + 2 * _EDGE)
        self.viewport().setMouseTracking(True)

    # What to show

    @property
    def panels(self) -> tuple[Panel, ...]:
        """What it shows, from the left."""
        return self._panels

    def show_panels(self, panels: Sequence[Panel]) -> None:
        """Show other panels."""
        if tuple(panels) == self._panels:
            return
        for place, panel in enumerate(self._panels):
            if panel.key in self._pictures:
                self._stale[place] = self._pictures[panel.key]
        self._panels = tuple(panels)
        self.current = min(self.current, len(self._panels) - 1)
        self._forget()
        self._fit()
        self._describe()
        self.viewport().update()
        self.wantedChanged.emit()

    def missing(self) -> list[int]:
        """Places of panels without a picture: those in view first."""
        lacking = [place for place, panel in enumerate(self._panels) if panel.key not in self._pictures]
        seen = self._in_view()
        return sorted(lacking, key=lambda place: (place not in seen, place))

    def _in_view(self) -> range:
        """The places of the panels that are at least partly in view."""
        pitch, left = PICTURE.width() + Space.M, self.horizontalScrollBar().value() - _EDGE
        first, last = left // pitch, (left + self.viewport().width()) // pitch
        return range(max(first, 0), min(last + 1, len(self._panels)))

    def show_picture(self, key: Hashable, image: QImage) -> None:
        """A picture has come."""
        self._pictures[key] = QPixmap.fromImage(image)
        self.viewport().update()

    def forget_pictures(self) -> None:
        """All of them are to be painted again, as for a screen of other pixels."""
        self._pictures.clear()
        self.wantedChanged.emit()

    def picture_size(self) -> QSize:
        """In pixels of the device."""
        return PICTURE * self.devicePixelRatioF()

    def go_to(self, place: int) -> None:
        """Mark a panel as the current one and bring it into view, without telling."""
        if place == self.current:
            return
        jumps = self.current < 0
        self.current = place
        if jumps:
            self._set_mark(float(place))
        self._glide.to(float(place))
        if place >= 0:
            self._bring_into_view(place)
        self._describe()
        self.viewport().update()

    def box_of(self, place: float) -> QRect:
        """Where a picture is, in the viewport."""
        left = _EDGE + place * (PICTURE.width() + Space.M) - self.horizontalScrollBar().value()
        return QRect(QPoint(round(left), _EDGE), PICTURE)

    def _get_mark(self) -> float:
        return self._mark

    def _set_mark(self, mark: float) -> None:
        self._mark = mark
        self.viewport().update()

    mark = Property(float, _get_mark, _set_mark, doc="where the frame around the current panel is, in panels")

    def _forget(self) -> None:
        known = {panel.key for panel in self._panels}
        extra = [key for key in self._pictures if key not in known]
        for key in extra[: max(0, len(extra) - _KEPT)]:
            del self._pictures[key]
        for place in [each for each in self._stale if each >= len(self._panels)]:
            del self._stale[place]

    def retell(self) -> None:
        """Say what it is called in another language."""
        self._name = again(self._name)
        self._describe()

    def _describe(self) -> None:
        """Tell screen readers which shot is current."""
        words = ""
        if 0 <= self.current < len(self._panels):
            panel = self._panels[self.current]
            words = tr(
                "shot {number} of {total}, {length}, {words}",
                number=panel.number,
                total=len(self._panels),
                length=panel.length,
                words=panel.words,
            )
        describe(self, self._name, words)

    def _bring_into_view(self, place: int) -> None:
        box, bar = self.box_of(place), self.horizontalScrollBar()
        room = self.viewport().width()
        if box.left() < _EDGE or box.right() > room - _EDGE:
            bar.setValue(bar.value() + box.left() - (room - box.width()) // 2)

    def _fit(self) -> None:
        bar, room = self.horizontalScrollBar(), self.viewport().width()
        content = 2 * _EDGE + len(self._panels) * (PICTURE.width() + Space.M) - Space.M
        bar.setRange(0, max(0, content - room))
        bar.setPageStep(room)
        bar.setSingleStep(PICTURE.width())

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.viewport().update()
        self.wantedChanged.emit()

    def sizeHint(self) -> QSize:
        return QSize(480, self.height())

    # The pointer and the keyboard

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = self._place_at(event.position().toPoint())
        if event.button() is Qt.MouseButton.LeftButton and place >= 0:
            self.go_to(place)
            self.chosen.emit(place)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self._place_at(event.position().toPoint()))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(-1)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """A wheel turns sideways here."""
        bar, delta = self.horizontalScrollBar(), event.angleDelta()
        bar.setValue(bar.value() - (delta.y() or delta.x()))
        event.accept()

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            place = self._place_at(event.pos())
            words = self._panels[place].words if place >= 0 else ""
            QToolTip.showText(event.globalPos(), words, self.viewport())
            return True
        return super().viewportEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {
            Qt.Key.Key_Left: self.current - 1,
            Qt.Key.Key_Right: self.current + 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: len(self._panels) - 1,
        }
        key = Qt.Key(event.key())
        if key in steps and self._panels:
            place = min(max(steps[key], 0), len(self._panels) - 1)
            self.go_to(place)
            self.chosen.emit(place)
        else:
            event.ignore()

    def _hover(self, place: int) -> None:
        self.viewport().setCursor(
            Qt.CursorShape.PointingHandCursor if place >= 0 else Qt.CursorShape.ArrowCursor
        )
        if place != self._hovered:
            self._hovered = place
            self.viewport().update()

    def _place_at(self, point: QPoint) -> int:
        for place in self._in_view():
            if self.box_of(place).adjusted(0, 0, 0, _WORDS).contains(point):
                return place
        return -1

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for place in self._in_view():
            self._paint_panel(painter, place, self._panels[place])
        if self.current >= 0:
            box = QRectF(self.box_of(self._mark)).adjusted(-2.5, -2.5, 2.5, 2.5)
            painter.setPen(QPen(QColor(colors_of(self).accent), 2.5 if self.hasFocus() else 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box, RADIUS + 2, RADIUS + 2)

    def _paint_panel(self, painter: QPainter, place: int, panel: Panel) -> None:
        colors, box = colors_of(self), QRectF(self.box_of(place))
        shape = QPainterPath()
        shape.addRoundedRect(box, RADIUS, RADIUS)
        painter.fillPath(shape, QColor(colors.raised))
        picture = self._pictures.get(panel.key) or self._stale.get(place)
        if picture is not None:
            painter.save()
            painter.setClipPath(shape)
            painter.drawPixmap(box, picture, QRectF(picture.rect()))
            painter.restore()
        if place == self._hovered:
            painter.setPen(QPen(mixed(colors.surface, colors.text, 0.4), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(-1, -1, 1, 1), RADIUS + 1, RADIUS + 1)
        self._paint_words(painter, box, panel, place == self.current)

    def _paint_words(self, painter: QPainter, box: QRectF, panel: Panel, is_current: bool) -> None:
        colors = colors_of(self)
        below = QRectF(box.left() + 2, box.bottom() + 3, box.width() - 4, _WORDS)
        painter.setFont(scaled_font(self.font(), TextRole.TINY))
        metrics = painter.fontMetrics()
        painter.setPen(QColor(colors.accent if is_current else colors.text))
        number = str(panel.number)
        baseline = below.top() + metrics.ascent() + 1
        painter.drawText(QPointF(below.left(), baseline), number)
        painter.setPen(QColor(colors.soft))
        right = metrics.horizontalAdvance(panel.length)
        painter.drawText(QPointF(below.right() - right, baseline), panel.length)
        left = below.left() + metrics.horizontalAdvance(number) + Space.S
        room = int(below.right() - right - Space.S - left)
        words = metrics.elidedText(panel.words, Qt.TextElideMode.ElideRight, max(room, 0))
        painter.drawText(QPointF(left, baseline), words)
