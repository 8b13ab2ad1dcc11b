"""A training beside the window: a process of its own, so that nothing here waits for it or falls with it."""

from __future__ import annotations

import csv
import json
import logging
import os
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from gan.errors import GanvasError
from gan.paths import assets_folder
from studio.heard import sentence_of
from studio.language import tr
from studio.workspaces.faces.training.plan import TrainPlan

_log = logging.getLogger(__name__)
_NICENESS = 10
_PATIENCE = 30.0  # seconds in which a process that was asked to stop saves what it has
_LINES_KEPT = 20


class TrainState(Enum):
    """Where a training stands."""

    IDLE = "idle"
    LOOKING = "looking"
    READY = "ready"
    RUNNING = "running"
    STOPPING = "stopping"
    ENDED = "ended"
    FAILED = "failed"

    @property
    def is_active(self) -> bool:
        """Whether a process is at work."""
        return self in (TrainState.RUNNING, TrainState.STOPPING)


@dataclass(frozen=True)
class CurveLine:
    """One line of the curves.

    Attributes:
        images: faces seen.
        seconds: spent so far.
        generator, critic: their losses.
    """

    images: int
    seconds: float
    generator: float
    critic: float

    @property
    def has_generator(self) -> bool:
        """Whether the generator learns by now: at first only its critics do, and its loss is written as 0."""
        return self.generator != 0


@dataclass(frozen=True)
class TrainView:
    """Everything that is shown of a training.

    Attributes:
        state: where it stands.
        words: a sentence: what was found, how it goes, what went wrong.
        faces: that were found in the folder.
        curve: since its beginning.
        sheet: the latest sheet of samples.
    """

    state: TrainState = TrainState.IDLE
    words: str = ""
    faces: int = 0
    curve: tuple[CurveLine, ...] = ()
    sheet: QImage | None = None

    @property
    def can_start(self) -> bool:
        """Whether there are faces to learn from and nothing is at work on them."""
        return self.faces > 0 and self.state in (TrainState.READY, TrainState.ENDED, TrainState.FAILED)


