"""Boats and swimmers are in the water, planes in the air, and who passes somebody gets past."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gan.cartoon.animation.plan import ShotPlan
from gan.cartoon.layout.measures import size_of
from gan.cartoon.layout.water import is_wet
from gan.cartoon.motion.postures import SEAT
from gan.cartoon.motion.rigs import rig
from gan.cartoon.retrieval.retriever import resolve
from gan.cartoon.scene import Placement
from gan.cartoon.script import understand


def plan_of(text: str, seed: int = 0) -> ShotPlan:
    scene = resolve(understand(text, seed))
    return ShotPlan(scene.shots[0], seed)


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize(
    "text", ["A boat is on the lake.", "A ship sails on the sea.", "Ada sits in a boat in the harbour."]
)
def test_boats_are_in_the_water(text: str, seed: int):
    plan = plan_of(text, seed)
    boat = next(entity.id for entity in plan.shot.entities if entity.asset in ("boat", "sailboat"))
    for stop in plan.layout[boat].stops:
        assert is_wet(plan.staging.place, stop.spot)
    for figure in plan.figures.values():
        assert figure.spot(plan.shot.duration - 0.1).on == boat


def test_where_there_is_no_water_boats_stand_on_the_floor():
    plan = plan_of("A boat is in the garage.")
    assert all(stop.spot.depth > 0 for track in plan.layout for stop in track.stops)


@pytest.mark.parametrize("seed", range(3))
def test_who_is_ashore_dives_before_swimming(seed: int):
    plan = plan_of("Tom stands on the beach. He swims in the sea.", seed)
    figure, swim = plan.figures["tom"], plan.shot.events[-1]
    assert not is_wet(plan.staging.place, figure.spot(0.0))
    middle = figure.spot((swim.start + swim.end) / 2)
    assert is_wet(plan.staging.place, middle) and middle.lift < 0


@pytest.mark.parametrize("text", ["Otto rows the boat on the lake.", "The robot flies a plane."])
def test_who_steers_is_in_it_and_goes_with_it(text: str):
    plan = plan_of(text)
    actor, craft = plan.shot.events[0].actor, plan.shot.events[0].target
    end = plan.shot.events[0].end - 0.05
    at, there = plan.spot(actor, end), plan.spot(craft, end)
    assert at.on == craft and abs(at.x - there.x) < 1.5
    assert abs(there.x - plan.spot(craft, 0.0).x) > 1
    assert (there.lift > 1) == ("plane" in text)


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("text", ["A dinosaur walks past Otto.", "A horse runs past Otto."])
def test_who_passes_is_on_the_other_side_afterwards_and_not_in_between(text: str, seed: int):
    plan = plan_of(text, seed)
    event = plan.shot.events[0]
    assert event.destination == "past"
    there = plan.spot(event.target, 0.0)
    before, after = plan.spot(event.actor, event.start), plan.spot(event.actor, event.end)
    assert (before.x - there.x) * (after.x - there.x) < 0
    moments = [event.start + (event.end - event.start) * share / 20 for share in range(21)]
    nearest = min((plan.spot(event.actor, moment) for moment in moments), key=lambda at: abs(at.x - there.x))
    assert abs(nearest.depth - there.depth) > 0.1


def test_a_door_that_is_named_is_the_one_of_the_room():
    plan = plan_of("Ada opens the door in the kitchen.")
    door = plan.layout["door"].stops[0].spot
    assert door.x == plan.staging.place.doors[0].x and "door" in plan.staging.fixed
    assert plan.things["door"].at(plan.shot.duration - 0.1).state == "open"


def test_who_has_flown_lands_before_shaking_hands():
    plan = plan_of("An astronaut lands on the moon and meets a robot.")
    meeting = plan.shot.events[-1]
    assert plan.spot(meeting.actor, (meeting.start + meeting.end) / 2).lift == 0


def test_who_drives_to_a_place_sits_in_the_car_from_the_start():
    plan = plan_of("Otto drives his car to the beach.")
    assert plan.spot("otto", 0.0).on == "car"


@pytest.mark.parametrize("mount", ["horse", "dinosaur"])
def test_riders_sit_on_the_back_and_not_above_it(mount: str):
    plan = plan_of(f"Bo rides a {mount}.")
    height = size_of(plan.staging.entities[mount]).height
    spot = plan.spot("bo", 0.5)
    pelvis = spot.lift + rig("bo").stand * SEAT
    assert spot.on == mount and abs(pelvis - 0.68 * height) < 0.05


@pytest.mark.parametrize("text", ["Bo rides a horse.", "Bo drives a car."])
@pytest.mark.parametrize("x", [0.2, 0.8])
def test_who_is_put_elsewhere_by_hand_takes_along_what_he_rides(text: str, x: float):
    scene = resolve(understand(text))
    shot = scene.shots[0]
    entities = tuple(
        replace(one, placement=Placement(x, 0.6)) if one.id == "bo" else one for one in shot.entities
    )
    plan = ShotPlan(replace(shot, entities=entities), 0)
    mount = plan.shot.events[0].target
    assert plan.spot("bo", 0.0).on == mount
    assert abs(plan.spot(mount, 0.0).x - x * plan.staging.place.metres_across) < 0.1
