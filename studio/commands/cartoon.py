"""`cartoon "TEXT" -o CLIP`: a script to a cartoon clip, a still or a storyboard."""

from __future__ import annotations

import argparse
import os
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from studio.commands.errors import CommandError
from studio.commands.parser import CommandParser, add_common_arguments, whole_number
from studio.commands.reporter import Reporter, exit_status

if TYPE_CHECKING:
    from gan.cartoon.request import SavedClip, SavedStill
    from gan.cartoon.scene import Scene
    from gan.engine import Request

LONGEST_SCRIPT = 8 * 2**20  # bytes; 50,000 words have about 300,000


def add_arguments(parser: CommandParser) -> None:
    """The options of the command."""
    from gan.cartoon.request import CAPTIONS, COMPOSERS, ClipRequest

    add = parser.add_argument
    add("text", nargs="?", metavar="TEXT", help="what happens, in English")
    add(
        "--script",
        type=Path,
        metavar="FILE",
        help="a file with the text instead, or - for the standard input; a saved scene (.json) or project "
        "(.cartoon) works, too",
    )
    add(
        "-o",
        "--out",
        type=Path,
        required=True,
        metavar="CLIP",
        help="a .mp4, .webm, .gif, .webp or .png (animated), or a folder of PNGs where it has no ending; "
        "with --still a .png or .svg",
    )
    width, height = ClipRequest.size
    add(
        "--size",
        type=frame_size,
        default=ClipRequest.size,
        metavar="WxH",
        help=f"of the frames in pixels (default: {width}x{height})",
    )
    add("--scene", type=Path, metavar="FILE.json", help="write what was understood, too")
    add(
        "--seed",
        type=whole_number(0, 2**32 - 1),
        metavar="S",
        help="what is left to chance follows from it (default: 0)",
    )
    add(
        "--captions",
        choices=CAPTIONS,
        default=ClipRequest.captions,
        help="how speech is shown (default: %(default)s)",
    )
    add("--voices", action="store_true", help="speak the lines, where espeak-ng is installed")
    add(
        "--composer",
        choices=COMPOSERS,
        default=ClipRequest.composer,
        help="what places everybody (default: %(default)s)",
    )
    add(
        "--clips",
        type=Path,
        metavar="DIR",
        help="cut the clip out of a base of clips instead (our own, or one in the layout of FLINTSTONES): "
        "three seconds a shot, composed, retrieved and fused",
    )
    add("--transparent", action="store_true", help="leave the set out: everything but the players is clear")
    add(
        "--quality",
        type=whole_number(1, 100),
        default=ClipRequest.quality,
        metavar="1..100",
        help="of the clip (default: %(default)s)",
    )
    add("--once", action="store_true", help="GIF, WebP and PNG stop at their end instead of starting again")
    add("--still", action="store_true", help="save one frame instead of a clip")
    add("--at", type=_moment, metavar="T", help="the still's second (default: a telling one)")
    add("--storyboard", action="store_true", help="save a telling frame of every shot on one sheet instead")
    add("--overwrite", action="store_true", help="replace what is there instead of numbering a new one")
    add_common_arguments(parser)


def run(options: argparse.Namespace, reporter: Reporter) -> int:
    """Make what is asked for; returns the exit status.

    Raises:
        GanvasError: a setting is wrong: nothing was done.
    """
    request = _request(options)
    start_painting()
    from studio.commands.batch import run_batch

    return exit_status(run_batch([request], options.device, reporter, describe))


def start_painting() -> None:
    """Start Qt without a screen, in this (the main) thread: frames are painted with it.

    Raises:
        CommandError: the system lacks libraries that Qt needs.
    """
    from studio.commands.qt_libraries import require_qt_libraries

    if sys.platform.startswith("linux"):
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    require_qt_libraries()
    from gan.cartoon.stage.application import ensure_application

    ensure_application()


