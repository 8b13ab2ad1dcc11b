"""One character through a shot: where it is, which way it is turned, and how its body is, at any moment."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from math import atan2, exp, sin
from random import Random

from gan.cartoon.animation.attention import attention
from gan.cartoon.animation.clips import Clip, Clips, Hold, make_clips
from gan.cartoon.animation.easing import clamp
from gan.cartoon.animation.hands import Hands
from gan.cartoon.animation.motions import blend, combine, performed
from gan.cartoon.animation.paths import FLOOR_METRES, Obstacle
from gan.cartoon.animation.route import Route, make_route
from gan.cartoon.animation.speech import SpokenLine
from gan.cartoon.catalogue.actions import ACTIONS
from gan.cartoon.layout.layout import Spot, Track
from gan.cartoon.layout.measures import character_entry, entity_scale, size_of
from gan.cartoon.layout.staging import Staging
from gan.cartoon.motion.pose import VIEWS, Pose
from gan.cartoon.scene import Entity

RATE = 25
"""Frames a second."""

_TURN = 0.11  # seconds: how lazily a body turns
_LOOK = 0.09  # and eyes and head
_SHOWN = {"idle": 0.5, "talk": 0.78, "touch": 1.0, "side": 1.15}  # radians that bodies are turned from us
_TOUCHING = frozenset(
    {"hug", "kiss", "shake_hands", "give", "hit", "pat", "push", "pull", "kick", "pick_up", "put"}
)
_SLEEPS = frozenset({"sleep", "faint"})
_OWN_HEAD = frozenset(
    {"nod", "shake_head", "sleep", "faint", "cry", "read", "write", "bow", "yawn", "turn", "think"}
)
_OWN_MOUTH = frozenset({"eat", "drink", "kiss", "yawn", "bark", "laugh", "cry", "gasp", "sleep"})


@dataclass(frozen=True)
class Acting:
    """A character at one moment.

    Attributes:
        entity: who.
        spot: where.
        pose: how.
        scale: times the size that its look says, without perspective.
        shown: 0 not seen .. 1.
    """

    entity: Entity
    spot: Spot
    pose: Pose
    scale: float
    shown: float


@dataclass(frozen=True)
class _Moment:
    """What is worked out for each frame before anything is painted."""

    spot: Spot
    yaw: float
    look: tuple[float, float]  # radians to the side against the body, and up


class Figure:
    """A character of a shot.

    Args:
        staging: the shot.
        entity: who.
        track: of the layout.
        obstacles: that it walks around.
        lines: everything that is said in the shot.
        where: the spot of any entity at a moment, None where it is not seen.
        lifts: metres above the floor of what lies somewhere, by id.
        holds: what it has in hand.
    """

    def __init__(
        self,
        staging: Staging,
        entity: Entity,
        track: Track,
        obstacles: list[Obstacle],
        lines: list[SpokenLine],
        where: Callable[[str, float], Spot | None],
        lifts: Mapping[str, float],
        holds: Sequence[Hold] = (),
    ) -> None:
        self.entity = entity
        self.route: Route = make_route(track, obstacles)
        self.clips: Clips = make_clips(staging, entity.id, self.route, lifts, holds)
        self._staging, self._where = staging, where
        self._lines = [line for line in lines if line.speaker == entity.id]
        self._hands = Hands(staging, entity.id, entity_scale(entity), holds, where)
        self._has_hands = character_entry(entity).kind != "animal"
        self._seed = Random(f"{staging.seed}/{entity.id}").randrange(1 << 30)
        self._scale = entity_scale(entity)
        self._placed_scale = entity.placement.scale if entity.placement else 1.0
        self._is_person = character_entry(entity).kind == "person"

    def drawn(self, seconds: float) -> float:
        """The moment whose drawing is shown: who stays in its place is drawn on twos, every second frame.

        Hand-drawn films do the same. Who goes anywhere is drawn for every frame, or its feet would slide.
        """
        if self.route.leg(seconds) is not None:
            return seconds
        held = int(seconds * RATE / 2 + 1e-6) * 2 / RATE
        return held if self.route.leg(held) is None else seconds

    def at(self, seconds: float) -> Acting:
        """The character at a moment."""
        moment = self._moments[min(len(self._moments) - 1, max(0, round(seconds * RATE)))]
        pose = self._pose(seconds, moment)
        return Acting(
            self.entity, self._sat(moment, pose), pose, self._placed_scale, self.route.shown(seconds)
        )

    def spot(self, seconds: float) -> Spot | None:
        """Where it is; None where it is not seen."""
        return self.route.at(seconds) if self.route.shown(seconds) > 0 else None

    # The body

    def _pose(self, seconds: float, moment: _Moment) -> Pose:
        clip, before, share = self.clips.base_at(seconds)
        pose = self._of_clip(clip, seconds)
        if before is not None:
            pose = blend(self._of_clip(before, seconds), pose, share * share * (3 - 2 * share))
        over = self.clips.upper_at(seconds)
        doing = clip.action
        if over is not None:
            laid = combine(pose, self._of_clip(over[0], seconds, pose.posture))
            pose = blend(pose, laid, over[1])
            doing = over[0].action
        pose = self._looking(pose, moment, doing, clip.action)
        if self._has_hands:
            pose = self._hands.posed(pose, seconds, moment.spot, doing)
        pose = self._speaking(pose, seconds, doing)
        return self._blinking(pose, seconds, {clip.action, doing})

    def _of_clip(self, clip: Clip, seconds: float, posture: str = "") -> Pose:
        event = clip.event
        leg = self.route.last(clip.end - 1e-3)
        speed = None
        if leg is not None and leg.stop.start < clip.end and leg.stop.end > clip.start:
            speed = leg.path.length / max(0.1, leg.stop.end - leg.stop.start) / self._scale
        return performed(
            self.entity.asset,
            clip.action,
            max(0.0, seconds - clip.start) + clip.since,
            duration=clip.duration if not ACTIONS[clip.action].loops else None,
            walked=(self.route.walked(seconds) - self.route.walked(clip.start)) / self._scale,
            speed=speed,
            posture=posture or self._seated(clip, seconds),
            manner=event.manner if event else "",
            emotion=self._emotion(seconds),
            seed=self._seed,
        )

    def _seated(self, clip: Clip, seconds: float) -> str:
        """The posture below an action of somebody who has a seat."""
        spot = self.route.at(seconds)
        return spot.posture if spot.on and spot.posture in ("sit", "lie") and clip.event else ""

    def _emotion(self, seconds: float) -> str:
        """Of the latest event; it fades after a while."""
        found = [
            event for event in self._staging.events(self.entity.id) if event.start <= seconds < event.end + 2
        ]
        return found[-1].emotion if found else "neutral"

    def _looking(self, pose: Pose, moment: _Moment, doing: str, base: str) -> Pose:
        facing = 1 if moment.yaw >= 0 else -1
        # Who turns about himself does so from where he stands turned.
        spun = pose.yaw - VIEWS["three_quarter"] if base == "turn" and pose.yaw is not None else 0.0
        pose = pose.seen(facing=facing, yaw=moment.yaw + facing * spun)
        aside, up = moment.look[0] * facing, moment.look[1]
        if doing in _OWN_HEAD or base in _OWN_HEAD or base in _SLEEPS:
            return pose
        turn = clamp(pose.head.turn - 0.62 * aside, -1.1, 1.1)
        nod = clamp(pose.head.nod - 0.55 * up, -0.6, 0.6)
        gaze = (clamp(pose.face.gaze[0] + 1.1 * aside, -1, 1), clamp(pose.face.gaze[1] + 0.9 * up, -1, 1))
        return replace(
            pose,
            head=replace(pose.head, turn=turn, nod=nod),
            face=replace(pose.face, gaze=gaze),
        )

    def _speaking(self, pose: Pose, seconds: float, doing: str) -> Pose:
        for line in self._lines:
            if line.start <= seconds < line.end:
                mouth = line.mouths.at(seconds - line.start)
                return pose.with_face(mouth=mouth)
        return pose

    def _blinking(self, pose: Pose, seconds: float, doing: set[str]) -> Pose:
        if doing & _SLEEPS or pose.face.eyes < 0.3:
            return pose
        for blink in self._blinks:
            if abs(seconds - blink) < 0.08:
                return pose.with_face(eyes=pose.face.eyes * clamp(abs(seconds - blink) / 0.08 - 0.3, 0.03, 1))
        return pose

    @cached_property
    def _blinks(self) -> list[float]:
        """Moments at which the eyes are closed."""
        random = Random(self._seed)
        moments, moment = [], random.uniform(0.4, 2.5)
        while moment < self._staging.shot.duration + 1:
            moments.append(moment)
            moment += 0.28 if random.random() < 0.12 else random.uniform(2.0, 4.8)
        return moments

    def _sat(self, moment: _Moment, pose: Pose) -> Spot:
        """The floor point so that who sits is on the seat, since the pelvis is behind the feet then."""
        spot = moment.spot
        if not spot.on or spot.posture != "sit":
            return spot
        return replace(spot, x=spot.x - pose.root[0] * sin(moment.yaw) * self._scale)

    # Where it is turned

    @cached_property
    def _moments(self) -> list[_Moment]:
        moments: list[_Moment] = []
        yaw: float | None = None
        look = (0.0, 0.0)
        lazy, quick = 1 - exp(-1 / RATE / _TURN), 1 - exp(-1 / RATE / _LOOK)
        for number in range(round(self._staging.shot.duration * RATE) + 2):
            seconds = number / RATE
            spot = self.route.at(seconds)
            target = self._target(seconds)
            wanted = self._wanted_yaw(seconds, spot, target)
            yaw = wanted if yaw is None else yaw + (wanted - yaw) * lazy
            goal = self._wanted_look(spot, yaw, target)
            look = (look[0] + (goal[0] - look[0]) * quick, look[1] + (goal[1] - look[1]) * quick)
            moments.append(_Moment(spot, yaw, look))
        return moments

    def _target(self, seconds: float) -> tuple[float, float, float] | None:
        """(x, depth, y metres above the floor) of what is looked at."""
        other = attention(self._staging, self.entity.id, seconds)
        spot = self._where(other, seconds) if other else None
        if spot is None:
            return None
        size = size_of(self._staging.entities[other], spot.posture)
        return spot.x, spot.depth, spot.lift + size.height - size.head / 2

    def _wanted_yaw(self, seconds: float, spot: Spot, target: tuple[float, float, float] | None) -> float:
        doing = self.clips.base_at(seconds)[0].action
        heading = self.route.heading(seconds)
        if heading is not None:
            side = 1 if heading >= 0 else -1
            if abs(heading) > 2.9 or abs(heading) < 0.1:  # straight away from us, or to us
                side = spot.facing
            if doing in ("ride", "drive", "push", "pull"):
                return spot.facing * _SHOWN["side"]
            return side * clamp(abs(heading), 0.35, 2.0)
        if spot.posture == "lie" or doing in ("lie", "sleep", "faint", "swim", "fly", "ride", "drive"):
            return spot.facing * _SHOWN["side"]
        side, much = spot.facing, _SHOWN["idle"]
        if target is not None and spot.posture != "lie":
            across, deep = target[0] - spot.x, (target[1] - spot.depth) * FLOOR_METRES
            if abs(across) > 0.12:
                side = 1 if across > 0 else -1
            angle = abs(atan2(across, deep))
            touches = doing in _TOUCHING or self._is_touching(seconds)
            most = _SHOWN["touch"] if touches else _SHOWN["talk"]
            much = clamp(angle, 0.3, most) if not touches else _SHOWN["touch"]
        if not self._is_person:
            much = max(much, 0.9)  # animals are best known from the side
        if spot.posture == "sit" and spot.on and not spot.on.startswith("set:"):
            much = min(much, 0.62)
        return side * much

    def _is_touching(self, seconds: float) -> bool:
        return any(
            event.action in _TOUCHING and event.start <= seconds < event.end
            for event in self._staging.shot.events
            if self.entity.id in (event.actor, event.target)
        )

    def _wanted_look(
        self, spot: Spot, yaw: float, target: tuple[float, float, float] | None
    ) -> tuple[float, float]:
        if target is None:
            return 0.0, 0.0
        size = size_of(self.entity, spot.posture)
        across, deep = target[0] - spot.x, (target[1] - spot.depth) * FLOOR_METRES
        aside = clamp(atan2(across, deep) - yaw, -0.9, 0.9)
        far = max(0.4, (across * across + deep * deep) ** 0.5)
        up = clamp(atan2(target[2] - (spot.lift + size.height - size.head / 2), far), -0.8, 0.8)
        return aside, up
