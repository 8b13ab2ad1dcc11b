"""The queue of Handwriting: which pages are read, in which order, and what came of them."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from gan.engine import Engine, Job, JobState, Priority
from gan.errors import GanvasError
from gan.handwriting.request import ReadResult
from studio.jobs import JobBridge
from studio.pace import Pace
from studio.settings import Reading
from studio.summary import Summary
from studio.workspaces.handwriting.opening import Opened, ScanOpener
from studio.workspaces.handwriting.page_store import PageStore
from studio.workspaces.handwriting.requests import request_for
from studio.workspaces.handwriting.scan_model import ScanModel
from studio.workspaces.handwriting.scans import Opening, Scan, ScanDocument, ScanPage, pages_of

# More than the engine works on at once, so that it never waits for the window. Pages come back with
# their pictures, so few are under way, and none is begun while many are not stored yet.
_IN_ENGINE = 6
_MOST_UNSTORED = 6


class ReadingQueue(QObject):
    """Opens documents, feeds the engine with their pages, and keeps both up to date.

    Attributes:
        model: the list; only the queue adds and removes.
        store: the pictures of the pages.

    Signals:
        changed(Summary): something is different now.
        pagesChanged(list[ScanPage]): these look different, or were read.
        documentChanged(ScanDocument): its pages are known now, or why they are not.
    """

    changed = Signal(object)
    pagesChanged = Signal(object)
    documentChanged = Signal(object)

    def __init__(self, engine: Engine, reading: Callable[[], Reading], parent: QObject | None = None) -> None:
        """`reading` gives the settings that hold when a document is added or read again."""
        super().__init__(parent)
        self.model = ScanModel(self)
        self.store = PageStore(self)
        self._engine = engine
        self._reading = reading
        self._pace = Pace()
        self._bridge = JobBridge(self)
        self._opener = ScanOpener(self)
        self._urgent: deque[ScanPage] = deque()
        self._waiting: deque[ScanPage] = deque()
        self._in_engine: dict[Job, ScanPage] = {}
        self._by_key: dict[int, ScanPage] = {}
        self._is_open = True
        self._bridge.jobsChanged.connect(self._on_jobs_changed)
        self._opener.opened.connect(self._on_opened)
        self.store.kept.connect(self._on_kept)

    @property
    def summary(self) -> Summary:
        """Where everything stands, counted in pages."""
        pages = self.model.pages
        counts = {state: sum(page.state is state for page in pages) for state in _ENDS}
        active = len(pages) - sum(counts.values())
        done = counts[JobState.DONE] + counts[JobState.FAILED]
        under_way = sum(page.fraction for page in self._in_engine.values())
        return Summary(
            total=len(pages),
            active=active,
            done=counts[JobState.DONE],
            failed=counts[JobState.FAILED] + sum(bool(each.error) for each in self.model.documents),
            cancelled=counts[JobState.CANCELLED],
            seconds_left=self._pace.seconds_for(max(0.0, active - under_way)) if active else None,
            fraction=(done + under_way) / (done + active) if done + active else 0.0,
        )

    def add(self, sources: Sequence[Path]) -> list[ScanDocument]:
        """Take files into the list and read them; what is there already is not added again."""
        options = self._reading()
        known = {document.source for document in self.model.documents if not document.ink}
        documents = [ScanDocument(source, options) for source in sources if source not in known]
        self.model.append(documents)
        for document in documents:
            self._opener.open(document)
        self._tell()
        return documents

    def add_ink(self, name: str, strokes: Sequence, result: ReadResult) -> ScanDocument:
        """Take what was written with the pen, and read, into the list."""
        document = ScanDocument(Path(name), self._reading(), ink=tuple(strokes))
        self.model.append([document])
        self.model.set_pages(document, 1)
        self._take(document.pages[0], result)
        self._tell(document.pages)
        return document

    def unlock(self, document: ScanDocument, password: str) -> None:
        """Try a password for a document that needs one."""
        document.password, document.opening, document.error = password, Opening.UNDER_WAY, ""
        self.model.tell_changed([document])
        self._opener.open(document)
        self._tell()

    def retry(self, scans: Iterable[Scan]) -> None:
        """Read again, with the settings as they are now; what could not be opened is opened again."""
        options = self._reading()
        pages = []
        for scan in scans:
            document = scan if isinstance(scan, ScanDocument) else scan.document
            document.options = options
            if isinstance(scan, ScanDocument) and scan.opening is Opening.FAILED:
                scan.opening, scan.error = Opening.UNDER_WAY, ""
                self._opener.open(scan)
                self.model.tell_changed([scan])
            pages += [page for page in pages_of(scan) if page.state.is_over]
        for page in pages:
            page.start_over()
        self._line_up(pages, urgent=len(pages) == 1)
        self._tell(pages)

    def cancel(self, scans: Iterable[Scan]) -> None:
        """Stop reading; what is read already stays."""
        stopped = []
        for page in [page for scan in scans for page in pages_of(scan) if page.is_active]:
            if page.job is not None:
                page.job.cancel()
            else:
                page.stop()
                stopped.append(page)
        self._take_out(stopped)
        self._tell(stopped)

    def cancel_all(self) -> None:
        """Stop everything."""
        self.cancel(list(self.model.documents))

    def remove(self, documents: Iterable[ScanDocument]) -> None:
        """Take documents out of the list, with their pictures; what is being read is cancelled."""
        documents = [each for each in documents if self.model.index_of(each).isValid()]
        for page in [page for document in documents for page in document.pages]:
            if page.job in self._in_engine:
                del self._in_engine[page.job]
                page.job.cancel()
            if self._by_key.pop(page.key, None) is not None:
                self.store.forget(page.key)
        self._take_out([page for document in documents for page in document.pages])
        self.model.remove(documents)
        self._feed()
        self._tell()

    def hurry(self, page: ScanPage) -> None:
        """The person looks at this page: it goes first."""
        if page.state is JobState.WAITING and page.job is None:
            self._take_out([page])
            self._urgent.append(page)
            self._feed()

    def close(self) -> None:
        """Cancel everything and listen to the engine no more."""
        self._is_open = False
        self._opener.stop()
        self.cancel_all()
        self._bridge.close()

    def wait(self) -> None:
        """Wait, after `close`, for the threads; in any thread."""
        self._opener.wait()
        self.store.close()

    # Into the engine

    def _on_opened(self, opened: Opened) -> None:
        document = opened.document
        if not self.model.index_of(document).isValid() or document.opening is not Opening.UNDER_WAY:
            return
        document.opening, document.error = opened.opening, opened.error
        if opened.opening is Opening.OPEN:
            self.model.set_pages(document, opened.pages)
            self._line_up(document.pages, urgent=opened.pages == 1 and len(self.model.documents) == 1)
        self.model.tell_changed([document])
        self.documentChanged.emit(document)
        self._tell()

    def _line_up(self, pages: Sequence[ScanPage], urgent: bool) -> None:
        if not self._in_engine:
            self._pace.restart()
        (self._urgent if urgent else self._waiting).extend(pages)
        self._feed()

    def _take_out(self, pages: Iterable[ScanPage]) -> None:
        gone = set(pages)
        self._urgent = deque(page for page in self._urgent if page not in gone)
        self._waiting = deque(page for page in self._waiting if page not in gone)

    def _feed(self) -> None:
        while self._urgent and self._is_open:
            self._submit(self._urgent.popleft(), Priority.INTERACTIVE)
        while (
            self._waiting
            and self._is_open
            and len(self._in_engine) < _IN_ENGINE
            and self.store.backlog < _MOST_UNSTORED
        ):
            self._submit(self._waiting.popleft(), Priority.BATCH)

    def _submit(self, page: ScanPage, priority: Priority) -> None:
        try:
            job = self._engine.submit(request_for(page), priority)
        except GanvasError as error:
            page.fail(error)
            self._tell([page])
            return
        page.job = job
        self._in_engine[job] = page
        self._bridge.watch(job)

    # Out of the engine

    def _on_jobs_changed(self, jobs: list[Job]) -> None:
        changed = []
        for job in jobs:
            page = self._in_engine.get(job)
            if page is None:
                continue
            before = page.fraction
            self._follow(page, job)
            changed.append(page)
            if job.state.is_over:
                del self._in_engine[job]
            self._pace.add(max(0.0, (1.0 if job.state.is_over else page.fraction) - before))
        self._feed()
        self._tell(changed)

    def _follow(self, page: ScanPage, job: Job) -> None:
        page.state, page.fraction = job.state, job.progress.fraction
        if job.state is JobState.DONE:
            self._take(page, job.result(timeout=0))
        elif job.state is JobState.FAILED and job.error is not None:
            page.fail(job.error)
        elif job.state is JobState.CANCELLED:
            page.stop()

    def _take(self, page: ScanPage, result: ReadResult) -> None:
        if self._by_key.pop(page.key, None) is not None:
            self.store.forget(page.key)
        page.take(result.page, tuple(result.notes), result.seconds)
        self._by_key[page.key] = page
        self.store.keep(page.key, result.picture)

    def _on_kept(self, key: int, thumbnail: QImage) -> None:
        page = self._by_key.get(key)
        if page is not None:
            page.thumbnail = None if thumbnail.isNull() else thumbnail
            self.model.tell_changed([page])
        self._feed()

    def _tell(self, pages: Sequence[ScanPage] = ()) -> None:
        if pages:
            self.model.tell_changed(pages)
            self.pagesChanged.emit(list(pages))
        self.changed.emit(self.summary)


_ENDS = (JobState.DONE, JobState.FAILED, JobState.CANCELLED)
