"""How far captions are from those that people wrote: a few plain figures of both."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from gan.cartoon.script.lexicon import lexicon

_PRONOUNS = frozenset("he she it they him her them his hers its their himself herself themselves".split())
_HELPERS = frozenset("is are was were be has have".split())
_NO_VERBS = frozenset("left hand hands back face head play water phone watch room park store book".split())


@dataclass(frozen=True)
class CaptionFigures:
    """Figures of a corpus of captions.

    Attributes:
        captions: how many.
        words, sentences: means a caption.
        spread: standard deviation of the words.
        pronouns: share of captions with one, 0..1.
        verbs: share of words that are verbs or their helpers, 0..1.
        ten_verbs: share of the actions that the ten most frequent verbs make, 0..1.
        counts: of every word, lower case.
    """

    captions: int
    words: float
    sentences: float
    spread: float
    pronouns: float
    verbs: float
    ten_verbs: float
    counts: Counter[str]


def figures_of(captions: Iterable[str]) -> CaptionFigures:
    """Measure a corpus; the same crude rules for everybody's."""
    known = lexicon().verbs
    counts: Counter[str] = Counter()
    actions: Counter[str] = Counter()
    lengths, sentences, with_pronoun, number, verbs = [], 0, 0, 0, 0
    for caption in captions:
        words = re.findall(r"[a-z']+", caption.lower())
        number += 1
        counts.update(words)
        lengths.append(len(words))
        sentences += len([part for part in re.split(r"[.!?]+", caption) if part.strip()])
        with_pronoun += bool(_PRONOUNS & set(words))
        for word in words:
            if word in _HELPERS:
                verbs += 1
            elif word in known and word not in _NO_VERBS and word.endswith(("s", "ing", "ed")):
                verbs += 1
                actions[sorted(known[word])[0][0]] += 1
    mean = sum(lengths) / max(1, number)
    spread = (sum((length - mean) ** 2 for length in lengths) / max(1, number)) ** 0.5
    top = sum(count for _, count in actions.most_common(10))
    return CaptionFigures(
        number,
        mean,
        sentences / max(1, number),
        spread,
        with_pronoun / max(1, number),
        verbs / max(1, sum(lengths)),
        top / max(1, sum(actions.values())),
        counts,
    )


def word_distance(
    first: CaptionFigures, second: CaptionFigures, without: frozenset[str] = frozenset()
) -> float:
    """Total variation of the two distributions of words, 0 (the same) .. 1 (no word in common)."""
    words = ({*first.counts} | {*second.counts}) - without
    totals = [sum(count for word, count in one.counts.items() if word in words) for one in (first, second)]
    if not all(totals):
        return 1.0
    return 0.5 * sum(abs(first.counts[word] / totals[0] - second.counts[word] / totals[1]) for word in words)
