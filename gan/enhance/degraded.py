"""Batches of bad crops with their good ones, made in a thread beside the training."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Iterator, Sequence
from typing import Generic, TypeVar

import numpy as np
import torch
from torch import Tensor

from gan.enhance.degradation import Ailments, DegradationRanges, Degrader

Item = TypeVar("Item")
# A good crop is cut larger by so many bad pixels, so that what the faults do at a border is cut away.
RIM = 4


def degraded_crops(
    photos: Sequence[Tensor],
    count: int,
    side: int,
    scale: int,
    random: np.random.Generator,
    ranges: DegradationRanges,
) -> tuple[Tensor, Tensor, list[Ailments]]:
    """Draw crops, turn each one of eight ways, and make bad ones of them.

    Args:
        photos: (3, H, W) uint8 each, at least scale * (side + 8) a side; larger ones are drawn more often.
        count: N, crops.
        side: of the bad crops.
        scale: 1, 2 or 4.
        random: source of every choice.
        ranges: which faults.

    Returns:
        bad (N, 3, side, side) and good (N, 3, scale * side, scale * side), float32, 0..1, and the faults.
    """
    areas = np.array([photo.shape[1] * photo.shape[2] for photo in photos], dtype=np.float64)
    degrader = Degrader(random, ranges)
    whole, rim = scale * (side + 2 * RIM), scale * RIM
    bad, good, faults = [], [], []
    for index in random.choice(len(photos), size=count, p=areas / areas.sum()):
        crop = turned_crop(photos[index], whole, random)
        low, ailments = degrader.degrade(crop, scale)
        bad.append(low[RIM:-RIM, RIM:-RIM])
        good.append(crop[rim:-rim, rim:-rim])
        faults.append(ailments)
    return _tensor(bad), _tensor(good), faults


class Ahead(Generic[Item]):
    """Items that are made in a thread, a few ahead of whoever takes them.

    Item `n` is `make(n)` whatever the thread does, so a run that is resumed gets the same ones.
    """

    def __init__(self, make: Callable[[int], Item], first: int = 0, depth: int = 3) -> None:
        """Start the thread with item `first`."""
        self._make = make
        self._queue: queue.Queue[Item | BaseException] = queue.Queue(depth)
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._work, args=(first,), name="crops", daemon=True)
        self._thread.start()

    def __iter__(self) -> Iterator[Item]:
        while True:
            item = self._queue.get()
            if isinstance(item, BaseException):
                raise item
            yield item

    def close(self) -> None:
        """End the thread."""
        self._stopped.set()
        self._thread.join()

    def _work(self, number: int) -> None:
        try:
            while not self._stopped.is_set():
                self._put(self._make(number))
                number += 1
        except BaseException as error:  # carried over to whoever takes
            self._put(error)

    def _put(self, item: Item | BaseException) -> None:
        while not self._stopped.is_set():
            try:
                self._queue.put(item, timeout=0.1)
                return
            except queue.Full:
                continue


def turned_crop(photo: Tensor, side: int, random: np.random.Generator) -> np.ndarray:
    """(side, side, 3) uint8."""
    top = int(random.integers(photo.shape[1] - side + 1))
    left = int(random.integers(photo.shape[2] - side + 1))
    crop = photo[:, top : top + side, left : left + side].numpy().transpose(1, 2, 0)
    crop = np.rot90(crop, int(random.integers(4)))
    return np.ascontiguousarray(crop[:, ::-1] if random.integers(2) else crop)


def _tensor(crops: list[np.ndarray]) -> Tensor:
    return torch.from_numpy(np.stack(crops).transpose(0, 3, 1, 2).astype(np.float32)) / 255
