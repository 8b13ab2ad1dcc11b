"""How lines are read: batches of strips to the engine, log-probabilities back to words on the picture."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from gan.engine import Step
from gan.handwriting.alphabet import Alphabet
from gan.handwriting.cards import LINES
from gan.handwriting.confidence import load_calibration, word_confidences
from gan.handwriting.decoding import Reading, read_greedily
from gan.handwriting.document import Line
from gan.handwriting.language import LANGUAGE, LanguageModel, load_language
from gan.handwriting.looks import LEANS, leaned, read_looks
from gan.handwriting.model import LineNetwork, bucketed, line_config, stack_strips, steps_of
from gan.handwriting.model_cards import find_reader
from gan.handwriting.work_strips import Strip, place_words
from gan.models import list_models

_AT_ONCE = 4  # strips of a step: more are no quicker on a processor, and cancelling would wait for them
_JUDGES = 6  # lines that are read both ways up; on validation lines six of them were never wrong
_CLEARLY = 1.02  # times more text must be found upside down before a page is turned
_WORTH = 3.0  # characters, weighed by confidence, below which nothing is said about up and down

Key = tuple[int, bool, int]
"""Number of a strip, whether it is read upside down, and which look at it."""


class LineDecoder:
    """Turns log-probabilities into readings, with or without a language model.

    Attributes:
        height: rows of the reader's strips.
        network: the reader, for the engine.
        looks: how often each line is looked at.
        note: a sentence for the person, or "".
    """

    def __init__(self, model: str, language: bool) -> None:
        """Find the models.

        Raises:
            HandwritingError, ModelError: a model is missing or no reader.
        """
        card = find_reader(LINES, model)
        config = line_config(card)
        self.height = config.height
        self.network = LineNetwork(card.name, card.sha256)
        self.note = ""
        self._card = card
        self._alphabet = Alphabet(config.characters)
        self._language = self._load_language() if language else None
        self.looks = len(LEANS) if self._language else 1
        self._calibration = load_calibration()

    def decode(self, tables: Sequence[np.ndarray]) -> tuple[Reading, tuple[float, ...]]:
        """(T, classes) log-probabilities of each look -> what stands there, how sure each word is, 0..1."""
        reading = read_looks(tables, self._alphabet, self._language)
        return reading, word_confidences(reading, self._language, self._calibration)

    def text_found(self, table: np.ndarray) -> float:
        """Characters in a line; those that were read with doubt count by the square of their confidence."""
        reading = read_greedily(table, self._alphabet)
        return sum(character.confidence**2 for character in reading.characters)

    def _load_language(self) -> LanguageModel | None:
        if not list_models(LANGUAGE):
            self.note = "No language model is installed, so every line was read by itself."
            return None
        return load_language()


@dataclass(frozen=True)
class Lines:
    """What came of some strips.

    Attributes:
        lines: with their words, in the order of the strips that were chosen.
        upside_down: whether the picture has to be turned by half a turn for them.
    """

    lines: tuple[Line, ...]
    upside_down: bool


class LinesPlan:
    """Reads strips; where it is asked to, it finds out whether they are upside down.

    Some lines are read both ways up first. The steps that follow are drawn while that is under way, so
    they are a guess, the usual one: should the verdict be another, what was guessed is read again.
    """

    def __init__(
        self,
        decoder: LineDecoder,
        strips: Sequence[Strip],
        turned_over: Callable[[], Sequence[Strip]] | None = None,
    ) -> None:
        """Plan.

        Args:
            decoder: reads.
            strips: in reading order.
            turned_over: makes the strips of the picture turned by half a turn, in their own reading
                order; None where up is known.
        """
        self._decoder = decoder
        self._strips = {False: list(strips)}
        self._upside_down: bool | None = None if turned_over and strips else False
        if turned_over and strips:
            self._strips[True] = list(turned_over())
        self._judges = [
            (number, way, 0)
            for way, found in self._strips.items()
            for number in _middling(found)
            if self._upside_down is None
        ]

    def count(self) -> int:
        """Steps, if the strips are the right way up."""
        return bool(self._judges) + len(list(self._batches(False)))

    def steps(self) -> Iterator[Step]:
        """Batches of strips of about one width, each (N, height, W)."""
        if self._judges:
            yield self._step(self._judges)
        for way in (False, True):
            for batch in self._batches(way) if way in self._strips else ():
                if self._upside_down is (not way):
                    break
                yield self._step(batch)

    def collect(
        self, outputs: Iterator[tuple[Step, Tensor]], heed: Callable[[], None] = lambda: None
    ) -> Lines:
        """Decode what comes back, while the next batch is computed.

        Args:
            outputs: of the steps.
            heed: called before each line; what it raises ends the work.
        """
        tables: dict[Key, np.ndarray] = {}
        lines: dict[int, Line] = {}
        for step, output in outputs:
            for key, table in zip(step.tag, output.numpy(), strict=True):
                tables[key] = table[: steps_of(self._strip(key).ink.shape[1])]
            if self._upside_down is None:
                self._upside_down = self._is_upside_down(tables)
            for number in dict.fromkeys(key[0] for key in step.tag):
                looks = [(number, self._upside_down, look) for look in range(self._decoder.looks)]
                if all(look in tables for look in looks):
                    heed()
                    found = self._decoder.decode([tables.pop(look) for look in looks])
                    lines[number] = place_words(self._strip(looks[0]), *found)
        chosen = bool(self._upside_down)
        return Lines(tuple(lines[number] for number in sorted(lines)), chosen)

    def _batches(self, way: bool) -> Iterator[list[Key]]:
        """The looks that no judge has had, those of one width together."""
        strips, looks = range(len(self._strips[way])), range(self._decoder.looks)
        keys = [(number, way, look) for number in strips for look in looks]
        judges = set(self._judges)
        keys = [key for key in keys if key not in judges]
        keys.sort(key=lambda key: self._strip(key).ink.shape[1])
        batch: list[Key] = []
        for key in keys:
            if batch and (len(batch) == _AT_ONCE or self._bucket(key) != self._bucket(batch[0])):
                yield batch
                batch = []
            batch.append(key)
        if batch:
            yield batch

    def _step(self, keys: Sequence[Key]) -> Step:
        return Step(
            self._decoder.network,
            stack_strips([leaned(self._strip(key).ink, LEANS[key[2]]) for key in keys]),
            tag=tuple(keys),
            split=(lambda: self._halves(keys)) if len(keys) > 1 else None,
        )

    def _halves(self, keys: Sequence[Key]) -> tuple[list[Step], Callable[[list[Tensor]], Tensor]]:
        """The same strips in two steps, for a device that has too little memory."""
        half = len(keys) // 2
        steps = [self._step(keys[:half]), self._step(keys[half:])]
        return steps, lambda outputs: torch.cat([_lengthened(output, outputs) for output in outputs])

    def _is_upside_down(self, tables: Mapping[Key, np.ndarray]) -> bool:
        """The verdict of the lines that were read both ways up."""
        found = {False: 0.0, True: 0.0}
        for key in self._judges:
            found[key[1]] += self._decoder.text_found(tables[key])
        return found[True] > max(_CLEARLY * found[False], _WORTH)

    def _strip(self, key: Key) -> Strip:
        return self._strips[key[1]][key[0]]

    def _bucket(self, key: Key) -> int:
        return bucketed(self._strip(key).ink.shape[1])


def _middling(strips: Sequence[Strip]) -> list[int]:
    """Lines of middle length: long enough to tell, not so long that they cost."""
    order = sorted(range(len(strips)), key=lambda number: strips[number].ink.shape[1])
    first = max(0, (len(order) - _JUDGES) // 2)
    return order[first : first + _JUDGES]


def _lengthened(output: Tensor, outputs: Sequence[Tensor]) -> Tensor:
    """Scores with as many time steps as the longest of several; nobody looks at those that are added."""
    missing = max(other.shape[1] for other in outputs) - output.shape[1]
    return functional.pad(output, (0, 0, 0, missing))
