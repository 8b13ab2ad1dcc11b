"""What stands on the wall: every change of it, and the way back."""

from __future__ import annotations

import pytest

from gan.faces.face import HIGHEST_SEED, Face, mix
from studio.workspaces.faces.board import FaceBoard, WallState

ADA, BO = Face.of_seed(70), Face.of_seed(80)


@pytest.fixture
def board(qapp) -> FaceBoard:
    seeds = iter(range(1000, 2000, 100))
    return FaceBoard(WallState(first=10, truncation=0.5), draw=lambda: next(seeds))


def seeds(board: FaceBoard, number: int = 4) -> list[int | None]:
    return [board.state.face_at(index).seed for index in range(number)]


def test_cells_count_on_from_the_first_seed(board: FaceBoard):
    assert seeds(board) == [10, 11, 12, 13]
    assert board.state.face_at(3) == Face.of_seed(13, 0.5)
    assert WallState(first=HIGHEST_SEED).face_at(5).seed == HIGHEST_SEED


def test_locked_cells_stay_when_the_others_change(board: FaceBoard):
    board.set_locked([1, 3], True)
    board.reroll()
    assert seeds(board) == [1000, 11, 1002, 13]
    assert [face.seed for face in board.locked_faces] == [11, 13]
    board.set_locked([1], False)
    board.reroll()
    assert seeds(board) == [1100, 1101, 1102, 13]


def test_a_freed_cell_keeps_its_face_until_the_next_roll(board: FaceBoard):
    board.place(2, ADA, "Bring")
    board.set_locked([2], True)
    board.set_locked([2], False)
    assert board.state.face_at(2) == ADA


def test_every_change_is_undone_and_done_again(board: FaceBoard):
    states = [board.state]
    for change in (
        lambda: board.set_locked([0], True),
        board.reroll,
        lambda: board.place(2, mix(ADA, BO), "Mix"),
        lambda: board.start_at(7),
        lambda: board.bring(BO, 0, "Bring"),
    ):
        change()
        states.append(board.state)
    for state in states[-2::-1]:
        board.steps.undo()
        assert board.state == state
    assert not board.steps.canUndo()
    for state in states[1:]:
        board.steps.redo()
        assert board.state == state


def test_what_is_tried_makes_one_step_when_it_is_settled(board: FaceBoard):
    told: list[float] = []
    board.changed.connect(lambda: told.append(board.state.truncation))
    for truncation in (0.6, 0.7, 0.8):
        board.attempt(board.state.with_truncation(truncation))
    board.settle("Variety")
    assert board.steps.count() == 1 and board.steps.undoText() == "Variety"
    assert told == [0.6, 0.7, 0.8]
    board.steps.undo()
    assert board.state.truncation == 0.5


def test_trying_and_going_back_makes_no_step(board: FaceBoard):
    start = board.state
    board.attempt(start.with_truncation(0.9))
    board.settle("Variety", start)
    assert board.steps.count() == 0 and board.state == start


def test_variety_leaves_locked_faces_alone(board: FaceBoard):
    board.set_locked([0], True)
    board.place(1, ADA, "Bring")
    board.settle("Variety", board.state.with_truncation(1.0))
    assert [board.state.face_at(index).truncation for index in range(3)] == [0.5, 1.0, 1.0]


def test_what_is_brought_takes_no_locked_cell_and_comes_once(board: FaceBoard):
    board.set_locked([4, 5], True)
    assert board.bring(ADA, 4, "Bring") == 6
    assert 6 in board.state.locked and board.state.face_at(6) == ADA
    assert board.bring(ADA, 0, "Bring") == 6
    assert board.bring(BO, -3, "Bring") == 0


def test_drawn_seeds_are_short_enough_to_read_out(qapp):
    board = FaceBoard()
    for _ in range(20):
        board.reroll()
        assert 0 <= board.state.first < 2**31


def test_after_closing_nothing_is_told(board: FaceBoard):
    told: list[bool] = []
    board.steps.indexChanged.connect(lambda _: told.append(True))
    board.reroll()
    board.close()
    board.steps.clear()
    assert told == [True]
