"""All trainings of the studio: one of each kind at a time."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from studio.training.plan import KINDS
from studio.training.run import State, Training


class Trainings(QObject):
    """What workspaces share of trainings; they go on whatever page is shown.

    Signals:
        changed(): one is different now.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._of_kind = {kind: Training(self) for kind in KINDS}
        for training in self._of_kind.values():
            training.changed.connect(lambda _: self.changed.emit())

    def __getitem__(self, kind: str) -> Training:
        return self._of_kind[kind]

    @property
    def is_active(self) -> bool:
        """Whether there is one, at work or paused."""
        return any(training.view.state.is_active for training in self._of_kind.values())

    @property
    def is_working(self) -> bool:
        """Whether one computes."""
        states = (State.RUNNING, State.PAUSING, State.STOPPING)
        return any(training.view.state in states for training in self._of_kind.values())

    def stop(self) -> None:
        """Let all save what they have learned, and end; returns at once."""
        for training in self._of_kind.values():
            training.stop()

    def wait(self) -> None:
        """Stop, and wait for the ends; in any thread."""
        for training in self._of_kind.values():
            training.wait()
