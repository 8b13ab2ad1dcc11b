"""Readers of one hand."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch

from gan.handwriting import adapting
from gan.handwriting.adapting import FEWEST, Adapted, TrainOptions, adapt, load_reader, save_adapted, train
from gan.handwriting.errors import HandwritingError
from gan.handwriting.hands import CorrectedLine, keep_correction
from gan.handwriting.lines import LineReader
from gan.models import find_model, list_models
from tests.gan.handwriting.readers import install, tiny_line_reader
from tests.gan.handwriting.samples import WORDS, picture_of


def options(tmp_path: Path, **values: object) -> TrainOptions:
    return TrainOptions("anna", tmp_path / "out", **{"passes": 2, "rate": 1e-3, "threads": 1} | values)


def lines_of(count: int) -> list[CorrectedLine]:
    texts = [f"{WORDS[n % 10]} {WORDS[(3 * n + 1) % 10]}" for n in range(count)]
    return [CorrectedLine(picture_of(text), text) for text in texts]


def same(one: LineReader, other: LineReader) -> bool:
    pairs = zip(one.state_dict().values(), other.state_dict().values(), strict=True)
    return all(torch.equal(a, b) for a, b in pairs)


def test_a_copy_learns_and_the_start_stays_as_it_was(tmp_path: Path) -> None:
    start, before = tiny_line_reader(), tiny_line_reader()
    steps: list[tuple[int, int]] = []
    found = adapt(start, lines_of(20), options(tmp_path), lambda *step: steps.append(step))
    assert found.gained and not same(found.reader, start) and same(start, before)
    assert (found.learned, found.left_out) == (16, 4)
    assert steps == [(done, 6) for done in range(1, 7)]  # two passes of three batches
    assert not found.reader.training and np.isfinite([found.before, found.after]).all()


def test_the_same_seed_learns_the_same(tmp_path: Path) -> None:
    one, two = (adapt(tiny_line_reader(), lines_of(10), options(tmp_path)).reader for _ in range(2))
    assert same(one, two)


def test_where_nothing_is_gained_the_start_is_kept(tmp_path: Path) -> None:
    start = tiny_line_reader()
    found = adapt(start, lines_of(10), options(tmp_path, rate=0.0))
    assert not found.gained and same(found.reader, start) and found.before == found.after


def test_too_few_lines_are_a_sentence(tmp_path: Path) -> None:
    unread = [CorrectedLine(picture_of("one"), "жизнь")] * 5
    with pytest.raises(HandwritingError, match=f"{FEWEST - 1} corrected lines are too few"):
        adapt(tiny_line_reader(), lines_of(FEWEST - 1) + unread, options(tmp_path))


def test_what_the_report_raises_ends_it(tmp_path: Path) -> None:
    def stop(done: int, total: int) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        adapt(tiny_line_reader(), lines_of(10), options(tmp_path), stop)


def test_a_hand_gets_a_model_of_its_own(tmp_path: Path) -> None:
    card = install("lines", "small", tiny_line_reader())
    for line in lines_of(10):
        keep_correction("anna", line.grey, line.text)
    saved = train(options(tmp_path, start="small"), lambda *_: None)
    assert saved.name == "lines-anna" and saved.task == "lines" and saved.version == "1+8"
    assert saved.trained_on[-1].name == "lines of anna"
    assert {"small", "lines-anna"} <= {each.name for each in list_models("lines")}
    assert (tmp_path / "out" / "lines-anna.json").exists()
    assert find_model("small", "lines").sha256 == card.sha256 != saved.sha256
    assert not same(load_reader(saved), load_reader(card))


def test_without_a_gain_nothing_is_saved(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install("lines", "small", tiny_line_reader())
    for line in lines_of(10):
        keep_correction("anna", line.grey, line.text)
    none = Adapted(tiny_line_reader(), 0.5, 0.5, 8, 2, False)
    monkeypatch.setattr(adapting, "adapt", lambda *_: none)
    with pytest.raises(HandwritingError, match="did not make small read the others better"):
        train(options(tmp_path, start="small"))
    assert "lines-anna" not in {card.name for card in list_models("lines")}


def test_a_name_can_be_given(tmp_path: Path) -> None:
    card = install("lines", "small", tiny_line_reader())
    found = Adapted(tiny_line_reader(1), 0.5, 0.4, 8, 2, True)
    assert save_adapted(found, card, options(tmp_path, name="mine")).name == "mine"


def test_the_curve_is_written_pass_by_pass(tmp_path: Path) -> None:
    install("lines", "small", tiny_line_reader())
    for line in lines_of(10):
        keep_correction("anna", line.grey, line.text)
    table = tmp_path / "curves" / "anna.csv"
    train(options(tmp_path, start="small", curve=table), lambda *_: None)
    head, *rows = table.read_text().splitlines()
    assert head == "pass,held_back" and [row.split(",")[0] for row in rows] == ["0", "2"]
    assert float(rows[1].split(",")[1]) < float(rows[0].split(",")[1])
