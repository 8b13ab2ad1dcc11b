"""The formats that films are written in, and the endings of those that are read."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from gan.media.errors import MediaError

FILM_SUFFIXES: frozenset[str] = frozenset(
    {".mp4", ".m4v", ".mov", ".mkv", ".webm", ".avi", ".mpg", ".mpeg", ".ts", ".m2ts", ".mts"}
    | {".wmv", ".flv", ".3gp", ".ogv", ".vob"}
)
"""Endings, in lower case, of the files in a folder that are films.

Animated pictures (GIF, PNG, WebP) are not among them, since their endings are those of pictures, too;
`read_film` reads them all the same.
"""


@dataclass(frozen=True)
class FilmFormat:
    """A format that `open_film` writes.

    Attributes:
        suffix: its ending, ".mp4" for example.
        name: what people call it.
        longest_side: most pixels across or down.
        alpha: whether it holds transparency.
        sound: the encoder of its sound track; None if it has none.
    """

    suffix: str
    name: str
    longest_side: int
    alpha: bool
    sound: str | None = None


WRITABLE_FILMS: dict[str, FilmFormat] = {
    format.suffix: format
    for format in (
        FilmFormat(".mp4", "MP4", 16_384, alpha=False, sound="aac"),
        FilmFormat(".webm", "WebM", 16_384, alpha=True, sound="libopus"),
        FilmFormat(".gif", "GIF", 65_535, alpha=True),
        FilmFormat(".png", "animated PNG", 65_500, alpha=True),
        FilmFormat(".webp", "animated WebP", 16_383, alpha=True),
    )
}
"""By ending: MP4 with H.264 and AAC, WebM with VP9 and Opus, GIF, animated PNG and WebP."""


def film_format(target: Path) -> FilmFormat:
    """The format that a film of this name is written in.

    Raises:
        MediaError: there is none for its ending.
    """
    format = WRITABLE_FILMS.get(Path(target).suffix.lower())
    if format is None:
        known = ", ".join(WRITABLE_FILMS)
        raise MediaError(f"{Path(target).name} has no ending of a film; name it with one of {known}.")
    return format
