"""The one error class of the library."""

from __future__ import annotations

from gan.errors import GanvasError


class LibraryError(GanvasError):
    """The library cannot be opened, read or written; the sentence says why and what to do."""

    def __init__(self, sentence: str, *, exit_status: int = 1) -> None:
        super().__init__(sentence)
        self.exit_status = exit_status
