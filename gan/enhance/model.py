"""The networks as the engine runs them: bytes in, bytes out, floats only on the device."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import torch
from torch import Tensor, nn
from torch.nn import functional

from gan.enhance.choices import ARCHITECTURE, TEXTURE_SUFFIX, has_texture, list_choices, scales_of
from gan.enhance.choosing import model_for
from gan.enhance.deconvolution import MARGIN
from gan.enhance.errors import EnhanceError
from gan.enhance.family import FOLD, AtScale, FamilyConfig, FamilyGenerator
from gan.enhance.filling import filled
from gan.enhance.findings import Findings
from gan.enhance.foreign_upscaler import build_upscaler
from gan.enhance.generator import Generator, GeneratorConfig
from gan.enhance.guides import guide_of
from gan.enhance.request import TASK, EnhanceRequest
from gan.models import ModelCard, ModelError, default_model, find_model, load_weights

if TYPE_CHECKING:
    from gan.enhance.films.request import FilmRequest

# Source pixels that run together on a GPU; a CPU is busy with a single tile.
_BATCH_PIXELS = 2**20


@dataclass(frozen=True)
class Shape:
    """What a network needs around a tile.

    Attributes:
        network_scale: what it enlarges by.
        margin: pixels of the source on each side of a pixel that can change its result.
        multiple: sides of a tile, and its place, are multiples of so many pixels.
        minimum: sides of a tile, at least.
        beyond: pixels on each side of the margin that what it sees beside the picture depends on.
    """

    network_scale: int
    margin: int
    multiple: int = 1
    minimum: int = 1
    beyond: int = 0


def shape_of(card: ModelCard, scale: int) -> Shape:
    """What the network of a card needs at a scale.

    Raises:
        EnhanceError: it does not have that scale, or its card is none of Enhance.
    """
    try:
        able = scales_of(card)
        if scale not in able:
            words = " and ".join(f"{number}x" for number in able) or "other scales"
            raise EnhanceError(
                f"The model {card.name} is made for {words}, not for {scale}x; choose another."
            )
        if "scales" in card.config:
            margin = FamilyConfig(**card.config).receptive_radius(scale)
            beyond = MARGIN if guide_of(card, scale) else 0
            return Shape(scale, margin, FOLD // scale, beyond=beyond)
        if ARCHITECTURE in card.config:
            multiple = int(card.config["multiple"])
            minimum = int(card.config["minimum"])
            return Shape(int(card.config["scale"]), int(card.config["margin"]), multiple, minimum)
        config = GeneratorConfig(**card.config)
    except (TypeError, KeyError, ValueError) as error:
        raise EnhanceError(
            f"The card of {card.name} is none of Enhance ({error}); choose another."
        ) from error
    return Shape(config.scale, config.receptive_radius)


def card_for(model: str, scale: int, findings: Findings | None = None, *, is_film: bool = False) -> ModelCard:
    """The model of this name; for "auto" the best one that has the scale, and for what ails the picture.

    Args:
        model: a name, or "auto".
        scale: asked for.
        findings: None where nobody could tell.
        is_film: whether frames are enhanced, for which no guides are made.

    Raises:
        EnhanceError: none has it.
        ModelError: there is no model of this name.
    """
    if model != "auto":
        card = find_model(model, TASK)
        if is_film and guide_of(card, scale):
            raise EnhanceError(f"The model {model} is made for photographs, not for films; choose another.")
        return card
    if (found := model_for(findings, scale, is_film=is_film)) is not None:
        return found
    able = [card for card in (default_model(TASK), *list_choices()) if scale in scales_of(card)]
    # What nobody saw to be blurred is not for weights that look for a blur.
    plain = [card for card in able if not guide_of(card, scale)]
    if usable := plain or ([] if is_film else able):
        return usable[0]
    raise EnhanceError(
        f"No installed model is made for {scale}x; choose another scale, or train or import such a model."
    )


def texture_card_for(card: ModelCard) -> ModelCard:
    """The texture weights that belong to a model.

    Raises:
        EnhanceError: there are none.
    """
    try:
        partner = find_model(f"{card.name}{TEXTURE_SUFFIX}", TASK)
    except ModelError as error:
        raise EnhanceError(
            f"The model {card.name} has no texture weights; leave the texture at 0, or choose another model."
        ) from error
    if partner.config != card.config:
        raise EnhanceError(
            f"The texture weights of {card.name} have another shape than it; install both again."
        )
    return partner


def texture_of(request: EnhanceRequest | FilmRequest, card: ModelCard) -> tuple[float, str]:
    """The texture that a model is given, and a sentence where it is less than was asked for.

    A model that a person named must have it (`enlarger_for` says so if it does not). One that was found for
    what ails the picture may have none: then mending it comes first.
    """
    if request.model != "auto" or not request.texture or has_texture(card.name):
        return request.texture, ""
    return 0.0, f"No texture was added: {card.name}, which suits what ails it, has no texture weights."


def build_generator(
    card: ModelCard, weights: Mapping[str, Tensor] | None = None
) -> Generator | FamilyGenerator:
    """The network that a card describes, in evaluation mode.

    Args:
        card: the model.
        weights: other weights of the same shape than its own.

    Raises:
        EnhanceError: the card's numbers or the weights are not those of this generator.
        ModelError: the weight file is missing or is not what the card says.
    """

    def make() -> Generator | FamilyGenerator:
        if "scales" in card.config:
            return FamilyGenerator(FamilyConfig(**card.config))
        return Generator(GeneratorConfig(**card.config))

    return filled(card, make, weights)


def blended(first: Mapping[str, Tensor], second: Mapping[str, Tensor], share: float) -> dict[str, Tensor]:
    """Weights between two sets (Wang et al. 2018, ESRGAN): `share` 0 is the first, 1 the second."""
    return {name: torch.lerp(weight, second[name], share) for name, weight in first.items()}


@dataclass(frozen=True)
class Enlarger:
    """Weights for the engine; equal values share one network.

    Attributes:
        name: of the model card.
        sha256: of the weights, so that replaced weights are another model.
        network_scale: what the network enlarges by.
        scale: asked for; a divisor of `network_scale`.
        depth: bits a channel of the pictures, 8 or 16.
        texture: 0 (its own weights) to 1 (those of texture).
        texture_sha256: of the texture weights; empty without.
    """

    name: str
    sha256: str
    network_scale: int
    scale: int
    depth: int
    texture: float = 0.0
    texture_sha256: str = ""

    def load(self) -> nn.Module:
        """See `gan.engine.Model`."""
        card = find_model(self.name, TASK)
        if ARCHITECTURE in card.config:
            return build_upscaler(card)
        weights = None
        if self.texture:
            weights = blended(load_weights(card), load_weights(texture_card_for(card)), self.texture)
        network = build_generator(card, weights)
        return AtScale(network, self.network_scale) if isinstance(network, FamilyGenerator) else network

    def prepare(self, inputs: Tensor) -> Tensor:
        """(N, C, H, W) uint8 or uint16 -> float32, 0..1."""
        return inputs.float() / self._peak

    def finish(self, outputs: Tensor) -> Tensor:
        """(N, 3, H, W) float32 -> uint8 or uint16 at the asked scale."""
        outputs = outputs.clamp(0, 1)
        if self.network_scale != self.scale:
            # An exact mean of whole pixels: a smaller scale keeps the detail and loses the noise.
            outputs = functional.avg_pool2d(outputs, self.network_scale // self.scale)
        levels = outputs.mul_(self._peak).round_()  # the tensor is its own since it was clamped
        return levels.to(torch.uint8 if self.depth == 8 else torch.uint16)

    def batch_limit(self, shape: tuple[int, ...], device: torch.device) -> int:
        """See `gan.engine.Model`."""
        if device.type == "cpu":
            return 1
        return max(1, _BATCH_PIXELS // (shape[-1] * shape[-2]))

    @property
    def _peak(self) -> float:
        return 2.0**self.depth - 1


def enlarger_for(card: ModelCard, scale: int, depth: int, texture: float = 0.0) -> Enlarger:
    """A model at a scale and texture.

    Raises:
        EnhanceError: it does not have that scale, or no texture weights.
    """
    network_scale = shape_of(card, scale).network_scale
    if not texture:
        return Enlarger(card.name, card.sha256, network_scale, scale, depth)
    partner = texture_card_for(card)
    return Enlarger(card.name, card.sha256, network_scale, scale, depth, texture, partner.sha256)
