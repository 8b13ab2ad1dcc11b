"""Puts a freshly trained estimator among the shipped models, with what it measured on its card.

    python tests/benchmarks/ship_estimator.py DATA RUN/enhance-estimator.json --version 1

DATA is as in `bench_estimator.py`, with photos_train.csv for the terms. The figures are measured anew.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from bench_estimator import Scores, answers_of, held_back
from ship_enhance import terms

from gan.enhance.choices import ESTIMATOR_TASK
from gan.models import Figure, load_weights, save_model
from gan.models.cards import read_card
from gan.paths import assets_folder

_LIMITS = (
    "Learned on made faults of good photographs. The length of a motion is that of the straight one that "
    "spreads light as far; small motion, defocus and softness look alike and are told apart no better "
    "than the figures say. Film grain counts as noise, and faults older than the last reduction in size "
    "are mostly not seen."
)


def main() -> None:
    """Measure and write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("card", type=Path, help="the card that the training run wrote")
    parser.add_argument("--version", required=True)
    parser.add_argument("--crops", type=int, default=500)
    options = parser.parse_args()
    card = read_card(options.card)
    photos = held_back(options.data, options.card.parent, 256)
    scores = Scores.of(answers_of(card, photos, options.crops, 256))
    condition = f"{options.crops} crops of 256 pixels of {len(photos)} photographs left out of training"
    figures = (
        ("blurred or sharp", round(scores.blurred, 1), "% right"),
        ("kind of blur", round(scores.kind, 1), "% right"),
        ("size of blur", round(scores.spread, 1), "% median error"),
        ("size of blur within 25 %", round(scores.spread_near, 1), "% of the crops"),
        ("JPEG quality, from the pixels", round(scores.quality, 2), "mean error"),
        ("JPEG quality within 10", round(scores.quality_near, 1), "% of the crops"),
        ("noise", round(scores.noise, 1), "% median error"),
    )
    saved = save_model(
        assets_folder() / "models",
        load_weights(card),
        name=card.name,
        task=ESTIMATOR_TASK,
        version=options.version,
        summary="Sees what ails a photo: blur, noise, compression, sharpening.",
        license="MIT",
        config=card.config,
        trained_on=terms(options.data, ("bsds500",)),
        recipe=f"gan.enhance.estimator_training: {card.recipe}",
        figures=tuple(Figure(*figure, condition) for figure in figures),
        limits=_LIMITS,
    )
    print(f"shipped as {saved.path}")


if __name__ == "__main__":
    main()
