"""Speed, memory and truth of cartoons.

    python tests/benchmarks/bench_cartoon.py [--frames N] [--size WxH]

Seconds are those of the clock, and of the processor (all threads together) beside them: on a machine that has
other work the second is the fairer number. Frames are counted in a shot of five characters that all move or
talk, once with a camera at rest and once with one that follows. Clips are from the text to the finished file.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import psutil

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from gan.cartoon.checking import check_film  # noqa: E402
from gan.cartoon.request import ClipRequest  # noqa: E402
from gan.cartoon.scene import Camera, CastMember, Entity, Event, Scene, Shot  # noqa: E402
from gan.cartoon.script import understand  # noqa: E402
from gan.cartoon.stage.application import ensure_application  # noqa: E402
from gan.cartoon.stage.export import frame_pixels  # noqa: E402
from gan.cartoon.stage.film import Film  # noqa: E402
from gan.engine import Job, Priority  # noqa: E402
from tests.gan.cartoon.scripts import SCRIPTS  # noqa: E402

SENTENCE = "Ada walks into the kitchen and talks to Bo."
THREE_SECONDS = "Ada waves at Bo."
PAGE = (
    "Ada walks into the kitchen. Bo sits down. “Good morning, Bo!” says Ada. Bo waves. The dog barks. " * 20
)


def timed(what: str, action: Callable[[], object]) -> object:
    """Run something once and print how long it took."""
    clock, processor = time.perf_counter(), time.process_time()
    result = action()
    seconds = time.perf_counter() - clock
    print(
        f"{what:<58} {seconds:7.2f} s   {time.process_time() - processor:7.2f} s of the processor", flush=True
    )
    return result


def crowd(camera: Camera) -> Scene:
    """Five characters that all do something, for three seconds."""
    doing = {"ada": "walk", "bo": "talk", "girl": "wave", "dog": "run", "robot": "dance"}
    entities = tuple(Entity(id, "character", id) for id in doing)
    events = tuple(Event(f"e-{id}", 0, 3, id, action) for id, action in doing.items())
    shot = Shot("s1", 0, 3, "park", camera=camera, entities=entities, events=events)
    return Scene(shots=(shot,), cast=tuple(CastMember(id, id.title(), id) for id in doing))


def measure_frames(camera: Camera, count: int, width: int, height: int) -> None:
    """Frames a second once everything is warm."""
    film = Film(crowd(camera))
    frame_pixels(film, 0, width, height)
    clock, processor = time.perf_counter(), time.process_time()
    for index in range(count):
        film.frame(index % film.count, width, height)
    seconds, worked = time.perf_counter() - clock, time.process_time() - processor
    name = f"frames of five at {width}x{height}, camera {camera.kind}"
    print(
        f"{name:<58} {count / seconds:7.0f} /s  {count / worked:7.0f} a second of the processor", flush=True
    )


def storyboard(text: str) -> None:
    """From a text to the thumbnails of its shots."""
    film = Film(understand(text))
    for shot in film.scene.shots:
        film.thumbnail(shot.id, 320, 180)


def save_clip(request: ClipRequest) -> None:
    """From a text to a file."""
    job, work = Job(1, request, Priority.BATCH), request.work()
    work.read(job)
    job.expect(work.count())
    work.write(job, iter(()))


def of_three_seconds() -> Scene:
    """A scene of exactly three seconds."""
    scene = understand(THREE_SECONDS)
    return replace(scene, shots=(replace(scene.shots[0], duration=3.0),))


def measure_truth() -> None:
    """What the checker finds in the clips of our own scripts."""
    wrong = 0
    for script in SCRIPTS:
        scene = understand(script.text)
        faults = check_film(Film(scene)) if scene.shots else []
        wrong += bool(faults)
        for fault in faults:
            print(f"  {script.text!r}: {fault.text}")
    print(f"clips that show all of their scripts: {len(SCRIPTS) - wrong} of {len(SCRIPTS)}")


def main() -> None:
    """Measure everything and print it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--frames", type=int, default=150)
    parser.add_argument("--size", default="1280x720")
    options = parser.parse_args()
    width, height = map(int, options.size.split("x"))
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    ensure_application()
    storyboard(SENTENCE)  # fonts, word vectors
    timed("storyboard of one sentence", lambda: storyboard(SENTENCE))
    timed("storyboard of a sentence in a place not seen before", lambda: storyboard("Bo sleeps in the barn."))
    for camera in (Camera("wide", "ada"), Camera("follow", "ada")):
        measure_frames(camera, options.frames, width, height)
    with tempfile.TemporaryDirectory() as folder:
        for suffix in ("webm", "mp4", "gif"):
            request = ClipRequest(
                Path(folder) / f"a.{suffix}", scene=of_three_seconds(), size=(width, height)
            )
            timed(
                f"three seconds at {width}x{height} to {suffix}", lambda request=request: save_clip(request)
            )
        request = ClipRequest(Path(folder) / "long.webm", PAGE, size=(320, 180))
        film = understand(PAGE)
        timed(f"a page of {film.duration / 60:.1f} minutes at 320x180 to webm", lambda: save_clip(request))
    print(f"memory after all: {psutil.Process().memory_info().rss / 2**20:.0f} MiB")
    measure_truth()


if __name__ == "__main__":
    main()
