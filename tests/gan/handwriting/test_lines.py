"""The line reader's shapes, size and independence of what stands beside a line."""

from __future__ import annotations

import pytest
import torch

from gan.handwriting.alphabet import CHARACTERS
from gan.handwriting.lines import COLUMNS_PER_STEP, LineReader, LineReaderConfig

_SMALL = LineReaderConfig(characters="ab ", channels=8, width=16)


@pytest.mark.parametrize(("batch", "width"), [(1, 48), (3, 128), (2, 601), (1, 4), (1, 1)])
def test_a_time_step_for_every_four_columns(batch: int, width: int) -> None:
    reader = LineReader(_SMALL).eval()
    scores = reader(torch.rand(batch, 1, 48, width))
    assert scores.shape == (batch, -(-width // COLUMNS_PER_STEP), 4)
    assert torch.isfinite(scores).all()


def test_training_gives_a_second_opinion_of_the_same_shape() -> None:
    reader = LineReader(_SMALL)
    scores, shortcut = reader.with_shortcut(torch.rand(2, 1, 48, 64))
    assert scores.shape == shortcut.shape == (2, 16, 4)


def test_lines_in_a_batch_do_not_touch_one_another() -> None:
    torch.manual_seed(0)
    reader = LineReader(_SMALL).eval()
    lines = torch.rand(3, 1, 48, 96)
    assert torch.allclose(reader(lines)[1], reader(lines[1:2])[0], atol=1e-5)


def test_the_context_looks_both_ways() -> None:
    torch.manual_seed(0)
    reader = LineReader(_SMALL).eval()
    line = torch.rand(1, 1, 48, 400)
    changed = line.clone()
    changed[..., 196:204] = 0
    difference = (reader(line) - reader(changed))[0].abs().amax(dim=1)  # (100,)
    assert difference[34] > 1e-7 and difference[66] > 1e-7  # the CNN alone sees 11 steps


def test_the_shipped_shape_fits_in_sixteen_megabytes() -> None:
    reader = LineReader()
    parameters = sum(p.numel() for p in reader.parameters())
    assert parameters == 2_672_912
    assert 2 * parameters < 16e6
    assert reader.config.characters == CHARACTERS


def test_an_untrained_reader_starts_from_blanks() -> None:
    reader = LineReader(_SMALL).eval()
    assert (reader(torch.zeros(1, 1, 48, 64)).argmax(dim=2) == 0).all()
