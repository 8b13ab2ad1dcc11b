"""The generator as the engine runs it: bytes in, bytes out, floats only on the device."""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

from gan.enhance.errors import EnhanceError
from gan.enhance.generator import Generator, GeneratorConfig
from gan.enhance.request import TASK
from gan.models import ModelCard, find_model, load_weights

# Source pixels that run together on a GPU; a CPU is busy with a single tile.
_BATCH_PIXELS = 2**20


def build_generator(card: ModelCard) -> Generator:
    """The network that a card describes, with its weights, in evaluation mode.

    Raises:
        EnhanceError: the card's numbers or the weights are not those of this generator.
        ModelError: the weight file is missing or is not what the card says.
    """
    try:
        generator = Generator(GeneratorConfig(**card.config))
        generator.load_state_dict(load_weights(card))
    except (RuntimeError, TypeError) as error:
        raise EnhanceError(
            f"The weights of {card.name} do not fit its card ({error}); install the model again."
        ) from error
    return generator.eval()


@dataclass(frozen=True)
class Enlarger:
    """Weights for the engine; equal values share one network.

    Attributes:
        name: of the model card.
        sha256: of the weights, so that replaced weights are another model.
        network_scale: what the network enlarges by.
        scale: asked for; a divisor of `network_scale`.
        depth: bits a channel of the pictures, 8 or 16.
    """

    name: str
    sha256: str
    network_scale: int
    scale: int
    depth: int

    def load(self) -> nn.Module:
        """See `gan.engine.Model`."""
        return build_generator(find_model(self.name, TASK))

    def prepare(self, inputs: Tensor) -> Tensor:
        """(N, 3, H, W) uint8 or uint16 -> float32, 0..1."""
        return inputs.float() / self._peak

    def finish(self, outputs: Tensor) -> Tensor:
        """(N, 3, H, W) float32 -> uint8 or uint16 at the asked scale."""
        outputs = outputs.clamp(0, 1)
        if self.network_scale != self.scale:
            # An exact mean of whole pixels: a smaller scale keeps the detail and loses the noise.
            outputs = functional.avg_pool2d(outputs, self.network_scale // self.scale)
        levels = (outputs * self._peak).round()
        return levels.to(torch.uint8 if self.depth == 8 else torch.uint16)

    def batch_limit(self, shape: tuple[int, ...], device: torch.device) -> int:
        """See `gan.engine.Model`."""
        if device.type == "cpu":
            return 1
        return max(1, _BATCH_PIXELS // (shape[-1] * shape[-2]))

    @property
    def _peak(self) -> float:
        return 2.0**self.depth - 1
