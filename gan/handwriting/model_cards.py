"""Which reader is used; importing this does not import torch."""

from __future__ import annotations

from gan.handwriting.errors import HandwritingError
from gan.models import ModelCard, default_model, find_model, list_models


def find_reader(task: str, name: str = "auto") -> ModelCard:
    """The card of the reader to use.

    Args:
        task: "lines", "digits" or "characters".
        name: of a model, or "auto".

    Raises:
        HandwritingError: none is installed for the task.
        ModelError: none has the name.
    """
    if name != "auto":
        return find_model(name, task)
    if not list_models(task):
        raise HandwritingError(
            f"No model that reads {task} is installed yet; train one (`train --help`) "
            "or put one into the folder models of the user folder."
        )
    return default_model(task)
