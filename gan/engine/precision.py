"""In which numbers a network computes, and which of them are fastest and still right."""

from __future__ import annotations

import logging
import time
from dataclasses import dataclass

import torch
from torch import Tensor, nn

FLOAT32, BFLOAT16, FLOAT16 = NUMBERS = ("float32", "bfloat16", "float16")
# Reduced precision is taken only while the output stays this close to float32 (norm of the difference
# over norm of the output); bfloat16 rounds to 0.4 %, and networks spread that a little.
CLOSE_ENOUGH = 0.02
_ROUNDS = 5
_PROBE = 96
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Precision:
    """How a network's numbers are held on one device.

    Attributes:
        numbers: of convolutions and products (autocast), one of `NUMBERS`; the rest is in float32.
        channels_last: pictures as N, H, W, C in memory.
    """

    numbers: str = FLOAT32
    channels_last: bool = False

    @property
    def reduced(self) -> bool:
        """Whether the numbers are shorter than float32."""
        return self.numbers != FLOAT32


def candidates_for(device: torch.device) -> tuple[Precision, ...]:
    """What may be tried on a device; float32 in the usual layout comes first.

    Processors have fast bfloat16, if any; float16 is for GPUs, and bfloat16 for those of them that have it.
    """
    numbers = [FLOAT32, BFLOAT16]
    if device.type == "cuda":
        with torch.cuda.device(device):
            has_bfloat16 = torch.cuda.is_bf16_supported(including_emulation=False)
        numbers = [FLOAT32, *([BFLOAT16] if has_bfloat16 else []), FLOAT16]
    return tuple(Precision(kind, last) for kind in numbers for last in (False, True))


def run(network: nn.Module, inputs: Tensor, precision: Precision) -> Tensor:
    """One forward pass at a precision; the output is float32."""
    if precision.channels_last and inputs.ndim == 4:
        inputs = inputs.contiguous(memory_format=torch.channels_last)
    dtype = getattr(torch, precision.numbers) if precision.reduced else torch.bfloat16
    with torch.autocast(inputs.device.type, dtype, enabled=precision.reduced):
        return network(inputs).float()


def arrange(network: nn.Module, precision: Precision) -> nn.Module:
    """Lay the weights out as the precision wants them, in place."""
    layout = torch.channels_last if precision.channels_last else torch.contiguous_format
    return network.to(memory_format=layout)


def is_close(output: Tensor, truth: Tensor) -> bool:
    """Whether an output may stand for that in float32; one that is not finite may not."""
    return bool((output - truth).norm() <= CLOSE_ENOUGH * truth.norm())


def wait_for(device: torch.device) -> None:
    """Wait until a GPU has done what it was told; a CPU has."""
    if device.type == "cuda":
        torch.cuda.synchronize(device)


def fastest(network: nn.Module, inputs: Tensor) -> Precision:
    """Time every candidate on a small piece of the inputs.

    The candidates take turns and the best round of each counts, so that a busy moment of the machine
    does not decide for good.

    Args:
        network: on the device, float32; its memory layout may be changed.
        inputs: prepared, on the same device.
    """
    piece = inputs[:1]
    if piece.ndim == 4:  # a tiny first picture is repeated: on it overhead would decide
        rows, columns = (-(-_PROBE // side) for side in piece.shape[2:])
        piece = piece.repeat(1, 1, rows, columns)[..., :_PROBE, :_PROBE]
    candidates = candidates_for(piece.device)
    truth = run(network, piece, candidates[0])
    seconds: dict[Precision, float] = {}
    for _ in range(_ROUNDS):
        for precision in candidates:
            arrange(network, precision)
            begin = time.perf_counter()
            output = run(network, piece, precision)
            wait_for(piece.device)
            spent = time.perf_counter() - begin
            if is_close(output, truth):
                seconds[precision] = min(spent, seconds.get(precision, spent))
    for precision, spent in seconds.items():
        _log.info("%s: %.1f ms", precision, spent * 1e3)
    return min(seconds, key=seconds.__getitem__, default=candidates[0])
