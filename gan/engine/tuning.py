"""What was measured of networks on this machine: the fastest numbers, batches and tiles, kept on disk.

A choice belongs to a device, a model with its hash, and a version of torch: another of any is measured anew.
"""

from __future__ import annotations

import json
import logging
import math
import os
import threading
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import torch
from torch import Tensor, nn

from gan.engine.device import describe_device, processor_mark
from gan.engine.precision import NUMBERS, Precision, fastest
from gan.paths import user_folder

if TYPE_CHECKING:
    from gan.engine.work import Model

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Tuned:
    """What suits a model on a device.

    Attributes:
        precision: the numbers it computes in.
        room: values of input that run together as one batch; 0 leaves it to the model.
        tile: side of a tile, in pixels of the input; 0 leaves it to the work.
    """

    precision: Precision = field(default_factory=Precision)
    room: int = 0
    tile: int = 0


class Tuning:
    """The choices of this machine. Every method may be called from any thread.

    What another process writes holds at the next step: a benchmark is a process of its own.

    Attributes:
        threads: of a CPU lane; 0 for torch's own number. On it depends what is fastest.
    """

    def __init__(self, threads: int = 0) -> None:
        self.threads = threads
        self._usual_threads = torch.get_num_threads()
        self._file = user_folder() / "tuning.json"
        self._lock = threading.Lock()
        self._stamp: tuple[int, int] | None = None
        self._known: dict[str, Tuned] = {}

    def find(self, model: Model, device: torch.device) -> Tuned | None:
        """What is known of a model on a device."""
        with self._lock:
            return self._read().get(self._key(model, device))

    def choose(self, model: Model, network: nn.Module, inputs: Tensor) -> Precision:
        """The fastest precision whose output stays close to float32; measured where nothing is known.

        Args:
            model: named in the memory of choices.
            network: on the device, float32; its memory layout may be changed.
            inputs: prepared inputs as the network will get them.
        """
        key = self._key(model, inputs.device)
        known = self.find(model, inputs.device)
        if known is None:
            measured = Tuned(fastest(network, inputs))  # takes a second, for which nobody else is to wait
            with self._lock:
                known = self._read().get(key)
                if known is None:
                    known = measured
                    self._write({**self._known, key: known})
        return known.precision

    def keep(self, model: Model, device: torch.device, tuned: Tuned) -> None:
        """Remember what a benchmark found."""
        with self._lock:
            self._write({**self._read(), self._key(model, device): tuned})

    def forget(self) -> int:
        """Forget everything, so that it is measured anew or left as shipped; returns how much it was."""
        with self._lock:
            count = len(self._read())
            self._write({})
            return count

    def batch_limit(self, model: Model, shape: tuple[int, ...], device: torch.device) -> int:
        """How many inputs of a shape (without the batch) may run together; at least 1."""
        tuned = self.find(model, device)
        if tuned is None or not tuned.room:
            return model.batch_limit(shape, device)
        return max(1, tuned.room // max(1, math.prod(shape)))

    def _key(self, model: Model, device: torch.device) -> str:
        if device.type == "cpu":
            place = f"CPU, {self.threads or self._usual_threads} threads"
        else:
            place = describe_device(device)
        return "|".join((place, processor_mark(), torch.__version__, repr(model)))

    def _read(self) -> dict[str, Tuned]:
        """What is on disk; the caller holds the lock."""
        try:
            status = self._file.stat()
        except OSError:
            # Where the disk takes nothing, what was measured holds as long as the program runs.
            return self._known if self._stamp is None else self._forget_all()
        stamp = (status.st_mtime_ns, status.st_size)
        if stamp != self._stamp:
            self._known, self._stamp = _parse(self._file), stamp
        return self._known

    def _forget_all(self) -> dict[str, Tuned]:
        self._known, self._stamp = {}, None
        return self._known

    def _write(self, known: dict[str, Tuned]) -> None:
        self._known = known
        partial = self._file.with_suffix(f".{os.getpid()}.part")
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            partial.write_text(json.dumps({key: asdict(tuned) for key, tuned in known.items()}, indent=1))
            os.replace(partial, self._file)
            status = self._file.stat()
            self._stamp = (status.st_mtime_ns, status.st_size)
        except OSError as error:
            _log.warning("what was measured is not kept: %s", error)


def _parse(file: Path) -> dict[str, Tuned]:
    """What a file holds; entries that are damaged are left out, and measured again."""
    try:
        entries: dict[str, Any] = json.loads(file.read_text())
        return {key: tuned for key, entry in entries.items() if (tuned := _tuned(entry)) is not None}
    except (OSError, ValueError, AttributeError):
        return {}


def _tuned(entry: Any) -> Tuned | None:
    try:
        precision = Precision(entry["precision"]["numbers"], entry["precision"]["channels_last"])
        room, tile = entry["room"], entry["tile"]
    except (KeyError, TypeError):
        return None
    types_fit = isinstance(precision.channels_last, bool) and type(room) is int and type(tile) is int
    is_sound = types_fit and precision.numbers in NUMBERS and room >= 0 and tile >= 0
    return Tuned(precision, room, tile) if is_sound else None
