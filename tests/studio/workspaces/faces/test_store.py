"""Pictures for views: the one that is looked at first, nothing in vain, nothing twice."""

from __future__ import annotations

import pytest

from gan.engine import Priority
from gan.faces.errors import FacesError
from gan.faces.face import Face
from studio.workspaces.faces import store as module
from studio.workspaces.faces.store import FaceStore
from tests.studio.fakes import FakeEngine
from tests.studio.workspaces.faces.fake_faces import make, open_jobs, seeds_of


@pytest.fixture
def engine() -> FakeEngine:
    return FakeEngine()


@pytest.fixture
def store(qapp, engine: FakeEngine):
    store = FaceStore(engine)
    yield store
    store.close()


def faces(*seeds: int) -> list[Face]:
    return [Face.of_seed(seed) for seed in seeds]


def work_off(qtbot, engine: FakeEngine, store: FaceStore) -> None:
    """Make everything that is asked for."""
    while jobs := open_jobs(engine):
        make(jobs[0])
        qtbot.waitUntil(lambda jobs=jobs: jobs[0] not in store._in_engine)


def test_the_first_request_is_one_face_and_later_ones_more(qtbot, engine: FakeEngine, store: FaceStore):
    store.want("wall", faces(*range(20)))
    assert [seeds_of(job) for job in engine.jobs] == [[0], [1, 2]]
    work_off(qtbot, engine, store)
    assert [len(job.request.faces) for job in engine.jobs] == [1, 2, 4, 8, 5]
    assert all(job.priority is Priority.INTERACTIVE for job in engine.jobs)
    assert [int(store.pixels(face)[0, 0, 0]) for face in faces(0, 7, 19)] == [0, 7, 19]


def test_views_are_served_in_their_order_and_each_face_once(qtbot, engine: FakeEngine, store: FaceStore):
    store.want("panel", faces(5))
    store.want("wall", faces(5, 6))
    store.want("row", faces(6, 7))
    work_off(qtbot, engine, store)
    assert sum((seeds_of(job) for job in engine.jobs), []) == [5, 6, 7]


def test_what_nobody_wants_any_more_is_not_made(qtbot, engine: FakeEngine, store: FaceStore):
    store.want("wall", faces(*range(100)))
    store.want("wall", faces(200, 201))
    work_off(qtbot, engine, store)
    assert set(sum((seeds_of(job) for job in engine.jobs), [])) == {0, 1, 2, 200, 201}


def test_views_hear_of_what_has_come(qtbot, engine: FakeEngine, store: FaceStore):
    store.want("wall", faces(1))
    with qtbot.waitSignal(store.arrived):
        make(engine.jobs[0])
    assert store.pixels(faces(1)[0]) is not None and not store.is_busy


def test_it_waits_while_something_follows_the_hand(qtbot, engine: FakeEngine, store: FaceStore):
    store.hold(True)
    store.want("wall", faces(1))
    assert engine.jobs == []
    store.hold(False)
    assert len(engine.jobs) == 1


def test_under_a_slider_few_are_asked_for_at_a_time(qtbot, engine: FakeEngine, store: FaceStore):
    store.hurry(True)
    store.want("wall", faces(*range(40)))
    work_off(qtbot, engine, store)
    assert max(len(job.request.faces) for job in engine.jobs) == 4


def test_what_fails_is_told_once_and_not_tried_again(qtbot, engine: FakeEngine, store: FaceStore):
    told: list[str] = []
    store.failed.connect(told.append)
    store.want("wall", faces(*range(6)))
    while jobs := open_jobs(engine):
        jobs[0].fail(FacesError("The weights are damaged."))
        qtbot.waitUntil(lambda jobs=jobs: jobs[0] not in store._in_engine)
    assert told == ["The weights are damaged."]
    assert store.problem(faces(3)[0]) == "The weights are damaged." and store.problem(faces(9)[0]) == ""
    asked = len(engine.jobs)
    store.want("wall", faces(*range(6)))
    assert len(engine.jobs) == asked


def test_a_closed_engine_is_a_sentence(qtbot, engine: FakeEngine, store: FaceStore):
    engine.close()
    with qtbot.waitSignal(store.failed) as failed:
        store.want("wall", faces(1))
    assert "closed" in failed.args[0]


def test_another_model_makes_everything_anew(qtbot, engine: FakeEngine, store: FaceStore):
    store.want("wall", faces(1))
    work_off(qtbot, engine, store)
    store.set_model("other")
    assert store.pixels(faces(1)[0]) is None
    assert engine.jobs[-1].request.model == "other" == store.model
    work_off(qtbot, engine, store)
    assert store.pixels(faces(1)[0]) is not None


def test_what_the_old_model_still_gives_is_left_alone(qtbot, engine: FakeEngine, store: FaceStore):
    store.want("wall", faces(1))
    (old,) = engine.jobs
    store.set_model("other")
    assert old.state.is_over  # cancelled
    assert open_jobs(engine) == [engine.jobs[-1]]


def test_the_pictures_used_last_are_kept(qapp, engine: FakeEngine, store: FaceStore, monkeypatch):
    monkeypatch.setattr(module, "_KEPT_BYTES", 3 * 8 * 8 * 3)
    import numpy as np

    for face in faces(0, 1, 2):
        store.keep(face, np.zeros((8, 8, 3), np.uint8))
    store.pixels(faces(0)[0])
    store.keep(faces(3)[0], np.zeros((8, 8, 3), np.uint8))
    assert [store.pixels(face) is not None for face in faces(0, 1, 2, 3)] == [True, False, True, True]


def test_closed_it_asks_for_nothing(qapp, engine: FakeEngine, store: FaceStore):
    store.close()
    store.want("wall", faces(1))
    assert engine.jobs == []
