"""`train JOB --data DIR`: train a model. The options are the fields of the recipe's `TrainOptions`."""

from __future__ import annotations

import argparse
import importlib
import logging
import signal
import types
import typing
from collections.abc import Sequence
from dataclasses import MISSING, Field, fields
from typing import Any

from gan.paths import user_folder
from studio.commands.log import log_to_file
from studio.commands.parser import CommandParser, add_common_arguments
from studio.commands.reporter import Reporter

# Job -> the module of its recipe, which has `TrainOptions` (a dataclass) and `train(TrainOptions)`.
RECIPES = {
    "faces": "gan.faces.training",
    "enhance": "gan.enhance.training",
    "digits": "gan.handwriting.digits_training",
    "lines": "gan.handwriting.lines_training",
    "language": "gan.handwriting.language_training",
    "cartoon": "gan.cartoon.learned.composer_training",
}

# Job -> options that ask for another recipe of the job, and the modules of those recipes.
VARIANTS = {
    "lines": {"--adapt": "gan.handwriting.adapting"},
    "cartoon": {
        "--base": "gan.cartoon.base.building",
        "--entities": "gan.cartoon.learned.entity_training",
        "--backgrounds": "gan.cartoon.learned.background_training",
        "--tagger": "gan.cartoon.learned.tagger_training",
    },
    "enhance": {
        "--family": "gan.enhance.family_training",
        "--texture": "gan.enhance.texture_training",
        "--faces": "gan.enhance.faces_training",
        "--estimator": "gan.enhance.estimator_training",
        "--psf": "gan.enhance.psf_training",
        "--deblur": "gan.enhance.deblur_training",
    },
}

# For the fields that all recipes share; others say it in metadata["help"].
_HELP = {
    "data": "folder of the training data",
    "out": "folder of checkpoints, weights and scores (default: in the user folder)",
    "resume": "go on from the checkpoint in --out",
    "minutes": "time to train",
}


def add_arguments(parser: CommandParser) -> None:
    """A parser for each job; its options are looked up when it is the chosen one."""
    jobs = parser.add_subparsers(
        dest="job", required=True, metavar="|".join(RECIPES), parser_class=RecipeParser
    )
    for job in RECIPES:
        jobs.add_parser(job, job=job, prepare=parser.prepare, description=f"Train a model of {job}.")


def run(options: argparse.Namespace, reporter: Reporter) -> int:
    """Train until the time is up; Ctrl-C ends it and keeps the last checkpoint."""
    log_to_file()
    recipe = importlib.import_module(options.recipe)
    names = [field.name for field in fields(recipe.TrainOptions)]
    recipe_options = recipe.TrainOptions(**{name: getattr(options, name) for name in names})
    logger = logging.getLogger("gan")
    handler = _ToReporter(reporter)
    if options.steered:
        from studio.commands.steering import heed

        heed(reporter)
    logger.addHandler(handler)
    # A polite kill ends it as Ctrl-C does.
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        recipe.train(recipe_options)
    finally:
        signal.signal(signal.SIGTERM, before)
        logger.removeHandler(handler)
    reporter.result(f"{recipe_options.out}  trained", out=recipe_options.out)
    return 0


class RecipeParser(CommandParser):
    """The parser of one job. Its recipe imports torch, so that it waits until the job is chosen."""

    def __init__(self, job: str, **keys: Any) -> None:
        super().__init__(**keys)
        self._job = job
        self._is_filled = False

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:
        """As in argparse."""
        if not self._is_filled:
            self._is_filled = True
            self.prepare()
            name = self._choose_recipe(args or ())
            recipe = importlib.import_module(name)
            self.set_defaults(job=self._job, recipe=name)
            add_fields(self, recipe.TrainOptions, self._job)
            self.add_argument("--steered", action="store_true", help=argparse.SUPPRESS)  # by the window
            add_common_arguments(self)
        return super().parse_known_args(args, namespace)

    def _choose_recipe(self, args: Sequence[str]) -> str:
        variants = VARIANTS.get(self._job, {})
        for option, variant in variants.items():
            if any(str(arg).split("=")[0] == option for arg in args):
                return variant
        if variants:
            names = " or ".join(variants)
            self.epilog = f"With {names} other options hold: `{self.prog} {next(iter(variants))} --help` "
            self.epilog += "lists them." if len(variants) == 1 else "and so on list them."
        return RECIPES[self._job]


def add_fields(parser: argparse.ArgumentParser, kind: type, job: str) -> None:
    """An option for each field of a dataclass: its name, type, default and metadata["help"].

    `device` is left to the common options; `out` is in the user folder unless it is given.
    """
    hints = typing.get_type_hints(kind)
    for field in fields(kind):
        if field.name != "device":
            flag = f"--{field.name.replace('_', '-')}"
            parser.add_argument(flag, dest=field.name, **_argument(field, hints[field.name], job))


def _argument(field: Field[Any], hint: Any, job: str) -> dict[str, Any]:
    """What `add_argument` is told about one field."""
    default = user_folder() / "training" / job if field.name == "out" else field.default
    text = field.metadata.get("help") or _HELP.get(field.name, "")
    keys: dict[str, Any] = {
        "help": text.replace("%", "%%"),
        "default": None if default is MISSING else default,
    }
    if hint is bool:
        action = argparse.BooleanOptionalAction if default is True else "store_true"
        return keys | {"action": action, "default": default is True}
    if default is MISSING:
        keys["required"] = True
    elif default not in (None, "") and "(default" not in text:
        keys["help"] += " (default: %(default)s)"
    if typing.get_origin(hint) is typing.Literal:
        return keys | {"choices": typing.get_args(hint)}
    # Of "int | None" the part that is written on a command line.
    kind = next((part for part in typing.get_args(hint) if part is not types.NoneType), hint)
    return keys | {"type": kind, "metavar": field.name.upper()}


class _ToReporter(logging.Handler):
    """Hands what a recipe logs to the reporter."""

    def __init__(self, reporter: Reporter) -> None:
        super().__init__(logging.INFO)
        self._reporter = reporter

    def emit(self, record: logging.LogRecord) -> None:
        self._reporter.note(record.getMessage())
