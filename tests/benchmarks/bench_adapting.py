"""What correcting lines is worth: error rates of single hands before and after adapting the reader to them.

    python tests/benchmarks/bench_adapting.py DATA [--writers N] [--lines N] [--passes N] [--rate R]

DATA is a folder with lines_train.zip and lines_val.zip. The reader is adapted to the first 30 lines of a
writer and measured, greedily and without a language model, on that writer's other lines. Writers with
enough lines are in the training archive only, so the shipped reader has learned from them already, and
what adapting gains on a stranger is rather more than what is seen here. The second table therefore shows
writers of the validation archive, who are strangers, but of whom there are few lines: two of three are
learned from.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch

from gan.handwriting.adapting import TrainOptions, adapt, load_reader
from gan.handwriting.archives import LabelledLine, read_lines
from gan.handwriting.cards import LINES
from gan.handwriting.hands import CorrectedLine
from gan.handwriting.line_source import IAM_ONDB
from gan.handwriting.lines import LineReader
from gan.handwriting.reading import read_line
from gan.metrics.text import text_errors
from gan.models import default_model

_LINES = 30  # learned from
_ENOUGH = 60  # lines that a writer must have


@dataclass(frozen=True)
class Outcome:
    """What one writer came to: character error rates on the other lines, and the time it took."""

    writer: str
    learned: int
    measured: int
    before: float
    after: float
    seconds: float


def main() -> None:
    """Measure and print the tables."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--writers", type=int, default=8, help="writers of each table")
    parser.add_argument("--passes", type=int, default=TrainOptions.passes)
    parser.add_argument("--rate", type=float, default=TrainOptions.rate)
    options = parser.parse_args()
    torch.set_num_threads(min(2, torch.get_num_threads()))
    card = default_model(LINES)
    reader = load_reader(card)
    how = TrainOptions("", options.data, passes=options.passes, rate=options.rate, device="cpu")
    print(
        f"{card.name} {card.version}, {how.passes} passes at {how.rate:g}, {torch.get_num_threads()} threads"
    )
    known = writers_of(read_lines(options.data / "lines_train.zip"), _ENOUGH)
    chosen = [known[place] for place in spread(len(known), options.writers)]
    show("writers of the training lines", [outcome(reader, own, _LINES, how) for own in chosen])
    strangers = writers_of(read_lines(options.data / "lines_val.zip"), 12)
    chosen = [strangers[place] for place in spread(len(strangers), options.writers)]
    show("strangers", [outcome(reader, own, len(own) * 2 // 3, how) for own in chosen])


def writers_of(lines: Sequence[LabelledLine], fewest: int) -> list[list[LabelledLine]]:
    """The clean lines of each writer who has so many, in order of their names."""
    found: dict[str, list[LabelledLine]] = {}
    for line in lines:
        if line.source == IAM_ONDB:
            found.setdefault(line.writer, []).append(line)
    return [own for _, own in sorted(found.items()) if len(own) >= fewest]


def spread(count: int, wanted: int) -> list[int]:
    """Places of up to `wanted` among `count`, evenly."""
    return sorted(set(np.linspace(0, count - 1, min(wanted, count)).astype(int).tolist())) if count else []


def outcome(reader: LineReader, lines: Sequence[LabelledLine], learned: int, how: TrainOptions) -> Outcome:
    """Adapt to the first lines of a writer and measure on the others."""
    corrected = [CorrectedLine(line.grey, line.text) for line in lines]
    start = time.perf_counter()
    adapted = adapt(reader, corrected[:learned], how)
    seconds = time.perf_counter() - start
    others = corrected[learned:]
    before, after = (error_rate(each, others) for each in (reader, adapted.reader))
    result = Outcome(lines[0].writer, learned, len(others), before, after, seconds)
    print(f"  {result.writer}: {100 * before:.1f} -> {100 * after:.1f} % in {seconds:.0f} s", flush=True)
    return result


def error_rate(reader: LineReader, lines: Sequence[CorrectedLine]) -> float:
    """Character error rate, greedy."""
    return text_errors((read_line(reader, line.grey).text, line.text) for line in lines).cer


def show(title: str, outcomes: Sequence[Outcome]) -> None:
    """One table."""
    print(f"\n| {title} | learned | measured | CER before | CER after | seconds |")
    print("| --- | --- | --- | --- | --- | --- |")
    for each in outcomes:
        print(
            f"| {each.writer} | {each.learned} | {each.measured} | {100 * each.before:.1f} | "
            f"{100 * each.after:.1f} | {each.seconds:.0f} |"
        )
    before, after = (100 * np.mean([getattr(each, key) for each in outcomes]) for key in ("before", "after"))
    pace = np.mean([each.seconds for each in outcomes])
    print(f"| **mean** | | | **{before:.2f}** | **{after:.2f}** | {pace:.0f} |")


if __name__ == "__main__":
    main()
