"""What the installed models can be asked for; importing this does not import torch."""

from __future__ import annotations

from gan.enhance.request import SCALES, TASK
from gan.models import ModelCard, list_models

TEXTURE_SUFFIX = "-texture"
ESTIMATOR_TASK = "enhance-estimator"  # of the network that sees what ails a photo
PSF_TASK = "enhance-psf"  # of the network that finds a photo's point spread function
# The weights for faces, which go over the faces of a picture whatever model enlarges the rest.
FACES = "enhance-faces"
# The key of a card's config that only networks of other programs have.
ARCHITECTURE = "architecture"


def scales_of(card: ModelCard) -> tuple[int, ...]:
    """The scales that a model can be asked for.

    Raises:
        KeyError, ValueError: its card is none of Enhance.
    """
    if "scales" in card.config:
        return tuple(int(scale) for scale in str(card.config["scales"]).split(","))
    network_scale = int(card.config["scale"])
    # A larger network is good for a smaller scale, too; but at 1x only one that was made to mend is.
    return tuple(
        scale for scale in SCALES if network_scale % scale == 0 and (scale > 1 or network_scale == 1)
    )


def list_choices() -> list[ModelCard]:
    """The models that a person chooses from: not those that are the texture of another, or for faces."""
    cards = list_models(TASK)
    names = {card.name for card in cards}
    return [
        card
        for card in cards
        if card.name != FACES
        and not (card.name.endswith(TEXTURE_SUFFIX) and card.name.removesuffix(TEXTURE_SUFFIX) in names)
    ]


def list_scales(model: str = "auto") -> tuple[int, ...]:
    """The scales that a model has, or any model for "auto"; those of a broken card count as none."""
    found: set[int] = set()
    for card in list_choices():
        if model in ("auto", card.name):
            try:
                found.update(scales_of(card))
            except (KeyError, ValueError):
                continue
    return tuple(sorted(found))


def has_texture(model: str = "auto") -> bool:
    """Whether a model has texture weights, or any model for "auto"."""
    names = {card.name for card in list_models(TASK)}
    return any(
        f"{card.name}{TEXTURE_SUFFIX}" in names for card in list_choices() if model in ("auto", card.name)
    )


def has_faces() -> bool:
    """Whether weights for faces are installed."""
    return any(card.name == FACES for card in list_models(TASK))


def has_estimator() -> bool:
    """Whether a network is installed that sees what ails a photo."""
    return bool(list_models(ESTIMATOR_TASK))
