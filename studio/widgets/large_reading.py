"""Words in large type, each with how sure they are: what the pen wrote, as it is read."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from studio.language import again, tr
from studio.theme import RADIUS, Space, TextRole, colors_of, scaled_font
from studio.widgets.page_marks import doubt

_DOUBT_SHARE, _HOVER_SHARE = 0.24, 0.16
_PAD_X, _PAD_Y = 7, 3
_LARGEST = 2.6  # of the system's own size: for digits and characters
_Rows = Sequence[Sequence[tuple[str, float]]]


class LargeReading(QWidget):
    """Shows rows of (word, confidence 0..1), broken where they do not fit.

    Signals:
        hovered(tuple[int, int] | None): row and place of the word under the pointer.
    """

    hovered = Signal(object)

    def __init__(self, hint: str, parent: QWidget | None = None) -> None:
        """Make it; `hint` stands there as long as there are no words."""
        super().__init__(parent)
        self._hint = hint
        self._rows: _Rows = ()
        self._is_single = False
        self._boxes: list[tuple[QRect, tuple[int, int]]] = []
        self._hover: tuple[int, int] | None = None
        self.setMouseTracking(True)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._describe()

    def show_rows(self, rows: _Rows, *, is_single: bool = False) -> None:
        """Show these words; `is_single` for single characters, which stand larger."""
        self._rows, self._is_single = rows, is_single
        self._arrange()
        self._describe()
        self.updateGeometry()
        self.update()

    def retell(self) -> None:
        """Say the hint in another language."""
        self.set_hint(again(self._hint))

    def set_hint(self, hint: str) -> None:
        """Say something else as long as there are no words."""
        self._hint = hint
        self._describe()
        self.update()

    def box_of(self, row: int, place: int) -> QRect | None:
        """Where a word stands."""
        return next((box for box, where in self._boxes if where == (row, place)), None)

    # Geometry

    def _fonts(self) -> tuple[QFont, QFont]:
        large = scaled_font(self.font(), TextRole.HERO)
        if self._is_single:
            large.setPointSizeF(self.font().pointSizeF() * _LARGEST)
        return large, scaled_font(self.font(), TextRole.TINY)

    def _arrange(self) -> None:
        self._boxes = self._placed(self.width())

    def _placed(self, width: int) -> list[tuple[QRect, tuple[int, int]]]:
        """The boxes of all words at a width."""
        large, small = self._fonts()
        metrics, lower = QFontMetrics(large), QFontMetrics(small)
        height = metrics.height() + lower.height() + 2 * _PAD_Y
        placed, y = [], Space.S
        for row, words in enumerate(self._rows):
            x = Space.S
            for place, (text, _) in enumerate(words):
                wide = max(metrics.horizontalAdvance(text), lower.horizontalAdvance("100 %")) + 2 * _PAD_X
                if x > Space.S and x + wide > width - Space.S:
                    x, y = Space.S, y + height + Space.XS
                placed.append((QRect(x, y, wide, height), (row, place)))
                x += wide + Space.XS
            if words:
                y += height + Space.S
        return placed

    def heightForWidth(self, width: int) -> int:
        placed = self._placed(width)
        return (placed[-1][0].bottom() if placed else self.fontMetrics().height() * 3) + Space.S

    def sizeHint(self) -> QSize:
        return QSize(320, self.heightForWidth(max(self.width(), 320)))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, 60)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        colors = colors_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not self._boxes:
            painter.setPen(QColor(colors.soft))
            flags = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)
            painter.drawText(self.rect().adjusted(Space.L, 0, -Space.L, 0), flags, self._hint)
            return
        large, small = self._fonts()
        for box, (row, place) in self._boxes:
            text, confidence = self._rows[row][place]
            self._paint_ground(painter, box, confidence, (row, place) == self._hover)
            painter.setFont(large)
            painter.setPen(QColor(colors.text))
            inner = box.adjusted(0, _PAD_Y, 0, -_PAD_Y)
            painter.drawText(inner, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, text)
            painter.setFont(small)
            painter.setPen(QColor(colors.soft))
            below = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom
            painter.drawText(inner, below, f"{100 * confidence:.0f} %")

    def _paint_ground(self, painter: QPainter, box: QRect, confidence: float, is_hovered: bool) -> None:
        colors = colors_of(self)
        painter.setPen(Qt.PenStyle.NoPen)
        for color, share in (
            (colors.warning, _DOUBT_SHARE * doubt(confidence)),
            (colors.accent, _HOVER_SHARE * is_hovered),
        ):
            if share:
                ground = QColor(color)
                ground.setAlphaF(share)
                painter.setBrush(ground)
                painter.drawRoundedRect(box, RADIUS, RADIUS)

    # Input

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._point_at(self._word_at(event.position().toPoint()))

    def leaveEvent(self, event: QEvent) -> None:
        self._point_at(None)

    def _word_at(self, place: QPoint) -> tuple[int, int] | None:
        return next((where for box, where in self._boxes if box.contains(place)), None)

    def _point_at(self, where: tuple[int, int] | None) -> None:
        if where != self._hover:
            self._hover = where
            self.update()
            self.hovered.emit(where)

    def _describe(self) -> None:
        text = "\n".join(" ".join(word for word, _ in row) for row in self._rows)
        self.setAccessibleName(tr("Read: {text}", text=text) if text else self._hint)
