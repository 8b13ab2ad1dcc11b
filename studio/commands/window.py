"""No command: the studio window."""

from __future__ import annotations

import argparse
from difflib import get_close_matches
from pathlib import Path

import studio
from studio.commands import COMMANDS
from studio.commands.parser import CommandParser
from studio.commands.qt_libraries import require_qt_libraries
from studio.commands.reporter import Reporter
from studio.commands.screen import require_screen

_HELP = "Without a command the studio opens, with the files that are given."


def add_arguments(parser: CommandParser) -> None:
    """The options of the program itself; the help lists the commands."""
    width = max(map(len, COMMANDS)) + 2
    parser.usage = f"{parser.prog} [FILE ...] | {parser.prog} COMMAND ..."
    parser.description = _HELP
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.epilog = "commands:\n" + "\n".join(f"  {name:{width}}{COMMANDS[name]}" for name in COMMANDS)
    parser.epilog += f"\n\n`{parser.prog} COMMAND --help` describes one."
    parser.add_argument("files", nargs="*", type=_file, metavar="FILE", help="a picture or folder to open")
    parser.add_argument("--version", action="version", version=f"Ganvas {studio.__version__}")


def run(options: argparse.Namespace, reporter: Reporter) -> int:
    """Open the window; returns when it is closed.

    Raises:
        CommandError: there is no screen, or Qt lacks a library of the system.
    """
    require_screen()
    require_qt_libraries()
    from studio.app import run as run_studio

    return run_studio([str(file) for file in options.files])


def _file(text: str) -> Path:
    path = Path(text)
    if not path.exists():
        meant = get_close_matches(text, COMMANDS, n=1)
        hint = f"; did you mean {meant[0]}?" if meant else f"; the commands are {', '.join(COMMANDS)}"
        raise argparse.ArgumentTypeError(f"{text!r} is neither a command nor a file{hint}")
    return path
