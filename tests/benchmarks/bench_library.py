"""How the library does with many items: opening, each keystroke of a search, scrolling, and memory.

    python tests/benchmarks/bench_library.py --folder DIR [--items 100000] [--build]

DIR gets a data base with that many items and thumbnails, once (some minutes, 0.7 GB); with --build that is
all. Every figure comes from a process of its own that shows the real workspace off screen.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SIZE = (1440, 900)
WORDS = ("ada kit", "sings", "img_04", "two children lighthouse")
FRAME_MS = 16
SCROLL_SECONDS = 12


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--folder", type=Path, required=True)
    parser.add_argument("--items", type=int, default=100_000)
    parser.add_argument("--build", action="store_true")
    parser.add_argument("--child", help=argparse.SUPPRESS)
    options = parser.parse_args()
    sys.path.insert(0, str(ROOT))
    os.environ["GANVAS_HOME"] = str(options.folder)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    if options.child:
        MEASURES[options.child]()
        return
    build(options.folder, options.items)
    if options.build:
        return
    print(f"| {options.items:,} items | figure |\n| --- | --- |", flush=True)
    for name in MEASURES:
        run_child(options, name)


def build(folder: Path, count: int) -> None:
    """Fill the data base as far as it is not."""
    from studio.library.store import Library
    from tests.studio.library.shelves import fill

    folder.mkdir(parents=True, exist_ok=True)
    with Library() as library:
        there = len(library.find())
        if there == count:
            return
        if there:
            raise SystemExit(f"{folder} holds {there:,} items; give another folder.")
        began = time.perf_counter()
        fill(library, count, folder / "things", time.time())
        library.set_star([int(id) for id in library.find()[::40]], True)
        seconds = time.perf_counter() - began
    size = sum(file.stat().st_size for file in folder.glob("library.db*")) / 1e6
    print(f"{count:,} items written in {seconds:.0f} s, {size:,.0f} MB")


def run_child(options: argparse.Namespace, name: str) -> None:
    command = [sys.executable, __file__, "--folder", str(options.folder), "--child", name]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, timeout=240)
    if done.returncode != 0:
        raise SystemExit(done.stderr)
    print(done.stdout, end="", flush=True)


class Stage:
    """The workspace in a window of its own, and a way to wait for it."""

    def __init__(self) -> None:
        from PySide6.QtWidgets import QApplication

        from studio.desktop import Desktop
        from studio.queue import TaskQueue
        from studio.settings_store import SettingsStore
        from studio.theme import Theme, ThemeChoice
        from studio.workspaces.base import Studio
        from tests.studio.fakes import FakeEngine

        sys.setswitchinterval(0.001)  # as the application does
        self.app = QApplication([])
        Theme(self.app).choose(ThemeChoice.LIGHT)
        settings = SettingsStore(Path(os.environ["GANVAS_HOME"]) / "settings.json")
        self.studio = Studio(FakeEngine(), settings, Desktop(), TaskQueue())

    def open(self) -> None:
        """Make the page and show it, as the rail does."""
        from studio.workspaces.library.workspace import LibraryWorkspace

        self.page = LibraryWorkspace(self.studio)
        self.page.resize(*SIZE)
        self.page.show()

    def wait(self, condition: Callable[[], bool], seconds: float = 30) -> None:
        """Let the event loop run until something is so."""
        from PySide6.QtCore import QEventLoop, QTimer

        end = time.perf_counter() + seconds
        beat = QTimer(interval=5)  # so that waiting ends, and takes nothing from other threads
        beat.start()
        flags = QEventLoop.ProcessEventsFlag
        while not condition():
            if time.perf_counter() > end:
                raise SystemExit("it never came to that")
            self.app.processEvents(flags.AllEvents | flags.WaitForMoreEvents)

    def is_complete(self) -> bool:
        """Whether every visible cell has come, with its tile."""
        view, shelf = self.page.view, self.page.shelf
        cells = [shelf.cell_at(index) for index in view.visible_cells]
        return bool(cells) and all(cell is not None and cell[1] is not None for cell in cells)

    def close(self) -> None:
        """End, and say how much memory it took at most."""
        self.page.stop()
        self.page.finish()
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"| the process at its peak meanwhile | {peak:.0f} MB |")


def measure_opening() -> None:
    """From the click on the rail to the page."""
    stage = Stage()
    stage.wait(lambda: True)
    began = time.perf_counter()
    stage.open()
    stage.wait(lambda: len(stage.page.shelf) > 0)
    counted = time.perf_counter() - began
    stage.wait(stage.is_complete)
    stage.page.repaint()
    complete = time.perf_counter() - began
    print(f"| open: until everything is listed | {counted:.2f} s |")
    print(f"| open: until every visible picture is painted | {complete:.2f} s |")
    stage.close()


def measure_search() -> None:
    """From the key to the painted list of what fits."""
    from PySide6.QtTest import QTest

    stage = Stage()
    stage.open()
    stage.wait(stage.is_complete)
    page = stage.page
    listed: list[float] = []
    page.desk.found.connect(lambda query, ids: answers.append(query))
    answers: list[object] = []
    whole: list[float] = []
    for words in WORDS:
        for letter in words:
            before = len(answers)
            began = time.perf_counter()
            QTest.keyClicks(page.filters.field, letter)
            stage.wait(lambda before=before: len(answers) > before)
            page.view.viewport().repaint()
            listed.append(time.perf_counter() - began)
            stage.wait(lambda: stage.is_complete() or not len(page.shelf))
            whole.append(time.perf_counter() - began)
        page.filters.field.clear()
        stage.wait(stage.is_complete)
    for name, times in (("listed", listed), ("with all pictures", whole)):
        ordered = sorted(times)
        median, worst = ordered[len(ordered) // 2] * 1000, ordered[-1] * 1000
        print(
            f"| search, {len(times)} keystrokes, until {name} | median {median:.0f} ms, most {worst:.0f} ms |"
        )
    stage.close()


def measure_scrolling() -> None:
    """A wheel that turns without a pause, then the thumb of the scroll bar dragged through everything."""
    stage = Stage()
    stage.open()
    stage.wait(stage.is_complete)
    bar = stage.page.view.verticalScrollBar()
    step = max(1, bar.maximum() // (SCROLL_SECONDS * 1000 // FRAME_MS))
    for name, move in (
        ("wheel", lambda frame: bar.setValue(frame * 40)),
        ("wheel, fast", lambda frame: bar.setValue(bar.value() + 180)),
        ("thumb", lambda frame: bar.setValue(frame * step)),
    ):
        frames, shown = scroll(stage, move)
        ordered = sorted(frames)
        late = sum(frame > 33 for frame in frames)
        print(
            f"| scroll, {name}: {len(frames)} frames | median {ordered[len(ordered) // 2]:.1f} ms, "
            f"99 % within {ordered[int(len(ordered) * 0.99)]:.1f} ms, most {ordered[-1]:.1f} ms, "
            f"{late} over 33 ms; {shown:.0%} of what was passed had its picture |"
        )
    stage.close()


def scroll(stage: Stage, move: Callable[[int], None]) -> tuple[list[float], float]:
    """Milliseconds from one painted frame to the next (there are 16 between beats), and the share of cells
    that had their tile when they were painted."""
    from PySide6.QtCore import QEventLoop, QTimer

    page, frames, shares = stage.page, [], []
    state = {"frame": 0, "last": time.perf_counter()}

    def beat() -> None:
        state["frame"] += 1
        move(state["frame"])
        page.view.viewport().repaint()
        now = time.perf_counter()
        frames.append((now - state["last"]) * 1000)
        state["last"] = now
        cells = [page.shelf.cell_at(index) for index in page.view.visible_cells]
        shares.append(sum(cell is not None for cell in cells) / max(1, len(cells)))

    timer = QTimer(interval=FRAME_MS)
    timer.timeout.connect(beat)
    page.view.verticalScrollBar().setValue(0)
    stage.wait(stage.is_complete)
    state["last"] = time.perf_counter()
    timer.start()
    end = time.perf_counter() + SCROLL_SECONDS
    flags = QEventLoop.ProcessEventsFlag
    while time.perf_counter() < end:
        stage.app.processEvents(flags.AllEvents | flags.WaitForMoreEvents)
    timer.stop()
    return frames[1:], sum(shares) / len(shares)


MEASURES = {"opening": measure_opening, "search": measure_search, "scrolling": measure_scrolling}


if __name__ == "__main__":
    main()
