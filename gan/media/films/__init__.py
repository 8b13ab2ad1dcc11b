"""Films in and out: MP4, WebM, GIF, animated PNG and WebP; every other kind is read."""

from gan.media.films.ending import CutOff
from gan.media.films.formats import FILM_SUFFIXES, WRITABLE_FILMS, FilmFormat, film_format
from gan.media.films.info import FilmInfo
from gan.media.films.joining import Piece, join_film
from gan.media.films.look import FilmLook
from gan.media.films.reader import FilmFrame, FilmReader, probe_film, read_film
from gan.media.films.writer import FilmWriter, open_film

__all__ = [
    "CutOff",
    "FILM_SUFFIXES",
    "WRITABLE_FILMS",
    "FilmFormat",
    "FilmFrame",
    "FilmInfo",
    "FilmLook",
    "FilmReader",
    "FilmWriter",
    "Piece",
    "film_format",
    "join_film",
    "open_film",
    "probe_film",
    "read_film",
]
