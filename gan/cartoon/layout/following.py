"""What moves along with somebody: cars that are driven, horses that are ridden, carts that are pushed."""

from __future__ import annotations

from dataclasses import replace

from gan.cartoon.layout.layout import Layout, Stop, Track
from gan.cartoon.layout.staging import Staging
from gan.cartoon.scene import Event

CARRIES = frozenset({"ride", "drive", "push", "pull"})


def with_followers(staging: Staging, layout: Layout) -> Layout:
    """The layout with ways for all that is ridden, driven, pushed or pulled, and for whoever sits in it."""
    for event in sorted(staging.shot.events, key=lambda event: event.start):
        if event.destination == "past":
            continue
        if event.action in CARRIES and event.target in layout and event.actor in layout:
            layout = _following(staging, layout, event)
    return layout


def _following(staging: Staging, layout: Layout, event: Event) -> Layout:
    stops = layout[event.actor].stops
    index = next((number for number, stop in enumerate(stops) if stop.event == event.id), 0)
    if not index:
        return layout
    layout, stops, index = _turned(staging, layout, event, index)
    up = stops[index].spot.lift - stops[index - 1].spot.lift
    before, stop = stops[index - 1].spot, stops[index]
    across, deep = stop.spot.x - before.x, stop.spot.depth - before.depth
    gait = "run" if abs(across) > 1.9 * (stop.end - stop.start) else "walk"
    for track in list(layout):
        spot = track.spot(stop.start)
        if spot is None or track.entity == event.actor:
            continue
        if track.entity == event.target or spot.on == event.target:
            after = replace(spot, x=spot.x + across, depth=spot.depth + deep, lift=spot.lift + up)
            if event.action in ("ride", "drive") and abs(across) > 0.1:
                after = replace(after, facing=1 if across > 0 else -1)
            way = Stop(
                stop.start, stop.end, after, event.id, _gait(staging, track, spot.on, gait), stop.hidden
            )
            kept = [other for other in track.stops if other.start <= stop.start and other.end <= stop.end]
            layout = layout.added(Track(track.entity, (*kept, way), track.depth_order))
    return layout


def _turned(
    staging: Staging, layout: Layout, event: Event, index: int
) -> tuple[Layout, tuple[Stop, ...], int]:
    """What carries somebody looks where it goes, and the seats of all who are on it with it."""
    stops = layout[event.actor].stops
    before, stop = stops[index - 1].spot, stops[index]
    across, mount = stop.spot.x - before.x, layout.spot(event.target, stop.start)
    goes = 1 if across > 0 else -1
    if event.action not in ("ride", "drive") or abs(across) <= 0.1 or mount is None or mount.facing == goes:
        return layout, stops, index
    for track in list(layout):
        spot = before if track.entity == event.actor else track.spot(stop.start)
        if spot is None or event.target not in (track.entity, spot.on):
            continue
        there = replace(spot, x=2 * mount.x - spot.x, facing=goes)
        first = [other for other in track.stops if other.start <= stop.start and other.event != event.id]
        rest = [other for other in track.stops if other not in first]
        if track.entity == event.actor:
            goal = rest[0].spot
            rest[0] = replace(rest[0], spot=replace(goal, x=goal.x + there.x - spot.x))
        if len(first) == 1:  # it stood like that from the beginning
            first = [replace(first[0], spot=there)]
        else:
            first.append(Stop(stop.start, stop.start, there, "", "ride"))
        layout = layout.added(Track(track.entity, (*first, *rest), track.depth_order))
    stops = layout[event.actor].stops
    return layout, stops, next(n for n, other in enumerate(stops) if other.event == event.id)


def _gait(staging: Staging, track: Track, on: str, gait: str) -> str:
    return gait if staging.is_person(track.entity) and not on else "ride"
