"""The options of `faces` and of its further words, and what argparse makes of them."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

from gan.faces.face import PARTS, Part
from gan.faces.inversion_request import InvertPhoto
from gan.faces.request import FORMATS, SaveFaces, WalkFaces
from studio.commands.parser import CommandParser, whole_number

_WALK_FACES = 6


def add_make(parser: CommandParser) -> None:
    """Of `faces` itself."""
    add = parser.add_argument
    add("-o", "--out", type=Path, metavar="DIR", help="folder of the faces; made if missing")
    add(
        "--count",
        type=whole_number(1),
        default=SaveFaces.count,
        metavar="N",
        help="how many (default: %(default)s)",
    )
    _add_seed(parser, "of the first face; the others follow (default: 0)")
    _add_picture_options(parser)
    _add_model(parser)


def add_walk(parser: CommandParser) -> None:
    """Of `faces walk`."""
    add = parser.add_argument
    add("-o", "--out", type=Path, required=True, metavar="FILM", help="a .mp4, .webm, .gif, .png or .webp")
    add("--seeds", type=_seeds, default=(), metavar="S,S,…", help="faces to pass, instead of --count ones")
    add("--face", type=Path, action="append", default=[], metavar="FILE", help="a saved face to pass, too")
    add(
        "--count",
        type=whole_number(2),
        default=_WALK_FACES,
        metavar="N",
        help="faces to pass (default: %(default)s)",
    )
    _add_seed(parser, "of the first face (default: 0)")
    add(
        "--seconds",
        type=_number("number of seconds", 0.1, 86400),
        default=WalkFaces.seconds,
        metavar="T",
        help="of the film (default: %(default)s)",
    )
    add("--once", action="store_true", help="end at the last face instead of going back to the first")
    add(
        "--fps",
        type=whole_number(1, 120),
        default=WalkFaces.frames_per_second,
        metavar="N",
        help="frames a second (default: %(default)s)",
    )
    _add_look(parser, WalkFaces.quality)
    _add_model(parser)


def add_edit(parser: CommandParser) -> None:
    """Of `faces edit`."""
    add = parser.add_argument
    add("-o", "--out", type=Path, metavar="DIR", help="folder of the faces; made if missing")
    add("--list", action="store_true", help="show the edits that the model has")
    _add_seed(parser, "of the face (default: 0)")
    add("--count", type=whole_number(1), default=1, metavar="N", help="so many seeds (default: 1)")
    add("--face", type=Path, metavar="FILE", help="a saved face instead of seeds")
    add(
        "--edit",
        type=_edit,
        action="append",
        default=[],
        metavar="NAME=AMOUNT",
        help="how far to go along an edit; may be repeated",
    )
    add(
        "--mix",
        type=_mixture,
        action="append",
        default=[],
        metavar="SEED[:SHARE[:PART]]",
        help="a face to mix in: its share, 0 to 1 (default: 0.5), of all, shape or colours; may be repeated",
    )
    _add_picture_options(parser)
    _add_model(parser)


def add_invert(parser: CommandParser) -> None:
    """Of `faces invert`."""
    add = parser.add_argument
    add("photo", type=Path, metavar="PHOTO", help="a picture of a face")
    add("-o", "--out", type=Path, required=True, metavar="DIR", help="folder of what comes of it")
    add(
        "--which",
        type=whole_number(1),
        metavar="N",
        help="which face, from the left, where there are several",
    )
    add(
        "--steps",
        type=whole_number(1),
        default=InvertPhoto.steps,
        metavar="N",
        help="of the search (default: %(default)s)",
    )
    _add_overwrite(parser)
    _add_model(parser)


def _add_seed(parser: CommandParser, text: str) -> None:
    parser.add_argument("--seed", type=whole_number(0), default=0, metavar="S", help=text)


def _add_picture_options(parser: CommandParser) -> None:
    add = parser.add_argument
    add("--grid", action="store_true", help="save one more picture that shows them all")
    add("--format", choices=FORMATS, default=SaveFaces.format, help="of the pictures (default: %(default)s)")
    _add_look(parser, SaveFaces.quality)


def _add_look(parser: CommandParser, quality: int) -> None:
    """What pictures and films share."""
    add = parser.add_argument
    add(
        "--truncation",
        type=_number("truncation", 0, 1),
        default=SaveFaces.truncation,
        metavar="T",
        help="0 to 1; less is closer to the mean face (default: %(default)s)",
    )
    add(
        "--size",
        type=whole_number(1),
        metavar="N",
        help="pixels a side, a power of two (default: the model's)",
    )
    add(
        "--quality",
        type=whole_number(1, 100),
        default=quality,
        metavar="N",
        help="where the format has one, 1 to 100 (default: %(default)s)",
    )
    _add_overwrite(parser)


def _add_overwrite(parser: CommandParser) -> None:
    parser.add_argument(
        "--overwrite", action="store_true", help="replace what is there instead of numbering new ones"
    )


def _add_model(parser: CommandParser) -> None:
    parser.add_argument(
        "--model", default="auto", metavar="NAME", help="see `models list` (default: the best)"
    )


def _number(name: str, lowest: float, highest: float) -> Callable[[str], float]:
    """An argparse type: a number within limits."""

    def parse(text: str) -> float:
        try:
            number = float(text)
        except ValueError:
            number = lowest - 1
        if not lowest <= number <= highest:
            raise argparse.ArgumentTypeError(f"{text!r} is no {name}; give {lowest:g} to {highest:g}")
        return number

    return parse


def _seeds(text: str) -> tuple[int, ...]:
    """An argparse type: whole numbers between commas."""
    return tuple(map(whole_number(0), text.split(",")))


def _edit(text: str) -> tuple[str, float]:
    """An argparse type: an edit's name and amount."""
    name, _, amount = text.partition("=")
    try:
        return name.strip(), float(amount)
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"{text!r} is no edit; give a name and an amount, such as smile=1.5"
        ) from None


def _mixture(text: str) -> tuple[int, float, Part]:
    """An argparse type: a seed, its share and its part."""
    words = text.split(":")
    seed, share, part = (*words, *("0.5", "all")[len(words) - 1 :]) if len(words) < 4 else ("", "", "")
    if part not in PARTS:
        raise argparse.ArgumentTypeError(f"{text!r} is no face to mix in; give one like 7:0.5:shape")
    return whole_number(0)(seed), _number("share", 0, 1)(share), part
