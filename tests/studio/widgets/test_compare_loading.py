from __future__ import annotations

import gc
import subprocess
import sys
import threading
import time
import weakref
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from studio.widgets.compare import CompareView
from studio.widgets.picture_source import MediaReader
from tests.studio.widgets.compare_pictures import (
    BLUE,
    RED,
    VIEW,
    colour_at,
    grabbed,
    save_pattern,
    save_plain,
    show,
)


class SlowReader(MediaReader):
    """Reads files named "slow…" only once its gate is opened."""

    def __init__(self) -> None:
        self.gate = threading.Event()
        self.started = threading.Event()

    def pixels(self, path: Path, should_stop: Callable[[], bool]) -> np.ndarray:
        self.started.set()
        if path.name.startswith("slow"):
            assert self.gate.wait(20)
        return super().pixels(path, should_stop)


@pytest.fixture
def slow(qtbot: QtBot):
    reader = SlowReader()
    view = CompareView(reader=reader)
    view.animated = False
    qtbot.addWidget(view)
    view.resize(*VIEW)
    view.show()
    yield view, reader
    reader.gate.set()


def test_the_before_picture_is_there_while_the_result_loads(qtbot: QtBot, slow, tmp_path: Path) -> None:
    view, reader = slow
    before = save_plain(tmp_path / "before.png", (150, 100), RED)
    after = save_plain(tmp_path / "slow.png", (600, 400), BLUE)
    view.show_pair(before, after)
    qtbot.waitUntil(lambda: colour_at(view, 500, 200) == RED)
    assert view.zoom == 1.0
    with qtbot.waitSignal(view.loaded):
        reader.gate.set()
    assert colour_at(view, 500, 200) == BLUE


def test_a_new_pair_replaces_one_that_is_loading(
    qtbot: QtBot, slow, tmp_path: Path, plain_pair: tuple[Path, Path]
) -> None:
    view, reader = slow
    loads: list[bool] = []
    view.loaded.connect(lambda: loads.append(True))
    view.show_pair(save_plain(tmp_path / "slow.png", (300, 300), BLUE), None)
    assert reader.started.wait(5)
    show(qtbot, view, *plain_pair)
    reader.gate.set()
    qtbot.wait(100)
    assert loads == [True]
    assert colour_at(view, 100) == RED


def test_a_picture_that_arrives_after_it_was_replaced_is_not_shown(
    qtbot: QtBot, view: CompareView, plain_pair: tuple[Path, Path]
) -> None:
    loads: list[bool] = []
    view.loaded.connect(lambda: loads.append(True))
    view.show_before(plain_pair[0])
    assert view._loader._pool.waitForDone(5000)
    view.clear()
    qtbot.wait(20)
    assert loads == []
    assert colour_at(view, 100) != RED


def test_the_old_pair_is_let_go_at_once(
    qtbot: QtBot, view: CompareView, plain_pair: tuple[Path, Path]
) -> None:
    show(qtbot, view, *plain_pair)
    view.grab()
    old = [weakref.ref(picture) for picture in view._pair.pictures.values()]
    view.clear()
    gc.collect()
    assert [reference() for reference in old] == [None, None]


def test_another_result_of_the_same_picture_keeps_zoom_and_position(
    qtbot: QtBot, view: CompareView, plain_pair: tuple[Path, Path], tmp_path: Path
) -> None:
    before, after = plain_pair
    with qtbot.waitSignal(view.loaded):
        view.show_before(before)
    view.zoom_to(8.0, (450, 100))
    place = view.viewport.place
    kept = view._pair.pictures[next(iter(view._pair.pictures))]
    show(qtbot, view, before, after)
    assert (view.zoom, view.viewport.place.x) == (2.0, place.x)
    assert kept in view._pair.pictures.values()
    show(qtbot, view, before, save_plain(tmp_path / "other.png", (300, 200), BLUE), 2.0)
    assert (view.zoom, view.viewport.place.x) == (4.0, place.x)


