"""Short facts side by side, each on a small ground of its own; they go on in the next row where they must."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QColor, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from studio.language import again, joined
from studio.theme import Space, TextRole, colors_of, mixed, scaled_font

_DOT = 3.0  # radius
_HEIGHT = 24
_GAP = 6


@dataclass(frozen=True)
class Chip:
    """One fact.

    Attributes:
        words: a few.
        is_marked: whether it is worth noticing: its dot and ground have a colour.
    """

    words: str
    is_marked: bool = False


class Chips(QWidget):
    """Paints chips, left to right and top to bottom; screen readers are told all of them."""

    accessible_role = QAccessible.Role.StaticText

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """Make it; `name` is told to screen readers."""
        super().__init__(parent)
        self._chips: tuple[Chip, ...] = ()
        self.setAccessibleName(name)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def chips(self) -> tuple[Chip, ...]:
        """What is shown."""
        return self._chips

    def set_chips(self, chips: Sequence[Chip]) -> None:
        """Show other facts."""
        if tuple(chips) == self._chips:
            return
        self._chips = tuple(chips)
        self.setAccessibleDescription(joined((chip.words for chip in chips), ", "))
        self.updateGeometry()
        self.update()

    def retell(self) -> None:
        """Say the facts in another language."""
        self.set_chips([replace(chip, words=again(chip.words)) for chip in self._chips])

    def sizeHint(self) -> QSize:
        widths = [self._width(chip) for chip in self._chips]
        return QSize(round(sum(widths) + _GAP * max(0, len(widths) - 1)) + 1, _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, _HEIGHT)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        boxes = self._boxes(width)
        return round(boxes[-1].bottom()) if boxes else _HEIGHT

    def paintEvent(self, event: QPaintEvent) -> None:
        colors = colors_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(scaled_font(self.font(), TextRole.SMALL))
        for chip, box in zip(self._chips, self._boxes(self.width()), strict=True):
            tone = colors.warning if chip.is_marked else colors.accent
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(mixed(colors.surface, tone, 0.12))
            painter.drawRoundedRect(box, _HEIGHT / 2, _HEIGHT / 2)
            painter.setBrush(QColor(tone))
            painter.drawEllipse(QPointF(box.left() + Space.S + _DOT, box.center().y()), _DOT, _DOT)
            painter.setPen(QColor(colors.text))
            text = box.adjusted(Space.S + 2 * _DOT + _GAP, 0, -Space.XS, 0)
            metrics = QFontMetricsF(painter.font())
            words = metrics.elidedText(chip.words, Qt.TextElideMode.ElideRight, text.width())
            painter.drawText(text, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)

    def _width(self, chip: Chip) -> float:
        metrics = QFontMetricsF(scaled_font(self.font(), TextRole.SMALL))
        return metrics.horizontalAdvance(chip.words) + 2 * Space.S + 2 * _DOT + _GAP + 3

    def _boxes(self, width: int) -> list[QRectF]:
        """Where each chip is in a widget of this width."""
        boxes: list[QRectF] = []
        left = top = 0.0
        for chip in self._chips:
            needed = min(self._width(chip), float(width))
            if left and left + needed > width:
                left, top = 0.0, top + _HEIGHT + _GAP
            boxes.append(QRectF(left, top, needed, _HEIGHT))
            left += needed + _GAP
        return boxes
