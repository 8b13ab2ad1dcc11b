"""Which devices there are, and which numbers are fastest on them."""

from __future__ import annotations

import json
import logging
import os
import platform
import threading
import time
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import torch
from torch import Tensor, nn

from gan.engine.errors import EngineError
from gan.paths import user_folder

if TYPE_CHECKING:
    from gan.engine.work import Model

# Reduced precision is taken only while the output stays this close to float32 (norm of the difference
# over norm of the output); bfloat16 rounds to 0.4 %, and networks spread that a little.
CLOSE_ENOUGH = 0.02
_ROUNDS = 5
_PROBE = 96
_log = logging.getLogger(__name__)


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


def describe_device(device: torch.device) -> str:
    """A name that a person knows the device by."""
    if device.type == "cuda":
        return torch.cuda.get_device_name(device)
    cores = torch.get_num_threads()
    return f"CPU, {cores} cores" if cores > 1 else "CPU, 1 core"


@dataclass(frozen=True)
class Precision:
    """How a network's numbers are held on one device.

    Attributes:
        reduced: convolutions and products in bfloat16 (autocast), the rest in float32.
        channels_last: pictures as N, H, W, C in memory.
    """

    reduced: bool = False
    channels_last: bool = False


CANDIDATES = (
    Precision(),
    Precision(channels_last=True),
    Precision(reduced=True),
    Precision(reduced=True, channels_last=True),
)


def run(network: nn.Module, inputs: Tensor, precision: Precision) -> Tensor:
    """One forward pass at a precision; the output is float32."""
    if precision.channels_last and inputs.ndim == 4:
        inputs = inputs.contiguous(memory_format=torch.channels_last)
    with torch.autocast(inputs.device.type, torch.bfloat16, enabled=precision.reduced):
        return network(inputs).float()


def arrange(network: nn.Module, precision: Precision) -> nn.Module:
    """Lay the weights out as the precision wants them, in place."""
    layout = torch.channels_last if precision.channels_last else torch.contiguous_format
    return network.to(memory_format=layout)


class PrecisionChooser:
    """Measures each precision once for each model and device, and remembers the choice on disk."""

    def __init__(self) -> None:
        self._file = user_folder() / "precision.json"
        self._lock = threading.Lock()

    def choose(self, model: Model, network: nn.Module, inputs: Tensor) -> Precision:
        """The fastest precision whose output stays within `CLOSE_ENOUGH` of float32.

        Args:
            model: named in the memory of choices.
            network: on the device, float32; its memory layout may be changed.
            inputs: prepared inputs as the network will get them.
        """
        key = "|".join((repr(model), describe_device(inputs.device), _processor(), torch.__version__))
        with self._lock:
            known = self._read()
            if key not in known:
                known[key] = CANDIDATES.index(_measure(network, inputs))
                self._write(known)
            return CANDIDATES[known[key]]

    def _read(self) -> dict[str, int]:
        try:
            known = json.loads(self._file.read_text())
            return {key: index for key, index in known.items() if index in range(len(CANDIDATES))}
        except (OSError, ValueError, AttributeError):
            return {}  # measured again

    def _write(self, known: dict[str, int]) -> None:
        partial = self._file.with_suffix(f".{os.getpid()}.part")
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            partial.write_text(json.dumps(known, indent=1))
            os.replace(partial, self._file)
        except OSError as error:
            _log.warning("the choice of precision is not kept: %s", error)


def _processor() -> str:
    """What tells this machine's processor from another that reads the same home folder."""
    capability = torch.backends.cpu.get_cpu_capability()
    try:
        lines = Path("/proc/cpuinfo").read_text().splitlines()
    except OSError:
        return f"{capability} {platform.processor()}"
    flags = next((line for line in lines if line.startswith(("flags", "Features"))), "")
    return f"{capability} {zlib.crc32(flags.encode()):08x}"


def _measure(network: nn.Module, inputs: Tensor) -> Precision:
    """Time every candidate on a small piece of the inputs.

    The candidates take turns and the best round of each counts, so that a busy moment of the machine
    does not decide for good.
    """
    piece = inputs[:1]
    if piece.ndim == 4:  # a tiny first picture is repeated: on it overhead would decide
        rows, columns = (-(-_PROBE // side) for side in piece.shape[2:])
        piece = piece.repeat(1, 1, rows, columns)[..., :_PROBE, :_PROBE]
    truth = run(network, piece, CANDIDATES[0])
    seconds: dict[Precision, float] = {}
    for _ in range(_ROUNDS):
        for precision in CANDIDATES:
            arrange(network, precision)
            begin = time.perf_counter()
            output = run(network, piece, precision)
            if piece.device.type == "cuda":
                torch.cuda.synchronize(piece.device)
            spent = time.perf_counter() - begin
            if (output - truth).norm() <= CLOSE_ENOUGH * truth.norm():
                seconds[precision] = min(spent, seconds.get(precision, spent))
    for precision, spent in seconds.items():
        _log.info("%s: %.1f ms", precision, spent * 1e3)
    return min(seconds, key=seconds.__getitem__, default=CANDIDATES[0])
