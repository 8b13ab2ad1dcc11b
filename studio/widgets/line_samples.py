"""Lines of writing with what was read in them before, and is read now."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import Protocol

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QAccessible, QColor, QFont, QFontMetricsF, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from studio.language import tr
from studio.theme import RADIUS, Space, TextRole, colors_of, scaled_font

_HIGHEST = 72.0  # of a line's picture


class ReadLine(Protocol):
    """A line, and what is read in it."""

    @property
    def picture(self) -> QImage:
        """Of the line."""
        ...

    @property
    def truth(self) -> str:
        """What stands there."""
        ...

    @property
    def before(self) -> str:
        """What was read at the beginning."""
        ...

    @property
    def now(self) -> str:
        """What is read now."""
        ...


class LineSamples(QWidget):
    """Shows lines one below the other; what is read wrongly in them stands out."""

    accessible_role = QAccessible.Role.StaticText

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[ReadLine, ...] = ()
        self.setAccessibleName(tr("Lines held back, as they are read"))
        self.setMinimumSize(200, 200)

    def show_lines(self, lines: Sequence[ReadLine]) -> None:
        """Show other lines."""
        self._lines = tuple(lines)
        words = "; ".join(tr("{before}, now {now}", before=line.before, now=line.now) for line in self._lines)
        self.setAccessibleDescription(words)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        colors = colors_of(self)
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        painter.setPen(QColor(colors.line))
        painter.setBrush(QColor(colors.surface))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
        if not self._lines:
            painter.setPen(QColor(colors.soft))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, tr("Lines appear here"))
            return
        room = QRectF(self.rect()).adjusted(Space.M, Space.M, -Space.M, -Space.M)
        height = (room.height() - Space.L * (len(self._lines) - 1)) / len(self._lines)
        height = min(height, _HIGHEST + self._words_height())
        for number, line in enumerate(self._lines):
            top = room.top() + number * (height + Space.L)
            self._paint_line(painter, line, QRectF(room.left(), top, room.width(), height))

    def _words_height(self) -> float:
        """Of both texts below a picture."""
        fonts = (scaled_font(self.font(), role) for role in (TextRole.SMALL, TextRole.BODY))
        return sum(QFontMetricsF(font).height() + 2 for font in fonts) + Space.XS

    def _paint_line(self, painter: QPainter, line: ReadLine, room: QRectF) -> None:
        """The picture on paper, what was read before, and what is read now."""
        colors = colors_of(self)
        small, large = (scaled_font(self.font(), role) for role in (TextRole.SMALL, TextRole.BODY))
        paper = QRectF(room.topLeft(), QSizeF(room.width(), max(room.height() - self._words_height(), 0)))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor("white"))
        painter.drawRoundedRect(paper, 4, 4)
        inner = paper.adjusted(Space.S, 3, -Space.S, -3)
        if not line.picture.isNull() and inner.height() > 0:
            size = line.picture.size().scaled(inner.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio)
            place = QRectF(inner.topLeft(), size)
            place.moveTop(inner.center().y() - size.height() / 2)
            painter.drawImage(place, line.picture)
        names = (tr("before"), tr("now"))
        left = room.left() + max(QFontMetricsF(small).horizontalAdvance(name) for name in names) + Space.M
        top = paper.bottom() + Space.XS
        for name, text, font, color in zip(
            names, (line.before, line.now), (small, large), (colors.soft, colors.text), strict=True
        ):
            painter.setFont(small)
            painter.setPen(QColor(colors.soft))
            baseline = top + QFontMetricsF(font).ascent()
            painter.drawText(QPointF(room.left(), baseline), name)
            self._paint_text(painter, text, line.truth, font, QPointF(left, top), room.right() - left, color)
            top += QFontMetricsF(font).height() + 2

    def _paint_text(
        self, painter: QPainter, text: str, truth: str, font: QFont, corner: QPointF, width: float, color: str
    ) -> None:
        """One line of text, with what is wrong in it in the colour of danger."""
        painter.setFont(font)
        metrics = QFontMetricsF(font)
        left = corner.x()
        for piece, is_right in pieces_of(text, truth):
            if left + metrics.horizontalAdvance(piece) > corner.x() + width:
                piece = metrics.elidedText(piece, Qt.TextElideMode.ElideRight, corner.x() + width - left)
            painter.setPen(QColor(color if is_right else colors_of(self).danger))
            painter.drawText(QPointF(left, corner.y() + metrics.ascent()), piece)
            left += metrics.horizontalAdvance(piece)


def pieces_of(text: str, truth: str) -> list[tuple[str, bool]]:
    """A text in pieces, each with whether it stands in the truth like this; what is missing is a mark."""
    pieces = []
    for kind, begin, end, in_truth, _ in SequenceMatcher(None, text, truth, autojunk=False).get_opcodes():
        if kind == "equal":
            pieces.append((text[begin:end], True))
        elif kind == "insert":
            pieces.append(("‸" if truth[in_truth : in_truth + 1] != " " else "‿", False))
        else:
            pieces.append((text[begin:end], False))
    return pieces
