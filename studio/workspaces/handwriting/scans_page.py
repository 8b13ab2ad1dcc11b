"""Scans: the list at the left, the desk with page and text beside it, and the place to drop things on."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from studio import words
from studio.desktop import Desktop
from studio.language import tr, trc
from studio.remembering import KEPT
from studio.samples import samples_of
from studio.settings_store import SettingsStore
from studio.summary import Summary
from studio.theme import Space
from studio.widgets.batch_bar import BatchBar
from studio.widgets.drop_area import DropArea
from studio.widgets.question import Question
from studio.widgets.sample_cards import SampleCards
from studio.workspaces.handwriting.desk import Desk
from studio.workspaces.handwriting.queue import ReadingQueue
from studio.workspaces.handwriting.scan_list import ScanList
from studio.workspaces.handwriting.scans import Scan, ScanAction, ScanDocument, ScanPage, pages_of

_LEAST_LIST, _USUAL_LIST = 190, 260


class ScansPage(QWidget):
    """Puts list, desk and status together.

    Attributes:
        list, desk, status, drop_area: its parts.
        samples: the page that Ganvas brings along.

    Signals:
        sampleAsked(Path): the person wants to see the page that Ganvas brings along.
    """

    sampleAsked = Signal(object)

    def __init__(
        self,
        queue: ReadingQueue,
        desk: Desk,
        settings: SettingsStore,
        desktop: Desktop,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._queue = queue
        self._settings = settings
        self._desktop = desktop
        self._question: Question | None = None
        self.desk = desk
        self.list = ScanList(queue.model)
        self.status = BatchBar()
        self.drop_area = DropArea(
            tr("Drop handwriting here"),
            tr("Scans, photos of pages and PDFs become text that you can search."),
            tr("Files or folders.  Ctrl+V takes a picture from the clipboard; the pen is at the top."),
            art="drop_page",
        )
        self.drop_area.open_button.setText(tr("Open scans…"))
        self.samples = SampleCards([(path, tr("A letter")) for path in samples_of("handwriting")])
        self.drop_area.add_samples(self.samples)
        self._lay_out()
        self._connect()
        self.show_summary(queue.summary, False, None)

    def _lay_out(self) -> None:
        empty = QWidget()
        around = QVBoxLayout(empty)
        around.setContentsMargins(Space.L, Space.L, Space.L, Space.L)
        around.addWidget(self.drop_area)
        framed = QFrame()
        framed.setProperty("surface", "bar")
        frame = QVBoxLayout(framed)
        frame.setContentsMargins(0, Space.S, 0, Space.S)
        frame.addWidget(self.list)
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setHandleWidth(1)
        self.list.setMinimumWidth(_LEAST_LIST)
        self._splitter.addWidget(framed)
        self._splitter.addWidget(self.desk)
        self._splitter.setStretchFactor(1, 1)
        self._pages = QStackedWidget()
        self._pages.addWidget(empty)
        self._pages.addWidget(self._splitter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._pages, 1)
        column.addWidget(self.status)

    def _connect(self) -> None:
        self.list.asked.connect(self._do)
        self.list.currentChangedTo.connect(self._show)
        self.desk.scanShown.connect(self._queue.hurry)
        self._queue.pagesChanged.connect(self._on_pages_changed)
        self._queue.documentChanged.connect(self._on_document_changed)
        self._queue.store.kept.connect(lambda *_: self.list.viewport().update())
        self.status.cancelAsked.connect(self._queue.cancel_all)
        self.status.clearAsked.connect(self._clear_finished)
        self.samples.chosen.connect(self.sampleAsked)
        self.desk.page_pane.password.given.connect(self._queue.unlock)

    @property
    def is_empty(self) -> bool:
        """Whether the list has nothing in it."""
        return self._pages.currentIndex() == 0

    def show_summary(self, summary: Summary, is_looking: bool, device: str | None) -> None:
        """Show where everything stands."""
        has_documents = bool(self._queue.model.documents)
        self.status.show_summary(summary, is_looking)
        self.status.show_device(device)
        self.status.setVisible(has_documents or is_looking)
        page = int(has_documents)
        if page != self._pages.currentIndex():
            self._pages.setCurrentIndex(page)
            if has_documents:
                QTimer.singleShot(0, self._settle_widths)
            else:
                self.desk.show_scan(None)

    def go_to(self, scan: Scan) -> None:
        """Show a document or page."""
        self.list.go_to(scan)

    def _settle_widths(self) -> None:
        kept = self._splitter.property(KEPT)
        self._splitter.setSizes(kept or [_USUAL_LIST, self.width() - _USUAL_LIST])

    def _show(self, scan: Scan | None) -> None:
        self.desk.show_scan(scan)

    # What the person does

    def _do(self, action: ScanAction, scans: Sequence[Scan]) -> None:
        if action is ScanAction.CANCEL:
            self._queue.cancel(scans)
        elif action is ScanAction.REVEAL:
            document = scans[0] if isinstance(scans[0], ScanDocument) else scans[0].document
            self._desktop.reveal(document.source)
        elif action is ScanAction.RETRY:
            self._unless_corrected(
                scans, tr("Read again?"), tr("Read again"), lambda: self._queue.retry(scans)
            )
        else:
            documents = [scan for scan in scans if isinstance(scan, ScanDocument)]
            self._unless_corrected(
                documents, tr("Remove from the list?"), tr("Remove"), lambda: self._remove(documents)
            )

    def _unless_corrected(
        self, scans: Sequence[Scan], title: str, answer: str, body: Callable[[], object]
    ) -> None:
        """Do it; ask first where the person's corrections would be lost."""
        corrected = [page for scan in scans for page in pages_of(scan) if page.has_work_of_hand]
        if not corrected:
            body()
            return
        number = len(corrected)
        where = corrected[0].title if number == 1 else words.count(number, "page")
        self._question = Question(
            title,
            tr("Your corrections on {where} are in no file yet, and would be lost.", where=where),
            answer,
            tr("Keep them"),
            self,
        )
        self._question.accepted.connect(body)
        self._question.open()

    def _remove(self, documents: Sequence[ScanDocument]) -> None:
        """Take documents out; what follows is chosen, so that the next Del goes on there."""
        if not documents:
            return
        row = min(self._queue.model.index_of(document).row() for document in documents)
        self._queue.remove(documents)
        left = self._queue.model.documents
        if left:
            self.list.go_to(left[min(row, len(left) - 1)])
        else:
            self.desk.show_scan(None)

    def _clear_finished(self) -> None:
        over = [
            document
            for document in self._queue.model.documents
            if document.error or (document.pages and all(page.state.is_over for page in document.pages))
        ]
        self._unless_corrected(
            over, tr("Clear what is read?"), trc("to empty", "Clear"), lambda: self._remove(over)
        )

    # What happens

    def _on_pages_changed(self, pages: list[ScanPage]) -> None:
        if self.desk.page in pages:
            self.desk.refresh()

    def _on_document_changed(self, document: ScanDocument) -> None:
        if self.list.current_scan() is document:
            self.desk.show_scan(document)
