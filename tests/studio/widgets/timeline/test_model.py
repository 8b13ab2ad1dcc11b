from __future__ import annotations

import pytest

from studio.widgets.timeline.model import (
    Block,
    Section,
    TimeLineModel,
    Track,
    lanes,
    moved,
    snapped,
    stretched,
)
from studio.widgets.timeline.scale import Scale, time_words

SECTION = Section("s", 0.0, 10.0)


def block(start: float, end: float, name: str = "a") -> Block:
    return Block(("s", name), start, end, name)


def test_snapping_takes_the_nearest_edge_within_reach():
    assert snapped(1.05, [1.0, 1.2], 0.1) == 1.0
    assert snapped(1.05, [1.0], 0.01) == 1.05
    assert snapped(1.05, [], 1.0) == 1.05


def test_a_block_snaps_with_either_end():
    new = moved(block(1, 3), 1.05, SECTION, [2.0], 0.1)
    assert (new.start, new.end) == (2.0, 4.0)
    new = moved(block(1, 3), 0.96, SECTION, [4.0], 0.1)
    assert (new.start, new.end) == (2.0, 4.0)
    new = moved(block(1, 3), 1.02, SECTION, [2.0, 4.06], 0.1)
    assert new.start == 2.0


@pytest.mark.parametrize("by", [-50.0, 50.0])
def test_a_block_stays_in_its_section(by):
    new = moved(block(1, 3), by, SECTION, [], 0.1)
    assert 0 <= new.start and new.end <= 10 and new.length == 2


def test_stretching_one_end_leaves_the_other():
    assert stretched(block(1, 3), True, 1.0, SECTION, [], 0.1) == block(1, 4.0)
    assert stretched(block(1, 3), False, -0.5, SECTION, [], 0.1) == block(0.5, 3)
    assert stretched(block(1, 3), True, -5, SECTION, [], 0.1).end == pytest.approx(1.2)
    assert stretched(block(1, 3), True, 50, SECTION, [], 0.1).end == 10


def test_blocks_that_overlap_lie_in_lanes():
    blocks = [block(0, 2), block(1, 3), block(2, 4), block(2.5, 3)]
    assert lanes(blocks) == [0, 1, 0, 2]


def test_edges_are_those_of_the_others_in_the_section():
    model = TimeLineModel(
        (SECTION, Section("t", 10, 12)),
        (Track("ada", "Ada", 0.1, (block(1, 2), block(3, 4, "b"))), Track("bo", "Bo", 0.5)),
    )
    assert model.edges(("s", "a")) == [0.0, 3, 4, 10.0]
    assert model.duration == 12
    assert model.block(("s", "b")).start == 3


def test_the_scale_places_rows_below_each_other():
    scale = Scale(pace=50)
    scale.show(
        TimeLineModel(
            (SECTION,),
            (Track("ada", "Ada", 0.1, (block(0, 2), block(1, 3, "b"))), Track("bo", "Bo", 0.5)),
        )
    )
    boxes = {each.key[1]: box for _, each, box in scale.boxes()}
    assert not boxes["a"].intersects(boxes["b"])
    assert boxes["b"].left() == 50 and boxes["b"].width() == 100
    assert scale.row_at(scale.tops[1] + 1) == 1
    assert scale.row_at(0) == -1
    assert scale.seconds_at(-5) == 0 and scale.seconds_at(1e6) == 10


@pytest.mark.parametrize("pace", [4, 10, 24, 64, 130, 400])
def test_numbers_of_the_ruler_have_room(pace):
    ticks = Scale(pace=pace).ticks(0, 1000)
    assert (ticks[1] - ticks[0]) * pace >= 40


def test_times_in_words():
    assert [time_words(each) for each in (0, 4, 61, 4.2)] == ["0:00", "0:04", "1:01", "0:04.2"]
    assert time_words(59.98, frames=True) == "1:00.0"
