"""What this machine computes with: its processor, its GPUs, and how much of their memory is taken.

Importing this does not import torch; what asks for GPUs does.
"""

from __future__ import annotations

import os
import platform
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import psutil

# The instruction sets that networks gain from, as Linux calls them and as people do; the best first.
_INSTRUCTIONS = {
    "amx_bf16": "AMX BF16",
    "amx_int8": "AMX INT8",
    "avx512_fp16": "AVX-512 FP16",
    "avx512_bf16": "AVX-512 BF16",
    "avx512_vnni": "AVX-512 VNNI",
    "avx512f": "AVX-512",
    "avx2": "AVX2",
    "sve": "SVE",
    "bf16": "BF16",
    "asimd": "NEON",
}


@dataclass(frozen=True)
class Processor:
    """The CPU.

    Attributes:
        name: as its maker calls it.
        cores: that have arithmetic of their own.
        threads: that this process may run at once.
        instructions: sets of instructions that networks gain from, the best first.
    """

    name: str
    cores: int
    threads: int
    instructions: tuple[str, ...]


@dataclass(frozen=True)
class GraphicsCard:
    """A GPU that CUDA knows.

    Attributes:
        device: what the engine calls it, "cuda:0".
        name: as its maker calls it.
        capability: CUDA's number of what it can do, "9.0".
        has_bfloat16: whether it computes in bfloat16 itself.
    """

    device: str
    name: str
    capability: str
    has_bfloat16: bool


@dataclass(frozen=True)
class Memory:
    """Memory of a device in bytes: what is taken, by whomever, and all of it."""

    used: int
    total: int

    @property
    def share(self) -> float:
        """What is taken, 0..1."""
        return self.used / self.total if self.total else 0.0


@cache
def find_processor() -> Processor:
    """The CPU of this machine."""
    values = _processor_values()
    flags = set((values.get("flags") or values.get("Features") or "").split())
    threads = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return Processor(
        values.get("model name") or platform.processor() or platform.machine() or "CPU",
        psutil.cpu_count(logical=False) or threads,
        threads,
        tuple(name for flag, name in _INSTRUCTIONS.items() if flag in flags),
    )


def find_graphics_cards() -> tuple[GraphicsCard, ...]:
    """The GPUs of this machine; this imports torch, and may take seconds the first time."""
    import torch

    if not torch.cuda.is_available():
        return ()
    cards = []
    for index in range(torch.cuda.device_count()):
        with torch.cuda.device(index):
            has_bfloat16 = torch.cuda.is_bf16_supported(including_emulation=False)
        capability = ".".join(map(str, torch.cuda.get_device_capability(index)))
        cards.append(
            GraphicsCard(f"cuda:{index}", torch.cuda.get_device_name(index), capability, has_bfloat16)
        )
    return tuple(cards)


def memory_of(device: str) -> Memory:
    """How much memory of "cpu" or "cuda:N" is taken; the latter imports torch."""
    if device == "cpu":
        memory = psutil.virtual_memory()
        return Memory(memory.total - memory.available, memory.total)
    import torch

    free, total = torch.cuda.mem_get_info(device)
    return Memory(total - free, total)


def _processor_values() -> dict[str, str]:
    """What Linux says of the first processor; nothing elsewhere."""
    try:
        text = Path("/proc/cpuinfo").read_text(errors="replace")
    except OSError:
        return {}
    lines = (line.partition(":") for line in text.split("\n\n")[0].splitlines())
    return {key.strip(): value.strip() for key, _, value in lines}
