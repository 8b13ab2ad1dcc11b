"""A walk as it is played, and as it is filmed."""

from __future__ import annotations

import numpy as np
import pytest

from gan.faces.errors import FacesError
from gan.faces.face import Face
from gan.faces.latents import LatentShape, resolve_all
from gan.faces.walk import walk
from studio.workspaces.faces.walk_player import WalkPlayer, frame_at
from tests.studio.fakes import FakeEngine
from tests.studio.workspaces.faces.fake_faces import make, open_jobs

FACES = [Face.of_seed(seed) for seed in (3, 4, 5)]


class Clock:
    """Time as the test makes it."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def engine() -> FakeEngine:
    return FakeEngine()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def player(qapp, engine: FakeEngine, clock: Clock):
    player = WalkPlayer(engine, clock=clock)
    player.set_walk(FACES, 6.0, True)
    yield player
    player.close()


@pytest.mark.parametrize("loop", [True, False])
def test_what_is_played_is_what_is_filmed(loop: bool):
    shape = LatentShape("", 4, 16, 32)
    total = 24
    filmed = walk(resolve_all(FACES, shape, {}).astype(float), np.arange(total), total, loop=loop)
    whole = total if loop else total - 1
    played = [frame_at(FACES, frame / whole, loop)[1] for frame in range(total)]
    np.testing.assert_allclose(resolve_all(played, shape, {}), filmed, atol=1e-4)


def test_it_plays_from_face_to_face(qtbot, engine: FakeEngine, clock: Clock, player: WalkPlayer):
    reached, shown = [], []
    player.reached.connect(reached.append)
    player.shown.connect(shown.append)
    player.play()
    assert player.is_playing
    for clock.now in (0.5, 2.5, 4.5, 6.5):
        qtbot.waitUntil(lambda: bool(open_jobs(engine)))
        make(open_jobs(engine)[0])
        qtbot.waitUntil(lambda: not player.live.is_busy or bool(open_jobs(engine)))
    qtbot.waitUntil(lambda: len(shown) >= 4)
    assert {0, 1, 2} <= set(reached) and shown[0].shape == (8, 8, 3)


def test_without_a_loop_it_ends(qtbot, clock: Clock, player: WalkPlayer):
    player.set_walk(FACES, 6.0, False)
    player.play()
    with qtbot.waitSignal(player.playingChanged) as playing:
        clock.now = 6.1
    assert playing.args == [False]


def test_a_change_of_length_goes_on_at_the_same_place(
    qtbot, engine: FakeEngine, clock: Clock, player: WalkPlayer
):
    player.play()
    clock.now = 3.0
    player.set_walk(FACES, 12.0, True)
    qtbot.waitUntil(lambda: bool(engine.jobs))
    assert engine.jobs[-1].request.faces == (frame_at(FACES, 0.5, True)[1],)


def test_with_fewer_than_two_faces_there_is_nothing_to_play(player: WalkPlayer):
    player.play()
    player.set_walk(FACES[:1], 6.0, True)
    assert not player.is_playing
    player.play()
    assert not player.is_playing


def test_what_cannot_be_made_stops_it(qtbot, engine: FakeEngine, player: WalkPlayer):
    player.play()
    qtbot.waitUntil(lambda: bool(engine.jobs))
    with qtbot.waitSignal(player.failed) as failed:
        engine.jobs[0].fail(FacesError("The weights are damaged."))
    assert failed.args == ["The weights are damaged."] and not player.is_playing
