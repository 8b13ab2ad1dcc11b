"""Films: frames in any order, who is in them, thumbnails."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from gan.cartoon.errors import CartoonError
from gan.cartoon.scene import Camera, Relation, Scene
from gan.cartoon.stage.application import ensure_application
from gan.cartoon.stage.export import frame_pixels, frame_png, frame_svg, storyboard_png
from gan.cartoon.stage.film import Film
from tests.gan.cartoon.scenes import does, joined, person, scene, thing

SIZE = (320, 180)


@pytest.fixture(autouse=True)
def painting():
    ensure_application()


def talking() -> Scene:
    events = (
        does("ada", "walk", 0, 1.5, destination="here"),
        does("ada", "talk", 1.5, 3.5, "bo", speech="Good morning, Bo!"),
    )
    return scene(person("ada"), person("bo"), thing("ball"), events=events, place="kitchen")


def test_frames_are_the_same_in_any_order():
    film, other = Film(talking()), Film(talking())
    forth = {index: frame_pixels(film, index, *SIZE) for index in (0, 40, 60, 99)}
    for index in (60, 0, 99, 40):
        assert np.array_equal(frame_pixels(other, index, *SIZE), forth[index]), index


def test_another_seed_gives_another_film():
    first = scene(person("ada"), person("bo"))
    second = Scene(seed=7, shots=first.shots, cast=first.cast)
    assert not np.array_equal(frame_pixels(Film(first), 5, *SIZE), frame_pixels(Film(second), 5, *SIZE))


def test_a_film_is_as_long_as_its_scene():
    film = Film(joined(talking(), scene(person("dog"), duration=2)))
    assert (film.count, film.frames, film.fps) == (150, 150, 25)
    assert film.moment(0) == (0, 0.0) and film.moment(100) == (1, 0.0)
    assert film.moment(149)[1] == pytest.approx(1.96)


def test_who_comes_in_is_not_there_first():
    film = Film(talking())
    assert "ada" not in {seen.id for seen in film.seen(0)}
    assert {"ada", "bo"} <= {seen.id for seen in film.seen(60)}


def test_what_is_seen_has_places_on_the_frame_and_on_the_floor():
    film = Film(scene(person("ada"), thing("tree"), relations=(Relation("ada", "next_to", "tree"),)))
    film.frame(10, *SIZE)
    seen = {one.id: one for one in film.seen(10)}
    ada = seen["ada"]
    assert 0 <= ada.box.left() < ada.box.right() <= 1 and 0.1 < ada.box.height() < 0.9
    x, depth = film.floor_at(10, ada.box.center().x(), ada.box.bottom())
    assert x == pytest.approx(ada.x, abs=0.05) and depth == pytest.approx(ada.depth, abs=0.25)


def test_shots_of_one_place_go_on_from_each_other():
    film = Film(joined(scene(person("ada"), person("bo")), scene(person("ada"), person("bo"))))
    before, after = (
        film.shot_painter(number).plan.spot("ada", seconds) for number, seconds in ((0, 3.9), (1, 0.0))
    )
    assert (before.x, before.depth) == (pytest.approx(after.x), pytest.approx(after.depth))


def test_any_shape_of_frame():
    film = Film(talking())
    for width, height in ((180, 320), (200, 200), (420, 180)):
        assert frame_pixels(film, 50, width, height).shape == (height, width, 3)
        assert {"ada", "bo"} <= {seen.id for seen in film.seen(60)}


def test_without_a_background_only_players_are_opaque():
    pixels = frame_pixels(Film(scene(person("ada"))), 10, *SIZE, background=False)
    covered = (pixels[..., 3] > 200).mean()
    assert 0.01 < covered < 0.4 and pixels[0, 0, 3] == 0


def test_lips_move_while_somebody_talks_and_words_stand_over_no_face():
    film = Film(talking())
    painter = film.shot_painter(0)
    (balloon,) = painter.talk.balloons
    assert balloon.text.lines[0].startswith("Good")
    mouths = {painter.plan.figures["ada"].at(1.5 + step / 10).pose.face.mouth for step in range(19)}
    assert len(mouths) >= 3


def test_captions_can_be_subtitles_or_nothing():
    assert Film(talking(), captions="subtitles").shot_painter(0).talk.subtitles[0].name == "Ada"
    talk = Film(talking(), captions="none").shot_painter(0).talk
    assert not talk.balloons and not talk.subtitles


@pytest.mark.parametrize(
    "kind", ["wide", "medium", "close", "follow", "push", "pan", "two_shot", "over_shoulder"]
)
def test_every_camera_shows_whom_it_is_about(kind):
    events = (does("ada", "walk", 0, 2.5, destination="right"),)
    film = Film(scene(person("ada"), person("bo"), events=events, camera=Camera(kind, "ada")))
    film.frame(50, *SIZE)
    face = next(
        player.face for player in film.shot_painter(0).players(2.0, 320, 180) if player.entity.id == "ada"
    )
    if kind != "pan":
        assert 0 < face.center().x() < 320 and 0 < face.center().y() < 180


@pytest.mark.parametrize("transition", ["cut", "fade", "dissolve", "wipe"])
def test_transitions_go_from_one_shot_to_the_other(transition):
    second = scene(person("dog"), place="beach", transition=transition)
    one = joined(scene(person("ada"), place="kitchen"), second)
    film, plain = (
        Film(one),
        Film(joined(scene(person("ada"), place="kitchen"), scene(person("dog"), place="beach"))),
    )
    last, target = frame_pixels(plain, 99, *SIZE), frame_pixels(plain, 130, *SIZE)
    first = frame_pixels(film, 100, *SIZE)
    assert np.array_equal(frame_pixels(film, 130, *SIZE), target)
    if transition != "cut":
        assert np.abs(first.astype(int) - last).mean() < np.abs(first.astype(int) - target).mean()


@pytest.mark.parametrize("weather", ["rain", "snow", "fog", "storm", "wind"])
def test_weather_moves(weather):
    film = Film(scene(person("ada"), weather=weather, place="park"))
    clear = frame_pixels(Film(scene(person("ada"), place="park")), 50, *SIZE)
    assert not np.array_equal(frame_pixels(film, 50, *SIZE), clear)


def test_night_is_darker_for_people_too():
    day, night = (
        frame_pixels(Film(scene(person("ada"), time=time)), 10, *SIZE, background=False)
        for time in ("day", "night")
    )
    body = day[..., 3] > 250
    assert night[body][:, :3].mean() < 0.85 * day[body][:, :3].mean()


def test_files_of_single_frames():
    film = Film(talking())
    assert frame_png(film, 60, *SIZE).startswith(b"\x89PNG")
    svg = frame_svg(film, 60, *SIZE)
    assert svg.startswith(b"<?xml") and svg.count(b"<path") > 100
    data, width, height = storyboard_png(film, *SIZE)
    assert data.startswith(b"\x89PNG") and width > 320 and height > 180


def test_thumbnails_have_their_size_and_refuse_unknown_shots():
    film = Film(talking())
    assert film.thumbnail("s1", 160, 90).width() == 160
    with pytest.raises(CartoonError, match="s9"):
        film.thumbnail("s9", 160, 90)


def test_a_scene_without_shots_is_refused():
    with pytest.raises(CartoonError, match="no shots"):
        Film(Scene())


def test_vector_files_see_people_in_the_light_of_the_night():
    def brightness(time: str) -> float:
        film = Film(scene(person("ada"), time=time))
        renderer = QSvgRenderer(frame_svg(film, 10, *SIZE, background=False))
        image = QImage(*SIZE, QImage.Format.Format_RGB32)
        image.fill(0)
        painter = QPainter(image)
        renderer.render(painter)
        painter.end()
        pixels = np.frombuffer(image.constBits(), np.uint8).reshape(SIZE[1], SIZE[0], 4)[..., :3]
        return float(pixels[pixels.any(axis=2)].mean())

    assert brightness("night") < 0.85 * brightness("day")
