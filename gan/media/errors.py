"""The one error class of the room."""

from __future__ import annotations

from gan.errors import GanvasError


class MediaError(GanvasError):
    """A file that cannot be read or saved (exit status 2), or work on it that failed (exit status 1)."""

    def __init__(self, sentence: str, *, exit_status: int = 2) -> None:
        super().__init__(sentence)
        self.exit_status = exit_status
