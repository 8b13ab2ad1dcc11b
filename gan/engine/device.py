"""Which devices there are."""

from __future__ import annotations

import platform
import zlib
from functools import cache
from pathlib import Path

import torch

from gan.engine.errors import EngineError


def resolve_devices(name: str) -> list[torch.device]:
    """The devices to compute on.

    Args:
        name: "auto" (every CUDA device, else the CPU), "cpu", "cuda" or "cuda:N".

    Raises:
        EngineError: unknown name or a device that is not there; exit status 2.
    """
    count = torch.cuda.device_count() if torch.cuda.is_available() else 0
    every = [torch.device("cuda", index) for index in range(count)]
    if name == "auto":
        return every or [torch.device("cpu")]
    if name == "cpu":
        return [torch.device("cpu")]
    if name == "cuda" and every:
        return every[:1]
    if name.startswith("cuda:") and name[5:].isdigit() and int(name[5:]) < count:
        return [every[int(name[5:])]]
    found = ", ".join(str(device) for device in every) or "none"
    raise EngineError(
        f"The device {name!r} is not there (CUDA devices found: {found}); use auto, cpu or one of these.",
        exit_status=2,
    )


def describe_device(device: torch.device, threads: int = 0) -> str:
    """A name that a person knows the device by; `threads` are those of a CPU, 0 for torch's own number."""
    if device.type == "cuda":
        return torch.cuda.get_device_name(device)
    cores = threads or torch.get_num_threads()
    return f"CPU, {cores} cores" if cores > 1 else "CPU, 1 core"


@cache
def processor_mark() -> str:
    """What tells this machine's processor from another that reads the same home folder."""
    capability = torch.backends.cpu.get_cpu_capability()
    try:
        lines = Path("/proc/cpuinfo").read_text().splitlines()
    except OSError:
        return f"{capability} {platform.processor()}"
    flags = next((line for line in lines if line.startswith(("flags", "Features"))), "")
    return f"{capability} {zlib.crc32(flags.encode()):08x}"


def set_threads(count: int) -> None:
    """Let so many threads compute for the one that calls; 0 leaves torch's own number."""
    if count:
        torch.set_num_threads(count)


def torch_version() -> str:
    """The version of torch, on which what is fastest depends as well."""
    return str(torch.__version__)
