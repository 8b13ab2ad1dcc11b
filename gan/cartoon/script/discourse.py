"""Who and what a script has spoken of, and whom "she", "they" or "the dog" mean.

Pronouns go to the most salient one that agrees in number, gender and animacy. Salience follows Lappin and
Leass ("An algorithm for pronominal anaphora resolution", 1994) in short: subjects weigh more than objects,
objects more than the rest, and all fades from clause to clause.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from gan.cartoon.catalogue.characters import CHARACTERS
from gan.cartoon.scene import Look
from gan.cartoon.script import cast, general
from gan.cartoon.script.names import gender_of
from gan.cartoon.script.phrases import NounPhrase

SUBJECT, OBJECT, OTHER = 1.0, 0.7, 0.4
"""Salience of a mention."""

_FADING = 0.62  # of the salience that is left after a clause
_ANYBODY = frozenset(
    "friend pet companion partner guest visitor neighbour neighbor enemy someone somebody".split()
)
_MANY = 3  # "some dogs", "children"
_OTHERS = frozenset("another other".split())


@dataclass(eq=False)
class Referent:
    """Somebody or something that the script has spoken of.

    Attributes:
        id: of the cast member or the prop.
        kind: "character" or "prop".
        word: its noun's lemma, or the name in lower case.
        name: as written, or "".
        asset: id in the catalogue, or "" for a stand-in.
        gender: "female", "male" or "".
        age: of the adjectives: "old", "child" or "".
        look, label, number: see `CastMember`.
        owner: id of the referent that it belongs to, or "".
        salience: see `Discourse`.
        fixed: whether the noun said who plays it.
        is_told_more: a later noun said who of a general word it is ("the boy" of "two children").
    """

    id: str
    kind: str
    word: str
    name: str = ""
    asset: str = ""
    gender: str = ""
    age: str = ""
    look: Look = Look()
    label: str = ""
    number: int = 1
    owner: str = ""
    salience: float = 0.0
    fixed: bool = False
    seen: int = 0
    is_told_more: bool = False
    qualities: set[str] = field(default_factory=set)

    @property
    def nature(self) -> str:
        """ "person", "animal", "robot", or "thing"."""
        if self.kind == "prop":
            return "thing"
        entry = CHARACTERS.get(self.asset)
        return entry.kind if entry else "person"


class Discourse:
    """Everybody and everything of one script, in order of appearance."""

    def __init__(self) -> None:
        self.referents: list[Referent] = []
        self._by_word: dict[str, list[Referent]] = {}
        self._by_name: dict[str, Referent] = {}
        self._ids: dict[str, int] = {}
        self._groups: list[tuple[int, tuple[Referent, ...]]] = []
        self._recent: dict[str, Referent] = {}
        self.taken: dict[str, int] = {}
        self.clock = 0

    # -- what is remembered ---------------------------------------------------------------------------

    def fade(self) -> None:
        """A clause is over."""
        self.clock += 1
        for referent in list(self._recent.values()):
            referent.salience *= _FADING
            if referent.salience < 0.001:
                del self._recent[referent.id]

    def mention(self, referents: Iterable[Referent], weight: float) -> None:
        """They were spoken of."""
        for referent in referents:
            # The strongest mention counts; being spoken of again adds little.
            strong, weak = max(referent.salience, weight), min(referent.salience, weight)
            referent.salience = strong + 0.1 * weak
            referent.seen = self.clock
            self._recent[referent.id] = referent

    def group(self, referents: Iterable[Referent]) -> None:
        """They were spoken of together, so that "they" can mean them."""
        together = tuple(dict.fromkeys(referents))
        if len(together) > 1:
            self._groups.append((self.clock, together))
            del self._groups[:-8]

    def recent(self) -> list[Referent]:
        """Everybody and everything that was spoken of lately, the most salient first."""
        return sorted(self._recent.values(), key=lambda one: -one.salience)

    # -- resolving ------------------------------------------------------------------------------------

    def pronoun(self, word: str, exclude: Iterable[Referent] = (), acts: bool = False) -> list[Referent]:
        """Whom a pronoun means; empty where nobody fits.

        Args:
            word: "he", "she", "it", "they", "we", "all", "both", "i", "you", "one" or "other".
            exclude: who cannot be meant: the subject, for its object.
            acts: it is a subject, so that "they" are somebody rather than several things.
        """
        left_out = set(map(id, exclude))
        around = [one for one in self.recent() if id(one) not in left_out]
        if word in ("he", "she"):
            return self._gendered("male" if word == "he" else "female", around)
        if word == "it":
            return self._neuter(around)
        if word in ("they", "both"):
            return self._plural(left_out, around, acts)
        if word in ("all", "we"):
            everybody = [one for one in around if one.kind == "character"]
            return everybody if word == "all" else everybody or [self.narrator()]
        if word == "i":
            return [self.narrator()]
        if word in ("one", "other"):
            return self._other(around, word)
        if word == "you":
            return [one for one in around if one.kind == "character"][:1]
        return []

    def narrator(self) -> Referent:
        """Who says "I"."""
        return self._by_name.get("i") or self._new("character", "i", name="I", label="I")

    def somebody(self) -> Referent:
        """Who carries orders out where nobody was spoken of ("Walk to the door")."""
        return self._new(
            "character", "somebody", asset=cast.choose("", "adult", self.taken), label="somebody"
        )

    def _gendered(self, gender: str, around: list[Referent]) -> list[Referent]:
        def fits(one: Referent) -> bool:
            return one.kind == "character" and one.gender in (gender, "")

        def score(one: Referent) -> float:
            # An animal is rather an "it", and who has the gender for sure comes first.
            factor = 1.0 if one.gender == gender else 0.8 if one.nature == "person" else 0.45
            return one.salience * factor

        fitting = sorted((one for one in around if fits(one)), key=score, reverse=True)
        if not fitting:
            fitting = [one for one in reversed(self.referents) if fits(one) and one.gender == gender][:1]
        if not fitting:
            # Nobody was spoken of yet: it is somebody new.
            word = "man" if gender == "male" else "woman"
            asset = cast.choose(gender, "adult", self.taken)
            return [self._new("character", word, asset=asset, gender=gender, label=word)]
        chosen = fitting[0]
        self.learn_gender(chosen, gender)
        return [chosen]

    def learn_gender(self, one: Referent, gender: str) -> None:
        """It is a "he" or a "she", and may be played by somebody else for it."""
        if one.gender or not gender:
            return
        one.gender = gender
        self.taken[one.asset] = self.taken.get(one.asset, 1) - 1
        one.asset = cast.adapt(one.asset, gender, one.age, self.taken)
        self.taken[one.asset] = self.taken.get(one.asset, 0) + 1

    def _neuter(self, around: list[Referent]) -> list[Referent]:
        def score(one: Referent) -> float:
            return one.salience * (1.0 if one.nature in ("animal", "robot", "thing") else 0.0)

        fitting = sorted((one for one in around if score(one) > 0), key=score, reverse=True)
        return fitting[:1]

    def _plural(self, left_out: set[int], around: list[Referent], acts: bool) -> list[Referent]:
        for clock, together in reversed(self._groups):
            if acts and any(one.kind == "prop" for one in together):
                continue
            if self.clock - clock <= 12 and not any(id(one) in left_out for one in together):
                return list(together)
        characters = [one for one in around if one.kind == "character"]
        latest = [one for one in characters if self.clock - one.seen <= 4]
        if len(latest) > 1:
            return sorted(latest, key=self.referents.index)
        if latest or characters:
            return (latest or characters)[:1]
        return [one for one in around if one.kind == "prop"][:1]

    def _other(self, around: list[Referent], word: str) -> list[Referent]:
        for _, together in reversed(self._groups):
            others = [one for one in together if one in around]
            if others:
                return [min(others, key=lambda one: one.salience)] if word == "other" else others[:1]
        characters = [one for one in around if one.kind == "character"]
        return characters[1:2] if word == "other" else around[:1]

    def named(self, name: str) -> Referent:
        """Somebody of a name, new or known. "Mr Slate" and "Slate" are one."""
        key = name.lower()
        if key in self._by_name:
            return self._by_name[key]
        for word in key.split():
            if word in self._by_name and len(word) > 2:
                return self._by_name[word]
        return self._new("character", key, name=name, gender=gender_of(name), label=name)

    def known_name(self, name: str) -> Referent | None:
        """Somebody of a name, or None."""
        return self._by_name.get(name.lower())

    def call(self, one: Referent, name: str) -> None:
        """Give somebody a name ("a dog named Rex")."""
        one.name = one.name or name
        self._by_name[name.lower()] = one
        self.learn_gender(one, gender_of(name) if one.nature == "person" else "")

    def noun(
        self, phrase: NounPhrase, kind: str, asset: str, owner: Referent | None, label: str
    ) -> list[Referent]:
        """Whom or what a noun phrase means, new or known.

        Args:
            phrase: its determiner, number and adjectives decide.
            kind: "character" or "prop".
            asset: id in the catalogue, or "".
            owner: of "Ada's dog", or None.
            label: the phrase as written.
        """
        known = self._matching(phrase, kind, asset, owner)
        wanted = phrase.count or (_MANY if phrase.plural else 1)
        is_fresh = phrase.determiner in ("a", "some", "many", "several", "another") or (
            phrase.count > 1
            and phrase.determiner not in ("the", "these", "those", "both", "all")
            and not owner
        )
        if phrase.determiner == "other":
            is_fresh = len(known) < 2 and "the" not in label.lower().split()
            known = known[1:] or known[:0]
        if not is_fresh:
            if phrase.plural and len(known) > 1:
                return sorted(known[: phrase.count or len(known)], key=self.referents.index)
            known = known or self._alike(phrase, kind, asset)
            if known and not (phrase.plural and not phrase.determiner and not owner):
                return known[:1]
            if generic := self._generic(phrase, kind):
                return generic
            if told := self._told_more(phrase, kind, asset, label):
                return told
        return [self._from_noun(phrase, kind, asset, owner, label, place) for place in range(wanted)]

    def _matching(self, phrase: NounPhrase, kind: str, asset: str, owner: Referent | None) -> list[Referent]:
        """Known ones that a phrase can mean, the best first."""
        said = {meaning for _, meaning in phrase.qualities if meaning and not meaning.startswith("emotion")}
        last = phrase.word.rsplit(" ", 1)[-1]
        found = []
        for one in self._by_word.get(last, ()):
            if one.kind != kind or (owner is not None and one.owner not in (owner.id, "")):
                continue
            colours = {quality for quality in one.qualities if quality.startswith("colour")}
            said_colours = {quality for quality in said if quality.startswith("colour")}
            if colours and said_colours and not colours & said_colours:
                continue
            if said - one.qualities and not one.qualities >= said and self._has_rival(said, one):
                continue
            score = (len(said & one.qualities), one.asset == asset, one.salience, one.seen)
            found.append((score, one))
        return [one for _, one in sorted(found, key=lambda pair: pair[0], reverse=True)]

    def _alike(self, phrase: NounPhrase, kind: str, asset: str) -> list[Referent]:
        """ "The ball" of a football, "the puppy" of a dog: the only one around that looks so."""
        if phrase.determiner != "the" or phrase.plural or not asset or phrase.qualities:
            return []
        entry = CHARACTERS.get(asset)
        if kind == "character" and (entry is None or entry.kind == "person"):
            return []
        found = [one for one in self.recent() if one.kind == kind and one.asset == asset]
        return found if len(found) == 1 and self.clock - found[0].seen <= 6 else []

    def _has_rival(self, said: set[str], one: Referent) -> bool:
        """Whether an adjective that was never said of it sets it apart ("the big dog" of "a small dog")."""
        kinds = {quality.split(":")[0] for quality in one.qualities}
        return any(quality.split(":")[0] in kinds and quality not in one.qualities for quality in said)

    def _generic(self, phrase: NounPhrase, kind: str) -> list[Referent]:
        """ "The animal" of a dog that was spoken of, "the children" of a boy and a girl."""
        is_one_of_all = phrase.determiner in ("the", "this", "that", "these", "those", "both", "all")
        if kind != "character" or phrase.word not in general.NATURES or not is_one_of_all:
            return []
        found = [one for one in self.recent() if general.means(phrase.word, one)]
        if not phrase.plural:
            return found[:1]
        found = sorted(found, key=self.referents.index)
        return found[: phrase.count or len(found)] if len(found) > 1 else []

    def _told_more(self, phrase: NounPhrase, kind: str, asset: str, label: str) -> list[Referent]:
        """ "The boy" of two children of whom no more was said: one of them is a boy from here on."""
        gender = phrase.noun.gender if phrase.noun else ""
        found = [
            one
            for one in self.referents
            if kind == "character" and one.id in self._recent and general.is_told_more_by(one, asset, gender)
        ]
        if phrase.word in general.NATURES:
            return []
        found = found[: phrase.count or (len(found) if phrase.plural else 1)]
        for one in found:
            one.is_told_more, one.label, one.number = True, label, 1
            one.gender = one.gender or gender
            self._by_word.setdefault(phrase.word.rsplit(" ", 1)[-1], []).append(one)
            self._recast(one, cast.adapt(asset, one.gender, one.age, self.taken))
        return found

    # -- new ones -------------------------------------------------------------------------------------

    def _from_noun(
        self, phrase: NounPhrase, kind: str, asset: str, owner: Referent | None, label: str, place: int
    ) -> Referent:
        gender = phrase.noun.gender if phrase.noun else ""
        if kind == "character" and asset and not gender and general.is_anybody(phrase.word):
            asset = cast.choose("", CHARACTERS[asset].age, self.taken)
        if kind == "character" and phrase.plural and (together := general.TOGETHER.get(phrase.word)):
            asset = together[place % len(together)]
        one = self._new(kind, phrase.word, asset=asset, gender=gender, label=label, number=place + 1)
        one.fixed = True
        one.owner = owner.id if owner else ""
        for _, meaning in phrase.qualities:
            one.qualities.add(meaning)
            if meaning.startswith("age:") or meaning in ("size:little", "size:small"):
                one.age = "child" if meaning.startswith("size") else meaning[4:]
            one.look = cast.with_quality(one.look, meaning, one.nature == "person")
        if kind == "character" and asset and one.age:
            self._recast(one, cast.adapt(asset, gender, one.age, self.taken))
        return one

    def _recast(self, one: Referent, asset: str) -> None:
        self.taken[one.asset] = self.taken.get(one.asset, 1) - 1
        one.asset = asset
        self.taken[asset] = self.taken.get(asset, 0) + 1

    def become(self, one: Referent, asset: str, gender: str) -> None:
        """It is said who somebody is ("Ada, a doctor"; "Rex is a dog")."""
        if (not one.fixed or one.word in _ANYBODY) and asset:
            one.fixed = True
            if not one.gender and gender:
                one.gender = gender
            self._recast(one, cast.adapt(asset, one.gender, one.age, self.taken))

    def _new(
        self,
        kind: str,
        word: str,
        name: str = "",
        asset: str = "",
        gender: str = "",
        label: str = "",
        number: int = 1,
    ) -> Referent:
        if kind == "character" and not asset and name:
            asset = cast.character_named(name, self.taken)
        one = Referent(self._id(word), kind, word, name, asset, gender, "", Look(), label, number)
        self.referents.append(one)
        self._by_word.setdefault(word.rsplit(" ", 1)[-1], []).append(one)
        if name:
            self._by_name[name.lower()] = one
            for part in name.lower().split()[-1:]:
                self._by_name.setdefault(part, one)
        if kind == "character" and asset:
            self.taken[asset] = self.taken.get(asset, 0) + 1
        return one

    def _id(self, word: str) -> str:
        stem = re.sub(r"[^\w]+", "_", word.lower()).strip("_") or "thing"
        number = self._ids[stem] = self._ids.get(stem, 0) + 1
        return stem if number == 1 else f"{stem}_{number}"
