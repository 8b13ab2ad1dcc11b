"""Named settings of Enhance, kept as JSON in the user folder."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from pathlib import Path

from gan.enhance.errors import EnhanceError
from gan.enhance.films.request import FilmRequest
from gan.enhance.request import EnhanceRequest
from gan.media import AtomicFile
from gan.paths import user_folder

_LONGEST = 60


@dataclass(frozen=True)
class Preset:
    """Settings of pictures and films.

    Attributes:
        scale, texture, strength, faces, model, format, tile, name: see `EnhanceRequest`.
        quality: see `EnhanceRequest`; of pictures.
        film_format, film_quality, steady: see `FilmRequest`.

    Raises:
        EnhanceError: a value is out of its range; the sentence names it.
    """

    scale: int = EnhanceRequest.scale
    model: str = EnhanceRequest.model
    format: str = EnhanceRequest.format
    tile: int | None = None
    name: str = EnhanceRequest.name
    quality: int = EnhanceRequest.quality
    film_format: str = FilmRequest.format
    film_quality: int = FilmRequest.quality
    steady: bool = FilmRequest.steady
    texture: float = EnhanceRequest.texture
    strength: float | None = None
    faces: str = EnhanceRequest.faces

    def __post_init__(self) -> None:
        self.request(Path("photo.jpg"), Path())
        self.film_request(Path("film.mp4"), Path())

    def request(self, source: Path, folder: Path, *, overwrite: bool = False) -> EnhanceRequest:
        """What is asked for a picture."""
        return EnhanceRequest(
            source=source,
            folder=folder,
            scale=self.scale,
            model=self.model,
            format=self.format,
            tile=self.tile,
            name=self.name,
            quality=self.quality,
            overwrite=overwrite,
            texture=self.texture,
            strength=self.strength,
            faces=self.faces,
        )

    def film_request(
        self, source: Path, folder: Path, *, overwrite: bool = False, preview: bool = False
    ) -> FilmRequest:
        """What is asked for a film."""
        return FilmRequest(
            source=source,
            folder=folder,
            scale=self.scale,
            model=self.model,
            format=self.film_format,
            tile=self.tile,
            name=self.name,
            quality=self.film_quality,
            overwrite=overwrite,
            steady=self.steady,
            preview=preview,
            texture=self.texture,
            strength=self.strength,
        )


def list_presets() -> dict[str, Preset]:
    """Every preset that can be read, by name."""
    found = {}
    for name, values in _read().items():
        try:
            known = {field.name for field in fields(Preset)}
            found[name] = Preset(**{key: value for key, value in values.items() if key in known})
        except (EnhanceError, TypeError, AttributeError):
            continue  # of another version, or written by hand
    return dict(sorted(found.items(), key=lambda entry: entry[0].casefold()))


def find_preset(name: str) -> Preset:
    """The preset of this name.

    Raises:
        EnhanceError: there is none; the sentence lists those that there are.
    """
    presets = list_presets()
    if name not in presets:
        known = ", ".join(presets) or "none is saved yet"
        raise EnhanceError(f"There is no preset {name!r}; known: {known}.")
    return presets[name]


def save_preset(name: str, preset: Preset) -> None:
    """Keep a preset, in place of one of the same name.

    Raises:
        EnhanceError: the name is empty or too long.
        MediaError: the user folder cannot be written.
    """
    name = name.strip()
    if not 0 < len(name) <= _LONGEST or not name.isprintable():
        raise EnhanceError(f"A preset cannot be called {name!r}; give 1 to {_LONGEST} letters.")
    _write(_read() | {name: asdict(preset)})


def remove_preset(name: str) -> None:
    """Forget a preset; an unknown one is ignored. Raises MediaError if the folder cannot be written."""
    _write({key: values for key, values in _read().items() if key != name})


def _file() -> Path:
    return user_folder() / "enhance-presets.json"


def _read() -> dict[str, dict]:
    try:
        values = json.loads(_file().read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return values if isinstance(values, dict) else {}


def _write(values: Mapping[str, object]) -> None:
    with AtomicFile(_file(), overwrite=True) as file:
        file.write((json.dumps(values, indent=1, ensure_ascii=False) + "\n").encode())
        file.commit()
