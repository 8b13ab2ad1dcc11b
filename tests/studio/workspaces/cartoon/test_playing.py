from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from gan.cartoon.errors import CartoonError
from gan.cartoon.scene import Scene
from studio.workspaces.cartoon.film import frames_of
from studio.workspaces.cartoon.player import Player
from studio.workspaces.cartoon.projector import AHEAD, Projector
from tests.gan.cartoon.kitchen import small_scene
from tests.studio.workspaces.cartoon.fakes import FakeFilm


class Studio:
    """A projector and a player with films that can be held up."""

    def __init__(self) -> None:
        self.gate = threading.Event()
        self.gate.set()
        self.films: list[FakeFilm] = []
        self.projector = Projector(self.open)
        self.player = Player(self.projector)
        self.shown: list[int] = []
        self.player.shown.connect(lambda shown: self.shown.append(shown.index))

    def open(self, scene: Scene, before: object) -> FakeFilm:
        self.films.append(FakeFilm(scene, self.gate))
        return self.films[-1]


@pytest.fixture
def studio(qapp) -> Iterator[Studio]:
    studio = Studio()
    yield studio
    studio.gate.set()
    studio.player.close()
    studio.projector.close()
    studio.projector.wait()


def test_the_frame_of_a_scene_is_shown(studio, qtbot: QtBot):
    studio.player.set_scene(small_scene())
    qtbot.waitUntil(lambda: studio.shown == [0])
    studio.player.go_to(30)
    qtbot.waitUntil(lambda: studio.shown == [0, 30])
    assert len(studio.films) == 1


def test_scrubbing_paints_only_what_is_wanted_last(studio, qtbot: QtBot):
    studio.player.set_scene(small_scene())
    qtbot.waitUntil(lambda: studio.shown == [0])
    studio.gate.clear()
    for index in range(1, 60):
        studio.player.go_to(index)
    studio.gate.set()
    qtbot.waitUntil(lambda: studio.shown[-1] == 59)
    assert len(studio.films[0].painted) <= 3


def test_nothing_beyond_the_ends(studio, qtbot: QtBot):
    scene = small_scene()
    studio.player.set_scene(scene)
    studio.player.go_to(10_000)
    assert studio.player.index == frames_of(scene) - 1 == 174
    studio.player.go_to(-5)
    assert studio.player.index == 0


def test_it_plays_in_order_and_in_time(studio, qtbot: QtBot):
    studio.player.set_scene(small_scene())
    studio.player.play()
    qtbot.waitUntil(lambda: len(studio.shown) > 20, timeout=5000)
    studio.player.stop()
    played = studio.shown[1:21]
    assert played == sorted(played)
    assert not studio.player.is_playing


def test_it_stops_at_the_end_and_begins_again(studio, qtbot: QtBot):
    studio.player.set_scene(small_scene())
    studio.player.go_to(168)
    studio.player.play()
    with qtbot.waitSignal(studio.player.playingChanged, timeout=3000) as caught:
        pass
    assert caught.args == [False]
    assert studio.player.index == 174
    studio.player.play()
    assert studio.player.index == 0
    studio.player.stop()


def test_it_loops(studio, qtbot: QtBot):
    studio.player.set_scene(small_scene())
    studio.player.loop = True
    studio.player.go_to(165)
    studio.player.play()
    qtbot.waitUntil(lambda: 174 in studio.shown and studio.shown[-1] in range(3, 100), timeout=5000)
    assert studio.player.is_playing
    first = next(place for place, index in enumerate(studio.shown) if index >= 165)
    # On a busy machine frames are left out, but never out of order.
    played = [(index - 165) % 175 for index in studio.shown[first:]]
    assert played == sorted(set(played)) and played[-1] >= 13


def test_a_frame_that_is_wanted_again_at_the_end_of_a_loop_changes_nothing(studio, qtbot: QtBot):
    studio.projector.set_scene(small_scene(), 175)
    studio.projector.play(170, True)
    qtbot.waitUntil(lambda: bool(studio.films) and len(studio.films[0].painted) == AHEAD)
    assert studio.projector.take(171).index == 171
    assert studio.projector.take(171) is None
    assert [studio.projector.take(index).index for index in (172, 173, 174, 0, 1)] == [172, 173, 174, 0, 1]


