"""Captions of three seconds, as people write them: who is where, does what, and what comes then.

Measured against 2,071 captions of FLINTSTONES (see `gan.cartoon.base.measuring`): words and sentences a
caption, the share with a pronoun, the share of verbs, slips.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random

from gan.cartoon.base.deeds import DEEDS, THINGS, Deed
from gan.cartoon.base.people import Person, someone
from gan.cartoon.base.tokens import form, tagged

INSIDE = {
    "room": 30, "living room": 14, "kitchen": 6, "bedroom": 6, "dining room": 3, "office": 5, "bathroom": 1,
    "classroom": 1, "library": 1, "hospital": 1, "store": 2, "restaurant": 1, "theater": 1, "garage": 1,
    "cave": 1,
}  # fmt: skip
OUTSIDE = {
    "yard": 5, "road": 4, "park": 3, "street": 3, "beach": 2, "quarry": 2, "forest": 2, "garden": 2,
    "city": 1, "playground": 1, "farm": 1, "desert": 1, "mountain": 1, "lake": 1, "harbor": 1,
    "field": 2, "castle": 1,
}  # fmt: skip
_OUTDOORS = 9  # weight of "outside" itself
_ON = frozenset({"road", "street", "beach", "playground", "farm", "mountain", "field"})
_AT = frozenset({"lake", "harbor", "beach", "quarry", "park", "store", "restaurant", "castle"})
_FEELINGS = "happy sad angry surprised scared upset mad worried confused tired".split()
_VOWELS = "aeiou"
_TAILS = (
    "with/IN {poss} arms/NNS up/RB",
    "with/IN {poss} eyes/NNS closed/JJ",
    "with/IN {poss} mouth/NN open/JJ",
    "with/IN a/DT smile/NN on/IN {poss} face/NN",
)
_JOINT = (
    "talking/VBG to/TO each/DT other/JJ",
    "looking/VBG at/IN each/DT other/JJ",
    "smiling/VBG",
    "laughing/VBG",
    "talking/VBG",
)


@dataclass
class Episode:
    """What the clips of an episode share: its people and its places.

    Attributes:
        people: those who play; the first ones most often.
        places: names of places, with whether they are inside.
        random: decides everything of the episode.
    """

    random: Random
    people: list[Person] = field(default_factory=list)
    places: list[tuple[str, bool]] = field(default_factory=list)

    def __post_init__(self) -> None:
        random = self.random
        while len(self.people) < 7:
            person = someone(random)
            # Two of one name or noun would be one to whoever reads.
            if not any((person.name or person.noun) == (other.name or other.noun) for other in self.people):
                self.people.append(person)
        for _ in range(6):
            self.places.append(_some_place(random))


def write_caption(episode: Episode) -> tuple[str, str]:
    """One caption of an episode.

    Returns:
        Its tagged words, and the name of its place ("outside" for no place in particular).
    """
    return _Writer(episode).write()


class _Writer:
    """Writes one caption."""

    def __init__(self, episode: Episode) -> None:
        self.random = episode.random
        self.place, self.inside = self.random.choice(episode.places)
        number = self.random.choices((1, 2, 3), (44, 48, 8))[0]
        self.people = _some_people(self.random, episode.people, number)
        self.known: set[int] = set()
        self.used: set[str] = set()
        self.dressed: set[int] = set()

    def write(self) -> tuple[str, str]:
        first = self._alone() if len(self.people) == 1 else self._together()
        found = [first + self._tail(), *self._more()]
        text = " ".join(f"{_capital(sentence)} ./." for sentence in found)
        return text, self.place

    # First sentences

    def _alone(self) -> str:
        person = self.people[0]
        draw = self.random.random()
        deed = self._deed(person, None)
        at = self._at_place()
        if draw < 0.5:
            return f"{self._np(0)} is/VBZ {self._ing(deed, person)} {at}"
        if draw < 0.62:
            return f"{self._np(0)} {self._s(deed, person)} {at}"
        if draw < 0.74:
            return f"{self._np(0)} is/VBZ {at} ,/, {self._ing(deed, person)}"
        if draw < 0.9:
            first = f"{self._np(0)} is/VBZ {at} ./. {_capital(person.subject)}"
            return f"{first} {self._is_or_does(deed, person)}"
        other = self._deed(person, None)
        return f"{self._np(0)} is/VBZ {self._ing(deed, person)} {at} while/IN {self._ing(other, person)}"

    def _together(self) -> str:
        first, second = self.people[:2]
        draw = self.random.random()
        at = self._at_place()
        if draw < 0.22:
            deed = self._deed(first, second)
            return f"{self._np(0)} is/VBZ {self._ing(deed, first, 1)} {at}"
        if draw < 0.36:
            pair = self._all()
            act = self.random.choice(
                ("standing/VBG", "standing/VBG", "sitting/VBG", "walking/VBG", "talking/VBG")
            )
            more = (
                self.random.choice(("", "", "together/RB", "next/JJ to/TO each/DT other/JJ"))
                if act != "talking/VBG"
                else ""
            )
            return f"{pair} are/VBP {act} {more} {at}"
        if draw < 0.56:
            deed = self._deed(first, second)
            both = self.random.choice(("", "", "both/DT"))
            start = f"{self._all()} are/VBP {both} {at} ./. {_capital(self._np(0))}"
            return f"{start} {self._is_or_does(deed, first, 1)}"
        if draw < 0.84:
            one, two = self._deed(first, None), self._deed(second, first)
            joint = self.random.choice(("while/IN", "while/IN", "as/IN", "and/CC"))
            left = f"{self._np(0)} is/VBZ {self._ing(one, first)} {at} {joint} {self._np(1)}"
            return f"{left} {self._is_or_does(two, second, 0)}"
        one, two = self._deed(first, second), self._deed(second, first)
        start = f"{self._np(0)} {self._s(one, first, 1)} {at} ./. {_capital(self._np(1))}"
        return f"{start} {self._is_or_does(two, second, 0)}"

    # Further sentences

    def _tail(self) -> str:
        """How somebody holds himself meanwhile."""
        if len(self.people) > 1 or self.random.random() > 0.3:
            return ""
        person = self.people[0]
        if self.random.random() < 0.5 and person.kind == "person":
            return " " + self.random.choice(_TAILS).replace("{poss}", person.possessive)
        return f" while/IN {self._ing(self._deed(person, None), person)}"

    def _more(self) -> list[str]:
        number = self.random.choices((0, 1, 2), (50, 41, 9))[0]
        return [self._further() for _ in range(number)]

    def _further(self) -> str:
        who = self.random.randrange(len(self.people))
        person = self.people[who]
        alone = len({other.gender for other in self.people}) == len(self.people)
        subject = person.subject if alone and self.random.random() < 0.93 else self._np(who)
        draw = self.random.random()
        if len(self.people) == 2 and self.random.random() < 0.2:
            both = self.random.choice(("", "both/DT"))
            return f"they/PRP are/VBP {both} {self.random.choice(_JOINT)}"
        if draw < 0.16 and person.kind == "person" and who not in self.dressed:
            self.dressed.add(who)
            return f"{subject} is/VBZ wearing/VBG a/DT {person.garment}"
        if draw < 0.32:
            verb = self.random.choice(("looks/VBZ", "looks/VBZ", "is/VBZ", "seems/VBZ"))
            return f"{subject} {verb} {self.random.choice(_FEELINGS)}/JJ"
        other = 1 - who if len(self.people) == 2 and self.random.random() < 0.6 else None
        deed = self._deed(person, None if other is None else self.people[other])
        if draw < 0.55:
            joint = self.random.choice(("then/RB", "then/RB", "then/RB", ""))
            return f"{joint} {subject} {self._s(deed, person, other)}"
        if draw < 0.7:
            return f"{subject} is/VBZ {self._ing(deed, person, other)}"
        if draw < 0.8:
            two = self._deed(person, None)
            return f"{subject} {self._s(deed, person, other)} and/CC then/RB {self._s(two, person)}"
        if draw < 0.86:
            return (
                f"{subject} {self.random.choice(('starts', 'begins'))}/VBZ {self._ing(deed, person, other)}"
            )
        return f"{subject} {self._s(deed, person, other)}"

    # Parts

    def _np(self, who: int) -> str:
        known = who in self.known
        self.known.add(who)
        return self.people[who].phrase(known)

    def _all(self) -> str:
        names = [self._np(who) for who in range(len(self.people))]
        return " ,/, ".join(names[:-1]) + f" and/CC {names[-1]}"

    def _deed(self, person: Person, other: Person | None) -> tuple[Deed, str, bool]:
        """A deed that suits, its verb, and whether it is done to the other one."""
        fitting = [deed for deed in DEEDS if self._fits(deed, person, other)]
        deed = self.random.choices(fitting, [deed.weight for deed in fitting])[0]
        lists_two = deed.verbs.startswith(("talk", "yell"))
        verb = self.random.choice(deed.verbs.split()) if lists_two else deed.verbs
        self.used.add(deed.verbs)
        with_other = bool(other and deed.withs) and (not deed.alone or self.random.random() < 0.75)
        return deed, verb, with_other

    def _fits(self, deed: Deed, person: Person, other: Person | None) -> bool:
        if deed.verbs in self.used or not (deed.alone or other):
            return False
        if (
            deed.who in ("dog", "bird")
            and person.noun not in {"dog": ("dog", "puppy"), "bird": ("bird", "parrot")}[deed.who]
        ):
            return False
        if deed.who == "person" and person.kind == "animal":
            return False
        if person.kind == "animal" and deed.verbs in ("sit", "lie", "ride", "drive") and person.noun != "dog":
            return False
        return deed.where in ("any", "in" if self.inside else "out")

    def _ing(self, deed, person: Person, other: int | None = None) -> str:
        return f"{form(deed[1], 'ing')} {self._rest(deed, person, other)}"

    def _s(self, deed, person: Person, other: int | None = None) -> str:
        return f"{form(deed[1], 's')} {self._rest(deed, person, other)}"

    def _is_or_does(self, deed, person: Person, other: int | None = None) -> str:
        if self.random.random() < 0.6:
            return f"is/VBZ {self._ing(deed, person, other)}"
        return self._s(deed, person, other)

    def _rest(self, deed: tuple[Deed, str, bool], person: Person, other: int | None) -> str:
        entry, _, with_other = deed
        choices = entry.withs if with_other and other is not None else (entry.alone or ("",))
        words = self.random.choice(choices)
        if "{other}" in words:
            words = words.replace("{other}", self._other(person, other))
        words = words.replace("{poss}", person.possessive)
        while "{" in words:
            name = words[words.index("{") + 1 : words.index("}")]
            words = words.replace("{" + name + "}", self._thing(name))
        if deed[1] in ("hold", "carry") and self.random.random() < 0.4:
            words += f" in/IN {person.possessive} {self.random.choice(('hand/NN', 'hands/NNS', 'arms/NNS'))}"
        if entry.manner and self.random.random() < 0.16:
            words += f" {self.random.choice(entry.manner.split())}/RB"
        return words

    def _other(self, person: Person, other: int | None) -> str:
        assert other is not None
        it = self.people[other]
        if other in self.known and it.gender != person.gender and self.random.random() < 0.3:
            return it.object
        return self._np(other)

    def _thing(self, name: str) -> str:
        if name == "into":
            return f"into/IN the/DT {self.place}" if self.place not in ("outside",) else "around/RB"
        if name == "bed" and not self.inside:
            name = "lying"
        names = THINGS.get(name) or THINGS[f"{name}_{'in' if self.inside else 'out'}"]
        noun = self.random.choice(names.split())
        if name == "bed" and self.random.random() < 0.5:
            return "bed/NN"
        article = "the" if name in ("tv", "car") or self.random.random() < 0.25 else "a"
        colour = ""
        if name in ("held", "box", "ball", "cup", "car", "seat") and self.random.random() < 0.22:
            colour = self.random.choice("red blue green yellow white purple".split())
        if article == "a" and (colour or noun)[0] in _VOWELS:
            article = "an"
        return f"{article}/DT {colour + '/JJ ' if colour else ''}{noun}/NN"

    def _at_place(self) -> str:
        if self.place == "outside":
            return self.random.choice(("outside/RB", "outside/RB", "outdoors/RB"))
        article = "the" if self.random.random() < 0.72 else "a"
        article = "an" if article == "a" and self.place[0] in _VOWELS else article
        words = " ".join(f"{word}/NN" for word in self.place.split())
        preposition = (
            "on" if self.place in _ON else "at" if self.place in _AT and self.random.random() < 0.5 else "in"
        )
        if self.place in ("yard", "garden", "forest", "city", "desert", "field"):
            preposition = "in"
        return f"{preposition}/IN {article}/DT {words}"


def _some_place(random: Random) -> tuple[str, bool]:
    inside = random.random() < 0.62
    names = INSIDE if inside else OUTSIDE | {"outside": _OUTDOORS}
    return random.choices(list(names), list(names.values()))[0], inside


def _some_people(random: Random, people: list[Person], number: int) -> list[Person]:
    """Several of an episode; the first ones come more often."""
    chosen: list[Person] = []
    while len(chosen) < number:
        person = random.choices(people, [6, 5, 4, 2, 2, 1, 1])[0]
        if person not in chosen:
            chosen.append(person)
    return chosen


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def written(words: str) -> list[tuple[str, str]]:
    """The (word, tag) pairs of a tagged caption, without empty ones."""
    return [pair for pair in tagged(words) if pair[0]]
