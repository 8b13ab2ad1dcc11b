"""Corrected lines become words with boxes."""

from __future__ import annotations

import pytest

from studio.widgets.page_marks import Spot
from studio.workspaces.handwriting.correcting import correct_line, correct_page
from tests.studio.workspaces.handwriting.readings import page_of

LINE = page_of().lines[1]  # thank you for the


def test_words_that_are_the_same_stay_as_they_are() -> None:
    line, marked = correct_line(LINE, frozenset(), "thank you for her")
    assert line.words[:3] == LINE.words[:3] and marked == {3}
    assert line.words[3].box == LINE.words[3].box and line.words[3].confidence == 1.0


def test_two_words_share_the_place_of_one_by_their_lengths() -> None:
    line, marked = correct_line(LINE, frozenset(), "thank you forthe")
    assert marked == {2}
    assert line.words[2].box == LINE.words[2].box.union(LINE.words[3].box)
    parted, marked = correct_line(LINE, frozenset(), "th ank you for the")
    first, second = parted.words[:2]
    assert marked == {0, 1}
    assert first.box.left == LINE.words[0].box.left and second.box.right == LINE.words[0].box.right
    assert second.box.width == pytest.approx(1.5 * first.box.width) and first.box.right < second.box.left


def test_a_word_that_is_put_in_stands_in_the_gap() -> None:
    line, marked = correct_line(LINE, frozenset(), "thank you all for the")
    assert marked == {2}
    assert LINE.words[1].box.right <= line.words[2].box.left <= line.words[2].box.right
    assert line.words[2].box.right <= LINE.words[2].box.left + 1


def test_words_corrected_before_stay_marked_where_they_go() -> None:
    once, marked = correct_line(LINE, frozenset(), "thank you for her")
    twice, marked = correct_line(once, marked, "thank for her")
    assert [word.text for word in twice.words] == ["thank", "for", "her"] and marked == {2}


def test_an_empty_text_leaves_no_words() -> None:
    line, marked = correct_line(LINE, frozenset({1}), "  ")
    assert line.words == () and marked == frozenset() and line.box == LINE.box
    again, marked = correct_line(line, frozenset(), "back again")
    assert [word.text for word in again.words] == ["back", "again"] and marked == {0, 1}


def test_other_lines_of_the_page_are_untouched() -> None:
    page = page_of()
    before = frozenset({Spot(0, 1), Spot(1, 0)})
    new, corrected = correct_page(page, before, 1, "thank me for the")
    assert new.lines[0] is page.lines[0] and new.lines[2] is page.lines[2]
    assert corrected == {Spot(0, 1), Spot(1, 0), Spot(1, 1)}
