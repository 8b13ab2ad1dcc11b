"""The time line as a widget: pointer, wheel and keyboard."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QFrame, QToolTip, QWidget

from studio.accessible import describe
from studio.language import again
from studio.theme import colors_of
from studio.widgets.timeline.model import Block, Key, Section, TimeLineModel, moved, stretched
from studio.widgets.timeline.painter import Looks, paint_playhead, paint_time_line
from studio.widgets.timeline.scale import FASTEST, HEADER, RULER, SLOWEST, Scale, time_words

_GRIP = 7  # pixels at the ends of a block that stretch it
_SNAP = 8  # pixels
_FRAME = 1 / 25
_ZOOM = 1.2
_USUAL_PACE = 64.0


@dataclass
class _Drag:
    """What the hand holds: a block, one of its ends, a section's end, or the playhead."""

    what: str
    press: QPointF
    block: Block | None = None
    section: Section | None = None
    latest: Block | float | None = None
    began: bool = False


class TimeLine(QAbstractScrollArea):
    """Shows a `TimeLineModel` and lets it be changed by hand.

    Attributes:
        scale: where everything is.
        playhead: seconds.
        chosen: key of the chosen block, or None.

    Signals:
        scrubbed(float): the person goes to a moment.
        blockChosen(object): a block's key, or None.
        trackChosen(str): a track's name, or a block of it, was pressed.
        blockTried(object, float, float), blockSettled(object, float, float): a block's key, start and end
            while it is dragged, and when it is let go.
        sectionTried(str, float), sectionSettled(str, float): a section's key and length.
        givenUp(): what was tried does not stay.
        deleteAsked(object): a block is not wanted any more.
        playAsked(): play, or stand still.
    """

    accessible_role = QAccessible.Role.List

    scrubbed = Signal(float)
    blockChosen = Signal(object)
    trackChosen = Signal(str)
    blockTried = Signal(object, float, float)
    blockSettled = Signal(object, float, float)
    sectionTried = Signal(str, float)
    sectionSettled = Signal(str, float)
    givenUp = Signal()
    deleteAsked = Signal(object)
    playAsked = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """Make it, empty; `name` is told to screen readers."""
        super().__init__(parent)
        self.scale = Scale(pace=_USUAL_PACE)
        self.playhead = 0.0
        self.chosen: Key | None = None
        self._track = ""
        self._hovered: Key | None = None
        self._drag: _Drag | None = None
        self._is_fitted = True
        self._painted: tuple[object, QPixmap] | None = None
        self._name = name
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumHeight(RULER + 64)
        self.viewport().setMouseTracking(True)

    def sizeHint(self) -> QSize:
        return QSize(640, 190)

    # What to show

    def show_model(self, model: TimeLineModel) -> None:
        """Show another model; what was chosen stays so if it is still there."""
        self.scale.show(model)
        if self.chosen is not None and model.block(self.chosen) is None:
            self._choose(None)
        self._fit()
        self._describe()
        self.viewport().update()

    def set_playhead(self, seconds: float, *, follow: bool = False) -> None:
        """Show a moment as the current one; `follow` brings it into view."""
        self.playhead = seconds
        if follow and self._drag is None:
            x, bar = self.scale.x_of(seconds), self.horizontalScrollBar()
            width = self._content_width()
            if not bar.value() <= x <= bar.value() + width - 12:
                bar.setValue(round(x - 0.1 * width))
        self.viewport().update()

    def choose_track(self, key: str) -> None:
        """Mark the track of an entity, or none with ""."""
        if key != self._track:
            self._track = key
            self.viewport().update()

    def choose_block(self, key: Key | None) -> None:
        """Choose a block without telling."""
        self.chosen = key
        self._describe()
        self.viewport().update()

    def zoom_by(self, factor: float, x: float | None = None) -> None:
        """Show more or less; what is at `x` of the viewport (or at the playhead) stays there."""
        seconds = self.playhead if x is None else self._seconds_at(x)
        before = self.scale.x_of(seconds) - self.horizontalScrollBar().value()
        self.scale.pace = min(max(self.scale.pace * factor, SLOWEST), FASTEST)
        self._is_fitted = False
        self._fit()
        self.horizontalScrollBar().setValue(round(self.scale.x_of(seconds) - before))
        self.viewport().update()

    def zoom_to_fit(self) -> None:
        """Show the whole film, where that is not too small."""
        self._is_fitted = True
        self._fit()
        self.viewport().update()

    def retell(self) -> None:
        """Say what it is called in another language."""
        self._name = again(self._name)
        self._describe()

    def _describe(self) -> None:
        """Tell screen readers which event is chosen."""
        block = self.scale.model.block(self.chosen) if self.chosen is not None else None
        describe(self, self._name, _told(block).replace("\n", ", ") if block else "")

    # Measures

    def box_of(self, key: Key) -> QRectF:
        """Where a block is, in the viewport; empty if it is not there."""
        for _, block, box in self.scale.boxes():
            if block.key == key:
                return box.translated(
                    HEADER - self.horizontalScrollBar().value(), -self.verticalScrollBar().value()
                )
        return QRectF()

    def x_of(self, seconds: float) -> float:
        """Where a moment is, in the viewport."""
        return HEADER + self.scale.x_of(seconds) - self.horizontalScrollBar().value()

    def _seconds_at(self, x: float) -> float:
        return self.scale.seconds_at(x - HEADER + self.horizontalScrollBar().value())

    def _content_width(self) -> int:
        return max(self.viewport().width() - HEADER, 1)

    def _fit(self) -> None:
        duration = self.scale.model.duration
        if self._is_fitted and duration > 0:
            whole = (self._content_width() - 28) / duration
            self.scale.pace = min(max(whole, 24.0), 130.0)
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        across.setRange(0, max(0, self.scale.width - self._content_width()))
        across.setPageStep(self._content_width())
        across.setSingleStep(40)
        down.setRange(0, max(0, self.scale.height - self.viewport().height()))
        down.setPageStep(self.viewport().height())
        down.setSingleStep(20)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        looks = Looks(
            colors_of(self),
            self.font(),
            self.chosen,
            self._hovered,
            self._track,
            self.horizontalScrollBar().value(),
            self.verticalScrollBar().value(),
            self.hasFocus(),
            self.devicePixelRatioF(),
        )
        room = QRectF(self.viewport().rect())
        painter = QPainter(self.viewport())
        painter.drawPixmap(0, 0, self._picture(looks))
        paint_playhead(painter, self.scale, looks, self.playhead, room)

    def _picture(self, looks: Looks) -> QPixmap:
        """Everything but the playhead, painted again only where something else has changed."""
        size = self.viewport().size() * looks.ratio
        # The model by what it is, not by what it holds: long ones take long to compare.
        state = (looks, _Same(self.scale.model), self.scale.pace, size)
        if self._painted is None or self._painted[0] != state:
            picture = QPixmap(size)
            picture.setDevicePixelRatio(looks.ratio)
            painter = QPainter(picture)
            paint_time_line(painter, self.scale, looks, QRectF(self.viewport().rect()))
            painter.end()
            self._painted = (state, picture)
        return self._painted[1]

    # The pointer

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        place = event.position()
        what, block = self._what_at(place)
        self._drag = _Drag(what, place, block)
        if what == "section":
            self._drag.section = self._section_end_at(place.x())
        elif what == "playhead":
            self._scrub(place.x())
        elif block is not None:
            self._choose(block.key)
            self.trackChosen.emit(self._track_key_at(place.y()))
        else:
            self._choose(None)
            self._press_row(place)

    def _press_row(self, place: QPointF) -> None:
        """A name chooses its entity; free room takes the playhead along."""
        key = self._track_key_at(place.y())
        if place.x() < HEADER:
            self._drag = None
            if key:
                self.trackChosen.emit(key)
        else:
            self._scrub(place.x())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        place, drag = event.position(), self._drag
        if drag is None:
            self._hover(place)
            return
        far = abs(place.x() - drag.press.x()) >= QApplication.startDragDistance() // 2
        drag.began = drag.began or far
        if drag.what in ("playhead", "room"):
            self._scrub(place.x())
        elif drag.began:
            free = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
            self._try(drag, (place.x() - drag.press.x()) / self.scale.pace, free)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        drag, self._drag = self._drag, None
        if drag is None or not drag.began:
            return
        if drag.section is not None and isinstance(drag.latest, float):
            self.sectionSettled.emit(drag.section.key, drag.latest)
        elif isinstance(drag.latest, Block):
            self.blockSettled.emit(drag.latest.key, drag.latest.start, drag.latest.end)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hovered = None
        self.viewport().update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """On a block: go to where it begins."""
        _, block = self._what_at(event.position())
        if block is not None:
            self.scrubbed.emit(block.start)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Ctrl zooms; Shift, or a wheel where nothing is to be scrolled down, goes sideways."""
        delta = event.angleDelta()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_by(_ZOOM ** (delta.y() / 120), event.position().x())
            event.accept()
        elif self.verticalScrollBar().maximum() == 0 or event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            bar = self.horizontalScrollBar()
            bar.setValue(bar.value() - (delta.y() or delta.x()))
            event.accept()
        else:
            super().wheelEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            _, block = self._what_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), _told(block) if block else "", self.viewport())
            return True
        return super().viewportEvent(event)

    def _what_at(self, place: QPointF) -> tuple[str, Block | None]:
        """What would be dragged there: "playhead", "section", "room", or "start", "end", "block" of one."""
        if place.y() < RULER:
            return ("section" if self._section_end_at(place.x()) else "playhead"), None
        if place.x() < HEADER:
            return "room", None
        shift = QPointF(self.horizontalScrollBar().value() - HEADER, self.verticalScrollBar().value())
        point = place + shift
        for _, block, box in reversed(self.scale.boxes(point.x() - 4, point.x() + 4)):
            if box.adjusted(-2, 0, 2, 0).contains(point):
                grip = min(_GRIP, box.width() / 4)
                if point.x() > box.right() - grip:
                    return "end", block
                return ("start" if point.x() < box.left() + grip else "block"), block
        return "room", None

    def _section_end_at(self, x: float) -> Section | None:
        if x < HEADER:
            return None
        near = [section for section in self.scale.model.sections if abs(self.x_of(section.end) - x) <= 5]
        return near[0] if near else None

    def _track_key_at(self, y: float) -> str:
        row = self.scale.row_at(y + self.verticalScrollBar().value()) if y >= RULER else -1
        return self.scale.model.tracks[row].key if row >= 0 else ""

    def _hover(self, place: QPointF) -> None:
        what, block = self._what_at(place)
        shapes = {
            "start": Qt.CursorShape.SizeHorCursor,
            "end": Qt.CursorShape.SizeHorCursor,
            "section": Qt.CursorShape.SplitHCursor,
            "block": Qt.CursorShape.OpenHandCursor,
        }
        self.viewport().setCursor(shapes.get(what, Qt.CursorShape.ArrowCursor))
        key = block.key if block else None
        if key != self._hovered:
            self._hovered = key
            self.viewport().update()

    def _scrub(self, x: float) -> None:
        self.scrubbed.emit(self._seconds_at(x))

    def _choose(self, key: Key | None) -> None:
        if key != self.chosen:
            self.chosen = key
            self._describe()
            self.blockChosen.emit(key)
            self.viewport().update()

    def _try(self, drag: _Drag, by: float, free: bool) -> None:
        """Show what letting go here would do."""
        if drag.section is not None:
            drag.latest = max(drag.section.end - drag.section.start + by, 0.0)
            self.sectionTried.emit(drag.section.key, drag.latest)
            return
        block = drag.block
        section = self.scale.model.section(block.key[0]) if block is not None else None
        if block is None or section is None:
            return
        edges = [] if free else [*self.scale.model.edges(block.key), self.playhead]
        reach = _SNAP / self.scale.pace
        if drag.what == "block":
            drag.latest = moved(block, by, section, edges, reach)
        else:
            drag.latest = stretched(block, drag.what == "end", by, section, edges, reach)
        self.blockTried.emit(drag.latest.key, drag.latest.start, drag.latest.end)

    # The keyboard

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, held = Qt.Key(event.key()), event.modifiers()
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._step(1 if key is Qt.Key.Key_Right else -1, held)
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._go_to_other_block(1 if key is Qt.Key.Key_Down else -1)
        elif key is Qt.Key.Key_Home:
            self.scrubbed.emit(0.0)
        elif key is Qt.Key.Key_End:
            self.scrubbed.emit(self.scale.model.duration)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self.chosen is not None:
            self.deleteAsked.emit(self.chosen)
        elif key is Qt.Key.Key_Space:
            self.playAsked.emit()
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom_by(_ZOOM)
        elif key is Qt.Key.Key_Minus:
            self.zoom_by(1 / _ZOOM)
        elif key is Qt.Key.Key_0:
            self.zoom_to_fit()
        elif key is Qt.Key.Key_Escape and self._drag is not None:
            self._drag = None
            self.givenUp.emit()
        else:
            event.ignore()

    def _step(self, direction: int, held: Qt.KeyboardModifier) -> None:
        """A frame, or with Shift a second; with Ctrl the chosen block, with Alt its end."""
        step = direction * (1.0 if held & Qt.KeyboardModifier.ShiftModifier else _FRAME)
        block = self.scale.model.block(self.chosen)
        section = self.scale.model.section(block.key[0]) if block is not None else None
        if block is not None and section is not None and held & Qt.KeyboardModifier.ControlModifier:
            new = moved(block, step, section, (), 0.0)
        elif block is not None and section is not None and held & Qt.KeyboardModifier.AltModifier:
            new = stretched(block, True, step, section, (), 0.0)
        else:
            self.scrubbed.emit(min(max(self.playhead + step, 0.0), self.scale.model.duration))
            return
        self.blockSettled.emit(new.key, new.start, new.end)

    def _go_to_other_block(self, direction: int) -> None:
        """The next block in the order of the rows, or the one before."""
        blocks = list(self.scale.model.blocks())
        if not blocks:
            return
        here = next((at for at, (_, block) in enumerate(blocks) if block.key == self.chosen), None)
        place = 0 if here is None else min(max(here + direction, 0), len(blocks) - 1)
        row, block = blocks[place]
        self._choose(block.key)
        self.trackChosen.emit(self.scale.model.tracks[row].key)
        self.scrubbed.emit(block.start)


class _Same:
    """Equal only to what holds the very same object."""

    def __init__(self, it: object) -> None:
        self._it = it

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self._it is other._it

    __hash__ = None  # type: ignore[assignment]


def _told(block: Block) -> str:
    """What the tooltip says of a block."""
    when = f"{time_words(block.start, frames=True)} – {time_words(block.end, frames=True)}"
    said = f"\n“{block.speech}”" if block.speech else ""
    return f"{block.words}{said}\n{when}"
