"""What is wrong with widgets for those who do not see them, or do not use a pointer."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QScrollBar,
    QSplitterHandle,
    QTextEdit,
    QWidget,
)

from studio.workspaces import Workspace

_CONTROLS = (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QTextEdit,
)
# Parts of Qt's own controls, and what only scrolls: the keyboard does that from what is inside.
_PARTS = (QHeaderView, QScrollBar, QSplitterHandle)
_MEANINGLESS = {
    QAccessible.Role.NoRole,
    QAccessible.Role.Client,
    QAccessible.Role.Pane,
    QAccessible.Role.Window,
    QAccessible.Role.Border,
    QAccessible.Role.Whitespace,
}
# Reached by other keys than Tab, for the reason given.
NOT_BY_TAB = {
    "InkCanvas": "a hand holds the pen; Ctrl+P goes there, and undo, clear and copy have keys",
    "FaceView": "it is only dragged away; the buttons beside it copy and save the face",
    "QToolButton": "the eye of the picture and the cross of a field: Space, and Ctrl+A and Del, do the same",
}


def reachable(window: QWidget) -> Iterator[QWidget]:
    """The widgets of a window that a person can use now."""
    for widget in window.findChildren(QWidget):
        if not widget.isVisibleTo(window) or not widget.isEnabled() or widget.isWindow():
            continue
        if isinstance(widget, _PARTS) or _is_part(widget):
            continue
        if (
            isinstance(widget, _CONTROLS)
            or widget.focusPolicy() & Qt.FocusPolicy.TabFocus
            or _is_pressed(widget)
        ):
            yield widget


def faults_of(widget: QWidget) -> list[str]:
    """What a screen reader or a keyboard lacks; empty if nothing."""
    faults = []
    told = QAccessible.queryAccessibleInterface(widget)
    if told is None or not told.text(QAccessible.Text.Name).strip():
        faults.append("has no name")
    if told is not None and told.role() in _MEANINGLESS:
        faults.append(f"has the role {told.role().name}")
    if not widget.focusPolicy() & Qt.FocusPolicy.TabFocus and not _is_excused(widget):
        faults.append("is not reached by Tab")
    return faults


def name_of(widget: QWidget) -> str:
    """How a fault is reported."""
    above = widget.parentWidget()
    return f"{type(above).__name__ if above else ''} > {type(widget).__name__} “{widget.accessibleName()}”"


def _is_part(widget: QWidget) -> bool:
    """Whether it belongs to a control that is looked at as a whole."""
    above = widget.parentWidget()
    if widget.objectName().startswith("qt_") and not isinstance(widget, QAbstractItemView):
        return True
    if isinstance(above, QComboBox | QAbstractSpinBox):
        return True
    return isinstance(above, QAbstractScrollArea) and above.viewport() is widget


def _is_pressed(widget: QWidget) -> bool:
    """Whether our own code takes the pointer's presses on it."""
    own = next((each for each in type(widget).__mro__ if "mousePressEvent" in vars(each)), None)
    return own is not None and own.__module__.startswith("studio.")


def is_host(widget: QWidget) -> bool:
    """A workspace takes the focus only so that its keys work before anything is chosen; it shows no place."""
    return isinstance(widget, Workspace)


def _is_excused(widget: QWidget) -> bool:
    return type(widget).__name__ in NOT_BY_TAB
