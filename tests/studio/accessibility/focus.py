"""Whether whoever uses the keyboard sees where it is."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QTextEdit, QWidget

from tests.studio.accessibility.audit import is_host, name_of, reachable

_LEAST = 30  # pixels that differ; a frame around the smallest control has more
_CURSOR = 8  # pixels of a text cursor


def unseen_focus(window: QWidget) -> list[str]:
    """The controls of a window that do not take the focus by Tab, or do not show that they have it."""
    unseen = []
    for widget in list(reachable(window)):
        if not widget.focusPolicy() & Qt.FocusPolicy.TabFocus or is_host(widget):
            continue
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        QApplication.processEvents()
        if not widget.hasFocus() and not _hands_on(widget):
            unseen.append(f"{name_of(widget)} does not take it")
            continue
        focused = _pixels(widget)
        widget.clearFocus()
        QApplication.processEvents()
        plain = _pixels(widget)
        least = _CURSOR if isinstance(widget, QTextEdit) else _LEAST
        if focused.shape == plain.shape and (focused != plain).any(axis=-1).sum() < least:
            unseen.append(name_of(widget))
    return unseen


def _hands_on(widget: QWidget) -> bool:
    """Whether a part of it takes the focus in its place."""
    now = QApplication.focusWidget()
    return now is not None and widget.isAncestorOf(now)


def _pixels(widget: QWidget) -> np.ndarray:
    """(H, W, 3) uint8 of a widget as it is now."""
    image = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    whole = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine() // 4, 4)
    return whole[:, : image.width(), :3].copy()
