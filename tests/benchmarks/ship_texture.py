"""Puts freshly trained texture weights among the shipped models, with what they measure.

    python tests/benchmarks/ship_texture.py DATA FEATURES RUN/enhance-texture.json --version 1

DATA and FEATURES are as in `bench_enhance.py`, with photos_train.csv for the terms. Nothing is written
unless the results look more like the truth (by the distance of features) than those of the fidelity weights.
"""

from __future__ import annotations

import argparse
from functools import partial
from pathlib import Path

from bench_enhance import SETS, Judges, Scores, enlarge, fit_natural, load_features, measure_by, prepare
from ship_enhance import terms

from gan.enhance.choices import TEXTURE_SUFFIX
from gan.enhance.request import TASK
from gan.models import DataTerms, Figure, ModelCard, find_model, load_weights, save_model
from gan.models.cards import read_card
from gan.paths import assets_folder

_LIMITS = (
    "It draws grass, hair and stone as they may have been, not as they were: not for pictures that have to "
    "prove something. Learned on bicubic reductions; faults of the input are enlarged with it. Letters and "
    "small faces are not restored."
)


def main() -> None:
    """Measure, compare and write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("features", type=Path)
    parser.add_argument("card", type=Path, help="the card that the training run wrote")
    parser.add_argument("--version", required=True)
    options = parser.parse_args()
    card = read_card(options.card)
    base = find_model(card.name.removesuffix(TEXTURE_SUFFIX), TASK)
    judges = Judges(fit_natural(options.data), load_features(options.features))
    before, after = (scores_of(entry, options.data, judges) for entry in (base, card))
    for name, scores in (("fidelity", before), ("texture", after)):
        print(name, scores)
    if not (after.distance and before.distance and after.distance < before.distance):
        raise SystemExit("it looks no more alike than the fidelity weights, so it stays where it is")
    ship(card, before, after, options)


def scores_of(card: ModelCard, data: Path, judges: Judges) -> Scores:
    """Everything but speed, which is that of the fidelity weights."""
    return measure_by(partial(enlarge, *prepare(card)), data, SETS, judges)


def ship(card: ModelCard, before: Scores, after: Scores, options: argparse.Namespace) -> None:
    """Write weights and card into the assets."""
    figures = [
        Figure("PSNR", round(after.quality[name][0], 2), "dB", f"{name}, 4x bicubic, luma, 4 px cut")
        for name in SETS
    ]
    condition = "bsd100; a model of natural pictures fitted to the training photographs"
    for name, scores in (("", after), (" of fidelity", before)):
        assert scores.niqe and scores.distance
        figures.append(Figure(f"NIQE{name}", round(scores.niqe, 2), "", condition))
        figures.append(Figure(f"SqueezeNet distance{name}", round(scores.distance, 4), "", "bsd100, 4x"))
    tower = DataTerms("SqueezeNet 1.1 of ImageNet, as a loss only", 1, "Apache-2.0")
    saved = save_model(
        assets_folder() / "models",
        load_weights(card),
        name=card.name,
        task=TASK,
        version=options.version,
        summary="Texture for enlarging 4 times: what may well have been there.",
        license="MIT",
        config=card.config,
        trained_on=(*terms(options.data, ("bsds500",)), tower),
        recipe=card.recipe,
        figures=tuple(figures),
        limits=_LIMITS,
    )
    print(f"shipped as {saved.path}")


if __name__ == "__main__":
    main()
