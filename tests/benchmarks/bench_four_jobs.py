"""All four jobs at once in the window: how long its event loop is held, memory, cancels, and the results.

    python tests/benchmarks/bench_four_jobs.py [--minutes 10]

A picture is enhanced, a walk of faces and a cartoon are filmed, and a page is read: each alone first, then
side by side and again and again, in the real window off screen with the queue open. Once in a while one of
them is cancelled, and done again.
"""

from __future__ import annotations

import argparse
import hashlib
import itertools
import os
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
_BEAT_MS = 4
_SAMPLE_S = 2.0
_CANCEL_S = 20.0
_LONGEST_S = 300
_SCRIPT = "Ada walks into the kitchen. She says: Good morning, Bo! Bo smiles."


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--minutes", type=float, default=10)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="ganvas-four-") as folder:
        os.environ["GANVAS_HOME"] = str(Path(folder) / "home")
        Bench(Path(folder)).run(options.minutes * 60)


class Bench:
    """The window and the four jobs."""

    def __init__(self, folder: Path) -> None:
        from PySide6.QtCore import QTimer
        from PySide6.QtWidgets import QApplication

        from studio.app import Application
        from studio.short_turns import take_short_turns
        from tests.studio.fakes import FakeDesktop

        self.folder = folder
        self.app = QApplication([])
        self.window = Application(self.app, desktop=FakeDesktop())
        take_short_turns()  # as the program does
        self.window.start()
        self.makers = makers(folder)
        self.numbers = itertools.count(1)
        self.texts: dict[str, str] = {}
        self.gaps: list[float] = []
        self.memory: list[tuple[float, float]] = []
        self._last = 0.0
        self._timer = QTimer(interval=_BEAT_MS)
        self._timer.timeout.connect(self._beat)
        self.window.engine.observe(self)

    def on_submit(self, job: object) -> None:
        """Nothing."""

    def on_finish(self, job: object, result: object) -> None:
        """What was read is no file, so it is taken down here."""
        if hasattr(result, "page"):
            self.texts[str(id(job.request))] = result.page.text

    def run(self, seconds: float) -> None:
        """Alone, then together; print what came of it."""
        self.wait(lambda: self.window.engine.device_name is not None)
        alone = {kind: self.alone(kind) for kind in self.makers}
        print("| job | alone, s |\n| --- | --- |")
        for kind, (_, took) in alone.items():
            print(f"| {kind} | {took:.1f} |")
        self.window.shell.queue.set_open(True)
        self.wait(lambda: False, 2)
        self.together({kind: value for kind, (value, _) in alone.items()}, seconds)
        self.window.shell.leave_unasked()
        self.wait(lambda: not self.window._closing.is_alive())

    def begin(self, kind: str):
        """A fresh task of a kind."""
        from studio.queue import Task

        request, value = self.makers[kind](next(self.numbers))
        task = Task(request)
        self.window.tasks.add([task])
        return task, lambda: value(self.texts.pop(str(id(request)), ""))

    def alone(self, kind: str) -> tuple[str, float]:
        self.until_over(*self.begin(kind))  # networks are loaded, precisions measured
        began = time.monotonic()
        value = self.until_over(*self.begin(kind))
        return value, time.monotonic() - began

    def until_over(self, task, value: Callable[[], str]) -> str:
        self.wait(lambda: not task.is_active)
        if task.error:
            raise SystemExit(task.error)
        return value()

    def together(self, wanted: dict[str, str], seconds: float) -> None:
        under_way = {kind: self.begin(kind) for kind in self.makers}
        done, other, cancels, slow = Counter(), Counter(), [], []
        kinds = itertools.cycle(self.makers)
        began = last_cancel = last_sample = time.monotonic()
        self._last = time.perf_counter()
        self._timer.start()
        while time.monotonic() - began < seconds:
            self.app.processEvents()
            now = time.monotonic()
            if now - last_sample > _SAMPLE_S:
                last_sample = now
                self.memory.append((now - began, resident()))
            if now - last_cancel > _CANCEL_S:
                last_cancel = now
                kind = next(kinds)
                task, _ = under_way[kind]
                self.window.tasks.cancel([task])
                self.wait(lambda task=task: not task.is_active)
                cancels.append(time.monotonic() - now)
                slow.append(kind)
                under_way[kind] = self.begin(kind)
            for kind, (task, value) in under_way.items():
                if not task.is_active:
                    if task.error:
                        raise SystemExit(f"{kind}: {task.error}")
                    done[kind] += 1
                    other[kind] += value() != wanted[kind]
                    under_way[kind] = self.begin(kind)
            self.sleep()
        self._timer.stop()
        self.report(seconds, done, other, cancels, slow)
        self.window.tasks.cancel([task for task, _ in under_way.values()])

    def report(
        self, seconds: float, done: Counter, other: Counter, cancels: list[float], kinds: list[str]
    ) -> None:
        import numpy as np

        gaps = sorted(self.gaps)
        late = sum(gap > 50 for gap in gaps)
        settled = [sample for sample in self.memory if sample[0] > seconds * 0.25]
        slope = np.polyfit(*np.array(settled).T, 1)[0] * 60 if len(settled) > 2 else float("nan")
        print(f"\n| all four for {seconds / 60:.1f} minutes | figure |\n| --- | --- |")
        print(f"| jobs done | {', '.join(f'{kind} {done[kind]}' for kind in self.makers)} |")
        print(f"| results that differ from those made alone | {sum(other.values())} {dict(+other) or ''} |")
        usual = gaps[int(len(gaps) * 0.999)]
        print(
            f"| event loop | held {gaps[-1]:.0f} ms at most, 99.9 % within {usual:.0f} ms, "
            f"{late} of {len(gaps)} beats over 50 ms |"
        )
        print(f"| memory | {settled[0][1]:.0f} MB to {settled[-1][1]:.0f} MB, {slope:+.2f} MB a minute |")
        if cancels:
            worst = max(zip(cancels, kinds, strict=True))
            print(f"| cancels | {len(cancels)}, {worst[0]:.2f} s at most ({worst[1]}) |", flush=True)

    # The event loop

    def _beat(self) -> None:
        now = time.perf_counter()
        self.gaps.append(max(0.0, (now - self._last) * 1000 - _BEAT_MS))
        self._last = now

    def wait(self, condition: Callable[[], bool], seconds: float = _LONGEST_S) -> None:
        """Let the event loop run until something is so; a test that never is ends after `seconds`."""
        end = time.monotonic() + seconds
        while not condition() and time.monotonic() < end:
            self.app.processEvents()
            self.sleep()
        if seconds == _LONGEST_S and not condition():
            raise SystemExit("it never came to that")

    def sleep(self) -> None:
        """Wait for the next event, as an event loop does."""
        from PySide6.QtCore import QEventLoop, QTimer

        loop = QEventLoop()
        QTimer.singleShot(_BEAT_MS, loop.quit)
        loop.exec()


