"""What ails a picture, in the window: looked for in a thread, shown as chips beside the strength."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gan.enhance.findings import MOTION, Findings
from gan.media import MediaError
from studio.app import Application
from studio.widgets.job_list import JobItem
from studio.workspaces.enhance import compare_pane
from studio.workspaces.enhance.found import FindingsStore
from studio.workspaces.enhance.found_bar import AUTO, FoundBar
from studio.workspaces.enhance.queue import EnhanceQueue
from studio.workspaces.enhance.workspace import EnhanceWorkspace
from tests.studio.fakes import FakeEngine, save_picture

BLURRED = Findings(MOTION, 2.6, 0.01, 60)
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def store(qtbot: QtBot) -> FindingsStore:
    made = FindingsStore()
    yield made
    made.close()


@pytest.fixture
def bar(qtbot: QtBot) -> FoundBar:
    made = FoundBar()
    qtbot.addWidget(made)
    made.resize(900, 40)
    made.show()
    return made


def test_findings_arrive_and_are_kept(qtbot: QtBot, store: FindingsStore, monkeypatch) -> None:
    looked: list[str] = []

    def look(path: Path) -> Findings:
        looked.append(path.name)
        assert threading.current_thread() is not threading.main_thread()
        return BLURRED

    monkeypatch.setattr(FindingsStore, "look", lambda self, path: look(path))
    for _ in range(2):
        store.ask(Path("a.png"))
        qtbot.waitUntil(lambda: store.get(Path("a.png")) is not None)
    assert store.get(Path("a.png")) == BLURRED and looked == ["a.png"]
    assert store.is_known(Path("a.png")) and not store.is_known(Path("b.png"))
    assert store.get(Path("b.png")) is None


def test_only_the_newest_wish_counts(qtbot: QtBot, store: FindingsStore, monkeypatch) -> None:
    go_on = threading.Event()
    looked: list[str] = []

    def look(path: Path) -> Findings:
        looked.append(path.name)
        go_on.wait(5)
        return BLURRED

    monkeypatch.setattr(FindingsStore, "look", lambda self, path: look(path))
    store.ask(Path("a"))
    qtbot.waitUntil(lambda: looked == ["a"])
    for name in "bcd":
        store.ask(Path(name))
    go_on.set()
    qtbot.waitUntil(lambda: store.get(Path("d")) is not None)
    assert looked == ["a", "d"]


def test_what_cannot_be_read_is_not_known(
    qtbot: QtBot, store: FindingsStore, monkeypatch, tmp_path: Path
) -> None:
    missing = tmp_path / "missing.png"
    store.ask(missing)
    qtbot.waitUntil(lambda: store.is_known(missing))
    assert store.get(missing) is None
    monkeypatch.setattr("gan.enhance.diagnosis.diagnose_file", lambda path: 1 / 0)
    store.ask(tmp_path / "other.png")
    qtbot.waitUntil(lambda: store.is_known(tmp_path / "other.png"))
    assert store.get(tmp_path / "other.png") is None
    with pytest.raises(MediaError):
        from gan.media import read_picture

        read_picture(tmp_path / "missing.png")


def test_strength_is_left_to_the_program_or_chosen(qtbot: QtBot, bar: FoundBar) -> None:
    chosen: list[int] = []
    bar.strengthChosen.connect(chosen.append)
    bar.show_findings(BLURRED, 1)
    assert bar.strength == AUTO and bar.auto.isChecked() and bar.slider.value() == 100
    assert [chip.words for chip in bar.chips.chips] == [
        "Motion blur about 9 px",
        "Noise low",
        "JPEG about 60",
    ]
    bar.show_findings(Findings(), 1)
    assert bar.slider.value() == 0 and bar.number.text() == "0 %"
    bar.slider.setValue(40)
    qtbot.waitUntil(lambda: chosen == [40])
    assert not bar.auto.isChecked() and bar.number.text() == "40 %"
    QTest.mouseClick(bar.auto, LEFT)
    assert chosen == [40, AUTO] and bar.slider.value() == 0 and bar.auto.isChecked()


def test_nothing_known_is_said(bar: FoundBar) -> None:
    bar.show_findings(None, 4)
    assert [chip.words for chip in bar.chips.chips] == ["Looking at it…"]


@pytest.fixture
def page(application: Application, monkeypatch: pytest.MonkeyPatch) -> EnhanceWorkspace:
    monkeypatch.setattr(compare_pane, "has_estimator", lambda: True)
    monkeypatch.setattr(FindingsStore, "look", lambda self, path: BLURRED)
    return application.shell.workspace


def test_the_window_shows_what_was_found_and_does_it_again(
    page: EnhanceWorkspace,
    application: Application,
    engine: FakeEngine,
    picture: Callable[..., Path],
    qtbot: QtBot,
) -> None:
    source = picture("blurred.png")
    page.open_paths([source])
    qtbot.waitUntil(lambda: page.compare.found.isVisible() and bool(engine.jobs))
    qtbot.waitUntil(lambda: page.compare.found.chips.chips[0].words == "Motion blur about 9 px")
    assert engine.jobs[-1].request.strength is None
    engine.job_of("blurred.png").succeed(save_picture(source.with_name("blurred_4x.png"), (256, 192)))
    qtbot.waitUntil(lambda: page.queue.summary.done == 1)
    assert not page.compare.found.again.isVisible()
    page.compare.found.slider.setValue(40)
    qtbot.waitUntil(lambda: application.settings.value.enhancing.strength == 40)
    assert page.compare.found.again.isVisible()
    QTest.mouseClick(page.compare.found.again, LEFT)
    qtbot.waitUntil(lambda: len(engine.jobs) == 2)
    assert engine.jobs[-1].request.strength == 0.4
    assert not page.compare.found.again.isVisible()


def test_scales_that_suit_each_are_told_when_the_size_is_known(
    page: EnhanceWorkspace, application: Application
) -> None:
    application.settings.edit("enhancing", scale=0, auto_start=False)
    queue: EnhanceQueue = page.queue
    (item,) = queue.add([Path("/nowhere/a.png")])
    assert item.scale == 0
    queue.set_size(item.source, (320, 240))
    assert item.scale == 4 and item.size_words().endswith("1280 × 960")
    application.settings.edit("enhancing", scale=2)
    assert item.scale == 2
    application.settings.edit("enhancing", scale=0)
    assert item.scale == 4


def test_an_item_learns_its_scale_from_the_result(tmp_path: Path) -> None:
    class Result:
        width, height, scale = 200, 100, 2

    item = JobItem(tmp_path / "a.png", scale=0)
    assert item.size_words() == ""
    item.size = (100, 50)
    assert item.size_words() == "100 × 50"
    item._take_scale(Result())
    assert item.scale == 2


def test_texture_is_offered_where_there_are_weights_for_it(qtbot: QtBot, bar: FoundBar) -> None:
    assert not bar.texture.isVisible()
    bar.show_texture(30, is_offered=True)
    assert bar.texture.isVisible() and bar.texture.value() == 30
    with qtbot.waitSignal(bar.textureChosen) as told:
        bar.texture.setFocus()
        QTest.keyClick(bar.texture, Qt.Key.Key_Right)
    assert told.args == [35] and bar.texture_number.text() == "35 %"
