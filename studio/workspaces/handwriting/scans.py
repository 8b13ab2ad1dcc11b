"""Documents and their pages, as the list shows them."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path

from PySide6.QtGui import QImage

from gan.engine.job import Job, JobState
from gan.handwriting.document import Page
from studio import words
from studio.heard import heard, sentence_of
from studio.language import again, joined, keys_words, noted, number_words, tr
from studio.settings import ReadAs, Reading
from studio.widgets.ink import Stroke
from studio.widgets.page_marks import Spot, uncertain_spots

_keys = itertools.count(1)


class ScanAction(Enum):
    """What may be done with a row: its icon, its words and its key."""

    CANCEL = ("stop", noted("Stop reading"), "Del")
    RETRY = ("retry", noted("Read again"), "R")
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


class Opening(Enum):
    """Whether the pages of a document are known."""

    UNDER_WAY = "under way"
    LOCKED = "locked"
    OPEN = "open"
    FAILED = "failed"


@dataclass(eq=False)
class ScanPage:
    """One page of a document.

    Attributes:
        document: whose page it is.
        number: in the document, from 1.
        state: of the last job; WAITING before there is one.
        fraction: share computed, 0..1.
        error: the sentence that says why it failed, or empty.
        notes: sentences that the person should know.
        seconds: how long reading took.
        job: the job that works on it.
        reading: what was read, with the person's corrections; None until it was read.
        original: what was read, as it was read.
        corrected: the words of it that the person wrote.
        thumbnail: of the straightened page; None until it was read.
        key: under which its picture is stored; another one each time it is read.
        is_exported: whether what the person wrote is in a file, too.
    """

    document: ScanDocument
    number: int
    state: JobState = JobState.WAITING
    fraction: float = 0.0
    error: str = ""
    notes: tuple[str, ...] = ()
    seconds: float = 0.0
    job: Job | None = None
    reading: Page | None = None
    original: Page | None = None
    corrected: frozenset[Spot] = frozenset()
    thumbnail: QImage | None = None
    key: int = field(default_factory=lambda: next(_keys))
    is_exported: bool = False

    @property
    def is_active(self) -> bool:
        """Whether it waits for the engine or is being read."""
        return not self.state.is_over

    @property
    def is_working(self) -> bool:
        """Whether the engine is at it right now."""
        return self.state in (JobState.READING, JobState.COMPUTING, JobState.WRITING)

    @property
    def uncertain(self) -> int:
        """How many words are worth a second look."""
        return sum(1 for _ in uncertain_spots(self.reading, self.corrected)) if self.reading else 0

    @property
    def has_work_of_hand(self) -> bool:
        """Whether the person's corrections would be lost with it."""
        changed = self.reading is not None and self.reading != self.original
        return changed and not self.is_exported

    @property
    def is_lines(self) -> bool:
        """Whether it holds lines of writing, not single characters."""
        options = self.document.options
        return (options.ink_as if self.document.ink else options.read_as) in (ReadAs.PAGE, ReadAs.LINE)

    @property
    def title(self) -> str:
        """What it is called: the file's name, with the page where there are several."""
        name = self.document.name
        return (
            tr("{name}, page {number}", name=name, number=self.number)
            if len(self.document.pages) > 1
            else name
        )

    def start_over(self) -> None:
        """Forget what came of the last attempt but the text; it waits again."""
        self.state, self.job = JobState.WAITING, None
        self.fraction, self.seconds, self.error, self.notes = 0.0, 0.0, "", ()

    def take(self, reading: Page, notes: tuple[str, ...], seconds: float) -> None:
        """It was read; its picture goes under a new key."""
        self.state, self.job, self.fraction = JobState.DONE, None, 1.0
        self.reading = self.original = reading
        self.notes, self.seconds = notes, seconds
        self.corrected, self.is_exported = frozenset(), False
        self.key = next(_keys)

    def stop(self) -> None:
        """It is not read now; an earlier reading stays."""
        self.job, self.state = None, JobState.CANCELLED if self.reading is None else JobState.DONE

    def fail(self, error: BaseException) -> None:
        """It cannot be read."""
        self.state, self.job, self.error = (
            JobState.FAILED,
            None,
            sentence_of(error, self.document.source),
        )

    def state_words(self) -> str:
        """What is going on, in a few words."""
        if self.state is JobState.COMPUTING:
            return tr("Reading  ·  {percent} %", percent=number_words(100 * self.fraction))
        if self.state is JobState.DONE and self.reading is not None:
            number = sum(len(line.words) for line in self.reading.lines)
            return words.count(number, "word") if number else tr("No writing found")
        return tr(_STATE_WORDS[self.state])


