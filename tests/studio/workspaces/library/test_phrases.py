"""What the library says in words."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from studio.library.item import Details, Item, Kind
from studio.workspaces.library.filters import Period, limits_of
from studio.workspaces.library.phrases import (
    day_words,
    excerpt_of,
    facts_of,
    item_words,
    settings_of,
    when_words,
)

TODAY = date(2026, 3, 10)


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        (datetime(2026, 3, 10, 0, 0), "Today, 00:00"),
        (datetime(2026, 3, 9, 23, 59), "Yesterday, 23:59"),
        (datetime(2026, 3, 8, 7, 5), "8 March, 07:05"),
        (datetime(2025, 12, 31, 7, 5), "31 December 2025, 07:05"),
        (datetime(2026, 3, 11, 7, 5), "11 March, 07:05"),  # a clock that was set back
    ],
)
def test_when(moment: datetime, words: str):
    assert when_words(moment.timestamp(), TODAY) == words
    assert day_words(moment.timestamp(), TODAY) == words.split(",")[0]


def test_periods():
    now = datetime(2026, 3, 10, 15, 30)

    def days(period: Period) -> tuple:
        return tuple(limit and datetime.fromtimestamp(limit) for limit in limits_of(period, now))

    assert days(Period.ANY) == (None, None)
    assert days(Period.TODAY) == (datetime(2026, 3, 10), None)
    assert days(Period.WEEK) == (datetime(2026, 3, 4), None)
    assert days(Period.MONTH) == (datetime(2026, 2, 9), None)
    assert days(Period.YEAR) == (datetime(2026, 1, 1), None)
    assert days(Period.EARLIER) == (None, datetime(2026, 1, 1))


def test_an_item_in_words():
    item = Item(1, Kind.READING, "letter.png", 0.0, star=True, tags=("a", "b"))
    words = item_words(item, missing=True)
    assert words.startswith("letter.png, Reading, ") and words.endswith("starred, tagged a, b, file missing")


def test_settings_in_words():
    text = (
        '{"version":1,"job":"EnhanceRequest","values":{"source":"/a","folder":"/b","scale":2,"texture":0.25,'
        '"overwrite":true,"steady":false,"frames_per_second":30,"seed":null}}'
    )
    assert settings_of(text) == [
        ("Enlarged", "2×"),
        ("Texture", "0.25"),
        ("Steady", "no"),
        ("Frames a second", "30"),
    ]
    assert settings_of("no JSON") == [] and settings_of("[]") == [] and settings_of('{"values":3}') == []


def test_facts():
    item = Item(1, Kind.FILM, "a.mp4", 0.0, model="enhance", width=1280, height=720)
    facts = dict(facts_of(Details(item, "FilmRequest", "{}", "", "", 75.0)))
    assert (facts["Kind"], facts["Size"]) == ("Film", "1280 × 720 pixels")
    assert (facts["Took"], facts["Model"]) == ("1 min 15 s", "enhance")


def test_excerpts():
    text = "word " * 200 + "The Lighthouse keeper waves. " + "more " * 300
    assert excerpt_of("Short.", "lighthouse") == "Short."
    assert excerpt_of(text, "") == text[:900].strip() + "…"
    found = excerpt_of(text, "zebra light")
    assert found.startswith("…word") and "Lighthouse keeper" in found[:200] and found.endswith("…")
    assert "Lighthouse" not in excerpt_of(text, "house")[:200]
    assert excerpt_of("a (b) c", "( [") == "a (b) c"
