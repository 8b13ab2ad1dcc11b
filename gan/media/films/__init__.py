"""Films in and out: MP4, WebM, GIF, animated PNG and WebP; every other kind is read."""

from gan.media.films.formats import FILM_SUFFIXES, WRITABLE_FILMS, FilmFormat, film_format
from gan.media.films.info import FilmInfo
from gan.media.films.reader import FilmFrame, FilmReader, probe_film, read_film
from gan.media.films.writer import FilmWriter, open_film

__all__ = [
    "FILM_SUFFIXES",
    "WRITABLE_FILMS",
    "FilmFormat",
    "FilmFrame",
    "FilmInfo",
    "FilmReader",
    "FilmWriter",
    "film_format",
    "open_film",
    "probe_film",
    "read_film",
]
