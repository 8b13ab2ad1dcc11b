"""Which model of faces is meant; importing this does not import torch."""

from __future__ import annotations

from gan.faces.errors import FacesError
from gan.faces.request import TASK
from gan.models import ModelCard, default_model, find_model, list_models


def find_card(name: str = "auto") -> ModelCard:
    """The model of this name; the best for "auto".

    Raises:
        FacesError: no model of faces is installed.
        ModelError: there is none of this name; the sentence lists those that there are.
    """
    if not list_models(TASK):
        raise FacesError(
            "No model of faces is installed; train one (train faces) or import one (models import)."
        )
    return default_model(TASK) if name == "auto" else find_model(name, TASK)
