"""Actions to events, steps and relations."""

from __future__ import annotations

from gan.cartoon.catalogue.actions import ACTIONS
from gan.cartoon.script.clause import Clause
from gan.cartoon.script.director import is_stance
from gan.cartoon.script.discourse import Referent
from gan.cartoon.script.drafts import DraftEvent, Step
from gan.cartoon.script.staging.parts import Parts, Stage
from gan.cartoon.script.staging.reader import SHARED
from gan.cartoon.script.staging.refiner import Refiner
from gan.cartoon.script.staging.speaking import Speaking
from gan.cartoon.script.vocabulary.actions import ENTER_VERBS, LEAVE_VERBS

_RECIPROCAL = frozenset(
    "talk hug kiss shake_hands hit look laugh whisper shout smile wave point listen dance".split()
)
_THINGS_CAN = frozenset("fall fly turn jump walk run drive swim push skip climb".split())
_SEATS = frozenset("sit lie sleep".split())


class Player:
    """Plays one action after the other."""

    def __init__(self, stage: Stage, refiner: Refiner, speaking: Speaking) -> None:
        self._stage = stage
        self._refiner = refiner
        self._speaking = speaking

    def play(self, clause: Clause, parts: Parts, action: str) -> None:
        """Put an action on the stage: a step, an event for each actor, and what follows from it."""
        verb = clause.verb
        assert verb is not None
        director = self._stage.director
        things = [one for one in parts.actors if one.kind == "prop"]
        if things and action not in _THINGS_CAN:
            self._things_stand(clause, parts, things, action)
            parts.actors = [one for one in parts.actors if one.kind == "character"]
        self._set_the_scene(clause, parts, action)
        actors = list(dict.fromkeys([*parts.actors, *(parts.companions if action in SHARED else [])]))
        if not actors:
            if not things:
                self.no_action(clause, parts)
            return
        step = self._step(clause, action, actors)
        if action == "stand" and step.events and (others := self._busy(actors, step)):
            # "Balances", "stays": whoever sits already does it sitting.
            self._merge(clause, parts, others)
            return
        if self._is_over(actors, action, step):
            step = director.step_for("next", False, joins=False)
        refused = self._contradiction(clause, actors, action, step)
        if refused is not None:
            self._leave_out(clause, refused)
            return
        events = []
        for number, actor in enumerate(actors):
            events.append(self._event(clause, parts, action, actor, actors, number))
            director.add(events[-1], step)
        if parts.each_other and len(actors) == 1 and parts.targets == [] and self._stage.actors_before:
            others = [one for one in self._stage.actors_before if one is not actors[0]]
            events[0].target = others[0] if others else None
        self._after(clause, parts, action, events, step)
        self._speaking.speak(clause, parts, events)
        meaning = f"action:{action}"
        director.tell(self._stage.tokens[verb.main], meaning, events[0], verb.guess)
        if self._refiner.light_action(clause) and clause.objects:
            director.tell(self._stage.tokens[clause.objects[-1][0].head], meaning, events[0])
        for place in verb.used:
            self._stage.resolver.accounts.understood(self._stage.tokens[place], "grammar")

    def _is_over(self, actors: list[Referent], action: str, step: Step) -> bool:
        """Whether what an action cannot go with was told in an earlier sentence: then it is over by now."""
        tokens = self._stage.tokens
        start = min(token.start for token in tokens)
        found = [event for one in actors if (event := self._stage.director.conflict(one, action, step))]
        return bool(found) and all(event.span[0] < start for event in found)

    def _busy(self, actors: list[Referent], step: Step) -> DraftEvent | None:
        """What one of them does in the step that standing cannot go with."""
        found = (self._stage.director.conflict(one, "stand", step) for one in actors)
        return next((event for event in found if event is not None), None)

    def _merge(self, clause: Clause, parts: Parts, event: DraftEvent) -> None:
        assert clause.verb is not None
        for kind, object, adjunct in parts.relations:
            self._stage.relate(parts.actors, kind, object, adjunct, None)
        self._stage.director.tell(
            self._stage.tokens[clause.verb.main], f"action:{event.action}", event, clause.verb.guess
        )
        self._speaking.speak(clause, parts, [event])

    def _things_stand(self, clause: Clause, parts: Parts, things: list[Referent], action: str) -> None:
        for one in things:
            self._stage.director.shot.add_present(one)
        for kind, object, adjunct in parts.relations:
            self._stage.relate(things, kind, object, adjunct, None)
        self._stage.place_parts(parts, None)
        if not [one for one in parts.actors if one.kind == "character"]:
            refers = things[0].id
            self._stage.resolver.accounts.understood(self._stage.tokens[clause.verb.main], "state", refers)

    def _set_the_scene(self, clause: Clause, parts: Parts, action: str) -> None:
        """Places: those that something happens in, and those that somebody goes into."""
        director = self._stage.director
        if clause.lemma in ENTER_VERBS and not parts.into_place and not parts.relations and not parts.leaves:
            parts.enters = parts.enters or clause.lemma in ("enter", "arrive", "come", "appear")
        if clause.lemma in LEAVE_VERBS and not parts.into_place and action in ("walk", "run"):
            parts.leaves = True
        self._read_particles(clause, parts, action)
        if parts.place:
            director.set_place(parts.place)
            for one in parts.actors:
                director.shot.add_present(one)
        if not parts.into_place:
            return
        shot = director.shot
        moved = ACTIONS[action].moves if action else False
        if shot.place == parts.into_place:
            parts.enters = not director.has_acted(parts.actors[0]) if parts.actors else False
        elif shot.place_said or shot.steps:
            self._go_off(clause, parts, action if moved else "walk")
            director.cut(keep=False)
            director.set_place(parts.into_place)
            parts.enters = True
        else:
            shot.place, shot.place_said = parts.into_place, True
            parts.enters = moved

    def _read_particles(self, clause: Clause, parts: Parts, action: str) -> None:
        """The directions that went into the verb: "runs away", "comes in"."""
        assert clause.verb is not None
        words = [self._stage.tokens[place].word for place in clause.verb.used if place > clause.verb.main]
        if not (ACTIONS[action].moves or action == "jump"):
            return
        for word in words:
            if word == "out" and action == "jump":
                continue  # "jumps out from behind a tree" comes rather than goes
            if word in ("away", "off", "out") and not parts.destination:
                parts.leaves = True
            elif word in ("in", "inside") and not parts.relations:
                parts.enters = True
            elif word in ("up", "down", "left", "right") and action in ("walk", "run", "fly", "climb"):
                parts.destination = parts.destination or word

    def _go_off(self, clause: Clause, parts: Parts, action: str) -> None:
        """They leave the place where they were, to arrive in another with the next shot."""
        director = self._stage.director
        here = [one for one in parts.actors if director.has_acted(one) or one in director.shot.present]
        step = director.step_for("", False, joins=False)
        for one in here:
            if one.kind == "character":
                event = DraftEvent(one, action, None, "away", parts.manner, parts.emotion or "neutral")
                event.span = self._stage.span(clause)
                director.add(event, step)
        if not step.events:
            director.shot.steps.remove(step)

    def _step(self, clause: Clause, action: str, actors: list[Referent]) -> Step:
        director, verb = self._stage.director, clause.verb
        assert verb is not None
        last = director.last_event
        ongoing = verb.progressive or verb.tag == "ing"
        joins = (
            ongoing
            and clause.link in ("", "and", "relative")
            or is_stance(clause.lemma)
            and (clause.link in ("", "and") and not any(director.has_acted(one) for one in actors))
        )
        if clause.link == "and" and last is not None and not joins:
            others = last.actor not in actors
            joins = (
                others
                and last.entry.loops
                and ACTIONS[action].loops
                and not (last.entry.moves or ACTIONS[action].moves)
            )
        if joins and director.last_step is not None:
            if any(director.conflict(one, action, director.last_step) for one in actors):
                joins = False
        return director.step_for(clause.link, clause.fronted, joins)

    def _contradiction(
        self, clause: Clause, actors: list[Referent], action: str, step: Step
    ) -> tuple[Referent, DraftEvent] | None:
        for actor in actors:
            other = self._stage.director.conflict(actor, action, step)
            if other is not None:
                if other.action == "stand":
                    step.events.remove(other)
                    continue
                return actor, other
        return None

    def _leave_out(self, clause: Clause, refused: tuple[Referent, DraftEvent]) -> None:
        actor, other = refused
        verb = clause.verb
        assert verb is not None
        token = self._stage.tokens[verb.main]
        name = actor.name or actor.label or actor.word
        done = ACTIONS[other.action].synonyms[0]
        note = f"“{token.text}” is left out: {name} cannot do it and {done} at once."
        self._stage.resolver.accounts.left_out(token, note)
        self._stage.notes.append(note)

    def _event(
        self, clause: Clause, parts: Parts, action: str, actor: Referent, actors: list[Referent], number: int
    ) -> DraftEvent:
        verb = clause.verb
        assert verb is not None
        targets = [one for one in parts.targets if one is not actor]
        target = targets[0] if targets else None
        if len(targets) >= len(actors) > 1 and target is not None and target.kind == "prop":
            target = targets[number]  # "they hold their tickets": each has one
        if (
            parts.each_other
            or not targets
            and len(actors) > 1
            and action in _RECIPROCAL
            and self._is_mutual(clause)
        ):
            others = [one for one in actors if one is not actor]
            target = others[0] if others else target
        if clause.verb.tag == "base" and clause.link == "told":
            target = None
        destination = parts.destination if parts.destination is not actor else ""
        if not destination or destination in ("up", "down") and parts.leaves:
            destination = "here" if parts.enters else "away" if parts.leaves else ""
        if parts.leaves and destination == "door":
            destination = "door"
        entry = ACTIONS[action]
        event = DraftEvent(actor, action, target, destination, parts.manner, parts.emotion or "neutral")
        event.span = self._stage.span(clause)
        event.lasts = (verb.progressive or verb.tag == "ing") and entry.loops or entry.id in ("hold", "carry")
        event.lasts = event.lasts or action in _SEATS and verb.progressive
        if len(targets) > 1 and action in ("hold", "carry", "give", "take", "pick_up", "eat"):
            for more in targets[1:]:
                self._stage.director.shot.add_present(more)
        for more in targets[1:]:
            self._stage.director.shot.add_present(more)
        return event

    def _is_mutual(self, clause: Clause) -> bool:
        return clause.lemma not in (
            "point",
            "wave",
            "smile",
            "laugh",
            "listen",
            "look",
            "shout",
            "watch",
            "stare",
        ) and (not clause.objects or clause.verb is not None and clause.verb.action == "shake_hands")

    def _after(self, clause: Clause, parts: Parts, action: str, events: list[DraftEvent], step: Step) -> None:
        """Relations that the events bring about, and what they leave behind."""
        if action in _SEATS or is_stance(clause.lemma):
            self._seat(parts, events)
        director = self._stage.director
        entry = ACTIONS[action]
        is_motion = entry.moves or action in ("jump", "fall", "climb", "get_up")
        for event in events:
            if is_motion and (event.destination or event.target or parts.relations):
                director.depart(event)
        if action in ("put", "throw", "give") and parts.targets:
            self._after_putting(parts, events[0])
            return
        object_first = (
            parts.targets and not is_motion and not is_stance(clause.lemma) and action not in _SEATS
        )
        for kind, object, adjunct in parts.relations:
            since = events[0] if is_motion else None
            subjects = [event.actor for event in events]
            if object_first and adjunct.after is not None and self._belongs(parts.targets[0], object, action):
                subjects = parts.targets[:1]
            if is_motion and not events[0].destination and not events[0].target and kind != "next_to":
                events[0].destination = object
            if action in _SEATS and events[0].target is None and kind in ("on", "in"):
                for event in events:
                    event.target = object
            for event in events if is_motion else events[:1]:
                mover = [event.actor] if is_motion else subjects
                self._stage.relate(mover, kind, object, adjunct, event if is_motion else since)

    def _seat(self, parts: Parts, events: list[DraftEvent]) -> None:
        self._stage.share_places(parts)
        for relation in self._stage.director.shot.relations:
            for event in events:
                is_own = (
                    relation.subject is event.actor and relation.kind in ("on", "in") and not relation.until
                )
                if is_own and event.target is None and isinstance(relation.object, Referent):
                    event.target = relation.object

    def _after_putting(self, parts: Parts, event: DraftEvent) -> None:
        for kind, object, adjunct in parts.relations:
            if not event.destination:
                event.destination = object
                self._stage.director.shot.add_present(object)
            self._stage.relate(parts.targets, kind, object, adjunct, event)

    def _belongs(self, target: Referent, object: Referent, action: str) -> bool:
        """Whether "sees the cat under the table" places the cat rather than who sees."""
        if action in ("read", "write", "eat", "drink", "phone", "play_music", "hold", "carry"):
            return False
        return target is not object

    def no_action(self, clause: Clause, parts: Parts) -> None:
        """Nothing to see of the verb; who was named is there all the same."""
        verb = clause.verb
        assert verb is not None
        for one in [*parts.actors, *parts.targets]:
            self._stage.director.shot.add_present(one)
        self._stage.place_parts(parts, None)
        for kind, object, adjunct in parts.relations:
            self._stage.relate(parts.actors, kind, object, adjunct, None)
        token = self._stage.tokens[verb.main]
        known = self._stage.sentence.reader.lexicon.verbs.get(token.word) if self._stage.sentence else None
        if known or verb.guess:
            self._stage.resolver.accounts.left_out(token, f"“{token.text}” cannot be shown here.")
        else:
            people = [one for one in parts.actors if one.kind == "character"]
            if people:
                step = self._step(clause, "stand", people)
                event = DraftEvent(people[0], "stand", span=self._stage.span(clause))
                self._stage.director.add(event, step)
            self._stage.resolver.accounts.unknown(token)
