"""Is what the scene says to be seen in the frames? Positions and masks are read out of the renderer.

For every shot: who is there, what every event changes, which relations hold, who stands on the ground, whose
face is free, and whether anybody is cut off.
"""

from __future__ import annotations

from dataclasses import dataclass

from gan.cartoon.catalogue.actions import ACTIONS
from gan.cartoon.layout.comings import enters
from gan.cartoon.layout.relations import relation_holds
from gan.cartoon.layout.score import FACE_COVERED
from gan.cartoon.scene import Event, Relation
from gan.cartoon.stage.film import Film
from gan.cartoon.stage.masks import Sighting, caption_boxes, sightings

_SEEN = 0.0002  # share of the frame's pixels that somebody takes at least to be seen
_GROUND = 0.022  # of the frame's height between soles and floor
_FREE = 1 - FACE_COVERED - 0.18
_CLOSE = frozenset({"close", "medium", "over_shoulder", "two_shot", "push", "follow"})
_IN_THE_AIR = frozenset(
    "jump dance cheer fall skip play exercise climb swim fly ride drive lie sleep faint sit hide kneel crawl "
    "wake_up get_up turn kick rage run bow pick_up put dig hug kiss".split()
)
_COVERED = frozenset("hide lie sleep faint fall hug kiss".split())  # faces that need not be free then
_MOVED = 0.12  # metres that somebody who goes has gone at least


@dataclass(frozen=True)
class Fault:
    """Something that the scene says and the frames do not show, or show badly.

    Attributes:
        shot: id of the shot.
        kind: "presence", "event", "relation", "ground", "face", "caption" or "cut".
        text: what is wrong, in a sentence.
    """

    shot: str
    kind: str
    text: str


def check_film(film: Film) -> list[Fault]:
    """Everything that is wrong with a film; an empty list is a clean bill."""
    faults: list[Fault] = []
    for number in range(len(film.scene.shots)):
        faults += _Checker(film, number).faults()
    return faults


