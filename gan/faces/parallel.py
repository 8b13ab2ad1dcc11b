"""Training on several GPUs at once: a process each, as `torchrun` starts them.

Every process works on faces of its own; gradients are averaged before each step, so that the weights stay the
same everywhere. Only the first process writes files.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass

import torch
from torch import distributed, nn


@dataclass(frozen=True)
class Group:
    """The processes of a run.

    Attributes:
        rank: which of them this is.
        size: how many there are; 1 where nothing but this process trains, and then nothing is exchanged.
        device: where this one computes.
    """

    device: torch.device
    rank: int = 0
    size: int = 1

    @property
    def is_first(self) -> bool:
        """Whether this process writes the files."""
        return self.rank == 0

    def average_gradients(self, parameters: Iterable[nn.Parameter]) -> None:
        """Replace each gradient by its mean over all processes."""
        if self.size == 1:
            return
        for parameter in parameters:
            if parameter.grad is not None:
                distributed.all_reduce(parameter.grad)
                parameter.grad /= self.size

    def mean(self, value: float) -> float:
        """The mean of a number over all processes."""
        if self.size == 1:
            return value
        total = torch.tensor(value, device=self.device)
        distributed.all_reduce(total)
        return float(total) / self.size

    def wait(self) -> None:
        """Until every process is here."""
        if self.size > 1:
            distributed.barrier()


def join_group(device: torch.device) -> Group:
    """The group that `torchrun` tells of in the environment; of this process alone without it.

    Args:
        device: where to compute; of several GPUs each process takes its own.
    """
    size = int(os.environ.get("WORLD_SIZE", "1"))
    if size == 1:
        return Group(device)
    if device.type == "cuda":
        device = torch.device("cuda", int(os.environ["LOCAL_RANK"]))
        torch.cuda.set_device(device)
    if not distributed.is_initialized():
        distributed.init_process_group("nccl" if device.type == "cuda" else "gloo")
    return Group(device, distributed.get_rank(), size)
