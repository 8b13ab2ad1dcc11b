"""The one error class of the room."""

from __future__ import annotations

from gan.errors import GanvasError


class EngineError(GanvasError):
    """A device that is not there (exit status 2), or a computation that failed (exit status 1)."""

    def __init__(self, sentence: str, *, exit_status: int = 1) -> None:
        super().__init__(sentence)
        self.exit_status = exit_status
