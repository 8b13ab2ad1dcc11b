"""Networks in memory, shared by all jobs of a device."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import torch
from torch import Tensor, nn

from gan.engine.precision import Precision, arrange
from gan.engine.tuning import Tuning

if TYPE_CHECKING:
    from gan.engine.work import Model


@dataclass(frozen=True)
class Loaded:
    """A network on its device, with the precision it runs at."""

    network: nn.Module
    precision: Precision
    size: int


class NetworkCache:
    """Keeps networks while they fit into `limit` bytes; the least recently used goes first."""

    def __init__(self, device: torch.device, tuning: Tuning, limit: int = 2**31) -> None:
        self._device = device
        self._tuning = tuning
        self._limit = limit
        self._kept: OrderedDict[Model, Loaded] = OrderedDict()

    def get(self, model: Model, inputs: Tensor) -> Loaded:
        """The network of a model, loaded if need be.

        Args:
            model: what to load.
            inputs: prepared inputs on the device, on which a first precision is measured.
        """
        loaded = self._kept.pop(model, None) or self._load(model, inputs)
        tuned = self._tuning.find(model, self._device)
        if tuned is not None and tuned.precision != loaded.precision:  # a benchmark has found another
            loaded = replace(
                loaded, network=arrange(loaded.network, tuned.precision), precision=tuned.precision
            )
        self._kept[model] = loaded
        while len(self._kept) > 1 and sum(entry.size for entry in self._kept.values()) > self._limit:
            self._kept.popitem(last=False)
        return loaded

    def clear(self) -> None:
        """Give the memory of every network back."""
        self._kept.clear()

    def _load(self, model: Model, inputs: Tensor) -> Loaded:
        network = model.load().eval().requires_grad_(False).to(self._device)
        size = sum(tensor.numel() * tensor.element_size() for tensor in network.state_dict().values())
        precision = self._tuning.choose(model, network, inputs)
        return Loaded(arrange(network, precision), precision, size)
