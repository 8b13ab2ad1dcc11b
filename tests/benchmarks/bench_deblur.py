"""Mending at 1x: motion, defocus and sharp pictures, beside Wiener and Richardson-Lucy with the true kernel.

    python tests/benchmarks/bench_deblur.py DATA [--weights CARD.json] [--most 12] [--largest 256]

DATA is a folder with set5.zip, set14.zip and bsd100.zip. Every picture is spoiled by seed three times: by
a shaking hand (5 to 25 pixels, in straight to winding paths), by defocus (radius 1 to 5), and not at all;
the first two with noise and a JPEG of quality 60 to 90. Sharp pictures are measured as they are and as a
JPEG of quality 90 to 95. PSNR is on luma, 16 pixels of border cut, and 60 dB for what is the same; what is
in the table is the mean gain over the spoiled picture. The classical methods are told the true kernel and
the true noise, which nobody knows of a photo.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import cv2
import numpy as np
import torch

from gan.enhance.choosing import strength_for
from gan.enhance.degradation import DegradationRanges, Degrader
from gan.enhance.diagnosis import diagnose
from gan.enhance.estimator_training import as_tensor
from gan.enhance.family import FamilyGenerator
from gan.enhance.findings import Findings
from gan.enhance.guides import find_psf, guide_of, with_guides
from gan.enhance.model import build_generator
from gan.enhance.photos import load_pairs
from gan.enhance.request import TASK
from gan.enhance.work import mixed
from gan.media.picture import Metadata, Picture
from gan.metrics.fidelity import luma_scores
from gan.models import find_model
from gan.models.cards import read_card

SETS = ("set5", "set14", "bsd100")
SPOILED = "spoiled"
_BORDER = 16
_SAME = 60.0  # dB
_ROUNDS = 20  # of Richardson and Lucy
_CALM = DegradationRanges(
    clean=0, motion=0, defocus=0, gaussian=0, linear_light=0, shrink=0, shot=(0, 0), read=(0.002, 0.01),
    noise=1, grey_noise=0, jpeg=1, jpeg_quality=(60, 90), webp=0, sharpen=0, again=0,
)  # fmt: skip
KINDS = {
    "motion": replace(_CALM, motion=1, motion_length=(5, 25)),
    "defocus": replace(_CALM, defocus=1, defocus_radius=(1, 5)),
    "sharp, JPEG 90-95": replace(_CALM, noise=0, jpeg_quality=(90, 95)),
    "sharp, as it is": replace(_CALM, clean=1),
}


@dataclass(frozen=True)
class Sample:
    """A picture twice, (H, W, 3) uint8, the kernel of its blur, and the deviation of its noise, 0..1."""

    good: np.ndarray
    bad: np.ndarray
    kernel: np.ndarray | None
    noise: float


Method = Callable[[Sample], np.ndarray]


def main() -> None:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--model", default="", help="name of an installed model that has 1x")
    parser.add_argument("--weights", type=Path, help="a model card elsewhere, such as a training run's")
    parser.add_argument("--most", type=int, default=0, help="so many pictures of each set")
    parser.add_argument(
        "--largest", type=int, default=0, help="the middle of each, at most so many pixels a side"
    )
    options = parser.parse_args()
    methods: dict[str, Method] = {"Wiener, true kernel": wiener, "Richardson-Lucy, true kernel": lucy}
    if options.weights or options.model:
        card = read_card(options.weights) if options.weights else find_model(options.model, TASK)
        mend = mender(build_generator(card), guide_of(card, 1))
        methods[f"{card.name} {card.version}"] = lambda sample: mend(sample.bad)
        methods[f"{card.name} {card.version}, strength by the estimate"] = lambda sample: by_estimate(
            mend, sample
        )
    pictures = list(read(options.data, options.most, options.largest))
    print(f"{len(pictures)} pictures; mean gain over the spoiled one in dB (worst), after its PSNR")
    table = {kind: measure(pictures, ranges, methods) for kind, ranges in KINDS.items()}
    print_table(table, list(methods))


def read(data: Path, most: int, largest: int) -> Iterator[np.ndarray]:
    """(H, W, 3) uint8 each."""
    for name in SETS:
        for pair in load_pairs(data / f"{name}.zip", 4)[: most or None]:
            picture = pair.high.permute(1, 2, 0).numpy()
            height, width = (min(largest or side, side) // 8 * 8 for side in picture.shape[:2])
            top, left = (
                (side - part) // 2 for side, part in zip(picture.shape, (height, width), strict=False)
            )
            yield np.ascontiguousarray(picture[top : top + height, left : left + width])


def spoil(good: np.ndarray, ranges: DegradationRanges, seed: int) -> Sample:
    """A picture with faults by seed, and what the true kernel was."""
    degrader = Degrader(np.random.default_rng(seed), ranges)
    bad, ailments = degrader.degrade(good, 1)
    return Sample(good, bad, degrader.psf if ailments.spread else None, ailments.noise)


def measure(
    pictures: list[np.ndarray], ranges: DegradationRanges, methods: dict[str, Method]
) -> dict[str, list[float]]:
    """PSNR of the spoiled pictures, and the gains of each method over it."""
    found: dict[str, list[float]] = {SPOILED: []} | {name: [] for name in methods}
    for seed, good in enumerate(pictures):
        sample = spoil(good, ranges, seed)
        before = psnr(sample.bad, good)
        found[SPOILED].append(before)
        for name, method in methods.items():
            result = sample.bad if sample.kernel is None and "true kernel" in name else method(sample)
            found[name].append(psnr(result, good) - before)
    return found


def psnr(picture: np.ndarray, good: np.ndarray) -> float:
    """Of luma, in dB."""
    return min(_SAME, luma_scores(picture, good, _BORDER)[0])


def mender(network: torch.nn.Module, guide: str = "") -> Callable[[np.ndarray], np.ndarray]:
    """What a network makes of (H, W, 3) uint8 at 1x, by itself or guided by another."""

    @torch.inference_mode()
    def mend(bad: np.ndarray) -> np.ndarray:
        seen = with_guides(bad, find_psf(guide, bad)) if guide else bad
        inputs = as_tensor([seen]).contiguous(memory_format=torch.channels_last)
        with torch.autocast("cpu", torch.bfloat16):
            result = network(inputs, 1) if isinstance(network, FamilyGenerator) else network(inputs)
        return (result[0].float().clamp(0, 1) * 255).round().to(torch.uint8).permute(1, 2, 0).numpy()

    return mend


def by_estimate(mend: Callable[[np.ndarray], np.ndarray], sample: Sample) -> np.ndarray:
    """As the product does it: as much of the result as suits what the estimate finds."""
    strength = strength_for(look(sample.bad), 1)
    if not strength:
        return sample.bad
    planes = (part.transpose(2, 0, 1)[None] for part in (sample.bad, mend(sample.bad)))
    return mixed(*planes, 1, strength)[0].transpose(1, 2, 0)


def look(bad: np.ndarray) -> Findings | None:
    return diagnose(Picture(bad, None, Metadata(), "png"))


def wiener(sample: Sample) -> np.ndarray:
    """Wiener's filter with the true kernel; the spectrum of pictures falls with the square of frequency."""
    bad, rim = _framed(sample.bad, sample.kernel.shape[0])
    transfer = np.fft.rfft2(_centred(sample.kernel, bad.shape[:2]))
    rows = np.fft.fftfreq(bad.shape[0])[:, None]
    columns = np.fft.rfftfreq(bad.shape[1])[None]
    # Compression is noise, too; both numbers did best of a few on pictures of Set14.
    noise = np.hypot(sample.noise, 0.012) ** 2
    balance = noise * (4e-3 + np.square(rows) + np.square(columns)) / 3e-4
    filter_ = np.conj(transfer) / (np.square(np.abs(transfer)) + balance)
    planes = [np.fft.irfft2(np.fft.rfft2(bad[..., c]) * filter_, bad.shape[:2]) for c in range(3)]
    return _levels(np.stack(planes, axis=2)[rim:-rim, rim:-rim])


