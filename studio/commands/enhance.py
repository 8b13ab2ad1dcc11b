"""`enhance INPUT ... -o DIR`: enlarge pictures, films and folders of them."""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from studio.commands.enhance_batch import EnhanceRun
from studio.commands.enhance_compare import compare, region
from studio.commands.enhance_inputs import Source, collect
from studio.commands.enhance_presets import look_after_presets
from studio.commands.errors import CommandError
from studio.commands.parser import CommandParser, add_common_arguments, share, whole_number
from studio.commands.reporter import Reporter, exit_status

if TYPE_CHECKING:
    from gan.enhance.films.request import FilmResult
    from gan.enhance.presets import Preset
    from gan.enhance.request import EnhanceResult


_AUTO = "auto"


def add_arguments(parser: CommandParser) -> None:
    """The options of the command."""
    add = parser.add_argument
    add(
        "inputs",
        nargs="*",
        type=Path,
        metavar="INPUT",
        help="a picture, a film, or a folder that is searched for both",
    )
    add("-o", "--out", type=Path, metavar="DIR", help="folder of the results; made if missing")
    add(
        "--compare",
        action="store_true",
        help="show a region of one picture by every model on a sheet instead; -o names its file",
    )
    add("--region", type=region, metavar="X,Y,W,H", help="that --compare shows (default: the middle)")
    _add_settings(parser)
    _add_film_settings(parser)
    _add_batch_settings(parser)
    add_common_arguments(parser)


def _add_settings(parser: CommandParser) -> None:
    """What a preset holds; None is "not said", so that a preset may say it."""
    from gan.enhance.request import FORMATS, EnhanceRequest

    add = parser.add_argument
    add(
        "--scale",
        type=_scale,
        metavar="1|2|4|auto",
        help="times larger; 1 mends, and auto takes what suits the size of each picture "
        f"(default: {EnhanceRequest.scale})",
    )
    add(
        "--strength",
        type=_strength,
        metavar="0..1",
        help="how much of the result is the network's; auto takes what suits what ails each picture, and "
        "leaves those alone that are sharp and clean (default: auto)",
    )
    add(
        "--texture",
        type=share,
        metavar="0..1",
        help="from what is certainly there (0) to what may well have been there (1; default: 0)",
    )
    add(
        "--faces",
        metavar="off|auto|on|1,3",
        help="which faces are enhanced by weights for faces: those for which they are better, all, or some, "
        f"counted from left to right (default: {EnhanceRequest.faces})",
    )
    add("--model", metavar="NAME", help="see `models list` (default: the best)")
    add("--format", choices=FORMATS, help="of pictures (default: that of the source)")
    add(
        "--tile",
        type=whole_number(32),
        metavar="N",
        help="pixels of the source a side that are computed at once; less needs less memory",
    )
    add(
        "--quality",
        type=whole_number(1, 100),
        metavar="N",
        help=f"1 to 100, of JPEG, WebP and HEIC (default: {EnhanceRequest.quality}) and films (default: 85)",
    )
    add(
        "--name",
        metavar="PATTERN",
        help="of the results: {stem}, {scale} and {model} are filled in "
        f"(default: {EnhanceRequest.name})",
    )


def _add_film_settings(parser: CommandParser) -> None:
    from gan.enhance.films.request import FILM_FORMATS

    group = parser.add_argument_group("for films")
    group.add_argument(
        "--film-format", choices=FILM_FORMATS, help="of films (default: the closest to the source)"
    )
    group.add_argument("--preview", action="store_true", help="only the first five seconds; the rest later")
    group.add_argument(
        "--steady",
        action=argparse.BooleanOptionalAction,
        help="keep what does not move from flickering (default: yes)",
    )


def _add_batch_settings(parser: CommandParser) -> None:
    group = parser.add_argument_group("for many")
    group.add_argument(
        "--overwrite",
        action="store_true",
        help="replace results that are there instead of numbering new ones",
    )
    group.add_argument(
        "--resume", action="store_true", help="leave out what an earlier run into DIR did with these settings"
    )
    group.add_argument(
        "--watch",
        action="store_true",
        help="go on with what appears in the folders, until Ctrl-C; leaves out what --resume does",
    )
    group = parser.add_argument_group("settings under a name")
    add = group.add_argument
    add("--preset", metavar="NAME", help="take them; other options go before them")
    add("--save-preset", metavar="NAME", help="keep those of this call")
    add("--presets", action="store_true", help="list those that there are, and do nothing else")
    add("--rename-preset", nargs=2, metavar=("OLD", "NEW"), help="call kept settings otherwise")
    add("--forget-preset", metavar="NAME", help="remove kept settings")


