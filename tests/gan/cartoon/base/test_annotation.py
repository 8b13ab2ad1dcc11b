"""Records of annotation files are read with all their gaps, and written as published."""

from __future__ import annotations

from collections import Counter

import pytest

from gan.cartoon.base.annotation import from_record, rectangle, to_record
from gan.cartoon.errors import CartoonError
from tests.gan.cartoon.base.conftest import record

ID = "s_01_e_02_shot_000100_000174"


def test_a_record_comes_back_the_same():
    annotation = from_record(record(ID, "Gus is standing next to a table."))
    assert [entity.label for entity in annotation.entities] == ["gus", "table"]
    assert annotation.objects[0].rectangles == ((400, 240, 560, 440), None, (400, 240, 560, 440))
    assert from_record(to_record(annotation)) == annotation


def test_gaps_are_counted():
    values = record(ID, "Gus is standing next to a table.")
    values["characters"][0]["entitySpan"] = None
    del values["objects"][0]["entitySpan"]
    values["parse"]["coref"] = []
    values["objects"].append({"globalID": f"{ID}_tv_0_1", "entityLabel": "tv", "rectangles": [[], [], []]})
    odd: Counter[str] = Counter()
    annotation = from_record(values, odd)
    assert [entity.span for entity in annotation.entities] == [None, None, None]
    assert annotation.clusters == ()
    assert odd["entity without a span"] == 3
    assert odd["entity without a box"] == 1
    assert odd["box that is empty"] == 4


@pytest.mark.parametrize(
    ("box", "read", "kind"),
    [
        ([10, 20, 30, 40], (10, 20, 30, 40), None),
        ([30, 40, 10, 20], (10, 20, 30, 40), "box turned around"),
        ([-5, 20, 700, 40], (0, 20, 640, 40), "box beyond the frame"),
        ([10, 20, 10, 40], None, "box without area"),
        ([10, 20, 30], None, "box that is none"),
        ([10, "x", 30, 40], None, "box that is none"),
        ([10, float("inf"), 30, 40], None, "box that is none"),
        ([], None, "box that is empty"),
    ],
)
def test_odd_boxes(box, read, kind):
    odd: Counter[str] = Counter()
    assert rectangle(box, odd) == read
    assert ([kind] if kind else []) == list(odd)


def test_a_record_without_a_parse_is_cut_into_words():
    odd: Counter[str] = Counter()
    annotation = from_record(record(ID, "Gus is here.", parse={}), odd)
    assert [word for word, _ in annotation.tokens] == ["Gus", "is", "here", "."]
    assert odd["clip without a parse"] == 1


@pytest.mark.parametrize("values", [{}, {"globalID": ID}, {"globalID": ID, "description": "  "}, 5])
def test_what_is_no_record(values):
    with pytest.raises(CartoonError):
        from_record(values)
