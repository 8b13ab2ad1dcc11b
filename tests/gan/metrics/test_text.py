"""Error rates against values worked out by hand."""

from __future__ import annotations

import random

import pytest

from gan.metrics.text import edit_distance, plain_marks, text_errors


@pytest.mark.parametrize(
    ("first", "second", "distance"),
    [
        ("kitten", "sitting", 3),
        ("intention", "execution", 5),
        ("", "abc", 3),
        ("abc", "", 3),
        ("", "", 0),
        ("same", "same", 0),
        ("ab", "ba", 2),
        (["the", "cat"], ["the", "black", "cat"], 1),
    ],
)
def test_edit_distance(first: object, second: object, distance: int) -> None:
    assert edit_distance(first, second) == distance


def test_edit_distance_equals_the_textbook_recursion() -> None:
    source = random.Random(3)

    def recursive(a: str, b: str) -> int:
        table = {(i, 0): i for i in range(len(a) + 1)} | {(0, j): j for j in range(len(b) + 1)}
        for i in range(1, len(a) + 1):
            for j in range(1, len(b) + 1):
                swap = table[i - 1, j - 1] + (a[i - 1] != b[j - 1])
                table[i, j] = min(table[i - 1, j] + 1, table[i, j - 1] + 1, swap)
        return table[len(a), len(b)]

    for _ in range(50):
        a, b = ("".join(source.choices("abc", k=source.randrange(9))) for _ in range(2))
        assert edit_distance(a, b) == recursive(a, b)


def test_rates_are_summed_before_dividing() -> None:
    errors = text_errors([("helo world", "hello world"), ("x", "y")])
    assert (errors.character_edits, errors.characters) == (2, 12)
    assert (errors.word_edits, errors.words) == (2, 3)
    assert errors.cer == pytest.approx(2 / 12)
    assert errors.wer == pytest.approx(2 / 3)


def test_only_quotes_and_dashes_are_folded() -> None:
    assert plain_marks("“It’s” – so…") == '"It\'s" - so…'
    assert text_errors([("“a”—b", '"a"-b')]).character_edits == 0
    assert text_errors([("A b", "a b")]).character_edits == 1


def test_no_text_at_all_is_no_error() -> None:
    assert text_errors([]).cer == 0.0
    assert text_errors([("ab", "")]).cer == 2.0
