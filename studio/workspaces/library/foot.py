"""The bar below the grid: how much there is, and the size of pictures."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from studio.language import again, joined, tr
from studio.theme import Space
from studio.widgets.foot_bar import LINE, FootBar
from studio.widgets.value_slider import OriginSlider
from studio.workspaces.library.canvas import LARGEST, SMALLEST
from studio.workspaces.library.phrases import items_count

_HEIGHT = 44
_SLIDER = 132
_SAID_MS = 4000


class ShelfFoot(FootBar):
    """Says how many items are shown and chosen.

    Signals:
        zoomAsked(int): pictures of this side.
    """

    zoomAsked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_HEIGHT, parent)
        self.size = OriginSlider(0.0)
        self.size.setFixedWidth(_SLIDER)
        self.size.setAccessibleName(tr("Size of pictures"))
        self.size.setToolTip(tr("Size of pictures  (Ctrl and the wheel)"))
        self.size.valueChanged.connect(self._on_step)
        self._numbers = ""
        self._pause = QTimer(self, singleShot=True, interval=_SAID_MS)
        self._pause.timeout.connect(lambda: self.text.setText(self._numbers))
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.L, LINE, Space.L, 0)
        row.setSpacing(Space.S)
        row.addWidget(self.text, 1)
        row.addWidget(self.size)

    def _on_step(self, step: int) -> None:
        self.zoomAsked.emit(round(SMALLEST + step * (LARGEST - SMALLEST) / self.size.maximum()))

    def show_size(self, side: int) -> None:
        """Show how large pictures are."""
        self.size.blockSignals(True)
        self.size.setValue(round((side - SMALLEST) * self.size.maximum() / (LARGEST - SMALLEST)))
        self.size.blockSignals(False)
        self.size.update()

    def show_numbers(self, shown: int, chosen: int) -> None:
        """How many there are, and how many of them are chosen."""
        parts = [items_count(shown)] + ([tr("{chosen} chosen", chosen=chosen)] if chosen > 1 else [])
        self._numbers = joined(parts)
        if not self._pause.isActive():
            self.text.setText(self._numbers)

    def retell(self) -> None:
        """Write the numbers in another language."""
        self._numbers = again(self._numbers)

    def say(self, sentence: str) -> None:
        """Say something for a moment."""
        self.text.setText(sentence)
        self._pause.start()
