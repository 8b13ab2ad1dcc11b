"""Puts freshly trained weights of Enhance among the shipped models, if they measure better.

    python tests/benchmarks/ship_enhance.py DATA RUN/my-enhance.json --version 1 --recipe "..."

DATA is as in `bench_enhance.py`, with photos_train.csv (a line a photograph: file, source, licence)
for the card. Nothing is written unless PSNR on Set5 and BSD100 together is above that of the weights
that are shipped now.
"""

from __future__ import annotations

import argparse
import csv
from collections import Counter
from pathlib import Path

from bench_enhance import SETS, Scores, measure, print_table

from gan.enhance.request import TASK
from gan.models import DataTerms, Figure, ModelCard, list_models, load_weights, save_model
from gan.models.cards import read_card
from gan.paths import assets_folder

_LIMITS = (
    "Measured on bicubic reductions. Blur, noise and JPEG blocks of the input are enlarged with it; "
    "texture that the input does not show is not invented, so grass and hair stay soft. "
    "Small faces and letters of fewer than about eight pixels are not restored."
)


def main() -> None:
    """Measure, compare and write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("card", type=Path, help="the card that the training run wrote")
    parser.add_argument("--version", required=True)
    parser.add_argument("--recipe", required=True, help="steps, hours and machine, in a sentence")
    parser.add_argument("--exclude", default="bsds500", help="what the run left out")
    options = parser.parse_args()
    card = read_card(options.card)
    scores = measure(card, options.data)
    print_table(card, scores)
    shipped = [card for card in list_models(TASK) if card.name == TASK]
    if shipped and yardstick(measure(shipped[0], options.data)) >= yardstick(scores):
        raise SystemExit("the shipped weights are as good or better, so they stay")
    ship(card, scores, terms(options.data, tuple(options.exclude.split(","))), options)


def yardstick(scores: Scores) -> float:
    """What is compared: the PSNR of Set5 and BSD100, in dB, added."""
    return scores.quality["set5"][0] + scores.quality["bsd100"][0]


def terms(data: Path, exclude: tuple[str, ...]) -> tuple[DataTerms, ...]:
    """The photographs by source and licence."""
    with (data / "photos_train.csv").open(newline="") as file:
        rows = [row for row in csv.DictReader(file) if not row["file"].startswith(exclude)]
    counts = Counter((row["source"], row["licence as stated"]) for row in rows)
    return tuple(DataTerms(source, count, licence) for (source, licence), count in counts.items())


def ship(card: ModelCard, scores: Scores, data: tuple[DataTerms, ...], options: argparse.Namespace) -> None:
    """Write weights and card into the assets."""
    figures = [
        figure
        for name in SETS
        for figure in (
            Figure("PSNR", round(scores.quality[name][0], 2), "dB", f"{name}, 4x bicubic, luma, 4 px cut"),
            Figure("SSIM", round(scores.quality[name][1], 4), "", f"{name}, 4x bicubic, luma, 4 px cut"),
        )
    ]
    pace = Figure("time", round(scores.seconds, 2), "s per output megapixel", "bsd100, 2 CPU cores, median")
    saved = save_model(
        assets_folder() / "models",
        load_weights(card),
        name=TASK,
        task=TASK,
        version=options.version,
        summary="Enlarges photographs 4 times, true to what the input shows.",
        license="MIT",
        config=card.config,
        trained_on=data,
        recipe=options.recipe,
        figures=(*figures, pace),
        limits=_LIMITS,
    )
    print(f"shipped as {saved.path}")


if __name__ == "__main__":
    main()
