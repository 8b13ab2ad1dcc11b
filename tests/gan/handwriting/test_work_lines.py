"""Plans for lines: batches, verdicts about up and down, order."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
import torch

from gan.engine import Step
from gan.handwriting.alphabet import CHARACTERS
from gan.handwriting.document import Box
from gan.handwriting.work_lines import LineDecoder, LinesPlan
from gan.handwriting.work_strips import Strip
from tests.gan.handwriting.heeding import stages_of
from tests.gan.handwriting.readers import install, install_language


def strip(width: int, mark: int = 1) -> Strip:
    ink = np.zeros((48, width), np.uint8)
    ink[20:30] = mark  # faint: which strip this is
    return Strip(ink, np.arange(float(width)), np.zeros(width), 48.0, Box(0, 0, width, 48))


@pytest.fixture
def decoder() -> LineDecoder:
    install("lines")
    return LineDecoder("auto", language=False)


def computed(plan: LinesPlan, texts: dict[int, str]) -> Iterator[tuple[Step, torch.Tensor]]:
    """What a reader would say that reads the text of each strip's mark, and nothing of others."""
    for step in plan.steps():
        stack = step.inputs
        count, _, width = stack.shape
        table = torch.full((count, width // 4, len(CHARACTERS) + 1), -20.0)
        table[..., 0] = -0.01
        for row in range(count):
            for place, character in enumerate(texts.get(int(stack[row].max()), "")):
                at = 2 + 2 * place
                table[row, at, 0], table[row, at, 1 + CHARACTERS.index(character)] = -20.0, -0.01
        yield step, table


def test_lines_come_in_their_order_whatever_their_width(decoder: LineDecoder) -> None:
    strips = [strip(300, 1), strip(90, 2), strip(500, 3), strip(80, 4), strip(310, 5)]
    plan = LinesPlan(decoder, strips)
    assert plan.count() == len(list(plan.steps()))
    found = plan.collect(computed(plan, {1: "one", 2: "two", 3: "three", 4: "four", 5: "five"}))
    assert [line.text for line in found.lines] == ["one", "two", "three", "four", "five"]
    assert not found.upside_down


def test_decoding_can_be_stopped_before_every_line(decoder: LineDecoder) -> None:
    plan = LinesPlan(decoder, [strip(90, mark) for mark in (1, 2, 3)])
    texts = {1: "one", 2: "two", 3: "three"}
    assert stages_of(lambda heed: plan.collect(computed(plan, texts), heed)) == 3


def test_strips_of_one_width_share_a_batch(decoder: LineDecoder) -> None:
    steps = list(LinesPlan(decoder, [strip(300) for _ in range(6)] + [strip(90)]).steps())
    assert sorted(step.inputs.shape[0] for step in steps) == [1, 2, 4]
    assert {step.inputs.shape[2] % 128 for step in steps} == {0}


@pytest.mark.parametrize("is_over", [False, True])
def test_upside_down_is_known_by_what_can_be_read(decoder: LineDecoder, is_over: bool) -> None:
    strips, over = ([strip(300, mark + first) for mark in range(8)] for first in (1, 11))
    plan = LinesPlan(decoder, strips, lambda: over)
    found = plan.collect(computed(plan, {mark + (11 if is_over else 1): "some text" for mark in range(8)}))
    assert found.upside_down is is_over
    assert [line.text for line in found.lines] == ["some text"] * 8


def test_where_nothing_is_to_be_read_the_page_stays(decoder: LineDecoder) -> None:
    plan = LinesPlan(decoder, [strip(100, 1)], lambda: [strip(100, 2)])
    found = plan.collect(computed(plan, {2: "x"}))
    assert not found.upside_down and found.lines[0].text == ""


def test_no_lines_are_no_steps(decoder: LineDecoder) -> None:
    plan = LinesPlan(decoder, [], lambda: [])
    assert plan.count() == 0 and list(plan.steps()) == []
    assert plan.collect(iter(())).lines == ()


def test_a_step_can_be_halved_for_a_small_memory(decoder: LineDecoder) -> None:
    (step,) = LinesPlan(decoder, [strip(300, 1), strip(290, 2)]).steps()
    halves, join = step.split()
    assert [half.inputs.shape[0] for half in halves] == [1, 1]
    joined = join([torch.zeros(1, 70, 5), torch.ones(1, 80, 5)])
    assert joined.shape == (2, 80, 5)
    assert halves[0].split is None


def test_without_a_language_model_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    install("lines")
    install_language()
    assert LineDecoder("auto", language=True).note == ""
    monkeypatch.setattr("gan.handwriting.work_lines.list_models", lambda task: [])
    assert "No language model" in LineDecoder("auto", language=True).note
    assert LineDecoder("auto", language=False).note == ""