def test_a_before_picture_that_has_changed_is_read_again(
    qtbot: QtBot, view: CompareView, tmp_path: Path
) -> None:
    path = save_plain(tmp_path / "before.png", (150, 100), RED)
    show(qtbot, view, path, None)
    save_plain(path, (151, 100), BLUE)
    show(qtbot, view, path, None)
    assert colour_at(view, 100) == BLUE


def test_a_missing_result_is_told_and_the_before_picture_stays(
    qtbot: QtBot, view: CompareView, plain_pair: tuple[Path, Path], tmp_path: Path
) -> None:
    with qtbot.waitSignal(view.loadFailed, timeout=5000) as failed:
        view.show_pair(plain_pair[0], tmp_path / "absent.png")
    assert "absent.png" in failed.args[0]
    qtbot.waitUntil(lambda: colour_at(view, 500, 200) == RED)
    assert not (grabbed(view)[350:, :300] == RED).all()


def test_when_nothing_can_be_read_the_view_says_why(qtbot: QtBot, view: CompareView, tmp_path: Path) -> None:
    sentences: list[str] = []
    view.loadFailed.connect(sentences.append)
    loads: list[bool] = []
    view.loaded.connect(lambda: loads.append(True))
    empty = grabbed(view)
    view.show_pair(tmp_path / "one.png", tmp_path / "two.png")
    qtbot.waitUntil(lambda: len(sentences) == 2)
    assert view._state_text() == "\n".join(sentences)
    assert not np.array_equal(grabbed(view), empty)
    assert loads == []


def test_only_the_newest_of_many_quick_pairs_is_announced(
    qtbot: QtBot, view: CompareView, tmp_path: Path
) -> None:
    paths = [save_plain(tmp_path / f"{index}.png", (40, 30), (index, 0, 0)) for index in range(12)]
    loads: list[bool] = []
    view.loaded.connect(lambda: loads.append(True))
    for path in paths:
        view.show_before(path)
    qtbot.waitUntil(lambda: loads == [True])
    qtbot.wait(50)
    assert loads == [True]
    assert colour_at(view, 300, 200) == (11, 0, 0)


# The end


def test_destroying_the_view_waits_for_its_threads(qtbot: QtBot, tmp_path: Path) -> None:
    reader, parent = SlowReader(), QWidget()
    view = CompareView(parent, reader)
    path = save_plain(tmp_path / "slow.png", (30, 30), RED)
    view.show_before(path)
    assert reader.started.wait(5)
    opener = threading.Timer(0.1, reader.gate.set)
    opener.start()
    start = time.perf_counter()
    del view
    parent.deleteLater()
    qtbot.waitUntil(reader.gate.is_set, timeout=5000)
    assert time.perf_counter() - start < 5


def run_python(program: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", program, *arguments]
    root = Path(__file__).parents[3]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, cwd=root)


def test_a_program_that_ends_while_loading_ends_quietly(tmp_path: Path) -> None:
    path = save_pattern(tmp_path / "picture.png", (1500, 1200))
    program = (
        "import sys; from pathlib import Path; from PySide6.QtCore import QTimer\n"
        "from PySide6.QtWidgets import QApplication; from studio.widgets.compare import CompareView\n"
        "app = QApplication([]); view = CompareView(); view.show(); view.show_before(Path(sys.argv[1]))\n"
        "QTimer.singleShot(20, app.quit); sys.exit(app.exec())"
    )
    ended = run_python(program, str(path))
    assert (ended.returncode, ended.stderr) == (0, "")


def test_the_window_shows_before_pictures_can_be_read() -> None:
    program = (
        "import sys; import studio.widgets.compare\n"
        "print([name for name in ('gan.media', 'torch', 'PIL') if name in sys.modules])"
    )
    ended = run_python(program)
    assert ended.stdout.strip() == "[]"
