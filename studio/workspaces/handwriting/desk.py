"""The desk: a page and its text side by side, each linked to the other."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from gan.engine import JobState
from studio import words
from studio.language import joined, number_words, tr
from studio.widgets.page_marks import PageMarks, Spot, next_spot, uncertain_spots
from studio.widgets.pyramid import Pyramid
from studio.workspaces.handwriting.corrections import Corrections
from studio.workspaces.handwriting.page_pane import PagePane
from studio.workspaces.handwriting.page_store import PageStore
from studio.workspaces.handwriting.scans import Opening, Scan, ScanDocument, ScanPage, first_page
from studio.workspaces.handwriting.searching import Hit
from studio.workspaces.handwriting.text_pane import TextPane

_SETTLE_MS = 60  # running through the list with a key must not load every page on the way
_LEAST_PAGE, _LEAST_TEXT = 240, 240


class Desk(QWidget):
    """Shows one page of the list.

    Attributes:
        page_pane, text_pane: the page, and its text.

    Signals:
        scanShown(ScanPage): the person looks at this page now.
    """

    scanShown = Signal(object)

    def __init__(self, store: PageStore, corrections: Corrections, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._corrections = corrections
        self._scan: Scan | None = None
        self._loaded = 0  # key of the picture that is shown, or asked for
        self._hits: list[Hit] = []
        self._hit: Hit | None = None
        self._wanted: Spot | None = None
        self.page_pane = PagePane()
        self.text_pane = TextPane()
        self._settle = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(1)
        self.page_pane.setMinimumWidth(_LEAST_PAGE)
        self.text_pane.setMinimumWidth(_LEAST_TEXT)
        self.splitter.addWidget(self.page_pane)
        self.splitter.addWidget(self.text_pane)
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setSizes([500, 500])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.splitter)

    def _connect(self) -> None:
        view, sheet = self.page_pane.view, self.text_pane.sheet
        self._settle.timeout.connect(self._load)
        self._store.arrived.connect(self._on_picture)
        view.hovered.connect(sheet.set_hover)
        view.chosen.connect(sheet.choose)
        view.editAsked.connect(lambda: sheet.edit(view.spot) if view.spot is not None else None)
        sheet.hovered.connect(view.set_hover)
        sheet.chosen.connect(view.choose)
        sheet.edited.connect(self._on_edited)
        self.text_pane.stepAsked.connect(self.step_uncertain)

    # What is shown

    @property
    def page(self) -> ScanPage | None:
        """The page that is shown."""
        return first_page(self._scan)

    def show_scan(self, scan: Scan | None, spot: Spot | None = None) -> None:
        """Show another page, and choose a spot on it."""
        self.text_pane.sheet.finish_editing()
        is_other = first_page(scan) is not self.page or scan is None
        self._scan = scan
        self._wanted = spot
        if is_other:
            self.page_pane.view.choose(None)
            self.text_pane.sheet.choose(None)
        self.refresh()
        if self.page is not None:
            self.scanShown.emit(self.page)

    def refresh(self) -> None:
        """What is shown has changed."""
        scan, page = self._scan, self.page
        document = scan if isinstance(scan, ScanDocument) else page.document if page else None
        is_locked = document is not None and document.opening is Opening.LOCKED
        self.page_pane.ask_for_password(document if is_locked else None)
        self.page_pane.set_title(_title(document, page), _details(document, page))
        if page is not None and page.reading is not None:
            self._show_reading(page)
            return
        self._loaded = 0
        self.page_pane.view.show_message(_message(document, page))
        self.text_pane.show_page(None, PageMarks(), "")

    def _show_reading(self, page: ScanPage) -> None:
        marks = self._marks(page)
        sheet = self.text_pane.sheet
        if sheet.editor is None or self._loaded != page.key:
            words_instead = tr("No writing was found on this page.") if page.state is JobState.DONE else ""
            self.text_pane.show_page(page, marks, words_instead)
        if self._loaded == page.key:
            self.page_pane.view.show_page(page.reading, marks)
            self._go_to_wanted()
        elif not self._settle.isActive():
            self._settle.start()

    def _load(self) -> None:
        page = self.page
        if page is not None and page.reading is not None and page.key != self._loaded:
            self._store.show(page.key)

    def _on_picture(self, key: int, pyramid: Pyramid | None) -> None:
        page = self.page
        if page is None or page.key != key or key == self._loaded:
            return
        self._loaded = key
        view = self.page_pane.view
        if pyramid is None:
            view.show_message(
                tr("The picture of this page is not there any more. Press R in the list to read it again.")
            )
            return
        view.show_picture(pyramid)
        view.show_page(page.reading, self._marks(page))
        self._go_to_wanted()

    def _go_to_wanted(self) -> None:
        if self._wanted is not None:
            spot, self._wanted = self._wanted, None
            self.go_to(spot)

    def go_to(self, spot: Spot) -> None:
        """Choose a spot of the page on both sides."""
        self.page_pane.view.choose(spot)
        self.text_pane.sheet.choose(spot)

    # Correcting

    def _on_edited(self, line: int, text: str) -> None:
        if self.page is not None:
            self._corrections.correct(self.page, line, text)

    def step_uncertain(self, step: int) -> None:
        """Edit the next uncertain word of the page (1), or the one before (-1)."""
        page = self.page
        if page is None or page.reading is None:
            return
        sheet = self.text_pane.sheet
        spot = next_spot(list(uncertain_spots(page.reading, page.corrected)), sheet.spot, step)
        if spot is not None:
            sheet.edit(spot)
        else:
            sheet.setFocus()

    # Searching

    def show_hits(self, hits: list[Hit], hit: Hit | None) -> None:
        """Mark what was found on the page, and the place that the search is at."""
        self._hits, self._hit = hits, hit
        page = self.page
        if page is not None and page.reading is not None:
            marks = self._marks(page)
            self.page_pane.view.show_page(page.reading if self._loaded == page.key else None, marks)
            self.text_pane.show_page(page, marks, "")

    def _marks(self, page: ScanPage) -> PageMarks:
        spots = frozenset(spot for hit in self._hits if hit.page is page for spot in hit.spots)
        here = frozenset(self._hit.spots) if self._hit is not None and self._hit.page is page else frozenset()
        return PageMarks(page.corrected, spots, here)


def _title(document: ScanDocument | None, page: ScanPage | None) -> str:
    if page is not None:
        return page.title
    return document.name if document is not None else ""


def _details(document: ScanDocument | None, page: ScanPage | None) -> str:
    if page is None or page.reading is None:
        return document.state_words() if document is not None and page is None else ""
    size = words.dimensions((page.reading.width, page.reading.height))
    parts = [size]
    if page.state is JobState.DONE and page.seconds:
        parts.append(tr("read in {duration}", duration=words.duration(page.seconds)))
    elif page.is_active:
        parts.append(tr("is read again"))
    return joined(parts)


def _message(document: ScanDocument | None, page: ScanPage | None) -> str:
    """What stands in place of a page."""
    if document is None:
        return tr("Choose a page in the list.")
    if page is None:
        return document.error or (tr("Opening…") if document.opening is Opening.UNDER_WAY else "")
    if page.state is JobState.FAILED:
        return page.error
    if page.state is JobState.CANCELLED:
        return tr("This page was not read. Press R in the list to read it.")
    if page.state is JobState.WAITING:
        return tr("This page waits for its turn.")
    return tr("Reading…  {percent} %", percent=number_words(100 * page.fraction))
