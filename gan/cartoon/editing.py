"""What the person changes by hand: pure operations from one scene to the next.

Each takes a scene and gives another one; ids never change, so that what was drawn, chosen or undone is found
again. What concerns somebody's looks holds in the whole scene, what concerns a place or a time in one shot.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, replace
from typing import Any

from gan.cartoon.errors import CartoonError
from gan.cartoon.scene import Camera, Entity, Event, Look, Placement, Scene, Shot

FRAME = 1 / 25
SHORTEST_EVENT = 5 * FRAME
SHORTEST_SHOT, LONGEST_SHOT = 0.4, 600.0
SMALLEST, LARGEST = 0.25, 4.0
LOOK_FIELDS = tuple(field.name for field in fields(Look))


def shot_of(scene: Scene, shot: str) -> Shot:
    """The shot of an id.

    Raises:
        CartoonError: there is none.
    """
    for own in scene.shots:
        if own.id == shot:
            return own
    known = ", ".join(own.id for own in scene.shots)
    raise CartoonError(f"The scene has no shot {shot!r}; choose one of {known}.")


# Where somebody is


def move(scene: Scene, shot: str, entity: str, x: float, depth: float) -> Scene:
    """Put an entity elsewhere in a shot; size and direction stay.

    Args:
        scene, shot, entity: what, by ids.
        x: 0..1 of the set's width; what is beyond comes back to its edge.
        depth: 0 (far) .. 1 (near).
    """

    def change(own: Entity) -> Entity:
        old = own.placement or Placement(x, depth)
        return replace(own, placement=replace(old, x=_within(x, 0.0, 1.0), depth=_within(depth, 0.0, 1.0)))

    return _with_entity(scene, shot, entity, change)


def flip(scene: Scene, shot: str, entity: str, at: Placement) -> Scene:
    """Let an entity look the other way; `at` is where it stands as long as nobody has put it anywhere."""

    def change(own: Entity) -> Entity:
        old = own.placement or at
        return replace(own, placement=replace(old, flip=not old.flip))

    return _with_entity(scene, shot, entity, change)


def put_back(scene: Scene, shot: str, entity: str) -> Scene:
    """Let the composer decide again where an entity stands."""
    return _with_entity(scene, shot, entity, lambda own: replace(own, placement=None))


# How somebody looks, in the whole scene


def resize(scene: Scene, entity: str, size: float) -> Scene:
    """Make an entity larger or smaller than its kind; 1 is as it was drawn."""
    return change_look(scene, entity, size=_within(size, SMALLEST, LARGEST))


def recolour(scene: Scene, entity: str, part: str, colour: str) -> Scene:
    """Give a part of an entity ("hair", "top" …, see `Look`) a colour, or with "" its own again."""
    return change_look(scene, entity, **{part: colour})


def change_look(scene: Scene, entity: str, **changes: Any) -> Scene:
    """Change fields of an entity's `Look`, by name.

    Raises:
        CartoonError: there is no such field.
    """
    for name in changes:
        if name not in LOOK_FIELDS:
            raise CartoonError(f"A look has no {name!r}; choose one of {', '.join(LOOK_FIELDS)}.")
    return _restyled(scene, entity, lambda own: replace(own, look=replace(own.look, **changes)))


def swap(scene: Scene, entity: str, asset: str) -> Scene:
    """Let another character, or another thing, of the catalogue take an entity's part."""
    cast = tuple(replace(member, character=asset) if member.id == entity else member for member in scene.cast)
    swapped = _with_entities(scene, entity, lambda own: replace(own, asset=asset))
    return replace(swapped, cast=cast)


def delete_entity(scene: Scene, shot: str, entity: str) -> Scene:
    """Take an entity out of a shot, with what it does and how others stand to it."""
    return _with_shot(scene, shot, lambda own: _without(own, entity))


# When something happens


def move_event(scene: Scene, shot: str, event: str, start: float) -> Scene:
    """Let an event begin at another moment of its shot; it lasts as long as before, within the shot."""
    own_shot = shot_of(scene, shot)

    def change(own: Event) -> Event:
        length = min(own.end - own.start, own_shot.duration)
        begin = _on_frame(_within(start, 0.0, own_shot.duration - length))
        return replace(own, start=begin, end=min(begin + length, own_shot.duration))

    return _with_event(scene, shot, event, change)


def stretch_event(scene: Scene, shot: str, event: str, start: float, end: float) -> Scene:
    """Let an event last from one moment to another, at least `SHORTEST_EVENT`, within its shot.

    The side that was moved gives way where it would come too near to the other one.
    """
    own_shot = shot_of(scene, shot)
    shortest = min(SHORTEST_EVENT, own_shot.duration)

    def change(own: Event) -> Event:
        first = _on_frame(_within(start, 0.0, own_shot.duration))
        last = _on_frame(_within(end, 0.0, own_shot.duration))
        if last - first < shortest and abs(end - own.end) > abs(start - own.start):
            last = first + shortest
        elif last - first < shortest:
            first = last - shortest
        first = _within(first, 0.0, own_shot.duration - shortest)
        return replace(own, start=first, end=_within(last, first + shortest, own_shot.duration))

    return _with_event(scene, shot, event, change)


def delete_event(scene: Scene, shot: str, event: str) -> Scene:
    """Let something not happen."""

    def change(own: Shot) -> Shot:
        return replace(own, events=tuple(each for each in own.events if each.id != event))

    return _with_shot(scene, shot, change)


