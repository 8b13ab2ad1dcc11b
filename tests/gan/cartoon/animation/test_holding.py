"""Who has what in hand."""

from __future__ import annotations

import pytest

from gan.cartoon.animation.plan import ShotPlan
from gan.cartoon.retrieval.retriever import resolve
from gan.cartoon.scene import Relation
from tests.gan.cartoon.scenes import does, person, scene, thing


def planned(*entities, events=(), relations=(), **more) -> ShotPlan:
    one = resolve(scene(*entities, events=tuple(events), relations=tuple(relations), **more))
    return ShotPlan(one.shots[0], 0)


def holder(plan: ShotPlan, id: str, seconds: float) -> str:
    return plan.things[id].holder(seconds)


def test_what_is_picked_up_is_in_the_hand_afterwards():
    plan = planned(person("ada"), thing("ball"), events=[does("ada", "pick_up", 1, 2.6, "ball")])
    assert holder(plan, "ball", 0.5) == "" and holder(plan, "ball", 3) == "ada"
    assert plan.things["ball"].at(3).spot is None


def test_it_is_handed_over():
    events = [
        does("ada", "give", 1, 2.5, "ball", destination="bo"),
    ]
    plan = planned(person("ada"), person("bo"), thing("ball", held_by="ada"), events=events)
    assert holder(plan, "ball", 0.5) == "ada" and holder(plan, "ball", 2.6) == "bo"


def test_a_gift_to_a_person_is_what_the_giver_holds():
    plan = planned(
        person("ada"), person("bo"), thing("ball", held_by="ada"), events=[does("ada", "give", 1, 2.5, "bo")]
    )
    assert holder(plan, "ball", 3) == "bo"


def test_it_is_put_down_on_the_table():
    events = [does("ada", "put", 1, 2.6, "cup", destination="table")]
    plan = planned(person("ada"), thing("cup", held_by="ada"), thing("table"), events=events)
    lying = plan.things["cup"].at(3.5)
    assert lying.holder == "" and lying.spot.on == "table" and lying.spot.lift == pytest.approx(0.76)


def test_a_ball_flies_in_an_arc_and_is_caught():
    events = [
        does("ada", "throw", 0.5, 1.9, "ball", destination="bo"),
        does("bo", "catch", 1.2, 2.6, "ball"),
    ]
    plan = planned(person("ada"), person("bo"), thing("ball", held_by="ada"), events=events)
    stay = next(stay for stay in plan.things["ball"].belonging.stays if stay.flight)
    heights = [
        plan.things["ball"].at(stay.start + stay.flight * share).spot.lift for share in (0.05, 0.5, 0.95)
    ]
    assert heights[1] > max(heights[0], heights[2]) + 0.5
    assert holder(plan, "ball", 3.5) == "bo"


def test_a_kicked_ball_rolls_away_and_stays_there():
    plan = planned(person("ada"), thing("ball"), events=[does("ada", "kick", 1, 2, "ball")])
    before, after = plan.things["ball"].at(0.5), plan.things["ball"].at(3.5)
    assert abs(after.spot.x - before.spot.x) > 1 and after.spot.lift == 0


def test_a_reader_has_a_book_though_nobody_says_so():
    plan = planned(person("ada"), events=[does("ada", "read", 1, 3)])
    book = plan.things["implied:ada-read-1"]
    assert book.at(0.5) is None and book.at(2).holder == "ada" and book.at(3.5) is None
    assert book.belonging.entity.asset == "book"


def test_a_reader_with_a_newspaper_needs_no_book():
    events = [does("ada", "read", 1, 3, "newspaper")]
    plan = planned(person("ada"), thing("newspaper"), events=events)
    assert list(plan.things) == ["newspaper"] and holder(plan, "newspaper", 2) == "ada"


def test_animals_get_nothing_into_their_hands():
    assert planned(person("dog"), events=[does("dog", "eat", 1, 3)]).things == {}


def test_relations_say_who_holds_and_wears():
    relations = [Relation("ada", "holding", "umbrella"), Relation("ada", "wearing", "hat")]
    plan = planned(person("ada"), thing("umbrella"), thing("hat"), relations=relations)
    assert holder(plan, "umbrella", 1) == "ada"
    assert plan.things["hat"].at(1).worn


def test_what_is_opened_looks_open():
    plan = planned(
        person("ada"), thing("fridge"), events=[does("ada", "open", 1, 2, "fridge")], place="kitchen"
    )
    assert plan.things["fridge"].at(0.5).state == "" and plan.things["fridge"].at(2).state == "open"
