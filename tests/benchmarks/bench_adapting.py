"""What correcting lines is worth: error rates of single hands before and after adapting the reader to them.

    python tests/benchmarks/bench_adapting.py DATA [--model NAME_OR_FOLDER] [--writers N | --writers A,B,C]
                                              [--passes N] [--rate R]

DATA is a folder with lines_train.zip and lines_val.zip. The reader is adapted to the first 30 lines of a
writer and measured, greedily and without a language model, on all of that writer's other lines.

What a stranger gains is seen with a reader that never read the writers: train one with `train lines
--leave-out A,B,C`, and give its folder as --model and the same writers as --writers. With a number instead
(8 if nothing is said) there are two tables: writers of the training archive, whom the reader may have
learned from already, so that it gains less on them than on a stranger; and writers of the validation
archive, who are strangers, but of whom there are few lines: two of three are learned from.
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
from gan.models import ModelCard, default_model, find_model
from gan.models.cards import read_card

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
    parser.add_argument("--model", default="auto", help="an installed reader, or the folder of one")
    parser.add_argument("--writers", default="8", help="writers of each table: how many, or their names")
    parser.add_argument("--passes", type=int, default=TrainOptions.passes)
    parser.add_argument("--rate", type=float, default=TrainOptions.rate)
    options = parser.parse_args()
    torch.set_num_threads(min(2, torch.get_num_threads()))
    card = find_card(options.model)
    reader = load_reader(card)
    how = TrainOptions("", options.data, passes=options.passes, rate=options.rate, device="cpu")
    print(
        f"{card.name} {card.version}, {how.passes} passes at {how.rate:g}, {torch.get_num_threads()} threads"
    )
    known = writers_of(read_lines(options.data / "lines_train.zip"), _ENOUGH)
    if not options.writers.isdigit():
        names = options.writers.split(",")
        if missing := set(names) - known.keys():
            parser.error(f"{', '.join(sorted(missing))}: of no such writer are there {_ENOUGH} lines")
        show("writers", [outcome(reader, known[name], _LINES, how) for name in names])
        return
    count = int(options.writers)
    show("writers of the training lines", [outcome(reader, own, _LINES, how) for own in spread(known, count)])
    strangers = spread(writers_of(read_lines(options.data / "lines_val.zip"), 12), count)
    show("strangers", [outcome(reader, own, len(own) * 2 // 3, how) for own in strangers])


def find_card(model: str) -> ModelCard:
    """The card of an installed reader, or of the reader in a folder, such as a training run's."""
    if Path(model).is_dir():
        return next(card for card in map(read_card, sorted(Path(model).glob("*.json"))) if card.task == LINES)
    return default_model(LINES) if model == "auto" else find_model(model, LINES)


def writers_of(lines: Sequence[LabelledLine], fewest: int) -> dict[str, list[LabelledLine]]:
    """The clean lines of each writer who has so many, in order of their names."""
    found: dict[str, list[LabelledLine]] = {}
    for line in lines:
        if line.source == IAM_ONDB:
            found.setdefault(line.writer, []).append(line)
    return {writer: own for writer, own in sorted(found.items()) if len(own) >= fewest}


def spread(writers: dict[str, list[LabelledLine]], wanted: int) -> list[list[LabelledLine]]:
    """The lines of up to `wanted` writers, evenly among all."""
    known = list(writers.values())
    places = np.linspace(0, len(known) - 1, min(wanted, len(known))).astype(int)
    return [known[place] for place in sorted(set(places.tolist()))]


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
