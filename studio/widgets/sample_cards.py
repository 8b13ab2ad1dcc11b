"""Examples to begin with, as cards below an empty page: one click, and there is something to see."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QImageReader, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studio.language import tr
from studio.theme import Space, TextRole
from studio.widgets.picture_gallery import Item, PictureGrid
from studio.widgets.text_label import text_label

CARD = QSize(176, 110)


class SampleCards(QWidget):
    """Cards with pictures of files.

    Attributes:
        grid: the cards.

    Signals:
        chosen(Path): the person wants to begin with this one.
    """

    chosen = Signal(object)

    def __init__(self, samples: Sequence[tuple[Path, str]], parent: QWidget | None = None) -> None:
        """Make it for files and how each is called; hidden where there are none."""
        super().__init__(parent)
        self._paths = {path.name: path for path, _ in samples}
        words = tr("Or begin with one of ours") if len(samples) > 1 else tr("Or begin with ours")
        self.grid = PictureGrid(tr("Examples to begin with"), CARD)
        self.grid.show_items([Item(path.name, name, (), path.name) for path, name in samples])
        self.grid.setFixedWidth(len(samples) * (CARD.width() + Space.S) - Space.S if samples else 0)
        self.grid.chosen.connect(lambda id: self.chosen.emit(self._paths[id]))
        title = text_label(words, TextRole.SMALL, soft=True)
        title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(self.grid)
        row.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        column.addWidget(title)
        column.addLayout(row)
        if not samples:
            self.hide()  # without a parent, it must not be shown yet: it would be a window of its own

    def showEvent(self, event: QShowEvent) -> None:
        """Read the pictures once the window is there."""
        super().showEvent(event)
        QTimer.singleShot(0, self, self._read)

    def _read(self) -> None:
        for name in self.grid.missing():
            image = read_card(self._paths[str(name)], CARD * self.devicePixelRatioF())
            if not image.isNull():
                self.grid.show_picture(name, image)


def read_card(path: Path, size: QSize) -> QImage:
    """The picture of a file, filling `size`; what is over is cut off, more of it below than above."""
    reader = QImageReader(str(path))
    whole = reader.size().scaled(size, Qt.AspectRatioMode.KeepAspectRatioByExpanding)
    reader.setScaledSize(whole)
    over = whole - size
    reader.setScaledClipRect(QRect(over.width() // 2, over.height() // 3, size.width(), size.height()))
    return reader.read()
