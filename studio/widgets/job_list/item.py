"""One row of a job list, as a plain value: what is worked on, how far it is, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Any

from gan.engine.job import Job, JobState
from studio import words
from studio.heard import heard, sentence_of
from studio.language import again, joined, keys_words, noted, percent_words, tr


class Action(Enum):
    """What may be done with an item: its icon, its words and its key."""

    START = ("start", noted("Start"), "Ctrl+Enter")
    CANCEL = ("stop", noted("Cancel"), "Del")
    RETRY = ("retry", noted("Do it again"), "R")
    OPEN = ("open", noted("Open the result"), "Enter")
    REVEAL = ("reveal", noted("Show in its folder"), "Shift+Enter")
    REMOVE = ("cancel", noted("Remove from the list"), "Del")

    @property
    def icon(self) -> str:
        """Name of its icon."""
        return self.value[0]

    @property
    def words(self) -> str:
        """What it does."""
        return tr(self.value[1])

    @property
    def keys(self) -> str:
        """The keys for it, as they are shown."""
        return keys_words(self.value[2])


@dataclass(eq=False)
class JobItem:
    """A picture in the list.

    Attributes:
        source: the file.
        scale: how many times larger the result's sides are; 0 as long as that is not known.
        state: of the last job; WAITING before there is one.
        is_held: it waits for the person to start it.
        fraction: share computed, 0..1.
        seconds_left: of the computation; None if unknown.
        size: width and height of the source; None until it was looked at.
        error: the sentence that says why it failed, or empty.
        notes: sentences that the person should know.
        result: the file that was written.
        seconds: how long that took.
        job: the job that works on it, or did last.
        preview: a beginning of the result, which can be looked at before it is whole.
        unit: what `counted` counts, in the plural, where a person wants to know; else empty.
        counted: how many of how many are done.
        options: the settings with which it was asked for; whose they are knows what they mean.
        own: settings that hold for it alone, whatever holds for all; None without.
        subfolder: where it lies in the folder that it came with.
    """

    source: Path
    scale: float = 4
    state: JobState = JobState.WAITING
    is_held: bool = False
    fraction: float = 0.0
    seconds_left: float | None = None
    size: tuple[int, int] | None = None
    error: str = ""
    notes: tuple[str, ...] = ()
    result: Path | None = None
    seconds: float = 0.0
    job: Job | None = None
    preview: Path | None = None
    unit: str = ""
    counted: tuple[int, int] = (0, 0)
    options: Any = None
    own: Any = None
    subfolder: Path = Path()

    @property
    def is_active(self) -> bool:
        """Whether it waits for the engine or is being worked on."""
        return not self.is_held and not self.state.is_over

    @property
    def is_working(self) -> bool:
        """Whether the engine is at it right now."""
        return self.state in (JobState.READING, JobState.COMPUTING, JobState.WRITING)

    @property
    def message(self) -> str:
        """The sentences that stand below the item."""
        return again(self.error) or joined(map(heard, self.notes), " ")

    def start_over(self) -> None:
        """Forget what came of it; it waits again."""
        self.state, self.is_held = JobState.WAITING, False
        self.fraction, self.seconds_left, self.seconds = 0.0, None, 0.0
        self.error, self.notes, self.result, self.job = "", (), None, None
        self.preview, self.counted = None, (0, 0)

    def fail(self, error: BaseException) -> None:
        """It cannot be done."""
        self.state = JobState.FAILED
        self.error = sentence_of(error, self.source)

    def follow(self, job: Job) -> None:
        """Take over where the job is now."""
        self.state = job.state
        self.fraction, self.seconds_left = job.progress.fraction, job.progress.seconds_left
        self.notes = job.notes + job.remarks
        self.preview = None if job.state.is_over else job.preview
        self.counted = (job.progress.done, job.progress.total)
        if job.state is JobState.FAILED and job.error is not None:
            self.fail(job.error)
        elif job.state is JobState.DONE:
            result = job.result(timeout=0)
            self.fraction, self.seconds_left = 1.0, None
            self.result, self.seconds, self.notes = result.path, result.seconds, result.notes
            self._take_scale(result)
            self.size = self.size or (round(result.width / self.scale), round(result.height / self.scale))

    def _take_scale(self, result: Any) -> None:
        """Where the scale was left open, the result knows it, or else both sizes do."""
        if not self.scale:
            known = getattr(result, "scale", 0)
            self.scale = known or (result.width / self.size[0] if self.size else 1)

    def size_words(self) -> str:
        """Both sizes, as "640 × 480 → 2560 × 1920"; empty until the size is known."""
        if self.size is None:
            return ""
        if not self.scale:
            return words.dimensions(self.size)
        larger = (round(self.size[0] * self.scale), round(self.size[1] * self.scale))
        return f"{words.dimensions(self.size)}  →  {words.dimensions(larger)}"

    def about_words(self) -> str:
        """The sizes, where it comes from, and whether it has settings of its own."""
        folder = str(self.subfolder) if self.subfolder.parts else ""
        own = tr("own settings") if self.own is not None else ""
        return "  ·  ".join(part for part in (self.size_words(), own, folder) if part)

    def state_words(self) -> str:
        """What is going on, in a few words."""
        if self.is_held:
            return tr("Ready to start")
        if self.state is JobState.COMPUTING:
            left = words.duration_left(self.seconds_left)
            done, total = self.counted
            so_far = percent_words(self.fraction)
            if self.unit:
                so_far = tr("{done} of {total} {unit}", done=done, total=total, unit=tr(self.unit))
            return joined((so_far, left))
        if self.state is JobState.DONE:
            return tr("Done in {duration}", duration=words.duration(self.seconds))
        return tr(_STATE_WORDS[self.state])

    def spoken(self) -> str:
        """The whole row for screen readers."""
        parts = (self.source.name, self.about_words(), self.state_words(), self.message)
        return ", ".join(part for part in parts if part)

    def actions(self) -> tuple[Action, ...]:
        """What may be done with it now, in the order of its buttons."""
        if self.is_held:
            return (Action.START, Action.REMOVE)
        if self.is_active:
            return (Action.CANCEL,)
        if self.state is JobState.DONE:
            return (Action.OPEN, Action.REVEAL, Action.RETRY, Action.REMOVE)
        return (Action.RETRY, Action.REMOVE)


_STATE_WORDS = {
    JobState.WAITING: noted("Waiting"),
    JobState.READING: noted("Reading"),
    JobState.WRITING: noted("Saving"),
    JobState.FAILED: noted("Failed"),
    JobState.CANCELLED: noted("Cancelled"),
}