@dataclass(eq=False)
class ScanDocument:
    """A file, or what was kept of the pen.

    Attributes:
        source: the file; for ink only its name counts.
        options: the settings with which it is read.
        opening: whether its pages are known.
        error: the sentence that says why it cannot be opened, or empty.
        password: of a protected PDF.
        pages: empty until they are known.
        ink: the strokes of a sheet that was written here; empty for files.
    """

    source: Path
    options: Reading
    opening: Opening = Opening.UNDER_WAY
    error: str = ""
    password: str | None = None
    pages: list[ScanPage] = field(default_factory=list)
    ink: tuple[Stroke, ...] = ()

    @property
    def name(self) -> str:
        """What it is called."""
        return self.source.name

    @property
    def is_single(self) -> bool:
        """Whether its row stands for its only page, too."""
        return len(self.pages) == 1

    @property
    def message(self) -> str:
        """The sentences that stand below its row."""
        if self.error or not self.is_single:
            return again(self.error)
        return message_of(self.pages[0])

    @property
    def is_failed(self) -> bool:
        """Whether the message is an error."""
        return bool(self.error) or (self.is_single and bool(self.pages[0].error))

    def state_words(self) -> str:
        """What is going on, in a few words."""
        if self.opening is Opening.UNDER_WAY:
            return tr("Opening")
        if self.opening is Opening.LOCKED:
            return tr("Needs its password")
        if self.opening is Opening.FAILED:
            return tr("Cannot be opened")
        if self.is_single:
            return self.pages[0].state_words()
        read = sum(page.state is JobState.DONE for page in self.pages)
        total = words.count(len(self.pages), "page")
        return (
            tr("{total} read", total=total)
            if read == len(self.pages)
            else tr("{read} of {total} read", read=read, total=total)
        )

    @property
    def fraction(self) -> float:
        """Share of its pages that is read, 0..1."""
        if not self.pages:
            return 0.0
        return sum(1.0 if page.state.is_over else page.fraction for page in self.pages) / len(self.pages)


Scan = ScanDocument | ScanPage
"""What a row of the list stands for."""

_STATE_WORDS = {
    JobState.WAITING: noted("Waiting"),
    JobState.READING: noted("Opening"),
    JobState.COMPUTING: noted("Reading"),
    JobState.WRITING: noted("Reading"),
    JobState.DONE: noted("Read"),
    JobState.FAILED: noted("Could not be read"),
    JobState.CANCELLED: noted("Not read"),
}


def message_of(page: ScanPage) -> str:
    """The sentences that stand below a page's row."""
    return again(page.error) or joined(map(heard, page.notes), " ")


def pages_of(scan: Scan) -> list[ScanPage]:
    """All pages of a row."""
    return scan.pages if isinstance(scan, ScanDocument) else [scan]


def first_page(scan: Scan | None) -> ScanPage | None:
    """The page that is shown for a row."""
    if isinstance(scan, ScanDocument):
        return scan.pages[0] if scan.pages else None
    return scan


def spoken(scan: Scan) -> str:
    """The whole row for screen readers."""
    name = scan.name if isinstance(scan, ScanDocument) else tr("Page {number}", number=scan.number)
    message = scan.message if isinstance(scan, ScanDocument) else message_of(scan)
    return ", ".join(part for part in (name, scan.state_words(), message) if part)


def actions_of(scan: Scan) -> tuple[ScanAction, ...]:
    """What may be done with a row now, in the order of its buttons."""
    pages = pages_of(scan)
    actions: list[ScanAction] = []
    if any(page.is_active for page in pages):
        actions.append(ScanAction.CANCEL)
    elif pages:
        actions.append(ScanAction.RETRY)
    elif isinstance(scan, ScanDocument) and scan.opening is Opening.FAILED:
        actions.append(ScanAction.RETRY)
    if isinstance(scan, ScanDocument):
        if not scan.ink:
            actions.append(ScanAction.REVEAL)
        actions.append(ScanAction.REMOVE)
    return tuple(actions)
