"""Quality and speed of Enhance on the public benchmarks, beside published networks.

    python tests/benchmarks/bench_enhance.py DATA [--model NAME] [--weights CARD.json] [--fast]

DATA is a folder with set5.zip, set14.zip and bsd100.zip (high-resolution pictures, sides divisible
by 4). Low resolution is Pillow's bicubic reduction to a quarter; PSNR and SSIM are on luma with 4
border pixels cut; seconds are the median over BSD100 of the bare network at the engine's precision.
"""

from __future__ import annotations

import argparse
import statistics
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from gan.engine.device import Precision, PrecisionChooser, arrange, run
from gan.enhance.model import Enlarger, build_generator
from gan.enhance.photos import Pair, load_pairs
from gan.enhance.request import TASK
from gan.metrics.fidelity import luma_scores
from gan.models import ModelCard, default_model, find_model
from gan.models.cards import read_card

SETS = ("set5", "set14", "bsd100")
# Published or re-measured elsewhere on two cores under the same protocol: PSNR, SSIM a set; s/MP.
PEERS = {
    "bicubic": ((28.43, 0.811), (26.09, 0.705), (25.96, 0.668), 0.013),
    "LapSRN": ((28.75, 0.822), (26.38, 0.705), (26.02, 0.662), 1.71),
    "SRGAN, 0.73 M": ((30.66, 0.864), (27.70, 0.754), (27.00, 0.712), 2.08),
    "CARN-M, 0.41 M": ((31.89, 0.891), (28.43, 0.777), (27.45, 0.732), 1.38),
    "IMDN, 0.72 M": ((32.21, 0.895), (28.60, 0.781), (27.56, 0.735), 0.59),
}


@dataclass(frozen=True)
class Scores:
    """What a network measures: (PSNR in dB, SSIM) by set, and seconds per output megapixel."""

    quality: dict[str, tuple[float, float]]
    seconds: float


def main() -> None:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--model", help="name of an installed model; the default one otherwise")
    parser.add_argument("--weights", type=Path, help="a model card elsewhere, such as a training run's")
    parser.add_argument("--fast", action="store_true", help="Set5 only")
    options = parser.parse_args()
    if options.weights:
        card = read_card(options.weights)
    else:
        card = find_model(options.model, TASK) if options.model else default_model(TASK)
    scores = measure(card, options.data, SETS[:1] if options.fast else SETS)
    print_table(card, scores)


def measure(card: ModelCard, data: Path, sets: tuple[str, ...] = SETS) -> Scores:
    """Scores of a model on the benchmarks, at the precision that the engine would choose."""
    network = build_generator(card)
    key = Enlarger(card.name, card.sha256, network.config.scale, network.config.scale, 8)
    with torch.inference_mode():
        precision = PrecisionChooser().choose(key, network, torch.rand(1, 3, 128, 128))
        arrange(network, precision)
        quality = {}
        for name in sets:
            pairs = load_pairs(data / f"{name}.zip", network.config.scale)
            quality[name] = tuple(np.mean([score(network, precision, pair) for pair in pairs], axis=0))
        seconds = statistics.median(pace(network, precision, pair) for pair in pairs)
    print(f"{card.name} {card.version}: {precision}, {torch.get_num_threads()} threads")
    return Scores(quality, seconds)


def enlarge(network: nn.Module, precision: Precision, low: Tensor) -> Tensor:
    """(3, H, W) uint8 -> (3, scale * H, scale * W) uint8."""
    result = run(network, low[None].float() / 255, precision)[0]
    return (result.clamp(0, 1) * 255).round().to(torch.uint8)


def score(network: nn.Module, precision: Precision, pair: Pair) -> tuple[float, float]:
    """Luma PSNR and SSIM of one picture."""
    result = enlarge(network, precision, pair.low)
    return luma_scores(result.permute(1, 2, 0).numpy(), pair.high.permute(1, 2, 0).numpy(), 4)


def pace(network: nn.Module, precision: Precision, pair: Pair) -> float:
    """Seconds per output megapixel, of the faster of two runs."""
    seconds = []
    for _ in range(2):
        begin = time.perf_counter()
        enlarge(network, precision, pair.low)
        seconds.append(time.perf_counter() - begin)
    return min(seconds) / (pair.high.shape[1] * pair.high.shape[2] / 1e6)


def print_table(card: ModelCard, scores: Scores) -> None:
    """The model's row under its peers'."""
    print(f"\n| 4x | {' | '.join(SETS)} | s per output megapixel |\n| --- | --- | --- | --- | --- |")
    for name, (*quality, seconds) in PEERS.items():
        print(f"| {name} | {' | '.join(f'{psnr:.2f}/{ssim:.3f}' for psnr, ssim in quality)} | {seconds} |")
    own = [scores.quality.get(name) for name in SETS]
    cells = " | ".join(f"{cell[0]:.2f}/{cell[1]:.3f}" if cell else "-" for cell in own)
    print(f"| **Ganvas {card.name}, {card.parameters / 1e6:.2f} M** | {cells} | {scores.seconds:.2f} |")


if __name__ == "__main__":
    main()