def set_duration(scene: Scene, shot: str, seconds: float) -> Scene:
    """Let a shot last longer or shorter, but not shorter than its events; the shots after it move along."""
    own = shot_of(scene, shot)
    least = max([SHORTEST_SHOT, *(event.end for event in own.events)])
    return retimed(
        _with_shot(
            scene, shot, lambda each: replace(each, duration=_within(_on_frame(seconds), least, LONGEST_SHOT))
        ),
        scene,
    )


# What a shot looks like


def set_place(scene: Scene, shot: str, place: str) -> Scene:
    """Let a shot play elsewhere; who was put somewhere by hand stays at the same share of the set."""
    return _with_shot(scene, shot, lambda own: replace(own, place=place))


def set_time(scene: Scene, shot: str, time: str) -> Scene:
    """Another time of day: "day", "evening" or "night"."""
    return _with_shot(scene, shot, lambda own: replace(own, time=time))


def set_weather(scene: Scene, shot: str, weather: str) -> Scene:
    """Other weather, see `gan.cartoon.scene.Weather`."""
    return _with_shot(scene, shot, lambda own: replace(own, weather=weather))


def set_camera(scene: Scene, shot: str, camera: Camera) -> Scene:
    """Another camera.

    Raises:
        CartoonError: it is about somebody who is not in the shot.
    """
    if camera.target and shot_of(scene, shot).entity(camera.target) is None:
        raise CartoonError(f"The camera cannot follow {camera.target!r}, who is not in the shot.")
    return _with_shot(scene, shot, lambda own: replace(own, camera=camera))


def set_transition(scene: Scene, shot: str, transition: str) -> Scene:
    """Let a shot begin otherwise: "cut", "fade", "wipe" or "dissolve"."""
    return _with_shot(scene, shot, lambda own: replace(own, transition=transition))


def retimed(scene: Scene, before: Scene) -> Scene:
    """Shots moved by how much longer those before them are than in `before`, a scene of the same shots."""
    later, shots = 0.0, []
    for own, old in zip(scene.shots, before.shots, strict=True):
        shots.append(replace(own, start=max(old.start + later, 0.0)) if later else own)
        later += own.duration - old.duration
    return replace(scene, shots=tuple(shots))


# Ways to what is changed


def _with_shot(scene: Scene, shot: str, change: Callable[[Shot], Shot]) -> Scene:
    shot_of(scene, shot)
    return replace(scene, shots=tuple(change(own) if own.id == shot else own for own in scene.shots))


def _with_entity(scene: Scene, shot: str, entity: str, change: Callable[[Entity], Entity]) -> Scene:
    if shot_of(scene, shot).entity(entity) is None:
        raise CartoonError(f"The shot {shot!r} has nobody and nothing named {entity!r}.")
    return _with_shot(scene, shot, lambda own: _with_entity_in(own, entity, change))


def _with_entities(scene: Scene, entity: str, change: Callable[[Entity], Entity]) -> Scene:
    """Change an entity in every shot that has it."""
    if all(shot.entity(entity) is None for shot in scene.shots):
        raise CartoonError(f"The scene has nobody and nothing named {entity!r}.")
    return replace(scene, shots=tuple(_with_entity_in(shot, entity, change) for shot in scene.shots))


def _with_entity_in(shot: Shot, entity: str, change: Callable[[Entity], Entity]) -> Shot:
    if shot.entity(entity) is None:
        return shot
    return replace(shot, entities=tuple(change(own) if own.id == entity else own for own in shot.entities))


def _restyled(scene: Scene, entity: str, change: Callable[[Any], Any]) -> Scene:
    """Change the look of an entity everywhere, and of the cast member that it is."""
    cast = tuple(change(member) if member.id == entity else member for member in scene.cast)
    return replace(_with_entities(scene, entity, change), cast=cast)


def _with_event(scene: Scene, shot: str, event: str, change: Callable[[Event], Event]) -> Scene:
    if all(own.id != event for own in shot_of(scene, shot).events):
        raise CartoonError(f"The shot {shot!r} has no event {event!r}.")

    def sorted_events(own: Shot) -> Shot:
        events = (change(each) if each.id == event else each for each in own.events)
        return replace(own, events=tuple(sorted(events, key=lambda each: each.start)))

    return _with_shot(scene, shot, sorted_events)


def _without(shot: Shot, entity: str) -> Shot:
    """A shot without an entity, in which nothing speaks of it any more."""

    def freed(event: Event) -> Event:
        target = "" if event.target == entity else event.target
        destination = "" if event.destination == entity else event.destination
        return replace(event, target=target, destination=destination)

    camera = replace(shot.camera, target="") if shot.camera.target == entity else shot.camera
    entities = tuple(
        replace(own, held_by="") if own.held_by == entity else own
        for own in shot.entities
        if own.id != entity
    )
    return replace(
        shot,
        camera=camera,
        entities=entities,
        events=tuple(freed(event) for event in shot.events if event.actor != entity),
        relations=tuple(own for own in shot.relations if entity not in (own.subject, own.object)),
    )


def _within(value: float, low: float, high: float) -> float:
    return min(max(value, low), max(low, high))


def _on_frame(seconds: float) -> float:
    return round(round(seconds / FRAME) * FRAME, 6)
