"""Files on their way out: to the clipboard, and to other programs by drag and drop."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QDrag, QPixmap
from PySide6.QtWidgets import QWidget

_SIDE = 96


def mime_of(files: Sequence[Path], text: str = "") -> QMimeData | None:
    """Files as other programs take them, with a text for those that take text; None without files."""
    if not files:
        return None
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in files])
    if text:
        mime.setText(text)
    return mime


def drag_out(source: QWidget, mime: QMimeData, picture: QPixmap | None) -> None:
    """Let the person drag something from a widget; returns when it is let go."""
    drag = QDrag(source)
    drag.setMimeData(mime)
    if picture is not None:
        drag.setPixmap(picture.scaledToWidth(_SIDE, Qt.TransformationMode.SmoothTransformation))
    drag.exec(Qt.DropAction.CopyAction)
