"""Places on a page."""

from __future__ import annotations

import pytest

from studio.widgets.page_marks import Spot, box_of, doubt, next_spot, spot_at, uncertain_spots
from tests.studio.widgets.readings import page_of

PAGE = page_of()
UNSURE = [Spot(1, 2), Spot(2, 0), Spot(2, 2)]


def test_doubt_rises_as_confidence_falls() -> None:
    assert doubt(1.0) == doubt(0.85) == 0 and doubt(0.0) == 1
    assert 0 < doubt(0.7) < doubt(0.3) < 1


def test_spots_have_boxes() -> None:
    assert box_of(PAGE, Spot(0)) == PAGE.lines[0].box
    assert box_of(PAGE, Spot(1, 3)) == PAGE.lines[1].words[3].box
    assert (
        box_of(PAGE, Spot(1, 9)) is None and box_of(PAGE, Spot(7)) is None and box_of(PAGE, Spot(-1)) is None
    )


@pytest.mark.parametrize(
    ("x", "y", "spot"),
    [
        (60, 80, Spot(0, 0)),
        (140, 80, Spot(0)),  # between two words
        (60, 55, Spot(0, 0)),  # a little above
        (60, 130, None),  # between two lines
        (40, 180, Spot(1)),  # a little before the line
        (560, 80, None),
    ],
)
def test_what_lies_at_a_point(x: float, y: float, spot: Spot | None) -> None:
    assert spot_at(PAGE, x, y) == spot


def test_uncertain_words_are_those_that_nobody_corrected() -> None:
    assert list(uncertain_spots(PAGE, frozenset())) == UNSURE
    assert list(uncertain_spots(PAGE, frozenset({Spot(2, 0)}))) == [UNSURE[0], UNSURE[2]]


def test_stepping_goes_all_around() -> None:
    assert next_spot(UNSURE, None, 1) == UNSURE[0] and next_spot(UNSURE, None, -1) == UNSURE[2]
    assert next_spot(UNSURE, UNSURE[0], 1) == UNSURE[1] and next_spot(UNSURE, UNSURE[2], 1) == UNSURE[0]
    assert next_spot(UNSURE, Spot(2, 1), -1) == UNSURE[1] and next_spot(UNSURE, UNSURE[0], -1) == UNSURE[2]
    assert next_spot(UNSURE, Spot(1), 1) == UNSURE[0]  # a whole line goes before its words
    assert next_spot([], None, 1) is None
