"""Files on their way out: to the clipboard, and to other programs by drag and drop."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QDrag, QPixmap
from PySide6.QtWidgets import QWidget

from studio.handover import Offer, offer_of
from studio.library.item import Details, Item, Kind

_SIDE = 96


def offer_of_items(items: Sequence[Item], details: Details | None) -> Offer | None:
    """What other workspaces could take of items; of one alone its text, too.

    Args:
        items: those that are chosen.
        details: of the chosen one, where they are known.
    """
    files = [path for item in items for path in (item.outputs or item.inputs)]
    is_read = details is not None and [item.id for item in items] == [details.item.id]
    if is_read and details.item.kind is Kind.READING:
        return offer_of(files, details.text, details.item.inputs)
    return offer_of(files)


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
