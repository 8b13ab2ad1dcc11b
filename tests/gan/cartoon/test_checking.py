"""The truth checker: clean films pass, and every kind of fault is seen."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gan.cartoon.checking import check_film
from gan.cartoon.layout.composer import RuleComposer
from gan.cartoon.layout.layout import Spot, Stop, Track
from gan.cartoon.scene import Relation
from gan.cartoon.stage.application import ensure_application
from gan.cartoon.stage.film import Film
from gan.cartoon.stage.talk import Talk
from tests.gan.cartoon.scenes import does, person, scene, thing


@pytest.fixture(autouse=True)
def painting():
    ensure_application()


class Misplaced:
    """Rules, but some are put elsewhere by hand."""

    def __init__(self, **spots: Spot) -> None:
        self._spots = spots

    def propose(self, staging, entity, so_far, sample) -> Track:
        if entity.id in self._spots:
            return Track(entity.id, (Stop(0.0, 0.0, self._spots[entity.id]),))
        return RuleComposer().propose(staging, entity, so_far, sample)


def kinds(one, **spots: Spot) -> set[str]:
    return {fault.kind for fault in check_film(Film(one, composer=Misplaced(**spots)))}


def greeting():
    events = (does("ada", "talk", 0.5, 3, "bo", speech="Good morning!"), does("bo", "wave", 3, 4, "ada"))
    return scene(person("ada"), person("bo"), events=events, place="kitchen")


def test_a_clean_film_has_no_faults():
    assert check_film(Film(greeting())) == []


def test_who_is_outside_of_the_frame_is_missed():
    assert {"presence", "event"} <= kinds(greeting(), bo=Spot(-3.0, 0.5))


def test_who_stands_on_the_edge_is_cut_off():
    assert "cut" in kinds(greeting(), bo=Spot(8.15, 0.5, -1))


def test_who_stands_before_another_covers_the_face():
    assert "face" in kinds(greeting(), ada=Spot(4.0, 0.3), bo=Spot(4.05, 0.5))


def test_who_floats_is_not_on_the_ground(monkeypatch):
    film = Film(greeting())
    figure = film.shot_painter(0).plan.figures["bo"]
    plain = figure.at

    def lifted(seconds: float):
        acting = plain(seconds)
        return replace(acting, pose=replace(acting.pose, root=(0.0, 0.4)).seen(yaw=0.5)) if acting else acting

    monkeypatch.setattr(figure, "at", lifted)
    legs = {"left_leg", "right_leg"}
    raised = lambda pose: replace(  # noqa: E731
        pose,
        **{
            leg: replace(
                getattr(pose, leg),
                goal=tuple(map(sum, zip(getattr(pose, leg).goal, (0, 0.4, 0), strict=True))),
            )
            for leg in legs
        },
    )
    monkeypatch.setattr(
        figure, "at", lambda seconds: replace(lifted(seconds), pose=raised(lifted(seconds).pose))
    )
    assert "ground" in {fault.kind for fault in check_film(film)}


@pytest.mark.parametrize(
    ("kind", "spot"),
    [
        ("behind", Spot(5.0, 0.8)),
        ("left_of", Spot(7.0, 0.5)),
        ("on", Spot(2.0, 0.8)),
        ("next_to", Spot(0.8, 0.5)),
    ],
)
def test_relations_that_are_not_true_are_seen(kind, spot):
    one = scene(person("dog"), thing("bench"), relations=(Relation("dog", kind, "bench"),), place="beach")
    assert kinds(one) == set()
    assert "relation" in kinds(one, dog=spot, bench=Spot(5.0, 0.4))


def test_words_that_nobody_can_read_are_missed():
    assert "caption" in {fault.kind for fault in check_film(Film(greeting(), captions="none"))}


def test_a_balloon_over_a_face_is_seen():
    film = Film(greeting())
    painter = film.shot_painter(0)
    (balloon,) = painter.talk.balloons
    face = next(player.face for player in painter.players(1.5, 320, 180) if player.entity.id == "bo")
    x, y = face.center().x() / 320, face.center().y() / 180
    across, down = balloon.box.width / 2, balloon.box.height / 2
    box = type(balloon.box)(x - across, y - down, x + across, y + down)
    painter.talk = Talk((replace(balloon, box=box),))
    assert "caption" in {fault.kind for fault in check_film(film)}


def test_events_without_effect_are_seen():
    one = scene(person("ada"), events=(does("ada", "walk", 0, 3, destination="left"),))
    assert "event" in kinds(one, ada=Spot(5.0, 0.5))
    events = (does("ada", "give", 1, 2.5, "ball", destination="bo"),)
    two = scene(person("ada"), person("bo"), thing("ball", held_by="ada"), events=events)
    film = Film(two)
    thing_of = film.shot_painter(0).plan.things["ball"]
    thing_of.belonging = replace(thing_of.belonging, stays=thing_of.belonging.stays[:1])
    assert [fault.kind for fault in check_film(film)] == ["event"]
