"""What the nouns of a clause come to, and where the clauses of a sentence are staged."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from gan.cartoon.catalogue.actions import ACTIONS
from gan.cartoon.catalogue.props import PROPS
from gan.cartoon.script.clause import Adjunct, Clause, Sentence
from gan.cartoon.script.director import Director
from gan.cartoon.script.discourse import Referent
from gan.cartoon.script.drafts import DraftEvent
from gan.cartoon.script.meanings import Resolver
from gan.cartoon.script.tokens import Token

STATIC = frozenset("behind in_front_of next_to left_of right_of on under in between".split())
"""Prepositions that are relations of a scene."""


@dataclass
class Parts:
    """What a clause's nouns mean, sorted by the part that they play.

    Attributes:
        actors: who acts.
        targets: to whom or what it is done.
        destination: to whom or where; see `Event`.
        each_other: the actors do it to each other.
        body: the part of the body that is meant, or "".
        manner, emotion: how.
        place: where it happens, an id or "".
        into_place: where somebody goes, an id or "".
        relations: (kind, to whom or what, the preposition) of where it happens or leads.
        companions: who does it, too; of a passive clause, by whom it is done.
        enters, leaves: the actors come into the picture, or go out of it.
    """

    actors: list[Referent] = field(default_factory=list)
    targets: list[Referent] = field(default_factory=list)
    destination: Referent | str = ""
    each_other: bool = False
    body: str = ""
    manner: str = ""
    emotion: str = ""
    place: str = ""
    into_place: str = ""
    relations: list[tuple[str, Referent, Adjunct]] = field(default_factory=list)
    companions: list[Referent] = field(default_factory=list)
    enters: bool = False
    leaves: bool = False


class Stage:
    """Where the clauses of one sentence are staged.

    Attributes:
        director, resolver: of the script.
        sentence: that is staged now.
        notes: sentences for the person, of the whole script.
    """

    def __init__(self, director: Director, resolver: Resolver, notes: list[str]) -> None:
        self.director = director
        self.resolver = resolver
        self.notes = notes
        self.sentence: Sentence | None = None
        self.actors_before: list[Referent] = []

    @property
    def tokens(self) -> Sequence[Token]:
        """Of the sentence."""
        assert self.sentence is not None
        return self.sentence.tokens

    def only_spoken_of(self, adjunct: Adjunct) -> None:
        """What is only a topic ("talks about the car") is not shown."""
        for phrase in adjunct.nouns:
            token = self.tokens[phrase.head]
            use = self.resolver.accounts.refer(token)
            if (
                use is not None
                and use.refers
                and any(one.id == use.refers for one in self.director.shot.present)
            ):
                continue
            self.resolver.accounts.left_out(token, f"“{token.text}” is only spoken of.")

    def relate(
        self,
        subjects: list[Referent],
        kind: str,
        object: Referent,
        adjunct: Adjunct,
        since: DraftEvent | None,
    ) -> None:
        """Bring about a relation of each subject, and say which cannot be."""
        for one in subjects:
            if one is object or kind not in STATIC:
                continue
            if object.nature == "person" and kind in ("on", "in", "under"):
                kind = "next_to"  # "holds it over Ada"
            if kind == "in" and one.kind == "character" and _is_for_hands(object):
                kind = "holding"  # "sings into a microphone"
            if not self.director.relate(one, kind, object, since):
                token = self.tokens[adjunct.places[0]]
                name = one.name or one.label or one.word
                note = f"“{adjunct.words}” is left out: {name} cannot be there, too."
                self.resolver.accounts.left_out(token, note)
                self.notes.append(note)
        if not subjects:
            self.director.shot.add_present(object)
        for place in adjunct.places:
            refers = subjects[0].id if subjects else ""
            self.resolver.accounts.understood(self.tokens[place], f"relation:{kind}", refers)

    def share_places(self, parts: Parts) -> None:
        """ "They sit on chairs": each on one of them, and no chair is left over."""
        for kind in ("on", "in"):
            spots = [(object, adjunct) for own, object, adjunct in parts.relations if own == kind]
            if len(spots) < 2 or len({id(adjunct) for _, adjunct in spots}) > 1:
                continue
            if any(object.kind != "prop" for object, _ in spots):
                continue
            for number, (object, adjunct) in enumerate(spots):
                parts.relations.remove((kind, object, adjunct))
                if number < len(parts.actors):
                    self.relate([parts.actors[number]], kind, object, adjunct, None)

    def place_parts(self, parts: Parts, event: DraftEvent | None) -> None:
        """Set the shot where a clause says that it is."""
        place = parts.place or parts.into_place
        if place:
            self.director.set_place(place)
            for one in parts.actors:
                self.director.shot.add_present(one)

    def settle_verb(self, clause: Clause, meaning: str, actors: list[Referent]) -> None:
        """Account for a verb that became no event."""
        if clause.verb is None:
            return
        refers = actors[0].id if actors else ""
        token = self.tokens[clause.verb.main]
        if clause.lemma == "be":
            self.resolver.accounts.understood(token, "grammar")
        elif not any(told is token for told, *_ in self.director._told):
            self.resolver.accounts.understood(token, meaning, refers)
        for place in clause.verb.used:
            self.resolver.accounts.understood(self.tokens[place], "grammar")

    def span(self, clause: Clause) -> tuple[int, int]:
        """Characters of the script that a clause takes."""
        tokens = self.tokens
        last = max(clause.end, clause.start + 1, clause.verb.end if clause.verb else 0)
        for group in clause.objects:
            last = max([last, *(phrase.end for phrase in group)])
        start = clause.verb.start if clause.verb else clause.start
        start = min(clause.start, start) if clause.subjects or not clause.verb else start
        return tokens[start].start, tokens[min(last, len(tokens)) - 1].end


def moves(clause: Clause) -> bool:
    """Whether the clause's verb changes where somebody is."""
    action = clause.verb.action if clause.verb else ""
    return bool(action) and (ACTIONS[action].moves or action in ("jump", "fall", "climb", "get_up"))


def _is_for_hands(thing: Referent) -> bool:
    """Whether it is held, and nothing is in it."""
    entry = PROPS.get(thing.asset) if thing.kind == "prop" else None
    return entry is not None and entry.grip is not None and entry.surface("in") is None