class _Checker:
    """Checks one shot."""

    def __init__(self, film: Film, number: int) -> None:
        self._film, self._number = film, number
        self._shot = film.scene.shots[number]
        self._painter = film.shot_painter(number)
        self._plan = self._painter.plan
        self._sights: dict[float, dict[str, Sighting]] = {}
        self._faults: list[Fault] = []

    def faults(self) -> list[Fault]:
        """All of them, each once."""
        self._presence()
        for event in self._shot.events:
            self._event(event)
        for relation in self._shot.relations:
            self._relation(relation)
        for seconds in self._moments():
            self._bodies(seconds)
        return list(dict.fromkeys(self._faults))

    def _say(self, kind: str, text: str) -> None:
        self._faults.append(Fault(self._shot.id, kind, text))

    def _look(self, seconds: float) -> dict[str, Sighting]:
        """Who is in the frame at a moment, by id; of things in two parts the farther one."""
        key = round(min(max(0.0, seconds), self._shot.duration - 0.04), 2)
        if key not in self._sights:
            self._sights[key] = {
                sight.id: sight for sight in reversed(sightings(self._film, self._number, key))
            }
        return self._sights[key]

    def _moments(self) -> list[float]:
        """The middle of every event, and the end of the shot."""
        found = {
            round((event.start + min(event.end, self._shot.duration)) / 2, 2) for event in self._shot.events
        }
        return sorted(found | {round(self._shot.duration * 0.97, 2)})[:24]

    # Who is there

    def _is_seen(self, id: str, moments: list[float]) -> bool:
        return any(
            id in self._look(moment) and self._look(moment)[id].visible.mean() > _SEEN for moment in moments
        )

    def _presence(self) -> None:
        spread = [self._shot.duration * share for share in (0.02, 0.15, 0.3, 0.5, 0.7, 0.85, 0.97)]
        close = self._shot.camera.kind in _CLOSE
        for entity in self._shot.entities:
            if entity.id in self._plan.staging.fixed:
                continue  # the picture of the set shows it
            if close and not self._is_concerned(entity.id):
                continue
            if not self._is_seen(entity.id, spread):
                self._say("presence", f"{entity.label or entity.id} is never seen.")

    def _is_concerned(self, id: str) -> bool:
        """Whether the camera has to show somebody: it is its target, or deals with it."""
        target = self._shot.camera.target
        if id == target or not target:
            return True
        return any({id, target} <= {event.actor, event.target} for event in self._shot.events)

    # What happens

    def _event(self, event: Event) -> None:
        entry = ACTIONS.get(event.action)
        if entry is None:
            self._say("event", f"There is no action {event.action}.")
            return
        end = min(event.end, self._shot.duration)
        moments = [event.start + (end - event.start) * share for share in (0.15, 0.4, 0.65, 0.9)]
        if not self._is_concerned(event.actor) and self._shot.camera.kind in _CLOSE:
            return
        if not self._is_seen(event.actor, moments):
            self._say("event", f"{event.actor} is not seen while it should {event.action}.")
        target = self._shot.entity(event.target)
        if target is not None and target.id not in self._plan.staging.fixed:
            if not self._is_seen(event.target, [*moments, event.start, end]):
                self._say("event", f"{event.target} is not seen while {event.actor} does {event.action}.")
        self._effect(event)

    def _effect(self, event: Event) -> None:
        """What an event changes."""
        entry, figure = ACTIONS[event.action], self._plan.figures.get(event.actor)
        if figure is None:
            self._thing_acts(event)
            return
        own = self._plan.staging.events(event.actor)
        last = own[-1].id == event.id
        end = min(max(event.end, event.start + 0.04), self._shot.duration - 0.02)
        if entry.moves and entry.speed and event.destination not in ("up", "down"):
            before, after = figure.route.walked(event.start), figure.route.walked(end)
            near = self._shot.entity(event.target) or self._shot.entity(event.destination)
            if after - before < _MOVED and near is None and not figure.route.at(end).on:
                self._say("event", f"{event.actor} does not move on to {event.action}.")
        if enters(event, own[0].id == event.id) and event.start > 0.3 and figure.spot(event.start - 0.1):
            self._say("event", f"{event.actor} is there before coming in.")
        if (
            self._plan.staging.leaves(event)
            and last
            and self._shot.duration > event.end + 0.2
            and figure.spot(event.end + 0.1)
        ):
            self._say("event", f"{event.actor} is still there after leaving.")
        if entry.posture in ("sit", "lie") and not entry.moves:
            self._posture(event, entry.posture, min(end + 0.6, self._shot.duration - 0.04))
        if event.speech:
            self._speech(event, end)
        if event.action in ("give", "take", "pick_up", "put"):
            self._possession(event, end)

    def _thing_acts(self, event: Event) -> None:
        """A thing that goes, flies or falls is elsewhere afterwards."""
        thing = self._plan.things.get(event.actor)
        if thing is None:
            self._say("event", f"{event.actor}, which should {event.action}, is not there.")
            return
        if not ACTIONS[event.action].moves and event.action != "fall":
            return
        before = thing.spot(event.start)
        after = thing.spot(min(event.end - 0.05, self._shot.duration - 0.02))
        if before is None:
            self._say("event", f"{event.actor} is not there to {event.action}.")
        elif after is not None and abs(after.x - before.x) + abs(after.lift - before.lift) < _MOVED:
            if event.action != "fall" or before.lift > 0.05:
                self._say("event", f"{event.actor} does not {event.action}.")

    def _posture(self, event: Event, posture: str, seconds: float) -> None:
        clip = self._plan.figures[event.actor].clips.base_at(seconds)[0]
        later = [other for other in self._plan.staging.events(event.actor) if other.start > event.start]
        if any(other.start <= seconds for other in later):
            return
        if ACTIONS[clip.action].posture != posture:
            self._say("event", f"{event.actor} does not {event.action}: {clip.action} at {seconds:.1f} s.")

    def _speech(self, event: Event, end: float) -> None:
        line = next((line for line in self._plan.lines if line.event == event.id), None)
        if line is None or len(set(line.mouths.mouths)) < 2 and any(c.isalpha() for c in event.speech):
            self._say("event", f"The lips of {event.actor} do not move.")
        middle = (event.start + end) / 2
        if not caption_boxes(self._film, self._number, middle):
            self._say("caption", f"What {event.actor} says is not to be read.")

    def _possession(self, event: Event, end: float) -> None:
        target = self._shot.entity(event.target)
        later = [
            other for other in self._shot.events if other.start >= event.end - 0.05 and other.id != event.id
        ]
        if target is None or target.kind != "prop" or target.id not in self._plan.things:
            return
        thing = self._plan.things[target.id]
        holder = thing.holder(min(end + 0.2, self._shot.duration - 0.02))
        if any(other.target == target.id and other.start <= end + 0.2 for other in later):
            return
        wanted = {"pick_up": event.actor, "take": event.actor, "put": ""}.get(event.action)
        if event.action == "give" and self._plan.staging.is_person(event.destination):
            wanted = event.destination
        if wanted is not None and holder != wanted and thing.belonging.stays[0].holder is not None:
            from gan.cartoon.layout.measures import prop_entry

            if prop_entry(target).grip is not None:
                self._say("event", f"After {event.action}, {target.id} is with {holder or 'nobody'}.")

    # Relations

    def _relation(self, relation: Relation) -> None:
        shot, staging = self._shot, self._plan.staging
        subject, object = shot.entity(relation.subject), shot.entity(relation.object)
        if subject is None or object is None:
            return
        end = relation.end or shot.duration
        moments = [relation.start + (end - relation.start) * share for share in (0.02, 0.25, 0.5, 0.75, 0.97)]
        for seconds in moments:
            seconds = min(seconds, shot.duration - 0.04)
            at, there = self._plan.spot(subject.id, seconds), self._plan.spot(object.id, seconds)
            if at is None or there is None:
                continue
            if relation.kind in ("holding", "wearing"):
                thing = self._plan.things.get(object.id)
                if thing is None or (lying := thing.at(seconds)) and lying.holder == subject.id:
                    return
                continue
            if relation_holds(relation.kind, staging.place, subject, at, object, there) and self._in_order(
                relation, seconds
            ):
                return
        self._say("relation", f"{relation.subject} is not {relation.kind} {relation.object}.")

    def _in_order(self, relation: Relation, seconds: float) -> bool:
        """Whether the frame is painted as the relation says: the nearer one over the farther one."""
        sights = self._look(seconds)
        first, second = sights.get(relation.subject), sights.get(relation.object)
        fixed = self._plan.staging.fixed
        if relation.object in fixed or relation.subject in fixed:
            return True  # the picture of the set is behind everybody
        if first is None or second is None:
            return False
        if relation.kind == "behind":
            at = self._plan.spot(relation.subject, seconds)
            return at is not None and at.on == relation.object or first.order < second.order
        if relation.kind == "in_front_of":
            return first.order > second.order
        if relation.kind in ("left_of", "right_of"):
            left, right = (first, second) if relation.kind == "left_of" else (second, first)
            return left.box.centre[0] < right.box.centre[0]
        return True

    # Bodies

    def _bodies(self, seconds: float) -> None:
        captions = caption_boxes(self._film, self._number, seconds)
        active = {
            id
            for event in self._shot.events
            if event.start <= seconds < event.end
            for id in (event.actor, event.target)
        }
        for id, sight in self._look(seconds).items():
            if sight.kind != "character" or id not in self._plan.figures:
                continue
            figure = self._plan.figures[id]
            if figure.route.leg(seconds) is None and figure.route.shown(seconds) >= 1:
                self._ground(id, sight, seconds)
                if id in active and self._must_show(id):
                    self._cut(id, sight, seconds)
                    doing = {clip.action for clip in figure.clips.base_at(seconds)[:2] if clip}
                    if sight.face_seen < _FREE and not doing & _COVERED:
                        self._say("face", f"The face of {id} is covered at {seconds:.1f} s.")
            if sight.face is not None:
                for speaker, box in captions:
                    if speaker and sight.face.share_in(box) > 0.02:
                        self._say("caption", f"A balloon covers the face of {id} at {seconds:.1f} s.")

    def _must_show(self, id: str) -> bool:
        return self._shot.camera.kind not in _CLOSE or self._is_concerned(id)

    def _ground(self, id: str, sight: Sighting, seconds: float) -> None:
        clip, before, _ = self._plan.figures[id].clips.base_at(seconds)
        spot = self._plan.figures[id].route.at(seconds)
        doing = {clip.action} | ({before.action} if before else set())
        if doing & _IN_THE_AIR or spot.on or spot.posture in ("fly", "lie", "sit") or sight.feet is None:
            return
        view = self._painter.lens(seconds, 16.0, 9.0).view.height
        if abs(sight.feet - sight.ground) > _GROUND / view:
            self._say("ground", f"{id} does not stand on the ground at {seconds:.1f} s.")

    def _cut(self, id: str, sight: Sighting, seconds: float) -> None:
        face, box = sight.face, sight.box
        if face is not None and (
            face.left < -0.01 or face.right > 1.01 or face.top < -0.02 or face.bottom > 1.01
        ):
            self._say("cut", f"The head of {id} is cut off at {seconds:.1f} s.")
            return
        near = self._shot.camera.kind in _CLOSE or self._painter.move(seconds).at(seconds).height < 0.55
        if not near and (box.left < -0.03 or box.right > 1.03 or box.bottom > 1.05):
            self._say("cut", f"{id} is cut off at {seconds:.1f} s.")
