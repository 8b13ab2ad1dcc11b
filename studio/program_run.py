"""A command of this program in a process of its own: nothing in the window waits for it or falls with it."""

from __future__ import annotations

import json
import logging
import os
import sys
from collections import deque
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QObject, QProcess, QTimer, Signal

from gan.paths import assets_folder
from studio.program import program_command

_log = logging.getLogger(__name__)
_PATIENCE_MS = 30_000  # in which a process that was asked to stop saves what it has
_LINES_KEPT = 200


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

    def __init__(self, parent: QObject | None = None, command: Sequence[str] = ()) -> None:
        """Make it, idle; `command` stands for the program itself in tests."""
        super().__init__(parent)
        self.lines: deque[str] = deque(maxlen=_LINES_KEPT)
        self._command = list(command) or program_command()
        self._process: QProcess | None = None
        self._rest = b""
        self._problem = ""
        self._is_stopping = False

    @property
    def is_active(self) -> bool:
        """Whether a process is at work."""
        return self._process is not None

    @property
    def is_stopping(self) -> bool:
        """Whether it was asked to end, and has not yet."""
        return self._is_stopping and self.is_active

    def start(self, arguments: Sequence[str], niceness: int = 0) -> None:
        """Start it, unless it is at work; `niceness` lets everything else go first, as far as it says."""
        if self.is_active:
            return
        self._rest, self._problem, self._is_stopping = b"", "", False
        self.lines.clear()
        process = self._process = QProcess(self)
        process.setProcessChannelMode(QProcess.ProcessChannelMode.MergedChannels)
        process.setStandardInputFile(QProcess.nullDevice())
        process.setWorkingDirectory(str(assets_folder().parent))
        process.started.connect(lambda: _let_others_first(process, niceness))
        process.readyReadStandardOutput.connect(self._read)
        process.finished.connect(self._on_finished)
        process.errorOccurred.connect(self._on_error)
        program, *first = self._command
        process.start(program, [*first, *arguments, "--json"])

    def stop(self) -> None:
        """Let it save what it has, and end; what does not end in time is ended."""
        if self._process is None or self._is_stopping:
            return
        self._is_stopping = True
        process = self._process
        process.terminate()
        # Windows has no such signal for a program without a window.
        QTimer.singleShot(0 if sys.platform == "win32" else _PATIENCE_MS, process, process.kill)

    def wait(self) -> None:
        """Stop, and wait for the end; for the window's own end, in its thread."""
        process = self._process
        if process is not None:
            self.stop()
            if not process.waitForFinished(_PATIENCE_MS):
                process.kill()

    def _read(self) -> None:
        assert self._process is not None
        *whole, self._rest = (self._rest + bytes(self._process.readAllStandardOutput().data())).split(b"\n")
        for line in whole:
            self._take(line.decode(errors="replace").rstrip())

    def _take(self, line: str) -> None:
        event = _event(line)
        if event.get("event") == "error":
            self._problem = str(event.get("message", ""))
        shown = str(event.get("message", "")) if event else line
        if shown:
            self.lines.append(shown)
            self.wrote.emit(shown)
        if event:
            self.told.emit(event)

    def _on_finished(self, status: int, how: QProcess.ExitStatus) -> None:
        if self._process is None:
            return
        self._read()
        process, self._process = self._process, None
        process.deleteLater()
        if how is QProcess.ExitStatus.CrashExit:
            status = status or 1
        if status and not self._problem and not self._is_stopping:
            _log.warning("a command ended with %d: %s", status, "\n".join(self.lines))
        self.ended.emit(status, self._problem)

    def _on_error(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart and self._process is not None:
            problem = self._process.errorString()
            self._process.deleteLater()
            self._process = None
            self.ended.emit(1, problem)


def _let_others_first(process: QProcess, niceness: int) -> None:
    if niceness and sys.platform != "win32":
        try:
            os.setpriority(os.PRIO_PROCESS, process.processId(), niceness)
        except OSError as error:  # it may be over already; its own words say why
            _log.info("a command keeps its priority: %s", error)


def _event(line: str) -> dict[str, Any]:
    """One JSON object of the command's output; {} for anything else."""
    try:
        event = json.loads(line)
    except ValueError:
        return {}
    return event if isinstance(event, dict) else {}
