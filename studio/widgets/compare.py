"""The compare view: a picture before and after, under one zoom."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QPointF, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QToolButton, QWidget

from studio.language import tr
from studio.widgets.compare_layout import CompareLayout, Mode
from studio.widgets.compare_overlay import MARGIN
from studio.widgets.compare_painter import ComparePainter
from studio.widgets.compare_pair import ComparePair, FileStamp
from studio.widgets.picture_source import Arrival, PictureLoader, PictureReader, Role
from studio.widgets.zoom_pan import ZoomPanArea

GRAB_DISTANCE = 14
HOLD_MILLISECONDS = 160
DIVIDER_KEYS = {Qt.Key.Key_Left: -0.02, Qt.Key.Key_Right: 0.02}
MODE_KEYS = {Qt.Key.Key_S: Mode.SLIDER, Qt.Key.Key_D: Mode.SIDE, Qt.Key.Key_P: Mode.PEEK}


class CompareView(ZoomPanArea):
    """Shows an enhanced picture beside, behind or in turn with the picture it was made from.

    Modes (keys S, D, P): "slider", a divider to drag (or Shift and an arrow); "side", two panes that zoom
    and move together; "peek", the result, and the picture before it as long as Space, the mouse or the
    button is held. Zoom and movement: see ZoomPanArea. Pictures are read in worker threads; 100 % is one
    pixel of the result per physical pixel of the screen.

    Signals:
        loaded(): all pictures that were asked for are there in full.
        loadFailed(str): a picture could not be read; the sentence says why.
        modeChanged(str): another mode, also by a key.
        zoomChanged(float): see ZoomArea.
    """

    loaded = Signal()
    loadFailed = Signal(str)
    modeChanged = Signal(str)

    def __init__(self, parent: QWidget | None = None, reader: PictureReader | None = None) -> None:
        super().__init__(parent)
        self._pair = ComparePair()
        self._layout = CompareLayout()
        names = {Role.BEFORE: tr("Before"), Role.AFTER: tr("After")}
        self._painter = ComparePainter(self.palette(), names)
        self._divider_grab: float | None = None
        self._pressed_at = QPointF()
        self._hold = QTimer(self)
        self._hold.setSingleShot(True)
        self._hold.setInterval(HOLD_MILLISECONDS)
        self._hold.timeout.connect(partial(self._peek, True))
        self._peek_button = self._make_peek_button()
        self._loader = PictureLoader(reader)
        self._loader.arrived.connect(self._on_arrival)
        # The partial keeps the loader alive until its threads are done, whatever goes first at the end.
        self.destroyed.connect(partial(PictureLoader.close, self._loader))
        QApplication.instance().aboutToQuit.connect(self._loader.close)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleName(tr("Compare before and after"))

    def retell(self) -> None:
        """Name the pictures in another language."""
        self._painter.retell()
        self.update()

    # What to show

    def show_pair(self, before: Path, after: Path | None, scale: float = 4.0) -> None:
        """Show a picture and the result made from it, which has `scale` times as many pixels each way.

        Replaces what is shown or still loading. Zoom and position stay if the before picture is the same
        (to compare results with each other), else the pair is fitted. Without `after` as `show_before`.

        Raises:
            ValueError: the scale is not above 0.
        """
        if not scale > 0:
            raise ValueError(f"a result cannot have {scale} times the pixels; give a scale above 0")
        paths = {Role.BEFORE: before} if after is None else {Role.BEFORE: before, Role.AFTER: after}
        self._show(paths, 1.0 if after is None else scale)

    def show_before(self, path: Path) -> None:
        """Show one picture alone."""
        self._show({Role.BEFORE: path}, 1.0)

    def clear(self) -> None:
        """Show nothing, and let go of the pictures."""
        self._show({}, 1.0)

    @property
    def mode(self) -> str:
        """How the pictures are compared: "slider", "side" or "peek". Setting another raises ValueError."""
        return str(self._layout.mode)

    @mode.setter
    def mode(self, mode: str) -> None:
        chosen = Mode(mode)
        if chosen is self._layout.mode:
            return
        self._layout.mode = chosen
        self._peek(False)
        self._arrange()
        self.modeChanged.emit(str(chosen))

    @property
    def divider(self) -> float:
        """The slider's place from 0 (only after) to 1 (only before)."""
        return self._layout.divider

    @divider.setter
    def divider(self, place: float) -> None:
        self._layout.divider = min(max(place, 0.0), 1.0)
        self.update()

    # Loading

    def _show(self, paths: dict[Role, Path], scale: float) -> None:
        stamp = FileStamp.of(paths[Role.BEFORE]) if Role.BEFORE in paths else None
        kept = self._pair.complete_before(stamp)
        ratio = scale / self._pair.scale
        self._painter.forget()
        self._pair = ComparePair(scale, paths, before_stamp=stamp)
        missing = dict(paths)
        if kept is not None:
            self._pair.pictures[Role.BEFORE] = kept
            del missing[Role.BEFORE]
        self._loader.load(missing)
        self._peek(False)
        self._arrange()
        self.set_content(self._pair.content_size(), ratio if kept is not None else None)
        if paths and not missing:
            self.loaded.emit()

    def _on_arrival(self, arrival: Arrival) -> None:
        if arrival.generation != self._loader.generation:
            return
        self._pair.take(arrival)
        self._painter.forget()
        self._arrange()
        self.set_content(self._pair.content_size(), 1.0 if self.viewport.has_content else None)
        if arrival.error:
            self.loadFailed.emit(arrival.error)
        elif not self._pair.is_loading and not self._pair.errors:
            self.loaded.emit()

    # Geometry

    def pane_size(self) -> QSize:
        """The size of one pane in screen pixels."""
        self._layout.size = self.screen_size()
        return self._layout.pane_size()

    def panes(self) -> list[QRect]:
        """Where pictures are, in screen pixels of the widget: in one place, or in two side by side."""
        self._layout.size = self.screen_size()
        places = [part.pane for part in self._layout.parts(self._pair.ready)]
        return places[:1] if places[1:] == places[:1] else places

    def to_pane(self, position: QPointF) -> tuple[float, float]:
        """A position in the widget as one in the pane under it, in screen pixels."""
        x, y = super().to_pane(position)
        return x - self._layout.pane_at(x).left(), y

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Also keep the button at its edge."""
        super().resizeEvent(event)
        self._place_button()

    def _arrange(self) -> None:
        """Follow a change of mode or of what there is to show."""
        self._layout.expected = self._pair.expected
        self._peek_button.setVisible(self._layout.mode is Mode.PEEK and self._pair.ready == frozenset(Role))
        self._place_button()
        self.sync_pane()

    def _make_peek_button(self) -> QToolButton:
        button = QToolButton(self)
        button.setText(tr("Hold for before"))
        button.setToolTip(tr("Shows the picture before while it is held, as the space bar does"))
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setCursor(Qt.CursorShape.ArrowCursor)
        button.hide()
        button.pressed.connect(partial(self._peek, True))
        button.released.connect(partial(self._peek, False))
        return button

    def _place_button(self) -> None:
        self._peek_button.adjustSize()
        size = self._peek_button.size()
        self._peek_button.move((self.width() - size.width()) // 2, self.height() - size.height() - MARGIN)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what is visible, from memory unless zoom, position or picture have changed."""
        self._painter.paint(self, self._pair, self._layout, self.viewport.place, self._state_text())

    def _state_text(self) -> str:
        if not self._pair.paths:
            return tr("No picture to show yet.")
        if self._pair.errors:
            return "\n".join(self._pair.errors.values())
        return tr("Loading…") if self._pair.is_loading else ""

    def changeEvent(self, event: QEvent) -> None:
        """Take over the colours of another theme."""
        if event.type() == QEvent.Type.PaletteChange:
            self._painter.take_palette(self.palette())
            self.update()
        super().changeEvent(event)

    # Input

    def is_over_divider(self, position: QPointF) -> bool:
        """Whether a press there takes the slider's divider."""
        x = self._layout.divider_x() / self.devicePixelRatioF()
        return self._layout.has_divider(self._pair.ready) and abs(position.x() - x) <= GRAB_DISTANCE

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Grab the divider or the picture; in peek mode holding still shows the picture before."""
        left = event.button() == Qt.MouseButton.LeftButton
        if left and self.is_over_divider(event.position()):
            self._divider_grab = event.position().x() - self._layout.divider * self.width()
            return
        self._pressed_at = event.position()
        if left and self._layout.mode is Mode.PEEK:
            self._hold.start()
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move what was grabbed."""
        if self._divider_grab is not None and event.buttons():
            self.divider = (event.position().x() - self._divider_grab) / max(self.width(), 1)
            return
        moved = (event.position() - self._pressed_at).manhattanLength()
        if moved >= QApplication.startDragDistance():
            self._hold.stop()
        super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go of all."""
        self._divider_grab = None
        self._hold.stop()
        self._peek(False)
        super().mouseReleaseEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """On the divider: back to the middle; else between fit and 100 %."""
        if self.is_over_divider(event.position()):
            self.divider = 0.5
        else:
            super().mouseDoubleClickEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Modes, peeking and the divider; the rest is zoom and movement."""
        shifted = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if event.key() == Qt.Key.Key_Space:
            self._peek(True)
        elif event.key() in MODE_KEYS and not event.modifiers():
            self.mode = MODE_KEYS[Qt.Key(event.key())]
        elif shifted and event.key() in DIVIDER_KEYS and self._layout.has_divider(self._pair.ready):
            self.divider += DIVIDER_KEYS[Qt.Key(event.key())]
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """End peeking; a held key repeats itself, which is no release."""
        if event.key() != Qt.Key.Key_Space:
            super().keyReleaseEvent(event)
        elif not event.isAutoRepeat():
            self._peek(False)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The release of a key goes to another widget now."""
        self._peek(False)
        super().focusOutEvent(event)

    def update_cursor(self, position: QPointF) -> None:
        """Also show where the divider can be grabbed."""
        if self.is_over_divider(position):
            self.setCursor(Qt.CursorShape.SplitHCursor)
        else:
            super().update_cursor(position)

    def _peek(self, peeking: bool) -> None:
        self._layout.peeking = peeking and self._layout.mode is not Mode.SIDE
        self.update()
