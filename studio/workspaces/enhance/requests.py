"""From settings to requests, and what their results will be called."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from gan.enhance.films.request import FilmRequest
from gan.enhance.request import FACES_AUTO, FACES_MODES, EnhanceRequest
from studio.naming import EXAMPLE
from studio.settings import Destination, Enhancing, OutputFormat


def is_film(source: Path) -> bool:
    """Whether a file has the ending of a film."""
    from gan.media.films.formats import FILM_SUFFIXES  # loaded by now, by whoever looked for files

    return source.suffix.lower() in FILM_SUFFIXES


def request_for(source: Path, enhancing: Enhancing, subfolder: Path = Path()) -> EnhanceRequest | FilmRequest:
    """What the engine is asked for this picture or film.

    Args:
        source: the file.
        enhancing: the settings.
        subfolder: where it lies in the folder that it came with; so do results that go into one folder.

    Raises:
        EnhanceError: the name pattern makes no file name.
    """
    if is_film(source):
        return FilmRequest(
            source=source,
            folder=_folder(source, enhancing, subfolder),
            scale=enhancing.scale,
            format=enhancing.film_format.value,
            name=enhancing.pattern,
            quality=enhancing.film_quality,
            steady=enhancing.steady,
            model=enhancing.model,
            texture=enhancing.texture / 100,
            strength=_strength(enhancing),
        )
    return _picture_request(source, enhancing, subfolder)


def _picture_request(source: Path, enhancing: Enhancing, subfolder: Path = Path()) -> EnhanceRequest:
    return EnhanceRequest(
        source=source,
        folder=_folder(source, enhancing, subfolder),
        scale=enhancing.scale,
        format=enhancing.format.value,
        name=enhancing.pattern,
        quality=enhancing.quality,
        model=enhancing.model,
        texture=enhancing.texture / 100,
        strength=_strength(enhancing),
        faces=enhancing.faces,
    )


def _strength(enhancing: Enhancing) -> float | None:
    return None if enhancing.strength < 0 else enhancing.strength / 100


def example_name(enhancing: Enhancing) -> str:
    """What the result of "photo.jpg" would be called.

    Raises:
        EnhanceError: the name pattern makes no file name.
    """
    request = _picture_request(EXAMPLE, enhancing)
    stem = replace(request, scale=request.scale or EnhanceRequest.scale).result_stem("general")
    kept = enhancing.format is OutputFormat.KEEP
    return stem + (EXAMPLE.suffix if kept else f".{enhancing.format.value}")


def faces_for_all(faces: str) -> str:
    """Of `EnhanceRequest.faces` what holds for every picture: those that were counted in one do not."""
    return faces if faces in FACES_MODES else FACES_AUTO


def subfolder_of(request: EnhanceRequest | FilmRequest, enhancing: Enhancing) -> Path:
    """The other way round than `request_for`: where in the folder for results a result goes."""
    folder = enhancing.folder if enhancing.destination is Destination.FOLDER else None
    if folder is None or not request.folder.is_relative_to(folder):
        return Path()
    return request.folder.relative_to(folder)


def _folder(source: Path, enhancing: Enhancing, subfolder: Path) -> Path:
    chosen = enhancing.folder if enhancing.destination is Destination.FOLDER else None
    return chosen / subfolder if chosen else source.parent
