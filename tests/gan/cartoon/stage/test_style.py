"""The palette and the line rule."""

from __future__ import annotations

import pytest

from gan.cartoon.stage import style


@pytest.mark.parametrize("name", style.PALETTE)
def test_lines_and_shades_are_darker_than_what_they_belong_to(name):
    fill = style.colour(name)
    assert fill.isValid()
    assert style.line(name).lightnessF() < style.shade(name).lightnessF() < fill.lightnessF() + 1e-6


def test_names_and_numbers_are_the_same_colours():
    assert style.colour("red") == style.colour(style.PALETTE["red"])
    assert style.pen("red").widthF() == style.LINE