def _scale(text: str) -> int:
    """The type of --scale."""
    from gan.enhance.request import AUTO_SCALE, SCALES

    if text == _AUTO:
        return AUTO_SCALE
    if not text.isdigit() or int(text) not in SCALES:
        raise argparse.ArgumentTypeError(f"{text!r} is not 1, 2, 4 or auto")
    return int(text)


def _strength(text: str) -> float | str:
    """The type of --strength."""
    return _AUTO if text == _AUTO else share(text)


def run(options: argparse.Namespace, reporter: Reporter) -> int:
    """Enhance everything that can be; returns the exit status.

    Raises:
        GanvasError: a setting is wrong, or the folder cannot be made: nothing was done.
    """
    if options.presets or options.rename_preset or options.forget_preset:
        return look_after_presets(options, reporter)
    if options.compare or options.region:
        return compare(options, _preset(options), reporter)
    folders = _checked_folders(options)
    if options.model not in (None, "auto"):
        from gan.models import find_model

        find_model(options.model, "enhance")
    preset = _preset(options)
    if options.save_preset:
        from gan.enhance.presets import save_preset

        save_preset(options.save_preset, preset)
        reporter.note(f"The settings are kept as {options.save_preset!r}.")
        if not options.inputs:
            return 0
    sources, errors = collect(options.inputs, options.out, reporter)
    if folders and not sources:
        errors = []  # empty folders are none to complain about while they are watched
    run = EnhanceRun(
        options.out,
        preset,
        options.device,
        reporter,
        describe_result,
        overwrite=options.overwrite,
        preview=options.preview,
        # Who watches a folder again does not want again what was done the last time.
        resume=options.resume or bool(folders),
        errors=errors,
    )
    return _carry_out(run, sources, folders, options)


def _carry_out(
    run: EnhanceRun, sources: list[Source], folders: list[Path], options: argparse.Namespace
) -> int:
    if not sources and not folders:
        return exit_status(run.errors)
    make_folder(options.out)
    is_folder = any(path.is_dir() for path in options.inputs)
    if is_folder or run.resume:
        run.keep_journal()
    try:
        if sources:
            run.carry_out(sources)
        if folders:
            run.watch(folders, sources)
    except (KeyboardInterrupt, SystemExit):
        run.summarise()
        raise
    if is_folder or len(sources) > 1:
        run.summarise()
    return exit_status(run.errors)


def _preset(options: argparse.Namespace) -> Preset:
    """The settings of this call: what is said, else what the preset says, else the usual.

    Raises:
        EnhanceError: a value is wrong, or there is no such preset.
    """
    from gan.enhance.presets import Preset, find_preset

    preset = find_preset(options.preset) if options.preset else Preset()
    names = (
        "scale",
        "model",
        "format",
        "tile",
        "name",
        "quality",
        "film_format",
        "steady",
        "texture",
        "faces",
    )
    said = {name: getattr(options, name) for name in names if getattr(options, name) is not None}
    if options.strength is not None:
        said["strength"] = None if options.strength == _AUTO else options.strength
    if options.quality is not None:
        said["film_quality"] = options.quality
    return replace(preset, **said)


def _checked_folders(options: argparse.Namespace) -> list[Path]:
    """The folders to watch.

    Raises:
        CommandError: there is nothing to do, nowhere for results, or nothing to watch.
    """
    keeps_only = options.save_preset and not options.inputs
    missing = [] if options.inputs or keeps_only else ["INPUT"]
    missing += [] if options.out or keeps_only else ["-o/--out"]
    if missing:
        names = ", ".join(missing)
        raise CommandError(f"the following arguments are required: {names}; see `enhance --help`.")
    if not options.watch:
        return []
    folders = [path for path in options.inputs if path.is_dir()]
    if not folders:
        raise CommandError("There is no folder to watch; name one, or leave --watch out.")
    out = options.out.resolve()
    for folder in (path.resolve() for path in folders):
        if folder == out or out in folder.parents:
            raise CommandError(
                f"The results may not go to {options.out} while {folder} is watched, since they would be "
                "enhanced again; give another -o DIR."
            )
    return folders


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


def describe_result(result: EnhanceResult | FilmResult) -> str:
    """The lines for a person: where, how large, how long, and what to know."""
    count = f"  {result.frames:,} frames" if hasattr(result, "frames") else ""
    if faces := getattr(result, "faces", 0):
        count = f"  {faces} face{'s' if faces > 1 else ''}"
    line = f"{result.path}  {result.width}x{result.height}{count}  {result.seconds:.1f} s"
    return "\n  ".join((line, *_found(result), *result.notes))


def _found(result: EnhanceResult | FilmResult) -> list[str]:
    """What ails the picture and what was chosen, if a network looked."""
    findings = getattr(result, "findings", None)
    if findings is None:
        return []
    return [f"found: {findings.words()}; {result.scale}x, strength {result.strength:.0%}, {result.model}"]
