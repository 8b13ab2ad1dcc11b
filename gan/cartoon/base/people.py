"""Who plays in an episode: names and descriptions, with the pronouns that stand for them."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

_NAMES = {
    "she": "Ada Emma Mina Rosa Nora Lucy Clara Olivia Ella Julia",
    "he": "Bo Otto Jack Tom Emil Oscar Henry Felix Leo Paul",
}
_KINDS = {
    "person": {
        "she": "woman woman lady girl girl grandmother doctor nurse teacher queen waitress",
        "he": "man man man guy boy boy baker chef mechanic gardener king farmer grandfather policeman",
    },
    "animal": {"it": "dog dog dog cat cat horse bird dinosaur puppy parrot dragon"},
    "robot": {"it": "robot"},
}
_AGES = ("old", "young", "tall", "short", "fat", "thin")
_COLOURS = "red blue green yellow purple orange pink white black brown grey".split()
_GARMENTS = {
    "she": "dress dress coat shirt sweater skirt hat scarf blouse",
    "he": "shirt shirt coat suit hat tie sweater uniform jacket scarf",
}
_FURS = "brown black white grey orange".split()
_MARKS = (
    "with/IN glasses/NNS",
    "with/IN a/DT beard/NN",
    "with/IN a/DT hat/NN",
    "with/IN {colour} hair/NN",
    "with/IN {colour} hair/NN",
)
_PRONOUNS = {"she": ("she", "her", "her"), "he": ("he", "him", "his"), "it": ("it", "it", "its")}


@dataclass(frozen=True)
class Person:
    """Somebody of an episode, animals and robots among them.

    Attributes:
        kind: "person", "animal" or "robot".
        gender: "she", "he" or "it".
        name: "Ada"; "" for somebody who is described.
        noun: "woman", "dog" …; "" where there is a name.
        before: tagged adjectives before the noun.
        after: tagged words after it.
        garment: tagged "blue/JJ dress/NN", or "" for what wears none.
    """

    kind: str
    gender: str
    name: str = ""
    noun: str = ""
    before: str = ""
    after: str = ""
    garment: str = ""

    def phrase(self, known: bool) -> str:
        """How a caption calls it: with "the" where it was there before."""
        if self.name:
            return f"{self.name}/NNP"
        article = "the" if known else ("an" if (self.before or self.noun)[0] in "aeiou" else "a")
        return " ".join(
            part
            for part in (
                f"{article}/DT",
                self.before,
                f"{self.noun}/NN",
                "" if known and (self.gender == "it" or "hat" in self.after) else self.after,
            )
            if part
        )

    @property
    def subject(self) -> str:
        """ "she/PRP"."""
        return f"{_PRONOUNS[self.gender][0]}/PRP"

    @property
    def object(self) -> str:
        """ "her/PRP"."""
        return f"{_PRONOUNS[self.gender][1]}/PRP"

    @property
    def possessive(self) -> str:
        """ "her/PRP$"."""
        return f"{_PRONOUNS[self.gender][2]}/PRP$"


def someone(random: Random) -> Person:
    """Somebody new: most have a name, as in a series; the others are described."""
    draw = random.random()
    if draw < 0.62:
        gender = random.choice(("she", "he"))
        return Person(
            "person", gender, random.choice(_NAMES[gender].split()), garment=_garment(random, gender)
        )
    if draw < 0.86:
        return _described(random)
    kind = "animal" if draw < 0.97 else "robot"
    fur = f"{random.choice(_FURS)}/JJ" if random.random() < 0.4 else ""
    size = f"{random.choice(('big', 'small', 'little'))}/JJ" if random.random() < 0.2 else ""
    return Person(kind, "it", noun=random.choice(_KINDS[kind]["it"].split()), before=f"{size} {fur}".strip())


def _described(random: Random) -> Person:
    gender = random.choice(("she", "he"))
    noun = random.choice(_KINDS["person"][gender].split())
    plain = noun in ("woman", "man", "lady", "guy")
    before = f"{random.choice(_AGES)}/JJ" if plain and random.random() < 0.4 else ""
    garment = _garment(random, gender)
    after = ""
    if random.random() < 0.55:
        mark = random.choice(_MARKS).replace(
            "{colour}", f"{random.choice(('white', 'red', 'black', 'brown'))}/JJ"
        )
        mark = mark if gender == "he" or "beard" not in mark else "with/IN glasses/NNS"
        after = random.choice(
            (f"with/IN a/DT {garment}", f"in/IN a/DT {garment}", f"wearing/VBG a/DT {garment}", mark)
        )
    return Person("person", gender, "", noun, before, after, garment)


def _garment(random: Random, gender: str) -> str:
    return f"{random.choice(_COLOURS)}/JJ {random.choice(_GARMENTS[gender].split())}/NN"
