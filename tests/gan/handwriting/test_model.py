"""Readers as the engine runs them."""

from __future__ import annotations

import numpy as np
import pytest
import torch

from gan.handwriting.digits import SIDE
from gan.handwriting.errors import HandwritingError
from gan.handwriting.model import (
    BUCKET,
    GlyphNetwork,
    LineNetwork,
    bucketed,
    glyph_names,
    line_config,
    stack_strips,
    steps_of,
)
from gan.handwriting.model_cards import find_reader
from gan.handwriting.prepare import prepare_line
from gan.handwriting.reading import MARGIN, line_probabilities
from gan.models import ModelError
from tests.gan.handwriting.readers import NAMES, install, talking_line_reader
from tests.gan.handwriting.samples import glyph, picture_of


def test_strips_are_stacked_with_margins_in_widths_of_few_kinds() -> None:
    stack = stack_strips([np.full((48, width), 7, np.uint8) for width in (100, 30)])
    assert stack.shape == (2, 48, BUCKET) and stack.dtype == torch.uint8
    assert stack[1, 0].nonzero().flatten().tolist() == list(range(MARGIN, MARGIN + 30))
    assert bucketed(BUCKET - 2 * MARGIN) == BUCKET and bucketed(BUCKET - 2 * MARGIN + 1) == 2 * BUCKET
    assert steps_of(100) == 29


def test_the_engines_way_gives_what_reading_in_memory_gives() -> None:
    reader = talking_line_reader()
    card = install("lines", "small", reader)
    model = LineNetwork("small", card.sha256)
    network = model.load()
    grey = picture_of("two words")
    strip = prepare_line(grey, 48)
    with torch.inference_mode():
        table = model.finish(network(model.prepare(stack_strips([strip]))))[0, : steps_of(strip.shape[1])]
    wanted = line_probabilities(reader, grey)
    assert table.shape == wanted.shape and np.abs(np.exp(table.numpy()) - np.exp(wanted)).mean() < 0.02
    assert np.allclose(np.exp(table.numpy()).sum(axis=1), 1, atol=1e-4)


def test_glyphs_come_back_as_probabilities() -> None:
    card = install("characters")
    model = GlyphNetwork("characters", "characters", card.sha256)
    with torch.inference_mode():
        glyphs = torch.from_numpy(np.stack([glyph(n) for n in range(3)]))[:, None]
        found = model.finish(model.load()(model.prepare(glyphs)))
    assert glyphs.shape[2:] == (SIDE, SIDE) and found.shape == (3, 47)
    assert torch.allclose(found.sum(dim=1), torch.ones(3), atol=1e-5)
    assert glyph_names(card) == NAMES


def test_batches_are_larger_on_a_gpu() -> None:
    for model in (LineNetwork("a", "b"), GlyphNetwork("a", "digits", "b")):
        shape = (1, 48, 256)
        cpu, gpu = (model.batch_limit(shape, torch.device(kind)) for kind in ("cpu", "cuda"))
        assert 0 < cpu < gpu


def test_entries_of_others_in_a_card_do_not_matter_and_missing_weights_do() -> None:
    card = install("lines", "small", height_of_moon=3)
    assert line_config(card).height == 48
    odd = install("lines", "odd", talking_line_reader(), channels=12)
    with pytest.raises(HandwritingError, match="do not fit its card"):
        LineNetwork("odd", odd.sha256).load()


def test_readers_are_found_by_task_and_name(monkeypatch: pytest.MonkeyPatch) -> None:
    install("digits", "b")
    assert find_reader("digits", "b").name == "b"
    with pytest.raises(ModelError):
        find_reader("digits", "lines")
    monkeypatch.setattr("gan.handwriting.model_cards.list_models", lambda task: [])
    with pytest.raises(HandwritingError, match="No model that reads digits is installed yet; train one"):
        find_reader("digits")
