"""Batches of lines of about one width, each made from its number alone, in worker processes or here."""

from __future__ import annotations

import itertools
from collections import deque
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import cv2
import numpy as np
import torch
from torch import Tensor
from torch.utils.data import DataLoader, Dataset

from gan.handwriting.alphabet import Alphabet
from gan.handwriting.line_source import LineSource, LineSpec

_GROUP = 8  # batches that are specified together, so that each can be filled with lines of one width
_STEP = 64  # widths are multiples of this: few shapes for the kernels to be prepared for
_WANDER = 24  # columns by which a line may begin later
_AHEAD = 3  # batches that a thread makes before they are asked for
_SHORTEST = 10  # characters of the longest line in the first batch


@dataclass(frozen=True)
class LineBatch:
    """Lines to learn from.

    Attributes:
        ink: (N, 1, height, W) uint8, 255 for ink; beyond a line's end there is paper.
        targets: (sum of lengths,) int64, classes 1.. of all texts one after the other.
        lengths: (N,) int64, characters of each text.
    """

    ink: Tensor
    targets: Tensor
    lengths: Tensor

    def pin_memory(self) -> LineBatch:
        """For the data loader: the same in memory that a GPU can fetch from."""
        return LineBatch(self.ink.pin_memory(), self.targets, self.lengths)


class LineBatches(Dataset):
    """The batches of a run by number; number n is the same in every process.

    Attributes:
        size: lines in a batch.
    """

    def __init__(
        self, source: LineSource, alphabet: Alphabet, size: int, seed: int, short_steps: int
    ) -> None:
        self.size = size
        self._source, self._alphabet = source, alphabet
        self._seed, self._short_steps = seed, short_steps
        self._group: tuple[int, list[list[LineSpec]]] = (-1, [])

    def __getitem__(self, number: int) -> LineBatch:
        group, place = divmod(number, _GROUP)
        if self._group[0] != group:
            self._group = (group, self._specify(group))
        specs = self._group[1][place]
        pictures = [self._source.draw(spec) for spec in specs]
        texts = [self._alphabet.encode(spec.text) for spec in specs]
        offsets = np.random.default_rng((self._seed, number, 1)).integers(0, _WANDER, len(specs))
        return LineBatch(
            torch.from_numpy(_pad(pictures, offsets.tolist()))[:, None],
            torch.from_numpy(np.concatenate(texts)),
            torch.tensor([len(text) for text in texts]),
        )

    def longest_text(self, number: int) -> int:
        """Characters allowed at a batch: short lines first, since CTC finds its alignment on them sooner."""
        if number >= self._short_steps:
            return 10_000
        return _SHORTEST + 50 * number // self._short_steps

    def _specify(self, group: int) -> list[list[LineSpec]]:
        random = np.random.default_rng((self._seed, group))
        longest = self.longest_text(group * _GROUP)
        specs = [self._source.specify(random, longest) for _ in range(_GROUP * self.size)]
        specs.sort(key=lambda spec: spec.width)
        batches = [specs[start : start + self.size] for start in range(0, len(specs), self.size)]
        return [batches[place] for place in random.permutation(_GROUP)]


def load_batches(batches: LineBatches, first: int, workers: int, pinned: bool) -> Iterator[LineBatch]:
    """Batches from number `first` on, without end, made ahead of time.

    Args:
        batches: what to take them from.
        first: number of the first.
        workers: processes that make them; 0 for a thread of this process, which feeds a CPU well enough.
        pinned: whether they lie in memory that a GPU can fetch from.
    """
    if workers == 0:
        return _made_in_thread(batches, first)
    loader = DataLoader(
        batches,
        batch_size=None,
        sampler=_From(first),
        num_workers=workers,
        prefetch_factor=8,
        pin_memory=pinned,
        worker_init_fn=_start_worker,
        # A forked process would inherit OpenCV's and torch's locks as they stood, and could wait forever.
        multiprocessing_context="spawn",
    )
    return iter(loader)


class _From:
    """A sampler that counts up from a number without end."""

    def __init__(self, first: int) -> None:
        self._first = first

    def __iter__(self) -> Iterator[int]:
        return itertools.count(self._first)


def _start_worker(_: int) -> None:
    # The workers are the parallelism; threads within them would only compete with one another.
    cv2.setNumThreads(1)
    torch.set_num_threads(1)


def _made_in_thread(batches: LineBatches, first: int) -> Iterator[LineBatch]:
    with ThreadPoolExecutor(1, thread_name_prefix="lines") as pool:
        ahead = deque(pool.submit(batches.__getitem__, first + place) for place in range(_AHEAD))
        for number in itertools.count(first + _AHEAD):
            batch = ahead.popleft().result()
            ahead.append(pool.submit(batches.__getitem__, number))
            yield batch


def _pad(pictures: list[np.ndarray], offsets: list[int]) -> np.ndarray:
    """(N, height, W) uint8: each picture begins at its offset, W is the next multiple of `_STEP`."""
    widest = max(picture.shape[1] + offset for picture, offset in zip(pictures, offsets, strict=True))
    width = -(-widest // _STEP) * _STEP
    padded = np.zeros((len(pictures), pictures[0].shape[0], width), dtype=np.uint8)
    for row, picture, offset in zip(padded, pictures, offsets, strict=True):
        row[:, offset : offset + picture.shape[1]] = picture
    return padded