def lucy(sample: Sample) -> np.ndarray:
    """Richardson and Lucy (1972, 1974) with the true kernel."""
    bad, rim = _framed(sample.bad, sample.kernel.shape[0])
    turned = np.ascontiguousarray(sample.kernel[::-1, ::-1])  # filter2D correlates
    guess = bad.copy()
    for _ in range(_ROUNDS):
        blurred = cv2.filter2D(guess, -1, turned, borderType=cv2.BORDER_REPLICATE)
        guess *= cv2.filter2D(
            bad / np.maximum(blurred, 1e-3), -1, sample.kernel, borderType=cv2.BORDER_REPLICATE
        )
    return _levels(guess[rim:-rim, rim:-rim])


def _framed(bad: np.ndarray, size: int) -> tuple[np.ndarray, int]:
    """A picture as float32, 0..1, with a mirrored rim that the kernel may reach into."""
    rim = size + 8
    framed = cv2.copyMakeBorder(bad, rim, rim, rim, rim, cv2.BORDER_REFLECT)
    return framed.astype(np.float32) / 255, rim


def _centred(kernel: np.ndarray, size: tuple[int, int]) -> np.ndarray:
    """The kernel with its middle in the corner."""
    canvas = np.zeros(size, np.float32)
    side = kernel.shape[0]
    canvas[:side, :side] = kernel
    return np.roll(canvas, (-(side // 2), -(side // 2)), axis=(0, 1))


def _levels(picture: np.ndarray) -> np.ndarray:
    return (np.clip(picture, 0, 1) * 255).round().astype(np.uint8)


def print_table(table: dict[str, dict[str, list[float]]], names: list[str]) -> None:
    """A row a method."""
    print(f"\n| 1x | {' | '.join(table)} |\n| --- |{' --- |' * len(table)}")
    before = (f"{np.mean(column[SPOILED]):.2f}" for column in table.values())
    print(f"| spoiled | {' | '.join(before)} |")
    for name in names:
        cells = (f"{np.mean(column[name]):+.2f} ({min(column[name]):+.2f})" for column in table.values())
        print(f"| {name} | {' | '.join(cells)} |")


if __name__ == "__main__":
    main()
