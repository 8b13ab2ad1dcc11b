"""Batches by number."""

from __future__ import annotations

from itertools import islice

import numpy as np
import torch

from gan.handwriting.alphabet import Alphabet
from gan.handwriting.line_batches import LineBatches, load_batches


class FewLines:
    """Stands in for the real source: lines whose width follows their text."""

    def specify(self, random: np.random.Generator, longest: int):
        return Spec("ab" * int(random.integers(1, max(2, longest // 2))))

    def draw(self, spec):
        return np.full((48, spec.width), 9, np.uint8)


class Spec:
    def __init__(self, text: str) -> None:
        self.text, self.width = text, 10 * len(text)


def batches(seed: int = 0, short_steps: int = 0) -> LineBatches:
    return LineBatches(FewLines(), Alphabet("ab"), 4, seed, short_steps)


def same(one, other) -> bool:
    return torch.equal(one.ink, other.ink) and torch.equal(one.targets, other.targets)


def test_a_number_is_the_same_batch_everywhere() -> None:
    one, other = batches(short_steps=400), batches(short_steps=400)
    other[30]  # another group first
    assert same(one[3], other[3]) and not same(one[3], one[4])
    assert not same(one[3], batches(seed=1, short_steps=400)[3])


def test_texts_and_pictures_belong_together() -> None:
    batch = batches(short_steps=400)[5]
    assert batch.ink.shape[:3] == (4, 1, 48) and batch.ink.shape[3] % 64 == 0
    assert int(batch.lengths.sum()) == len(batch.targets)
    inked = (batch.ink[:, 0, 0] > 0).sum(dim=1)
    assert torch.equal(inked, 10 * batch.lengths)


def test_short_lines_come_first() -> None:
    made = batches(short_steps=100)
    assert made.longest_text(0) == 10 and made.longest_text(50) == 35 and made.longest_text(100) == 10_000


def test_batches_made_ahead_are_those_that_are_asked_for() -> None:
    made = batches(short_steps=400)
    ahead = load_batches(batches(short_steps=400), 7, workers=0, pinned=False)
    for number, batch in zip(range(7, 12), islice(ahead, 5), strict=True):
        assert same(batch, made[number])
    ahead.close()
