"""One device: what it is, and how much of its memory is taken."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from gan.engine.inventory import Memory
from studio.language import joined, named, number_words, tr
from studio.theme import Space, TextRole
from studio.widgets.progress_line import ProgressLine
from studio.widgets.text_label import ShortLabel, text_label

_GIGA = 1e9


class DeviceCard(QFrame):
    """Shows a device.

    Attributes:
        mark: says that it computes.
        memory: how much of its memory is taken.
    """

    def __init__(self, title: str, name: str, facts: str, parent: QWidget | None = None) -> None:
        """Make it.

        Args:
            title: the kind of device.
            name: as its maker calls it.
            facts: what it can do.
        """
        super().__init__(parent)
        self.setProperty("surface", "card")
        self.setAccessibleName(named(title, joined((name, facts), ", ")))
        self.mark = text_label("", TextRole.SMALL)
        self.mark.setProperty("keys", True)
        self.line = ProgressLine(tr("Memory in use"))
        self.memory = ShortLabel(TextRole.SMALL, soft=True)
        heading = ShortLabel(TextRole.STRONG)
        heading.setText(name)
        words = text_label(facts, TextRole.SMALL, soft=True)
        words.setWordWrap(True)
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addWidget(text_label(title, TextRole.TINY, soft=True))
        texts.addWidget(heading)
        texts.addWidget(words)
        grid = QGridLayout(self)
        grid.setContentsMargins(Space.L, Space.M, Space.L, Space.L)
        grid.setHorizontalSpacing(Space.M)
        grid.setVerticalSpacing(Space.S)
        grid.addLayout(texts, 0, 0)
        grid.addWidget(self.mark, 0, 1, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight)
        grid.addWidget(self.line, 1, 0, 1, 2)
        grid.addWidget(self.memory, 2, 0, 1, 2)
        grid.setColumnStretch(0, 1)
        self.show_use(False)

    def show_use(self, is_in_use: bool) -> None:
        """Say whether it computes."""
        self.mark.setText(tr("In use") if is_in_use else "")
        self.mark.setVisible(is_in_use)

    def show_memory(self, memory: Memory) -> None:
        """Say how much of its memory is taken."""
        self.line.set_value(memory.share)
        self.memory.setText(
            tr(
                "{used} of {total} GB of memory in use, {free} GB free",
                used=number_words(memory.used / _GIGA, 1),
                total=number_words(memory.total / _GIGA, 1),
                free=number_words((memory.total - memory.used) / _GIGA, 1),
            )
        )
