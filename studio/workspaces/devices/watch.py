"""Looks what this machine has and how much memory is taken, in a thread of its own."""

from __future__ import annotations

import logging
from dataclasses import dataclass

from PySide6.QtCore import QObject, QThreadPool, QTimer, Signal

from gan.engine.inventory import (
    GraphicsCard,
    Memory,
    Processor,
    find_graphics_cards,
    find_processor,
    memory_of,
)

_log = logging.getLogger(__name__)
_EVERY_MS = 1500


@dataclass(frozen=True)
class Found:
    """What this machine computes with.

    Attributes:
        processor: the CPU.
        cards: the GPUs; None as long as nobody has looked, which takes seconds.
        memory: of each device by its name.
    """

    processor: Processor
    cards: tuple[GraphicsCard, ...] | None
    memory: dict[str, Memory]


class DeviceWatch(QObject):
    """Looks while somebody looks at it.

    Signals:
        looked(Found): what there is now.
    """

    looked = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._cards: tuple[GraphicsCard, ...] | None = None
        self._timer = QTimer(self, interval=_EVERY_MS)
        self._timer.timeout.connect(self._look_later)

    def start(self) -> None:
        """Look now and every moment."""
        self._look_later()
        self._timer.start()

    def stop(self) -> None:
        """Look no more."""
        self._timer.stop()

    def finish(self) -> None:
        """Wait for the thread."""
        self._pool.clear()
        self._pool.waitForDone()

    def _look_later(self) -> None:
        if self._pool.activeThreadCount() == 0:  # a GPU that does not answer must not pile up looks
            self._pool.start(self._look)

    def _look(self) -> None:
        try:
            if self._cards is None:
                self.looked.emit(Found(find_processor(), None, {"cpu": memory_of("cpu")}))
                self._cards = find_graphics_cards()
            devices = ("cpu", *(card.device for card in self._cards))
            memory = {device: memory_of(device) for device in devices}
            self.looked.emit(Found(find_processor(), self._cards, memory))
        except Exception:  # a driver that fails must not end the window
            _log.exception("the devices cannot be looked at")
