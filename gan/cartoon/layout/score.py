"""What a layout breaks: hard rules that are counted, and a cost for what merely looks less good."""

from __future__ import annotations

from dataclasses import dataclass

from gan.cartoon.animation.paths import FLOOR_METRES, distance
from gan.cartoon.catalogue.props import PROPS
from gan.cartoon.layout.boxes import Box
from gan.cartoon.layout.comings import partner, suiting_distance
from gan.cartoon.layout.layout import Layout, Spot
from gan.cartoon.layout.measures import body_box, face_box, prop_entry, size_of
from gan.cartoon.layout.relations import relation_holds
from gan.cartoon.layout.staging import Staging
from gan.cartoon.scene import Entity, Event, Relation

FACE_COVERED = 0.22
"""Share of a face that may be covered."""

_HARD = 10.0
_MOSTLY = 0.6  # share of a thing that nothing of the set may hide
_HIDING = 1.5  # cost of somebody who stands wholly before another


@dataclass(frozen=True)
class Score:
    """How good a track is beside those that are there already.

    Attributes:
        broken: how many hard rules it breaks.
        cost: what looks less good; lower is better.
    """

    broken: int = 0
    cost: float = 0.0

    def __add__(self, other: Score) -> Score:
        return Score(self.broken + other.broken, self.cost + other.cost)

    @property
    def total(self) -> float:
        """Both in one number."""
        return _HARD * self.broken + self.cost


