"""`faces -o DIR`: make faces; `faces walk`, `faces edit` and `faces invert` film, change and find them."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gan.faces.cards import find_card
from gan.faces.edits import list_edits
from gan.faces.face import Face, mix
from gan.faces.inversion_request import InvertPhoto
from gan.faces.request import SavedFaces, SavedFilm, SaveFaces, WalkFaces
from gan.faces.saving import SavedInverted, SaveInverted
from studio.commands import faces_options
from studio.commands.batch import run_batch
from studio.commands.errors import CommandError
from studio.commands.parser import CommandParser, add_common_arguments
from studio.commands.reporter import Reporter, exit_status
from studio.enlarging import enlarger

if TYPE_CHECKING:
    from gan.engine import Request


def add_arguments(parser: CommandParser) -> None:
    """The options of the command, and a parser for each of its further words."""
    parser.set_defaults(carry_out=_make)
    faces_options.add_make(parser)
    add_common_arguments(parser)
    words = parser.add_subparsers(
        action=_Word, metavar="walk|edit|invert", help="something else than new faces; see their --help"
    )
    for word, (fill, carry_out, text) in _WORDS.items():
        own = words.add_parser(word, description=text, prepare=parser.prepare)
        own.set_defaults(carry_out=carry_out)
        fill(own)
        add_common_arguments(own)


def run(options: argparse.Namespace, reporter: Reporter) -> int:
    """Do what the words say; returns the exit status.

    Raises:
        GanvasError: a setting is wrong: nothing was done.
    """
    return options.carry_out(options, reporter)


class _Word(argparse._SubParsersAction):
    """A further word of the command. Options before it would be lost, so that they are refused."""

    def __call__(self, parser: Any, namespace: Any, values: Any, option_string: str | None = None) -> None:
        """As in argparse."""
        for action in parser._actions:
            if getattr(namespace, action.dest, action.default) != action.default:
                parser.error(f"options stand behind the word {values[0]!r}, not before it")
        super().__call__(parser, namespace, values, option_string)


def _make(options: argparse.Namespace, reporter: Reporter) -> int:
    if options.out is None:
        raise CommandError("It is not said where the faces go; give a folder with -o DIR.")
    request = SaveFaces(
        options.out,
        options.count,
        options.seed,
        options.truncation,
        grid=options.grid,
        **_picture_values(options),
    )
    return _carry_out(request, options, reporter)


def _walk(options: argparse.Namespace, reporter: Reporter) -> int:
    seeds = options.seeds
    if not seeds and not options.face:
        seeds = range(options.seed, options.seed + options.count)
    faces = [Face.of_seed(seed, options.truncation) for seed in seeds]
    request = WalkFaces(
        options.out,
        (*faces, *map(read_face, options.face)),
        options.seconds,
        loop=not options.once,
        frames_per_second=options.fps,
        **_values(options),
    )
    return _carry_out(request, options, reporter)


def _edit(options: argparse.Namespace, reporter: Reporter) -> int:
    if options.list:
        return _list_edits(options.model, reporter)
    if options.out is None:
        raise CommandError("It is not said where the faces go; give a folder with -o DIR.")
    if not options.edit and not options.mix:
        raise CommandError("It is not said what to change; give --edit or --mix (--list shows the edits).")
    seeds = range(options.seed, options.seed + options.count)
    faces = [read_face(options.face)] if options.face else [Face.of_seed(seed) for seed in seeds]
    request = SaveFaces(
        options.out,
        faces=tuple(_changed(face, options) for face in faces),
        grid=options.grid,
        **_picture_values(options),
    )
    return _carry_out(request, options, reporter)


def _changed(face: Face, options: argparse.Namespace) -> Face:
    if not options.face:
        face = face.with_truncation(options.truncation)
    for seed, share, part in options.mix:
        face = mix(face, Face.of_seed(seed, face.truncation), share, part)
    for name, amount in options.edit:
        face = face.edited(name, amount)
    return face


def _list_edits(model: str, reporter: Reporter) -> int:
    card = find_card(model)
    edits = list_edits(card)
    for edit in edits:
        reporter.result(
            f"{edit.name}  {edit.low:g} to {edit.high:g}  {edit.words}",
            name=edit.name,
            words=edit.words,
            low=edit.low,
            high=edit.high,
        )
    if not edits:
        reporter.note(f"The model {card.name} has no edits.")
    return 0


def _invert(options: argparse.Namespace, reporter: Reporter) -> int:
    inversion = InvertPhoto(options.photo, options.which, options.model, options.steps)
    request = SaveInverted(inversion, options.out, overwrite=options.overwrite)
    return _carry_out(request, options, reporter)


_WORDS = {
    "walk": (faces_options.add_walk, _walk, "Film a walk from face to face."),
    "edit": (faces_options.add_edit, _edit, "Change faces along directions that have a name, or mix them."),
    "invert": (faces_options.add_invert, _invert, "Find the face that comes closest to a photo."),
}


def _carry_out(request: Request, options: argparse.Namespace, reporter: Reporter) -> int:
    return exit_status(run_batch([request], options.device, reporter, describe))


def _values(options: argparse.Namespace) -> dict[str, Any]:
    """What requests of pictures and films share."""
    names = ("size", "model", "overwrite", "quality")
    return {name: getattr(options, name) for name in names} | {"enlarge": enlarger}


def _picture_values(options: argparse.Namespace) -> dict[str, Any]:
    return _values(options) | {"format": options.format}


def read_face(path: Path) -> Face:
    """A face that was saved as JSON.

    Raises:
        CommandError: the file cannot be read.
        FacesError: it holds no face.
    """
    try:
        return Face.from_json(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise CommandError(f"{path} cannot be read ({error.strerror}); give a saved face.") from error
    except UnicodeDecodeError as error:
        raise CommandError(f"{path} is no saved face; give one that `faces invert` wrote.") from error


def describe(result: SavedFaces | SavedFilm | SavedInverted) -> str:
    """The lines for a person: what came of it, how long it took, and what to know."""
    if isinstance(result, SavedFaces):
        last = result.paths[-1]
        where = str(last) if len(result.paths) == 1 else f"{len(result.paths)} pictures up to {last}"
        line = f"{where}  {result.size}x{result.size}"
    elif isinstance(result, SavedFilm):
        line = f"{result.path}  {result.size}x{result.size}  {result.frames} frames"
    else:
        line = f"{result.face}  {result.likeness} ({result.distance:.2f})"
    return "\n  ".join((f"{line}  {result.seconds:.1f} s", *result.notes))
