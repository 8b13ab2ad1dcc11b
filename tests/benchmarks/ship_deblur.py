"""Puts freshly trained guided weights and their guide among the shipped models, with what they measure.

    python tests/benchmarks/ship_deblur.py DATA GUIDE/enhance-psf.json RUN/enhance-deblur.json --version 1

DATA is as in `bench_deblur.py`, with photos_train.csv for the terms. Nothing is written unless the mean gain
on motion and defocus, by the strength of the estimate, is above that of the weights that mend at 1x now.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

import numpy as np
from bench_deblur import KINDS, Method, by_estimate, measure, mender, read, spoil
from ship_enhance import terms

from gan.enhance.choices import PSF_TASK
from gan.enhance.choosing import model_for
from gan.enhance.findings import MOTION, Findings
from gan.enhance.guides import find_psf, guide_of
from gan.enhance.model import build_generator
from gan.enhance.request import TASK
from gan.models import Figure, ModelCard, load_weights, save_model
from gan.models.cards import read_card
from gan.paths import assets_folder

_GUIDE_LIMITS = (
    "One blur all over the picture, up to 16 pixels from the middle: not what moves in it by itself. "
    "Learned on made blurs of good photographs, with noise and compression as pictures come with them."
)
_LIMITS = (
    "Takes away blur that is the same all over the picture, up to about 25 pixels long, with noise and JPEG "
    "blocks. Where the blur was misjudged, edges ring. Sharp pictures lose detail, so leave the strength at "
    "auto. Learned from faults made by a program, not from pairs of real photographs."
)


def main() -> None:
    """Measure, compare and write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("guide", type=Path, help="card of the network that finds point spread functions")
    parser.add_argument(
        "card", type=Path, help="card of the guided weights; the guide is installed by its name"
    )
    parser.add_argument("--version", required=True)
    parser.add_argument("--most", type=int, default=0, help="so many pictures of each set")
    options = parser.parse_args()
    pictures = list(read(options.data, options.most, 0))
    card, guide = read_card(options.card), read_card(options.guide)
    present = model_for(Findings(blur=MOTION, spread=3.0), 1)
    methods = {
        entry.name + str(index): method_of(entry) for index, entry in enumerate((card, present)) if entry
    }
    table = {kind: measure(pictures, ranges, methods) for kind, ranges in KINDS.items()}
    new, *old = (np.mean([np.mean(table[kind][name]) for kind in ("motion", "defocus")]) for name in methods)
    print(f"new {new:+.2f} dB, now {old[0] if old else 0:+.2f} dB")
    if old and new <= old[0]:
        raise SystemExit("what is shipped is as good or better, so it stays")
    condition = (
        f"{len(pictures)} pictures of Set5, Set14 and BSD100, spoiled by a program, strength by the estimate"
    )
    figures = []
    for kind, column in table.items():
        gains = column[next(iter(methods))]
        figures.append(Figure(f"mean gain, {kind}", round(float(np.mean(gains)), 2), "dB", condition))
        figures.append(Figure(f"worst gain, {kind}", round(float(min(gains)), 2), "dB", condition))
    ship(
        card,
        TASK,
        "Takes motion blur and defocus out of photographs, at their own size.",
        figures,
        _LIMITS,
        options,
    )
    ship(
        guide, PSF_TASK, "Finds what blurred a photo: its point spread function.",
        guide_figures(guide, pictures), _GUIDE_LIMITS, options,
    )  # fmt: skip


def method_of(card: ModelCard) -> Method:
    """What the product does with a card's weights at 1x."""
    mend: Callable[[np.ndarray], np.ndarray] = mender(build_generator(card), guide_of(card, 1))
    return lambda sample: by_estimate(mend, sample)


def guide_figures(guide: ModelCard, pictures: list[np.ndarray]) -> list[Figure]:
    """How much light the guide puts in the wrong place."""
    figures = []
    for kind in ("motion", "defocus"):
        wrong = []
        for seed, good in enumerate(pictures):
            sample = spoil(good, KINDS[kind], seed)
            assert sample.kernel is not None
            wrong.append(np.abs(find_psf(guide.name, sample.bad) - sample.kernel).sum())
        condition = f"{len(pictures)} pictures of Set5, Set14 and BSD100; a guess of nothing has 2"
        figures.append(Figure(f"misplaced light, {kind}", round(float(np.mean(wrong)), 2), "of 2", condition))
    return figures


def ship(
    card: ModelCard, task: str, summary: str, figures: list[Figure], limits: str, options: argparse.Namespace
) -> None:
    """Write weights and card into the assets."""
    saved = save_model(
        assets_folder() / "models",
        load_weights(card),
        name=card.name,
        task=task,
        version=options.version,
        summary=summary,
        license="MIT",
        config=card.config,
        trained_on=terms(options.data, ("bsds500",)),
        recipe=card.recipe,
        figures=tuple(figures),
        limits=limits,
    )
    print(f"shipped as {saved.path}")


if __name__ == "__main__":
    main()
