"""The queue of Enhance: which pictures are worked on, in which order, and how far everything is."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from gan.engine import Job, JobState, Priority
from gan.enhance.choices import list_scales
from gan.enhance.choosing import scale_for
from gan.enhance.films.request import FilmRequest
from gan.enhance.request import EnhanceRequest
from gan.errors import GanvasError
from studio.jobs import JobBridge
from studio.language import noted
from studio.pace import Pace
from studio.queue import Group, Task, TaskQueue
from studio.settings import Enhancing
from studio.summary import Summary
from studio.widgets.job_list import JobItem, JobListModel
from studio.workspaces.enhance.again import settings_of
from studio.workspaces.enhance.requests import is_film, request_for, subfolder_of

# More than the engine works on at once, so that it never waits for the window; the rest waits in the queue
# of the studio, where thousands cost nothing and can be taken out at once.
_IN_ENGINE = 16


class EnhanceQueue(QObject):
    """Lines the items of a list up in the queue of the studio, and keeps them up to date.

    Attributes:
        model: the list; only the queue adds and removes.
        own: gives the settings for one file, from those for all.

    Signals:
        changed(Summary): something is different now.
        ended(list[JobItem]): these are done, failed or cancelled.
    """

    changed = Signal(object)
    ended = Signal(object)

    def __init__(
        self,
        tasks: TaskQueue,
        enhancing: Callable[[], Enhancing],
        parent: QObject | None = None,
        pace: Pace | None = None,
    ) -> None:
        """`enhancing` gives the settings that hold when an item is started."""
        super().__init__(parent)
        self.model = JobListModel(self)
        self.own: Callable[[Path, Enhancing], Enhancing] = lambda source, enhancing: enhancing
        self._tasks = tasks
        self._enhancing = enhancing
        self._pace = pace or Pace()
        self._bridge = JobBridge(self)
        self._bridge.jobsChanged.connect(self._on_jobs_changed)
        self._pictures = Group(_IN_ENGINE)
        self._films = Group(1)  # one after another: each may take hours
        self._task_of: dict[JobItem, Task] = {}
        self._item_of: dict[Task, JobItem] = {}
        tasks.started.connect(self._on_started)
        tasks.ended.connect(self._on_ended)
        self._in_engine: dict[Job, JobItem] = {}
        self._counts: Counter[str] = Counter()
        self._since = self._took = 0.0

    @property
    def summary(self) -> Summary:
        """Where everything stands."""
        counts = self._counts
        active, done = counts["active"], counts["done"] + counts["failed"]
        under_way = sum(item.fraction for item in self._in_engine.values())
        left = max(0.0, active - under_way)
        return Summary(
            total=len(self.model.items),
            held=counts["held"],
            active=active,
            done=counts["done"],
            failed=counts["failed"],
            cancelled=counts["cancelled"],
            seconds_left=self._seconds_left(left) if active else None,
            fraction=(done + under_way) / (done + active) if done + active else 0.0,
            took=self._took,
        )

    def add(
        self, sources: Sequence[Path], *, urgent: bool = False, subfolders: Mapping[Path, Path] | None = None
    ) -> list[JobItem]:
        """Take pictures into the list; they start at once unless the person wants to start them.

        Each is done with the settings of this moment; what is under way already is not added again.

        Args:
            sources: the files.
            urgent: do them before what already waits.
            subfolders: of those from deeper in a folder that came in: where they lie in it.
        """
        enhancing = self._enhancing()
        items = [
            JobItem(
                source,
                enhancing.scale,
                options=self.own(source, enhancing),
                is_held=not enhancing.auto_start,
                unit=noted("frames") if is_film(source) else "",
                subfolder=(subfolders or {}).get(source, Path()),
            )
            for source in sources
            if not self._is_under_way(source)
        ]
        self._counts["held" if not enhancing.auto_start else "active"] += len(items)
        self.model.append(items)
        if enhancing.auto_start:
            self._line_up(items, urgent)
        self._tell()
        return items

    def start(self, items: Iterable[JobItem]) -> None:
        """Start items that were held back."""
        self._begin([item for item in items if item.is_held])

    def retry(self, items: Iterable[JobItem]) -> None:
        """Do items again, with the settings as they are now."""
        self._begin([item for item in items if item.state.is_over])

    def go_on(self, requests: Sequence[EnhanceRequest | FilmRequest]) -> None:
        """Take what an earlier run of the program did not finish into the list, as it was asked for then."""
        items = []
        for request in requests:
            options = settings_of(request, self._enhancing())
            unit = "frames" if is_film(request.source) else ""
            subfolder = subfolder_of(request, options)
            items.append(
                JobItem(request.source, request.scale, options=options, unit=unit, subfolder=subfolder)
            )
        self._counts["active"] += len(items)
        self.model.append(items)
        for item, request in zip(items, requests, strict=True):
            self._line_up([item], urgent=False, request=request)
        self._tell()

    def cancel(self, items: Iterable[JobItem]) -> None:
        """Stop items that wait or are being worked on."""
        self._tasks.cancel([self._task_of[item] for item in items if item in self._task_of])

    def cancel_all(self) -> None:
        """Stop everything."""
        self.cancel(list(self.model.items))

    def remove(self, items: Iterable[JobItem]) -> None:
        """Take items out of the list; what is being worked on is cancelled."""
        items = [item for item in items if self.model.row_of(item) >= 0]
        for item in items:
            self._counts[_group(item)] -= 1
            if item.job in self._in_engine:
                del self._in_engine[item.job]
        self.model.remove(items)
        self._tasks.cancel([task for item in items if (task := self._part(item)) is not None])
        self._tell()

    def _part(self, item: JobItem) -> Task | None:
        """The task of an item, which it has no more."""
        task = self._task_of.pop(item, None)
        if task is not None:
            del self._item_of[task]
        return task

    def set_size(self, source: Path, size: tuple[int, int]) -> None:
        """The width and height of a file are known now."""
        items = [item for item in self.model.items_of(source) if item.size != size]
        for item in items:
            item.size = size
            if not item.scale:
                item.scale = scale_for(size, _scales(item.options))
        self.model.tell_changed(items)

    def rescale_held(self) -> None:
        """The settings changed: items that were not started show what they would become."""
        changed = []
        for item in self.model.items:
            scale = _scale(self._options_of(item), item)
            if item.is_held and item.scale != scale:
                item.scale = scale
                changed.append(item)
        self.model.tell_changed(changed)

    def refit(self, items: Iterable[JobItem]) -> None:
        """Items have other settings of their own: those that only wait are done with them, in their turn."""
        items = list(items)
        for item in items:
            is_other = self.own(item.source, self._options_of(item)) != item.options
            if is_other and item.is_active and item.state is JobState.WAITING:
                self._line_up_anew(item)
        self.rescale_held()
        self._tell(items)

    def _line_up_anew(self, item: JobItem) -> None:
        """Ask for it as it is to be done now, in place of what was asked for before."""
        old, order = self._part(item), self._tasks.active
        behind = order[order.index(old) + 1 :] if old in order else []
        self._in_engine.pop(item.job, None)
        item.start_over()
        self._take_options(item)
        if old is not None:
            self._tasks.cancel([old])
        self._line_up([item], urgent=old is not None and old.priority is Priority.INTERACTIVE)
        if behind and (task := self._task_of.get(item)) is not None:
            self._tasks.move([task], behind[0])

    def close(self) -> None:
        """Cancel everything and listen to the engine no more."""
        self.cancel_all()
        self._bridge.close()

    # Into the engine

    def _begin(self, items: list[JobItem]) -> None:
        self._counts.subtract(map(_group, items))
        self._counts["active"] += len(items)
        for item in items:
            item.start_over()
            self._take_options(item)
        self._line_up(items, urgent=len(items) == 1)
        self._tell(items)

    def _options_of(self, item: JobItem) -> Enhancing:
        return item.own or self._enhancing()

    def _take_options(self, item: JobItem) -> None:
        """The settings as they are now, its own or those for all."""
        options = self._options_of(item)
        item.scale, item.options = _scale(options, item), self.own(item.source, options)

    def _line_up(
        self, items: Sequence[JobItem], urgent: bool, request: EnhanceRequest | FilmRequest | None = None
    ) -> None:
        if not self._in_engine:
            self._pace.restart()
            self._since = time.monotonic()
        tasks = []
        for item in items:
            try:
                task = self._make_task(item, urgent, request or _wish(item))
            except GanvasError as error:
                self._fail(item, error)
                continue
            self._task_of[item], self._item_of[task] = task, item
            tasks.append(task)
        self._tasks.add(tasks)

    def _make_task(self, item: JobItem, urgent: bool, request: EnhanceRequest | FilmRequest) -> Task:
        again = partial(self._do_again, item)
        if item.unit:  # computed only while no picture waits
            return Task(request, priority=Priority.BACKGROUND, group=self._films, again=again)
        priority = Priority.INTERACTIVE if urgent else Priority.BATCH
        return Task(request, priority=priority, group=self._pictures, again=again)

    def _do_again(self, item: JobItem) -> bool:
        """Do a failed item again; returns whether it is still in the list."""
        if self.model.row_of(item) < 0:
            return False
        self.retry([item])
        return True

    def _fail(self, item: JobItem, error: BaseException) -> None:
        with self._recounting(item):
            item.fail(error)
        self._tell([item])
        self.ended.emit([item])

    def _on_started(self, task: Task) -> None:
        item = self._item_of.get(task)
        if item is not None:
            assert task.job is not None
            item.job = task.job
            self._in_engine[task.job] = item
            self._bridge.watch(task.job)

    # Out of the engine

    def _on_ended(self, tasks: list[Task]) -> None:
        """Tasks are over; those that the engine never had tell so by this alone."""
        stopped = []
        for task in tasks:
            item = self._item_of.get(task)
            if item is None or item.job is not None:
                continue
            self._part(item)
            with self._recounting(item):
                item.state, item.error = task.state, task.error
            stopped.append(item)
        if stopped:
            self._tell(stopped)
            self.ended.emit(stopped)

    def _on_jobs_changed(self, jobs: list[Job]) -> None:
        changed = []
        for job in jobs:
            item = self._in_engine.get(job)
            if item is None:
                continue
            before = item.fraction
            with self._recounting(item):
                item.follow(job)
            changed.append(item)
            if job.state.is_over:
                del self._in_engine[job]
                self._part(item)
            self._pace.add(max(0.0, (1.0 if job.state.is_over else item.fraction) - before))
        if not self._counts["active"]:
            self._took = time.monotonic() - self._since
        self._tell(changed)
        self.ended.emit([item for item in changed if item.state.is_over])

    def _is_under_way(self, source: Path) -> bool:
        return any(item.is_active or item.is_held for item in self.model.items_of(source))

    @contextmanager
    def _recounting(self, item: JobItem) -> Iterator[None]:
        """Count an item where it belongs after what is done to it within."""
        self._counts[_group(item)] -= 1
        yield
        self._counts[_group(item)] += 1

    def _seconds_left(self, left: float) -> float | None:
        known = [item.seconds_left for item in self._in_engine.values() if item.seconds_left is not None]
        known.append(self._pace.seconds_for(left) or 0.0)
        return max(known) or None

    def _tell(self, items: Iterable[JobItem] = ()) -> None:
        self.model.tell_changed(items)
        self.changed.emit(self.summary)


def _scale(enhancing: Enhancing, item: JobItem) -> float:
    """The scale of an item with these settings; 0 if its size would tell, but is not known yet."""
    if enhancing.scale or item.size is None:
        return enhancing.scale
    return scale_for(item.size, _scales(enhancing))


def _scales(enhancing: Enhancing) -> tuple[int, ...]:
    return list_scales(enhancing.model)


def _wish(item: JobItem) -> EnhanceRequest | FilmRequest:
    return request_for(item.source, item.options, item.subfolder)


_ENDS = {JobState.DONE: "done", JobState.FAILED: "failed", JobState.CANCELLED: "cancelled"}


def _group(item: JobItem) -> str:
    """Under which heading of the summary an item counts."""
    if item.is_held:
        return "held"
    if not item.state.is_over:
        return "active"
    return _ENDS[item.state]
