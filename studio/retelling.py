"""The window in another language, at once: what it shows is said again, and nothing is made anew.

Texts of Qt's own kind are found by what was said (`studio.said`). A widget or helper that paints its own
words, or says what depends on something else, has `retell()`, which says them again; it is called after those
of what it is made of.
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from studio.language import again

# What of a class is said: never what a person types.
_SPOKEN: dict[type[QObject], tuple[tuple[str, str], ...]] = {
    QWidget: (
        ("toolTip", "setToolTip"),
        ("accessibleName", "setAccessibleName"),
        ("accessibleDescription", "setAccessibleDescription"),
        ("windowTitle", "setWindowTitle"),
    ),
    QLabel: (("text", "setText"),),
    QAbstractButton: (("text", "setText"),),
    QAction: (("text", "setText"), ("toolTip", "setToolTip")),
    QMenu: (("title", "setTitle"),),
    QLineEdit: (("placeholderText", "setPlaceholderText"),),
    QPlainTextEdit: (("placeholderText", "setPlaceholderText"),),
    QTextEdit: (("placeholderText", "setPlaceholderText"),),
}


def retell(root: QWidget) -> None:
    """Say in the language that is taken now what a window, or a page of it, said in the one before."""
    parts = list(_parts_of(root))
    for part in parts:
        _retell_texts(part)
    for part in reversed(parts):  # what is inside comes first
        if own := getattr(part, "retell", None):
            own()
    if root.isWindow():
        QApplication.sendEvent(root, QEvent(QEvent.Type.LanguageChange))  # Qt's own parts heed it
    root.update()


def _parts_of(root: QWidget) -> Iterator[QObject]:
    yield root
    yield from root.findChildren(QObject)


def _retell_texts(part: QObject) -> None:
    for kind, texts in _SPOKEN.items():
        if isinstance(part, kind):
            for get, put in texts:
                before = getattr(kind, get)(part)  # of Qt itself: a widget may call something else so
                if before and (now := again(before)) != before:
                    getattr(part, put)(now)
    if isinstance(part, QComboBox):
        for index in range(part.count()):
            part.setItemText(index, again(part.itemText(index)))
        policy = part.sizeAdjustPolicy()  # only another one has it measure its words again
        part.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        part.setSizeAdjustPolicy(policy)
