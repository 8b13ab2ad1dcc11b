"""What somebody does all through a shot: clips of actions, one after the other, with idle life in between."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from gan.cartoon.animation.route import Route
from gan.cartoon.catalogue.action_entry import ActionEntry
from gan.cartoon.layout.staging import Staging
from gan.cartoon.scene import Event

_FADE = 0.22
"""Seconds in which one clip becomes the next."""

_IDLE = {"stand": "stand", "sit": "sit", "lie": "lie", "crouch": "kneel", "fly": "fly", "float": "swim"}
_SLOWEST, _FASTEST = 1.6, 0.55  # times the natural duration that an action that does not loop can take
_LISTENS = frozenset({"talk", "shout", "whisper", "sing"})


@dataclass(frozen=True)
class Clip:
    """An action for a while.

    Attributes:
        start, end: seconds of the shot.
        action: id of the catalogue.
        duration: seconds that the action itself takes; its last pose is held where the clip is longer.
        event: that it shows; None for idle life and for ways.
        since: seconds that the action has gone on at `start`.
    """

    start: float
    end: float
    action: str
    duration: float
    event: Event | None = None
    since: float = 0.0


@dataclass(frozen=True)
class Clips:
    """All clips of somebody.

    Attributes:
        base: of the whole body, without gaps, from 0 to the end of the shot.
        upper: that are laid over it: talking, waving, eating.
    """

    base: tuple[Clip, ...]
    upper: tuple[Clip, ...]

    def base_at(self, seconds: float) -> tuple[Clip, Clip | None, float]:
        """The clip of a moment, the one before while they blend, and how far the blend is (0..1)."""
        index = max((i for i, clip in enumerate(self.base) if clip.start <= seconds), default=0)
        clip = self.base[index]
        share = (seconds - clip.start) / _FADE
        return (clip, self.base[index - 1], share) if index and share < 1 else (clip, None, 1.0)

    def upper_at(self, seconds: float) -> tuple[Clip, float] | None:
        """The upper clip of a moment and its weight, 0..1, eased in and out; the latest of several."""
        found = [clip for clip in self.upper if clip.start <= seconds < clip.end + _FADE]
        if not found:
            return None
        current = max(found, key=lambda clip: (clip.event is not None, clip.action != "listen", clip.start))
        weight = min(1.0, (seconds - current.start) / _FADE, (current.end + _FADE - seconds) / _FADE)
        return current, max(0.0, weight)


@dataclass(frozen=True)
class Hold:
    """Something is in somebody's hand for a while.

    Attributes:
        start, end: seconds of the shot.
        both: it takes both hands.
        high: it is held up, since it is larger than the arm (an umbrella).
    """

    start: float
    end: float
    both: bool = False
    high: bool = False


def make_clips(
    staging: Staging,
    entity: str,
    route: Route,
    lifts: Mapping[str, float],
    holds: Sequence[Hold] = (),
) -> Clips:
    """Clips from events and ways.

    Args:
        staging: the shot.
        entity: id of the character.
        route: its ways.
        lifts: metres above the floor of what lies somewhere, by id.
        holds: what it has in hand.
    """
    busy: list[Clip] = []
    upper: list[Clip] = []
    for event in staging.events(entity):
        entry = _as_reachable(staging, event, lifts.get(event.target, 0.0))
        if entry.moves:
            if not any(leg.stop.event == event.id and route.is_way(leg) for leg in route.legs):
                busy.append(_clip(event, entry))
        elif entry.upper:
            upper.append(_clip(event, entry))
        else:
            busy.append(_clip(event, entry, _sat_at(route, event)))
    for leg in route.legs:
        if route.is_way(leg):
            gait = staging.gait(leg.stop.gait)
            event = next((e for e in staging.events(entity) if e.id == leg.stop.event), None)
            busy.append(Clip(leg.stop.start, leg.stop.end, gait.id, gait.duration, event))
    upper += _reactions(staging, entity, upper, busy)
    for hold in holds:
        gesture = staging.gait("carry" if hold.both else "hold")
        upper += [
            Clip(start, end, gesture.id, gesture.duration)
            for start, end in _free_times(
                hold.start, hold.end, [*upper, *(c for c in busy if c.event)], staging
            )
        ]
    return Clips(_filled(staging, busy, route), tuple(sorted(upper, key=lambda clip: clip.start)))


def _as_reachable(staging: Staging, event: Event, lift: float) -> ActionEntry:
    """What lies on a table is taken without stooping to the floor."""
    if event.action == "pick_up" and lift > 0.45:
        return staging.gait("take")
    return staging.action(event)


def _clip(event: Event, entry: ActionEntry, start: float | None = None) -> Clip:
    start = event.start if start is None else start
    end = max(event.end, start + 0.3)
    duration = entry.duration
    if not entry.loops:
        duration = min(max(end - start, _FASTEST * duration), _SLOWEST * duration)
        end = max(end, start + duration) if entry.posture == "stand" else end
    return Clip(start, end, entry.id, duration, event)


def _sat_at(route: Route, event: Event) -> float | None:
    """When somebody who has to walk to a seat first begins to sit down."""
    ways = [leg for leg in route.legs if leg.stop.event == event.id and leg.stop.gait == "sit"]
    return ways[0].stop.start if ways else None


def _reactions(staging: Staging, entity: str, upper: list[Clip], busy: list[Clip]) -> list[Clip]:
    """Somebody who is spoken to listens, unless there is something to do."""
    own = [*upper, *(clip for clip in busy if clip.event)]
    found = []
    for event in staging.shot.events:
        if event.target == entity and event.actor != entity and event.action in _LISTENS:
            if not any(clip.start < event.end and event.start < clip.end for clip in own):
                entry = staging.gait("listen")
                found.append(Clip(event.start + 0.15, event.end, entry.id, entry.duration))
    return found


def _free_times(start: float, end: float, clips: list[Clip], staging: Staging) -> list[tuple[float, float]]:
    """The parts of a time in which the arms have nothing else to do."""
    busy = sorted(
        (clip.start, clip.end)
        for clip in clips
        if clip.action not in ("listen", "look") and not staging.gait(clip.action).moves
    )
    free, moment = [], start
    for first, last in busy:
        if first > moment + 0.3 and first < end:
            free.append((moment, min(first, end)))
        moment = max(moment, last)
    if end > moment + 0.3:
        free.append((moment, end))
    return free


def _filled(staging: Staging, busy: list[Clip], route: Route) -> tuple[Clip, ...]:
    """In order, each cut where the next begins, and idle clips in the gaps."""
    busy = sorted(busy, key=lambda clip: clip.start)
    posture = route.track.stops[0].spot.posture
    clips: list[Clip] = []
    moment = 0.0
    resting = ""
    for number, clip in enumerate(busy):
        following = busy[number + 1].start if number + 1 < len(busy) else staging.shot.duration + 10
        end = min(clip.end, max(following, clip.start + 0.2))
        if clip.start > moment + 1e-3:
            clips.append(_idle(staging, posture, moment, clip.start, resting))
        start = max(moment, clip.start)
        if end > start:
            clips.append(Clip(start, end, clip.action, clip.duration, clip.event, start - clip.start))
            moment = end
        entry = staging.gait(clip.action)
        if not entry.upper:
            posture = entry.posture
            at_end = route.at(end)
            if at_end.on and at_end.posture in ("sit", "lie") and entry.moves:
                posture = at_end.posture
            resting = clip.action if posture in ("lie", "crouch", "sit") and not entry.moves else ""
            if posture == "fly" and at_end.posture != "fly" or posture in ("crouch", "float") and entry.moves:
                posture = "stand"
    clips.append(_idle(staging, posture, moment, staging.shot.duration + 10, resting))
    return tuple(clips)


def _idle(staging: Staging, posture: str, start: float, end: float, resting: str) -> Clip:
    """Life while nothing is done: the held end of what came before, or standing."""
    action = staging.gait(resting or _IDLE.get(posture, "stand"))
    # What ends in a posture is at its end from the start.
    since = 0.0 if action.loops else action.duration * 1.5
    return Clip(start, end, action.id, action.duration, None, since)
