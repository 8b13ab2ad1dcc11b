"""A pointer without a screen: where windows lie on top of each other, the real one may be over another."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget


def point_at(widget: QWidget, place: QPoint) -> None:
    """Move the pointer over a place of a widget, no button down."""
    where, none = QPointF(place), Qt.MouseButton.NoButton
    above = QPointF(widget.mapToGlobal(place))
    event = QMouseEvent(QEvent.Type.MouseMove, where, above, none, none, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(widget, event)
