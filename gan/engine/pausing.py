"""How a training stands still between two steps while the machine is needed otherwise, and goes on."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable

_log = logging.getLogger(__name__)
_LOOK_SECONDS = 0.2  # a wait without end could not be interrupted everywhere


class Pause:
    """What whoever steers a process and the training in it agree by.

    Attributes:
        told: hears, in the training's thread, True once it stands still and False when it goes on.
    """

    def __init__(self) -> None:
        self._may_go = threading.Event()
        self._may_go.set()
        self.told: Callable[[bool], None] = lambda stands: None

    @property
    def is_asked(self) -> bool:
        """Whether the training is to stand still."""
        return not self._may_go.is_set()

    def ask(self) -> None:
        """Let the training stand still from its next step on; in any thread."""
        self._may_go.clear()

    def release(self) -> None:
        """Let it go on; in any thread."""
        self._may_go.set()

    def stand(
        self, save: Callable[[], object] = lambda: None, stop: Callable[[], bool] = lambda: False
    ) -> float:
        """Stand still here as long as that is asked for, computing nothing.

        Args:
            save: called before, so that nothing is lost if the machine is switched off meanwhile.
            stop: asked now and then whether to end, which ends the pause.

        Returns:
            The seconds that passed, saving among them; they do not count as training.
        """
        if not self.is_asked:
            return 0.0
        begin = time.monotonic()
        save()
        _log.info("paused")
        self.told(True)
        try:
            while not self._may_go.wait(_LOOK_SECONDS) and not stop():
                pass
        finally:
            self.told(False)
        _log.info("going on")
        return time.monotonic() - begin


PAUSE = Pause()
"""Of this process: trainings ask it between two steps, and nothing in it moves by itself."""
