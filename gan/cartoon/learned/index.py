"""Points that are found by nearness, with what is known of each: answers in milliseconds, with reasons."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass

import numpy as np

from gan.cartoon.errors import CartoonError


@dataclass(frozen=True)
class Entry:
    """What a point stands for.

    Attributes:
        asset: id in the catalogue, "" where it is not of our own base.
        kind: "character", "prop" or "place".
        clip, name: ids of a clip and of the entity in it; "" where it stands for many.
        words: what is said of it, for those who ask why it was found: nouns, adjectives, verbs.
    """

    asset: str
    kind: str
    clip: str = ""
    name: str = ""
    words: tuple[str, ...] = ()


@dataclass(frozen=True)
class Answer:
    """One that was found.

    Attributes:
        entry: what it is.
        nearness: cosine with what was asked for, -1..1.
        reasons: words that both have in common.
    """

    entry: Entry
    nearness: float
    reasons: tuple[str, ...] = ()

    @property
    def explanation(self) -> str:
        """Its words, those in common first: "walk, happy, blue dress"."""
        return ", ".join([*dict.fromkeys([*self.reasons, *self.entry.words])][:4])


class Index:
    """Points of one sphere.

    Args:
        points: (N, width) float32 of length 1.
        entries: what each stands for.

    Raises:
        CartoonError: they are not as many.
    """

    def __init__(self, points: np.ndarray, entries: Sequence[Entry]) -> None:
        if len(points) != len(entries):
            raise CartoonError(
                f"The index has {len(points)} points and {len(entries)} entries; make it anew."
            )
        self.points = np.ascontiguousarray(points, np.float32)
        self.entries = list(entries)
        kinds = np.array([entry.kind for entry in entries])
        self._rows = {kind: np.flatnonzero(kinds == kind) for kind in set(kinds.tolist())}
        self._parts = {kind: self.points[rows] for kind, rows in self._rows.items()}

    def __len__(self) -> int:
        return len(self.entries)

    def find(self, query: np.ndarray, kind: str, number: int = 10, words: Sequence[str] = ()) -> list[Answer]:
        """The nearest entries of a kind, the best first.

        Args:
            query: (width,) of length 1.
            kind: see `Entry`.
            number: how many at most.
            words: lemmas of what was asked for: those that an entry has in common with it are its reasons.
        """
        rows = self._rows.get(kind)
        if rows is None:
            return []
        nearness = self._parts[kind] @ query.astype(np.float32)
        number = min(number, len(rows))
        best = np.argpartition(-nearness, number - 1)[:number]
        asked = set(words)
        return [
            self._answer(int(rows[n]), float(nearness[n]), asked)
            for n in best[np.argsort(-nearness[best], kind="stable")]
        ]

    def _answer(self, row: int, nearness: float, asked: set[str]) -> Answer:
        entry = self.entries[row]
        return Answer(entry, nearness, tuple(word for word in entry.words if word in asked))

    def to_text(self) -> str:
        """The entries, for `from_text`."""
        return json.dumps([list(asdict(entry).values()) for entry in self.entries], separators=(",", ":"))

    @classmethod
    def from_text(cls, points: np.ndarray, text: str) -> Index:
        """An index again.

        Raises:
            CartoonError: the text is damaged.
        """
        try:
            entries = [Entry(*row[:4], tuple(row[4])) for row in json.loads(text)]
        except (ValueError, TypeError, IndexError) as error:
            raise CartoonError(
                f"The index of a model is damaged ({error}); install the model anew."
            ) from error
        return cls(points / np.maximum(np.linalg.norm(points, axis=1, keepdims=True), 1e-6), entries)


def merged(points: np.ndarray, entries: Sequence[Entry], most: int = 4000) -> Index:
    """Points of entries that are alike made one, so that an index of a whole base stays small.

    Args:
        points: (N, width).
        entries: alike where asset, kind and words are the same; the most frequent stay.
        most: how many stay.
    """
    groups: dict[tuple[str, str, tuple[str, ...]], list[int]] = {}
    for row, entry in enumerate(entries):
        groups.setdefault((entry.asset, entry.kind, entry.words), []).append(row)
    kept = sorted(groups.items(), key=lambda group: -len(group[1]))[:most]
    means = np.stack([points[rows].mean(0) for _, rows in kept])
    means /= np.maximum(np.linalg.norm(means, axis=1, keepdims=True), 1e-6)
    return Index(means, [Entry(asset, kind, words=words) for (asset, kind, words), _ in kept])
