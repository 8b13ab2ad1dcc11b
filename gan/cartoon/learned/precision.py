"""bf16 where the device multiplies it faster than float32."""

from __future__ import annotations

import torch


def has_bf16(device: torch.device) -> bool:
    """Whether it does: newer GPUs, and processors with AVX-512 BF16 or AMX."""
    if device.type == "cuda":
        return torch.cuda.is_bf16_supported()
    return bool(torch.cpu._is_avx512_bf16_supported() or torch.cpu._is_amx_tile_supported())


def mixed(device: torch.device) -> torch.autocast:
    """A context in which networks compute in bf16 where that is faster."""
    return torch.autocast(device.type, torch.bfloat16, enabled=has_bf16(device))
