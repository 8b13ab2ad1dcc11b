"""A painter whose colours are seen in the light of a place: for vector files, which cannot be veiled."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen


class LitPainter:
    """A painter that lays a veil over each colour; all else it leaves to the painter that it has.

    Args:
        painter: that paints.
        veil: a colour and, as its alpha, how much of it is laid over.
    """

    def __init__(self, painter: QPainter, veil: QColor) -> None:
        self._painter, self._veil = painter, veil

    def __getattr__(self, name: str) -> Any:
        return getattr(self._painter, name)

    def setBrush(self, brush: QBrush | QColor | Qt.BrushStyle) -> None:
        """As a painter does; gradients stay as they are."""
        if isinstance(brush, QColor):
            brush = self._seen(brush)
        elif isinstance(brush, QBrush) and brush.style() == Qt.BrushStyle.SolidPattern:
            brush = QBrush(self._seen(brush.color()))
        self._painter.setBrush(brush)

    def setPen(self, pen: QPen | QColor | Qt.PenStyle) -> None:
        """As a painter does."""
        if isinstance(pen, QColor):
            pen = self._seen(pen)
        elif isinstance(pen, QPen) and pen.style() != Qt.PenStyle.NoPen:
            pen = QPen(pen)
            pen.setColor(self._seen(pen.color()))
        self._painter.setPen(pen)

    def _seen(self, ink: QColor) -> QColor:
        veil, share = self._veil, self._veil.alphaF()
        pairs = zip(ink.getRgbF()[:3], veil.getRgbF()[:3], strict=True)
        parts = [own * (1 - share) + over * share for own, over in pairs]
        return QColor.fromRgbF(*parts, ink.alphaF())
