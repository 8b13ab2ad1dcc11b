"""The workspace of Cartoon in figures: from typing to the storyboard, how steadily it plays, how it drags.

    python tests/benchmarks/bench_cartoon_window.py [--seconds 15]

The window is drawn off screen unless QT_QPA_PLATFORM says otherwise. Nothing else should compute meanwhile.
"""

from __future__ import annotations

import argparse
import os
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
_BEAT_MS = 4
_LONGEST_WAIT_S = 60
_SENTENCES = (" A cat runs to Lila.", " Bo waves happily.", " The robot sits on the sofa.", " It rains.")
_LONG_WORDS = 50_000
_STORY = (
    "In the park, Ada reads a book. A dog runs to Bo and barks. “Good morning!” says Bo. The cat sleeps. "
    "Lila throws a red ball to Tom while the robot dances.\n\nAt night, Otto walks slowly past the castle. "
    "He is sad. A dinosaur gives him a cake, and they laugh.\n\n"
)
_DRAG_STEPS, _DRAG_PAUSE_MS = 60, 20


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seconds", type=float, default=15)
    options = parser.parse_args()
    sys.path.insert(0, str(ROOT))
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as home:
        os.environ["GANVAS_HOME"] = home
        measure(options.seconds)


def measure(seconds: float) -> None:
    """Start the studio, and do what a person would."""
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    from studio.app import Application

    app = QApplication([])
    application = Application(app)
    application.start()
    application.shell.resize(1320, 840)
    names = [entry.name for entry in application.shell._entries]
    application.shell.go_to(names.index("Cartoon"))
    workspace = application.shell.workspace
    wait_until(lambda: not workspace.page.empty.cards.missing())
    # Until torch is loaded, which takes the other jobs a second and this one nothing.
    wait_until(lambda: application.engine.device_name is not None)
    print("| measure | figure |\n| --- | --- |", flush=True)
    beats: list[float] = []
    timer = QTimer(interval=_BEAT_MS)
    timer.timeout.connect(lambda: beats.append(time.monotonic()))
    timer.start()
    play(workspace, seconds)
    write(workspace)
    drag(workspace)
    gaps = [1000 * (after - before) for before, after in zip(beats, beats[1:], strict=False)]
    usual = percentile(gaps, 0.99)
    print(f"| event loop meanwhile | held {max(gaps):.0f} ms at most, 99 % within {usual:.0f} ms |")
    paste(workspace, beats)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"| peak memory | {peak:.0f} MB |")
    application.close()


def play(workspace, seconds: float) -> None:
    """A story, from the click on."""
    shown: list[float] = []
    workspace.player.shown.connect(lambda _: shown.append(time.monotonic()))
    workspace.player.loop = True
    start = time.monotonic()
    workspace.page.empty.play_button.click()
    wait_until(lambda: bool(shown))
    print(f"| from the click on a story to its first frame | {shown[0] - start:.2f} s |")
    wait_until(lambda: workspace.player.is_playing)
    begin = len(shown)
    wait(1000 * seconds)
    seconds = shown[-1] - shown[begin]
    missed = workspace.player.missed
    workspace.player.stop()
    gaps = [1000 * (after - before) for before, after in zip(shown[begin:], shown[begin + 1 :], strict=False)]
    print(
        f"| playing for {seconds:.0f} s | {len(gaps) / seconds:.1f} frames/s, {missed} left out, "
        f"between frames {statistics.median(gaps):.0f} ms (99 %: {percentile(gaps, 0.99):.0f} ms) |",
        flush=True,
    )


def write(workspace) -> None:
    """Sentences at the end of the script, each until the storyboard has its pictures."""
    from PySide6.QtGui import QTextCursor
    from PySide6.QtTest import QTest

    editor = workspace.page.script.editor
    editor.setFocus()
    editor.moveCursor(QTextCursor.MoveOperation.End)
    wait_until(lambda: not workspace.page.storyboard.missing())
    times = []
    for sentence in _SENTENCES:
        QTest.keyClicks(editor, sentence)
        start = time.monotonic()
        wait_until(lambda: not workspace.document.wants_understanding and not workspace.reader.is_busy)
        wait_until(lambda: not workspace.page.storyboard.missing())
        times.append(time.monotonic() - start)
    print(f"| from the last key to the storyboard | {max(times):.2f} s at most of {len(times)} |", flush=True)


def drag(workspace) -> None:
    """Somebody across the stage."""
    workspace.player.go_to(50)
    wait_until(lambda: workspace.changes.shown.index == 50 and workspace.changes.shown.floor is not None)
    figure = workspace.page.stage._figures[0]
    shown: list[float] = []
    workspace.player.shown.connect(lambda _: shown.append(time.monotonic()))
    start = time.monotonic()
    for step in range(_DRAG_STEPS):
        x = figure.box.center().x() + 0.2 * step / _DRAG_STEPS
        workspace.page.stage.dragTried.emit(figure.id, x, figure.box.bottom())
        wait(_DRAG_PAUSE_MS)
    pace = len(shown) / (time.monotonic() - start)
    workspace.changes.give_up()
    print(f"| dragging somebody | {pace:.0f} frames/s |", flush=True)


def paste(workspace, beats: list[float]) -> None:
    """50,000 words, until they are understood and their first pictures are there."""
    editor, begin = workspace.page.script.editor, len(beats)
    editor.selectAll()
    start = time.monotonic()
    editor.insertPlainText(_STORY * (_LONG_WORDS // len(_STORY.split())))
    wait(100)
    wait_until(lambda: not workspace.document.wants_understanding and not workspace.reader.is_busy)
    seconds = time.monotonic() - start
    wait(2000)
    held = max(
        1000 * (after - before) for before, after in zip(beats[begin:], beats[begin + 1 :], strict=False)
    )
    print(f"| {_LONG_WORDS:,} words pasted | understood in {seconds:.1f} s, event loop held {held:.0f} ms |")


def percentile(values: list[float], share: float) -> float:
    """The value that so many of them do not exceed."""
    return sorted(values)[min(int(share * len(values)), len(values) - 1)]


def wait(milliseconds: float) -> None:
    """Let the event loop run."""
    from PySide6.QtCore import QEventLoop, QTimer

    loop = QEventLoop()
    QTimer.singleShot(round(milliseconds), loop.quit)
    loop.exec()


def wait_until(is_so: Callable[[], bool]) -> None:
    """Let the event loop run until something is so.

    Raises:
        TimeoutError: it never was.
    """
    end = time.monotonic() + _LONGEST_WAIT_S
    while not is_so():
        if time.monotonic() > end:
            raise TimeoutError("the window does not do what was asked for")
        wait(2)


if __name__ == "__main__":
    main()
