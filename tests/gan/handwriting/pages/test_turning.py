"""Skew, quarter turns and upside down."""

from __future__ import annotations

import numpy as np
import pytest

from gan.handwriting.pages.ink import ink_of
from gan.handwriting.pages.turning import find_direction, upright_evidence
from tests.gan.handwriting.sheets import turned, write_page


@pytest.mark.parametrize("degrees", [-7.0, -1.5, 0.0, 2.0, 12.0])
def test_skew_is_found(degrees: float) -> None:
    direction = find_direction(ink_of(turned(write_page(), degrees)))
    assert not direction.sideways
    assert direction.skew == pytest.approx(degrees, abs=0.5)


def test_sideways_pages_are_known() -> None:
    ink = ink_of(write_page())
    for quarters in (1, 3):
        direction = find_direction(np.ascontiguousarray(np.rot90(ink, quarters)))
        assert direction.sideways and abs(direction.skew) < 1


def test_letters_reach_up_more_than_down() -> None:
    tall = ("all the tall trees stand still", "the little lamb had a bell", "that she held all that while")
    ink = ink_of(write_page(tall))
    assert upright_evidence(ink) > 0.05
    assert upright_evidence(np.ascontiguousarray(ink[::-1, ::-1])) < -0.05


def test_a_blank_page_has_no_direction() -> None:
    blank = np.zeros((300, 200), np.uint8)
    direction = find_direction(blank)
    assert not direction.sideways and direction.skew == 0
    assert upright_evidence(blank) == 0
