"""Who plays whom: from nouns, names and adjectives to characters of the catalogue and their looks."""

from __future__ import annotations

from dataclasses import replace

from gan.cartoon.catalogue.characters import CHARACTERS
from gan.cartoon.scene import Look
from gan.cartoon.script.names import gender_of
from gan.cartoon.script.vocabulary.looks import BUILDS, COLOURS, SIZES

_KINDS = frozenset("girl boy baby chef police grandmother grandfather".split())
_BY_NAME = {
    word.lower(): entry.id
    for entry in CHARACTERS.values()
    for word in (entry.name.split()[-1], entry.id.split("_")[0])
    if entry.kind == "person" and word.lower() not in _KINDS
}
_POOLS = {
    ("female", "adult"): ("ada", "mina"),
    ("male", "adult"): ("bo", "otto"),
    ("female", "child"): ("girl",),
    ("male", "child"): ("boy",),
    ("female", "old"): ("grandmother",),
    ("male", "old"): ("grandfather",),
    ("", "adult"): ("ada", "bo", "mina", "otto"),
    ("", "child"): ("girl", "boy"),
    ("", "old"): ("grandmother", "grandfather"),
}
# Clothes and hair of those who share a drawing, so that they can be told apart.
_TOPS = (
    "",
    "#3f77c4",
    "#4e9f55",
    "#8453ab",
    "#ee8a33",
    "#2f8f8a",
    "#d8413a",
    "#f4c93b",
    "#8a5a3a",
    "#ec8fb1",
)
_HAIR = ("", "#3a2a22", "#c8803e", "#e0bd6a", "#6b4630", "#8e9096", "#23222a")
_FUR = ("", "#8a5a3a", "#3a3740", "#c9a77c", "#8e9096", "#f1e7d8", "#b5693a")


def character_named(name: str, taken: dict[str, int]) -> str:
    """The character for somebody of whom only the name is known.

    Args:
        name: as written.
        taken: how many play each character already.
    """
    for word in name.lower().split():
        if word in _BY_NAME:
            return _BY_NAME[word]
    return choose(gender_of(name), "adult", taken)


def choose(gender: str, age: str, taken: dict[str, int]) -> str:
    """The character of a gender ("" for any) and age that the fewest play."""
    pool = _POOLS.get((gender, age)) or _POOLS[(gender, "adult")]
    return min(pool, key=lambda id: (taken.get(id, 0), pool.index(id)))


def adapt(id: str, gender: str, age: str, taken: dict[str, int]) -> str:
    """The character that fits what else is known: an old "woman", a "doctor" who is a "he"."""
    entry = CHARACTERS.get(id)
    if entry is None or entry.kind != "person":
        return id
    own_age = entry.age
    if age == "old" and own_age == "adult" or age == "child" and own_age == "adult" and id in ("ada", "bo"):
        own_age = age
    wanted = gender or entry.gender
    if own_age == entry.age and (not gender or entry.gender in (gender, "")):
        return id
    if own_age == "baby":
        return id
    return choose(wanted, own_age, taken)


def vary(look: Look, id: str, number: int) -> Look:
    """The look of the `number`-th (from 0) who plays a character: nothing that is said of it is changed."""
    entry = CHARACTERS.get(id)
    if number == 0 or entry is None:
        return look
    if entry.kind != "person":
        return look if look.top else replace(look, top=_FUR[number % len(_FUR)])
    top = look.top or _TOPS[number % len(_TOPS)]
    return replace(look, top=top, hair=look.hair or _HAIR[number % len(_HAIR)])


def with_quality(look: Look, meaning: str, is_person: bool) -> Look:
    """A look after an adjective ("colour:red", "size:big" …)."""
    kind, _, value = meaning.partition(":")
    if kind == "colour":
        if not is_person:
            return look if look.top else replace(look, top=COLOURS[value])
        if value in ("blond", "blonde", "ginger", "fair", "redheaded"):
            return replace(look, hair=COLOURS[value])
        return look
    if kind == "size":
        look = replace(look, size=SIZES[value])
    if kind == "build" and value in BUILDS:
        look = replace(look, build=BUILDS[value])
    if kind == "hair":
        look = replace(look, hair_style=value)
    return look


def with_garment(look: Look, where: str, word: str, colour: str) -> Look:
    """A look after a garment: `where` its colour goes, `colour` as "#rrggbb" or ""."""
    if where == "glasses":
        return replace(look, glasses=True)
    if where == "beard":
        return replace(look, beard=True)
    if where == "hair":
        return replace(look, hair=colour or look.hair)
    changed = replace(look, outfit=word, outfit_colour=colour) if where == "top" else look
    return replace(changed, **{where: colour}) if colour else changed
