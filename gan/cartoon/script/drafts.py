"""A shot while it is being written: steps of events, relations, who is there; and the time that all takes."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from gan.cartoon.catalogue.actions import ACTIONS, ActionEntry
from gan.cartoon.catalogue.props import PROPS
from gan.cartoon.scene import Camera, Entity, Event, Relation, Shot
from gan.cartoon.script.discourse import Referent

SHORTEST, QUIET = 2.0, 3.0
"""Seconds of a shot at least, and of one in which nothing happens."""

LONGEST = 11.0
"""Seconds after which a shot ends with the sentence."""

_STANCES = frozenset("sit lie kneel sleep hide".split())
_LOW = frozenset("fall faint lie".split())  # down on the floor: a near camera would look above
_FROM_AFAR = frozenset("look listen point sniff".split())  # done to things that are not in the hand
_LOOP, _WALK = 2.4, 2.2  # seconds of what could go on for ever, and of a walk
_PER_WORD, _PER_SPEECH = 0.34, 0.7


@dataclass(eq=False)
class DraftEvent:
    """An event whose time is not known yet.

    Attributes:
        actor, target, destination: referents, or words for places.
        lasts: it goes on until the actor does something else ("is sitting").
        span: characters of the script.
        uses: places of words that tell it, for the accounts.
    """

    actor: Referent
    action: str
    target: Referent | None = None
    destination: Referent | str = ""
    manner: str = ""
    emotion: str = "neutral"
    speech: str = ""
    lasts: bool = False
    span: tuple[int, int] = (0, 0)
    id: str = ""
    start: float = 0.0
    end: float = 0.0

    @property
    def entry(self) -> ActionEntry:
        """The action."""
        return ACTIONS[self.action]

    @property
    def seconds(self) -> float:
        """How long it takes by itself."""
        entry = self.entry
        if self.speech:
            return max(1.6, _PER_SPEECH + _PER_WORD * len(self.speech.split()))
        seconds = (
            (_WALK if entry.moves else max(_LOOP, entry.duration * 0.75)) if entry.loops else entry.duration
        )
        pace = {"slowly": 1.4, "tiredly": 1.3, "quickly": 0.75, "wildly": 0.85}.get(self.manner, 1.0)
        return seconds * pace


@dataclass(eq=False)
class DraftRelation:
    """A relation from and until an event (None: from the start, to the end)."""

    subject: Referent
    kind: str
    object: Referent | str
    since: DraftEvent | None = None
    until: DraftEvent | None = None


@dataclass(eq=False)
class Step:
    """Events that happen at once."""

    events: list[DraftEvent] = field(default_factory=list)
    seconds: float = 0.0


@dataclass(eq=False)
class ShotDraft:
    """See `gan.cartoon.scene.Shot`."""

    id: str
    place: str = ""
    time: str = "day"
    weather: str = "clear"
    camera: str = ""
    target: Referent | None = None
    transition: str = "cut"
    present: list[Referent] = field(default_factory=list)
    steps: list[Step] = field(default_factory=list)
    relations: list[DraftRelation] = field(default_factory=list)
    held_first: dict[str, str] = field(default_factory=dict)
    span: tuple[int, int] = (-1, -1)
    count: int = 0
    place_said: bool = False
    kept: list[Referent] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        """Whether nothing is in it yet."""
        return not self.steps and not self.present

    @property
    def is_untold(self) -> bool:
        """Whether nothing was said yet of those who stayed here with the cut."""
        return not self.steps and self.kept == self.present and self.span[0] < 0

    @property
    def seconds(self) -> float:
        """A rough length so far."""
        return sum(max(event.seconds for event in step.events) for step in self.steps if step.events)

    def events(self) -> list[DraftEvent]:
        """All of them in order."""
        return [event for step in self.steps for event in step.events]

    def add_present(self, one: Referent) -> None:
        """Somebody or something is in the shot."""
        if one not in self.present:
            self.present.append(one)

    def finish(self, start: float, script: str) -> Shot:
        """The shot, beginning at `start` seconds of the clip."""
        self._board()
        duration = self._settle_times()
        events = sorted(self.events(), key=lambda event: event.start)
        for number, event in enumerate(events, 1):
            event.id = f"event_{number}"
        low, high = max(0, self.span[0]), max(0, self.span[1])
        return Shot(
            id=self.id,
            start=round(start, 2),
            duration=duration,
            place=self.place,
            time=self.time,
            weather=self.weather,
            camera=Camera(self.camera or self._usual_camera(), self.target.id if self.target else ""),
            transition=self.transition,
            entities=tuple(self._entity(one) for one in self.present),
            events=tuple(_to_event(event) for event in events),
            relations=tuple(self._relations(duration)),
            text=script[low:high],
            span=(low, high),
        )

    def _board(self) -> None:
        """Who drives "in the truck" drives the truck, and not to it."""
        inside = [(one.subject, one.object) for one in self.relations if one.kind in ("in", "on")]
        for event in self.events():
            if event.action in ("ride", "drive") and event.target is None:
                if any(event.actor is who and event.destination is what for who, what in inside):
                    event.target, event.destination = event.destination, ""

    def _usual_camera(self) -> str:
        people = sum(one.kind == "character" for one in self.present)
        is_low = any(event.entry.moves or event.action in _LOW for event in self.events())
        return "medium" if people == 1 and not is_low and not self._is_about_things() else "wide"

    def _is_about_things(self) -> bool:
        """Whether things matter that are not in anybody's hands: a near camera would leave them out."""
        for event in self.events():
            entry = PROPS.get(event.target.asset) if event.target and event.target.kind == "prop" else None
            if entry is not None and (entry.grip is None or event.action in _FROM_AFAR):
                return True
        beside = [one for one in self.relations if one.kind not in ("holding", "wearing")]
        return any(isinstance(one.object, Referent) and one.object.kind == "prop" for one in beside)

    def _entity(self, one: Referent) -> Entity:
        held_by = self.held_first.get(one.id, "")
        look = one.look if one.kind == "prop" else replace(one.look)
        return Entity(one.id, one.kind, one.asset, look, one.label, None, held_by)

    def _settle_times(self) -> float:
        now = 0.0
        for step in self.steps:
            step.seconds = _settle_step(step, now)
            now += step.seconds
        duration = max(SHORTEST, now) if self.steps else QUIET
        duration = round(duration + (0.4 if self.steps else 0.0), 2)
        self._stretch_lasting(duration)
        return duration

    def _stretch_lasting(self, duration: float) -> None:
        for place, step in enumerate(self.steps):
            for event in step.events:
                if event.lasts:
                    event.end = self._end_of(event, place, duration)
                event.end = round(min(event.end, duration), 2)
                event.start = round(event.start, 2)

    def _end_of(self, event: DraftEvent, place: int, duration: float) -> float:
        for step in self.steps[place + 1 :]:
            for later in step.events:
                if later.actor is not event.actor:
                    continue
                feels = "neutral" not in (event.emotion, later.emotion) and event.emotion != later.emotion
                if feels or not fit_together(event.action, later.action) or later.action == event.action:
                    return later.start
        return duration

    def _relations(self, duration: float) -> list[Relation]:
        made = []
        for one in self.relations:
            start = one.since.end if one.since else 0.0
            end = one.until.start if one.until else duration
            if one.since is None and one.until is None:
                start = end = 0.0
            elif one.until is not None and end <= start:
                continue  # over before it began
            object = one.object if isinstance(one.object, str) else one.object.id
            if one.since is not None and one.since.end >= duration:
                start = one.since.start
            relation = Relation(one.subject.id, one.kind, object, round(start, 2), round(end, 2))
            if relation not in made:
                made.append(relation)
        return made


