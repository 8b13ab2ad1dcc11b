"""The right side of Scans: the text of the page, what is uncertain in it, and the search."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from studio import words
from studio.language import joined, tr
from studio.theme import Space, TextRole
from studio.widgets.icon_button import IconButton
from studio.widgets.page_marks import PageMarks
from studio.widgets.text_label import ShortLabel, text_label
from studio.widgets.text_sheet import TextSheet
from studio.workspaces.handwriting.scans import ScanPage
from studio.workspaces.handwriting.search_bar import SearchBar
from studio.workspaces.sending import make_send_button


class TextPane(QWidget):
    """Shows the text of one page.

    Attributes:
        sheet: the text itself.
        search: the bar that searches in all pages.

    Signals:
        copyAsked(): the page's text, or what is selected, to the clipboard.
        copyAllAsked(): the text of all pages.
        stepAsked(int): the next uncertain word (1), or the one before (-1).
        searchAsked(): the bar should be shown.
        sendAsked(): the text is to be handed on to another workspace.
    """

    copyAsked = Signal()
    stepAsked = Signal(int)
    searchAsked = Signal()
    sendAsked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sheet = TextSheet()
        self.search = SearchBar()
        self.title = text_label(tr("Text"), TextRole.STRONG)
        self.details = ShortLabel(TextRole.SMALL, soft=True, gives_way=True)
        self.back_button = IconButton("up", tr("Previous uncertain word"), hint="Shift+F8")
        self.next_button = IconButton("chevron", tr("Next uncertain word"), hint="F8")
        self.search_button = IconButton("search", tr("Search in all pages"), hint="Ctrl+F")
        self.copy_button = IconButton("copy", tr("Copy the text of this page"), hint="Ctrl+Shift+C")
        self.send_button = make_send_button()
        self._empty = text_label("", soft=True)
        self._lay_out()
        self.back_button.clicked.connect(lambda: self.stepAsked.emit(-1))
        self.next_button.clicked.connect(lambda: self.stepAsked.emit(1))
        self.search_button.clicked.connect(self.searchAsked)
        self.copy_button.clicked.connect(self.copyAsked)
        self.send_button.clicked.connect(self.sendAsked)
        self.sheet.stepAsked.connect(self.stepAsked)
        self.show_page(None, PageMarks(), "")

    def _lay_out(self) -> None:
        head = QFrame()
        head.setProperty("surface", "bar")
        row = QHBoxLayout(head)
        row.setContentsMargins(Space.L, Space.S, Space.S, Space.S)
        row.setSpacing(Space.XS)
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(self.title)
        texts.addWidget(self.details)
        row.addLayout(texts, 1)
        buttons = (self.back_button, self.next_button, self.search_button, self.copy_button)
        for button in (*buttons, self.send_button):
            row.addWidget(button)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setWordWrap(True)
        self._empty.setMargin(Space.XL)
        self._stack = QStackedWidget()
        self._stack.setProperty("surface", "bar")  # as the sheet's own
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self.sheet)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(self.search)
        column.addWidget(self._stack, 1)

    def show_page(self, page: ScanPage | None, marks: PageMarks, words_instead: str) -> None:
        """Show a page's text, or `words_instead` where there is none."""
        reading = page.reading if page is not None else None
        has_lines = reading is not None and bool(reading.lines)
        self.sheet.show_page(reading if has_lines else None, marks)
        self._empty.setText(words_instead)
        self._stack.setCurrentIndex(int(has_lines))
        uncertain = page.uncertain if page is not None else 0
        self.details.setText(_details(page, uncertain))
        for button in (self.back_button, self.next_button):
            button.setEnabled(uncertain > 0)
        self.copy_button.setEnabled(has_lines)
        self.send_button.setEnabled(page is not None)


def _details(page: ScanPage | None, uncertain: int) -> str:
    """As "212 words  ·  14 uncertain  ·  3 corrected"."""
    if page is None or page.reading is None:
        return ""
    parts = [words.count(sum(len(line.words) for line in page.reading.lines), "word")]
    if uncertain:
        parts.append(tr("{uncertain} uncertain", uncertain=uncertain))
    if page.corrected:
        parts.append(tr("{count} corrected", count=len(page.corrected)))
    return joined(parts)
