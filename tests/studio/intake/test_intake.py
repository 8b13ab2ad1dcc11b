from __future__ import annotations

import http.server
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from studio.intake import Gathered, Incoming, Intake


@pytest.fixture
def intake(qtbot: QtBot, tmp_path: Path) -> Iterator[Intake]:
    made = Intake(lambda: tmp_path / "kept")
    yield made
    made.stop()
    made.wait()


@pytest.fixture
def web(tmp_path: Path) -> Iterator[str]:
    """The address of a server that gives what lies in a folder of the test."""
    folder = tmp_path / "web"
    folder.mkdir()

    class Handler(http.server.SimpleHTTPRequestHandler):
        def __init__(self, *args: object) -> None:
            super().__init__(*args, directory=str(folder))

        def log_message(self, *args: object) -> None:
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_files_and_folders_are_found(qtbot: QtBot, intake: Intake, picture: Callable[..., Path]):
    single = picture("single.png")
    folder = [picture(f"folder/{name}") for name in ("2.png", "10.png")]
    with qtbot.waitSignal(intake.gathered) as told:
        intake.take(Incoming(paths=(single, folder[0].parent)))
    assert told.args == [Gathered([single, *folder], 0, 3)]


def test_one_bad_path_does_not_spoil_the_others(qtbot: QtBot, intake: Intake, picture, tmp_path: Path):
    (tmp_path / "empty").mkdir()
    good = picture("good.png")
    found: list[Gathered] = []
    failed: list[str] = []
    intake.gathered.connect(found.append)
    intake.failed.connect(failed.append)
    intake.take(Incoming(paths=(tmp_path / "empty", good, tmp_path / "gone.png")))
    qtbot.waitUntil(lambda: not intake.is_busy)
    assert found == [Gathered([good], 0, 1)]
    assert ["empty holds no picture" in failed[0], "gone.png does not exist" in failed[1]] == [True, True]


def test_large_folders_come_in_parts(qtbot: QtBot, intake: Intake, tmp_path: Path):
    for number in range(1100):
        (tmp_path / f"{number}.png").touch()
    parts: list[Gathered] = []
    intake.gathered.connect(parts.append)
    intake.take(Incoming(paths=(tmp_path,)))
    qtbot.waitUntil(lambda: not intake.is_busy)
    assert [(part.first, part.total) for part in parts] == [(0, 1100), (500, 1100), (1000, 1100)]
    assert [path.name for part in parts for path in part.paths] == [f"{number}.png" for number in range(1100)]


def test_busy_is_told_from_the_first_to_the_last(qtbot: QtBot, intake: Intake, picture):
    told: list[bool] = []
    intake.busyChanged.connect(told.append)
    path = picture()
    for _ in range(3):
        intake.take(Incoming(paths=(path,)))
    assert told == [True]
    qtbot.waitUntil(lambda: told == [True, False])


def test_an_image_is_kept_first(qtbot: QtBot, intake: Intake, tmp_path: Path):
    image = QImage(8, 6, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    with qtbot.waitSignal(intake.gathered) as told:
        intake.take(Incoming(image=image))
    (gathered,) = told.args
    assert [path.parent for path in gathered.paths] == [tmp_path / "kept"]
    assert QImage(str(gathered.paths[0])).size() == image.size()


def test_a_link_is_fetched(qtbot: QtBot, intake: Intake, web: str, picture, tmp_path: Path):
    source = picture("web/cat.png")
    with qtbot.waitSignal(intake.gathered) as told:
        intake.take(Incoming(links=(f"{web}/cat.png",)))
    assert told.args[0].paths == [tmp_path / "kept" / "cat.png"]
    assert told.args[0].paths[0].read_bytes() == source.read_bytes()
    qtbot.waitUntil(lambda: not intake.is_busy)


def test_a_link_to_a_page_or_to_nothing_is_told(qtbot: QtBot, intake: Intake, web: str, tmp_path: Path):
    (tmp_path / "web" / "page.html").write_text("<p>")
    for name, words in (
        ("page.html", "is not a picture"),
        ("gone.png", "could not be fetched from 127.0.0.1"),
    ):
        with qtbot.waitSignal(intake.failed) as told:
            intake.take(Incoming(links=(f"{web}/{name}",)))
        assert words in told.args[0] and "drop that file" in told.args[0]
    qtbot.waitUntil(lambda: not intake.is_busy)
    assert not (tmp_path / "kept").exists()


def test_nothing_is_taken_after_the_stop(qtbot: QtBot, intake: Intake, web: str, picture, tmp_path: Path):
    path = picture("web/cat.png")
    intake.take(Incoming(links=(f"{web}/cat.png",)))
    intake.stop()
    with qtbot.assertNotEmitted(intake.gathered, wait=200):
        intake.take(Incoming(paths=(path,)))
    assert not (tmp_path / "kept").exists()
