"""Films: how near the network's own speed, and whether memory stays where it is.

    python3 tests/benchmarks/bench_films.py [--size 1280x720] [--frames 24] [--scale 2] [--memory-frames 6000]

Prints one line of JSON a measurement. The film pans over a picture, so that every frame is computed
anew, and lies in a temporary folder. `--frames 0` or `--memory-frames 0` leaves one of the two out.
"""

from __future__ import annotations

import argparse
import json
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import psutil
import torch
from PIL import Image

from gan.engine import Engine, Step
from gan.enhance.films.layout import film_card, plan_frame
from gan.enhance.films.request import FilmRequest
from gan.enhance.model import enlarger_for, shape_of
from gan.enhance.work import tile_step, window_of
from gan.media.films import open_film
from gan.paths import assets_folder

ROUNDS = 3
TWO_HOURS = 2 * 3600 * 25  # frames


def panned(size: tuple[int, int], frames: int) -> Iterator[np.ndarray]:
    """A window that moves over a sample picture, (H, W, 3) uint8."""
    width, height = size
    picture = Image.open(assets_folder() / "samples" / "enhance" / "harbour.jpg").convert("RGB")
    large = np.asarray(picture.resize((2 * width, 2 * height), Image.Resampling.BICUBIC))
    for index in range(frames):
        left, top = index * 3 % width, index * 2 % height
        yield np.ascontiguousarray(large[top : top + height, left : left + width])


def write(path: Path, size: tuple[int, int], frames: int) -> Path:
    with open_film(path, size, 25) as film:
        for frame in panned(size, frames):
            film.write(frame)
        return film.commit()


class NetworkAlone:
    """What the engine needs for the same tiles without a film around them: one frame, again and again."""

    def __init__(self, size: tuple[int, int], frames: int, scale: int, model: str) -> None:
        card = film_card(model, scale)
        self._shape = shape_of(card, scale)
        self._model = enlarger_for(card, scale, 8)
        self._frame = next(panned(size, 1))
        self.layout = plan_frame(size, self._shape)
        self._tiles = self.layout * frames

    def work(self) -> NetworkAlone:
        return self

    def read(self, job: object) -> None:
        """Nothing to read."""

    def count(self) -> int:
        return len(self._tiles)

    def steps(self) -> Iterator[Step]:
        for tile in self._tiles:
            window = np.ascontiguousarray(window_of(self._frame, tile).transpose(2, 0, 1)[None])
            yield tile_step(self._model, torch.from_numpy(window), tile, max(window.shape), self._shape)

    def write(self, job: object, outputs: Iterator[object]) -> int:
        return sum(1 for _ in outputs)


def speed(size: tuple[int, int], frames: int, scale: int, model: str, device: str) -> dict[str, object]:
    """Seconds a frame of the film, and of the network alone, one after the other, `ROUNDS` times.

    Beside the clock's seconds are those of the processor, which say the same on a busy machine. The film
    is read, compared, put together and encoded on top of what the network alone does.
    """
    with tempfile.TemporaryDirectory() as folder, Engine(device) as engine:
        source = write(Path(folder) / "film.mp4", size, frames)
        network = NetworkAlone(size, 1, scale, model)
        engine.submit(network).result()  # loads and chooses the precision
        alone, film = [], []
        for turn in range(ROUNDS):
            alone.append(_timed(engine, NetworkAlone(size, frames, scale, model), frames))
            film.append(_timed(engine, FilmRequest(source, Path(folder) / str(turn), scale, model), frames))
        clock, processor = (
            (min(one[kind] for one in alone), min(one[kind] for one in film)) for kind in (0, 1)
        )
        return {
            "what": "speed",
            "device": engine.device_name,
            "threads": torch.get_num_threads(),
            "size": f"{size[0]}x{size[1]}",
            "scale": scale,
            "frames": frames,
            "tiles_a_frame": len(network.layout),
            "network_s_per_frame": round(clock[0], 4),
            "film_s_per_frame": round(clock[1], 4),
            "overhead": round(clock[1] / clock[0] - 1, 4),
            "network_processor_s": round(processor[0], 4),
            "film_processor_s": round(processor[1], 4),
            "overhead_processor": round(processor[1] / processor[0] - 1, 4),
        }


def _timed(engine: Engine, request: object, frames: int) -> tuple[float, float]:
    """Seconds a frame by the clock, and of the processor."""
    begin, begin_processor = time.perf_counter(), time.process_time()
    engine.submit(request).result()
    return (time.perf_counter() - begin) / frames, (time.process_time() - begin_processor) / frames


def memory(frames: int, model: str, device: str) -> dict[str, object]:
    """How memory grows over a film of many small frames, in MB per thousand of them.

    The first third is left out: what is needed once (the network, buffers, the allocator's reserves) is
    taken there. The end, where the pieces are joined, is told apart.
    """
    process, marks = psutil.Process(), []
    with tempfile.TemporaryDirectory() as folder, Engine(device) as engine:
        source = write(Path(folder) / "film.mp4", (96, 64), frames)
        job = engine.submit(FilmRequest(source, Path(folder) / "out", 2, model))
        over = threading.Event()
        job.subscribe(lambda job: over.set() if job.state.is_over else None)
        while not over.wait(0.1):
            marks.append((job.progress.done, process.memory_info().rss / 1e6))
        assert job.result().frames == frames
    at_work = np.array([mark for mark in marks if frames / 3 < mark[0] < frames])
    slope, _ = np.polyfit(at_work[:, 0], at_work[:, 1], 1)
    joining = [mark[1] for mark in marks if mark[0] == frames] or [at_work[-1, 1]]
    return {
        "what": "memory",
        "frames": frames,
        "minutes": round(frames / 25 / 60, 1),
        "samples": len(at_work),
        "MB_at_a_third": round(at_work[0, 1], 1),
        "MB_at_the_end": round(at_work[-1, 1], 1),
        "MB_most_while_joining": round(max(joining), 1),
        "MB_per_1000_frames": round(1000 * slope, 3),
        "MB_more_in_two_hours": round(TWO_HOURS * slope, 1),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--size", default="1280x720")
    parser.add_argument("--frames", type=int, default=24)
    parser.add_argument("--scale", type=int, default=2)
    parser.add_argument("--memory-frames", type=int, default=6000)
    parser.add_argument("--model", default="auto")
    parser.add_argument("--device", default="auto")
    options = parser.parse_args()
    size = tuple(int(side) for side in options.size.split("x"))
    if options.frames:
        figures = speed(size, options.frames, options.scale, options.model, options.device)
        print(json.dumps(figures), flush=True)
    if options.memory_frames:
        print(json.dumps(memory(options.memory_frames, options.model, options.device)), flush=True)


if __name__ == "__main__":
    main()
