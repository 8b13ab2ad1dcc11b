"""How a network gets the weights of its card."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeVar

from torch import Tensor, nn

from gan.enhance.errors import EnhanceError
from gan.models import ModelCard, load_weights

Network = TypeVar("Network", bound=nn.Module)


def filled(
    card: ModelCard, make: Callable[[], Network], weights: Mapping[str, Tensor] | None = None
) -> Network:
    """A network with the weights of a card, in evaluation mode.

    Args:
        card: the model.
        make: the network of its config, fresh.
        weights: others of the same shape than its own.

    Raises:
        EnhanceError: the card's numbers or the weights are not those of this network.
        ModelError: the weight file is missing or is not what the card says.
    """
    try:
        network = make()
        network.load_state_dict(load_weights(card) if weights is None else weights)
    except (RuntimeError, TypeError, ValueError, KeyError) as error:
        raise EnhanceError(
            f"The weights of {card.name} do not fit its card ({error}); install the model again."
        ) from error
    return network.eval()