def moments(staging: Staging) -> list[float]:
    """When a shot is looked at: at its beginning and end, and in the course of every event."""
    shot = staging.shot
    found = {0.0, shot.duration}
    events = shot.events if len(shot.events) <= 12 else shot.events[:: len(shot.events) // 12 + 1]
    for event in events:
        found |= {(event.start + event.end) / 2, max(event.start, event.end - 0.05)}
    return sorted(found)


def score_track(staging: Staging, layout: Layout, entity: str) -> Score:
    """How a track of a layout goes with those that are there already."""
    score = Score()
    for seconds in moments(staging):
        spot = layout.spot(entity, seconds)
        if spot is not None and layout[entity].resting(seconds):
            score += _alone(staging, entity, spot)
            score += _beside(staging, layout, entity, spot, seconds)
    return (
        score
        + _continuity(staging, layout, entity)
        + _relations(staging, layout, entity)
        + _events(staging, layout, entity)
        + _ways(staging, layout, entity)
    )


def _alone(staging: Staging, entity: str, spot: Spot) -> Score:
    """Whether it is in the frame, and near enough to its middle."""
    it = staging.entities[entity]
    box = body_box(staging.place, it, spot)
    left, right = (edge / staging.place.metres_across for edge in staging.span)
    out = box.left < left + 0.004 or box.right > right - 0.004
    if it.kind == "prop" and (prop_entry(it).kind in ("nature", "structure", "vehicle", "sky") or spot.on):
        out = not left < box.centre[0] < right  # a tree may reach beyond the frame
    away = abs(box.centre[0] - (left + right) / 2) / (right - left)
    wall = not spot.on and any(obstacle.holds(spot.x, spot.depth) for obstacle in staging.set_obstacles)
    is_person = it.kind == "character"
    out = out or not is_person and _is_hidden(staging, spot, box)
    wall = wall or not is_person and _hangs_over(staging, entity, spot)
    return Score(out + (wall and is_person), 0.6 * away**2 * (1 if is_person else 0.3) + 0.5 * wall)


def _is_hidden(staging: Staging, spot: Spot, box: Box) -> bool:
    """Whether the set's own furniture stands before most of a thing."""
    place = staging.place
    if spot.on or spot.depth >= place.middle_depth - 1e-3:
        return False
    for number, piece in enumerate(place.pieces):
        if number in staging.cleared or PROPS[piece.prop].stands != "floor" or piece.on:
            continue
        own = body_box(place, Entity("", "prop", piece.prop), Spot(piece.x, place.middle_depth))
        if box.share_in(own) > _MOSTLY:
            return True
    return False


def _hangs_over(staging: Staging, entity: str, spot: Spot) -> bool:
    """Whether something on the wall hangs over a door, or over what hangs there already."""
    it = staging.entities[entity]
    if prop_entry(it).stands != "wall" or entity in staging.fixed:
        return False
    half = size_of(it).width / 2
    taken = [(door.x, door.width) for door in staging.place.doors]
    taken += [
        (piece.x, PROPS[piece.prop].size[0])
        for number, piece in enumerate(staging.place.pieces)
        if PROPS[piece.prop].stands == "wall" and staging.played.get(number) != entity
    ]
    return any(abs(spot.x - x) < half + width / 2 for x, width in taken)


def _beside(staging: Staging, layout: Layout, entity: str, spot: Spot, seconds: float) -> Score:
    """Whether faces stay free and nobody stands in another."""
    score = Score()
    it = staging.entities[entity]
    body, face = body_box(staging.place, it, spot), face_box(staging.place, it, spot)
    for track in layout:
        other_spot = track.spot(seconds)
        if track.entity == entity or other_spot is None or not track.resting(seconds):
            continue
        other = staging.entities[track.entity]
        if other_spot.on == entity or spot.on == track.entity:
            continue
        other_body = body_box(staging.place, other, other_spot)
        if body.right < other_body.left or body.left > other_body.right:
            continue
        other_face = face_box(staging.place, other, other_spot)
        before = spot.depth + 1e-6 * spot.before > other_spot.depth + 1e-6 * other_spot.before
        covered, cover = (other_face, body) if before else (face, other_body)
        if covered is not None and covered.share_in(_solid(cover)) > FACE_COVERED:
            score += Score(1)
        score += _crowding(staging, it.id, spot, other.id, other_spot)
        if it.kind == other.kind == "character":
            score += Score(
                0, _HIDING * min(body.share_in(_solid(other_body)), other_body.share_in(_solid(body)))
            )
        # A thing that hides most of another thing.
        small, large = sorted((body, other_body), key=lambda box: box.area)
        if small.share_in(large) > 0.6 and (small is body) != before:
            score += Score(0, 0.5)
    return score


def _solid(box: Box) -> Box:
    """Bodies are narrower than their boxes."""
    return box.grown(-0.1 * box.width, 0)


def _crowding(staging: Staging, first: str, at: Spot, second: str, there: Spot) -> Score:
    """Two on the same bit of floor."""
    one, two = staging.entities[first], staging.entities[second]
    if (
        {at.posture, there.posture} & {"fly"}
        or (at.on and at.on == there.on)
        or at.on == second
        or there.on == first
    ):
        return Score()
    gap = abs(at.x - there.x) - 0.42 * (size_of(one, at.posture).width + size_of(two, there.posture).width)
    deep = abs(at.depth - there.depth) * FLOOR_METRES
    if gap >= 0 or deep > 0.45:
        return Score()
    close = any(
        {event.actor, event.target} == {first, second} and 0 < staging.action(event).distance < 0.7
        for event in staging.shot.events
    )
    people = one.kind == two.kind == "character"
    return Score(0 if close or not people else 1, min(1.0, -gap) + 0.2)


def _relations(staging: Staging, layout: Layout, entity: str) -> Score:
    score = Score()
    for relation in staging.shot.relations:
        if entity not in (relation.subject, relation.object) or relation.kind in ("holding", "wearing"):
            continue
        if relation.subject not in layout or relation.object not in layout:
            continue
        if not relation_true(staging, layout, relation):
            score += Score(1)
    return score


def relation_true(staging: Staging, layout: Layout, relation: Relation) -> bool:
    """Whether a relation of two that are placed is seen, at some moment of its time."""
    subject, object = staging.entities[relation.subject], staging.entities[relation.object]
    end = relation.end or staging.shot.duration
    for share in (0.05, 0.5, 0.98):
        seconds = relation.start + share * (end - relation.start)
        at, there = layout.spot(relation.subject, seconds), layout.spot(relation.object, seconds)
        if at and there and relation_holds(relation.kind, staging.place, subject, at, object, there):
            return True
    return False


def _events(staging: Staging, layout: Layout, entity: str) -> Score:
    """Whether those who do something with each other are near enough."""
    score = Score()
    for event in staging.shot.events:
        other = partner(event, staging.is_person)
        if entity not in (event.actor, other) or event.actor == other:
            continue
        if event.actor in layout and other in layout:
            score += _event(staging, layout, event, other)
    return score


def _event(staging: Staging, layout: Layout, event: Event, other: str) -> Score:
    entry = staging.action(event)
    wanted = suiting_distance(event) or (1.4 if entry.id in ("talk", "listen", "wave") else 0.0)
    seconds = (event.start + event.end) / 2 if not entry.moves else event.end
    at, there = layout.spot(event.actor, seconds), layout.spot(other, seconds)
    if not wanted or at is None or there is None or at.on == other:
        return Score()
    apart = distance((at.x, at.depth), (there.x, there.depth))
    target = staging.entities[other]
    reach = wanted + (
        size_of(target).width / 2 if target.kind == "prop" else max(0.0, size_of(target).width / 2 - 0.25)
    )
    off = apart - reach
    touches = bool(entry.hands) and entry.contact != (0.0, 0.0) or wanted < 0.7
    if target.kind == "character":
        level = abs(at.depth - there.depth) * FLOOR_METRES
        return Score(
            int(touches and abs(off) > 0.35) + int(touches and level > 0.5), abs(off) * 0.5 + 0.3 * level
        )
    return Score(int(touches and off > 0.8), max(0.0, off))


def _continuity(staging: Staging, layout: Layout, entity: str) -> Score:
    """Whether it is where the shot before left it."""
    before, first = staging.before.get(entity), layout[entity].stops[:1]
    if before is None or not first or first[0].hidden:
        return Score()
    spot = first[0].spot
    jump = distance((before.x, before.depth), (spot.x, spot.depth)) + (before.posture != spot.posture)
    return Score(0, min(4.0, 2.0 * jump))


def _ways(staging: Staging, layout: Layout, entity: str) -> Score:
    """Whether the pace of every way is natural."""
    cost, track = 0.0, layout[entity]
    it = staging.entities[entity]
    if it.kind != "character":
        return Score()
    for before, after in zip(track.stops, track.stops[1:], strict=False):
        seconds = after.end - after.start
        metres = distance((before.spot.x, before.spot.depth), (after.spot.x, after.spot.depth))
        entry = staging.gait(after.gait)
        natural = staging.speed(it, entry) * seconds
        if seconds > 0 and natural > 0:
            ratio = metres / natural
            cost += max(0.0, ratio - 1.15) + max(0.0, 0.75 - ratio)
    return Score(0, cost)
