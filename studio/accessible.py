"""What screen readers are told of widgets that paint themselves.

Qt knows what its own controls are. A widget of ours says so by a class attribute `accessible_role`, and where
its keyboard is by its name: readers say a name again whenever it changes.
"""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QScrollArea, QWidget

_installed = False


def install() -> None:
    """Answer screen readers from now on. Nothing is asked, nor costs anything, as long as none runs."""
    global _installed
    if not _installed:
        _installed = True
        QAccessible.installFactory(_interface_of)


def describe(widget: QWidget, name: str, current: str = "") -> None:
    """Name a widget, and what of it is current.

    Args:
        widget: which.
        name: what it is, in a few words.
        current: what its keyboard is at, in words; empty where that is nothing.
    """
    told = f"{name}: {current}" if current else name
    if told != widget.accessibleName():
        widget.setAccessibleName(told)


def _interface_of(_class: str, asked: QObject) -> QAccessibleInterface | None:
    role = getattr(asked, "accessible_role", None)
    if role is None and isinstance(asked, QScrollArea):
        role = QAccessible.Role.Grouping
    return QAccessibleWidget(asked, role) if isinstance(asked, QWidget) and role is not None else None
