"""The generators as the engine runs them: latents in, bytes out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, cast

import torch
from torch import Tensor, nn

from gan.engine import Model
from gan.faces import generator as gated
from gan.faces import progressive
from gan.faces.cards import find_card
from gan.faces.errors import FacesError
from gan.faces.measuring import FaceGenerator, to_bytes
from gan.models import ModelCard, load_weights

# Pixels that a CPU computes at once: more do not fit into its caches. A step is as large on every device.
PIECE_PIXELS = 2**16
_GPU_PIXELS = 2**22


def build_generator(card: ModelCard) -> FaceGenerator:
    """The network that a card describes, with its weights, in evaluation mode.

    Raises:
        FacesError: the card's numbers or the weights are not those of a generator of faces.
        ModelError: the weight file is missing or is not what the card says.
    """
    config: dict[str, Any] = dict(card.config)
    network: FaceGenerator
    try:
        if config.pop("architecture") == "progressive":
            network = progressive.Generator(progressive.ProgressiveConfig(**config))
        else:
            network = gated.Generator(gated.GeneratorConfig.from_card(card.config))
        network.load_state_dict(load_weights(card))
    except (RuntimeError, TypeError, KeyError, ValueError) as error:
        raise FacesError(
            f"The weights of {card.name} do not fit its card ({error}); install the model again."
        ) from error
    return network.eval()


def pieces_of(side: int) -> int:
    """How many pictures of this side make one step."""
    return max(1, PIECE_PIXELS // side**2)


class _Rows(nn.Module):
    """A generator that takes one row for each level, whichever network it is."""

    def __init__(self, generator: FaceGenerator) -> None:
        super().__init__()
        self.generator = generator

    def forward(self, rows: Tensor) -> Tensor:
        """(N, levels, latent) -> (N, 3, R, R), about -1..1."""
        return self.generator(rows if isinstance(self.generator, gated.Generator) else rows[:, 0])


@dataclass(frozen=True)
class FaceModel:
    """Weights for the engine; equal values share one network.

    Attributes:
        name: of the model card.
        sha256: of the weights, so that replaced weights are another model.
        side: of the pictures.
    """

    name: str
    sha256: str
    side: int

    def load(self) -> nn.Module:
        """See `gan.engine.Model`."""
        network = build_generator(find_card(self.name))
        if isinstance(network, gated.Generator):
            network.freeze()
        return _Rows(network)

    def prepare(self, inputs: Tensor) -> Tensor:
        """(N, levels, latent) float32, as they are."""
        return inputs

    def finish(self, outputs: Tensor) -> Tensor:
        """(N, 3, side, side), -1..1 -> uint8."""
        return to_bytes(outputs)

    def batch_limit(self, shape: tuple[int, ...], device: torch.device) -> int:
        """See `gan.engine.Model`."""
        pixels = PIECE_PIXELS if device.type == "cpu" else _GPU_PIXELS
        return max(1, pixels // self.side**2)


class _Chain(nn.Module):
    """One network after another: what the first gives is finished and prepared for the second."""

    def __init__(self, first: Model, second: Model) -> None:
        super().__init__()
        self.models = (first, second)
        self.networks = nn.ModuleList(model.load() for model in self.models)

    def forward(self, rows: Tensor) -> Tensor:
        """(N, levels, latent) to what the second network gives."""
        first, second = self.models
        pictures = first.finish(self.networks[0](rows).float())
        return cast(Tensor, self.networks[1](second.prepare(pictures)))


@dataclass(frozen=True)
class EnlargedFaceModel:
    """A generator with a network behind it that enlarges its pictures; one step of the engine is both.

    Attributes:
        faces: the generator, or this again for a further factor.
        enlarger: (N, 3, H, W) uint8 to larger uint8.
        side: of the enlarged pictures.
    """

    faces: FaceModel | EnlargedFaceModel
    enlarger: Model
    side: int

    def load(self) -> nn.Module:
        """See `gan.engine.Model`."""
        return _Chain(self.faces, self.enlarger)

    def prepare(self, inputs: Tensor) -> Tensor:
        """See `FaceModel`."""
        return inputs

    def finish(self, outputs: Tensor) -> Tensor:
        """(N, 3, side, side) uint8."""
        return self.enlarger.finish(outputs)

    def batch_limit(self, shape: tuple[int, ...], device: torch.device) -> int:
        """See `gan.engine.Model`; what the enlarger can do decides."""
        return self.enlarger.batch_limit((3, self.faces.side, self.faces.side), device)
