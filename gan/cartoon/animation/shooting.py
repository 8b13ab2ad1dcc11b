"""Directing the camera: an establishing view, then as near as all that happens allows; or as asked."""

from __future__ import annotations

from collections.abc import Iterable

from gan.cartoon.animation.camera import CLOSEST, Move, View, fitted, framing, widest
from gan.cartoon.animation.easing import clamp
from gan.cartoon.animation.plan import ShotPlan
from gan.cartoon.layout.boxes import Box
from gan.cartoon.layout.layout import Spot
from gan.cartoon.layout.measures import body_box, face_box, prop_entry, size_of
from gan.cartoon.layout.staging import SET_ASPECT

_HOLD, _PUSH = 1.0, 1.7  # seconds of the establishing view, and of the way to the nearer one
_GLANCE = 0.8  # seconds that an establishing view lasts at least
_NEAR = 0.6  # height of the nearest view that nobody asked for
_WORTH = 0.86  # a nearer view that is larger than this is not worth the way
_LEAPS = frozenset("jump skip cheer fly dance throw".split())  # that go higher than one stands
_HEADROOM = 0.07  # of the set's height over the highest head
_LINE = 1.6  # seconds that a line lasts at least for a view of its own
_TALKING = 0.5  # height of the nearest view of who talks


def direct(plan: ShotPlan, aspect: float, establishes: bool) -> tuple[Move, ...]:
    """The camera of a shot.

    Args:
        plan: of the shot.
        aspect: width by height of the frames.
        establishes: the place is new: it is shown as a whole first.
    """
    camera, shot = plan.shot.camera, plan.shot
    start, end = camera.start, camera.end or shot.duration
    target = camera.target if camera.target in plan.staging.entities else ""
    everyone = _everyone(plan, aspect)
    if camera.kind == "follow":
        return _follow(plan, target or _first_mover(plan), aspect)
    if camera.kind == "pan":
        return _pan(plan, aspect, start, end)
    near = _asked(plan, camera.kind, target, aspect)
    if camera.kind == "push":
        wide = everyone if not near or everyone.height > near.height * 1.2 else _whole(plan, aspect)
        return (Move(start, max(end, start + 0.1), wide, near or everyone),)
    if near is not None:
        if target and _travels(plan, target):
            return _follow(plan, target, aspect, near.height)
        return (Move(0.0, shot.duration, near, near),)
    if camera.kind == "wide" and target:
        whole = _whole(plan, aspect)
        return (Move(0.0, shot.duration, whole, whole),)
    return _coverage(plan, aspect, everyone, establishes)


def _coverage(plan: ShotPlan, aspect: float, everyone: View, establishes: bool) -> tuple[Move, ...]:
    """Nobody asked for anything: establish, come nearer, and cut between those who talk."""
    shot = plan.shot
    whole = _whole(plan, aspect)
    near = everyone if everyone.height < _WORTH * whole.height else whole
    moves: list[Move] = []
    moment = 0.0
    talks = min((line.start for line in plan.lines if line.text), default=shot.duration) - 0.15
    if establishes and near is not whole and talks >= _HOLD + _PUSH and shot.duration > _HOLD + _PUSH:
        moves = [Move(0.0, _HOLD, whole, whole), Move(_HOLD, _HOLD + _PUSH, whole, near)]
        moment = _HOLD + _PUSH
    elif establishes and near is not whole and talks >= _GLANCE:
        # Words must stand still: the camera cuts to who begins to talk instead of coming nearer.
        moves, moment = [Move(0.0, talks, whole, whole)], talks
    for start, end, view in _talking_views(plan, aspect, near):
        if start < moment:
            continue
        if start > moment:
            moves.append(Move(moment, start, near, near))
        moves.append(Move(start, end, view, view))
        moment = end
    if moment < shot.duration:
        moves.append(Move(moment, shot.duration, near, near))
    return tuple(moves)


