"""The one error class of the room."""

from __future__ import annotations

from gan.errors import GanvasError


class CommandError(GanvasError):
    """A command that cannot be carried out as it was asked for, or a machine that lacks something.

    Attributes:
        exit_status: 2 where the person or the machine has to change something first, 1 for a failure.
    """

    def __init__(self, sentence: str, exit_status: int = 2) -> None:
        super().__init__(sentence)
        self.exit_status = exit_status
