"""The one queue of the studio: who comes next, and what of it the engine has already."""

from __future__ import annotations

import itertools
from bisect import insort
from collections.abc import Iterable, Sequence
from typing import Any

from PySide6.QtCore import QObject, Signal

from gan.engine import Engine, Job, JobState, Priority
from gan.engine.order import place_of, put_at
from gan.errors import GanvasError
from studio.jobs import JobBridge
from studio.queue.keeper import Keeper, Left, words_of
from studio.queue.kinds import kind_of
from studio.queue.task import Group, Task
from studio.queue.totals import Reckoning, Totals

_MOST_OVER = 500  # tasks that are over and still shown; the oldest go
_PER_SECOND = 10


class TaskQueue(QObject):
    """Feeds the engine with tasks in their order, and takes in what others hand to it.

    Only the window's thread may call it, but for what the engine calls.

    Attributes:
        left: what an earlier run of the program did not finish, until the person has decided.

    Signals:
        changed(): something is different now; at most ten times a second while jobs go on.
        started(Task): the engine has it now; its job is there.
        ended(list[Task]): these are done, failed or cancelled.
        emptied(Totals): nothing is active any more.
        leftFound(): there is something in `left`.
        goOnAsked(list[Left]): the person wants to go on with these.
    """

    changed = Signal()
    started = Signal(object)
    ended = Signal(object)
    emptied = Signal(object)
    leftFound = Signal()
    goOnAsked = Signal(object)
    _adopted = Signal(object)
    _looked = Signal(object)

    def __init__(
        self, engine: Engine | None = None, keeper: Keeper | None = None, parent: QObject | None = None
    ) -> None:
        """Make it; without a keeper nothing is kept for the next start."""
        super().__init__(parent)
        self.left: list[Left] = []
        self._awaited: dict[str, Left] = {}  # the person wants to go on with them, and they are not added yet
        self._engine, self._keeper = engine, keeper
        self._tasks: dict[Task, None] = {}
        self._over: dict[Task, None] = {}
        self._groups: dict[Group, list[Task]] = {}  # those that wait, in order
        self._in_engine: dict[Group, set[Task]] = {}
        self._task_of: dict[Job, Task] = {}
        self._ranks = itertools.count(1)
        self._reckoning = Reckoning()
        self._submitting: Any = None
        self._is_open = True
        self._bridge = JobBridge(self, _PER_SECOND)
        self._bridge.jobsChanged.connect(self._on_jobs_changed)
        self._adopted.connect(self._adopt)
        self._looked.connect(self._on_looked)
        if engine is not None:
            engine.observe(self)

    # What there is

    @property
    def active(self) -> list[Task]:
        """Tasks that are not over, in the order in which they go."""
        return sorted(self._tasks, key=place_of)

    @property
    def over(self) -> list[Task]:
        """Tasks that are done or failed, the latest first."""
        return list(reversed(self._over))

    @property
    def totals(self) -> Totals:
        """Where everything stands."""
        return self._reckoning.totals(list(self._tasks))

    @property
    def is_keeping(self) -> bool:
        """Whether something that is not done would be offered again after the end of the program."""
        return self._keeper is not None and any(task.kind.is_kept for task in self._tasks)

    # What is asked of it

    def add(self, tasks: Sequence[Task]) -> None:
        """Line tasks up behind those of their priority, and begin what there is room for."""
        if not self._is_open or not tasks:
            return
        self._take_in(tasks)
        for task in tasks:
            group = task.group = task.group or _ALONE
            insort(self._groups.setdefault(group, []), task, key=place_of)
        self.feed()
        self.changed.emit()

    def feed(self) -> None:
        """Hand over what there is room for; to be called when a group has more room than before."""
        for group in list(self._groups):
            while self._is_open and (task := self._next(group)) is not None:
                self._submit(task, group)

    def cancel(self, tasks: Iterable[Task]) -> None:
        """Stop tasks; those that the engine has end at their next step."""
        wanted = [task for task in tasks if task in self._tasks]
        waiting = [task for task in wanted if task.job is None]
        if self._keeper is not None and self._is_open:
            self._keeper.drop(wanted)
        for task in waiting:
            task.end(JobState.CANCELLED)
        self._end(waiting)
        for task in wanted:
            if task.job is not None:
                task.job.cancel()

    def pause(self, tasks: Iterable[Task]) -> None:
        """Let tasks stand still, where they are; others go on in their stead."""
        for task in tasks:
            task.pause()
        self.feed()
        self.changed.emit()

    def resume(self, tasks: Iterable[Task]) -> None:
        """Let tasks go on."""
        for task in tasks:
            task.resume()
        self.feed()
        self.changed.emit()

    def move(self, tasks: Sequence[Task], before: Task | None) -> None:
        """Put tasks before another one, in their order, or (None) at the end."""
        moved = [task for task in self.active if task in set(tasks)]
        others = [task for task in self.active if task not in set(tasks)]
        index = others.index(before) if before in others else len(others)
        for task in moved:
            put_at(task, others, index)
            others.insert(index, task)
            index += 1
        self._reorder(moved)
        self.feed()
        self.changed.emit()

    def hurry(self, task: Task) -> None:
        """Somebody waits for this one: it goes before all that nobody does."""
        task.priority = Priority.INTERACTIVE
        self._reorder([task])
        self.feed()
        self.changed.emit()

    def retry(self, tasks: Iterable[Task]) -> None:
        """Do failed tasks again."""
        failed = [task for task in tasks if task.state is JobState.FAILED and task in self._over]
        self.dismiss(failed)
        for task in failed:
            if task.again is None or not task.again():
                self.add([Task(task.request, task.title, task.priority, group=task.group)])

    def dismiss(self, tasks: Iterable[Task]) -> None:
        """Show tasks that are over no more."""
        for task in tasks:
            self._over.pop(task, None)
        self.changed.emit()

    def clear(self) -> None:
        """Show nothing any more that is over."""
        self.dismiss(list(self._over))

    # From one run of the program to the next

    def look_for_left(self) -> None:
        """Find out what an earlier run has left; `leftFound` tells. In any thread."""
        if self._keeper is not None:
            self._keeper.look(self._looked.emit)

    def go_on(self) -> None:
        """Go on with all that was left."""
        left, self.left = self.left, []
        # Some workspaces first have to look into files before they add anything.
        self._awaited |= {words_of(each.request): each for each in left}
        self.goOnAsked.emit(left)
        self._let_go(list(self._tasks))
        self.changed.emit()

    def forget_left(self) -> None:
        """Do not offer again what was left."""
        left, self.left = self.left, []
        if self._keeper is not None:
            self._keeper.forget(left)
        self.changed.emit()

    def stop(self) -> None:
        """The program ends: what is cancelled from now on is kept for the next start."""
        self._is_open = False

    def close(self) -> None:
        """Listen to the engine no more; after `stop`."""
        self._is_open = False
        self._bridge.close()

    def finish(self) -> None:
        """Wait for the keeper; in any thread, when the engine is closed."""
        if self._keeper is not None:
            self._keeper.close()

    # What the engine calls

    def on_submit(self, job: Job) -> None:
        """Take in a job that somebody else has submitted. In any thread."""
        kind = kind_of(job.request)
        if kind is not None and kind.is_adopted and job.request is not self._submitting:
            self._adopted.emit(job)

    def on_finish(self, job: Job, result: object) -> None:
        """Forget a task before anybody is told that it is done. In the job's thread."""
        task = self._task_of.get(job)
        if task is not None and self._keeper is not None:
            self._keeper.drop([task], wait=True)

    # Inside

    def _take_in(self, tasks: Sequence[Task]) -> None:
        if not self._tasks:
            self._reckoning.begin()
        for task in tasks:
            task.rank = float(next(self._ranks))
            self._tasks[task] = None
        if self._keeper is not None:
            self._keeper.keep(tasks)
            self._let_go(tasks)

    def _let_go(self, tasks: Sequence[Task]) -> None:
        """Forget what was left and is kept again now; what nobody has added yet stays for the next start."""
        if self._keeper is None or not self._awaited:
            return
        words = (words_of(task.request) for task in tasks if task.kind.is_kept)
        gone = [left for each in words if (left := self._awaited.pop(each, None)) is not None]
        if gone:
            self._keeper.forget(gone)

    def _adopt(self, job: Job) -> None:
        if not self._is_open or job.state.is_over:
            return
        task = Task(job.request, priority=job.priority)
        self._take_in([task])
        self._watch(task, job)
        self.changed.emit()

    def _watch(self, task: Task, job: Job) -> None:
        task.begin(job)
        self._task_of[job] = task
        self._bridge.watch(job)

    def _next(self, group: Group) -> Task | None:
        """The task of a group to hand over now."""
        task = next((each for each in self._groups[group] if not each.is_paused), None)
        if task is None or task.priority is Priority.INTERACTIVE:
            return task
        engaged = [each for each in self._in_engine.get(group, ()) if not each.is_paused]
        if len(engaged) < group.limit:
            return task if group.has_room() else None
        # One that was moved to the front overtakes what the engine has, but has not begun.
        is_overtaking = any(
            each.state is JobState.WAITING and place_of(each) > place_of(task) for each in engaged
        )
        return task if is_overtaking else None

    def _submit(self, task: Task, group: Group) -> None:
        self._groups[group].remove(task)
        self._submitting = task.request
        try:
            job = self._engine.submit(task.request, task.priority)
        except GanvasError as error:
            task.end(JobState.FAILED, error)
            self._end([task])
            return
        finally:
            self._submitting = None
        self._in_engine.setdefault(group, set()).add(task)
        self._watch(task, job)
        self.started.emit(task)

    def _on_jobs_changed(self, jobs: Sequence[Job]) -> None:
        ended = []
        for job in jobs:
            task = self._task_of.get(job)
            if task is None:
                continue
            task.follow()
            self._reckoning.follow(task)
            if task.state.is_over:
                del self._task_of[job]
                ended.append(task)
        self._end(ended, reckoned=True)
        self.feed()
        self.changed.emit()

    def _end(self, tasks: Sequence[Task], *, reckoned: bool = False) -> None:
        self._leave_groups(tasks)
        for task in tasks:
            self._tasks.pop(task, None)
            if not reckoned:
                self._reckoning.follow(task)
            if task.state is not JobState.CANCELLED:  # who has cancelled it knows
                self._over[task] = None
        for task in list(self._over)[: max(0, len(self._over) - _MOST_OVER)]:
            del self._over[task]
        if tasks:
            self._forget(tasks)
            self.ended.emit(list(tasks))
            if not self._tasks and self._is_open:
                self.emptied.emit(self.totals)
            self.changed.emit()

    def _leave_groups(self, tasks: Sequence[Task]) -> None:
        gone = set(tasks)
        for group in {task.group for task in tasks if task.group is not None}:
            self._groups[group] = [task for task in self._groups.get(group, ()) if task not in gone]
            self._in_engine.get(group, set()).difference_update(gone)

    def _forget(self, tasks: Sequence[Task]) -> None:
        """What is over need not be kept; what the end of the program has cancelled is."""
        gone = [task for task in tasks if self._is_open or task.state is not JobState.CANCELLED]
        if self._keeper is not None and gone:
            self._keeper.drop(gone)

    def _reorder(self, moved: Sequence[Task]) -> None:
        for waiting in self._groups.values():
            waiting.sort(key=place_of)
        for task, job in ((task, job) for job, task in self._task_of.items()):
            if (job.priority, job.rank) != place_of(task):
                job.priority, job.rank = task.priority, task.rank
        if self._keeper is not None:
            self._keeper.place(moved)

    def _on_looked(self, left: list[Left]) -> None:
        if left and self._is_open:
            self.left = left
            self.leftFound.emit()
            self.changed.emit()


_ALONE = Group(limit=2)
"""For tasks that no workspace looks after."""
