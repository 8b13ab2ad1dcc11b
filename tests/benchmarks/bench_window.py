"""How soon the window is there and gone, what it holds in memory, and how long its event loop is ever held.

    python tests/benchmarks/bench_window.py [--photos 12] [--large | --ends]

Every figure comes from a process of its own, drawn off screen unless QT_QPA_PLATFORM says otherwise.
With --large the window shows a result of 192 megapixels, and its peak memory is printed.
"""

from __future__ import annotations

import argparse
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
_BEAT_MS = 4
_LONGEST_RUN_S = 600


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--photos", type=int, default=12)
    parser.add_argument("--starts", type=int, default=5)
    parser.add_argument("--large", action="store_true")
    parser.add_argument("--ends", action="store_true", help="only how soon it is there and gone")
    parser.add_argument("--child", nargs=3, metavar=("KIND", "BEGIN", "FOLDER"), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.child:
        kind, begin, folder = options.child
        watch(kind, float(begin), Path(folder))
        return
    print("| measure | figure |\n| --- | --- |", flush=True)
    starts = [run_child("start", None) for _ in range(options.starts)]
    print(
        f"| start of the process to the first paint, median of {options.starts} "
        f"| {statistics.median(float(words[0]) for words in starts):.2f} s |"
    )
    print(f"| memory when idle, torch loaded | {max(float(words[1]) for words in starts):.0f} MB |")
    tell_of_ends(options.starts)
    if options.ends:
        return
    with tempfile.TemporaryDirectory() as folder:
        make_photographs(Path(folder), [(640, 480)] * options.photos)
        beats, worst, usual, _ = run_child("folder", folder)
        print(
            f"| event loop while {options.photos} photographs of 640x480 are enhanced "
            f"| held {worst} ms at most, of {beats} beats 99 % within {usual} ms |"
        )
    if options.large:
        with tempfile.TemporaryDirectory() as folder:
            make_photographs(Path(folder), [(4000, 3000)])
            _, worst, _, peak = run_child("large", folder)
            print(f"| a 192-megapixel result, enhanced and shown | peak {peak} GB, held {worst} ms at most |")


def tell_of_ends(times: int) -> None:
    """Rows of how long it takes from the wish to leave to the end of the process."""
    with tempfile.TemporaryDirectory() as folder:
        make_photographs(Path(folder), [(640, 480)] * 6)
        for kind, words in (
            ("leave-at-once", "0.1 s after the first paint, while torch is being loaded"),
            ("leave-early", "1 s after the first paint"),
            ("leave-idle", "when idle, torch loaded"),
            ("leave-busy", "while six photographs are enhanced"),
        ):
            taken = [seconds_to_end(kind, folder) for _ in range(times)]
            print(
                f"| quitting {words}, to the end of the process, {times} times "
                f"| {statistics.median(taken):.2f} s, {max(taken):.2f} s at most |",
                flush=True,
            )


def seconds_to_end(kind: str, folder: str) -> float:
    """From the wish to leave, which a fresh process prints, to its end."""
    asked = float(run_child(kind, folder)[0])
    return time.time() - asked


def run_child(kind: str, folder: str | None) -> list[str]:
    """What a fresh process prints."""
    with tempfile.TemporaryDirectory() as home:
        environment = {"QT_QPA_PLATFORM": "offscreen"} | os.environ | {"GANVAS_HOME": home}
        command = [sys.executable, __file__, "--child", kind, repr(time.time()), folder or home]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, cwd=ROOT)
    if done.returncode != 0:
        raise SystemExit(done.stderr)
    return done.stdout.splitlines()[-1].split()


def make_photographs(folder: Path, sizes: list[tuple[int, int]]) -> None:
    """Photograph-like pictures; see bench_engine."""
    from bench_engine import make_photograph

    for index, (width, height) in enumerate(sizes):
        make_photograph(folder / f"{index}.jpg", width, height, index)


