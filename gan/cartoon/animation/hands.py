"""Hands that go where the things are: to a door, to a cup on a table, to another's hand."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from gan.cartoon.animation.clips import Hold
from gan.cartoon.animation.easing import clamp, smooth
from gan.cartoon.animation.motions import reach
from gan.cartoon.catalogue.props import PROPS
from gan.cartoon.layout.comings import partner
from gan.cartoon.layout.layout import Spot
from gan.cartoon.layout.measures import prop_entry, size_of
from gan.cartoon.layout.staging import Staging
from gan.cartoon.motion.pose import Pose
from gan.cartoon.scene import Event

_READY = 0.28  # seconds before and after the touch in which a hand is on its way
_FARTHEST = 1.25  # metres: what is farther is not reached for
_REACHES = frozenset("pick_up take put open close press knock clean paint water pat".split())
_STOOPS = frozenset({"pick_up", "put"})  # whose own motion goes to the floor
_HANDS_ON = frozenset({"give", "take"})
_HIGH = (0.24, 0.8)  # of the height: where the hand is that holds an umbrella


class Hands:
    """The right hand of somebody, through a shot.

    Args:
        staging: the shot.
        entity: id of the character.
        scale: its size.
        holds: what it has in hand.
        where: the spot of any entity at a moment.
    """

    def __init__(
        self,
        staging: Staging,
        entity: str,
        scale: float,
        holds: Sequence[Hold],
        where: Callable[[str, float], Spot | None],
    ) -> None:
        self._staging, self._id, self._scale, self._where = staging, entity, scale, where
        self._entity = staging.entities[entity]
        self._high = [hold for hold in holds if hold.high]
        self._reaches = [event for event in staging.events(entity) if event.action in _REACHES]
        self._meets = [
            event
            for event in staging.shot.events
            if event.action in _HANDS_ON and entity in (event.actor, partner(event, staging.is_person))
        ]

    def posed(self, pose: Pose, seconds: float, spot: Spot, doing: str) -> Pose:
        """The pose with its hand where it belongs at a moment.

        Args:
            pose: turned as it is seen.
            seconds: within the shot.
            spot: of the character.
            doing: id of the action that its arms do.
        """
        for event in self._meets:
            pose = self._meeting(pose, event, seconds, spot)
        for event in self._reaches:
            pose = self._reaching(pose, event, seconds, spot)
        if doing in ("hold", "stand", "walk", "run", "listen", "look", "talk"):
            for hold in self._high:
                weight = smooth(min(1.0, (seconds - hold.start) / 0.3 + 1, (hold.end - seconds) / 0.3))
                if hold.start <= seconds < hold.end and weight > 0:
                    height = size_of(self._entity).height / self._scale
                    # Of somebody who faces us the right hand is on the other side of the picture.
                    side = pose.facing if abs(pose.turned) > 0.75 else -pose.facing
                    goal = (_HIGH[0] * height * side, _HIGH[1] * height)
                    pose = reach(self._entity.asset, pose, "right", goal, weight, 1.0)
        return pose

    def _reaching(self, pose: Pose, event: Event, seconds: float, spot: Spot) -> Pose:
        target = self._staging.entities.get(event.target)
        if target is None or target.kind != "prop" or target.asset not in PROPS:
            return pose
        weight = self._weight(event, seconds)
        there = self._where(event.target, event.start + 0.01) if weight > 0 else None
        if there is None or (event.action in _STOOPS and there.lift < 0.3):
            return pose
        entry = prop_entry(target)
        handle = entry.grip[1] if entry.grip else clamp(0.55 * entry.size[1], 0.2, 1.25)
        aside = there.x - spot.x
        edge = max(0.0, entry.size[0] / 2 - 0.1) if entry.grip is None else 0.0
        aside -= (1 if aside > 0 else -1) * min(abs(aside) * 0.6, edge)
        if abs(aside) > _FARTHEST:
            return pose
        goal = (aside / self._scale, (there.lift - spot.lift + handle) / self._scale)
        return reach(self._entity.asset, pose, "right", goal, weight)

    def _meeting(self, pose: Pose, event: Event, seconds: float, spot: Spot) -> Pose:
        """Both hands of a gift meet in the middle."""
        receiver = partner(event, self._staging.is_person)
        other = receiver if event.actor == self._id else event.actor
        weight = self._weight(event, seconds)
        there = self._where(other, seconds) if weight > 0 and self._staging.is_person(other) else None
        if there is None or abs(there.x - spot.x) > 1.9:
            return pose
        people = [self._staging.entities[id] for id in (self._id, other)]
        height = 0.58 * min(size_of(one).height for one in people)
        goal = ((there.x - spot.x) / 2 / self._scale, (height - spot.lift) / self._scale)
        return reach(self._entity.asset, pose, "right", goal, weight)

    def _weight(self, event: Event, seconds: float) -> float:
        """How far the hand is there, 0..1."""
        entry = self._staging.action(event)
        length = event.end - event.start
        if not entry.loops:
            length = min(length, 1.6 * entry.duration)
        first, last = (event.start + share * length for share in entry.contact)
        if event.action == "give":
            first, last = last - 0.1, last + 0.05
        if event.action == "take":
            last = first + 0.1
        return smooth(clamp(min((seconds - first) / _READY + 1, (last - seconds) / _READY + 1)))
