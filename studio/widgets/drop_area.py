"""The large place to drop things on, with what else may be done there; and the veil while dragging."""

from __future__ import annotations

from PySide6.QtCore import Property, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from studio.icons import icon_pixmap
from studio.language import again, tr
from studio.motion import CALM_MS, Glide
from studio.theme import RADIUS_LARGE, Colors, Space, TextRole, colors_of, mixed, scaled_font
from studio.widgets.text_label import text_label

_ART_SIDE = 168


class _Art(QWidget):
    """The drawing of the drop area; it grows a little as `lift` goes from 0 to 1."""

    def __init__(self, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = icon
        self.lift = 0.0
        self.setFixedSize(_ART_SIDE + 16, _ART_SIDE * 7 // 8)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        ratio = self.devicePixelRatioF() * 1.1
        art = icon_pixmap(self._icon, colors_of(self).accent, _ART_SIDE, ratio)
        side = _ART_SIDE * (1 + 0.08 * self.lift)
        box = QRectF(0, 0, side, side)
        box.moveCenter(QRectF(self.rect()).center())
        painter.drawPixmap(box, art, QRectF(art.rect()))


class DropArea(QWidget):
    """The empty state: what may be dropped, and buttons for those who would rather open.

    Signals:
        openAsked(): the person wants to choose pictures.
        folderAsked(): the person wants to choose a folder.
    """

    openAsked = Signal()
    folderAsked = Signal()

    def __init__(
        self, heading: str, promise: str, ways: str, parent: QWidget | None = None, art: str = "drop"
    ) -> None:
        """Make it.

        Args:
            heading: what to do.
            promise: what comes of it.
            ways: how else things get here.
            parent: around it.
            art: name of the drawing among the icons.
        """
        super().__init__(parent)
        self._lift = 0.0
        self._glide = Glide(self, "lift", CALM_MS)
        self._art = _Art(art)
        self._usual = (heading, promise)
        title = text_label(heading, TextRole.HERO)
        self.open_button = QPushButton(tr("Open pictures…"))
        self.open_button.setProperty("kind", "primary")
        self.folder_button = QPushButton(tr("Open a folder…"))
        self.open_button.clicked.connect(self.openAsked)
        self.folder_button.clicked.connect(self.folderAsked)
        lines = [text_label(promise, soft=True), text_label(ways, TextRole.SMALL, soft=True)]
        for label in (title, *lines):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.setWordWrap(True)
        self._title, self._promise = title, lines[0]
        self._buttons = buttons = QHBoxLayout()
        buttons.setSpacing(Space.S)
        buttons.addStretch()
        buttons.addWidget(self.open_button)
        buttons.addWidget(self.folder_button)
        buttons.addStretch()
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(Space.XXL, Space.L, Space.XXL, Space.L)
        column.setSpacing(Space.S)
        column.addStretch()
        column.addWidget(self._art, alignment=Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(Space.S)
        column.addWidget(title)
        column.addWidget(lines[0])
        column.addSpacing(Space.M)
        column.addLayout(buttons)
        column.addSpacing(Space.M)
        column.addWidget(lines[1])
        column.addStretch()

    def add_samples(self, cards: QWidget) -> None:
        """Put examples below everything else."""
        self._column.insertSpacing(self._column.count() - 1, Space.L)
        self._column.insertWidget(self._column.count() - 1, cards)

    def ask(self, heading: str = "", promise: str = "") -> None:
        """Ask for something in particular; without words it says what it usually does."""
        usual = [again(words) for words in self._usual]
        self._title.setText(heading or usual[0])
        self._promise.setText(promise or usual[1])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The drawing goes where there is no room for it."""
        super().resizeEvent(event)
        spared = 0 if self._art.isHidden() else self._art.height() + Space.S
        needed = self._column.minimumHeightForWidth(self.width()) - spared + self._art.height() + Space.S
        self._art.setVisible(event.size().height() >= needed)

    def set_dragging(self, dragging: bool) -> None:
        """Whether something that could be dropped is over the window."""
        self._glide.to(1.0 if dragging else 0.0)

    def _get_lift(self) -> float:
        return self._lift

    def _set_lift(self, lift: float) -> None:
        self._lift = self._art.lift = lift
        self.update()
        self._art.update()

    lift = Property(float, _get_lift, _set_lift, doc="0 at rest, 1 while something is over it")

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_target(painter, QRectF(self.rect()), colors_of(self), self._lift)


class DropVeil(QWidget):
    """Laid over everything while something is dragged over the window."""

    def __init__(self, words: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = words
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def retell(self) -> None:
        """Say it in another language."""
        self._words = again(self._words)

    def cover(self) -> None:
        """Show it over the whole parent."""
        self.setGeometry(self.parentWidget().rect())
        self.raise_()
        self.show()

    def paintEvent(self, event: QPaintEvent) -> None:
        colors = colors_of(self)
        painter = QPainter(self)
        veil = QColor(colors.window)
        veil.setAlphaF(0.86)
        painter.fillRect(self.rect(), veil)
        paint_target(painter, QRectF(self.rect()).adjusted(16, 16, -16, -16), colors, 1.0)
        side = 48
        center = self.rect().center()
        art = icon_pixmap("pictures", colors.accent, side, self.devicePixelRatioF())
        painter.drawPixmap(center.x() - side // 2, center.y() - side, art)
        painter.setFont(scaled_font(self.font(), TextRole.TITLE))
        painter.setPen(QColor(colors.text))
        below = self.rect().adjusted(0, self.height() // 2 + Space.S, 0, 0)
        painter.drawText(below, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, self._words)


def paint_target(painter: QPainter, box: QRectF, colors: Colors, lift: float) -> None:
    """The dashed frame that says: here. `lift` is 0 at rest and 1 while something is over it."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    ground = QColor(colors.accent)
    ground.setAlphaF(0.10 * lift)
    pen = QPen(mixed(colors.outline, colors.accent, lift), 1.5 + 0.5 * lift)
    pen.setDashPattern([5, 4])
    painter.setPen(pen)
    painter.setBrush(ground)
    painter.drawRoundedRect(box.adjusted(1.5, 1.5, -1.5, -1.5), RADIUS_LARGE, RADIUS_LARGE)
