"""What the wall asks, answered from the board, the pictures and the favourites."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gan.faces.face import Face
from studio.workspaces.faces.board import FaceBoard
from studio.workspaces.faces.favourites import Favourites
from studio.workspaces.faces.names import name_of
from studio.workspaces.faces.store import FaceStore

if TYPE_CHECKING:
    import numpy as np


class BoardSource:
    """A `WallSource`."""

    def __init__(self, board: FaceBoard, store: FaceStore, favourites: Favourites) -> None:
        self._board, self._store, self._favourites = board, store, favourites

    def key_at(self, index: int) -> Face:
        """The face of a cell."""
        return self._board.state.face_at(index)

    def pixels_of(self, key: Face) -> np.ndarray | None:
        """Its picture, as soon as there is one."""
        return self._store.pixels(key)

    def problem_of(self, key: Face) -> str:
        """Why it has none."""
        return self._store.problem(key)

    def is_locked(self, index: int) -> bool:
        """Whether a cell is locked."""
        return index in self._board.state.locked

    def is_favourite(self, key: Face) -> bool:
        """Whether a face is a favourite."""
        return key in self._favourites

    def words_of(self, index: int) -> str:
        """The face's name."""
        return name_of(self.key_at(index))


def wanted_cells(visible: range, current: int) -> list[int]:
    """Cells whose pictures are wanted: the current one, what shows, a screen below, half of one above."""
    number = len(visible)
    below = range(visible.stop, visible.stop + number)
    above = range(visible.start - 1, max(-1, visible.start - 1 - number // 2), -1)
    first = [current] if current in visible else []
    return [*first, *visible, *below, *above]
