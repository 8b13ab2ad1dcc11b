from __future__ import annotations

import pytest

from studio.naming import pattern_problem


@pytest.mark.parametrize(
    "pattern",
    ["", "  ", "{", "{}", "{0}", "{name}", "a/b", "a\\b", "..", "{stem", "{stem.x}", "{stem!z}", "{stem:d}"],
)
def test_bad_patterns_are_told_in_a_sentence(pattern: str):
    assert pattern_problem(pattern)


@pytest.mark.parametrize("pattern", ["{stem}", "x", "{model}-{stem}-{scale}"])
def test_good_patterns_have_no_problem(pattern: str):
    assert pattern_problem(pattern) == ""
