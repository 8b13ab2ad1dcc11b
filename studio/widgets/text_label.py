"""Labels of the type scale, and one that shortens its text instead of asking for room."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QWidget

from studio.theme import TextRole, colors_of, scaled_font


def text_label(text: str, role: TextRole = TextRole.BODY, *, soft: bool = False) -> QLabel:
    """A label of one step of the type scale."""
    label = QLabel(text)
    label.setFont(scaled_font(label.font(), role))
    if soft:
        label.setProperty("tone", "soft")
    return label


class ShortLabel(QLabel):
    """One line that is cut in the middle (names) or at the end where it does not fit."""

    def __init__(
        self,
        role: TextRole = TextRole.BODY,
        parent: QWidget | None = None,
        *,
        cut: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
        soft: bool = False,
    ) -> None:
        super().__init__(parent)
        self._cut = cut
        self._soft = soft
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(scaled_font(self.font(), role))

    def setText(self, text: str) -> None:
        super().setText(text)
        self.setAccessibleName(text)
        self.updateGeometry()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def sizeHint(self) -> QSize:
        return QSize(
            QFontMetrics(self.font()).horizontalAdvance(self.text()) + 2, super().sizeHint().height()
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        shown = self.fontMetrics().elidedText(self.text(), self._cut, self.width())
        self.setToolTip(self.text() if shown != self.text() else "")
        colors = colors_of(self)
        painter.setPen(QColor(colors.soft if self._soft else colors.text))
        painter.drawText(self.rect(), self.alignment() | Qt.AlignmentFlag.AlignVCenter, shown)
