"""Keeps the shots of a script: where one begins, who is in it, what happens in which step."""

from __future__ import annotations

from dataclasses import replace

from gan.cartoon.catalogue.props import PROPS
from gan.cartoon.scene import CastMember, Shot
from gan.cartoon.script import cast
from gan.cartoon.script.accounts import Accounts
from gan.cartoon.script.discourse import Discourse, Referent
from gan.cartoon.script.drafts import LONGEST, DraftEvent, DraftRelation, ShotDraft, Step, fit_together
from gan.cartoon.script.nearest import Guess
from gan.cartoon.script.tokens import Token
from gan.cartoon.script.vocabulary.actions import STANCES

_FELT = {
    "laugh": "happy",
    "smile": "happy",
    "cheer": "happy",
    "cry": "sad",
    "rage": "angry",
    "shiver": "afraid",
    "gasp": "surprised",
}
_HOLDS = frozenset("hold carry pick_up take catch".split())
_NEEDS_IT = frozenset(
    "give throw put eat drink read write paint cook sweep dig play_music phone fish photograph".split()
)


class Director:
    """The shots of one script, in the order of its clauses.

    Attributes:
        text: the whole script.
        accounts, discourse: of it.
        newcomers: who came into the shot with the clause that is read, which may yet move elsewhere.
        shot: the one that is being written.
    """

    def __init__(self, text: str, accounts: Accounts, discourse: Discourse) -> None:
        self.text = text
        self.accounts = accounts
        self.discourse = discourse
        self.shots: list[Shot] = []
        self.shot = ShotDraft("shot_1")
        self.moods: dict[str, str] = {}
        self.held: dict[str, Referent] = {}
        self._told: list[tuple[Token, str, Guess | None, DraftEvent]] = []
        self._clock = 0.0
        self.last_step: Step | None = None
        self.last_event: DraftEvent | None = None
        self.join_next = False
        self.wants_target = False
        self.newcomers: list[Referent] = []

    # -- shots ----------------------------------------------------------------------------------------

    def cut(self, *, keep: bool, transition: str = "cut") -> None:
        """Begin another shot, unless the one that is open is still empty.

        Args:
            keep: who is here stays.
            transition: how the new one begins.
        """
        old = self.shot
        if not keep:
            self._send_on(old)
        if old.is_empty or old.is_untold:
            if not keep:
                old.present, old.relations, old.kept = [], [], []
                old.held_first.clear()
            if transition != "cut":
                old.transition = transition
            return
        self.finish_shot()
        new = ShotDraft(
            f"shot_{len(self.shots) + 1}", time=old.time, weather=old.weather, transition=transition
        )
        if keep:
            new.place, new.place_said = old.place, old.place_said
            gone = {event.actor.id for event in old.events() if event.destination == "away"}
            for one in old.present:
                if one.kind == "character" and one.id not in gone:
                    new.add_present(one)
            self._keep_things(old, new)
            new.kept = list(new.present)
        self.shot = new
        self.last_step = self.last_event = None
        self.join_next = False

    def _send_on(self, old: ShotDraft) -> None:
        """Who was named with the new place only was never in the old one."""
        busy = {id(one) for event in old.events() for one in (event.actor, event.target, event.destination)}
        for one in self.newcomers:
            if one in old.present and id(one) not in busy and one not in old.kept:
                old.present.remove(one)

    def _keep_things(self, old: ShotDraft, new: ShotDraft) -> None:
        """What is held goes on to be held, and who sits on something still does."""
        for prop, holder in self.held.items():
            one = next((each for each in old.present if each.id == prop), None)
            if one is not None and holder in new.present:
                new.add_present(one)
                new.held_first[one.id] = holder.id
                new.relations.append(DraftRelation(holder, "holding", one))
        for relation in old.relations:
            if (
                relation.until is None
                and relation.subject in new.present
                and isinstance(relation.object, Referent)
            ):
                if relation.kind in ("on", "in", "wearing", "under", "behind", "next_to", "in_front_of"):
                    if relation.object.kind == "prop" or relation.object in new.present:
                        new.add_present(relation.object)
                        new.relations.append(DraftRelation(relation.subject, relation.kind, relation.object))

    def finish_shot(self) -> None:
        """Close the open shot and settle its words."""
        if self.shot.is_empty and not self.shot.place_said or self.shot.is_untold:
            return
        shot = self.shot.finish(self._clock, self.text)
        self._clock += shot.duration
        self.shots.append(shot)
        for token, meaning, guess, event in self._told:
            refers = f"{shot.id}/{event.id}" if event.id else ""
            if guess is None:
                self.accounts.acted(token, meaning, refers)
            else:
                self.accounts.guessed(token, meaning, refers, guess)
        self._told.clear()

    def end_of_sentence(self) -> None:
        """A shot that is long enough ends with the sentence."""
        if self.shot.seconds > LONGEST:
            self.cut(keep=True)

    def set_place(self, place: str) -> None:
        """Something is in a place: the shot's own, or that of another shot."""
        shot = self.shot
        if shot.place == place:
            shot.place_said = True
            return
        if shot.place_said and not shot.is_empty and shot.place:
            if shot.steps or not shot.kept:
                self.cut(keep=False)
            else:
                # Nothing has happened here since the cut, so nobody stays.
                shot.present, shot.relations = [one for one in shot.present if one not in shot.kept], []
                shot.held_first.clear()
        self.shot.place, self.shot.place_said = place, True

    def place_now(self) -> str:
        """Where the open shot is, as far as it was said; "" where it was not."""
        return self.shot.place if self.shot.place_said else ""

    def set_time(self, time: str) -> None:
        """It is that time of day from here on."""
        if self.shot.time != time and self.shot.steps:
            self.cut(keep=True, transition="dissolve")
        self.shot.time = time

    def set_weather(self, weather: str) -> None:
        """It is that weather from here on."""
        if self.shot.weather != weather and len(self.shot.steps) > 1:
            self.cut(keep=True, transition="dissolve")
        self.shot.weather = weather

    def set_camera(self, kind: str) -> None:
        """The camera sees it that way from here on."""
        if self.shot.steps or self.shot.camera:
            self.cut(keep=True)
        self.shot.camera = kind

    def cover(self, start: int, end: int) -> None:
        """These characters of the script are shown by this shot."""
        low, high = self.shot.span
        self.shot.span = (start if low < 0 else min(low, start), max(high, end))

    # -- events ---------------------------------------------------------------------------------------

    def add(self, event: DraftEvent, step: Step) -> None:
        """An event happens in a step; its actor and target are there."""
        self._stay_on(event)
        for one in (event.actor, event.target, event.destination):
            if isinstance(one, Referent):
                self.shot.add_present(one)
        self.discourse.mention([event.actor], 0.0)
        self._feel(event)
        self._hold(event)
        step.events.append(event)
        self.last_step, self.last_event = step, event

    def _stay_on(self, event: DraftEvent) -> None:
        """Who drives on drives what it drove before."""
        if event.action in ("ride", "drive") and event.target is None:
            same = [one for one in self.shot.events() if one.action == event.action]
            event.target = next((one.target for one in reversed(same) if one.actor is event.actor), None)

    def _feel(self, event: DraftEvent) -> None:
        felt = _FELT.get(event.action)
        if event.emotion == "neutral":
            event.emotion = felt or self.moods.get(event.actor.id, "neutral")
        elif self.moods.get(event.actor.id, event.emotion) != event.emotion:
            self.moods[event.actor.id] = event.emotion  # "jumps happily" ends "looks sad"

    def _hold(self, event: DraftEvent) -> None:
        thing = event.target
        if thing is None or thing is event.actor or not _can_be_held(thing):
            return
        holder = self.held.get(thing.id)
        is_first = not any(one.target is thing for one in self.shot.events())
        if event.action in _HOLDS:
            since = None if event.action in ("hold", "carry") and is_first else event
            if holder is not event.actor:
                self._let_go(thing, event)
                self.shot.relations.append(DraftRelation(event.actor, "holding", thing, since))
                self.held[thing.id] = event.actor
                if since is None and thing.kind == "prop":
                    self.shot.held_first[thing.id] = event.actor.id
        elif event.action in _NEEDS_IT and thing.kind == "prop":
            if holder is None and is_first and thing.id not in self.shot.held_first:
                self.shot.held_first[thing.id] = event.actor.id
            self._pass_on(event, thing)

    def _pass_on(self, event: DraftEvent, thing: Referent) -> None:
        if event.action in ("give", "throw", "put"):
            self._let_go(thing, event)
            if event.action == "give" and isinstance(event.destination, Referent):
                receiver = event.destination
                self.held[thing.id] = receiver
                self.shot.relations.append(DraftRelation(receiver, "holding", thing, event))

    def _let_go(self, thing: Referent, event: DraftEvent) -> None:
        self.held.pop(thing.id, None)
        for relation in self.shot.relations:
            if relation.object is thing and relation.kind == "holding" and relation.until is None:
                relation.until = event
            if (
                relation.subject is thing
                and relation.until is None
                and relation.kind in ("on", "in", "under")
            ):
                relation.until = event

    def relate(
        self, subject: Referent, kind: str, object: Referent | str, since: DraftEvent | None = None
    ) -> bool:
        """Two stand so to each other; False where it contradicts what was said of the same time."""
        against = {
            "on": ("under", "in"),
            "under": ("on", "in"),
            "in": ("on", "under"),
            "behind": ("in_front_of",),
        }
        against |= {"in_front_of": ("behind",), "left_of": ("right_of",), "right_of": ("left_of",)}
        for old in self.shot.relations:
            same = old.subject is subject and old.object is object and old.until is None
            if same and old.kind == kind:
                return True
            if same and old.kind in against.get(kind, ()) and since is None and old.since is None:
                return False
        if since is not None:
            self._leave(subject, since)
        for one in (subject, object):
            if isinstance(one, Referent):
                self.shot.add_present(one)
        self.shot.relations.append(DraftRelation(subject, kind, object, since))
        return True

    def _leave(self, subject: Referent, since: DraftEvent) -> None:
        for old in self.shot.relations:
            if old.subject is subject and old.until is None and old.kind not in ("holding", "wearing"):
                if old.since is not since:
                    old.until = since

    def depart(self, event: DraftEvent) -> None:
        """Somebody moves: where it stood is over."""
        for old in self.shot.relations:
            if old.subject is event.actor and old.until is None and old.kind not in ("holding", "wearing"):
                if old.since is not event:
                    old.until = event

    def step_for(self, link: str, fronted: bool, joins: bool) -> Step:
        """The step in which a clause happens.

        Args:
            link: see `Clause`.
            fronted: the link stands before both.
            joins: it goes on during what was said before (an -ing form, a stance).
        """
        steps = self.shot.steps
        if self.join_next and self.last_step in steps:
            self.join_next = False
            return self.last_step  # type: ignore[return-value]
        if link == "because":
            link = "after"
        if fronted and link == "while":
            self.join_next = True
            return self._new_step(len(steps))
        last = self.last_step if self.last_step in steps else None
        if last is not None and (link in ("while", "meanwhile", "object", "relative", "because") or joins):
            return last
        if last is not None and link == "after" and not fronted:
            return self._new_step(steps.index(last))
        if link == "earlier" and last is not None:
            return self._new_step(steps.index(last))
        return self._new_step(len(steps))

    def _new_step(self, place: int) -> Step:
        step = Step()
        self.shot.steps.insert(place, step)
        return step

    def conflict(self, actor: Referent, action: str, step: Step) -> DraftEvent | None:
        """What the actor does in that step that cannot go with the action."""
        for event in step.events:
            if event.actor is actor and not fit_together(event.action, action):
                return event
        return None

    def has_acted(self, actor: Referent) -> bool:
        """Whether somebody did something in this shot."""
        return any(event.actor is actor for event in self.shot.events())

    def tell(self, token: Token, meaning: str, event: DraftEvent, guess: Guess | None = None) -> None:
        """A word became an event; settled with the shot."""
        self._told.append((token, meaning, guess, event))

    # -- the whole ------------------------------------------------------------------------------------

    def cast_list(self) -> tuple[CastMember, ...]:
        """Everybody who is in any shot, in order of appearance."""
        used = {entity.id for shot in self.shots for entity in shot.entities if entity.kind == "character"}
        counts: dict[str, int] = {}
        members = []
        for one in self.discourse.referents:
            if one.id not in used:
                continue
            number = counts[one.asset] = counts.get(one.asset, -1) + 1
            look = cast.vary(one.look, one.asset, number)
            members.append(CastMember(one.id, one.name, one.asset, look, one.label, one.number, one.gender))
        return tuple(members)

    def settle_assets(self, members: tuple[CastMember, ...]) -> None:
        """Give the characters of all shots the looks of the cast; what was learned later holds for all."""
        by_id = {member.id: member for member in members}
        for place, shot in enumerate(self.shots):
            entities = tuple(
                replace(entity, asset=by_id[entity.id].character, look=by_id[entity.id].look)
                if entity.id in by_id
                else entity
                for entity in shot.entities
            )
            self.shots[place] = replace(shot, entities=entities)


def is_stance(lemma: str) -> bool:
    """Whether the verb says where somebody is rather than what changes."""
    return lemma in STANCES


def _can_be_held(thing: Referent) -> bool:
    """Whether it fits into arms: people, animals, and what has a grip."""
    entry = PROPS.get(thing.asset)
    return thing.kind == "character" or entry is None or entry.grip is not None
