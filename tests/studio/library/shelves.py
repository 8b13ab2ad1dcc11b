"""A library with as many items as a test wants, of every kind, with pictures."""

from __future__ import annotations

import random
from pathlib import Path

import numpy as np

from gan.cartoon.request import ClipRequest
from gan.enhance.films.request import FilmRequest
from gan.enhance.request import EnhanceRequest
from gan.faces.request import SaveFaces
from gan.handwriting.request import ReadPage
from studio.library.item import Entry, Kind
from studio.library.requests import job_of, to_json
from studio.library.store import Library
from studio.library.thumbnails import encode

NEWEST = 1_790_000_000.0  # seconds since 1970
_HALF_HOUR = 1800
_PLACES = (
    "harbour",
    "kitchen",
    "meadow",
    "station",
    "library",
    "lighthouse",
    "orchard",
    "river",
    "school",
    "attic",
)
_PEOPLE = ("Ada", "Bo", "Otto", "Mia", "Grandma", "the dog", "a robot", "two children")
_DEEDS = (
    "walks through",
    "sings in",
    "waits at",
    "paints",
    "looks for a key in",
    "runs out of",
    "falls asleep in",
)
_PHOTOS = ("IMG", "holiday", "wedding", "scan", "garden", "portrait", "street", "mountain")


def entry_of(number: int, folder: Path, newest: float = NEWEST, count: int = 0) -> Entry:
    """The item of a number, always the same; higher numbers are newer where `count` is how many there are."""
    draw = random.Random(number)
    made = newest - (count - number) * _HALF_HOUR * 1.3
    kind = draw.choices(list(Kind), (40, 8, 20, 14, 18))[0]
    place, person, deed = draw.choice(_PLACES), draw.choice(_PEOPLE), draw.choice(_DEEDS)
    photo = folder / f"{draw.choice(_PHOTOS)}_{number:05d}.jpg"
    story = f"{person} {deed} the {place}. " + " ".join(draw.choices(_PLACES + _PEOPLE, k=12))
    common = {"kind": kind, "made": made, "seconds": draw.uniform(0.2, 9)}
    if kind is Kind.PICTURE:
        request = EnhanceRequest(photo, folder, scale=2)
        out = folder / f"{photo.stem}_2x.jpg"
        return Entry(
            title=photo.name, job=job_of(request), request=to_json(request), inputs=(photo,), outputs=(out,),
            model="enhance", width=2560, height=1920, identity=f"file:{out}", **common,
        )  # fmt: skip
    if kind is Kind.FILM:
        film = photo.with_suffix(".mp4")
        request = FilmRequest(film, folder, scale=2)
        return Entry(
            title=film.name, job=job_of(request), request=to_json(request), inputs=(film,), model="enhance",
            outputs=(folder / f"{film.stem}_2x.mp4",), width=1280, height=720, **common,
        )  # fmt: skip
    if kind is Kind.FACES:
        request = SaveFaces(folder, count=draw.choice((1, 4, 16)), seed=number)
        outputs = tuple(folder / f"face_{number + place:06d}.png" for place in range(request.count))
        title = f"{request.count} faces from seed {number}" if request.count > 1 else f"Face {number}"
        return Entry(
            title=title, job=job_of(request), request=to_json(request), outputs=outputs, model="faces",
            width=64, height=64, **common,
        )  # fmt: skip
    if kind is Kind.CLIP:
        request = ClipRequest(folder / f"clip_{number}.mp4", story, seed=number)
        return Entry(
            title=story.split(".")[0] + ".", job=job_of(request), request=to_json(request), text=story,
            outputs=(request.target,), width=1280, height=720, **common,
        )  # fmt: skip
    request = ReadPage(folder / f"letter_{number:05d}.png")
    return Entry(
        title=request.source.name, job=job_of(request), request=to_json(request), inputs=(request.source,),
        text=f"Dear {person}, {story}", width=1800, height=2400, model="lines", **common,
    )  # fmt: skip


def fill(library: Library, count: int, folder: Path, newest: float = NEWEST, looks: int = 160) -> None:
    """Put items in, oldest first, with thumbnails of which `looks` are different."""
    painted = [encode(picture_of(number)) for number in range(min(looks, count))]
    for first in range(0, count, 2000):
        numbers = range(first, min(first + 2000, count))
        ids = library.add_all(entry_of(number, folder, newest, count) for number in numbers)
        library.set_pictures({id: painted[id * 7 % len(painted)] for id in ids})


def picture_of(number: int) -> np.ndarray:
    """(h, w, 3) uint8: hills under a sky, with a sun, always the same for a number."""
    random_ = np.random.default_rng(number)
    height, width = [(256, 341), (256, 256), (320, 256), (252, 448)][number % 4]
    x, y = np.meshgrid(np.linspace(0, 1, width), np.linspace(0, 1, height))
    sky, ground = random_.uniform(110, 245, 3), random_.uniform(40, 190, 3)
    pixels = sky * (1 - 0.35 * y[..., None]) + 25 * y[..., None]
    sun = np.hypot(x - random_.uniform(0.2, 0.8), (y - random_.uniform(0.15, 0.4)) * height / width)
    pixels = np.where((sun < 0.07)[..., None], np.array([255, 244, 214]), pixels)
    for layer in range(4):
        line = 0.42 + 0.14 * layer + 0.1 * np.sin((3 + 2 * layer) * x * np.pi + random_.uniform(0, 6))
        pixels = np.where((y > line)[..., None], ground * (1 - 0.22 * layer) + 10 * layer, pixels)
    return np.clip(pixels, 0, 255).astype(np.uint8)
