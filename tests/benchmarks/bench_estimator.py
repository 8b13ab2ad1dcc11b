"""How right the estimate of what ails a photo is, on crops that nobody learned from, and how long it takes.

    python tests/benchmarks/bench_estimator.py DATA [--weights CARD.json] [--crops 500] [--side 256] [--sets]

DATA is as in training; the crops are of the photographs that the recipe holds back, or, with --sets, of
set5.zip, set14.zip and bsd100.zip. Each crop gets one fault of every kind by seed, as the recipe draws
them, and is looked at as a picture of its own: its windows are put together. The true size of a blur is
that of its whole kernel: for a path that winds, the length of the straight one that spreads light as far.
"""

from __future__ import annotations

import argparse
import math
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import torch
from PIL import Image
from torch import Tensor

from gan.enhance.choices import ESTIMATOR_TASK
from gan.enhance.degradation import DegradationRanges, Degrader
from gan.enhance.diagnosis import diagnose_file, estimate, network_of
from gan.enhance.estimator_training import TrainOptions, draw_ranges, split_photos, truth_of
from gan.enhance.findings import KINDS, SHARP, UNCOMPRESSED, Findings
from gan.enhance.photos import load_pairs
from gan.models import ModelCard, default_model
from gan.models.cards import read_card

SETS = ("set5", "set14", "bsd100")
_RIM = 16


@dataclass(frozen=True)
class Answer:
    """One crop: what was done to it, and what was found."""

    kind: str
    spread: float
    noise: float
    quality: float
    found: Findings


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--weights", type=Path, help="a model card elsewhere, such as a training run's")
    parser.add_argument("--crops", type=int, default=500)
    parser.add_argument("--side", type=int, default=256)
    parser.add_argument("--sets", action="store_true", help="of the benchmark pictures")
    parser.add_argument("--seconds", action="store_true", help="measure only how long a photo takes")
    options = parser.parse_args()
    card = read_card(options.weights) if options.weights else default_model(ESTIMATOR_TASK)
    if options.seconds:
        print_pace()
        return
    if options.sets:
        pairs = [pair for name in SETS for pair in load_pairs(options.data / f"{name}.zip", 4)]
        photos = _large([pair.high for pair in pairs], options.side)
    else:
        photos = held_back(options.data, options.weights.parent if options.weights else None, options.side)
    answers = answers_of(card, photos, options.crops, options.side)
    print(f"{card.name} {card.version}, {len(answers)} crops of {options.side} of {len(photos)} pictures")
    print_scores(answers)


def held_back(data: Path, run: Path | None, side: int) -> list[Tensor]:
    """The photographs that the recipe leaves out, (3, H, W) uint8 each; `run` may have them decoded."""
    with tempfile.TemporaryDirectory() as folder:
        photos = split_photos(TrainOptions(data, run or Path(folder)))[1]
        return [photo.clone() for photo in _large(photos, side)]


def _large(photos: list[Tensor], side: int) -> list[Tensor]:
    return [photo for photo in photos if min(photo.shape[1:]) >= side + 2 * _RIM]


def answers_of(card: ModelCard, photos: list[Tensor], crops: int, side: int) -> list[Answer]:
    """Spoil crops by seed, and look at each."""
    network, random = network_of(card), np.random.default_rng(2025)
    return [answer(network, photos[int(random.integers(len(photos)))], side, random) for _ in range(crops)]


@dataclass(frozen=True)
class Scores:
    """What the card says: shares in %, median errors in %, and the mean error of the quality."""

    blurred: float
    kind: float
    spread: float
    spread_near: float
    quality: float
    quality_near: float
    noise: float

    @classmethod
    def of(cls, answers: list[Answer]) -> Scores:
        """The scores of answers; sizes are of what is blurred, and was seen to be."""
        seen = [one for one in answers if one.kind != SHARP and not one.found.is_sharp]
        sizes = 100 * np.array([abs(one.found.spread / one.spread - 1) for one in seen])
        packed = [one for one in answers if one.quality < UNCOMPRESSED]
        qualities = np.array([abs(one.found.quality - one.quality) for one in packed])
        noisy = [one for one in answers if one.noise > 0.006 and one.found.noise > 0]
        noises = [abs(math.log2(one.found.noise / one.noise)) for one in noisy]
        return cls(
            100 * float(np.mean([(one.kind == SHARP) == one.found.is_sharp for one in answers])),
            100 * float(np.mean([one.kind == one.found.blur for one in answers])),
            float(np.median(sizes)),
            100 * float((sizes <= 25).mean()),
            float(qualities.mean()),
            100 * float((qualities <= 10).mean()),
            100 * (2 ** float(np.median(noises)) - 1),
        )