def test_frames_are_painted_ahead_but_not_endlessly(studio, qtbot: QtBot):
    studio.projector.set_scene(small_scene(), 175)
    studio.projector.play(0, False)
    qtbot.waitUntil(lambda: bool(studio.films) and len(studio.films[0].painted) == AHEAD)
    qtbot.wait(50)
    assert studio.films[0].painted == list(range(AHEAD))
    assert studio.projector.take(3).index == 3
    qtbot.waitUntil(lambda: len(studio.films[0].painted) == AHEAD + 4)


def test_another_size_leaves_no_frames_out(studio, qtbot: QtBot):
    studio.projector.set_scene(small_scene(), 175)
    studio.projector.play(0, False)
    qtbot.waitUntil(lambda: bool(studio.films) and len(studio.films[0].painted) == AHEAD)
    studio.projector.set_size(320, 180)
    qtbot.waitUntil(lambda: len(studio.films[0].painted) == 2 * AHEAD)
    shown = studio.projector.take(0)
    assert shown.index == 0 and shown.image.width() == 320


def test_what_is_painted_too_late_is_left_out(studio, qtbot: QtBot):
    studio.gate.clear()
    studio.projector.set_scene(small_scene(), 175)
    studio.projector.play(0, False)
    qtbot.waitUntil(lambda: bool(studio.films))
    assert studio.projector.take(40) is None
    studio.gate.set()
    qtbot.waitUntil(lambda: 41 in studio.films[0].painted)
    assert set(studio.films[0].painted) <= {0, *range(41, 60)}


def test_an_edited_scene_takes_over_while_it_plays(studio, qtbot: QtBot):
    studio.player.set_scene(small_scene())
    studio.player.play()
    qtbot.waitUntil(lambda: len(studio.shown) > 4, timeout=3000)
    other = small_scene()
    studio.player.set_scene(other)
    qtbot.waitUntil(lambda: len(studio.films) == 2, timeout=3000)
    assert studio.player.is_playing


def test_a_shorter_scene_ends_earlier_and_an_empty_one_stops(studio, qtbot: QtBot):
    studio.player.set_scene(small_scene())
    studio.player.go_to(174)
    short = Scene(shots=small_scene().shots[:1])
    studio.player.set_scene(short)
    assert studio.player.index == 99
    studio.player.go_to(0)
    studio.player.play()
    studio.player.set_scene(Scene())
    assert not studio.player.is_playing


def test_thumbnails_come_one_after_the_other(studio, qtbot: QtBot):
    scene = small_scene()
    told = []
    studio.projector.thumbnailPainted.connect(lambda shot, image: told.append((shot.id, image.width())))
    studio.projector.set_scene(scene, 175)
    studio.projector.show_thumbnails(scene.shots, 160, 90)
    qtbot.waitUntil(lambda: told == [("s1", 160), ("s2", 160)])


def test_failures_are_told(qapp, qtbot: QtBot):
    def refuse(scene, before):
        raise CartoonError("No such place.")

    projector = Projector(refuse)
    projector.set_scene(small_scene(), 175)
    with qtbot.waitSignal(projector.failed) as caught:
        projector.show_frame(0)
    assert caught.args == ["No such place."]
    projector.close()
    projector.wait()


def test_extras_come_last(studio, qtbot: QtBot):
    scene, told = small_scene(), []
    studio.projector.extraPainted.connect(lambda key, image: told.append(key))
    studio.projector.thumbnailPainted.connect(lambda shot, image: told.append(shot.id))
    studio.gate.clear()
    studio.projector.set_scene(scene, 175)
    studio.projector.show_frame(0)
    studio.projector.show_extras([("a", lambda: QImage(8, 8, QImage.Format.Format_RGB32))])
    studio.projector.show_thumbnails(scene.shots, 160, 90)
    studio.gate.set()
    qtbot.waitUntil(lambda: told == ["s1", "s2", "a"])
