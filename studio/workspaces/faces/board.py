"""What stands on the wall, and every change of it, which can be undone."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from gan.faces.face import HIGHEST_SEED, Face
from studio.language import tr

_STEPS_KEPT = 200
_SEEDS = 2**31  # short enough to read out; cells count on from there


@dataclass(frozen=True)
class WallState:
    """Which face stands at each of endlessly many cells.

    Attributes:
        first: the seed of cell 0; the others count on from it.
        truncation: of all faces that are not locked.
        placed: cells that show another face than that of their seed.
        locked: cells that stay when the others change; each of them is in `placed`.
    """

    first: int = 0
    truncation: float = 0.7
    placed: Mapping[int, Face] = field(default_factory=lambda: MappingProxyType({}))
    locked: frozenset[int] = frozenset()

    def face_at(self, index: int) -> Face:
        """The face of a cell."""
        if index in self.placed:
            return self.placed[index]
        return Face.of_seed(min(self.first + index, HIGHEST_SEED), self.truncation)

    def index_of(self, face: Face) -> int:
        """Where a face was placed, or -1."""
        return next((index for index, placed in self.placed.items() if placed == face), -1)

    def with_face(self, index: int, face: Face) -> WallState:
        """With another face at a cell."""
        return replace(self, placed=MappingProxyType({**self.placed, index: face}))

    def with_locks(self, indexes: Iterable[int], locked: bool) -> WallState:
        """With cells locked or freed."""
        indexes = frozenset(indexes)
        if not locked:
            return replace(self, locked=self.locked - indexes)
        placed = {**self.placed, **{index: self.face_at(index) for index in indexes}}
        return replace(self, placed=MappingProxyType(placed), locked=self.locked | indexes)

    def rerolled(self, first: int) -> WallState:
        """With other seeds; only locked cells stay."""
        kept = {index: face for index, face in self.placed.items() if index in self.locked}
        return replace(self, first=first, placed=MappingProxyType(kept))

    def with_truncation(self, truncation: float) -> WallState:
        """With another truncation of all faces that are not locked."""
        placed = {
            index: face if index in self.locked else face.with_truncation(truncation)
            for index, face in self.placed.items()
        }
        return replace(self, truncation=truncation, placed=MappingProxyType(placed))


class FaceBoard(QObject):
    """The state of the wall, changed step by step.

    While the hand holds a slider the state is only tried; letting go makes one step of it.

    Attributes:
        steps: what can be undone.

    Signals:
        changed(): the state is another one.
    """

    changed = Signal()

    def __init__(
        self,
        state: WallState | None = None,
        parent: QObject | None = None,
        draw: Callable[[], int] = lambda: secrets.randbelow(_SEEDS),
    ) -> None:
        """Begin with a state; `draw` gives seeds for re-rolling."""
        super().__init__(parent)
        self._state = state or WallState()
        self._settled = self._state
        self._draw = draw
        self.steps = QUndoStack(self)
        self.steps.setUndoLimit(_STEPS_KEPT)

    @property
    def state(self) -> WallState:
        """What stands on the wall now."""
        return self._state

    @property
    def locked_faces(self) -> list[Face]:
        """The locked faces in the order of their cells."""
        return [self._state.face_at(index) for index in sorted(self._state.locked)]

    def attempt(self, state: WallState) -> None:
        """Show a state that may not stay: the next one takes its place without a trace."""
        if state != self._state:
            self._state = state
            self.changed.emit()

    def settle(self, words: str, state: WallState | None = None) -> None:
        """Make a step, to `state` or to what was tried last; `words` say what it did."""
        state = self._state if state is None else state
        if state != self._settled:
            self.steps.push(_Step(self, self._settled, state, words))
        else:
            self.attempt(state)

    def set_locked(self, indexes: Iterable[int], locked: bool) -> None:
        """Lock or free cells."""
        self.settle(tr("Lock") if locked else tr("Free"), self._settled.with_locks(indexes, locked))

    def reroll(self) -> None:
        """Other faces everywhere but in locked cells."""
        self.settle(tr("Re-roll"), self._settled.rerolled(self._draw()))

    def start_at(self, seed: int) -> None:
        """Let the wall begin with the face of a seed."""
        self.settle(tr("Go to a seed"), self._settled.rerolled(seed))

    def place(self, index: int, face: Face, words: str) -> None:
        """Put a face into a cell."""
        self.settle(words, self._settled.with_face(index, face))

    def bring(self, face: Face, near: int, words: str) -> int:
        """Put a face into the first cell from `near` on that is not locked, and lock it; returns the cell.

        A face that was placed already stays where it is.
        """
        there = self._settled.index_of(face)
        if there >= 0:
            return there
        index = max(near, 0)
        while index in self._settled.locked:
            index += 1
        self.settle(words, self._settled.with_face(index, face).with_locks([index], True))
        return index

    def close(self) -> None:
        """Tell nothing more: a stack of steps tells of its own end, when nobody is there to hear."""
        self.steps.blockSignals(True)

    def go_to(self, state: WallState) -> None:
        """Take a state as a step that was done or undone; for the steps."""
        self._settled = state
        self.attempt(state)


class _Step(QUndoCommand):
    """From one state to the next."""

    def __init__(self, board: FaceBoard, before: WallState, after: WallState, words: str) -> None:
        super().__init__(words)
        self._board, self._before, self._after = board, before, after

    def undo(self) -> None:
        self._board.go_to(self._before)

    def redo(self) -> None:
        self._board.go_to(self._after)
