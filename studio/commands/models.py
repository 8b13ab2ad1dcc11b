"""`models list|show|import|check`: what the registry knows, and what is added to it."""

from __future__ import annotations

import argparse
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from studio.commands.errors import CommandError
from studio.commands.parser import CommandParser, add_common_arguments
from studio.commands.reporter import Reporter
from studio.model_import import import_model

if TYPE_CHECKING:
    from gan.models import ModelCard


def add_arguments(parser: CommandParser) -> None:
    """The command's own commands, and their options."""
    actions = parser.add_subparsers(dest="action", required=True, metavar="list|show|import|check")
    listing = actions.add_parser("list", help="name every model", description="Name every model.")
    showing = actions.add_parser("show", help="print a model's card", description="Print a model's card.")
    importing = actions.add_parser(
        "import",
        help="install weights that others published",
        description="Install weights that others published: a progressive generator of faces (of "
        "pytorch_GAN_zoo, genforce, InterFaceGAN, GAN Dissection, prog_gans_pytorch_inference or "
        "MMGeneration), or an upscaler of an architecture that spandrel knows; as .pth, .pt or .safetensors.",
    )
    checking = actions.add_parser(
        "check",
        help="compare weights with their checksums",
        description="Compare the weights of one model, or of all, with the checksums of their cards.",
    )
    showing.add_argument("name", metavar="NAME", help="as `models list` shows it")
    importing.add_argument("file", type=Path, metavar="FILE", help="the weights")
    importing.add_argument("--name", help="what to call the model (default: after the file)")
    checking.add_argument("name", metavar="NAME", nargs="?", help="as `models list` shows it (default: all)")
    listing.set_defaults(act=list_all)
    showing.set_defaults(act=show)
    importing.set_defaults(act=import_file)
    checking.set_defaults(act=check)
    for action in (listing, showing, importing, checking):
        add_common_arguments(action)


def run(options: argparse.Namespace, reporter: Reporter) -> int:
    """Carry out the chosen action; returns the exit status."""
    return options.act(options, reporter)


def list_all(options: argparse.Namespace, reporter: Reporter) -> int:
    """A line a model."""
    from gan.models import list_models

    models = list_models()
    width = max((len(card.name) for card in models), default=0)
    for card in models:
        line = (
            f"{card.name:{width}}  {card.task}  {card.version}  {card.parameters / 1e6:.2f} M  {card.summary}"
        )
        reporter.result(line, **asdict(card))
    return 0


def show(options: argparse.Namespace, reporter: Reporter) -> int:
    """All that one card says."""
    card = _find(options.name)
    reporter.result(_describe(card), **asdict(card))
    return 0


def import_file(options: argparse.Namespace, reporter: Reporter) -> int:
    """Install a file of others in the user's own registry."""
    card = import_model(options.file, options.name or "")
    line = f"{card.name}  installed for {card.task}: {card.summary}\n  Licence: {card.license}."
    reporter.result(line, **asdict(card))
    return 0


def check(options: argparse.Namespace, reporter: Reporter) -> int:
    """Checksums of one model or all, and in the latter case cards that cannot be read."""
    from gan.models import ModelError, check_model, find_broken_cards, list_models

    failed = False
    for card in [_find(options.name)] if options.name else list_models():
        try:
            check_model(card)
        except ModelError as error:
            reporter.error(error, card.path)
            failed = True
        else:
            reporter.result(f"{card.name}  intact", name=card.name, sha256=card.sha256)
    for error in [] if options.name else find_broken_cards():
        reporter.error(error)
        failed = True
    return 1 if failed else 0


def _find(name: str) -> ModelCard:
    """The model of this name, whatever its task."""
    from gan.models import list_models

    models = list_models()
    for card in models:
        if card.name == name:
            return card
    known = ", ".join(card.name for card in models) or "none is installed"
    raise CommandError(f"There is no model {name!r}; known: {known}.")


def _describe(card: ModelCard) -> str:
    rows = [
        ("task", card.task),
        ("version", card.version),
        ("parameters", f"{card.parameters:,}"),
        ("license", card.license),
        ("config", ", ".join(f"{key} {value}" for key, value in card.config.items())),
        *(("trained on", f"{data.name}: {data.count:,} ({data.terms})") for data in card.trained_on),
        ("recipe", card.recipe),
        *((figure.name, f"{figure.value:g} {figure.unit} ({figure.condition})") for figure in card.figures),
        ("limits", card.limits),
        ("weights", str(card.weights_path)),
        ("sha256", card.sha256),
    ]
    width = max(len(title) for title, _ in rows) + 2
    lines = [f"{card.name}: {card.summary}", *(f"  {title:{width}}{text}" for title, text in rows)]
    return "\n".join(lines)
