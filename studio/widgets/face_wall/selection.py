"""Which cells of a wall are chosen, and which one the keyboard is at."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal


class WallSelection(QObject):
    """A set of chosen cells, and the current one.

    Attributes:
        current: the cell that the keyboard is at, or -1.

    Signals:
        changed(): either is different now.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.current = -1
        self._anchor = -1
        self._chosen: set[int] = set()

    @property
    def chosen(self) -> list[int]:
        """The chosen cells in order."""
        return sorted(self._chosen)

    def is_chosen(self, index: int) -> bool:
        """Whether a cell is chosen."""
        return index in self._chosen

    def take(self, index: int) -> None:
        """Choose one cell alone."""
        self._set({index}, index, index)

    def walk_to(self, index: int) -> None:
        """Go to a cell; what is chosen stays so."""
        self._set(set(self._chosen), index, index)

    def toggle(self, index: int) -> None:
        """Add a cell to the chosen ones, or take it out."""
        self._set(self._chosen ^ {index}, index, index)

    def extend(self, index: int) -> None:
        """Choose everything from where the selection began up to a cell."""
        start = self._anchor if self._anchor >= 0 else index
        self._set(set(range(min(start, index), max(start, index) + 1)), index, start)

    def take_all(self, indexes: list[int]) -> None:
        """Choose these."""
        if indexes:
            self._set(set(indexes), indexes[-1], indexes[0])

    def clear(self) -> None:
        """Choose nothing; the keyboard stays where it is."""
        self._set(set(), self.current, -1)

    def _set(self, chosen: set[int], current: int, anchor: int) -> None:
        self._anchor = anchor
        if (chosen, current) == (self._chosen, self.current):
            return
        self._chosen, self.current = chosen, current
        self.changed.emit()
