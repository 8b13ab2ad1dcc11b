"""A button that says in one line what a panel holds, and opens it; and the panel."""

from __future__ import annotations

from PySide6.QtCore import Property, QEvent, QObject, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QSizePolicy, QWidget

from studio.icons import icon_pixmap
from studio.motion import CALM_MS, Glide
from studio.theme import CONTROL_HEIGHT, RADIUS, Space, colors_of

_ICON_SIDE = 18
_ARROW_SIDE = 16
_LEAST_WORDS = 64  # pixels


class DisclosureButton(QAbstractButton):
    """Checkable; its words are cut where there is no room, and stand in the tooltip in full."""

    def __init__(self, icon: str, name: str, parent: QWidget | None = None) -> None:
        """Make it; `name` is told to screen readers."""
        super().__init__(parent)
        self._icon = icon
        self._turn = 0.0
        self._glide = Glide(self, "turn", CALM_MS)
        self.setCheckable(True)
        self.setAccessibleName(name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.toggled.connect(lambda on: self._glide.to(float(on)))

    def set_words(self, words: str) -> None:
        """Say what the panel holds."""
        self.setText(words)
        self.setToolTip(words)
        self.setAccessibleDescription(words)
        self.updateGeometry()

    def _get_turn(self) -> float:
        return self._turn

    def _set_turn(self, turn: float) -> None:
        self._turn = turn
        self.update()

    turn = Property(float, _get_turn, _set_turn, doc="of the arrow: 0 down, 1 up")

    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance(self.text()) + self._extra() + 4, CONTROL_HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._extra(), CONTROL_HEIGHT)

    def _extra(self) -> int:
        return _ICON_SIDE + _ARROW_SIDE + 4 * Space.S

    def paintEvent(self, event: QPaintEvent) -> None:
        colors = colors_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ratio, middle = self.devicePixelRatioF(), self.height() // 2
        shown = self.isChecked() or self.underMouse()
        painter.setPen(QColor(colors.accent) if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colors.raised) if shown else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
        painter.drawPixmap(
            Space.S, middle - _ICON_SIDE // 2, icon_pixmap(self._icon, colors.soft, _ICON_SIDE, ratio)
        )
        text = QRect(_ICON_SIDE + 2 * Space.S, 0, self.width() - self._extra() + 2, self.height())
        painter.setPen(QColor(colors.text))
        words = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideMiddle, text.width())
        if text.width() >= _LEAST_WORDS or words == self.text():  # two letters and dots tell nothing
            painter.drawText(text, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
        painter.translate(self.width() - Space.S - _ARROW_SIDE / 2, middle)
        painter.rotate(180 * self._turn)
        half = _ARROW_SIDE // 2
        painter.drawPixmap(-half, -half, icon_pixmap("chevron", colors.soft, _ARROW_SIDE, ratio))


class Drawer(QFrame):
    """A panel that slides open below what it belongs to."""

    def __init__(self, content: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._content = content
        content.setParent(self)
        content.installEventFilter(self)
        self._openness = 0.0
        self._glide = Glide(self, "openness", CALM_MS)
        self.setProperty("surface", "bar")
        self.setFixedHeight(0)
        self.hide()

    @property
    def is_open(self) -> bool:
        """Whether it is open, or on its way."""
        return self._glide.goal > 0

    def set_open(self, is_open: bool) -> None:
        """Slide open or shut."""
        if is_open:
            self.show()
        self._glide.to(float(is_open))

    def _get_openness(self) -> float:
        return self._openness

    def _set_openness(self, openness: float) -> None:
        self._openness = openness
        self._place()
        if openness == 0 and self._glide.goal == 0:
            self.hide()

    openness = Property(float, _get_openness, _set_openness, doc="share of the content that shows, 0..1")

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the content when it becomes a line higher or lower."""
        if event.type() == QEvent.Type.LayoutRequest:  # a line more or less
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        height = self._content.heightForWidth(self.width())
        height = height if height > 0 else self._content.sizeHint().height()
        self._content.setGeometry(0, round(height * (self._openness - 1)), self.width(), height)
        self.setFixedHeight(round(height * self._openness))