def makers(folder: Path) -> dict[str, Callable]:
    """For each job: from a number to a request, and to what tells its result from others."""
    from bench_engine import make_photograph

    from gan.cartoon.request import ClipRequest
    from gan.enhance.request import EnhanceRequest
    from gan.faces.face import Face
    from gan.faces.request import WalkFaces
    from gan.handwriting.request import ReadPage
    from gan.paths import assets_folder

    photo = folder / "photo.png"
    make_photograph(photo, 480, 360, 1)
    page = assets_folder() / "samples" / "handwriting" / "letter.jpg"

    def file(path: Path) -> Callable[[str], str]:
        def value(_: str) -> str:
            digest = hashlib.sha256(path.read_bytes()).hexdigest()
            path.unlink()
            return digest

        return value

    def enhance(number: int):
        return EnhanceRequest(photo, folder, 2, name=f"{number}"), file(folder / f"{number}.png")

    def faces(number: int):
        target = folder / f"{number}.gif"
        return WalkFaces(target, (Face(seed=1), Face(seed=2)), 1.0), file(target)

    def cartoon(number: int):
        target = folder / f"{number}.mp4"
        return ClipRequest(target, text=_SCRIPT, size=(320, 180), voices=False), file(target)

    def read(number: int):
        return ReadPage(page), lambda text: text

    return {"enhance": enhance, "faces": faces, "cartoon": cartoon, "handwriting": read}


def resident() -> float:
    """Memory of this process in MB."""
    import psutil

    return psutil.Process().memory_info().rss / 1e6


if __name__ == "__main__":
    main()
