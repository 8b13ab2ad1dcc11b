"""One task of the queue, as a plain value."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from gan.engine.job import Job, JobState, Priority, Progress
from studio import words
from studio.heard import sentence_of
from studio.language import joined, percent_words, tr
from studio.queue.kinds import Kind, kind_of, result_of


@dataclass(eq=False)
class Group:
    """Tasks that are handed to the engine a few at a time, so that thousands cost it nothing.

    Attributes:
        limit: how many of them the engine has at once; those that a person waits for come on top.
        has_room: whether the one who takes the results can take more.
    """

    limit: int
    has_room: Callable[[], bool] = lambda: True


@dataclass(eq=False)
class Task:
    """Something that the engine is to do, does or has done.

    Attributes:
        request: what is asked of the engine.
        title: what it works on.
        priority, rank: its place; see `gan.engine.order`.
        group: who it is handed to the engine with; None if the engine has it already.
        again: does it again in the workspace that asked for it, and says whether that could be done; None
            where nobody but the queue need know.
        state: of the job; WAITING before there is one.
        job: while the engine has it.
        progress, notes, error: as the job said last.
        result: the file that it has made.
        row: under which it is kept, once it is; for the queue's keeper only.
    """

    request: Any
    title: str = ""
    priority: Priority = Priority.BATCH
    rank: float = 0.0
    group: Group | None = None
    again: Callable[[], bool] | None = None
    state: JobState = JobState.WAITING
    job: Job | None = None
    progress: Progress = field(default_factory=Progress)
    notes: tuple[str, ...] = ()
    error: str = ""
    result: Path | None = None
    row: int | None = None
    _is_paused: bool = False

    def __post_init__(self) -> None:
        self.title = self.title or self.kind.title(self.request)

    @property
    def kind(self) -> Kind:
        """What it is."""
        kind = kind_of(self.request)
        assert kind is not None
        return kind

    @property
    def is_active(self) -> bool:
        """Whether it is not over."""
        return not self.state.is_over

    @property
    def is_paused(self) -> bool:
        """Whether it stands still until the person says otherwise."""
        return self._is_paused and self.is_active

    @property
    def is_working(self) -> bool:
        """Whether the engine is at it, or would be if it were not paused."""
        return self.is_active and self.state is not JobState.WAITING

    def pause(self) -> None:
        """Stand still from the next step on."""
        self._is_paused = True
        if self.job is not None:
            self.job.pause()

    def resume(self) -> None:
        """Go on."""
        self._is_paused = False
        if self.job is not None:
            self.job.resume()

    def begin(self, job: Job) -> None:
        """The engine has it."""
        self.job = job
        job.priority, job.rank = self.priority, self.rank

    def follow(self) -> None:
        """Take over where the job is now; one that is over is let go, with all that it holds."""
        job = self.job
        if job is None:
            return
        self.state, self.progress = job.state, job.progress
        self.notes = job.notes + job.remarks
        if job.state is JobState.FAILED and job.error is not None:
            self.error = sentence_of(job.error, self._source)
        elif job.state is JobState.DONE:
            result = job.result(timeout=0)
            self.result, self.notes = result_of(result), getattr(result, "notes", self.notes)
        if self.state.is_over:
            self.job = None

    def end(self, state: JobState, error: BaseException | None = None) -> None:
        """It is over without the engine."""
        self.state = state
        self.error = sentence_of(error, self._source) if error is not None else ""

    @property
    def _source(self) -> Path | None:
        """The file that it works on, where it is one."""
        source = getattr(self.request, "source", None)
        return source if isinstance(source, Path) else None

    def state_words(self) -> str:
        """What is going on, in a few words."""
        if self.is_paused:
            share = percent_words(self.progress.fraction) if self.progress.done else ""
            return joined((tr("Paused"), share))
        if self.state is JobState.COMPUTING:
            left = words.duration_left(self.progress.seconds_left)
            return joined((percent_words(self.progress.fraction), left))
        return {
            JobState.WAITING: tr("Waiting"),
            JobState.READING: tr("Reading"),
            JobState.WRITING: tr("Saving"),
            JobState.DONE: tr("Done"),
            JobState.FAILED: tr("Failed"),
            JobState.CANCELLED: tr("Cancelled"),
        }[self.state]

    def spoken(self) -> str:
        """The whole row for screen readers."""
        return ", ".join(
            part for part in (self.title, self.kind.name(), self.state_words(), self.error) if part
        )
