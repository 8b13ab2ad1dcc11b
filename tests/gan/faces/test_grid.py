"""Many faces in one picture; `test_work.py` looks at its pixels."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from gan.engine import Job, Priority
from gan.faces.grid import GridWriter, columns_for


@pytest.mark.parametrize(
    ("number", "columns"),
    [(1, 1), (2, 2), (3, 3), (4, 2), (5, 3), (6, 3), (16, 4), (17, 6), (40, 8), (100_000, 400)],
)
def test_columns(number: int, columns: int) -> None:
    assert columns_for(number) == columns


def test_rows_are_nearly_as_many_as_columns() -> None:
    for number in range(1, 3000):
        columns = columns_for(number)
        rows = -(-number // columns)
        assert rows <= columns <= 3 * rows


def test_leaving_without_commit_leaves_nothing(tmp_path: Path) -> None:
    job = Job(1, None, Priority.NORMAL)
    with GridWriter(tmp_path / "grid", 4, 8, "png", job, quality=95, overwrite=False) as grid:
        grid.add(np.zeros((8, 8, 3), np.uint8))
    assert list(tmp_path.iterdir()) == []


def test_what_jpeg_cannot_hold_becomes_png_and_is_said(tmp_path: Path) -> None:
    job = Job(1, None, Priority.NORMAL)
    # A hundred of these side by side are wider than JPEG goes.
    with GridWriter(tmp_path / "grid", 10_000, 656, "jpg", job, quality=95, overwrite=False):
        assert "PNG" in job.notes[0]


def test_empty_places_are_white(tmp_path: Path) -> None:
    job = Job(1, None, Priority.NORMAL)
    with GridWriter(tmp_path / "grid", 5, 2, "png", job, quality=95, overwrite=False) as grid:
        for _ in range(5):
            grid.add(np.zeros((2, 2, 3), np.uint8))
        path = grid.commit()
    pixels = np.asarray(Image.open(path))
    assert pixels.shape == (4, 6, 3)
    assert (pixels[2:, 4:] == 255).all() and not pixels[:2].any() and not pixels[2:, :4].any()
