"""What the training runs of this room share: their pace, averaged weights, checkpoints and table."""

from __future__ import annotations

import copy
import csv
import logging
import math
import os
import pickle
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Protocol, TypeVar

import torch
from torch import Tensor, nn

from gan.cartoon.errors import CartoonError

_log = logging.getLogger(__name__)
_LARGEST_GRADIENT = 2.0
_SAVE_SECONDS = 120.0


class HasRow(Protocol):
    """What was measured."""

    @property
    def row(self) -> dict[str, float]:
        """Column -> number, rounded as the run's table shows it."""


Scores = TypeVar("Scores", bound=HasRow)


class RunOptions(Protocol):
    """What the options of every recipe say of its run; see `Run`."""

    out: Path
    resume: bool
    minutes: float
    steps: int
    rate: float


class Run:
    """A network in training. By the clock its rate anneals within the time given, whatever the machine does.

    Args:
        network: with a dataclass `config`.
        options: `out` is the folder of the checkpoint and the table, `minutes` the time for training itself,
            `steps` ends the run instead of the clock where it is not 0, `rate` is the highest learning rate,
            and `resume` goes on from the checkpoint of the folder.
        device: where it is trained.

    Attributes:
        average: a copy of the network with averaged weights, which are what a run makes.
        step, seconds: done so far.

    Raises:
        CartoonError: the folder holds a run and `resume` was not asked for, or one that does not fit.
    """

    def __init__(self, network: nn.Module, options: RunOptions, device: torch.device) -> None:
        self.network = network.to(device, memory_format=torch.channels_last)
        self.average = copy.deepcopy(self.network).eval().requires_grad_(False)
        self.device, self.step, self.seconds = device, 0, 0.0
        self._minutes, self._steps, self._rate = options.minutes, options.steps, options.rate
        groups = [
            {"params": [p for p in network.parameters() if p.ndim > 1], "weight_decay": 0.02},
            {"params": [p for p in network.parameters() if p.ndim <= 1], "weight_decay": 0.0},
        ]
        self._optimiser = torch.optim.AdamW(groups, lr=options.rate, betas=(0.9, 0.98), fused=True)
        self._folder = Path(options.out)
        self._folder.mkdir(parents=True, exist_ok=True)
        self._file = self._folder / "checkpoint.pt"
        if self._file.exists():
            if not options.resume:
                raise CartoonError(
                    f"{options.out} holds a training run already; add --resume to go on, or give another "
                    "--out."
                )
            self._load()

    @property
    def fraction(self) -> float:
        """Share of the run that is over, 0..1."""
        spent = self.step / self._steps if self._steps else self.seconds / max(1e-9, self._minutes * 60)
        return min(1.0, spent)

    def spend(
        self, loss: Callable[[], Tensor], measure: Callable[[], Scores], every: float = 240.0
    ) -> Scores:
        """Train to the end of the plan, saving and measuring now and then.

        Args:
            loss: of the next batch.
            measure: measures the averaged weights; its scores say their `row` of the run's table.
            every: seconds between measurements.

        Returns:
            The last scores.
        """
        losses: list[float] = []
        last = saved = reported = time.monotonic()
        while self.fraction < 1:
            try:
                losses.append(self._descend(loss()))
            except KeyboardInterrupt:
                self._save()
                raise
            now = time.monotonic()
            self.seconds += now - last
            last = now
            if now - saved > _SAVE_SECONDS or self.fraction >= 1:
                self._save()
                saved = now
            if now - reported > every and self.fraction < 1:
                self._report(losses, measure())
                losses.clear()
                last = reported = time.monotonic()  # measuring is not training
        scores = measure()
        self._report(losses, scores)
        return scores

    def _report(self, losses: Sequence[float], scores: HasRow) -> None:
        """Add a row to the run's table, and tell it."""
        loss = sum(losses) / max(1, len(losses))
        row = {"step": self.step, "seconds": round(self.seconds), "loss": round(loss, 4)} | scores.row
        _log.info("%s", ", ".join(f"{key} {value}" for key, value in row.items()))
        table = self._folder / "log.csv"
        is_new = not table.exists()
        with table.open("a", newline="", encoding="utf-8") as file:
            writer = csv.DictWriter(file, fieldnames=list(row))
            if is_new:
                writer.writeheader()
            writer.writerow(row)

    def _descend(self, loss: Tensor) -> float:
        value = float(loss.detach())
        if not math.isfinite(value):
            raise CartoonError(
                f"The loss is {value} after {self.step} steps, so training stopped; go on with --resume and "
                "a smaller --rate.",
                exit_status=1,
            )
        rising = min(1.0, (self.fraction + 1e-3) / 0.06)
        falling = 0.02 + 0.98 * 0.5 * (1 + math.cos(math.pi * self.fraction))
        for group in self._optimiser.param_groups:
            group["lr"] = self._rate * rising * falling
        self._optimiser.zero_grad(set_to_none=True)
        loss.backward()
        nn.utils.clip_grad_norm_(self.network.parameters(), _LARGEST_GRADIENT)
        self._optimiser.step()
        self.step += 1
        share = 1 - min(0.997, (1 + self.step) / (10 + self.step))
        with torch.no_grad():
            torch._foreach_lerp_(list(self.average.parameters()), list(self.network.parameters()), share)
        return value

    def _save(self) -> None:
        state = {
            "network": self.network.state_dict(),
            "average": self.average.state_dict(),
            "optimiser": self._optimiser.state_dict(),
            "config": asdict(self.network.config),
            "step": self.step,
            "seconds": self.seconds,
        }
        part = self._file.with_name(f".{self._file.name}.part")
        try:
            torch.save(state, part)
            os.replace(part, self._file)
        except OSError as error:
            part.unlink(missing_ok=True)
            raise CartoonError(
                f"{self._file} cannot be written ({error.strerror}).", exit_status=1
            ) from error

    def _load(self) -> None:
        try:
            state = torch.load(self._file, map_location=self.device, weights_only=True)
            if state["config"] != asdict(self.network.config):
                raise CartoonError(f"{self._file} belongs to another network; give another --out.")
            self.network.load_state_dict(state["network"])
            self.average.load_state_dict(state["average"])
            self._optimiser.load_state_dict(state["optimiser"])
            self.step, self.seconds = state["step"], state["seconds"]
        except (OSError, RuntimeError, KeyError, ValueError, EOFError, pickle.UnpicklingError) as error:
            raise CartoonError(
                f"{self._file} cannot be resumed from ({error}); give another --out."
            ) from error


def open_device(name: str) -> torch.device:
    """The device of a name; "auto" is the first GPU where there is one.

    Raises:
        CartoonError: there is no such device.
    """
    if name == "auto":
        return torch.device("cuda" if torch.cuda.is_available() else "cpu")
    try:
        device = torch.device(name)
    except RuntimeError:
        raise CartoonError(f"{name} is no device; give auto, cpu, cuda or cuda:N.") from None
    if device.type == "cuda" and not torch.cuda.is_available():
        raise CartoonError("There is no CUDA device here; give cpu or auto.")
    return device
