"""Tiles cover a picture exactly, and their results join to what the whole would give."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from gan.enhance.tiles import bands, plan_even_tiles, plan_tiles, spans

LENGTHS = (1, 2, 15, 16, 17, 31, 40, 100, 1000)


@pytest.mark.parametrize(("length", "tile", "margin"), list(itertools.product(LENGTHS, (16, 33), (0, 3, 7))))
def test_spans_meet_exactly_and_keep_their_margins(length, tile, margin):
    found = spans(length, tile, margin)
    assert found[0].keep_start == 0 and found[-1].keep_stop == length
    for before, after in itertools.pairwise(found):
        assert before.keep_stop == after.keep_start
    for span in found:
        assert 0 <= span.start <= span.keep_start < span.keep_stop <= span.stop <= length
        assert span.stop - span.start == min(tile, length)
        assert span.start == 0 or span.keep_start - span.start >= margin
        assert span.stop == length or span.stop - span.keep_stop >= margin


def test_margins_that_leave_nothing_are_refused():
    with pytest.raises(ValueError, match="margins"):
        spans(100, 10, 5)


@pytest.mark.parametrize(("height", "width"), [(1, 1), (1, 90), (90, 1), (37, 53), (64, 64)])
@pytest.mark.parametrize("scale", [1, 4])
def test_bands_put_the_picture_together_again(height, width, scale):
    picture = np.random.default_rng(0).integers(0, 255, (3, height, width), dtype=np.uint8)
    enlarged = picture.repeat(scale, axis=1).repeat(scale, axis=2)
    results = (
        (
            tile,
            enlarged[
                :,
                tile.rows.start * scale : tile.rows.stop * scale,
                tile.columns.start * scale : tile.columns.stop * scale,
            ],
        )
        for tile in plan_tiles(height, width, 20, 4)
    )
    joined = list(bands(results, width, scale))
    assert all(band.shape[1:] == (width * scale, 3) for band in joined)
    assert np.array_equal(np.concatenate(joined), enlarged.transpose(1, 2, 0))


@pytest.mark.parametrize(("height", "width"), [(720, 1280), (576, 720), (2160, 3840), (64, 96), (2, 4000)])
@pytest.mark.parametrize(("margin", "multiple"), [(42, 2), (21, 1), (16, 8)])
def test_even_tiles_keep_their_margins_and_compute_less_than_squares(height, width, margin, multiple):
    height = -(-height // multiple) * multiple

    def computed(tiles):
        return sum(
            (tile.rows.stop - tile.rows.start) * (tile.columns.stop - tile.columns.start) for tile in tiles
        )

    tiles, squares = plan_even_tiles(height, width, 300_000, margin, multiple), (384, margin)
    assert computed(tiles) <= computed(plan_tiles(height, width, *squares))
    shapes = {(tile.rows.stop - tile.rows.start, tile.columns.stop - tile.columns.start) for tile in tiles}
    assert len(shapes) == 1  # or every shape would be another batch
    rows, columns = shapes.pop()
    assert rows * columns <= 300_000 and rows % multiple == columns % multiple == 0
    seen = np.zeros((height, width), np.uint8)
    for tile in tiles:
        seen[
            tile.rows.keep_start : tile.rows.keep_stop, tile.columns.keep_start : tile.columns.keep_stop
        ] += 1
        for span, length in ((tile.rows, height), (tile.columns, width)):
            assert span.start % multiple == 0
            assert span.start == 0 or span.keep_start - span.start >= margin
            assert span.stop == length or span.stop - span.keep_stop >= margin
    assert seen.min() == seen.max() == 1


def test_only_one_row_of_tiles_is_held():
    drawn = 0
    tiles = plan_tiles(100, 100, 20, 2)
    per_row = sum(tile.rows.start == 0 for tile in tiles)

    def results():
        nonlocal drawn
        for tile in tiles:
            drawn += 1
            yield tile, np.zeros((3, 20, 20), np.uint8)

    stream = bands(results(), 100, 1)
    next(stream)
    assert drawn == per_row < len(tiles)
