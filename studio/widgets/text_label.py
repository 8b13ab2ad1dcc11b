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
    """One line that is cut in the middle (names) or at the end where it does not fit.

    With `gives_way` it takes no room as long as it is empty, so that what is beside it stands in the middle.
    """

    def __init__(
        self,
        role: TextRole = TextRole.BODY,
        parent: QWidget | None = None,
        *,
        cut: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
        soft: bool = False,
        gives_way: bool = False,
    ) -> None:
        super().__init__(parent)
        self._gives_way = gives_way
        self._cut = cut
        self._soft = soft
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(scaled_font(self.font(), role))

    def setText(self, text: str) -> None:
        super().setText(text)
        self.setAccessibleName(text)
        if self._gives_way and self.parentWidget() is not None:
            self.setVisible(bool(text))
        self.updateGeometry()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def sizeHint(self) -> QSize:
        return QSize(
            QFontMetrics(self.font()).horizontalAdvance(self.text()) + 2, super().sizeHint().height()
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        room = self.contentsRect()
        shown = self.fontMetrics().elidedText(self.text(), self._cut, room.width())
        self.setToolTip(self.text() if shown != self.text() else "")
        colors = colors_of(self)
        painter.setPen(QColor(colors.soft if self._soft else colors.text))
        painter.drawText(room, self.alignment() | Qt.AlignmentFlag.AlignVCenter, shown)
