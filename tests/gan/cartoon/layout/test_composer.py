"""Layouts by rules: who stands where, and which rules hold."""

from __future__ import annotations

import pytest

from gan.cartoon.animation.paths import distance
from gan.cartoon.errors import CartoonError
from gan.cartoon.layout.composer import RuleComposer, compose, composer_named
from gan.cartoon.layout.following import with_followers
from gan.cartoon.layout.layout import Layout
from gan.cartoon.layout.measures import body_box, face_box
from gan.cartoon.layout.relations import relation_holds
from gan.cartoon.layout.score import FACE_COVERED, score_track
from gan.cartoon.layout.staging import Staging
from gan.cartoon.retrieval.retriever import resolve
from gan.cartoon.scene import Placement, Relation, Scene
from tests.gan.cartoon.scenes import does, person, scene, thing


def staged(one: Scene, seed: int = 0, aspect: float = 16 / 9) -> Staging:
    return Staging(resolve(one).shots[0], seed, aspect)


def broken(staging: Staging, layout) -> int:
    return sum(score_track(staging, layout, track.entity).broken for track in layout)


@pytest.mark.parametrize(
    ("kind", "object"),
    [
        ("behind", "tree"),
        ("behind", "car"),
        ("in_front_of", "car"),
        ("next_to", "tree"),
        ("left_of", "bench"),
        ("right_of", "bench"),
        ("on", "bench"),
        ("under", "table"),
        ("in", "box"),
    ],
)
@pytest.mark.parametrize("seed", [0, 1, 2])
def test_relations_are_true(kind, object, seed):
    one = scene(person("dog"), thing(object), relations=(Relation("dog", kind, object),))
    staging = staged(one, seed)
    layout = compose(staging)
    subject, other = staging.entities["dog"], staging.entities[object]
    assert relation_holds(kind, staging.place, subject, layout.spot("dog", 0), other, layout.spot(object, 0))


@pytest.mark.parametrize("seed", range(4))
def test_faces_are_free_and_nobody_is_cut_off(seed):
    people = [person(id) for id in ("ada", "bo", "girl", "boy", "dog")]
    staging = staged(scene(*people, place="living_room"), seed)
    layout = compose(staging)
    assert broken(staging, layout) == 0
    for entity in people:
        spot = layout.spot(entity.id, 0)
        body, face = body_box(staging.place, entity, spot), face_box(staging.place, entity, spot)
        assert body.left >= 0 and body.right <= 1
        nearer = [
            body_box(staging.place, other, layout.spot(other.id, 0))
            for other in people
            if other.id != entity.id and layout.spot(other.id, 0).depth > spot.depth
        ]
        assert all(face.share_in(other) <= FACE_COVERED + 0.15 for other in nearer)


def test_forty_people_stand_in_rows_and_show_their_faces():
    people = [person(f"p{n}", ("ada", "bo", "girl", "boy")[n % 4]) for n in range(40)]
    staging = staged(scene(*people))
    assert broken(staging, compose(staging)) == 0


def test_the_same_seed_gives_the_same_layout_and_another_one_another():
    one = scene(person("ada"), person("bo"), thing("tree"))
    assert compose(staged(one, 3)).tracks == compose(staged(one, 3)).tracks
    assert compose(staged(one, 3)).tracks != compose(staged(one, 4)).tracks


def test_who_comes_in_starts_outside_and_ends_near_whom_it_is_about():
    events = (does("ada", "walk", 0, 3, "bo", destination="here"), does("ada", "talk", 3, 4, "bo"))
    staging = staged(scene(person("ada"), person("bo"), events=events, place="kitchen"))
    layout = compose(staging)
    first, last = layout["ada"].stops[0], layout["ada"].stops[-1]
    doors = [door.x for door in staging.place.doors]
    assert first.hidden and (first.spot.x in doors or not 0 < first.spot.x < staging.place.metres_across)
    bo = layout.spot("bo", 3)
    assert distance((last.spot.x, last.spot.depth), (bo.x, bo.depth)) < 2


