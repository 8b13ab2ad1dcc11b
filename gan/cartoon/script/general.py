"""General words for somebody ("two children", "some animals"), and the words that later tell more of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gan.cartoon.catalogue.characters import CHARACTERS

if TYPE_CHECKING:
    from gan.cartoon.script.discourse import Referent

NATURES = {
    "animal": "animal",
    "pet": "animal",
    "creature": "animal",
    "person": "person",
    "people": "person",
    "child": "child",
    "kid": "child",
    "friend": "person",
    "stranger": "person",
    "neighbour": "person",
    "neighbor": "person",
    "guest": "person",
    "visitor": "person",
    "machine": "robot",
}
"""What those are whom a general word can mean: a kind or an age of the catalogue."""

TOGETHER = {
    "family": ("ada", "bo", "girl", "boy"),
    "couple": ("ada", "bo"),
    "parent": ("ada", "bo"),
    "grandparent": ("grandmother", "grandfather"),
    "twin": ("girl", "boy"),
    "twins": ("girl", "boy"),
    "sibling": ("girl", "boy"),
}
"""Who plays those that a word calls together, in order."""


def means(word: str, one: Referent) -> bool:
    """Whether a general word ("the children") can mean somebody known ("a girl")."""
    entry, nature = CHARACTERS.get(one.asset), NATURES.get(word)
    return one.kind == "character" and entry is not None and nature in (entry.kind, entry.age)


def is_told_more_by(one: Referent, asset: str, gender: str) -> bool:
    """Whether a noun ("the boy") can mean somebody of whom only a general word was said ("a child")."""
    entry, nature = CHARACTERS.get(asset), NATURES.get(one.word)
    if one.kind != "character" or nature is None or entry is None or one.name or one.is_told_more:
        return False
    return nature in (entry.kind, entry.age) and one.gender in ("", gender)


def is_anybody(word: str) -> bool:
    """Whether a word leaves open who plays it, so that two of them need not look alike."""
    return NATURES.get(word) in ("person", "child")
