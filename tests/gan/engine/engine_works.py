"""Small real works and models for the engine's tests."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import torch
from torch import Tensor, nn

from gan.engine import Job, Step


class Affine(nn.Module):
    """2 x + 1, and a record of the batches that came."""

    def __init__(self) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.tensor(2.0))
        self.batches: list[int] = []

    def forward(self, inputs: Tensor) -> Tensor:
        self.batches.append(len(inputs))
        return inputs * self.weight + 1


@dataclass(frozen=True)
class FakeModel:
    """A model around any module."""

    name: str = "affine"
    module: nn.Module = field(default_factory=Affine, compare=False, repr=False)
    limit: int = 1

    def load(self) -> nn.Module:
        return self.module

    def prepare(self, inputs: Tensor) -> Tensor:
        return inputs.float()

    def finish(self, outputs: Tensor) -> Tensor:
        return outputs

    def batch_limit(self, shape: tuple[int, ...], device: torch.device) -> int:
        return self.limit


@dataclass
class FakeRequest:
    """Runs `inputs` through `model`; the result is the list of outputs.

    Attributes:
        gate: waited for in `read`, so that a test decides when the work starts.
        on_write: called with each output in the job's thread.
    """

    inputs: list[Tensor]
    model: FakeModel = field(default_factory=FakeModel)
    gate: threading.Event | None = None
    on_write: Callable[[Tensor], None] = lambda output: None
    split: Callable | None = None
    reading: threading.Event = field(default_factory=threading.Event)

    def work(self) -> FakeRequest:
        return self

    def read(self, job: Job) -> None:
        self.reading.set()
        if self.gate is not None:
            assert self.gate.wait(20)

    def count(self) -> int:
        return len(self.inputs)

    def steps(self) -> Iterator[Step]:
        for index, inputs in enumerate(self.inputs):
            yield Step(self.model, inputs, tag=index, split=self.split)

    def write(self, job: Job, outputs: Iterator[tuple[Step, Tensor]]) -> list[Tensor]:
        results = []
        for step, output in outputs:
            assert step.tag == len(results)
            self.on_write(output)
            results.append(output)
        return results


def ones(count: int, side: int = 4) -> list[Tensor]:
    """`count` inputs (1, 3, side, side) that hold their number."""
    return [torch.full((1, 3, side, side), float(index)) for index in range(count)]
