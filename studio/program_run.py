"""A command of this program in a process of its own: nothing in the window waits for it or falls with it."""

from __future__ import annotations

import io
import json
import logging
import os
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QObject, Signal

from gan.paths import assets_folder
from studio.program import PAUSE_WORD, RESUME_WORD, STOP_WORD, program_command

_log = logging.getLogger(__name__)
_PATIENCE = 30.0  # seconds in which a process that was asked to stop saves what it has
_LINES_KEPT = 200
KILLED = 137
"""The exit status of a process that something else has killed, as shells give it."""


class ProgramRun(QObject):
    """Runs one command with `--json` and tells what it says, in the thread it lives in.

    Attributes:
        lines: the last ones that the command wrote, for a person who wants to see them.

    Signals:
        told(dict): one event: "event" is "progress", "result" or "error".
        wrote(str): a line, as it is to be shown to a person.
        ended(int, str): the exit status, and the sentence that says what was wrong; empty if nothing was.
    """

    told = Signal(dict)
    wrote = Signal(str)
    ended = Signal(int, str)
    _came = Signal(object, str)
    _over = Signal(object, int)

    def __init__(self, parent: QObject | None = None, command: Sequence[str] = ()) -> None:
        """Make it, idle; `command` stands for the program itself in tests."""
        super().__init__(parent)
        self.lines: deque[str] = deque(maxlen=_LINES_KEPT)
        self._command = list(command) or program_command()
        self._process: subprocess.Popen[bytes] | None = None
        self._reader: threading.Thread | None = None
        self._problem = ""
        self._is_stopping = self._is_steered = self._has_spoken = False
        self._came.connect(self._take)
        self._over.connect(self._on_over)

    @property
    def is_active(self) -> bool:
        """Whether a process is at work."""
        return self._process is not None

    @property
    def is_stopping(self) -> bool:
        """Whether it was asked to end, and has not yet."""
        return self._is_stopping and self.is_active

    def start(self, arguments: Sequence[str], niceness: int = 0, *, steered: bool = False) -> None:
        """Start it, unless it is at work.

        Args:
            arguments: of the command line; "--json" is added.
            niceness: lets everything else go first, as far as it says.
            steered: the command knows `--steered`: it can be paused, and ends when this program does.
        """
        if self.is_active:
            return
        self._problem, self._is_steered = "", steered
        self._is_stopping = self._has_spoken = False
        self.lines.clear()
        words = [*self._command, *arguments, *(["--steered"] if steered else []), "--json"]
        try:
            process = self._process = _begin(words, steered)
        except OSError as error:
            self.ended.emit(1, str(error))
            return
        _let_others_first(process, niceness)
        self._reader = threading.Thread(target=self._read, args=(process,), name="command", daemon=True)
        self._reader.start()

    def pause(self) -> None:
        """Let one that is steered stand still; its event with "state" says when it does."""
        self._say(PAUSE_WORD)

    def resume(self) -> None:
        """Let it go on."""
        self._say(RESUME_WORD)

    def stop(self) -> None:
        """Let it save what it has, and end; what does not end in time is ended."""
        process = self._process
        if process is None or self._is_stopping:
            return
        self._is_stopping = True
        if self._is_steered and self._has_spoken:
            # Not in both ways: the second would break off the saving that the first asks for.
            self._say(STOP_WORD)
        else:
            process.terminate()
        threading.Thread(target=_end_in_time, args=(process,), name="end-command", daemon=True).start()

    def wait(self) -> None:
        """Stop, and wait for the end; for the window's own end, in any thread."""
        process, reader = self._process, self._reader
        if process is not None:
            self.stop()
            _end_in_time(process)
        if reader is not None:
            reader.join()

    def _say(self, word: str) -> None:
        process = self._process
        if process is None or process.stdin is None:
            return
        try:
            process.stdin.write(f"{word}\n".encode())
        except OSError:  # it is over, and its end will be told
            pass

    # In the reader's thread

    def _read(self, process: subprocess.Popen[bytes]) -> None:
        assert process.stdout is not None
        lines = io.BufferedReader(process.stdout)
        for line in lines:
            self._came.emit(process, line.decode(errors="replace").rstrip())
        status = process.wait()
        lines.close()
        self._over.emit(process, 128 - status if status < 0 else status)

    # In the thread that it lives in

    def _take(self, process: subprocess.Popen[bytes], line: str) -> None:
        if process is not self._process:
            return
        self._has_spoken = True
        event = _event(line)
        if event.get("event") == "error":
            self._problem = str(event.get("message", ""))
        # What was wrong stands in a line for people, too.
        shown = line if not event else str(event.get("message", "")) if event.get("event") != "error" else ""
        if shown:
            self.lines.append(shown)
            self.wrote.emit(shown)
        if event:
            self.told.emit(event)

    def _on_over(self, process: subprocess.Popen[bytes], status: int) -> None:
        if process is not self._process:
            return
        if process.stdin is not None:
            process.stdin.close()
        self._process = None
        if status and not self._problem and not self._is_stopping:
            _log.warning("a command ended with %d: %s", status, "\n".join(self.lines))
        self.ended.emit(status, self._problem)


def _begin(words: Sequence[str], steered: bool) -> subprocess.Popen[bytes]:
    """Start a process that the terminal's Ctrl+C does not reach."""
    return subprocess.Popen(
        words,
        bufsize=0,
        cwd=assets_folder().parent,
        stdin=subprocess.PIPE if steered else subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        # A session of its own would have a share of the processor of its own, whatever its niceness.
        **({} if sys.platform == "win32" else {"process_group": 0}),
    )


def _end_in_time(process: subprocess.Popen[bytes]) -> None:
    try:
        process.wait(_PATIENCE)
    except subprocess.TimeoutExpired:
        process.kill()


def _let_others_first(process: subprocess.Popen[bytes], niceness: int) -> None:
    if niceness and sys.platform != "win32":
        try:
            os.setpriority(os.PRIO_PROCESS, process.pid, niceness)
        except OSError as error:  # it may be over already; its own words say why
            _log.info("a command keeps its priority: %s", error)


def _event(line: str) -> dict[str, Any]:
    """One JSON object of the command's output; {} for anything else."""
    try:
        event = json.loads(line)
    except ValueError:
        return {}
    return event if isinstance(event, dict) else {}
