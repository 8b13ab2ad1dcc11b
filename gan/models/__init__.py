"""The model registry: weights beside a card that says where they come from and what they can do.

A model is two files of one folder, `<name>.json` (the card) and `<name>.safetensors` (the weights).
Ganvas ships some in `assets/models`; a user's own lie in `models` of the user folder. Every function
may be called from any thread, and none but `load_weights`, `read_foreign` and `save_model` imports torch.
"""

from gan.models.cards import DataTerms, Figure, ModelCard
from gan.models.errors import ModelError
from gan.models.foreign import ForeignWeights, read_foreign
from gan.models.registry import default_model, find_broken_cards, find_model, list_models
from gan.models.weights import check_model, load_weights, save_model

__all__ = [
    "DataTerms",
    "Figure",
    "ForeignWeights",
    "ModelCard",
    "ModelError",
    "check_model",
    "default_model",
    "find_broken_cards",
    "find_model",
    "list_models",
    "load_weights",
    "read_foreign",
    "save_model",
]