def _talking_views(plan: ShotPlan, aspect: float, near: View) -> list[tuple[float, float, View]]:
    """Shot and reverse shot: a nearer view of who says a longer line while nothing else goes on."""
    lines = [line for line in plan.lines if line.text and line.end - line.start >= _LINE]
    if len(lines) < 2 or len({line.speaker for line in lines}) < 2:
        return []
    views = []
    for line in lines[1:]:
        end = next((other.start for other in lines if other.start > line.start), line.end)
        end = min(line.end + 0.3, max(end, line.start + 0.5), plan.shot.duration)
        busy = {
            id
            for event in plan.shot.events
            if event.start < end and line.start < event.end and event.id != line.event
            for id in (event.actor, event.target)
            if id
        }
        target = next((event.target for event in plan.shot.events if event.id == line.event), "")
        if busy - {line.speaker, target} or _travels(plan, line.speaker):
            continue
        spot = plan.spot(line.speaker, line.start)
        if spot is None:
            continue
        view = _of(plan, line.speaker, spot, aspect, _TALKING, 0.62)
        inside = view.box(aspect)
        involved = [plan.spot(id, (line.start + end) / 2) for id in busy]
        if any(other and not inside.left < _x(plan, other) < inside.right for other in involved):
            continue
        if view.height < 0.88 * near.height:
            views.append((line.start - 0.1 if line.start > 0.1 else line.start, end, view))
    return views


def _asked(plan: ShotPlan, kind: str, target: str, aspect: float) -> View | None:
    """The view of a kind that says how near."""
    target = target or _main(plan)
    if not target:
        return None
    spot = _usual_spot(plan, target)
    if spot is None:
        return None
    if kind == "medium" and any(event.action in _LEAPS for event in plan.staging.events(target)):
        return _everyone(plan, aspect)  # there must be room to leap
    if kind == "close":
        return _of(plan, target, spot, aspect, CLOSEST, 0.4)
    if kind in ("medium", "push"):
        return _of(plan, target, spot, aspect, 0.42, 0.72)
    if kind in ("two_shot", "over_shoulder"):
        partner = _partner(plan, target)
        other = _usual_spot(plan, partner) if partner else None
        share = 0.72 if kind == "two_shot" else 0.55
        box = _upper(plan, target, spot, share)
        if other is not None:
            box = box.around(_upper(plan, partner, other, share))
        return framing(box, aspect, SET_ASPECT, room=0.1, least=0.4)
    return None


def _of(plan: ShotPlan, id: str, spot: Spot, aspect: float, least: float, share: float) -> View:
    return framing(_upper(plan, id, spot, share), aspect, SET_ASPECT, room=0.12, least=least)


def _upper(plan: ShotPlan, id: str, spot: Spot, share: float) -> Box:
    """The upper part of somebody, in heights of the set; all of what has no face, is low, or lies."""
    entity = plan.staging.entities[id]
    box = _in_heights(body_box(plan.staging.place, entity, spot))
    face = face_box(plan.staging.place, entity, spot)
    if face is None or spot.posture == "lie" or size_of(entity).height < 0.9:
        return box
    whole = box.around(_in_heights(face))
    return Box(whole.left, whole.top - 0.01, whole.right, whole.top + share * box.height)


def _everyone(plan: ShotPlan, aspect: float) -> View:
    """As near as everybody and everything that matters allows, over the whole shot."""
    boxes = [_in_heights(box) for box in _boxes(plan)]
    if not boxes:
        return _whole(plan, aspect)
    whole = boxes[0]
    for box in boxes[1:]:
        whole = whole.around(box)
    leaps = any(event.action in _LEAPS for event in plan.shot.events)
    top = whole.top - _HEADROOM - (0.7 * whole.height if leaps else 0.0)
    whole = Box(whole.left, max(0.0, top), whole.right, min(1.0, whole.bottom + 0.025))
    # Who is small is seen from nearer.
    least = clamp(2.4 * whole.height, 0.42 if plan.figures else 0.3, _NEAR)
    return framing(whole, aspect, SET_ASPECT, room=0.09, least=least)


