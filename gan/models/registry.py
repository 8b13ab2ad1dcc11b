"""Which models there are: those that Ganvas ships, and the user's own."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

from gan.models.cards import ModelCard, read_card
from gan.models.errors import ModelError
from gan.paths import assets_folder, user_folder

_log = logging.getLogger(__name__)


def list_models(task: str | None = None) -> list[ModelCard]:
    """Every model, or those of one task: the shipped ones by name, then the user's own.

    A user's model takes the place of a shipped one of the same name. Cards that cannot be read are
    left out; `find_broken_cards` names them.
    """
    found: dict[str, ModelCard] = {}
    for card in _read_all():
        if isinstance(card, ModelCard):
            found[card.name] = card
        else:
            _log.warning("%s", card)
    return [card for card in found.values() if task in (None, card.task)]


def find_broken_cards() -> list[ModelError]:
    """What is wrong with the cards that `list_models` leaves out."""
    return [error for error in _read_all() if isinstance(error, ModelError)]


def find_model(name: str, task: str) -> ModelCard:
    """The model of this name.

    Raises:
        ModelError: no model of this task has the name; the sentence lists those that there are.
    """
    models = list_models(task)
    for card in models:
        if card.name == name:
            return card
    known = ", ".join(card.name for card in models) or "none is installed"
    raise ModelError(f"There is no model {name!r} for {task}; known: {known}.")


def default_model(task: str) -> ModelCard:
    """The model that is taken where none is asked for: the one named like the task, or else the first.

    Raises:
        ModelError: there is no model of this task.
    """
    models = list_models(task)
    if not models:
        raise ModelError(f"No model for {task} is installed in {assets_folder() / 'models'}.")
    return next((card for card in models if card.name == task), models[0])


def _read_all() -> Iterator[ModelCard | ModelError]:
    """Each card, or why it cannot be read; the shipped ones first."""
    for folder in (assets_folder() / "models", user_folder() / "models"):
        for path in sorted(folder.glob("*.json")):
            yield _read_one(path)


def _read_one(path: Path) -> ModelCard | ModelError:
    try:
        return read_card(path)
    except ModelError as error:
        return error
