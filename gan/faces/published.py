"""Generators that others trained after the paper: recognised by their tensors, converted, installed."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

import torch
from torch import Tensor

from gan.faces.errors import FacesError
from gan.faces.layouts import LAYOUTS, Layer, PlainGenerator, networks_in
from gan.faces.progressive import EqualisedConv2d, EqualisedLinear, Generator, ProgressiveConfig
from gan.models import ForeignWeights, ModelCard, save_model

_LARGEST_SIDE = 1024
# Of several generators in one checkpoint, the one with averaged weights makes the better pictures.
_AVERAGED = re.compile(r"avg|ema|smooth|shadow|average|running", re.IGNORECASE)
_FLATTEST = 1e-3  # deviation of a picture that shows something


def is_published(weights: ForeignWeights) -> bool:
    """Whether a file holds a generator in one of the known layouts."""
    return next(networks_in(weights.tensors), None) is not None


def import_published(weights: ForeignWeights, folder: Path, name: str) -> ModelCard:
    """Convert a generator, try it, and install it as a model of Faces.

    Args:
        weights: of a file for which `is_published`.
        folder: of the registry.
        name: of the new model.

    Raises:
        FacesError: a tensor is missing, has another shape or is not finite, or no picture comes out.
        ModelError: the name is not valid, or a weight is too large for 16 bits.
        MediaError: the folder cannot be written.
    """
    generator, layout = convert(weights)
    side = generator.config.resolution
    # What is installed has 16 bits, so that is what is tried.
    try_out(generator.half().float(), weights.path)
    return save_model(
        folder,
        generator.state_dict(),
        name=name,
        task="faces",
        version="1",
        summary=f"Progressive generator of {side}x{side} pixels, imported from {weights.path.name}.",
        license="that of its source",
        config=generator.config.to_card(),
        trained_on=(),
        recipe=(
            f"Trained by others; imported from {weights.path.name} (SHA-256 {weights.sha256}), "
            f"layout {layout}."
        ),
        figures=(),
        limits="Trained by others on data that the file does not name; see its source before using it.",
    )


@torch.no_grad()
def convert(weights: ForeignWeights) -> tuple[Generator, str]:
    """The generator of a file as our reference network, and the name of its layout.

    Raises:
        FacesError: there is none, or a tensor is missing, has another shape or is not finite.
    """
    path = weights.path
    found = sorted(networks_in(weights.tensors), key=lambda network: not _AVERAGED.search(network[1]))
    if not found:
        known = ", ".join(layout.name for layout in LAYOUTS)
        raise FacesError(f"{path} is no progressive generator in a layout that is known ({known}).")
    layout, prefix = found[0]
    tensors = {
        name.removeprefix(prefix): tensor.float()
        for name, tensor in weights.tensors.items()
        if name.startswith(prefix)
    }
    try:
        plain = layout.read(tensors)
        generator = Generator(_config_of(plain))
        _fill(generator, plain)
    except KeyError as error:
        raise FacesError(f"{path} is not complete: it lacks {prefix}{error.args[0]}.") from error
    except (ValueError, RuntimeError, IndexError) as error:
        raise FacesError(f"{path} is no generator after the paper: {error}.") from error
    return generator.eval(), layout.name


@torch.no_grad()
def try_out(generator: Generator, path: Path) -> None:
    """Make two pictures and look at them.

    Raises:
        FacesError: they are not finite, show nothing, or are the same.
    """
    latents = torch.randn(2, generator.config.latent, generator=torch.Generator().manual_seed(0))
    pictures = torch.cat([generator(latent[None]) for latent in latents])  # one at a time: 1024x1024 is large
    if not torch.isfinite(pictures).all():
        raise FacesError(f"{path} makes no pictures: its numbers run away; download it again.")
    if pictures.std(dim=(1, 2, 3)).min() < _FLATTEST or (pictures[0] - pictures[1]).std() < _FLATTEST:
        raise FacesError(f"{path} makes the same empty picture every time; download it again.")


def _config_of(plain: PlainGenerator) -> ProgressiveConfig:
    """The config whose network has these layers, by the paper's plan of channels where it fits.

    Raises:
        ValueError: the layers do not follow one another, or make no colour pictures up to 1024x1024.
    """
    _require_chain(plain)
    widths = [layer.weight.shape[0] for layer in plain.convolutions[::2]]
    side, latent = 4 << (len(widths) - 1), plain.dense.weight.shape[1]
    planned = ProgressiveConfig(side, latent, widths[-1] * side // 2, max(widths))
    if [planned.channels(resolution) for resolution in planned.resolutions] == widths:
        return planned
    return ProgressiveConfig(side, latent, widths=" ".join(map(str, widths)))


def _require_chain(plain: PlainGenerator) -> None:
    number = len(plain.convolutions)
    if number % 2 == 0:
        raise ValueError(f"it has {number} convolutions, and two belong to each resolution but the first")
    side = 4 << (number // 2)
    if side > _LARGEST_SIDE:
        raise ValueError(f"its layers amount to {side}x{side} pixels, and {_LARGEST_SIDE} is the most")
    channels, rest = divmod(plain.dense.weight.shape[0], 16)
    if plain.dense.weight.ndim != 2 or rest:
        raise ValueError(f"its first layer has the shape {_shape(plain.dense.weight)}")
    for index, layer in enumerate(plain.convolutions):
        # Only the convolution behind an upsampling may change the number of channels.
        outputs = layer.weight.shape[0] if index % 2 else channels
        _require_shape(layer.weight, (outputs, channels, 3, 3), f"convolution {index + 1}")
        channels = outputs
    _require_shape(plain.to_rgb[number // 2].weight, (3, channels, 1, 1), "the layer to colours")


def _require_shape(weight: Tensor, expected: Sequence[int], what: str) -> None:
    if tuple(weight.shape) != tuple(expected):
        wanted = " x ".join(map(str, expected))
        raise ValueError(f"{what} has the shape {_shape(weight)} where {wanted} was expected")


def _shape(weight: Tensor) -> str:
    return " x ".join(map(str, weight.shape))


def _fill(generator: Generator, plain: PlainGenerator) -> None:
    """Copy plain layers into the network, whose own constants are divided out.

    A file with colours for its last resolution only leaves those of the others at zero.
    """
    blocks = [layer for block in generator.blocks for layer in (block.first, block.second)]
    _set(generator.dense, plain.dense, "the first layer")
    for index, (target, layer) in enumerate(
        zip([generator.convolution, *blocks], plain.convolutions, strict=True)
    ):
        _set(target, layer, f"convolution {index + 1}")
    _fill_colours(generator, plain.to_rgb)


def _fill_colours(generator: Generator, to_rgb: Mapping[int, Layer]) -> None:
    for level, target in enumerate(generator.to_rgb):
        if level in to_rgb:
            _set(target, to_rgb[level], f"the layer to colours at {4 << level}x{4 << level}")
        else:
            target.weight.zero_()


def _set(target: EqualisedConv2d | EqualisedLinear, layer: Layer, what: str) -> None:
    _require_shape(layer.weight, target.weight.shape, what)
    _require_shape(layer.bias, target.bias.shape, f"the bias of {what}")
    if not (torch.isfinite(layer.weight).all() and torch.isfinite(layer.bias).all()):
        raise ValueError(f"{what} has values that are not finite")
    target.weight.copy_(layer.weight / target.scale)
    target.bias.copy_(layer.bias)