def frame_size(text: str) -> tuple[int, int]:
    """An argparse type: "1280x720" -> (1280, 720)."""
    match = re.fullmatch(r"(\d{1,5})[x×*:](\d{1,5})", text.strip().lower())
    if match is None:
        raise argparse.ArgumentTypeError(f"{text!r} is no size; write it as in 1280x720")
    return int(match[1]), int(match[2])


def read_script(path: Path) -> str:
    """The text of a script.

    Raises:
        CommandError: the file cannot be read, or is no text.
    """
    try:
        if str(path) == "-":
            return sys.stdin.read()
        if path.stat().st_size > LONGEST_SCRIPT:
            raise CommandError(f"{path} is too large for a script; split it into several.")
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise CommandError(f"{path} is no text; save the script as plain text (UTF-8).") from None
    except OSError as error:
        raise CommandError(f"{path} cannot be read ({error.strerror}); give another script.") from error


def describe(result: SavedClip | SavedStill) -> str:
    """The lines for a person: what came of it, how long it took, and what to know."""
    line = f"{result.path}  {result.width}x{result.height}"
    frames = getattr(result, "frames", None)
    if frames is not None:
        shots = "1 shot" if result.shots == 1 else f"{result.shots} shots"
        line += f"  {result.duration:.1f} s of film, {shots}"
    lines = [f"{line}  {result.seconds:.1f} s"]
    if getattr(result, "scene", None):
        lines.append(f"{result.scene}  what was understood")
    return "\n  ".join((*lines, *result.notes))


def _request(options: argparse.Namespace) -> Request:
    from gan.cartoon.request import ClipRequest, StillRequest

    text, scene = _source(options)
    if options.clips is not None:
        return _collage(options, text, scene)
    common: dict[str, Any] = {
        "target": options.out,
        "text": text,
        "scene": scene,
        "size": options.size,
        "seed": options.seed,
        "captions": options.captions,
        "background": not options.transparent,
        "composer": options.composer,
        "overwrite": options.overwrite,
    }
    if options.still or options.storyboard or options.out.suffix.lower() == ".svg":
        for name in ("voices", "once", "scene"):
            if getattr(options, name):
                raise CommandError(f"--{name} goes with a clip; leave it out for a still.")
        return StillRequest(moment=options.at, storyboard=options.storyboard, **common)
    if options.at is not None:
        raise CommandError("--at goes with --still; a clip has all its moments.")
    return ClipRequest(
        voices=options.voices,
        scene_file=options.scene,
        quality=options.quality,
        loop=not options.once,
        **common,
    )


def _collage(options: argparse.Namespace, text: str, scene: Scene | None) -> Request:
    from gan.cartoon.learned.collage_request import CollageRequest
    from gan.cartoon.request import ClipRequest

    for name in ("voices", "transparent", "still", "storyboard"):
        if getattr(options, name):
            raise CommandError(f"--{name} does not go with --clips; leave one of them out.")
    size = CollageRequest.size if options.size == ClipRequest.size else options.size
    return CollageRequest(
        options.out, options.clips, text, scene, size, options.seed or 0, options.quality, options.overwrite
    )


def _source(options: argparse.Namespace) -> tuple[str, Scene | None]:
    """The text, or the scene of a file."""
    if options.text is not None and options.script is not None:
        raise CommandError("There is a text and a --script; give one of them.")
    if options.text is None and options.script is None:
        raise CommandError('There is no text; write what happens, as in "Ada walks into the kitchen.".')
    if options.script is None:
        return options.text, None
    suffix = options.script.suffix.lower()
    if suffix == ".json":
        from gan.cartoon.scene import read_scene

        return "", read_scene(options.script)
    if suffix == ".cartoon":
        from gan.cartoon.project import read_project

        project = read_project(options.script)
        return project.script, project.scene if project.scene.shots else None
    return read_script(options.script), None


def _moment(text: str) -> float:
    try:
        seconds = float(text)
    except ValueError:
        seconds = -1.0
    if not 0 <= seconds < 86400:
        raise argparse.ArgumentTypeError(f"{text!r} is no moment; give its seconds, 0 or more")
    return seconds