def fit_together(first: str, second: str) -> bool:
    """Whether somebody can do both at once: one of them needs the upper body only, or the postures agree."""
    one, other = ACTIONS[first], ACTIONS[second]
    if first == second:
        return True
    if one.upper or other.upper:
        awake = {"sleep", "faint"}
        return not ({first, second} & awake and {first, second} - awake)
    if one.moves or other.moves:
        still = other if one.moves else one
        # "Kicks the ball running" goes, "digs running" does not.
        return (
            one.posture == other.posture
            and not (one.moves and other.moves)
            and not still.loops
            and (still.id not in _STANCES)
        )
    return one.posture == other.posture


def _settle_step(step: Step, now: float) -> float:
    """Give the events of a step their times; who talk take turns. Returns the step's seconds."""
    speakers = [event for event in step.events if event.speech]
    talkers = speakers or [
        event for event in step.events if event.action in ("talk", "shout", "whisper", "phone")
    ]
    take_turns = len(talkers) > 1 and (speakers or len({event.actor.id for event in talkers}) > 1)
    length = max((event.seconds for event in step.events), default=0.0)
    if take_turns:
        clock = now
        for event in talkers:
            event.start, event.end = clock, clock + event.seconds
            event.lasts = False  # so that nobody talks into another's turn
            clock = event.end
        length = max(length, clock - now)
    for event in step.events:
        if not (take_turns and event in talkers):
            event.start = now
            event.end = now + (length if event.entry.loops else event.seconds)
    return length


def _to_event(event: DraftEvent) -> Event:
    destination = event.destination if isinstance(event.destination, str) else event.destination.id
    return Event(
        id=event.id,
        start=event.start,
        end=event.end,
        actor=event.actor.id,
        action=event.action,
        target=event.target.id if event.target else "",
        destination=destination,
        manner=event.manner,
        emotion=event.emotion,
        speech=event.speech,
        span=event.span,
    )
