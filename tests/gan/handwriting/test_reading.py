"""Pictures read by a reader in memory."""

from __future__ import annotations

import numpy as np
import pytest
import torch

from gan.handwriting.lines import LineReader, LineReaderConfig
from gan.handwriting.reading import column_of, line_probabilities, read_line
from tests.gan.handwriting.samples import picture_of


@pytest.fixture(scope="module")
def reader() -> LineReader:
    torch.manual_seed(0)
    return LineReader(LineReaderConfig(characters="ab ", channels=8, width=16)).eval()


def test_probabilities_of_every_time_step_sum_to_one(reader: LineReader) -> None:
    grey = picture_of("two words")
    table = line_probabilities(reader, grey)
    columns = round(grey.shape[1] * 48 / 64) + 16  # with its margins
    assert table.shape == (-(-columns // 4), 4) and table.dtype == np.float32
    assert np.allclose(np.exp(table).sum(axis=1), 1, atol=1e-5)


def test_an_untrained_reader_reads_nothing_on_blank_paper(reader: LineReader) -> None:
    assert read_line(reader, np.full((64, 300), 240, np.uint8)).text == ""


def test_steps_lie_where_their_ink_is() -> None:
    # Columns 8..11 of the picture with its margin of 8 are columns 0..3 of the line at the reader's height.
    assert column_of(2, rows=48, height=48) == 0
    assert column_of(14, rows=96, height=48) == 96
