"""What every training run of this room shares: its pace, averaged weights, checkpoints and table."""

from __future__ import annotations

import copy
import csv
import math
import os
import pickle
import time
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, TypeVar

import torch
from torch import Tensor, nn

from gan.handwriting.errors import HandwritingError

Scores = TypeVar("Scores")

_LARGEST_GRADIENT = 5.0


@dataclass(frozen=True)
class Plan:
    """How long a run lasts and how it learns.

    By the clock the schedule anneals within the time given, whatever the processor manages.

    Attributes:
        minutes: time for training itself, measuring not counted.
        steps: ends the run instead of the clock where it is not 0.
        rate: highest learning rate.
        decay: weight decay.
        seed: of everything random.
        save_seconds, measure_seconds: time between checkpoints and between reports.
    """

    minutes: float
    steps: int
    rate: float
    decay: float
    seed: int
    save_seconds: float
    measure_seconds: float


def one_cycle(fraction: float, peak: float, rising: float = 0.08) -> float:
    """Learning rate that rises in a line over `rising` of the run and falls by a cosine to a hundredth.

    Smith and Topin 2018 ("super-convergence"), with the simpler rise that AdamW is content with.
    """
    if fraction < rising:
        return peak * max(fraction / rising, 0.02)
    fallen = (fraction - rising) / (1 - rising)
    return peak * (0.01 + 0.99 * 0.5 * (1 + math.cos(math.pi * fallen)))


class AveragedWeights:
    """Exponential moving average of a network: parameters and running statistics alike.

    Attributes:
        network: a copy in evaluation mode that holds the averages.
    """

    def __init__(self, network: nn.Module, decay: float = 0.999) -> None:
        self.network = copy.deepcopy(network).eval().requires_grad_(False)
        self._decay = decay

    @torch.no_grad()
    def update(self, network: nn.Module, step: int) -> None:
        """Move towards the network's weights; early on faster, so that the first ones are forgotten."""
        share = 1 - min(self._decay, (1 + step) / (10 + step))
        averages, currents = self.network.state_dict(), network.state_dict()
        floating = [key for key, value in averages.items() if value.is_floating_point()]
        torch._foreach_lerp_([averages[key] for key in floating], [currents[key] for key in floating], share)


class Run:
    """A network in training: everything that a checkpoint must hold, and the loop over time.

    Attributes:
        network: what is trained.
        average: its averaged weights, which are what a run makes.
        device: where it is trained.
        step: steps done.
        seconds: time spent on them.
    """

    def __init__(self, network: nn.Module, device: torch.device, plan: Plan) -> None:
        self.network = network.to(device, memory_format=torch.channels_last)
        self.average = AveragedWeights(self.network)
        self.device = device
        self.step = 0
        self.seconds = 0.0
        self._plan = plan
        self._optimiser = torch.optim.AdamW(
            split_decay(self.network, plan.decay), lr=plan.rate, betas=(0.9, 0.98), fused=True
        )

    @property
    def fraction(self) -> float:
        """Share of the run that is over, 0..1."""
        spent = self.step / self._plan.steps if self._plan.steps else self.seconds / (self._plan.minutes * 60)
        return min(spent, 1.0)

    def reseed(self) -> None:
        """Make torch's random numbers follow from the step's number, so that no checkpoint need keep them."""
        torch.manual_seed(self._plan.seed * 1_000_003 + self.step)

    def descend(self, loss: Tensor) -> Tensor:
        """One step of the optimiser and of the averages; returns the loss without waiting for the device."""
        for group in self._optimiser.param_groups:
            group["lr"] = one_cycle(self.fraction, self._plan.rate)
        self._optimiser.zero_grad(set_to_none=True)
        loss.backward()
        nn.utils.clip_grad_norm_(self.network.parameters(), _LARGEST_GRADIENT)
        self._optimiser.step()
        self.step += 1
        self.average.update(self.network, self.step)
        return loss.detach()

    def spend(
        self, step: Callable[[], Tensor], report: Callable[[float], Scores], checkpoint: Path
    ) -> Scores:
        """Train to the end of the plan.

        Args:
            step: does one step and returns its loss.
            report: measures, given the mean loss since the last report (NaN without one).
            checkpoint: written every so often, at the end and on Ctrl-C.

        Returns:
            The last report's scores.
        """
        losses: list[Tensor] = []
        last = saved = measured = time.monotonic()
        while self.fraction < 1:
            try:
                losses.append(step())
            except KeyboardInterrupt:
                self.save(checkpoint)
                raise
            now = time.monotonic()
            self.seconds += now - last
            last = now
            if now - saved >= self._plan.save_seconds or self.fraction >= 1:
                self._require_finite(losses[-1])
                self.save(checkpoint)
                saved = time.monotonic()
            if now - measured >= self._plan.measure_seconds and self.fraction < 1:
                report(_mean(losses))
                losses.clear()
                # Measuring is not training: its time does not count for the schedule.
                last = measured = time.monotonic()
        return report(_mean(losses))

    def save(self, file: Path) -> None:
        """Write a checkpoint so that a kill at any moment leaves this one or the one before."""
        state = {
            "network": self.network.state_dict(),
            "average": self.average.network.state_dict(),
            "optimiser": self._optimiser.state_dict(),
            "config": asdict(self.network.config),
            "step": self.step,
            "seconds": self.seconds,
        }
        _write_through(file, state)

    def load(self, file: Path) -> None:
        """Go on from a checkpoint; HandwritingError if it is none of such a network."""
        try:
            state = torch.load(file, map_location=self.device, weights_only=True)
            _require_same(file, state["config"], asdict(self.network.config))
            self.network.load_state_dict(state["network"])
            self.average.network.load_state_dict(state["average"])
            self._optimiser.load_state_dict(state["optimiser"])
            self.step, self.seconds = state["step"], state["seconds"]
        except (OSError, RuntimeError, KeyError, ValueError, EOFError, pickle.UnpicklingError) as error:
            raise HandwritingError(
                f"{file} cannot be resumed from ({error}); remove it or give another --out."
            ) from error

    def _require_finite(self, loss: Tensor) -> None:
        if not torch.isfinite(loss):
            raise HandwritingError(
                f"the loss is {float(loss)} after {self.step} steps, so training stopped; "
                "go on from the last checkpoint with --resume and a smaller --rate."
            )


