"""How single characters are read: found on the picture, read in batches, put into rows and words."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

import numpy as np
import torch
from torch import Tensor

from gan.engine import Step
from gan.handwriting.document import Line, Word
from gan.handwriting.glyph_sheets import Glyph, find_glyphs
from gan.handwriting.model import GlyphNetwork, glyph_names
from gan.handwriting.model_cards import find_reader

_AT_ONCE = 128  # glyphs of a step


class GlyphsPlan:
    """Reads the characters of a picture that stand apart from one another."""

    def __init__(self, grey: np.ndarray, task: str, model: str) -> None:
        """Find the model and the characters.

        Args:
            grey: (H, W) uint8.
            task: "digits" or "characters".
            model: name, or "auto".

        Raises:
            HandwritingError, ModelError: no such model is installed.
        """
        card = find_reader(task, model)
        self._names = glyph_names(card)
        self._network = GlyphNetwork(card.name, task, card.sha256)
        self._glyphs = find_glyphs(grey, task)

    def count(self) -> int:
        """One step for some hundred characters."""
        return -(-len(self._glyphs) // _AT_ONCE)

    def steps(self) -> Iterator[Step]:
        """The characters in reading order, each step (N, 1, 28, 28)."""
        for first in range(0, len(self._glyphs), _AT_ONCE):
            some = self._glyphs[first : first + _AT_ONCE]
            yield Step(self._network, torch.from_numpy(np.stack([glyph.pixels for glyph in some])[:, None]))

    def collect(self, outputs: Iterator[tuple[Step, Tensor]]) -> tuple[Line, ...]:
        """The rows as lines; characters that stand close together make a word."""
        tables = [output.numpy() for _, output in outputs]
        if not tables:
            return ()
        probabilities = np.concatenate(tables)
        read = list(zip(self._glyphs, probabilities, strict=True))
        return tuple(self._line(list(row)) for _, row in groupby(read, key=lambda pair: pair[0].row))

    def _line(self, row: list[tuple[Glyph, np.ndarray]]) -> Line:
        words: list[Word] = []
        for glyph, probabilities in row:
            best = int(probabilities.argmax())
            word = Word(self._names[best], glyph.box, min(float(probabilities[best]), 1.0))
            if words and not glyph.starts_word:
                before = words.pop()
                confidence = before.confidence * word.confidence
                word = Word(before.text + word.text, before.box.union(word.box), confidence)
            words.append(word)
        box = row[0][0].box
        for glyph, _ in row[1:]:
            box = box.union(glyph.box)
        return Line(tuple(words), box)
