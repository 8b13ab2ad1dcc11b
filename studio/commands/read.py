"""`read SCAN ... -o FILE|DIR`: scans, photos, PDFs and tables of digits to searchable text."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from gan.errors import GanvasError
from studio.commands.errors import CommandError
from studio.commands.parser import CommandParser, add_common_arguments
from studio.commands.reporter import Reporter, exit_status

if TYPE_CHECKING:
    from gan.handwriting.request import ReadPage, TableResult

TABLE = ".csv"


def add_arguments(parser: CommandParser) -> None:
    """The options of the command."""
    from gan.handwriting.request import MODES, ReadPage

    add = parser.add_argument
    add(
        "inputs",
        nargs="+",
        type=Path,
        metavar="SCAN",
        help="a picture, a TIFF, a PDF or a folder of them; with --mode digits also a table (.csv) "
        "of 784 pixel values a row",
    )
    add(
        "-o",
        "--out",
        type=Path,
        metavar="FILE|DIR",
        help="a document for all pages (.txt, .pdf, .json or .hocr), a folder for one document a scan, "
        "or a .csv for a table; without it the text is printed",
    )
    add(
        "--format", choices=("txt", "pdf", "json", "hocr"), help="of the documents in a folder (default: txt)"
    )
    add("--mode", choices=MODES, default=ReadPage.mode, help="what a picture holds (default: %(default)s)")
    add("--model", default=ReadPage.model, metavar="NAME", help="see `models list` (default: the best)")
    add("--no-language", action="store_true", help="read every line by itself, without the language model")
    add("--pages", type=page_ranges, metavar="1-3,7", help="of every scan (default: all)")
    add("--password", help="of protected PDFs")
    add("--worst", type=Path, metavar="FILE.png", help="with a labelled table: a picture of the worst cases")
    add(
        "--overwrite",
        action="store_true",
        help="replace results that are there instead of numbering new ones",
    )
    add_common_arguments(parser)


def run(options: argparse.Namespace, reporter: Reporter) -> int:
    """Read everything that can be; returns the exit status.

    Raises:
        GanvasError: a setting is wrong: nothing was done.
    """
    from gan.handwriting.model_cards import find_reader
    from gan.handwriting.request import TASKS

    tables = [path for path in options.inputs if path.suffix.lower() == TABLE]
    if tables:
        return _read_table(tables, options, reporter)
    if options.worst:
        raise CommandError("--worst goes with a table of digits (.csv); leave it out for scans.")
    find_reader(TASKS[options.mode], options.model)
    from studio.commands.read_pages import plan_documents, read_pages

    documents = plan_documents(options.out, options.format, options.overwrite, reporter)
    errors: list[BaseException | None] = []
    requests = list(_requests(options, reporter, errors))
    if requests:
        errors += read_pages(requests, documents, options.device, reporter)
    return exit_status(errors)


def page_ranges(text: str) -> tuple[tuple[int, int | None], ...]:
    """An argparse type: "1-3,7,9-" -> ((1, 3), (7, 7), (9, None))."""
    ranges: list[tuple[int, int | None]] = []
    for part in text.split(","):
        first, dash, last = (piece.strip() for piece in part.partition("-"))
        numbers = [piece for piece in (first, last) if piece]
        is_sound = bool(first) and all(piece.isascii() and piece.isdigit() for piece in numbers)
        start, stop = (int(first), int(last) if last else None) if is_sound else (0, None)
        stop = stop if dash else start
        if start < 1 or (stop is not None and stop < start):
            raise argparse.ArgumentTypeError(f"{text!r} names no pages; write them as in 1-3,7")
        ranges.append((start, stop))
    return tuple(ranges)


def chosen_pages(ranges: Sequence[tuple[int, int | None]] | None, count: int, source: Path) -> list[int]:
    """The pages of a scan to read, each once, in their order.

    Raises:
        CommandError: the scan has no page of that number.
    """
    chosen: set[int] = set()
    for start, stop in ranges or ((1, None),):
        last = count if stop is None else stop
        if max(start, last) > count:
            has = "1 page" if count == 1 else f"{count} pages"
            raise CommandError(f"{source} has {has}, so there is no page {max(start, last)}.")
        chosen.update(range(start, last + 1))
    return sorted(chosen)


def find_scans(inputs: Sequence[Path], out: Path | None) -> Iterator[Path | GanvasError]:
    """The scans of all inputs, each once, and errors of inputs that hold none.

    What lies in `out` and was found through a folder around it is left out: results of earlier runs.
    """
    seen: set[Path] = set()
    for given in inputs:
        found = list(_search(given, out)) if given.is_dir() else [given]
        if not found:
            yield CommandError(f"{given} holds no scans; put pictures or PDFs into it.")
        for path in found:
            if path.resolve() not in seen:
                seen.add(path.resolve())
                yield path


def describe_table(result: TableResult) -> str:
    """The lines for a person: where, how many, how good, and what to know."""
    from gan.handwriting.competition import format_confusion

    lines = [f"{result.path}  {result.rows:,} digits  {result.seconds:.1f} s"]
    if result.right is not None and result.confusion is not None:
        share = 100 * result.right / max(result.rows, 1)
        lines.append(f"accuracy {share:.2f} %: {result.rows - result.right:,} of {result.rows:,} misread")
        lines.append(format_confusion(result.confusion))
    if result.worst:
        lines.append(f"{result.worst}  the worst cases")
    return "\n".join([*lines, *(f"  {note}" for note in result.notes)])


def _search(folder: Path, out: Path | None) -> Iterator[Path]:
    from gan.handwriting.sources import SCAN_SUFFIXES
    from gan.media.find import natural_key

    results = out.resolve() if out else None
    paths = sorted(folder.rglob("*"), key=lambda path: [natural_key(part) for part in path.parts])
    for path in paths:
        hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
        is_result = (
            results is not None and folder.resolve() != results and path.resolve().is_relative_to(results)
        )
        if path.suffix.lower() in SCAN_SUFFIXES and path.is_file() and not (hidden or is_result):
            yield path


def _requests(
    options: argparse.Namespace, reporter: Reporter, errors: list[BaseException | None]
) -> Iterator[ReadPage]:
    """A request for each page; scans that have none are reported and added to `errors`."""
    from gan.handwriting.request import ReadPage
    from gan.handwriting.sources import open_scan

    for found in find_scans(options.inputs, options.out):
        try:
            if isinstance(found, GanvasError):
                raise found
            with open_scan(found, options.password) as scan:
                pages = chosen_pages(options.pages, scan.pages, found)
        except GanvasError as error:
            reporter.error(error, found if isinstance(found, Path) else None)
            errors.append(error)
            continue
        for page in pages:
            yield ReadPage(
                found, page, options.mode, options.model, not options.no_language, options.password
            )


def _read_table(tables: list[Path], options: argparse.Namespace, reporter: Reporter) -> int:
    """Read a competition's table.

    Raises:
        CommandError: the options do not suit one.
    """
    if options.mode != "digits":
        raise CommandError(f"{tables[0]} is a table; read it with --mode digits.")
    if len(options.inputs) > 1:
        raise CommandError("A table is read by itself; give one .csv and nothing beside it.")
    if options.out is None or options.out.suffix.lower() != TABLE:
        raise CommandError("The result of a table is a table; name it with -o submission.csv.")
    if options.worst and options.worst.suffix.lower() != ".png":
        raise CommandError(f"{options.worst} should end in .png; the worst cases are saved as PNG.")
    from gan.handwriting.request import ReadTable
    from studio.commands.batch import run_batch

    request = ReadTable(tables[0], options.out, options.model, options.worst, options.overwrite)
    return exit_status(run_batch([request], options.device, reporter, describe_table))
