"""Films in the list and in the compare view."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from pytestqt.qtbot import QtBot

from gan.engine import JobState, Priority
from gan.media import MediaError
from studio.app import Application
from studio.settings import FilmFormat
from studio.widgets.picture_source import Role
from studio.workspaces.enhance.moment_bar import clock
from studio.workspaces.enhance.stills import Still, Stills
from studio.workspaces.enhance.workspace import EnhanceWorkspace
from tests.gan.media.films.film_frames import drawn, psnr, write
from tests.studio.fakes import FakeEngine


@pytest.fixture
def page(application: Application) -> EnhanceWorkspace:
    return application.shell.workspace


def test_a_film_from_the_list_to_the_comparison(
    qtbot: QtBot, application: Application, page: EnhanceWorkspace, engine: FakeEngine, tmp_path: Path
) -> None:
    settings = {"film_format": FilmFormat.MKV, "film_quality": 60, "steady": False}
    application.settings.edit("enhancing", scale=2, **settings)
    source = write(tmp_path / "old.mp4", drawn(50))
    page.open_paths([source])
    qtbot.waitUntil(lambda: len(engine.jobs) == 1)
    job = engine.jobs[0]
    assert (job.request.format, job.request.quality, job.request.steady) == ("mkv", 60, False)
    assert job.priority is Priority.BACKGROUND
    qtbot.waitUntil(lambda: page.compare.moment.isVisible() and page.compare.moment.slider.isEnabled())
    assert page.compare.moment.words.text() == "0:00 / 0:02"
    item = page.list.current_item()
    qtbot.waitUntil(lambda: item.size == (96, 64))
    job.compute(12, 50, 200)
    qtbot.waitUntil(lambda: "12 of 50 frames  ·  about 3 minutes left" in page.compare.details.text())
    qtbot.waitUntil(lambda: page.compare.view._pair.ready == {Role.BEFORE})
    job.preview = write(tmp_path / "old_2x.preview.mp4", drawn(25, 128, 192))
    job.remark("old_2x.preview.mp4 shows the first five seconds; the rest follows.")
    qtbot.waitUntil(lambda: page.compare.view._pair.ready == frozenset(Role))
    assert "five seconds" in item.message
    page.compare.moment.slider.setValue(900)  # which the preview does not reach
    qtbot.waitUntil(lambda: page.compare.view._pair.ready == {Role.BEFORE}, timeout=10_000)
    result = write(tmp_path / "old_2x.mkv.mp4", drawn(50, 128, 192))
    job.succeed(result, (192, 128))
    qtbot.waitUntil(lambda: page.compare.view._pair.ready == frozenset(Role), timeout=10_000)
    assert item.state is JobState.DONE and item.preview is None


def test_one_film_after_another_and_pictures_between(
    qtbot: QtBot, page: EnhanceWorkspace, engine: FakeEngine, tmp_path: Path, picture
) -> None:
    films = [write(tmp_path / f"{name}.mp4", drawn(3)) for name in "ab"]
    page.open_paths([*films, picture("photo.png")])
    qtbot.waitUntil(lambda: len(engine.jobs) == 2)
    qtbot.wait(50)
    assert {job.request.source.name for job in engine.jobs} == {"a.mp4", "photo.png"}
    engine.job_of("a.mp4").fail(MediaError("a.mp4 is damaged."))
    qtbot.waitUntil(lambda: len(engine.jobs) == 3)
    assert engine.jobs[-1].request.source.name == "b.mp4"


def test_stills_are_of_the_same_moment_in_both(qtbot: QtBot, tmp_path: Path) -> None:
    frames = list(drawn(20))
    source, result = write(tmp_path / "a.mp4", frames), write(tmp_path / "b.mp4", frames)
    stills, arrived, failed = Stills(), [], []
    stills.arrived.connect(lambda *values: arrived.append(values))
    stills.failed.connect(lambda *values: failed.append(values))
    stills.ask(Still(source, result, 0.4))
    qtbot.waitUntil(lambda: len(arrived) == 1)
    wish, before, after, duration = arrived[0]
    for path in (before, after):
        assert psnr(np.asarray(Image.open(path)), frames[10]) > 33
    assert duration == pytest.approx(0.8)
    stills.ask(Still(tmp_path / "gone.mp4", None, 0))
    qtbot.waitUntil(lambda: len(failed) == 1)
    assert "does not exist" in failed[0][1]
    stills.close()
    assert not before.exists()


def test_moments_in_words() -> None:
    assert [clock(75.3), clock(3675), clock(0)] == ["1:15", "1:01:15", "0:00"]
