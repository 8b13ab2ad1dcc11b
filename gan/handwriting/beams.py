"""CTC prefix beam search: the likeliest text by the reader's eyes and the language model's ears together.

Prefix beam search (Hannun et al. 2014): a hypothesis is a text, and the probabilities of all paths that
spell it are added, those that end in CTC's blank apart from those that end in its last character.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from gan.handwriting.alphabet import BLANK, Alphabet
from gan.handwriting.language import LanguageModel

_CERTAIN = 0.999  # probability of the blank above which a time step can be nothing else


@dataclass(frozen=True)
class BeamWidths:
    """How much is looked at; wider is slower.

    Attributes:
        hypotheses: texts kept from time step to time step.
        least: characters less likely than this at a time step are not tried there.
        worst: hypotheses less likely than this share of the best one are dropped.
    """

    hypotheses: int = 12
    least: float = 0.003
    worst: float = 1e-4


class _Prefix:
    """A text and the probability of the time steps so far to spell it, the language's say included.

    Attributes:
        parent, number: the text without its last character, and that character's class.
        gain: what the language makes of the last character.
        state: the language's after the text, -1 until it is asked for.
        blank, ink: probability of the paths that end in a blank, and in the last character.
        next_blank, next_ink: the same one time step later, while they are added up.
    """

    __slots__ = ("blank", "children", "gain", "ink", "next_blank", "next_ink", "number", "parent", "state")

    def __init__(self, parent: _Prefix | None, number: int, gain: float) -> None:
        self.parent, self.number, self.gain = parent, number, gain
        self.state = -1
        self.children: dict[int, _Prefix] = {}
        self.blank = self.ink = self.next_blank = self.next_ink = 0.0

    def numbers(self) -> list[int]:
        """The classes of the text."""
        found, prefix = [], self
        while prefix.parent is not None:
            found.append(prefix.number)
            prefix = prefix.parent
        return found[::-1]


class Listener:
    """What a language model says to a reader's classes, as factors of probability.

    Args:
        language: the model.
        alphabet: the reader's.
        weight, bonus: see `LanguageConfig`; its own where they are not given.
    """

    def __init__(
        self,
        language: LanguageModel,
        alphabet: Alphabet,
        weight: float | None = None,
        bonus: float | None = None,
    ) -> None:
        self._language = language
        self._columns = language.columns(alphabet)
        weight = language.config.weight if weight is None else weight
        bonus = language.config.bonus if bonus is None else bonus
        self._factors = np.exp(bonus - weight * language.config.unit * np.arange(256)).tolist()
        self._blank = alphabet.characters.find(" ") + 1
        self.root = _Prefix(None, BLANK, 1.0)
        self.root.state = language.start

    def gain(self, prefix: _Prefix, number: int) -> float:
        """The factor for class `number` after the text of a prefix."""
        if prefix.state < 0:
            prefix.state = self._language.advance(prefix.parent.state, self._columns[prefix.number])
        # A digit has what its ten share: which of them it is, the ink alone decides.
        return self._factors[self._language.costs[prefix.state, self._columns[number]]]

    def end(self, prefix: _Prefix) -> float:
        """The factor for the end of the line after a text: lines end where words do."""
        return self.gain(prefix, self._blank) if self._blank and prefix.number != self._blank else 1.0


def find_text(log_probabilities: np.ndarray, listener: Listener, widths: BeamWidths) -> list[int]:
    """The classes of the likeliest text of one line.

    Args:
        log_probabilities: (T, classes) of the reader, natural logarithms.
        listener: of this line alone: it holds what was tried.
        widths: how much is looked at.
    """
    root = listener.root
    root.blank = 1.0
    beam = [root]
    for blank, candidates in _events(np.exp(log_probabilities), widths.least):
        beam = _step(beam, blank, candidates, listener, widths)
    return max(beam, key=lambda prefix: (prefix.blank + prefix.ink) * listener.end(prefix)).numbers()


def _events(probabilities: np.ndarray, least: float) -> Iterator[tuple[float, Sequence[tuple[int, float]]]]:
    """For each time step the blank's probability and the characters that may stand there with theirs.

    Of time steps in a row that are certainly blank only one is given: more change nothing.
    """
    empty = probabilities[:, BLANK] > _CERTAIN
    changes = ~(empty & np.concatenate([[False], empty[:-1]]))
    steps, numbers = np.nonzero(probabilities[:, 1:] > least)
    bounds = np.searchsorted(steps, np.arange(len(probabilities) + 1)).tolist()
    found = list(zip((numbers + 1).tolist(), probabilities[steps, numbers + 1].tolist(), strict=True))
    blanks = probabilities[:, BLANK].tolist()
    for step in np.flatnonzero(changes).tolist():
        candidates = () if empty[step] else found[bounds[step] : bounds[step + 1]]
        yield blanks[step], candidates


def _step(
    beam: list[_Prefix],
    blank: float,
    candidates: Sequence[tuple[int, float]],
    listener: Listener,
    widths: BeamWidths,
) -> list[_Prefix]:
    """The best hypotheses one time step later, scaled so that the best has 1."""
    reached = list(beam)
    worst = widths.worst * (beam[0].blank + beam[0].ink) * max([blank, *(p for _, p in candidates)])
    for prefix in beam:
        both = prefix.blank + prefix.ink
        prefix.next_blank += both * blank
        for number, probability in candidates:
            if number == prefix.number:
                prefix.next_ink += prefix.ink * probability
                grown = prefix.blank * probability
            else:
                grown = both * probability
            if grown < worst:
                continue
            child = prefix.children.get(number)
            if child is None:
                child = prefix.children[number] = _Prefix(prefix, number, listener.gain(prefix, number))
            if not child.next_ink and not child.blank + child.ink:
                reached.append(child)
            child.next_ink += grown * child.gain
    return _best(reached, widths)


def _best(reached: list[_Prefix], widths: BeamWidths) -> list[_Prefix]:
    """Move the sums of all on by one time step and keep the likeliest, best first."""
    totals = [prefix.next_blank + prefix.next_ink for prefix in reached]
    ranked = sorted(zip(totals, range(len(totals)), strict=True), reverse=True)
    scale = 1 / ranked[0][0]
    least = widths.worst * ranked[0][0]
    kept = [reached[place] for total, place in ranked[: widths.hypotheses] if total > least]
    for prefix in kept:
        prefix.blank, prefix.ink = prefix.next_blank * scale, prefix.next_ink * scale
        prefix.next_blank = prefix.next_ink = 0.0
    for _, place in ranked[len(kept) :]:
        prefix = reached[place]
        prefix.blank = prefix.ink = prefix.next_blank = prefix.next_ink = 0.0
    return kept
