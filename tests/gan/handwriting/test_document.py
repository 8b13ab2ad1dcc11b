"""Pages as plain values."""

from __future__ import annotations

import json

import pytest

from gan.handwriting.document import Box, Line, Page, Word
from gan.handwriting.errors import HandwritingError


def word(text: str, confidence: float = 0.5) -> Word:
    return Word(text, Box(1.5, 2, 30.25, 12), confidence)


def line(*texts: str, paragraph: int = 0) -> Line:
    return Line(tuple(word(text) for text in texts), Box(1, 2, 90, 14), -0.01, paragraph)


def page(*lines: Line) -> Page:
    return Page(3, "a “letter”.pdf", 1200, 1700, 200.5, 1, lines)


def test_text_parts_paragraphs_and_skips_lines_without_words():
    read = page(line("Dear", "Ada"), line(), line("we", "came", paragraph=1), line("home", paragraph=1))
    assert read.text == "Dear Ada\n\nwe came\nhome"
    assert page().text == ""
    assert page(line()).text == ""
    assert [found.text for found in read.words] == ["Dear", "Ada", "we", "came", "home"]


def test_json_gives_an_equal_page_back():
    read = page(line("Dear", "£ “Ada”"), line(), line("x", paragraph=1))
    text = read.to_json()
    assert "\n" not in text and "“Ada”" in text
    assert Page.from_json(text) == read


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"version": 1}', "null", page(line("a")).to_json().replace("1.5", "NaN")]
)
def test_what_is_no_page_is_refused(text):
    with pytest.raises(HandwritingError, match="not a page"):
        Page.from_json(text)


def test_a_newer_version_is_refused_by_name():
    values = json.loads(page().to_json()) | {"version": 9}
    with pytest.raises(HandwritingError, match="version 9"):
        Page.from_json(json.dumps(values))


def test_a_lines_confidence_weighs_words_by_length():
    read = Line((word("abc", 1.0), word("d", 0.0)), Box(0, 0, 1, 1))
    assert read.confidence == 0.75
    assert Line((), Box(0, 0, 1, 1)).confidence == 0.0


def test_boxes():
    both = Box(0, 5, 10, 15).union(Box(-5, 8, 4, 20))
    assert both == Box(-5, 5, 10, 20)
    assert (both.width, both.height) == (15, 15)
    assert both.contains(-5, 5) and not both.contains(10, 6)
