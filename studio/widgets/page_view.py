"""The view of a page that was read: its picture, with the lines and words found drawn softly over it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

from gan.handwriting.document import Box, Page
from studio.language import tr
from studio.motion import is_motion_reduced
from studio.theme import colors_of
from studio.widgets.page_marks import PageMarks, Spot, box_of, spot_at
from studio.widgets.page_painter import PagePainter
from studio.widgets.pane_renderer import PaneRenderer, Scene, picture_rect
from studio.widgets.pyramid import Pyramid
from studio.widgets.viewport import Placement
from studio.widgets.zoom_pan import ZoomPanArea

_SMOOTH_BELOW = 4.0  # above, the pixels themselves are of interest
_MARGIN = 40  # screen pixels kept around what is brought into view


class PageView(ZoomPanArea):
    """Shows a page; zoom and movement as in ZoomPanArea.

    Signals:
        hovered(Spot | None): the pointer is over this now.
        chosen(Spot | None): this was clicked.
        editAsked(): Enter, F2 or a double click on what is chosen.
    """

    hovered = Signal(object)
    chosen = Signal(object)
    editAsked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pyramid: Pyramid | None = None
        self._page: Page | None = None
        self._marks = PageMarks()
        self._hover: Spot | None = None
        self._chosen: Spot | None = None
        self._message = ""
        self._renderer = PaneRenderer()
        self._painter = PagePainter()
        self._pressed_at: QPointF | None = None
        self.shows_lines = True
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleName(tr("The page"))

    # What to show

    @property
    def page(self) -> Page | None:
        """The page whose lines are drawn."""
        return self._page

    @property
    def spot(self) -> Spot | None:
        """What is chosen."""
        return self._chosen

    def show_message(self, message: str) -> None:
        """Show a sentence in place of a page."""
        self._message = message
        self.show_picture(None)
        self.show_page(None, PageMarks())

    def show_picture(self, pyramid: Pyramid | None) -> None:
        """Show the picture of another page, whole; None takes it away."""
        self._pyramid = pyramid
        self._renderer.clear()
        self.animated = not is_motion_reduced()
        self.set_content((pyramid.width, pyramid.height) if pyramid else (0, 0))

    def show_page(self, page: Page | None, marks: PageMarks) -> None:
        """Draw these lines and marks over the picture."""
        self._page, self._marks = page, marks
        for name in ("_hover", "_chosen"):
            spot = getattr(self, name)
            if spot is not None and (page is None or box_of(page, spot) is None):
                setattr(self, name, None)
        self._describe()
        self.update()

    def set_shows_lines(self, shows: bool) -> None:
        """Whether lines and words are drawn over the picture."""
        self.shows_lines = shows
        self.update()

    def set_hover(self, spot: Spot | None) -> None:
        """Light up a spot because it is pointed at elsewhere."""
        if spot != self._hover:
            self._hover = spot
            self.update()

    def choose(self, spot: Spot | None, *, reveal: bool = True) -> None:
        """Mark a spot as chosen, and bring it into view."""
        self._chosen = spot
        self._describe()
        if reveal and spot is not None:
            self.reveal(spot)
        self.update()

    def reveal(self, spot: Spot) -> None:
        """Move the picture, no more than needed, so that a spot is in view."""
        box = box_of(self._page, spot) if self._page is not None else None
        if box is None or not self.viewport.has_content:
            return
        zoom, x, y = self._target.zoom, self._target.x, self._target.y
        width, height = self.viewport.pane
        dx = _shift(box.left * zoom + x, box.right * zoom + x, width)
        dy = _shift(box.top * zoom + y, box.bottom * zoom + y, height)
        if dx or dy:
            self.pan(dx, dy, eased=True)

    def fit_width(self) -> None:
        """Show the page as wide as the pane, from what is in the middle now."""
        if self.viewport.has_content:
            zoom = self.viewport.pane[0] / self.viewport.content[0]
            self.zoom_to(zoom, (self.viewport.pane[0] / 2, 0.0))

    # Geometry

    def to_picture(self, position: QPointF) -> tuple[float, float]:
        """A position in the widget as one in the picture, in its pixels."""
        x, y = self.to_pane(position)
        place = self.viewport.place
        return (x - place.x) / place.zoom, (y - place.y) / place.zoom

    def to_widget(self, box: Box) -> QRectF:
        """A box of the page in the widget's own coordinates."""
        place, ratio = self.viewport.place, self.devicePixelRatioF()
        factor = place.zoom / ratio
        return QRectF(
            place.x / ratio + box.left * factor,
            place.y / ratio + box.top * factor,
            box.width * factor,
            box.height * factor,
        )

    def _spot_under(self, position: QPointF) -> Spot | None:
        if self._page is None or self._pyramid is None:
            return None
        return spot_at(self._page, *self.to_picture(position))

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the picture from memory, and the marks over it."""
        colors = colors_of(self)
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(colors.canvas))
        if self._pyramid is None:
            self._painter.message(painter, self.rect(), self._message, colors)
            return
        self._paint_picture(painter, self._pyramid)
        if self._page is not None and self.shows_lines:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._painter.marks(
                painter, self._page, self._marks, self._hover, self._chosen, self.to_widget, self.rect()
            )

    def _paint_picture(self, painter: QPainter, pyramid: Pyramid) -> None:
        place = self.viewport.place
        whole = Placement(place.zoom, round(place.x), round(place.y))
        pane = QRect(0, 0, *self.viewport.pane)
        area = picture_rect((pyramid.width, pyramid.height), whole).intersected(pane)
        rendered = self._renderer.image(Scene(pyramid, whole, area, place.zoom < _SMOOTH_BELOW), area)
        if rendered is None:
            return
        ratio = self.devicePixelRatioF()
        painter.save()
        painter.scale(1 / ratio, 1 / ratio)
        painter.drawImage(rendered.rect.topLeft(), rendered.image)
        painter.restore()

    # Input

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed_at = event.position() if event.button() is Qt.MouseButton.LeftButton else None
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed_at is not None:
            moved = (event.position() - self._pressed_at).manhattanLength()
            if moved >= QApplication.startDragDistance():
                self._pressed_at = None  # a drag moves the page, it chooses nothing
        if not event.buttons():
            self._point_at(self._spot_under(event.position()))
        super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if self._pressed_at is not None:
            self._pressed_at = None
            spot = self._spot_under(event.position())
            self.choose(spot, reveal=False)
            self.chosen.emit(spot)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """On a word: edit it; elsewhere between the whole page and 100 %."""
        if event.button() is Qt.MouseButton.LeftButton and self._spot_under(event.position()) is not None:
            self.editAsked.emit()
        else:
            super().mouseDoubleClickEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._point_at(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2) and self._chosen is not None:
            self.editAsked.emit()
        elif event.key() == Qt.Key.Key_W:
            self.fit_width()
        else:
            super().keyPressEvent(event)

    def update_cursor(self, position: QPointF) -> None:
        if self._drag_from is None and self._spot_under(position) is not None:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        else:
            super().update_cursor(position)

    def _point_at(self, spot: Spot | None) -> None:
        if spot != self._hover:
            self.set_hover(spot)
            self.hovered.emit(spot)

    def _describe(self) -> None:
        """Tell screen readers what is chosen."""
        if self._page is None or self._chosen is None:
            self.setAccessibleDescription("")
            return
        line = self._page.lines[self._chosen.line]
        word = self._chosen.word
        self.setAccessibleDescription(line.words[word].text if 0 <= word < len(line.words) else line.text)


def _shift(start: float, stop: float, room: float) -> float:
    """How far to move so that start..stop lies in 0..room with a margin, no further than needed."""
    margin = min(_MARGIN, max(room - (stop - start), 0) / 2)
    if start < margin:
        return margin - start
    return min(room - margin - stop, 0.0)
