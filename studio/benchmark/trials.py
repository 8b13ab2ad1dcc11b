"""Each job once as a person would use it, with what to count of its result."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gan.paths import assets_folder

if TYPE_CHECKING:
    from gan.engine import Request

_PHOTO = (768, 512)
_FRAME, _FRAMES = (960, 540), 4
_FEW_FACES, _MANY_FACES = 32, 512
_CARTOON = "Ada walks into the kitchen and waves. “Good morning!” says Ada."
_CLIP = (1280, 720)


@dataclass(frozen=True)
class Trial:
    """A request and what its result is worth.

    Attributes:
        job, what, unit: as in `Row`.
        request: what is run and timed.
        count: how much of the unit a result is worth, to be divided by its seconds.
        network: the name of a result's network among those that are tuned; empty where none computes.
        warm_up: a small request that loads what the first one would wait for.
        more: a larger request for machines on which the first is over too soon to be timed.
    """

    job: str
    what: str
    unit: str
    request: Request
    count: Callable[[Any], float]
    network: Callable[[Any], str] = lambda result: ""
    warm_up: Request | None = None
    more: Request | None = None


@dataclass(frozen=True)
class Chosen:
    """The models that are timed, by name, or "auto"."""

    enhance: str = "auto"
    faces: str = "auto"
    reader: str = "auto"


def make_trials(folder: Path, chosen: Chosen) -> list[Trial]:
    """What there are models for; sources are written into `folder`, and results go there."""
    return [
        *_enhance(folder, chosen.enhance),
        *_faces(chosen.faces),
        *_cartoon(folder),
        *_handwriting(chosen.reader),
    ]


def _enhance(folder: Path, model: str) -> list[Trial]:
    from gan.enhance.choices import list_scales
    from gan.enhance.films.request import FilmRequest
    from gan.enhance.request import EnhanceRequest

    photo, small = folder / "photo.jpg", folder / "small.png"
    _write_photo(photo, _PHOTO)
    _write_photo(small, (96, 64))
    trials = []
    for scale in list_scales(model):
        request, warm_up = (
            EnhanceRequest(path, folder, scale, model, strength=1.0, faces="off", overwrite=True)
            for path in (photo, small)
        )
        what = f"{scale}x, photo of {_PHOTO[0]}×{_PHOTO[1]}" if scale > 1 else "1x, mending a photo"
        trials.append(Trial("Enhance", what, "MP/s", request, _megapixels, _enlarger(scale), warm_up))
    if 2 in list_scales(model):
        film = folder / "film.mp4"
        _write_film(film)
        film_request = FilmRequest(film, folder, 2, model, overwrite=True)
        what = f"film, {_FRAME[0]}×{_FRAME[1]} to 1080p"
        trials.append(Trial("Enhance", what, "frames/s", film_request, _frames, _enlarger(2)))
    return trials


def _enlarger(scale: int) -> Callable[[Any], str]:
    return lambda result: f"{result.model} {scale}x"


def _frames(result: Any) -> float:
    return float(result.frames)


def _megapixels(result: Any) -> float:
    return result.width * result.height / 1e6


def _faces(model: str) -> list[Trial]:
    from gan.faces.face import Face
    from gan.faces.request import TASK, MakeFaces
    from gan.models import list_models

    if not list_models(TASK):
        return []
    few, many = (
        MakeFaces(tuple(map(Face.of_seed, range(count))), model) for count in (_FEW_FACES, _MANY_FACES)
    )
    warm_up = MakeFaces((Face.of_seed(0),), model)
    return [
        Trial(
            "Faces",
            "new faces",
            "faces/s",
            few,
            lambda result: len(result.pixels),
            lambda _: "Faces",
            warm_up,
            many,
        )
    ]


def _cartoon(folder: Path) -> list[Trial]:
    from gan.cartoon.request import ClipRequest

    request = ClipRequest(folder / "clip.mp4", _CARTOON, size=_CLIP, overwrite=True)
    warm_up = ClipRequest(folder / "warm-up.mp4", "Ada waves.", size=(160, 90), overwrite=True)
    what = f"clip of {_CLIP[0]}×{_CLIP[1]}"
    return [Trial("Cartoon", what, "frames/s", request, _frames, warm_up=warm_up)]


def _handwriting(reader: str) -> list[Trial]:
    from gan.handwriting.request import ReadPage
    from gan.models import list_models

    page = assets_folder() / "samples" / "handwriting" / "letter.jpg"
    if not list_models("lines") or not page.exists():
        return []
    request = ReadPage(page, model=reader)
    return [
        Trial("Handwriting", "lines of a page", "lines/s", request, _lines, lambda _: "Handwriting", request),
        Trial(
            "Handwriting", "whole pages", "pages/min", request, lambda result: 60.0, lambda _: "Handwriting"
        ),
    ]


def _lines(result: Any) -> float:
    return float(len(result.page.lines))


def _write_photo(path: Path, size: tuple[int, int]) -> None:
    """The sample photograph at another size; what is in a picture hardly changes how long it takes."""
    _photo(size).save(path, quality=92)


def _write_film(path: Path) -> None:
    """A few frames that pan over the photograph, so that nothing of them stands still."""
    import numpy as np

    from gan.media.films import open_film

    width, height = _FRAME
    wide = np.asarray(_photo((width + 16 * _FRAMES, height)))
    with open_film(path, _FRAME, overwrite=True) as film:
        for index in range(_FRAMES):
            film.write(np.ascontiguousarray(wide[:, 16 * index :][:, :width]))
        film.commit()


def _photo(size: tuple[int, int]) -> Any:
    from PIL import Image

    with Image.open(assets_folder() / "samples" / "enhance" / "harbour.jpg") as sample:
        return sample.convert("RGB").resize(size, Image.Resampling.BICUBIC)
