"""Runs a benchmark: every network is tuned to the device first, then every job is timed."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable
from concurrent.futures import CancelledError
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from studio.benchmark.report import Report, Row
from studio.benchmark.trials import Chosen, Trial, make_trials

if TYPE_CHECKING:
    from gan.engine import Engine, Request
    from gan.engine.benchmark import Outcome, Probe

# What is over sooner than this is timed with more work.
_TOO_SOON = 0.5
_LOOK = 0.1


@dataclass(frozen=True)
class Stage:
    """How far a benchmark is: trials done, all of them, and what is done now."""

    done: int
    total: int
    words: str


Tell = Callable[[Stage], None]
Found = Callable[[Row], None]


def run_benchmark(
    device: str,
    threads: int,
    chosen: Chosen,
    tell: Tell,
    found: Found = lambda row: None,
    stop: Callable[[], bool] = lambda: False,
) -> Report:
    """Tune and time. In the main thread, with Qt started: cartoons are painted with it.

    Args:
        device: "auto", "cpu", "cuda" or "cuda:N".
        threads: of a CPU; 0 for one each core.
        chosen: which models.
        tell: hears how far it is.
        found: hears of each figure.
        stop: asked often whether to break off.

    Raises:
        EngineError: the device is not there.
        concurrent.futures.CancelledError: `stop` said so. What was tuned by then is kept.
    """
    with tempfile.TemporaryDirectory(prefix="ganvas-benchmark-") as folder:
        return _Run(device, threads, Path(folder), chosen, tell, found, stop).run()


class _Run:
    """One benchmark."""

    def __init__(
        self,
        device: str,
        threads: int,
        folder: Path,
        chosen: Chosen,
        tell: Tell,
        found: Found,
        stop: Callable[[], bool],
    ) -> None:
        from gan.engine.device import resolve_devices
        from gan.engine.tuning import Tuning

        self._device, self._threads = device, threads
        self._tell, self._found, self._stop = tell, found, stop
        self._devices = resolve_devices(device)
        self._tuning = Tuning(threads)
        self._hows: dict[str, str] = {}
        self._done = 0
        tell(Stage(0, 0, "Getting ready"))
        self._probes = _probes(chosen)
        self._trials = make_trials(folder, chosen)

    def run(self) -> Report:
        from gan.engine import Engine
        from gan.engine.benchmark import count_trials
        from gan.engine.device import torch_version

        of_networks = sum(
            count_trials(probe, device) for device in self._devices for _, probe in self._probes
        )
        self._total = of_networks + len(self._trials)
        self._tune_all(count_trials)
        with Engine(self._device, threads=self._threads) as engine:
            rows = tuple(self._time(engine, trial) for trial in self._trials)
            name = engine.device_name or self._device
        made = datetime.now().isoformat(timespec="minutes")
        return Report(self._device, name, torch_version(), made, rows)

    # Networks

    def _tune_all(self, count_trials: Callable[..., int]) -> None:
        from gan.engine.benchmark import measure
        from gan.engine.device import set_threads

        set_threads(self._threads)
        for device in self._devices:
            for key, probe in self._probes:
                begin = self._done
                outcome = measure(probe, device, self._next_trial, self._stop)
                self._tuning.keep(probe.model, device, outcome.tuned)
                self._hows.setdefault(key, _how(outcome))
                self._done = begin + count_trials(probe, device)

    def _next_trial(self, words: str) -> None:
        self._tell(Stage(self._done, self._total, words))
        self._done += 1

    # Jobs

    def _time(self, engine: Engine, trial: Trial) -> Row:
        words = f"{trial.job}: {trial.what}"
        self._tell(Stage(self._done, self._total, words))
        if trial.warm_up is not None:
            self._run(engine, trial.warm_up)
        result, seconds = self._run(engine, trial.request)
        if seconds < _TOO_SOON:
            result, seconds = self._run(engine, trial.more or trial.request)
        self._done += 1
        row = Row(
            trial.job,
            trial.what,
            trial.count(result) / seconds,
            trial.unit,
            self._hows.get(trial.network(result), ""),
        )
        self._found(row)
        return row

    def _run(self, engine: Engine, request: Request) -> tuple[Any, float]:
        """The result of a request and how long it took."""
        begin = time.perf_counter()
        job = engine.submit(request)
        while not job.wait(_LOOK):
            if self._stop():
                job.cancel()
                raise CancelledError
        return job.result(), time.perf_counter() - begin


def _probes(chosen: Chosen) -> list[tuple[str, Probe]]:
    """The networks of all jobs, each with the name that trials call it by."""
    from gan.enhance.probes import probes as of_enhance
    from gan.faces.probes import probes as of_faces
    from gan.handwriting.probes import probes as of_handwriting

    return [
        *((probe.title, probe) for probe in of_enhance(chosen.enhance)),
        *(("Faces", probe) for probe in of_faces(chosen.faces)),
        *(("Handwriting", probe) for probe in of_handwriting(chosen.reader)),
    ]


def _how(outcome: Outcome) -> str:
    best = outcome.best
    words = [best.precision.numbers, *(["channels last"] if best.precision.channels_last else [])]
    words += [f"tile {best.side}"] if best.side else [f"batch {best.batch}"]
    return ", ".join(words)
