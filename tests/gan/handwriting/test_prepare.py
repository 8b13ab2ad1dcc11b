"""What the reader sees of a line, whatever the paper."""

from __future__ import annotations

import numpy as np
import pytest

from gan.handwriting.prepare import prepare_line
from tests.gan.handwriting.samples import picture_of


def test_height_and_proportions() -> None:
    grey = picture_of("proportion")
    ink = prepare_line(grey, 48)
    assert ink.shape == (48, round(grey.shape[1] * 0.75)) and ink.dtype == np.uint8
    assert np.median(ink) == 0 and ink.max() == 255


def test_light_ink_on_dark_reads_the_same() -> None:
    grey = picture_of("negative")
    assert np.abs(prepare_line(grey, 48).astype(int) - prepare_line(255 - grey, 48)).max() <= 2


def test_faint_ink_becomes_strong() -> None:
    grey = picture_of("faint")
    faint = (200 - (235 - grey.astype(float)) * 0.3).astype(np.uint8)
    assert np.abs(prepare_line(faint, 48).astype(int) - prepare_line(grey, 48)).mean() < 4


def test_uneven_light_is_evened_out() -> None:
    grey = picture_of("a long line in uneven light")
    shade = np.linspace(0.5, 1.0, grey.shape[1])
    shaded = prepare_line((grey * shade).astype(np.uint8), 64)
    paper = prepare_line(grey, 64) == 0
    assert (shaded[paper] < 40).mean() > 0.97


@pytest.mark.parametrize("level", [0, 128, 255])
def test_blank_paper_stays_blank(level: int) -> None:
    noise = np.random.default_rng(0).integers(-3, 4, (64, 300))
    blank = np.clip(level + noise, 0, 255).astype(np.uint8)
    assert prepare_line(blank, 48).max() < 60


@pytest.mark.parametrize("shape", [(1, 1), (3, 500), (200, 2), (64, 47)])
def test_odd_sizes(shape: tuple[int, int]) -> None:
    ink = prepare_line(np.full(shape, 200, np.uint8), 48)
    assert ink.shape[0] == 48 and ink.shape[1] >= 1
