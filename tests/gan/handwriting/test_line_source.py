"""Mixing, drawing and batching of training lines."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import numpy as np
import pytest

from gan.handwriting.alphabet import Alphabet, frames_needed
from gan.handwriting.errors import HandwritingError
from gan.handwriting.line_batches import LineBatches, load_batches
from gan.handwriting.line_source import Kind, LineSource, open_line_source
from gan.handwriting.lines import COLUMNS_PER_STEP
from tests.gan.handwriting.samples import WORDS, write_lines, write_strokes


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("data")
    write_lines(folder / "lines_train.zip", [f"{a} {b}" for a in WORDS for b in WORDS])
    write_strokes(folder / "lines_train_strokes.npz", ["zig zag"] * 3)
    return folder


@pytest.fixture(scope="module")
def source(data: Path) -> LineSource:
    return open_line_source(data, 48, Alphabet(), ())


def test_kinds_without_data_give_their_share_to_the_others(source: LineSource) -> None:
    random = np.random.default_rng(0)
    kinds = Counter(source.specify(random).kind for _ in range(300))
    assert set(kinds) == {Kind.CLEAN, Kind.REDRAWN}
    assert 1.3 < kinds[Kind.REDRAWN] / kinds[Kind.CLEAN] < 3.0  # 0.4 to 0.2
    assert source.counts == {"iam-ondb-render": 100, "iam-ondb-strokes": 3}


def test_leaving_a_source_out_leaves_its_strokes_out(data: Path, tmp_path: Path) -> None:
    with pytest.raises(HandwritingError, match="no lines to learn from"):
        open_line_source(data, 48, Alphabet(), ("iam-ondb-render",))


def test_a_specification_draws_one_picture(source: LineSource) -> None:
    random = np.random.default_rng(5)
    for _ in range(20):
        spec = source.specify(random)
        first, again = source.draw(spec), source.draw(spec)
        assert np.array_equal(first, again)
        assert first.shape[0] == 48 and first.max() > 100
        assert first.shape[1] >= frames_needed(spec.text) * COLUMNS_PER_STEP


def test_lines_the_alphabet_does_not_know_are_left_out(data: Path) -> None:
    with pytest.raises(HandwritingError, match="no lines"):
        open_line_source(data, 48, Alphabet("xyz"), ())


def test_batches_are_made_from_their_number_alone(source: LineSource) -> None:
    def batch(number: int, seed: int = 0) -> np.ndarray:
        return LineBatches(source, Alphabet(), 4, seed, 0)[number].ink.numpy()

    one_after_another = LineBatches(source, Alphabet(), 4, 0, 0)
    assert np.array_equal(one_after_another[3].ink.numpy(), batch(3))
    assert np.array_equal(one_after_another[9].ink.numpy(), batch(9))
    assert batch(3).shape != batch(3, seed=1).shape or not np.array_equal(batch(3), batch(3, seed=1))


def test_a_batch_holds_lines_of_like_width_with_their_texts(source: LineSource) -> None:
    batch = LineBatches(source, Alphabet(), 4, 0, 0)[2]
    assert batch.ink.shape[:3] == (4, 1, 48) and batch.ink.shape[3] % 64 == 0
    assert int(batch.lengths.sum()) == len(batch.targets)
    texts = np.split(batch.targets.numpy(), np.cumsum(batch.lengths.numpy())[:-1])
    assert all(" " in Alphabet().decode(text) for text in texts)


def test_workers_make_the_same_batches(source: LineSource) -> None:
    batches = LineBatches(source, Alphabet(), 2, 0, 0)
    ahead = load_batches(batches, first=3, workers=1, pinned=False)
    for number in (3, 4):
        assert np.array_equal(next(ahead).ink.numpy(), batches[number].ink.numpy())


def test_short_lines_come_first(source: LineSource) -> None:
    batches = LineBatches(source, Alphabet(), 4, 0, short_steps=100)
    limits = [batches.longest_text(number) for number in (0, 50, 99, 100)]
    assert limits[0] == 10 and limits == sorted(limits) and limits[-1] > 1000
