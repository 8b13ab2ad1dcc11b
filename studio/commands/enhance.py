"""`enhance INPUT ... -o DIR`: enlarge pictures and folders of pictures."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from gan.errors import GanvasError
from studio.commands.batch import run_batch
from studio.commands.errors import CommandError
from studio.commands.parser import CommandParser, add_common_arguments, whole_number
from studio.commands.reporter import Reporter, exit_status

if TYPE_CHECKING:
    from gan.enhance.request import EnhanceRequest, EnhanceResult


@dataclass(frozen=True)
class Source:
    """A picture to enhance.

    Attributes:
        path: the picture.
        subfolder: of the results' folder, where its result goes: sub-folders of an input stay.
    """

    path: Path
    subfolder: Path = Path()


def add_arguments(parser: CommandParser) -> None:
    """The options of the command."""
    from gan.enhance.request import FORMATS, SCALES, EnhanceRequest

    add = parser.add_argument
    add(
        "inputs",
        nargs="+",
        type=Path,
        metavar="INPUT",
        help="a picture, or a folder that is searched for pictures",
    )
    add("-o", "--out", type=Path, required=True, metavar="DIR", help="folder of the results; made if missing")
    add(
        "--scale",
        type=int,
        choices=SCALES,
        default=EnhanceRequest.scale,
        help="times larger (default: %(default)s)",
    )
    add("--model", default=EnhanceRequest.model, metavar="NAME", help="see `models list` (default: the best)")
    add(
        "--format",
        choices=FORMATS,
        default=EnhanceRequest.format,
        help="of the results (default: that of the source)",
    )
    add(
        "--tile",
        type=whole_number(32),
        metavar="N",
        help="pixels of the source a side that are computed at once; less needs less memory",
    )
    add(
        "--quality",
        type=whole_number(1, 100),
        default=EnhanceRequest.quality,
        metavar="N",
        help="of JPEG, WebP and HEIC, 1 to 100 (default: %(default)s)",
    )
    add(
        "--name",
        default=EnhanceRequest.name,
        metavar="PATTERN",
        help="of the results: {stem}, {scale} and {model} are filled in (default: %(default)s)",
    )
    add(
        "--overwrite",
        action="store_true",
        help="replace results that are there instead of numbering new ones",
    )
    add_common_arguments(parser)


def run(options: argparse.Namespace, reporter: Reporter) -> int:
    """Enhance everything that can be; returns the exit status.

    Raises:
        GanvasError: a setting is wrong, or the folder cannot be made: nothing was done.
    """
    if options.model != "auto":
        from gan.models import find_model

        find_model(options.model, "enhance")
    sources, errors = collect(options.inputs, options.out, reporter)
    requests = _requests(sources, options, reporter, errors)
    if requests:
        make_folder(options.out)
        errors += run_batch(requests, options.device, reporter, describe_result)
    return exit_status(errors)


def collect(
    inputs: Sequence[Path], out: Path, reporter: Reporter
) -> tuple[list[Source], list[BaseException | None]]:
    """The pictures of all inputs, each once.

    Pictures in `out` that a folder around it brings in are left out: they are results of earlier runs.

    Returns:
        The pictures, and the errors of inputs that are none, which have been reported.
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


def _search(given: Path, out: Path) -> Iterator[Source]:
    from gan.media import find_pictures

    pictures = find_pictures([given])
    if not given.is_dir():
        yield from map(Source, pictures)
        return
    holds_out = given.resolve() in out.resolve().parents
    fresh = [path for path in pictures if not (holds_out and path.resolve().is_relative_to(out.resolve()))]
    if not fresh:
        raise CommandError(f"{given} holds no pictures but the results in {out}.")
    for path in fresh:
        yield Source(path, path.parent.relative_to(given))


def _requests(
    sources: Sequence[Source],
    options: argparse.Namespace,
    reporter: Reporter,
    errors: list[BaseException | None],
) -> list[EnhanceRequest]:
    """A request for each picture; those that can have none are reported and added to `errors`.

    Raises:
        GanvasError: a setting is wrong, whatever the picture.
    """
    _request(Source(Path("picture.png")), options, set())
    requests: list[EnhanceRequest] = []
    taken: set[tuple[Path, str]] = set()
    for source in sources:
        try:
            requests.append(_request(source, options, taken))
            taken.add(place(requests[-1]))
        except GanvasError as error:
            reporter.error(error, source.path)
            errors.append(error)
    return requests


def _request(
    source: Source, options: argparse.Namespace, taken: set[tuple[Path, str]]
) -> EnhanceRequest:
    """The request for one picture; its result gets a number where an earlier one has the name.

    Without --overwrite the writer numbers what is taken; with it, two pictures of one call would
    replace each other's result.
    """
    from gan.enhance.request import EnhanceRequest

    request = EnhanceRequest(
        source=source.path,
        folder=options.out / source.subfolder,
        scale=options.scale,
        model=options.model,
        format=options.format,
        tile=options.tile,
        name=options.name,
        quality=options.quality,
        overwrite=options.overwrite,
    )
    number = 2
    while options.overwrite and place(request) in taken:
        request = replace(request, name=f"{options.name} ({number})")
        number += 1
    return request


def place(request: EnhanceRequest) -> tuple[Path, str]:
    """What two results must not share: folder and name, as file systems without case see them."""
    return request.folder, request.result_stem(request.model).casefold()


def make_folder(folder: Path) -> None:
    """Make the folder of the results; those in it are made with the first result that goes there.

    Raises:
        CommandError: it cannot be made.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except FileExistsError:
        raise CommandError(f"{folder} is a file; give a folder for the results.") from None
    except OSError as error:
        raise CommandError(f"The folder {folder} cannot be made: {error.strerror}.") from error


def describe_result(result: EnhanceResult) -> str:
    """The lines for a person: where, how large, how long, and what to know."""
    line = f"{result.path}  {result.width}x{result.height}  {result.seconds:.1f} s"
    return "\n  ".join((line, *result.notes))
