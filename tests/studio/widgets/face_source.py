"""A wall's source of plain colours, and events as the hand makes them."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

FORMAT = "application/x-test-faces"
_LEFT, _NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
_COPY = Qt.DropAction.CopyAction


class Colours:
    """A `WallSource`: the key of a cell is its index, and its picture one colour."""

    def __init__(self) -> None:
        self.first = 0
        self.known: set[int] | None = None  # None for all
        self.locked: set[int] = set()
        self.kept: set[int] = set()
        self.problems: dict[int, str] = {}

    def key_at(self, index: int) -> int:
        return self.first + index

    def pixels_of(self, key: int) -> np.ndarray | None:
        return plain(key) if self.known is None or key in self.known else None

    def problem_of(self, key: int) -> str:
        return self.problems.get(key, "")

    def is_locked(self, index: int) -> bool:
        return index in self.locked

    def is_favourite(self, key: int) -> bool:
        return key in self.kept

    def words_of(self, index: int) -> str:
        return f"Face {self.key_at(index)}"


def colour_of(key: int) -> tuple[int, int, int]:
    """The colour of a key, far from those of its neighbours."""
    return 40 + 90 * (key % 3), 40 + 90 * (key // 3 % 3), 220 - 60 * (key // 9 % 4)


def plain(key: int) -> np.ndarray:
    """(16, 16, 3) uint8."""
    return np.full((16, 16, 3), colour_of(key), np.uint8)


def mime(text: bytes = b"1") -> QMimeData:
    """Something that may be dropped."""
    data = QMimeData()
    data.setData(FORMAT, text)
    return data


def drop_on(widget: QWidget, place: QPoint, data: QMimeData) -> bool:
    """Drag something over a widget and let go; returns whether it was taken."""
    enter = QDragEnterEvent(place, _COPY, data, _LEFT, _NONE)
    QApplication.sendEvent(widget, enter)
    if not enter.isAccepted():
        return False
    move = QDragMoveEvent(place, _COPY, data, _LEFT, _NONE)
    QApplication.sendEvent(widget, move)
    drop = QDropEvent(QPointF(place), _COPY, data, _LEFT, _NONE)
    drop.ignore()
    QApplication.sendEvent(widget, drop)
    return drop.isAccepted()


def press_and_drag(widget: QWidget, start: QPoint, *way: QPoint, release: bool = True) -> None:
    """Press, go along a way with the button held, and let go."""
    _send(widget, QEvent.Type.MouseButtonPress, start, _LEFT)
    for place in way:
        _send(widget, QEvent.Type.MouseMove, place, Qt.MouseButton.NoButton)
    if release:
        _send(widget, QEvent.Type.MouseButtonRelease, way[-1] if way else start, _LEFT)


def _send(widget: QWidget, kind: QEvent.Type, place: QPoint, button: Qt.MouseButton) -> None:
    held = _NONE_HELD if kind is QEvent.Type.MouseButtonRelease else _LEFT
    spot = QPointF(place)
    event = QMouseEvent(kind, spot, QPointF(widget.mapToGlobal(place)), button, held, _NONE)
    QApplication.sendEvent(widget, event)


_NONE_HELD = Qt.MouseButton.NoButton
