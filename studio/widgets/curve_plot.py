"""A small plot of a few curves over one axis, for something that goes on while it is looked at."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from studio.language import again, number_words
from studio.theme import RADIUS, Space, TextRole, colors_of, scaled_font

_MOST_POINTS = 400


@dataclass(frozen=True)
class Curve:
    """One line of the plot.

    Attributes:
        name: as it stands in the legend.
        points: (x, y) with rising x.
        color: name of a colour of the theme.
    """

    name: str
    points: tuple[tuple[float, float], ...]
    color: str = "accent"


class CurvePlot(QWidget):
    """Shows curves, their scale and their last values."""

    accessible_role = QAccessible.Role.Chart

    def __init__(self, name: str, waiting: str, parent: QWidget | None = None) -> None:
        """Make it, empty.

        Args:
            name: what it shows, for screen readers.
            waiting: what it says as long as there is nothing to draw.
        """
        super().__init__(parent)
        self._curves: tuple[Curve, ...] = ()
        self._waiting = waiting
        self._unit = ""
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(110)

    def show_curves(self, curves: Sequence[Curve], unit: str) -> None:
        """Draw other curves; `unit` says what the horizontal axis counts."""
        self._curves = tuple(
            Curve(curve.name, _thinned(_finite(curve.points)), curve.color) for curve in curves
        )
        self._unit = unit
        last = [
            f"{curve.name} {number_words(curve.points[-1][1], 2)}" for curve in self._curves if curve.points
        ]
        self.setAccessibleDescription(", ".join(last))
        self.update()

    def retell(self) -> None:
        """Say its names in another language."""
        self._waiting = again(self._waiting)
        curves = [replace(curve, name=again(curve.name)) for curve in self._curves]
        self.show_curves(curves, again(self._unit))

    def sizeHint(self) -> QSize:
        return QSize(320, 150)

    def paintEvent(self, event: QPaintEvent) -> None:
        colors = colors_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(colors.line))
        painter.setBrush(QColor(colors.surface))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
        points = [point for curve in self._curves for point in curve.points]
        if len(points) < 2:
            painter.setPen(QColor(colors.soft))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._waiting)
            return
        painter.setFont(scaled_font(self.font(), TextRole.TINY))
        line = painter.fontMetrics().height()
        area = QRectF(self.rect()).adjusted(Space.M, Space.S + line + 2, -Space.M, -Space.S - line)
        spans = _span([x for x, _ in points]), _span([y for _, y in points])
        self._paint_frame(painter, area, spans, line)
        left = area.left()
        for curve in self._curves:
            if curve.points:
                left = self._paint_curve(painter, curve, area, spans, left, line)

    def _paint_frame(
        self,
        painter: QPainter,
        area: QRectF,
        spans: tuple[tuple[float, float], tuple[float, float]],
        line: int,
    ) -> None:
        colors = colors_of(self)
        painter.setPen(QPen(QColor(colors.line), 1))
        for share in (0.0, 0.5, 1.0):
            y = round(area.top() + share * area.height()) + 0.5
            painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
        painter.setPen(QColor(colors.soft))
        below = QRectF(area.left(), area.bottom() + 2, area.width(), line)
        (low, high), _ = spans
        painter.drawText(below, Qt.AlignmentFlag.AlignLeft, number_words(low))
        painter.drawText(below, Qt.AlignmentFlag.AlignRight, f"{number_words(high)} {self._unit}")

    def _paint_curve(
        self,
        painter: QPainter,
        curve: Curve,
        area: QRectF,
        spans: tuple[tuple[float, float], tuple[float, float]],
        left: float,
        line: int,
    ) -> float:
        """Paint a curve and its entry of the legend from `left`; returns where the next one begins."""
        colors = colors_of(self)
        color = QColor(getattr(colors, curve.color))
        (x_low, x_high), (y_low, y_high) = spans
        path = QPainterPath()
        for number, (x, y) in enumerate(curve.points):
            place = QPointF(
                area.left() + (x - x_low) / (x_high - x_low) * area.width(),
                area.bottom() - (y - y_low) / (y_high - y_low) * area.height(),
            )
            if number:
                path.lineTo(place)
            else:
                path.moveTo(place)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(color, 1.75))
        painter.drawPath(path)
        painter.setBrush(color)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawEllipse(path.currentPosition(), 2.5, 2.5)
        top = Space.S - 2
        painter.drawEllipse(QPointF(left + 3, top + line / 2), 3, 3)
        words = _last_words(curve)
        width = painter.fontMetrics().horizontalAdvance(words)
        painter.setPen(QColor(colors.soft))
        painter.drawText(QRectF(left + 10, top, width + 2, line), Qt.AlignmentFlag.AlignVCenter, words)
        return left + width + 10 + Space.L


def _finite(points: Sequence[tuple[float, float]]) -> tuple[tuple[float, float], ...]:
    return tuple((x, y) for x, y in points if math.isfinite(x) and math.isfinite(y))


def _thinned(points: tuple[tuple[float, float], ...]) -> tuple[tuple[float, float], ...]:
    """No more points than there are pixels to draw them on; the last one always stays."""
    step = max(1, len(points) // _MOST_POINTS)
    return points[::-1][::step][::-1]


def _span(values: Sequence[float]) -> tuple[float, float]:
    low, high = min(values), max(values)
    return (low, high) if high > low else (low - 0.5, high + 0.5)


def _last_words(curve: Curve) -> str:
    """The name of a curve and where it ends."""
    return f"{curve.name} {number_words(curve.points[-1][1], 2)}"