def answer(network: torch.nn.Module, photo: Tensor, side: int, random: np.random.Generator) -> Answer:
    """Spoil a crop of a photograph and look at it."""
    whole = side + 2 * _RIM
    top, left = (int(random.integers(length - whole + 1)) for length in photo.shape[1:])
    crop = np.ascontiguousarray(photo[:, top : top + whole, left : left + whole].numpy().transpose(1, 2, 0))
    ranges: DegradationRanges = replace(draw_ranges(random), clean=0.0, webp=0.0)
    bad, ailments = Degrader(random, ranges).degrade(crop, 1)
    truth = truth_of(ailments)
    found = estimate(network, bad[_RIM:-_RIM, _RIM:-_RIM])
    return Answer(KINDS[truth.kind], ailments.spread, ailments.noise, ailments.quality, found)


def print_scores(answers: list[Answer]) -> None:
    """A line a question."""
    blurred = [one for one in answers if one.kind != SHARP]
    seen = [one for one in blurred if not one.found.is_sharp]
    print(
        f"blurred or sharp told right: {_share((one.kind == SHARP) == one.found.is_sharp for one in answers)}"
    )
    print(f"kind of blur right: {_share(one.kind == one.found.blur for one in answers)}")
    for kind in (*KINDS[1:], "any"):
        chosen = [one for one in seen if kind in ("any", one.kind)]
        errors = np.array([abs(one.found.spread / one.spread - 1) for one in chosen])
        print(
            f"size of {kind} blur, {len(chosen)} crops: median error {100 * np.median(errors):.1f} %, "
            f"mean {100 * errors.mean():.1f} %, within 25 %: {100 * (errors <= 0.25).mean():.0f} %"
        )
    packed = [one for one in answers if one.quality < UNCOMPRESSED]
    errors = np.array([abs(one.found.quality - one.quality) for one in packed])
    print(
        f"JPEG quality by the pixels, {len(packed)} crops: mean error {errors.mean():.1f}, "
        f"median {np.median(errors):.1f}, within 10: {100 * (errors <= 10).mean():.0f} %"
    )
    plain = [one for one in answers if one.quality == UNCOMPRESSED]
    print(f"uncompressed seen as 90 or better: {_share(one.found.quality >= 90 for one in plain)}")
    noisy = [one for one in answers if one.noise > 0.006 and one.found.noise > 0]
    errors = np.array([abs(math.log2(one.found.noise / one.noise)) for one in noisy])
    print(f"noise, {len(noisy)} crops: median error {100 * (2 ** np.median(errors) - 1):.0f} %")
    sharp = [one for one in answers if one.kind == SHARP]
    print("sharp ones taken for:", dict(Counter(one.found.blur for one in sharp)))


def _share(rights: object) -> str:
    rights = list(rights)
    return f"{100 * np.mean(rights):.1f} % of {len(rights)}" if rights else "-"


def print_pace() -> None:
    """Seconds for a file of 12 megapixels, and for reading it alone."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "photo.jpg"
        noise = np.random.default_rng(0).integers(0, 255, (375, 500, 3), dtype=np.uint8)
        Image.fromarray(noise).resize((4000, 3000), Image.Resampling.BICUBIC).save(path, quality=90)
        from gan.enhance.diagnosis import diagnose
        from gan.media import read_picture

        diagnose_file(path)
        for name, action in (
            ("read and looked at", lambda: diagnose_file(path)),
            ("read", lambda: read_picture(path)),
        ):
            print(f"12 megapixels {name}: {_fastest(action):.3f} s")
        picture = read_picture(path)
        print(f"12 megapixels looked at: {_fastest(lambda: diagnose(picture, path)):.3f} s")


def _fastest(action: object) -> float:
    times = []
    for _ in range(3):
        begin = time.perf_counter()
        action()
        times.append(time.perf_counter() - begin)
    return min(times)


if __name__ == "__main__":
    main()
