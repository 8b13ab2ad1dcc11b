"""Named settings of Enhance, kept as JSON in the user folder."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from pathlib import Path

from gan.enhance.errors import EnhanceError
from gan.enhance.films.request import FilmRequest
from gan.enhance.request import AUTO_SCALE, EnhanceRequest
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


# What a person most often brings. Whatever is not said suits each picture.
SHIPPED = {
    "Everyday": Preset(scale=AUTO_SCALE),
    "Mend at its size": Preset(scale=1),
    "Small picture from the web": Preset(scale=4, format="png"),
    "Large print": Preset(scale=4, format="tiff", texture=0.3),
    "Old photo, gently": Preset(scale=2, strength=0.6),
    "Old film": Preset(scale=2, film_format="mkv", film_quality=90),
}


def list_presets() -> dict[str, Preset]:
    """Every preset that can be read, by name: those that Ganvas brings along, and then the person's own.

    One of the person's own takes the place of one of the same name that comes along.
    """
    own = _own_presets()
    return {name: own.get(name, preset) for name, preset in SHIPPED.items()} | own


def is_shipped(name: str) -> bool:
    """Whether a preset is as Ganvas brings it along."""
    return name in SHIPPED and name not in _read()


def _own_presets() -> dict[str, Preset]:
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
        raise EnhanceError(f"There is no preset {name!r}; known: {', '.join(presets)}.")
    return presets[name]


def save_preset(name: str, preset: Preset) -> None:
    """Keep a preset, in place of one of the same name.

    Raises:
        EnhanceError: the name is empty or too long.
        MediaError: the user folder cannot be written.
    """
    _write(_read() | {_checked(name): asdict(preset)})


def rename_preset(old: str, new: str) -> None:
    """Call one of the person's own presets otherwise.

    Raises:
        EnhanceError: there is none of the old name, or the new one is taken, empty or too long.
        MediaError: the user folder cannot be written.
    """
    _require_own(old)
    new = _checked(new)
    if new != old and new in list_presets():
        raise EnhanceError(f"There is a preset {new!r} already; choose another name.")
    _write({new if key == old else key: values for key, values in _read().items()})


def remove_preset(name: str) -> None:
    """Forget one of the person's own presets.

    Raises:
        EnhanceError: there is none of this name.
        MediaError: the user folder cannot be written.
    """
    _require_own(name)
    _write({key: values for key, values in _read().items() if key != name})


def _checked(name: str) -> str:
    name = name.strip()
    if not 0 < len(name) <= _LONGEST or not name.isprintable():
        raise EnhanceError(f"A preset cannot be called {name!r}; give 1 to {_LONGEST} letters.")
    return name


def _require_own(name: str) -> None:
    if is_shipped(name):
        raise EnhanceError(f"The preset {name!r} comes with Ganvas and stays as it is; keep one of your own.")
    if name not in _read():
        known = ", ".join(_own_presets()) or "none was kept"
        raise EnhanceError(f"There is no preset {name!r} of your own; known: {known}.")


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
