"""The lanes of an engine: which devices compute, and how they are exchanged while jobs are under way."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from typing import TYPE_CHECKING

import torch

from gan.engine.device import describe_device
from gan.engine.lane import Lane
from gan.engine.tuning import Tuned, Tuning

if TYPE_CHECKING:
    from gan.engine.flow import Schedule
    from gan.engine.work import Model


class Lanes:
    """A thread for each device that computes. Its methods are for one thread at a time."""

    def __init__(self, schedule: Schedule, threads: int) -> None:
        """Make none yet; `threads` compute on a CPU, 0 for torch's own number."""
        self._tuning = Tuning(threads)
        self._schedule = schedule
        self._lanes: dict[torch.device, Lane] = {}
        self._threads: list[threading.Thread] = []
        schedule.tuning = self._tuning

    @property
    def words(self) -> str:
        """What computes, as a person knows it."""
        return ", ".join(describe_device(device, self._tuning.threads) for device in self._lanes)

    def use(self, devices: Sequence[torch.device], threads: int) -> None:
        """Compute on these devices from the next step on.

        Steps that are under way elsewhere end there; jobs do not notice.
        """
        self._tuning.threads = threads
        old = self._lanes
        self._lanes = {
            device: old.get(device) or Lane(device, self._schedule, self._tuning) for device in devices
        }
        for device, lane in old.items():
            if device not in self._lanes:
                lane.retire()
        for device, lane in self._lanes.items():
            if device not in old:
                self._start(lane)
        self._threads = [thread for thread in self._threads if thread.is_alive()]
        self._schedule.wake()

    def tuned(self, model: Model) -> Tuned | None:
        """What was measured of a model on the first of the devices."""
        return self._tuning.find(model, next(iter(self._lanes)))

    def join(self, timeout: float | None = None) -> bool:
        """Wait for every lane, for each `timeout` seconds at most; the schedule has to be closed.

        Returns:
            Whether all have ended.
        """
        for thread in self._threads:
            thread.join(timeout)
        return not any(thread.is_alive() for thread in self._threads)

    def _start(self, lane: Lane) -> None:
        thread = threading.Thread(target=lane.serve, name=f"lane-{lane.device}", daemon=True)
        self._threads.append(thread)
        thread.start()
