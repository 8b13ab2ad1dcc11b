"""How soon the window is there, what it holds in memory, and how long its event loop is ever held.

    python tests/benchmarks/bench_window.py [--photos 12] [--large]

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
        observer = Observer(application, kind, begin)
        application.observer = observer
        start(application, [] if kind == "start" else [folder])

    app.Application.start = watched_start
    sys.exit(app.run([]))


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