def start_or_resume(run: Run, folder: Path, resume: bool) -> Path:
    """The checkpoint of a run's folder, loaded where there is one and `resume` allows it.

    Raises:
        HandwritingError: there is one and `resume` was not asked for, or it does not fit.
    """
    folder.mkdir(parents=True, exist_ok=True)
    checkpoint = folder / "checkpoint.pt"
    if checkpoint.exists():
        if not resume:
            raise HandwritingError(
                f"{folder} holds a training run already; add --resume to go on with it, "
                "or give another --out."
            )
        run.load(checkpoint)
    return checkpoint


def open_device(name: str) -> torch.device:
    """The device of a name: "auto" is the first GPU where there is one, and the CPU elsewhere."""
    if name == "auto":
        return torch.device("cuda" if torch.cuda.is_available() else "cpu")
    try:
        device = torch.device(name)
    except RuntimeError:
        raise HandwritingError(f"{name} is no device; give auto, cpu, cuda or cuda:N.") from None
    if device.type == "cuda" and not torch.cuda.is_available():
        raise HandwritingError("there is no CUDA device here; give cpu or auto.")
    return device


def split_decay(network: nn.Module, decay: float) -> list[dict[str, Any]]:
    """Parameter groups for AdamW: weight decay on matrices and kernels, none on biases and scales."""
    parameters = [parameter for parameter in network.parameters() if parameter.requires_grad]
    return [
        {"params": [p for p in parameters if p.ndim > 1], "weight_decay": decay},
        {"params": [p for p in parameters if p.ndim <= 1], "weight_decay": 0.0},
    ]


def append_row(table: Path, row: Mapping[str, object]) -> None:
    """Add a row to a CSV table; the first one brings the header."""
    is_new = not table.exists()
    with table.open("a", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, fieldnames=list(row))
        if is_new:
            writer.writeheader()
        writer.writerow(row)


def _mean(losses: list[Tensor]) -> float:
    return float(torch.stack(losses).mean()) if losses else math.nan


def _require_same(file: Path, found: Mapping[str, Any], wanted: Mapping[str, Any]) -> None:
    differing = sorted(key for key in {*found, *wanted} if found.get(key) != wanted.get(key))
    if differing:
        raise HandwritingError(
            f"{file} belongs to a network with another {', '.join(differing)}; give another --out."
        )


def _write_through(file: Path, state: Mapping[str, Any]) -> None:
    part = file.with_name(f".{file.name}.part")
    try:
        with part.open("wb") as stream:
            torch.save(dict(state), stream)
            stream.flush()
            os.fsync(stream.fileno())
        os.replace(part, file)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise HandwritingError(f"the checkpoint {file} cannot be written: {error.strerror}.") from error
