"""A bar for sentences that belong to no item: nothing blocks, and it can be put away."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from studio.icons import icon_pixmap
from studio.language import again, tr
from studio.theme import RADIUS, Space, colors_of
from studio.widgets.icon_button import IconButton

_MOST_LINES = 4
_ICON_SIDE = 18


class NoticeBar(QWidget):
    """Shows the latest sentences, newest last, until they are put away.

    Signals:
        visibilityChanged(bool): it has something to say now, or not any more.
    """

    visibilityChanged = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: list[str] = []
        self._label = QLabel()
        self._label.setWordWrap(True)
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.close_button = IconButton("cancel", tr("Put this message away"))
        self.close_button.clicked.connect(self.clear)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.M * 2 + _ICON_SIDE, Space.XS, Space.XS, Space.XS)
        row.addWidget(self._label, 1)
        row.addWidget(self.close_button, alignment=Qt.AlignmentFlag.AlignTop)
        self.hide()

    def framed(self) -> QWidget:
        """The bar with room around it, which is there only while the bar says something."""
        frame = QWidget()
        inner = QVBoxLayout(frame)
        inner.setContentsMargins(Space.L, Space.S, Space.L, Space.S)
        inner.addWidget(self)
        frame.setVisible(False)
        self.visibilityChanged.connect(frame.setVisible)
        return frame

    @property
    def text(self) -> str:
        """What it says now."""
        return self._label.text()

    def say(self, sentence: str) -> None:
        """Show one more sentence."""
        if sentence in self._lines:
            self._lines.remove(sentence)
        self._lines = [*self._lines, sentence][-_MOST_LINES:]
        self._label.setText("\n".join(self._lines))
        self._label.setAccessibleName(self._label.text())
        self.show()
        self.visibilityChanged.emit(True)

    def retell(self) -> None:
        """Say the same in another language."""
        self._lines = [again(line) for line in self._lines]
        self._label.setText("\n".join(self._lines))
        self._label.setAccessibleName(self._label.text())

    def clear(self) -> None:
        """Forget everything and go away."""
        self._lines.clear()
        self._label.clear()
        self.hide()
        self.visibilityChanged.emit(False)

    def paintEvent(self, event: QPaintEvent) -> None:
        colors = colors_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = QColor(colors.danger)
        ground.setAlphaF(0.12)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(QRectF(self.rect()), RADIUS, RADIUS)
        mark = icon_pixmap("error", colors.danger, _ICON_SIDE, self.devicePixelRatioF())
        painter.drawPixmap(Space.M, Space.XS + 7, mark)
