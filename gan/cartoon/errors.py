"""The one error class of the room."""

from __future__ import annotations

from gan.errors import GanvasError


class CartoonError(GanvasError):
    """A script, a scene, a project or an export of Cartoon that cannot be carried out."""

    def __init__(self, sentence: str, *, exit_status: int = 2) -> None:
        super().__init__(sentence)
        self.exit_status = exit_status
