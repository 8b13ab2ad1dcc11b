"""What `enhance` works on: the pictures and films that its inputs stand for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from gan.errors import GanvasError
from studio.commands.errors import CommandError
from studio.commands.reporter import Reporter


@dataclass(frozen=True)
class Source:
    """A picture or film to enhance.

    Attributes:
        path: the file.
        subfolder: of the results' folder, where its result goes: sub-folders of an input stay.
    """

    path: Path
    subfolder: Path = Path()

    @property
    def is_film(self) -> bool:
        """Whether its ending is that of a film."""
        from gan.media.films.formats import FILM_SUFFIXES

        return self.path.suffix.lower() in FILM_SUFFIXES


def collect(
    inputs: Sequence[Path], out: Path, reporter: Reporter
) -> tuple[list[Source], list[BaseException | None]]:
    """The pictures and films of all inputs, each once.

    Those in `out` that a folder around it brings in are left out: they are results of earlier runs.

    Returns:
        The sources, and the errors of inputs that are none, which have been reported.
    """
    found: dict[Path, Source] = {}
    errors: list[BaseException | None] = []
    for given in inputs:
        try:
            for source in _search(given, out):
                found.setdefault(source.path.resolve(), source)
        except GanvasError as error:
            reporter.error(error, given)
            errors.append(error)
    return list(found.values()), errors


def look_again(folders: Sequence[Path], out: Path) -> dict[Path, Source]:
    """What is in folders now, without a word about what cannot be read; for those that are watched."""
    found: dict[Path, Source] = {}
    for folder in folders:
        try:
            found.update((source.path, source) for source in _search(folder, out))
        except GanvasError:
            continue  # an empty folder is none to complain about while it is watched
    return found


def _search(given: Path, out: Path) -> Iterator[Source]:
    from gan.media import PICTURE_SUFFIXES, find_pictures
    from gan.media.films.formats import FILM_SUFFIXES

    files = find_pictures([given], suffixes=PICTURE_SUFFIXES | FILM_SUFFIXES)
    if not given.is_dir():
        yield from map(Source, files)
        return
    holds_out = given.resolve() in out.resolve().parents
    fresh = [path for path in files if not (holds_out and path.resolve().is_relative_to(out.resolve()))]
    if not fresh:
        raise CommandError(f"{given} holds no pictures but the results in {out}.")
    for path in fresh:
        yield Source(path, path.parent.relative_to(given))
