"""`library list|search|export`: what was made and read, by the window and by other commands."""

from __future__ import annotations

import argparse
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from studio.commands.parser import CommandParser, add_common_arguments, whole_number
from studio.commands.reporter import Reporter

if TYPE_CHECKING:
    from studio.library.item import Details, Query
    from studio.library.store import Library

KINDS = ("picture", "film", "faces", "clip", "reading")
_MOST = 50


def add_arguments(parser: CommandParser) -> None:
    """The command's own commands, and their options."""
    actions = parser.add_subparsers(dest="action", required=True, metavar="list|search|export")
    listing = actions.add_parser("list", help="the latest", description="List the latest items.")
    searching = actions.add_parser(
        "search",
        help="what has these words",
        description="List the items in whose title, file names, tags or text all words appear, each as the "
        "beginning of a word.",
    )
    exporting = actions.add_parser(
        "export",
        help="copy files into a folder",
        description="Copy the files of items into a folder, the texts of readings as .txt, and a list of all "
        "as library.json.",
    )
    exporting.add_argument("folder", type=Path, metavar="DIR", help="where copies go; made if missing")
    searching.add_argument("words", nargs="+", metavar="WORD", help="the beginning of a word")
    exporting.add_argument("words", nargs="*", metavar="WORD", help="only what has these words")
    listing.set_defaults(act=list_items, words=[])
    searching.set_defaults(act=list_items)
    exporting.set_defaults(act=export_items)
    for action in (listing, searching, exporting):
        _add_filters(action)
        if action is not exporting:
            action.add_argument(
                "--limit",
                type=whole_number(1),
                default=_MOST,
                metavar="N",
                help="the newest N (default: %(default)s)",
            )
        add_common_arguments(action)


def _add_filters(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument
    add("--kind", choices=KINDS, action="append", default=[], help="only these; may be given several times")
    add("--since", type=day, metavar="YYYY-MM-DD", help="made on this day or later")
    add("--until", type=day, metavar="YYYY-MM-DD", help="made on this day or before")
    add("--starred", action="store_true", help="only those with a star")
    add("--tag", default="", metavar="TAG", help="only those with this tag")


def day(text: str) -> datetime:
    """An argparse type: the first moment of a day, in local time."""
    try:
        return datetime.strptime(text, "%Y-%m-%d")
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no day; write it as 2026-03-31") from None


def run(options: argparse.Namespace, reporter: Reporter) -> int:
    """Carry out the chosen action; returns the exit status."""
    from studio.library.store import Library

    with Library() as library:
        if library.notice:
            reporter.note(library.notice)
        return options.act(library, options, reporter)


def list_items(library: Library, options: argparse.Namespace, reporter: Reporter) -> int:
    """A line an item, the newest first."""
    from studio.library.exporting import values_of

    ids = library.find(query_of(options))
    for id in ids[: options.limit]:
        details = library.details(int(id))
        if details is not None:
            reporter.result(describe(details), **values_of(details))
    if not len(ids):
        reporter.note("Nothing fits." if options.words else "There is nothing in the library.")
    elif len(ids) > options.limit:
        reporter.note(f"{len(ids) - options.limit:,} more; --limit shows them.", found=len(ids))
    return 0


def export_items(library: Library, options: argparse.Namespace, reporter: Reporter) -> int:
    """Copy everything that fits; 1 if a file was missing."""
    from studio.library.errors import LibraryError
    from studio.library.exporting import export, values_of

    ids, lost = library.find(query_of(options)), 0
    for number, exported in enumerate(export(library, ids, options.folder), 1):
        reporter.progress(f"{number}/{len(ids)}", done=number, total=len(ids))
        names = ", ".join(str(file) for file in exported.files[:3])
        more = f" and {len(exported.files) - 3} more" if len(exported.files) > 3 else ""
        values = values_of(exported.details) | {"files": list(exported.files)}
        if exported.files:
            reporter.result(f"{names}{more}", **values)
        for path in exported.missing:
            lost += 1
            reporter.error(LibraryError(f"{path} is not there any more, so it was not exported."), path)
    if not len(ids):
        reporter.note("Nothing fits, so nothing was exported.")
    return 1 if lost else 0


def query_of(options: argparse.Namespace) -> Query:
    """What the options ask for."""
    from studio.library.item import Kind, Query

    until = options.until + timedelta(days=1) if options.until else None
    return Query(
        words=" ".join(options.words),
        kinds=frozenset(Kind(kind) for kind in options.kind),
        since=options.since.timestamp() if options.since else None,
        until=until.timestamp() if until else None,
        starred=options.starred,
        tag=options.tag,
    )


def describe(details: Details) -> str:
    """The line for a person."""
    item = details.item
    made = datetime.fromtimestamp(item.made)
    star = "*" if item.star else " "
    tags = f"  [{', '.join(item.tags)}]" if item.tags else ""
    where = next(iter(item.outputs or item.inputs), "")
    return f"{made:%Y-%m-%d %H:%M} {star} {item.kind.value:7}  {item.title}{tags}  {where}"
