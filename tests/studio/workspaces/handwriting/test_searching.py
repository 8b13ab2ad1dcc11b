"""Words found on pages."""

from __future__ import annotations

from studio.widgets.page_marks import Spot
from studio.workspaces.handwriting import searching
from studio.workspaces.handwriting.searching import find
from tests.studio.workspaces.handwriting.readings import page_of, read_page


def test_every_place_is_found_whatever_the_case() -> None:
    pages = [read_page(), read_page(page_of((("THE", 0.9), ("end", 0.9))))]
    hits = find(pages, "the")
    assert [(hit.page, hit.spots) for hit in hits] == [(pages[0], (Spot(1, 3),)), (pages[1], (Spot(0, 0),))]
    assert (hits[0].before, hits[0].found, hits[0].after) == ("thank you for ", "the", "")


def test_words_may_follow_one_another_and_lie_within_words() -> None:
    (hit,) = find([read_page()], "you   FOR")
    assert hit.spots == (Spot(1, 1), Spot(1, 2)) and hit.found == "you for"
    assert [hit.spots for hit in find([read_page()], "lar")] == [(Spot(0, 1),)]
    assert find([read_page()], "k y")[0].spots == (Spot(1, 0), Spot(1, 1))


def test_signs_stand_for_themselves() -> None:
    assert len(find([read_page()], "Clara,")) == 1
    assert find([read_page()], ".*") == [] and find([read_page()], "(") == []


def test_nothing_is_found_where_nothing_is_asked_or_read() -> None:
    page = read_page(count=2)
    assert find([page], "  ") == []
    assert find(page.document.pages, "Dear")[0].page is page


def test_long_lines_are_shown_around_the_place() -> None:
    words = tuple((f"word{number}", 0.9) for number in range(40))
    (hit,) = find([read_page(page_of(words))], "word20")
    assert hit.before.startswith("…") and hit.after.endswith("…")
    assert len(hit.before) <= 33 and len(hit.after) <= 33


def test_there_is_an_end(monkeypatch) -> None:
    monkeypatch.setattr(searching, "MOST_HITS", 5)
    assert len(find([read_page() for _ in range(9)], "a")) == 5
