"""What the person corrects: done, undone, and kept for learning."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from gan.handwriting.document import Page
from studio.language import tr
from studio.settings import Reading
from studio.widgets.page_marks import Spot
from studio.workspaces.handwriting.correcting import correct_page
from studio.workspaces.handwriting.hand_keeper import HandKeeper
from studio.workspaces.handwriting.scans import ScanPage


class Corrections(QObject):
    """Changes lines of pages, on an undo stack.

    Attributes:
        stack: what can be undone.

    Signals:
        changed(ScanPage, Spot): a page says something else, at this line.
    """

    changed = Signal(object, object)

    def __init__(
        self, keeper: HandKeeper, reading: Callable[[], Reading], parent: QObject | None = None
    ) -> None:
        """`reading` says whether and under which name corrected lines are kept."""
        super().__init__(parent)
        self.stack = QUndoStack(self)
        self._keeper = keeper
        self._reading = reading

    def correct(self, page: ScanPage, line: int, text: str) -> None:
        """Let a line of a page say something else."""
        if page.reading is None or page.reading.lines[line].text == text:
            return
        new, corrected = correct_page(page.reading, page.corrected, line, text)
        reading = self._reading()
        hand = reading.hand if reading.teach and page.is_lines else ""
        self.stack.push(_Correction(self, page, line, new, corrected, hand))

    def apply(self, page: ScanPage, line: int, reading: Page, corrected: frozenset[Spot], hand: str) -> None:
        """Show this reading of a page, and keep the line for learning, or take it back."""
        page.reading, page.corrected, page.is_exported = reading, corrected, False
        if hand:
            now = reading.lines[line]
            is_own = page.original is not None and now.text != page.original.lines[line].text
            self._keeper.keep(hand, page.key, now, now.text if is_own else "")
        self.changed.emit(page, Spot(line))


class _Correction(QUndoCommand):
    """One line of one reading of a page; of no effect once the page was read again."""

    def __init__(
        self,
        owner: Corrections,
        page: ScanPage,
        line: int,
        new: Page,
        corrected: frozenset[Spot],
        hand: str,
    ) -> None:
        super().__init__(tr("correct a line"))
        self._owner, self._page, self._line, self._hand = owner, page, line, hand
        self._key = page.key
        self._before = (page.reading, page.corrected)
        self._after = (new, corrected)

    def redo(self) -> None:
        self._apply(*self._after)

    def undo(self) -> None:
        self._apply(*self._before)

    def _apply(self, reading: Page, corrected: frozenset[Spot]) -> None:
        if self._page.key == self._key:
            self._owner.apply(self._page, self._line, reading, corrected, self._hand)
        else:
            self.setObsolete(True)
