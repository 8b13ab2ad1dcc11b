"""What a person can ask for a film, as plain values; importing this does not import torch."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from gan.enhance.errors import EnhanceError
from gan.enhance.request import EnhanceRequest

if TYPE_CHECKING:
    from gan.engine import Work

FILM_FORMATS = ("keep", "mp4", "mkv", "webm")


@dataclass(frozen=True)
class FilmRequest:
    """Enlarge one film.

    Frames keep their moments, sound and subtitles are copied. A run that was stopped or broke off goes on
    where it was when the same is asked for again.

    Attributes:
        source: the film.
        folder: where the result goes; made if it is not there.
        scale, model, tile, name, texture: see `EnhanceRequest`.
        strength: see `EnhanceRequest`; None takes all of the network's result.
        format: "mp4", "mkv", "webm", or "keep" for the one of these that is closest to the source.
        quality: 1..100; 85 is where losses stop being seen.
        overwrite: replace an existing result instead of taking a numbered name beside it.
        steady: keep what was computed for places that did not move, so that they do not flicker.
        preview: stop after the first five seconds; asked for without it later, the rest follows.

    Raises:
        EnhanceError: a value is out of its range; the sentence names it.
    """

    source: Path
    folder: Path
    scale: int = 4
    model: str = "auto"
    format: str = "keep"
    tile: int | None = None
    name: str = "{stem}_{scale}x"
    quality: int = 85
    overwrite: bool = False
    steady: bool = True
    preview: bool = False
    texture: float = 0.0
    strength: float | None = None

    def __post_init__(self) -> None:
        if self.format not in FILM_FORMATS:
            raise EnhanceError(
                f"The format of the film is {self.format!r}; choose one of {', '.join(FILM_FORMATS)}."
            )
        self._as_picture()

    def result_stem(self, model: str) -> str:
        """See `EnhanceRequest.result_stem`."""
        return self._as_picture().result_stem(model)

    def work(self) -> Work:
        """How the engine carries it out; this imports torch."""
        from gan.enhance.films.work import FilmWork

        return FilmWork(self)

    def _as_picture(self) -> EnhanceRequest:
        """The settings that films and pictures share, checked."""
        return EnhanceRequest(
            source=self.source,
            folder=self.folder,
            scale=self.scale,
            model=self.model,
            tile=self.tile,
            name=self.name,
            quality=self.quality,
            overwrite=self.overwrite,
            texture=self.texture,
            strength=self.strength,
        )


@dataclass(frozen=True)
class FilmResult:
    """What came of a request.

    Attributes:
        path: the film that was written.
        width, height: of its frames, in pixels.
        seconds: that it took this time.
        model: name of the model that was used.
        notes: sentences that the person should know.
        frames: how many it has.
        broken: parts of the source that could not be read and are missing.
    """

    path: Path
    width: int
    height: int
    seconds: float
    model: str
    notes: tuple[str, ...] = ()
    frames: int = 0
    broken: int = 0
