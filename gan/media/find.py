"""Finding the pictures that a person means."""

from __future__ import annotations

import logging
import os
import re
import stat
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from gan.media.errors import MediaError
from gan.media.formats import PICTURE_SUFFIXES

_log = logging.getLogger(__name__)

_NUMBERS = re.compile(r"(\d+)")
_HIDDEN_ON_WINDOWS = getattr(stat, "FILE_ATTRIBUTE_HIDDEN", 2)


def find_pictures(
    paths: Iterable[Path], recursive: bool = True, suffixes: Collection[str] = PICTURE_SUFFIXES
) -> list[Path]:
    """The pictures at `paths`: files as given, folders searched for files with a picture's ending.

    A folder's pictures come in natural order ("2" before "10"), those of its own before those of folders
    in it; hidden files and folders (and our own part files, which are hidden) are left out, and so is
    whatever was found before. Links to folders are not followed, since they may go in circles. Other
    `suffixes` (in lower case) find other files.

    Raises:
        MediaError: a path does not exist, a folder may not be read or holds no picture.
    """
    found: dict[Path, None] = {}
    for path in map(Path, paths):
        if path.is_dir():
            found.update(dict.fromkeys(_search(path, recursive, suffixes)))
        elif path.exists():
            found[path] = None
        else:
            raise MediaError(f"{path} does not exist; check the name and the folder.")
    return list(found)


def natural_key(name: str) -> tuple[tuple[int, int, str], ...]:
    """Sorts names as people do: numbers by their value, letters without regard to case."""
    return tuple(
        (0, int(part), part) if part.isdecimal() else (1, 0, part.casefold())
        for part in _NUMBERS.split(name)
        if part
    )


def _search(folder: Path, recursive: bool, suffixes: Collection[str]) -> list[Path]:
    try:
        os.scandir(folder).close()
    except OSError as error:
        raise MediaError(f"{folder} may not be read by you; change its permissions.") from error
    pictures = list(_walk(folder, recursive, suffixes))
    if not pictures:
        what, films = ("picture or film", "MP4, MKV, ") if ".mp4" in suffixes else ("picture", "")
        raise MediaError(
            f"{folder} holds no {what}; "
            f"put {films}JPEG, PNG, WebP, TIFF, BMP, GIF, HEIC or AVIF files into it."
        )
    return pictures


def _walk(folder: Path, recursive: bool, suffixes: Collection[str]) -> Iterator[Path]:
    try:
        with os.scandir(folder) as entries:
            shown = [entry for entry in entries if not _is_hidden(entry)]
    except OSError as error:
        _log.warning("%s was left out: %s", folder, error)
        return
    shown.sort(key=lambda entry: (natural_key(entry.name), entry.name))
    for entry in shown:
        if entry.is_file() and Path(entry.name).suffix.lower() in suffixes:
            yield folder / entry.name
    if recursive:
        for entry in shown:
            if entry.is_dir(follow_symlinks=False):
                yield from _walk(folder / entry.name, recursive, suffixes)


def _is_hidden(entry: os.DirEntry[str]) -> bool:
    if entry.name.startswith("."):
        return True
    attributes = getattr(entry.stat(follow_symlinks=False), "st_file_attributes", 0)
    return bool(attributes & _HIDDEN_ON_WINDOWS)
