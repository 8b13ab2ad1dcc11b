"""What people wear and look like."""

from __future__ import annotations

from dataclasses import replace

from gan.cartoon.script import cast
from gan.cartoon.script.clause import Adjunct, Clause
from gan.cartoon.script.discourse import Referent
from gan.cartoon.script.phrases import NounPhrase
from gan.cartoon.script.staging.parts import Parts, Stage


class Wardrobe:
    """Dresses people as the clauses say."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage

    def dress_up(self, clause: Clause, parts: Parts) -> None:
        """ "Dressed as a pirate"."""
        for adjunct in clause.adjuncts:
            for phrase in adjunct.nouns if adjunct.meaning in ("as", "like", "in") else ():
                for one in parts.actors:
                    one.look = replace(one.look, outfit=one.look.outfit or phrase.word)
                    self._stage.director.relate(one, "wearing", phrase.word)

    def have_body(self, parts: Parts, phrase: NounPhrase) -> None:
        """How a part of the body looks: "with white hair", "a sad face"."""
        for one in parts.actors:
            for _, quality in phrase.qualities:
                if quality.startswith("emotion:"):
                    parts.emotion = quality[8:]
                if quality.startswith("colour:") and phrase.word in (
                    "hair",
                    "beard",
                    "mustache",
                    "moustache",
                    "fur",
                ):
                    where = "top" if phrase.word == "fur" else "hair"
                    one.look = replace(one.look, **{where: self._stage.resolver.colour(phrase)})
                if quality.startswith(("hair:", "size:short")) and phrase.word == "hair":
                    one.look = replace(one.look, hair_style=quality.split(":")[1])
            if phrase.word in ("beard", "mustache", "moustache"):
                one.look = replace(one.look, beard=True)

    def dress(self, one: Referent, where: str, phrase: NounPhrase) -> None:
        """Put a garment on somebody."""
        one.look = cast.with_garment(one.look, where, phrase.word, self._stage.resolver.colour(phrase))
        self._stage.resolver.accounts.understood(
            self._stage.tokens[phrase.head], f"garment:{phrase.word}", one.id
        )
        self._stage.director.shot.add_present(one)
        self._stage.director.relate(one, "wearing", phrase.word)

    def wear(self, actor: Referent, thing: Referent, worn: bool) -> None:
        """Put a thing on somebody: on the head if it is made for it."""
        if worn:
            self._stage.director.relate(actor, "wearing", thing)
        else:
            actor.look = replace(actor.look, outfit=thing.word)
            self._stage.director.relate(actor, "wearing", thing.word)

    def share_out(self, actors: list[Referent], things: list[Referent]) -> None:
        """ "Both wear hats": each has one."""
        relations = self._stage.director.shot.relations
        relations[:] = [one for one in relations if not (one.kind == "wearing" and one.object in things)]
        for actor, thing in zip(actors, things, strict=False):
            self._stage.director.relate(actor, "wearing", thing)
        for spare in things[len(actors) :]:
            if spare in self._stage.director.shot.present:
                self._stage.director.shot.present.remove(spare)

    def wearer(self, parts: Parts, adjunct: Adjunct) -> list[Referent]:
        """Of whom "with a hat" is said: the noun before it, else who acts."""
        if adjunct.after is not None and adjunct.after.kind != "pronoun":
            for one in self._stage.director.discourse.recent():
                if one.kind == "character" and adjunct.after.word.lower() in (one.word, one.name.lower()):
                    return [one]
        return [one for one in parts.actors if one.kind == "character"]
