"""Stroke archives."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from gan.handwriting.errors import HandwritingError
from gan.handwriting.strokes import Strokes, read_strokes
from tests.gan.handwriting.samples import write_strokes, zigzag


def test_points_are_the_running_sum_in_eighths_of_a_pixel(tmp_path: Path) -> None:
    write_strokes(tmp_path / "s.npz", ["one", "two"])
    book = read_strokes(tmp_path / "s.npz")
    assert len(book) == 2 and book.texts == ("one", "two")
    for line in (0, 1):  # the second line starts anew
        assert np.abs(book[line].points - zigzag().points).max() < 0.125 * len(zigzag().ends)
        assert np.array_equal(book[line].ends, zigzag().ends)
    assert book.width(1) == pytest.approx(float(book[1].points[:, 0].max()))


def test_what_is_no_stroke_archive_is_said(tmp_path: Path) -> None:
    with pytest.raises(HandwritingError, match="not there"):
        read_strokes(tmp_path / "none.npz")
    np.savez(tmp_path / "other.npz", values=np.zeros(3))
    with pytest.raises(HandwritingError, match="not a stroke archive"):
        read_strokes(tmp_path / "other.npz")


def test_ends_must_fit_the_points() -> None:
    with pytest.raises(ValueError, match="do not fit"):
        Strokes(np.zeros((3, 2), np.float32), np.zeros(2, bool))
