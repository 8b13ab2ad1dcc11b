"""How well retrieval answers: recall by part of speech, beside always answering with the most frequent."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np

from gan.cartoon.learned.labels import Labels

PARTS = ("nouns", "adjectives", "verbs")


def recall_of(wanted: Sequence[Labels], found: Sequence[Sequence[Labels]], first: int) -> dict[str, float]:
    """Share of the asked labels that are among those of the first answers, by part of speech.

    Args:
        wanted: the labels of each query.
        found: of each query the labels of its answers, the best first.
        first: how many answers count.

    Returns:
        "nouns", "adjectives", "verbs" -> 0..1; NaN where no query has any.
    """
    result = {}
    for part in PARTS:
        hits = asked = 0
        for labels, answers in zip(wanted, found, strict=True):
            own = getattr(labels, part)
            there = set().union(*(getattr(answer, part) for answer in answers[:first])) if answers else set()
            hits += len(own & there)
            asked += len(own)
        result[part] = hits / asked if asked else float("nan")
    return result


def most_frequent(known: Sequence[Labels], number: int) -> list[Labels]:
    """What to answer without a look at the query: the most frequent labels of each part, one an answer."""
    rows = []
    for part in PARTS:
        count: Counter[str] = Counter()
        for labels in known:
            count.update(getattr(labels, part))
        rows.append([frozenset({name}) for name, _ in count.most_common(number)])
    empty: frozenset[str] = frozenset()
    return [Labels(*(row[n] if n < len(row) else empty for row in rows)) for n in range(number)]


def nearest(queries: np.ndarray, points: np.ndarray, number: int) -> np.ndarray:
    """(Q, number) int, the nearest of (N, W) points to each of (Q, W) queries by dot product, best first."""
    number = min(number, len(points))
    found = []
    for query in queries:
        nearness = points @ query
        best = np.argpartition(-nearness, number - 1)[:number]
        found.append(best[np.argsort(-nearness[best], kind="stable")])
    return np.stack(found) if found else np.zeros((0, number), int)
