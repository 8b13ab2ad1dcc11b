"""How far a reading is from its ground truth: character and word error rates as HTR papers report them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

_PLAIN = str.maketrans(
    {
        "‘": "'", "’": "'", "‚": "'", "‛": "'", "`": "'", "´": "'",
        "“": '"', "”": '"', "„": '"', "‟": '"', "«": '"', "»": '"',
        "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "―": "-", "−": "-",
    }
)  # fmt: skip


@dataclass(frozen=True)
class TextErrors:
    """Edits and sizes summed over a set of texts.

    Attributes:
        character_edits, word_edits: insertions, deletions and substitutions that turn the readings
            into the ground truths.
        characters, words: sizes of the ground truths.
    """

    character_edits: int
    characters: int
    word_edits: int
    words: int

    @property
    def cer(self) -> float:
        """Character error rate, 0..; over 1 where readings are much too long."""
        return self.character_edits / max(self.characters, 1)

    @property
    def wer(self) -> float:
        """Word error rate, 0.. ; words are what blanks divide, punctuation included."""
        return self.word_edits / max(self.words, 1)


def plain_marks(text: str) -> str:
    """The text with typographic quotes and dashes as the plain ones of a keyboard; nothing else changes."""
    return text.translate(_PLAIN)


def edit_distance(first: Sequence[object], second: Sequence[object]) -> int:
    """Levenshtein distance of two sequences (strings, lists of words): unit costs, any lengths."""
    if not first or not second:
        return max(len(first), len(second))
    codes: dict[object, int] = {}
    row_keys = np.array([codes.setdefault(item, len(codes)) for item in first])
    column_keys = np.array([codes.setdefault(item, len(codes)) for item in second])
    steps = np.arange(len(second) + 1)
    costs = steps.copy()
    for row, key in enumerate(row_keys, start=1):
        best = np.empty_like(costs)
        best[0] = row
        best[1:] = np.minimum(costs[1:] + 1, costs[:-1] + (column_keys != key))
        # An insertion reaches a column from any column before it: one running minimum does them all.
        costs = np.minimum.accumulate(best - steps) + steps
    return int(costs[-1])


def text_errors(pairs: Iterable[tuple[str, str]]) -> TextErrors:
    """Errors over (reading, ground truth) pairs, summed before dividing, so that long lines weigh more.

    Plain and typographic quotes and dashes count as equal; case, blanks and punctuation count in full.
    """
    sums = [0, 0, 0, 0]
    for reading, truth in pairs:
        reading, truth = plain_marks(reading), plain_marks(truth)
        words = truth.split()
        found = (edit_distance(reading, truth), len(truth), edit_distance(reading.split(), words), len(words))
        sums = [total + part for total, part in zip(sums, found, strict=True)]
    return TextErrors(*sums)
