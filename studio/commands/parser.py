"""Arguments: what all commands share, and checks that name the option and what it takes."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

from studio.commands import COMMANDS
from studio.commands.errors import CommandError


class CommandParser(argparse.ArgumentParser):
    """An ArgumentParser whose errors are CommandErrors, and that knows no abbreviations.

    Attributes:
        prepare: to be called before the options of a parser are taken from anything that imports more
            than the standard library.
        rest: where to keep the arguments that it does not know; None makes them errors.
    """

    def __init__(
        self, command: str | None = None, prepare: Callable[[], None] = lambda: None, **keys: Any
    ) -> None:
        started_as = "python3 main.py" if Path(sys.argv[0]).name == "main.py" else "ganvas"
        keys.setdefault("prog", f"{started_as} {command}" if command else started_as)
        if command:
            keys.setdefault("description", f"{COMMANDS[command].capitalize()}.")
        super().__init__(allow_abbrev=False, **keys)
        self.prepare = prepare
        self.rest: str | None = None

    def parse_args(self, args: Any = None, namespace: Any = None) -> Any:
        """As in argparse, but for `rest`."""
        if self.rest is None:
            return super().parse_args(args, namespace)
        options, unknown = self.parse_known_args(args, namespace)
        setattr(options, self.rest, unknown)
        return options

    def error(self, message: str) -> NoReturn:
        """Raise what argparse would print."""
        joint = "" if message.endswith("?") else ";"
        raise CommandError(f"{message}{joint} `{self.prog} --help` lists what there is.")


def add_common_arguments(parser: argparse.ArgumentParser) -> None:
    """The options that every command takes."""
    group = parser.add_argument_group("in every command")
    group.add_argument(
        "--device",
        type=device,
        default="auto",
        metavar="auto|cpu|cuda[:N]",
        help="what computes (default: auto)",
    )
    group.add_argument("--json", action="store_true", help="one JSON object a line on stdout instead of text")


def device(text: str) -> str:
    """An argparse type: the name of a device."""
    if not re.fullmatch(r"auto|cpu|cuda(:\d+)?", text):
        raise argparse.ArgumentTypeError(f"{text!r} is no device; give auto, cpu, cuda or cuda:N")
    return text


def whole_number(lowest: int, highest: int | None = None) -> Callable[[str], int]:
    """An argparse type: a whole number within limits, both included."""

    def parse(text: str) -> int:
        too_far = highest if highest is not None else float("inf")
        try:
            number = int(text)
        except ValueError:
            number = lowest - 1
        if not lowest <= number <= too_far:
            limits = f"from {lowest} up" if highest is None else f"from {lowest} to {highest}"
            raise argparse.ArgumentTypeError(f"{text!r} is not a whole number {limits}")
        return number

    return parse


def share(text: str) -> float:
    """An argparse type: a number from 0 to 1."""
    try:
        number = float(text)
    except ValueError:
        number = -1.0
    if not 0 <= number <= 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number from 0 to 1")
    return number