def watch(kind: str, begin: float, folder: Path) -> None:
    """The child: the real program, with a heartbeat in its event loop."""
    sys.path.insert(0, str(ROOT))
    from studio.commands.bootstrap import prepare

    prepare([])
    from studio import app

    start = app.Application.start

    def watched_start(application: app.Application, paths: list[Path] = ()) -> None:
        application.observer = (
            Leaver(application, kind) if kind in _LEAVING else Observer(application, kind, begin)
        )
        start(application, [folder] if kind in ("folder", "large", "leave-busy") else [])

    app.Application.start = watched_start
    sys.exit(app.run([]))


class Leaver:
    """Leaves the program at a moment, as a person does that has answered its question, and prints when."""

    def __init__(self, application: object, kind: str) -> None:
        from PySide6.QtCore import QTimer

        self._application = application
        self._seconds, self._is_ready = _LEAVING[kind]
        self._timer = QTimer(interval=_BEAT_MS)
        self._timer.timeout.connect(self._look)
        application.shell.firstPainted.connect(self._begin)

    def _begin(self) -> None:
        self._since = time.monotonic()
        self._timer.start()

    def _look(self) -> None:
        if not self._is_ready(self._application):
            self._since = time.monotonic()
        elif time.monotonic() - self._since > self._seconds:
            self._timer.stop()
            print(f"{time.time():.4f}", flush=True)
            self._application.shell.leave_unasked()


def has_torch(application: object) -> bool:
    """Whether torch is loaded."""
    return application.engine.device_name is not None


def is_computing(application: object) -> bool:
    """Whether a job is under way."""
    return any(job.state.value == "computing" for job in application.engine.jobs)


_LEAVING = {
    "leave-at-once": (0.1, lambda _: True),
    "leave-early": (1.0, lambda _: True),
    "leave-idle": (1.0, has_torch),
    "leave-busy": (0.5, is_computing),
}
"""Seconds after something is so, for each way to leave."""


class Observer:
    """Measures an application from inside, prints a line and ends it."""

    def __init__(self, application: object, kind: str, begin: float) -> None:
        from PySide6.QtCore import QTimer

        self._application, self._kind, self._begin = application, kind, begin
        self._painted = 0.0
        self._gaps: list[float] = []
        self._last = time.perf_counter()
        self._end = time.monotonic() + _LONGEST_RUN_S
        self._quiet_since: float | None = None
        application.shell.firstPainted.connect(self._on_paint)
        self._timer = QTimer()
        self._timer.setInterval(_BEAT_MS)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    def _on_paint(self) -> None:
        self._painted = time.time() - self._begin

    def _beat(self) -> None:
        now = time.perf_counter()
        if self._is_working():
            self._gaps.append(now - self._last)
        self._last = now
        if self._is_over(now) or time.monotonic() > self._end:
            self._timer.stop()
            self._say()
            self._application.close()

    def _is_working(self) -> bool:
        """From the first job's computation to the last job's end."""
        from gan.engine import JobState

        return any(job.state in (JobState.COMPUTING, JobState.WRITING) for job in self._jobs())

    def _jobs(self) -> list:
        engine = self._application.engine
        return [*engine._waiting, *engine._running]

    def _is_over(self, now: float) -> bool:
        """Idle for a while: at the start once torch is loaded, else after the last job."""
        ready = self._application.engine.device_name is not None
        idle = ready and not self._jobs() and (self._kind == "start" or bool(self._gaps))
        self._quiet_since = (self._quiet_since or now) if idle else None
        patience = 60.0 if self._kind == "large" else 3.0  # the viewer loads the large result
        return self._quiet_since is not None and now - self._quiet_since > patience

    def _say(self) -> None:
        import psutil

        memory = psutil.Process().memory_info().rss / 2**20
        if self._kind == "start":
            print(f"{self._painted:.3f} {memory:.0f}", flush=True)
            return
        gaps = sorted(gap * 1000 - _BEAT_MS for gap in self._gaps)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
        print(f"{len(gaps)} {gaps[-1]:.0f} {gaps[int(len(gaps) * 0.99)]:.0f} {peak:.2f}", flush=True)


if __name__ == "__main__":
    main()
