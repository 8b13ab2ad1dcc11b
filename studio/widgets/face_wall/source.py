"""What a wall asks of whoever fills it."""

from __future__ import annotations

from collections.abc import Hashable
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    import numpy as np


class WallSource(Protocol):
    """The faces of a wall. Every method is called while painting, so it must be quick."""

    def key_at(self, index: int) -> Hashable:
        """What stands at a cell; equal keys have equal pictures."""
        ...

    def pixels_of(self, key: Hashable) -> np.ndarray | None:
        """(S, S, 3) uint8, or None as long as there is no picture."""
        ...

    def problem_of(self, key: Hashable) -> str:
        """Why there will be no picture; empty if there will be."""
        ...

    def is_locked(self, index: int) -> bool:
        """Whether a cell stays when the others change."""
        ...

    def is_favourite(self, key: Hashable) -> bool:
        """Whether a face is kept."""
        ...

    def words_of(self, index: int) -> str:
        """The face's name, for tooltips."""
        ...