def _boxes(plan: ShotPlan) -> Iterable[Box]:
    place, shot = plan.staging.place, plan.shot
    left, right = plan.staging.span
    concerned = {id for event in shot.events for id in (event.target, event.destination)}
    concerned |= {id for relation in shot.relations for id in (relation.subject, relation.object)}
    for entity in shot.entities:
        if entity.kind == "prop" and entity.id not in concerned and entity.placement is None:
            small = max(prop_entry(entity).size) < 2.2
            if not small or prop_entry(entity).stands == "sky":
                continue
        track = plan.layout.tracks.get(entity.id)
        for stop in track.stops if track else ():
            if left <= stop.spot.x <= right:  # doors, too, that somebody comes or goes by
                yield body_box(place, entity, stop.spot).clipped()
    for thing in plan.things.values():
        for stay in thing.belonging.stays[1:]:
            if stay.spot is not None and left <= stay.spot.x <= right:
                yield body_box(place, thing.belonging.entity, stay.spot).clipped()


def _whole(plan: ShotPlan, aspect: float) -> View:
    """All of the set that a frame can hold, around those who are there."""
    return widest(aspect, SET_ASPECT, plan.staging.middle / plan.staging.place.metres_across * SET_ASPECT)


def _follow(plan: ShotPlan, target: str, aspect: float, height: float = 0.0) -> tuple[Move, ...]:
    """At the side of who moves, a little ahead of it."""
    spot = _usual_spot(plan, target) if target else None
    if spot is None:
        whole = _whole(plan, aspect)
        return (Move(0.0, plan.shot.duration, whole, whole),)
    near = _of(plan, target, spot, aspect, height or 0.62, 1.0)
    half = near.height * aspect / 2

    def follow(seconds: float) -> float:
        # The mean over a second: the camera does not tremble with the steps.
        moments = [seconds + 0.12 * number for number in range(-4, 7)]
        spots = [_spot_of(plan, target, moment) for moment in moments]
        x = sum(_x(plan, spot) for spot in spots) / len(spots)
        return clamp(x, half, max(half, SET_ASPECT - half))

    return (Move(0.0, plan.shot.duration, near, near, follow),)


def _spot_of(plan: ShotPlan, target: str, seconds: float) -> Spot:
    seconds = clamp(seconds, 0.0, plan.shot.duration)
    figure = plan.figures.get(target)
    if figure is not None:
        return figure.route.at(seconds)
    return plan.spot(target, seconds) or Spot(plan.staging.middle, 0.5)


def _pan(plan: ShotPlan, aspect: float, start: float, end: float) -> tuple[Move, ...]:
    height = min(0.72, SET_ASPECT / aspect * 0.8)
    half = height * aspect / 2
    first = fitted(View(half, 0.62, height), aspect, SET_ASPECT)
    last = fitted(View(SET_ASPECT - half, 0.62, height), aspect, SET_ASPECT)
    return (Move(start, max(end, start + 0.1), first, last),)


def _main(plan: ShotPlan) -> str:
    """Whom a shot is about: who does most."""
    characters = plan.staging.characters
    if not characters:
        return next((entity.id for entity in plan.shot.entities), "")
    return max(characters, key=lambda one: len(plan.staging.events(one.id))).id


def _partner(plan: ShotPlan, target: str) -> str:
    for event in plan.shot.events:
        if target in (event.actor, event.target):
            other = event.target if event.actor == target else event.actor
            if other and plan.staging.is_person(other):
                return other
    return next((one.id for one in plan.staging.characters if one.id != target), "")


def _first_mover(plan: ShotPlan) -> str:
    return next((one.id for one in plan.staging.characters if _travels(plan, one.id)), _main(plan))


def _travels(plan: ShotPlan, id: str) -> bool:
    track = plan.layout.tracks.get(id)
    if track is None or not track.stops:
        return False
    xs = [stop.spot.x for stop in track.stops]
    return max(xs) - min(xs) > 1.0


def _usual_spot(plan: ShotPlan, id: str) -> Spot | None:
    """Where somebody is for most of the shot, within the frame."""
    left, right = plan.staging.span
    moments = [plan.shot.duration * share for share in (0.5, 0.3, 0.7, 0.9, 0.1)]
    spots = [spot for moment in moments if (spot := plan.spot(id, moment)) is not None]
    return next((spot for spot in spots if left <= spot.x <= right), spots[0] if spots else None)


def _x(plan: ShotPlan, spot: Spot) -> float:
    return spot.x / plan.staging.place.metres_across * SET_ASPECT


def _in_heights(box: Box) -> Box:
    """From shares of the set's width to its heights."""
    return Box(box.left * SET_ASPECT, box.top, box.right * SET_ASPECT, box.bottom)
