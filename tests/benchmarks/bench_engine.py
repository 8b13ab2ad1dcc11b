"""What the engine costs and what it wins, with the shipped generator.

    python tests/benchmarks/bench_engine.py [--tiles 24] [--photos 20] [--large]

- throughput: tiles a second through the engine over those of the bare network loop;
- overlap: a folder of photographs through one engine, beside the same photographs one after another
  with reading, computing and writing in turn;
- tiles: the largest difference between a photograph in small tiles and the same in one;
- with --large, a 4000x3000 photograph at 4x: seconds, peak memory, and how fast a cancel takes effect.
"""

from __future__ import annotations

import argparse
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from PIL import Image
from torch import Tensor

from gan.engine import Engine, Job, Step
from gan.engine.device import resolve_devices
from gan.engine.precision import arrange, run
from gan.engine.tuning import Tuning
from gan.enhance.model import Enlarger, build_generator
from gan.enhance.request import TASK, EnhanceRequest
from gan.enhance.work import TILE
from gan.models import default_model


@dataclass(frozen=True)
class TilesRequest:
    """The same tile many times, with nothing to read or write."""

    model: Enlarger
    tile: Tensor
    tiles: int

    def work(self) -> TilesRequest:
        """See `gan.engine.Request`."""
        return self

    def read(self, job: Job) -> None:
        """Nothing."""

    def count(self) -> int:
        """See `gan.engine.Work`."""
        return self.tiles

    def steps(self) -> Iterator[Step]:
        """The tiles."""
        return (Step(self.model, self.tile) for _ in range(self.tiles))

    def write(self, job: Job, outputs: Iterator[tuple[Step, Tensor]]) -> Any:
        """Takes the outputs and forgets them."""
        return sum(output.numel() for _, output in outputs)


def throughput(device: str, tiles: int) -> None:
    """Bare loop and engine in turns, so that a busy machine slows both."""
    card = default_model(TASK)
    place = resolve_devices(device)[0]
    network = build_generator(card).to(place)
    model = Enlarger(card.name, card.sha256, network.config.scale, network.config.scale, 8)
    tile = torch.randint(0, 256, (1, 3, TILE, TILE), dtype=torch.uint8)
    ratios, rates = [], []
    with Engine(device) as engine, torch.inference_mode():
        precision = Tuning().choose(model, network, model.prepare(tile.to(place)))
        arrange(network, precision)
        engine.submit(TilesRequest(model, tile, 2)).result()
        for _ in range(5):
            begin = time.perf_counter()
            for _ in range(tiles):
                model.finish(run(network, model.prepare(tile.to(place)), precision)).cpu()
            bare = time.perf_counter() - begin
            begin = time.perf_counter()
            engine.submit(TilesRequest(model, tile, tiles)).result()
            ratios.append(bare / (time.perf_counter() - begin))
            rates.append(tiles / bare)
        name = engine.device_name
    megapixels = statistics.median(rates) * (4 * TILE) ** 2 / 1e6
    print(f"| throughput of the engine over the bare loop ({name}) | {statistics.median(ratios):.1%} |")
    print(f"| bare loop, output megapixels a second | {megapixels:.1f} |")


def overlap(device: str, photos: int) -> None:
    """A folder at once and one after another."""
    with tempfile.TemporaryDirectory() as folder, Engine(device) as engine:
        sources = [make_photograph(Path(folder) / f"{index}.png", 480, 360, index) for index in range(photos)]
        first = EnhanceRequest(sources[0], Path(folder) / "warm")
        engine.submit(first).result()
        begin = time.perf_counter()
        for source in sources:
            engine.submit(EnhanceRequest(source, Path(folder) / "in turn")).result()
        in_turn = time.perf_counter() - begin
        begin = time.perf_counter()
        jobs = [engine.submit(EnhanceRequest(source, Path(folder) / "at once")) for source in sources]
        for job in jobs:
            job.result()
        at_once = time.perf_counter() - begin
    print(f"| {photos} photographs of 480x360, in turn | {in_turn:.1f} s |")
    print(f"| the same, submitted at once | {at_once:.1f} s ({in_turn / at_once:.2f} times as fast) |")


def tiles_and_whole(device: str) -> None:
    """One photograph in one tile and in many."""
    with tempfile.TemporaryDirectory() as folder, Engine(device) as engine:
        source = make_photograph(Path(folder) / "photo.png", 320, 240, 0)
        jobs = [
            engine.submit(EnhanceRequest(source, Path(folder), name=str(tile), tile=tile))
            for tile in (320, 96)
        ]
        whole, tiled = (np.asarray(Image.open(job.result().path), dtype=int) for job in jobs)
    steps = jobs[1].progress.total
    print(f"| largest difference between {steps} tiles and one | {np.abs(whole - tiled).max()} of 255 |")


def large(device: str) -> None:
    """192 megapixels out, in a process of its own so that the peak is this job's."""
    with tempfile.TemporaryDirectory() as folder:
        source = make_photograph(Path(folder) / "large.jpg", 4000, 3000, 0)
        subprocess.run([sys.executable, __file__, "--device", device, "--one", str(source)], check=True)


def one_large(device: str, source: Path) -> None:
    """The child of `large`: run it whole, then cancel a second one in the middle."""
    with Engine(device) as engine:
        begin = time.perf_counter()
        result = engine.submit(EnhanceRequest(source, source.parent / "out")).result()
        seconds = time.perf_counter() - begin
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
        megapixels = result.width * result.height / 1e6
        print(f"| 4000x3000 at 4x: {megapixels:.0f} megapixels | {seconds:.1f} s, peak {peak:.2f} GB |")
        job = engine.submit(EnhanceRequest(source, source.parent / "cancelled"))
        while job.progress.fraction < 0.3:
            time.sleep(0.01)
        begin = time.perf_counter()
        job.cancel()
        job.wait()
        seconds = time.perf_counter() - begin
    left = len(list((source.parent / "cancelled").iterdir()))
    print(f"| cancel in the middle takes effect after | {seconds:.2f} s, {left} files left |")


def make_photograph(path: Path, width: int, height: int, seed: int) -> Path:
    """A smooth random picture with some noise, which compresses about like a photograph."""
    random = np.random.default_rng(seed)
    coarse = Image.fromarray(random.integers(0, 255, (height // 16, width // 16, 3), dtype=np.uint8))
    smooth = np.asarray(coarse.resize((width, height), Image.Resampling.BICUBIC), dtype=np.int16)
    noise = random.integers(-6, 7, (height, width, 1), dtype=np.int16)
    Image.fromarray(np.clip(smooth + noise, 0, 255).astype(np.uint8)).save(path, quality=92)
    return path


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--device", default="auto")
    parser.add_argument("--tiles", type=int, default=24)
    parser.add_argument("--photos", type=int, default=20)
    parser.add_argument("--large", action="store_true")
    parser.add_argument("--one", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        one_large(options.device, options.one)
        return
    print("| measure | figure |\n| --- | --- |", flush=True)
    throughput(options.device, options.tiles)
    overlap(options.device, options.photos)
    tiles_and_whole(options.device)
    if options.large:
        sys.stdout.flush()
        large(options.device)


if __name__ == "__main__":
    main()
