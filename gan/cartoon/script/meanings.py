"""Noun phrases to what they mean in the scene: referents, places, garments, parts of a body."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from gan.cartoon.catalogue.places import PLACES
from gan.cartoon.catalogue.props import STAND_IN
from gan.cartoon.script import cast
from gan.cartoon.script.accounts import Accounts
from gan.cartoon.script.discourse import Discourse, Referent
from gan.cartoon.script.phrases import NounPhrase
from gan.cartoon.script.tokens import Token
from gan.cartoon.script.vocabulary.looks import COLOURS
from gan.cartoon.script.vocabulary.things import PLACE_FIRST, WEATHER_NOUNS

UNKNOWN_CHARACTER = "robot"
"""Who plays somebody that no word of the lexicon comes near: without gender, age or kind."""

# Of a place that is known already: "in the kitchen … around the room".
_ANY_ROOM = frozenset("room doorway interior".split())


@dataclass
class Meaning:
    """What a group of noun phrases means.

    Attributes:
        kind: "referents", "place", "garment", "body", "self", "each", "emotion", or "nothing" (what cannot
            be shown).
        referents: who or what; the owner of a part of the body.
        id: of the place, where a garment's colour goes, the part of the body, or the emotion.
        phrases: that mean it.
        plural: whether several were spoken of.
    """

    kind: str
    referents: list[Referent] = field(default_factory=list)
    id: str = ""
    phrase: NounPhrase | None = None

    @property
    def people(self) -> list[Referent]:
        """Those of the referents who can act."""
        return [one for one in self.referents if one.kind == "character"]

    @property
    def things(self) -> list[Referent]:
        """Those who cannot."""
        return [one for one in self.referents if one.kind == "prop"]


class Resolver:
    """Resolves the noun phrases of one sentence after the other.

    Attributes:
        tokens: of the sentence that is read; see `begin`.
        place_now: id of the place where this happens, or "" where that is not known yet.
    """

    def __init__(self, discourse: Discourse, accounts: Accounts) -> None:
        self.discourse = discourse
        self.accounts = accounts
        self.tokens: Sequence[Token] = ()
        self._known: dict[NounPhrase, Meaning] = {}
        self.place_now: Callable[[], str] = lambda: ""

    def begin(self, tokens: Sequence[Token]) -> None:
        """Another sentence: its phrases have not been seen."""
        self.tokens = tokens
        self._known = {}

    def resolve(
        self,
        phrases: Sequence[NounPhrase],
        weight: float,
        *,
        wants: str = "",
        exclude: Sequence[Referent] = (),
        acts: bool = False,
    ) -> list[Meaning]:
        """What each of the phrases means.

        Args:
            phrases: joined by "and".
            weight: salience of the mention.
            wants: "place" where the preposition says so, "garment" after "wearing", or "".
            exclude: whom a pronoun cannot mean.
            acts: an unknown word here is somebody rather than something.
        """
        # Who acts in two clauses is one phrase, and means the same in both.
        meanings = [
            self._known.get(phrase) or self._resolve(phrase, wants, exclude, acts) for phrase in phrases
        ]
        self._known.update(zip(phrases, meanings, strict=True))
        everybody = [one for meaning in meanings for one in meaning.referents if meaning.kind == "referents"]
        self.discourse.mention(everybody, weight)
        if len({id(one) for one in everybody}) > 1:
            self.discourse.group(everybody)
        return meanings

    def _resolve(self, phrase: NounPhrase, wants: str, exclude: Sequence[Referent], acts: bool) -> Meaning:
        if phrase.kind == "reflexive":
            self._tell(phrase, "pronoun")
            return Meaning("each" if phrase.word == "each other" else "self", phrase=phrase)
        if phrase.kind == "pronoun":
            found = self.discourse.pronoun(phrase.word, exclude, acts)
            if phrase.count and len(found) > phrase.count:
                found = found[: phrase.count]
            self._tell(phrase, "pronoun", found)
            return Meaning("referents" if found else "nothing", found, phrase=phrase)
        owner = self._owner(phrase, exclude)
        if phrase.kind == "name":
            return self._resolve_name(phrase)
        return self._resolve_noun(phrase, wants, owner, acts)

    def _owner(self, phrase: NounPhrase, exclude: Sequence[Referent]) -> Referent | None:
        if phrase.owner is None:
            return None
        # "Her" of "Ada waters her rose" may well be the subject.
        meaning = self._resolve(phrase.owner, "", (), False)
        self.discourse.mention(meaning.referents, 0.2)
        return meaning.referents[0] if meaning.referents else None

    def _resolve_name(self, phrase: NounPhrase) -> Meaning:
        one = self.discourse.named(phrase.word)
        for place, _ in phrase.qualities:
            self.accounts.understood(self.tokens[place], "look", one.id)
        for token in self.tokens[phrase.start : phrase.end]:
            self.accounts.understood(token, f"name:{one.id}", one.id)
        self._describe(one, phrase)
        return Meaning("referents", [one], phrase=phrase)

    def _resolve_noun(self, phrase: NounPhrase, wants: str, owner: Referent | None, acts: bool) -> Meaning:
        kind, id = self._sense(phrase, wants)
        if phrase.determiner in ("no", "neither") and kind in ("character", "prop"):
            head = self.tokens[phrase.head]
            self.accounts.left_out(head, f"“{head.text}” is said not to be there.")
            return Meaning("nothing", [], "none", phrase)
        if phrase.content is not None:
            content = self._resolve(phrase.content, "", (), False)
            if kind in ("body", "set", "nothing") and content.kind == "referents":
                self._tell(phrase, f"part:{phrase.word}", content.referents)
                return replace(content, phrase=phrase)
            if kind in ("body", "set", "nothing") and content.kind == "place":
                self._tell(phrase, f"part:{phrase.word}")
                return content
        if kind == "body":
            owners = [owner] if owner else []
            self._tell(phrase, f"part:{id}", owners)
            return Meaning("body", owners, id, phrase)
        if kind == "place":
            self._tell(phrase, f"place:{id}")
            return Meaning("place", [], id, phrase)
        if kind in ("garment", "emotion"):
            self._tell(phrase, f"{kind}:{phrase.word}", [owner] if owner else [])
            return Meaning(kind, [owner] if owner else [], id, phrase)
        if kind == "set":
            self._tell(phrase, f"part:{id}")
            return Meaning("nothing", [], id, phrase)
        if kind == "nothing":
            self._tell(phrase, "abstract")
            return Meaning("nothing", [], phrase.word, phrase)
        if kind == "unknown":
            kind, id = ("character", UNKNOWN_CHARACTER) if acts else ("prop", STAND_IN)
        return self._resolve_shown(phrase, kind, id, owner)

    def _resolve_shown(self, phrase: NounPhrase, kind: str, id: str, owner: Referent | None) -> Meaning:
        # A noun without an article is like a name: "Dino wags his tail", "Mum sings".
        head = self.tokens[phrase.head]
        is_like_name = (
            kind == "character"
            and head.is_capital
            and not phrase.determiner
            and owner is None
            and not phrase.plural
        )
        label = self._label(phrase)
        if is_like_name and (known := self.discourse.known_name(head.text)):
            found = [known]
        else:
            found = self.discourse.noun(phrase, kind, id, owner, label)
            if is_like_name and phrase.head > 0 and not found[0].name and phrase.head == phrase.start:
                found[0].name = head.text
        if phrase.alias:
            self.discourse.call(found[0], phrase.alias)
            self._tell_alias(phrase, found[0])
        for one in found:
            self._describe(one, phrase)
        meaning = f"{kind}:{id}"
        if phrase.kind == "unknown":
            self.accounts.unknown(head, found[0].id)
        self._tell(phrase, meaning, found)
        return Meaning("referents", found, phrase=phrase)

    def _sense(self, phrase: NounPhrase, wants: str) -> tuple[str, str]:
        """The kind and id that a noun has here."""
        noun = phrase.noun
        if noun is None:
            return "unknown", ""
        place, prop, garment = noun.sense("place"), noun.sense("prop"), noun.sense("garment")
        if phrase.guess is not None and not phrase.guess.typo and place and wants != "place" and not prop:
            return "nothing", noun.lemma  # nobody goes there, so it need not be a place at all
        if noun.has("body") and not noun.has("character") and not (garment and wants == "garment"):
            return (
                ("garment", garment) if garment and phrase.owner is None and wants else ("body", noun.lemma)
            )
        if wants == "garment" and garment:
            return "garment", garment
        if character := noun.sense("character"):
            return "character", character
        if noun.has("emotion") and not prop:
            return "emotion", noun.sense("emotion")
        if place and noun.lemma in WEATHER_NOUNS and (self.place_now() or wants == ""):
            return "nothing", noun.lemma
        if place and (
            wants == "place"
            or not prop
            and not noun.has("set")
            or wants != "thing"
            and noun.lemma in PLACE_FIRST
        ):
            return "place", place
        here = PLACES.get(self.place_now())
        if place and here is not None and here.inside and noun.lemma in _ANY_ROOM and wants != "thing":
            return "place", here.id
        if noun.lemma == "air":
            return "nothing", noun.lemma
        if noun.lemma in ("something", "anything"):
            return ("prop", prop or STAND_IN) if wants == "thing" else ("nothing", noun.lemma)
        if noun.has("set") and (
            noun.senses[0][0] == "set" or not prop or noun.lemma in ("picture", "screen", "place")
        ):
            return "set", noun.lemma
        if (
            noun.has("abstract")
            and (not prop or noun.lemma in ("water", "light", "game", "surprise"))
            and not place
        ):
            return "nothing", noun.lemma
        if prop:
            return "prop", prop
        if place:
            return "place", place
        if garment:
            return "garment", garment
        return "nothing", noun.lemma

    def _describe(self, one: Referent, phrase: NounPhrase) -> None:
        """Adjectives of somebody known already, and what else the phrase tells."""
        for place, meaning in phrase.qualities:
            one.qualities.add(meaning)
            one.look = cast.with_quality(one.look, meaning, one.nature == "person")
            following = self.tokens[place + 1].word if place + 1 < len(self.tokens) else ""
            if meaning.startswith("colour") and following in ("haired", "hair") and one.kind == "character":
                one.look = replace(one.look, hair=COLOURS[meaning[7:]])
            word = self.tokens[place].word
            if word.endswith("-haired") and word.split("-")[0] in COLOURS:
                one.look = replace(one.look, hair=COLOURS[word.split("-")[0]])
            if word in ("mustached", "moustached", "bearded"):
                one.look = replace(one.look, beard=True)
        for more in phrase.attributes:
            if more.noun is not None and more.determiner == "apposition":
                self.discourse.become(one, more.noun.sense("character"), more.noun.gender)
                self._tell(more, f"character:{more.noun.sense('character')}", [one])

    def colour(self, phrase: NounPhrase) -> str:
        """ "#rrggbb" of the first colour that a phrase names, or ""."""
        return next(
            (COLOURS[meaning[7:]] for _, meaning in phrase.qualities if meaning.startswith("colour:")), ""
        )

    def _label(self, phrase: NounPhrase) -> str:
        tokens = self.tokens[phrase.start : phrase.end]
        return " ".join(token.text for token in tokens).replace(" 's", "'s").replace(" ,", ",")

    def _tell_alias(self, phrase: NounPhrase, one: Referent) -> None:
        words = set(phrase.alias.lower().split())
        for token in self.tokens[phrase.end : phrase.end + 4]:
            if token.word in words:
                self.accounts.understood(token, f"name:{one.id}", one.id)

    def _tell(self, phrase: NounPhrase, meaning: str, found: Sequence[Referent] = ()) -> None:
        refers = found[0].id if found else ""
        for place, quality in phrase.qualities:
            token = self.tokens[place]
            if quality == "unknown":
                self.accounts.unknown(token)
            else:
                self.accounts.understood(token, quality or "quality", refers)
        for place in phrase.modifiers:
            self.accounts.understood(self.tokens[place], meaning, refers)
        head = self.tokens[phrase.head]
        if phrase.guess is not None:
            self.accounts.guessed(head, meaning, refers, phrase.guess)
        else:
            # Of nouns of several words ("ice cream") each word is part of it.
            length = max(1, len(phrase.word.split())) if phrase.kind == "noun" else 1
            for token in self.tokens[max(phrase.start, phrase.head - length + 1) : phrase.head + 1]:
                self.accounts.understood(token, meaning, refers)