def test_inside_people_come_by_the_door_or_at_the_edge_of_the_frame():
    events = (does("ada", "walk", 0, 3, destination="here"),)
    found = set()
    for seed in range(12):
        staging = staged(scene(person("ada"), events=events, place="living_room"), seed)
        start = compose(staging)["ada"].stops[0].spot.x
        found.add("door" if start == staging.place.doors[0].x else "edge")
    assert found == {"door", "edge"}


def test_who_goes_away_is_gone():
    events = (does("ada", "walk", 0, 3, destination="away"),)
    layout = compose(staged(scene(person("ada"), events=events)))
    assert layout.spot("ada", 1.0) is not None and layout.spot("ada", 3.1) is None


def test_one_sits_on_a_seat_that_exists():
    events = (does("ada", "sit", 1, 2.5, "sofa"),)
    layout = compose(staged(scene(person("ada"), thing("sofa"), events=events, place="living_room")))
    end = layout.spot("ada", 3.5)
    assert end.on == "sofa" and end.posture == "sit"


def test_the_set_has_seats_too():
    layout = compose(staged(scene(person("ada"), events=(does("ada", "sit", 1, 2.5),), place="park")))
    assert layout.spot("ada", 3.5).on.startswith("set:")


def test_two_do_not_share_a_seat():
    events = tuple(does(id, "sit", 1, 2.5, "sofa") for id in ("ada", "bo"))
    layout = compose(
        staged(scene(person("ada"), person("bo"), thing("sofa"), events=events, place="living_room"))
    )
    assert abs(layout.spot("ada", 3.5).x - layout.spot("bo", 3.5).x) > 0.4


def test_what_the_set_has_already_is_not_there_twice():
    staging = staged(scene(person("ada"), thing("fridge"), thing("stove"), place="kitchen"))
    assert list(staging.played.values()) == ["fridge"]
    assert staging.fixed["stove"].x == pytest.approx(2.1)
    layout = compose(staging)
    assert layout.spot("fridge", 0).x == pytest.approx(0.75)


def test_a_hand_places_better_than_rules():
    placed = person("ada", placement=Placement(0.2, 0.9, flip=True))
    spot = compose(staged(scene(placed, person("bo"))))["ada"].stops[0].spot
    assert (spot.x, spot.depth, spot.facing) == (pytest.approx(0.2 * 9.6), 0.9, -1)


def test_the_car_goes_where_its_driver_goes():
    events = (does("bo", "drive", 0.5, 3, "car", destination="right"),)
    staging = staged(scene(person("bo"), thing("car"), events=events, place="street"))
    layout = with_followers(staging, compose(staging))
    ways = [layout[id].stops[-1].spot.x - layout[id].stops[0].spot.x for id in ("bo", "car")]
    assert ways[0] == pytest.approx(ways[1]) and ways[0] > 3
    assert layout["bo"].stops[0].spot.on == "car"


def test_narrow_frames_see_everybody():
    people = [person(id) for id in ("ada", "bo")]
    staging = staged(scene(*people), aspect=9 / 16)
    layout = compose(staging)
    left, right = staging.span
    assert right - left < 4
    assert all(left < layout.spot(entity.id, 0).x < right for entity in people)


def test_composers_have_names():
    assert isinstance(composer_named("rules"), RuleComposer)
    with pytest.raises(CartoonError, match="rules"):
        composer_named("oracle")


class Choosy(RuleComposer):
    """Likes its third proposal best, and asks for three."""

    samples, rounds = 3, 1

    def __init__(self) -> None:
        self.asked = []

    def propose(self, staging, entity, so_far, sample):
        self.asked.append(sample)
        return super().propose(staging, entity, so_far, sample)

    def judge(self, staging, layout, entity, score, sample):
        return -sample


def test_a_composer_may_judge_its_proposals():
    staging, composer = staged(scene(person("ada"))), Choosy()
    chosen = compose(staging, composer)["ada"]
    assert composer.asked == [0, 1, 2]
    assert chosen == RuleComposer().propose(staging, staging.entities["ada"], Layout(), 2)