class TrainingRun(QObject):
    """Looks at a folder, trains, stops, goes on. Its threads only tell; the window's thread keeps.

    Attributes:
        plan: what is trained, or was trained last.

    Signals:
        changed(TrainView): something is different now.
        ended(str): a model of this name has come out.
    """

    changed = Signal(object)
    ended = Signal(str)
    _looked = Signal(object, str, int, bool)
    _told = Signal(object)
    _over = Signal(int, str)

    def __init__(
        self,
        parent: QObject | None = None,
        command_of: Callable[[TrainPlan, bool], Sequence[str]] = TrainPlan.command,
    ) -> None:
        """Make it, idle; `command_of` gives the command line that trains a plan."""
        super().__init__(parent)
        self.plan: TrainPlan | None = None
        self._view = TrainView()
        self._command_of = command_of
        self._looker: threading.Thread | None = None
        self._reader: threading.Thread | None = None
        self._process: subprocess.Popen[str] | None = None
        self._folder: Path | None = None
        self._leave_looking = threading.Event()
        self._looked.connect(self._on_looked)
        self._told.connect(self._on_told)
        self._over.connect(self._on_over)

    @property
    def view(self) -> TrainView:
        """What there is to show now."""
        return self._view

    # Before

    def look_at(self, folder: Path, out: Path, side: int) -> None:
        """Find and prepare the faces of a folder, `side` pixels large, in another thread."""
        self._leave_looking.set()
        if self._looker is not None:
            self._looker.join()
        leave = self._leave_looking = threading.Event()
        self._folder = folder
        self._show(TrainView(TrainState.LOOKING, tr("Looking for pictures…")))
        self._looker = threading.Thread(
            target=self._look, args=(folder, out, side, leave), name="look-for-faces", daemon=True
        )
        self._looker.start()

    def _look(self, folder: Path, out: Path, side: int, leave: threading.Event) -> None:
        """The body of the thread that prepares."""
        from gan.faces.folder import FolderProgress, prepare_folder

        def watch(progress: FolderProgress) -> None:
            words = tr(
                "Picture {done} of {total}, {faces} faces so far…",
                done=progress.done,
                total=progress.total,
                faces=progress.faces,
            )
            self._looked.emit(folder, words, progress.faces, False)

        try:
            prepared = prepare_folder(folder, out, watch, leave.is_set, side=side)
            self._looked.emit(folder, prepared.summary, prepared.faces, True)
        except GanvasError as error:
            self._looked.emit(folder, sentence_of(error), -1, True)
        except Exception:  # the person has to hear of it; the log has the rest
            _log.exception("the faces of %s cannot be prepared", folder)
            self._looked.emit(
                folder, tr("{folder} cannot be looked through; the log says why.", folder=folder), -1, True
            )

    def _on_looked(self, folder: Path, sentence: str, faces: int, is_over: bool) -> None:
        if folder != self._folder or self._view.state.is_active or self._leave_looking.is_set():
            return
        state = TrainState.LOOKING
        if is_over:
            state = TrainState.READY if faces > 0 else TrainState.FAILED
        self._show(TrainView(state, sentence, max(faces, 0)))

    # The process

    def start(self, plan: TrainPlan, resume: bool) -> None:
        """Train, or go on training."""
        if self._view.state.is_active:
            return
        self.plan = plan
        try:
            plan.out.mkdir(parents=True, exist_ok=True)
            plan.keep()
            self._process = _begin(self._command_of(plan, resume))
        except (OSError, GanvasError) as error:
            self._show(
                replace(
                    self._view, state=TrainState.FAILED, words=tr("It cannot start: {error}.", error=error)
                )
            )
            return
        self._show(replace(self._view, state=TrainState.RUNNING, words=tr("Getting ready…")))
        self._reader = threading.Thread(
            target=self._read, args=(self._process, plan.out), name="follow-training", daemon=True
        )
        self._reader.start()

    def stop(self) -> None:
        """Let it save what it has learned, and end."""
        if self._process is not None and self._view.state is TrainState.RUNNING:
            self._process.terminate()
            self._show(replace(self._view, state=TrainState.STOPPING, words=tr("Saving what was learned…")))

    def close(self) -> None:
        """Ask everything to end; returns at once."""
        self._leave_looking.set()
        if self._process is not None and self._process.poll() is None:
            self._process.terminate()

    def wait(self) -> None:
        """Wait for the process and the threads; what does not end in time is ended."""
        if self._process is not None:
            try:
                self._process.wait(_PATIENCE)
            except subprocess.TimeoutExpired:
                self._process.kill()
        for thread in (self._looker, self._reader):
            if thread is not None:
                thread.join()

    def _read(self, process: subprocess.Popen[str], out: Path) -> None:
        """The body of the thread that follows a process: each line may mean new curves and sheets."""
        lines: deque[str] = deque(maxlen=_LINES_KEPT)
        problem, seen = "", ""
        assert process.stdout is not None
        for line in process.stdout:
            lines.append(line.rstrip())
            event = _event(line)
            if event.get("event") == "error":
                problem = str(event.get("message", ""))
            sheet = _latest_sheet(out)
            image = QImage(str(sheet)) if sheet is not None and sheet.name != seen else None
            seen = sheet.name if sheet is not None else seen
            self._told.emit((str(event.get("message", "")), read_curve(out / "curves.csv"), image))
        status = process.wait()
        if status and not problem:
            _log.warning("the training ended with %d: %s", status, "\n".join(lines))
        self._over.emit(status, problem)

    def _on_told(self, news: tuple[str, tuple[CurveLine, ...], QImage | None]) -> None:
        words, curve, sheet = news
        if not self._view.state.is_active:
            return
        said = self._view.words if self._view.state is TrainState.STOPPING or curve else words
        if curve and self._view.state is TrainState.RUNNING:
            said = tr(
                "{images} faces seen in {minutes}.",
                images=curve[-1].images,
                minutes=_minutes(curve[-1].seconds),
            )
            if not curve[-1].has_generator:
                said += tr(" At first only the critics learn; the samples change after that.")
        self._show(replace(self._view, words=said, curve=curve, sheet=sheet or self._view.sheet))

    def _on_over(self, status: int, problem: str) -> None:
        self._process = None
        name = self.plan.name if self.plan else ""
        if status == 0:
            words = tr("{name} has learned; it is among the models now. It can go on at any time.", name=name)
            self._show(replace(self._view, state=TrainState.ENDED, words=words))
            self.ended.emit(name)
        elif self._view.state is TrainState.STOPPING and not problem:
            self._show(
                replace(self._view, state=TrainState.ENDED, words=tr("It was stopped before it began."))
            )
        else:
            words = problem or tr(
                "The training ended unexpectedly; the log says more. It can go on from there."
            )
            self._show(replace(self._view, state=TrainState.FAILED, words=words))

    def _show(self, view: TrainView) -> None:
        self._view = view
        self.changed.emit(view)


def read_curve(path: Path) -> tuple[CurveLine, ...]:
    """The curves that a training wrote; lines that are not whole yet are left out."""
    lines = []
    try:
        with path.open(newline="", encoding="utf-8") as file:
            for row in csv.DictReader(file):
                try:
                    losses = float(row["generator_loss"]), float(row["critic_loss"])
                    lines.append(CurveLine(int(row["images"]), float(row["seconds"]), *losses))
                except (TypeError, ValueError, KeyError):
                    continue
    except OSError:
        return ()
    return tuple(lines)


def _begin(command: Sequence[str]) -> subprocess.Popen[str]:
    """Start a process that lets everything else go first, and that the terminal's Ctrl+C does not reach."""
    process = subprocess.Popen(
        command,
        cwd=assets_folder().parent,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        errors="replace",
        start_new_session=True,
    )
    if sys.platform != "win32":
        try:
            os.setpriority(os.PRIO_PROCESS, process.pid, _NICENESS)
        except OSError as error:  # it may be over already; its own words say why
            _log.info("the training keeps its priority: %s", error)
    return process


def _event(line: str) -> dict[str, object]:
    """One JSON object of the command's output; {} for anything else."""
    try:
        event = json.loads(line)
    except ValueError:
        return {}
    return event if isinstance(event, dict) else {}


def _latest_sheet(out: Path) -> Path | None:
    return max((out / "sheets").glob("*.png"), default=None)


def _minutes(seconds: float) -> str:
    minutes = round(seconds / 60)
    return (
        tr("{hours} h {minutes} min", hours=minutes // 60, minutes=minutes % 60)
        if minutes >= 60
        else tr("{minutes} min", minutes=max(minutes, 1))
    )
