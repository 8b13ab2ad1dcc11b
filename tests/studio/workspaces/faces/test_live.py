"""One face under the hand: the latest wish counts."""

from __future__ import annotations

import pytest

from gan.faces.errors import FacesError
from gan.faces.face import Face
from studio.workspaces.faces.live import LiveFaces
from tests.studio.fakes import FakeEngine
from tests.studio.workspaces.faces.fake_faces import make, seeds_of


@pytest.fixture
def engine() -> FakeEngine:
    return FakeEngine()


@pytest.fixture
def live(qapp, engine: FakeEngine):
    live = LiveFaces(engine)
    yield live
    live.close()


def test_wishes_that_are_overtaken_are_skipped(qtbot, engine: FakeEngine, live: LiveFaces):
    made: list[int] = []
    live.made.connect(lambda faces, pixels: made.append(int(pixels[0, 0, 0, 0])))
    for seed in range(1, 6):
        live.want(Face.of_seed(seed))
    assert [seeds_of(job) for job in engine.jobs] == [[1]] and live.is_busy
    make(engine.jobs[0])
    qtbot.waitUntil(lambda: len(engine.jobs) == 2)
    make(engine.jobs[1])
    qtbot.waitUntil(lambda: made == [1, 5])
    assert not live.is_busy


def test_it_says_when_it_begins_and_has_nothing_left(qtbot, engine: FakeEngine, live: LiveFaces):
    told: list[bool] = []
    live.busyChanged.connect(told.append)
    live.want(Face.of_seed(1))
    make(engine.jobs[0])
    qtbot.waitUntil(lambda: told == [True, False])


def test_what_is_dropped_is_not_told(qtbot, engine: FakeEngine, live: LiveFaces):
    made: list[object] = []
    live.made.connect(lambda *values: made.append(values))
    live.want(Face.of_seed(1))
    live.want(Face.of_seed(2))
    live.drop()
    qtbot.wait(20)
    assert made == [] and len(engine.jobs) == 1 and not live.is_busy


def test_a_failure_is_a_sentence_and_the_next_wish_goes_on(qtbot, engine: FakeEngine, live: LiveFaces):
    live.want(Face.of_seed(1))
    live.want(Face.of_seed(2))
    with qtbot.waitSignal(live.failed) as failed:
        engine.jobs[0].fail(FacesError("No such edit."))
    assert failed.args == ["No such edit."]
    assert seeds_of(engine.jobs[1]) == [2]


def test_a_closed_engine_is_a_sentence(qtbot, engine: FakeEngine, live: LiveFaces):
    engine.close()
    with qtbot.waitSignal(live.failed):
        live.want(Face.of_seed(1))
    assert not live.is_busy
