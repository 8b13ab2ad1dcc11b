"""The queue of Handwriting: which pages are read, in which order, and what came of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from gan.engine import Job, JobState, Priority
from gan.errors import GanvasError
from gan.handwriting.request import ReadPage, ReadResult
from studio.jobs import JobBridge
from studio.pace import Pace
from studio.queue import Group, Task, TaskQueue
from studio.settings import Reading
from studio.summary import Summary
from studio.workspaces.handwriting.again import settings_of
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
    """Opens documents, lines their pages up in the queue of the studio, and keeps both up to date.

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

    def __init__(
        self, tasks: TaskQueue, reading: Callable[[], Reading], parent: QObject | None = None
    ) -> None:
        """`reading` gives the settings that hold when a document is added or read again."""
        super().__init__(parent)
        self.model = ScanModel(self)
        self.store = PageStore(self)
        self._tasks = tasks
        self._reading = reading
        self._pace = Pace()
        self._bridge = JobBridge(self)
        self._opener = ScanOpener(self)
        self._group = Group(_IN_ENGINE, lambda: self.store.backlog < _MOST_UNSTORED)
        self._task_of: dict[ScanPage, Task] = {}
        self._page_of: dict[Task, ScanPage] = {}
        tasks.started.connect(self._on_started)
        tasks.ended.connect(self._on_ended)
        self._in_engine: dict[Job, ScanPage] = {}
        self._by_key: dict[int, ScanPage] = {}
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

    def go_on(self, requests: Sequence[ReadPage]) -> None:
        """Read the documents whose pages an earlier run of the program did not finish, as asked for then."""
        known = {document.source for document in self.model.documents}
        asked = {request.source: request for request in requests if request.source not in known}
        now = self._reading()
        documents = [ScanDocument(source, settings_of(request, now)) for source, request in asked.items()]
        self.model.append(documents)
        for document in documents:
            self._opener.open(document)
        self._tell()

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
        pages = [page for scan in scans for page in pages_of(scan)]
        self._tasks.cancel([self._task_of[page] for page in pages if page in self._task_of])

    def cancel_all(self) -> None:
        """Stop everything."""
        self.cancel(list(self.model.documents))

    def remove(self, documents: Iterable[ScanDocument]) -> None:
        """Take documents out of the list, with their pictures; what is being read is cancelled."""
        documents = [each for each in documents if self.model.index_of(each).isValid()]
        for page in [page for document in documents for page in document.pages]:
            if page.job in self._in_engine:
                del self._in_engine[page.job]
            if self._by_key.pop(page.key, None) is not None:
                self.store.forget(page.key)
        pages = [page for document in documents for page in document.pages]
        self.model.remove(documents)
        self._tasks.cancel([task for page in pages if (task := self._part(page)) is not None])
        self._tell()

    def hurry(self, page: ScanPage) -> None:
        """The person looks at this page: it goes first."""
        task = self._task_of.get(page)
        if task is not None and task.job is None:
            self._tasks.hurry(task)

    def close(self) -> None:
        """Cancel everything and listen to the engine no more."""
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
        tasks = []
        for page in pages:
            try:
                task = self._make_task(page, urgent)
            except GanvasError as error:
                page.fail(error)
                self._tell([page])
                continue
            self._task_of[page], self._page_of[task] = task, page
            tasks.append(task)
        self._tasks.add(tasks)

    def _make_task(self, page: ScanPage, urgent: bool) -> Task:
        return Task(
            request_for(page),
            page.title,
            Priority.INTERACTIVE if urgent else Priority.BATCH,
            group=self._group,
            again=partial(self._do_again, page),
        )

    def _do_again(self, page: ScanPage) -> bool:
        """Read a page again; returns whether it is still in the list."""
        if not self.model.index_of(page.document).isValid():
            return False
        self.retry([page])
        return True

    def _part(self, page: ScanPage) -> Task | None:
        """The task of a page, which it has no more."""
        task = self._task_of.pop(page, None)
        if task is not None:
            del self._page_of[task]
        return task

    def _on_started(self, task: Task) -> None:
        page = self._page_of.get(task)
        if page is not None:
            assert task.job is not None
            page.job = task.job
            self._in_engine[task.job] = page
            self._bridge.watch(task.job)

    # Out of the engine

    def _on_ended(self, tasks: list[Task]) -> None:
        """Tasks are over; those that the engine never had tell so by this alone."""
        stopped = []
        for task in tasks:
            page = self._page_of.get(task)
            if page is None or page.job is not None:
                continue
            self._part(page)
            if task.state is JobState.FAILED:
                page.state, page.error = JobState.FAILED, task.error
            else:
                page.stop()
            stopped.append(page)
        if stopped:
            self._tell(stopped)

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
                self._part(page)
            self._pace.add(max(0.0, (1.0 if job.state.is_over else page.fraction) - before))
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
        self._tasks.feed()

    def _tell(self, pages: Sequence[ScanPage] = ()) -> None:
        if pages:
            self.model.tell_changed(pages)
            self.pagesChanged.emit(list(pages))
        self.changed.emit(self.summary)


_ENDS = (JobState.DONE, JobState.FAILED, JobState.CANCELLED)
