"""`enhance PHOTO --compare -o SHEET.png`: a region of a picture by every model, side by side."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from studio.commands.batch import run_batch
from studio.commands.errors import CommandError
from studio.commands.reporter import Reporter, exit_status

if TYPE_CHECKING:
    from gan.enhance.comparison import Compared
    from gan.enhance.presets import Preset
    from gan.enhance.region import Region


def region(text: str) -> Region:
    """The type of --region."""
    from gan.enhance.region import Region

    parts = text.split(",")
    if len(parts) != 4 or not all(part.strip().isdigit() for part in parts):
        raise argparse.ArgumentTypeError(f"{text!r} is not X,Y,WIDTH,HEIGHT in pixels, such as 100,80,120,90")
    left, top, width, height = map(int, parts)
    return Region(left, top, width, height)


def compare(options: argparse.Namespace, preset: Preset, reporter: Reporter) -> int:
    """Make the sheet; returns the exit status.

    Raises:
        CommandError: not one picture and one file were named.
        EnhanceError: a setting is wrong.
    """
    from gan.enhance.comparison import CompareRequest

    if not options.compare:
        raise CommandError("--region belongs to --compare; add it, or leave the region out.")
    if len(options.inputs) != 1 or options.inputs[0].is_dir():
        raise CommandError("Models are compared on one picture; name one file.")
    if options.out is None:
        raise CommandError("Name a file for the sheet: -o SHEET.png.")
    wish = preset.request(options.inputs[0], options.out.parent, overwrite=options.overwrite)
    request = CompareRequest(wish, options.out, options.region)
    return exit_status(run_batch([request], options.device, reporter, describe_sheet))


def describe_sheet(sheet: Compared) -> str:
    """The lines for a person."""
    names = ", ".join(sheet.shown)
    return f"{sheet.path}  {sheet.width}x{sheet.height}  {sheet.seconds:.1f} s\n  {names}"
