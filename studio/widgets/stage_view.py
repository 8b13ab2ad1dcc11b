"""The stage: shows frames, and lets what is in them be chosen, moved and resized by hand."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QColor,
    QContextMenuEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QApplication, QWidget

from studio.accessible import describe
from studio.language import again
from studio.theme import RADIUS_LARGE, Space, TextRole, colors_of, scaled_font

_MARGIN = Space.M
_HANDLE = 5.0
_REACH = 9.0
_STEP = 0.01  # of the frame, for the arrow keys
_SETTLE_MS = 120


@dataclass(frozen=True)
class Figure:
    """Something in a frame that can be taken hold of.

    Attributes:
        id: names it.
        name: as it is shown.
        box: in shares of the frame.
    """

    id: str
    name: str
    box: QRectF


@dataclass
class _Hold:
    """What the hand does."""

    figure: Figure
    press: QPointF
    corner: bool
    began: bool = False
    shift: QPointF | None = None
    factor: float = 1.0


class StageView(QWidget):
    """Shows one frame, with a frame around who is chosen.

    Attributes:
        chosen: id of who is chosen, or "".

    Signals:
        chosenChanged(str): the person chose somebody, or nobody.
        dragTried(str, float, float), dragSettled(str, float, float): somebody's feet are to be at a point, in
            shares of the frame, while the hand holds them and when it lets go.
        sizeTried(str, float), sizeSettled(str, float): somebody is to be so many times as large.
        givenUp(): what was tried does not stay.
        deleteAsked(str), flipAsked(str): the person does not want somebody, or wants them turned.
        menuAsked(str, QPoint): a menu for somebody (or for the shot, "") at this place of the screen.
        pressedEmpty(): a click on nobody.
        sizeChanged(): frames of another size are wanted.
    """

    accessible_role = QAccessible.Role.Animation

    chosenChanged = Signal(str)
    dragTried = Signal(str, float, float)
    dragSettled = Signal(str, float, float)
    sizeTried = Signal(str, float)
    sizeSettled = Signal(str, float)
    givenUp = Signal()
    deleteAsked = Signal(str)
    flipAsked = Signal(str)
    menuAsked = Signal(str, object)
    pressedEmpty = Signal()
    sizeChanged = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """Make it, empty; `name` is told to screen readers."""
        super().__init__(parent)
        self._image: QImage | None = None
        self._figures: tuple[Figure, ...] = ()
        self._words = ""
        self._aspect = (16, 9)
        self.chosen = ""
        self._hovered = ""
        self._hold: _Hold | None = None
        self._is_live = False
        self._pick: Callable[[float, float], str] | None = None
        self._told = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self._told.timeout.connect(self.sizeChanged)
        self._name = name
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setMinimumSize(216, 140)

    def sizeHint(self) -> QSize:
        return QSize(640, 380)

    # What to show

    def show_frame(self, image: QImage | None, figures: Sequence[Figure] = (), words: str = "") -> None:
        """Show a frame and who can be taken hold of in it, nearest first; or, without one, words."""
        self._image, self._figures, self._words = image, tuple(figures), words
        self.update()

    def set_playing(self, playing: bool) -> None:
        """While it plays, nobody is framed."""
        self._is_live = playing
        self.update()

    def choose(self, id: str) -> None:
        """Choose somebody, or nobody with "", without telling."""
        if id != self.chosen:
            self.chosen = id
            self._describe()
            self.update()

    def frame_box(self) -> QRectF:
        """Where the frame is, in the widget."""
        room = QRectF(self.rect()).adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        ratio, pixels = self.devicePixelRatioF(), self.frame_pixels()
        box = QRectF(0, 0, pixels.width() / ratio, pixels.height() / ratio)
        box.moveCenter(room.center())
        # On whole pixels of the device, so that frames are copied and not resampled.
        box.moveTopLeft(QPointF(round(box.left() * ratio) / ratio, round(box.top() * ratio) / ratio))
        return box

    def frame_pixels(self) -> QSize:
        """Size of the frames that are sharp here, in pixels of the device; exactly of the aspect."""
        ratio = self.devicePixelRatioF()
        across, down = ((side - 2 * _MARGIN) * ratio for side in (self.width(), self.height()))
        unit = max(1, int(min(across / self._aspect[0], down / self._aspect[1])))
        return QSize(unit * self._aspect[0], unit * self._aspect[1])

    def box_of(self, id: str) -> QRectF:
        """Where somebody is, in the widget, with what the hand is doing; empty if not seen."""
        figure = self._figure(id)
        if figure is None:
            return QRectF()
        frame = self.frame_box()
        box = QRectF(
            frame.left() + figure.box.left() * frame.width(),
            frame.top() + figure.box.top() * frame.height(),
            figure.box.width() * frame.width(),
            figure.box.height() * frame.height(),
        )
        return box

    def _figure(self, id: str) -> Figure | None:
        return next((figure for figure in self._figures if figure.id == id), None)

    def retell(self) -> None:
        """Say what it is called in another language."""
        self._name = again(self._name)
        self._words = again(self._words)
        self._describe()

    def _describe(self) -> None:
        """Tell screen readers who is chosen."""
        figure = self._figure(self.chosen)
        describe(self, self._name, figure.name if figure else "")

    # The pointer

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        place = event.position()
        corner = self._corner_at(place)
        id = self.chosen if corner else self._id_at(place)
        self._choose(id)
        figure = self._figure(id)
        if figure is not None:
            self._hold = _Hold(figure, place, corner)
        else:
            self.pressedEmpty.emit()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        place, hold = event.position(), self._hold
        if hold is None:
            self._hover(place)
            return
        far = (place - hold.press).manhattanLength() >= QApplication.startDragDistance()
        hold.began = hold.began or far
        if not hold.began:
            return
        if hold.corner:
            hold.factor = self._factor(hold, place)
            self.sizeTried.emit(hold.figure.id, hold.factor)
        else:
            hold.shift = place - hold.press
            self.dragTried.emit(hold.figure.id, *self._feet(hold))
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        hold, self._hold = self._hold, None
        if hold is None or not hold.began:
            return
        if hold.corner:
            self.sizeSettled.emit(hold.figure.id, hold.factor)
        elif hold.shift is not None:
            self.dragSettled.emit(hold.figure.id, *self._feet(hold))
        self.update()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_mouse = event.reason() is QContextMenuEvent.Reason.Mouse
        id = self._id_at(QPointF(event.pos())) if by_mouse else self.chosen
        self._choose(id)
        self.menuAsked.emit(id, event.globalPos())

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hovered = ""
        self.update()

    def _hover(self, place: QPointF) -> None:
        id = self._id_at(place)
        if self._corner_at(place):
            self.setCursor(Qt.CursorShape.SizeFDiagCursor)
        else:
            self.setCursor(Qt.CursorShape.OpenHandCursor if id else Qt.CursorShape.ArrowCursor)
        if id != self._hovered:
            self._hovered = id
            figure = self._figure(id)
            self.setToolTip(figure.name if figure else "")
            self.update()

    def _id_at(self, place: QPointF) -> str:
        """Who is there: who is chosen before others, then the smallest of the nearest."""
        frame = self.frame_box()
        if not frame.contains(place) or self._is_live:
            return ""
        x = (place.x() - frame.left()) / frame.width()
        y = (place.y() - frame.top()) / frame.height()
        here = [figure for figure in self._figures if figure.box.contains(x, y)]
        best = min(here, key=lambda figure: figure.box.width() * figure.box.height(), default=None)
        return best.id if best else ""

    def _corner_at(self, place: QPointF) -> bool:
        if not self.chosen or self._is_live:
            return False
        return any((place - corner).manhattanLength() <= _REACH for corner in self._corners())

    def _corners(self) -> list[QPointF]:
        box = self._chosen_box()
        return [] if box.isNull() else [box.topLeft(), box.topRight(), box.bottomLeft(), box.bottomRight()]

    def _chosen_box(self) -> QRectF:
        box = self.box_of(self.chosen)
        return box if box.isNull() else box.adjusted(-6, -6, 6, 6)

    def _feet(self, hold: _Hold) -> tuple[float, float]:
        """Where the middle of somebody's lower edge would be, in shares of the frame."""
        frame, shift = self.frame_box(), hold.shift or QPointF()
        box = hold.figure.box
        return (
            box.center().x() + shift.x() / frame.width(),
            box.bottom() + shift.y() / frame.height(),
        )

    def _factor(self, hold: _Hold, place: QPointF) -> float:
        """How much larger, from how far the hand is from the middle of the feet."""
        frame = self.frame_box()
        feet = QPointF(
            frame.left() + hold.figure.box.center().x() * frame.width(),
            frame.top() + hold.figure.box.bottom() * frame.height(),
        )
        before, now = ((point - feet) for point in (hold.press, place))
        old = max((before.x() ** 2 + before.y() ** 2) ** 0.5, 8.0)
        new = (now.x() ** 2 + now.y() ** 2) ** 0.5
        return min(max(new / old, 0.2), 5.0)

    def _choose(self, id: str) -> None:
        if id != self.chosen:
            self.chosen = id
            self._describe()
            self.chosenChanged.emit(id)
            self.update()

    # The keyboard

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        steps = {
            Qt.Key.Key_Left: (-_STEP, 0.0),
            Qt.Key.Key_Right: (_STEP, 0.0),
            Qt.Key.Key_Up: (0.0, -_STEP),
            Qt.Key.Key_Down: (0.0, _STEP),
        }
        figure = self._figure(self.chosen)
        if key is Qt.Key.Key_Escape and self._hold is not None:
            self._hold = None
            self.givenUp.emit()
        elif key is Qt.Key.Key_Escape and self.chosen:
            self._choose("")
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._figures:
            self._choose_beside(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        elif figure is None:
            event.ignore()
        elif key in steps:
            far = 5 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1
            dx, dy = steps[key]
            at = figure.box
            self.dragSettled.emit(figure.id, at.center().x() + far * dx, at.bottom() + far * dy)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.deleteAsked.emit(figure.id)
        elif key is Qt.Key.Key_F:
            self.flipAsked.emit(figure.id)
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus):
            self.sizeSettled.emit(figure.id, 1 / 1.1 if key is Qt.Key.Key_Minus else 1.1)
        else:
            event.ignore()

    def _choose_beside(self, step: int) -> None:
        """Choose the next one from the left, or the one before; after the last comes the first."""
        ids = [figure.id for figure in sorted(self._figures, key=lambda each: each.box.center().x())]
        place = ids.index(self.chosen) + step if self.chosen in ids else min(step, 0)
        self._choose(ids[place % len(ids)])

    # Painting

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._told.start()

    def paintEvent(self, event: QPaintEvent) -> None:
        colors = colors_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.rect(), QColor(colors.canvas))
        box = self.frame_box()
        if self._image is None:
            self._paint_words(painter, box)
            return
        painter.drawImage(box, self._image)
        # Round corners by covering them: much cheaper than clipping every frame.
        corners = QPainterPath()
        corners.addRect(box.adjusted(-1, -1, 1, 1))
        corners.addRoundedRect(box, RADIUS_LARGE, RADIUS_LARGE)
        painter.fillPath(corners, QColor(colors.canvas))
        if not self._is_live:
            self._paint_choice(painter)

    def _paint_words(self, painter: QPainter, box: QRectF) -> None:
        colors = colors_of(self)
        painter.setPen(QColor(colors.soft))
        painter.setFont(scaled_font(self.font(), TextRole.BODY))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self._words)

    def _paint_choice(self, painter: QPainter) -> None:
        colors = colors_of(self)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self._hovered and self._hovered != self.chosen and self._hold is None:
            hovered = self.box_of(self._hovered).adjusted(-6, -6, 6, 6)
            _paint_frame(painter, hovered, QColor(colors.accent), 1.5)
        box = self._chosen_box()
        if box.isNull():
            return
        _paint_frame(painter, box, QColor(colors.accent), 2.0)
        painter.setPen(QPen(QColor(colors.accent), 2))
        painter.setBrush(QColor("white"))
        for corner in self._corners():
            painter.drawEllipse(corner, _HANDLE, _HANDLE)


def _paint_frame(painter: QPainter, box: QRectF, color: QColor, width: float) -> None:
    """A frame that is seen on any ground: a pale line around the coloured one."""
    halo = QColor(255, 255, 255, 150)
    painter.setPen(QPen(halo, width + 2))
    painter.drawRoundedRect(box, 6, 6)
    painter.setPen(QPen(color, width))
    painter.drawRoundedRect(box, 6, 6)
