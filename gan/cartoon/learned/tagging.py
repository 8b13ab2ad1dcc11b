"""Captions as words with tags: of whom, what, where and which deeds each word tells."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from gan.cartoon.errors import CartoonError
from gan.cartoon.learned.texts import LONGEST, WIDTH, vector_of
from gan.cartoon.scene import Scene, WordUse
from gan.cartoon.script import understand
from gan.cartoon.script.tokens import tokenise

TAGS = ("other", "character", "thing", "place", "action")
"""What a word can tell of; "other" is grammar, and whatever is not to be seen."""

SIGNS = ("capital", "first", "after a stop", "long", "-s", "-ing", "-ed", "-ly", "known")
"""What the spelling of a word tells: 1 where it holds."""

UNTOLD = -100
"""Instead of a tag's number: nobody knows it, so nothing is learned of it."""


@dataclass(frozen=True)
class Tagged:
    """A caption.

    Attributes:
        text: as written.
        words: of it.
        starts: where each begins in the text.
        tags: number of each word's tag in `TAGS`, or `UNTOLD`.
    """

    text: str
    words: tuple[str, ...]
    starts: tuple[int, ...]
    tags: tuple[int, ...]


def tagged_by_rules(text: str) -> Tagged:
    """A caption with what the rules make of its words; `UNTOLD` for those that they do not understand."""
    scene = understand(text)
    people = {e.id for shot in scene.shots for e in shot.entities if e.kind == "character"}
    uses = {use.start: use for use in scene.words}
    tokens = [token for token in tokenise(text) if token.kind == "word"]
    tags = [_tag_of(uses.get(token.start), people) for token in tokens]
    return Tagged(text, tuple(t.text for t in tokens), tuple(t.start for t in tokens), tuple(tags))


def _tag_of(use: WordUse | None, people: set[str]) -> int:
    if use is None:
        return 0
    if use.state in ("unknown", "nearest"):
        return UNTOLD
    kind = use.meaning.partition(":")[0]
    if use.state != "understood" or kind in ("grammar", "stand_in"):
        return 0
    if kind in ("action", "state") and "/" in use.refers or use.meaning == "relation:wearing":
        return TAGS.index("action")
    if kind in ("name", "character", "pronoun") or kind == "prop" and use.refers in people:
        return TAGS.index("character")
    return TAGS.index(kind if kind == "place" else "thing") if kind in ("prop", "place", "garment") else 0


def tagged_by_hand(text: str, label: dict) -> Tagged:
    """A caption with the tags of a label of `caption_labels.json`.

    Args:
        text: the caption.
        label: "entities": [start, end, key] with "thing", "place" or a key for somebody; "actions" alike.
    """
    told = {start: TAGS.index("action") for start, *_ in label["actions"]}
    for start, _, key in label["entities"]:
        told[start] = TAGS.index(key if key in ("thing", "place") else "character")
    tokens = [token for token in tokenise(text) if token.kind == "word"]
    tags = tuple(told.get(token.start, 0) for token in tokens)
    return Tagged(text, tuple(t.text for t in tokens), tuple(t.start for t in tokens), tags)


def read_captions(path: Path) -> dict[str, str]:
    """Texts by clip id, of a file with one JSON record a line.

    Raises:
        CartoonError: it cannot be read.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
        return {record["id"]: record["text"] for record in map(json.loads, lines)}
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise CartoonError(
            f'{path} cannot be read ({error}); each line should be JSON with "id" and "text".'
        ) from error


def signs_of(words: Sequence[str], starts: Sequence[int], text: str) -> np.ndarray:
    """(N, signs) float32; see `SIGNS`."""
    rows = []
    for word, start in zip(words, starts, strict=True):
        before = text[:start].rstrip()
        lower = word.lower()
        rows.append(
            (
                word[:1].isupper(),
                not before,
                before.endswith((".", "!", "?")),
                len(word) > 6,
                lower.endswith("s"),
                lower.endswith("ing"),
                lower.endswith("ed"),
                lower.endswith("ly"),
                bool(vector_of(word).any()),
            )
        )
    return np.array(rows, np.float32).reshape(-1, len(SIGNS))


def encoded(captions: Iterable[Tagged]) -> list[tuple[np.ndarray, np.ndarray, np.ndarray]]:
    """(vectors (N, WIDTH), signs (N, signs), tags (N,)) of each caption, its first `LONGEST` words."""
    found = []
    for one in captions:
        words = one.words[:LONGEST]
        if words:
            vectors = np.stack([vector_of(word) for word in words]).reshape(-1, WIDTH)
            signs = signs_of(words, one.starts[:LONGEST], one.text)
            found.append((vectors, signs, np.array(one.tags[:LONGEST], np.int64)))
    return found


def unexplained(scene: Scene) -> list[WordUse]:
    """Words of a scene that the rules do not understand."""
    return [use for use in scene.words if use.state == "unknown"]
