"""The command line: one module per command, and none of them is imported before it is asked for.

A command's module has `add_arguments(parser)` and `run(options, reporter) -> int`, the exit status.
Importing one imports only the standard library, so that usage errors and `--help` are answered at
once, on a machine that has nothing installed yet, too.
"""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable, Sequence

# What there is, in the order of the help. A new command needs a line here and a module of its name.
COMMANDS = {
    "enhance": "enlarge and sharpen pictures and films",
    "faces": "make faces that never existed; walk, edit, invert",
    "cartoon": "type a scene, get a cartoon clip",
    "read": "read handwriting: scans, photos and PDFs to searchable text",
    "demo": "everything that Ganvas does, once, on samples it brings along",
    "library": "list, search and export what was made and read",
    "models": "list, show and check the installed models",
    "devices": "name what computes, and measure what it does a second",
    "train": "train a model on your own data",
    "desktop": "put Ganvas into the menu of a Linux desktop, or take it out",
    "test": "run the test-suite",
}


def main(
    arguments: Sequence[str] | None = None, prepare: Callable[[str | None], None] = lambda command: None
) -> int:
    """Carry out one command line.

    Args:
        arguments: without the program's name; None takes those of this process.
        prepare: called with the command's name (None is the window) before anything but the standard
            library is imported; the door installs there what is missing.

    Returns:
        The exit status: 0 done, 1 something failed, 2 bad input or usage, 130 interrupted.
    """
    from studio.commands.parser import CommandParser
    from studio.commands.reporter import Reporter, guard

    words = list(sys.argv[1:] if arguments is None else arguments)
    command = words[0] if words and words[0] in COMMANDS else None
    reporter = Reporter(as_json="--json" in words)

    def carry_out() -> int:
        module = importlib.import_module(f"studio.commands.{command or 'window'}")
        parser = CommandParser(command, prepare=lambda: prepare(command))
        module.add_arguments(parser)
        options = parser.parse_args(words[1:] if command else words)
        prepare(command)
        return module.run(options, reporter)

    return guard(carry_out, reporter)
