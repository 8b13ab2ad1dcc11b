"""How others store the paper's generator: names of the tensors, and where they put He's constant.

A layout is read into layers whose weights work as they are, without a constant at run time. What differs
between layouts, beside names: whether the constant comes before the bias or scales it, too; which fan-in
it counts; and whether the first layer is a matrix or a 4x4 convolution of a padded 1x1 map.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import count

import torch
from torch import Tensor

Tensors = Mapping[str, Tensor]
_GAIN = math.sqrt(2)


@dataclass(frozen=True)
class Layer:
    """A convolution or matrix, ready to use.

    Attributes:
        weight: (out, in, k, k) or (out, in).
        bias: (out,).
    """

    weight: Tensor
    bias: Tensor


@dataclass(frozen=True)
class PlainGenerator:
    """The paper's generator as plain layers.

    Attributes:
        dense: latent to (C, 4, 4), flattened.
        convolutions: the 3x3 ones: one at 4x4, then two at each resolution.
        to_rgb: by level, 0 for 4x4; the last level is always there.
    """

    dense: Layer
    convolutions: tuple[Layer, ...]
    to_rgb: Mapping[int, Layer]


@dataclass(frozen=True)
class Layout:
    """One way to store the generator.

    Attributes:
        name: for people.
        anchor: matches the name of its first layer's weight; what comes before is the network's own name.
        read: its tensors, by names without the network's, to layers. KeyError where one is missing.
    """

    name: str
    anchor: re.Pattern[str]
    read: Callable[[Tensors], PlainGenerator]


def he_constant(weight: Tensor, gain: float = _GAIN) -> float:
    """`gain / sqrt(fan_in)` of a weight (out, in, ...)."""
    return gain / math.sqrt(weight[0].numel())


def dense_of(weight: Tensor, bias: Tensor) -> Layer:
    """The matrix that does what a 4x4 convolution (out, in, 4, 4) with padding 3 does to a 1x1 map."""
    turned = weight.flip(2, 3).permute(0, 2, 3, 1)  # the map meets the kernel from its far corner
    return Layer(turned.reshape(-1, weight.shape[1]), bias.repeat_interleave(16))


def unfused(weight: Tensor) -> Tensor:
    """A kernel for nearest upsampling and convolution from that of the transposed one that does both.

    Args:
        weight: (in, out, 3, 3), before its shifted copies are added up.

    Returns:
        (out, in, 3, 3).
    """
    return weight.transpose(0, 1).flip(2, 3)


def _read_zoo(tensors: Tensors) -> PlainGenerator:
    """The constant scales what comes out, the bias included; the first layer's fan-in is the latent."""
    names = {name.replace(".module.", "."): tensor for name, tensor in tensors.items()}

    def layer(name: str) -> Layer:
        weight, bias = names[f"{name}.weight"], names[f"{name}.bias"]
        scale = he_constant(weight)
        return Layer(weight * scale, bias * scale)

    levels = _length(names, "scaleLayers.{}.0.weight")
    blocks = [layer(f"scaleLayers.{level}.{index}") for level in range(levels) for index in (0, 1)]
    to_rgb = {level: layer(f"toRGBLayers.{level}") for level in range(levels + 1)}
    return PlainGenerator(layer("formatLayer"), (layer("groupScale0.0"), *blocks), to_rgb)


def _read_blocks(tensors: Tensors) -> PlainGenerator:
    """Blocks with a scaling layer behind each convolution, which may carry a constant of its own."""
    first = "layer1" if "layer1.conv.weight" in tensors else "features.0"
    stem, start = first[: first.rindex(first[-1])], int(first[-1])

    def layer(name: str, gain: float = _GAIN) -> Layer:
        weight = tensors[f"{name}.conv.weight"]
        scale = tensors.get(f"{name}.wscale.scale", torch.tensor(he_constant(weight, gain)))
        bias = f"{name}.wscale.b"
        return Layer(weight * scale, tensors[bias if bias in tensors else f"{name}.wscale.bias"])

    number = _length(tensors, stem + "{}.conv.weight", start)
    convolutions = tuple(layer(f"{stem}{start + index}") for index in range(1, number))
    begin = layer(first)
    output = next((name for name in tensors if re.match(r"output\w*\.conv\.weight$", name)), None)
    if output is None:
        raise KeyError("output.conv.weight")
    _require_named_side(output, number // 2)
    to_rgb = {number // 2 - 1: layer(output.split(".")[0], gain=1)}
    return PlainGenerator(dense_of(begin.weight, begin.bias), convolutions, to_rgb)


def _read_genforce(tensors: Tensors) -> PlainGenerator:
    number = _length(tensors, "layer{}.weight")
    weights = [tensors[f"layer{index}.weight"] for index in range(number)]
    is_fused = _is_fused(weights[1:], otherwise=False)
    layers = []
    for index, weight in enumerate(weights):
        if is_fused and index and index % 2 == 0:
            weight = unfused(weight)
        layers.append(Layer(weight * he_constant(weight), tensors[f"layer{index}.bias"]))
    to_rgb = {}
    for level in range(number // 2):
        weight = tensors[f"output{level}.weight"]
        to_rgb[level] = Layer(weight * he_constant(weight, gain=1), tensors[f"output{level}.bias"])
    return PlainGenerator(dense_of(layers[0].weight, layers[0].bias), tuple(layers[1:]), to_rgb)


def _read_inference(tensors: Tensors) -> PlainGenerator:
    """Every constant is stored beside its weight."""

    def layer(convolution: str, scaling: str) -> Layer:
        return Layer(tensors[f"{convolution}.weight"] * tensors[f"{scaling}.scale"], tensors[f"{scaling}.b"])

    first = layer("in_layer.1", "in_layer.2")
    number = _length(tensors, "upsampling_layers.{}.conv.weight")
    names = [f"upsampling_layers.{index}" for index in range(number)]
    convolutions = tuple(layer(f"{name}.conv", f"{name}.wscale") for name in names)
    to_rgb = {(number - 1) // 2: layer("out_layer.1", "out_layer.2")}
    return PlainGenerator(dense_of(first.weight, first.bias), convolutions, to_rgb)


def _read_mmgen(tensors: Tensors) -> PlainGenerator:
    """Upsampling is fused into transposed convolutions, whose fan-in is counted at their outputs."""
    number = _length(tensors, "conv_blocks.{}.conv.weight_orig")
    weights = [tensors[f"conv_blocks.{index}.conv.weight_orig"] for index in range(number)]
    is_fused = _is_fused(weights, otherwise=True)
    layers = []
    for index, weight in enumerate(weights):
        plain = weight * he_constant(weight)
        if is_fused and index % 2:
            plain = unfused(plain)
        layers.append(Layer(plain, tensors[f"conv_blocks.{index}.conv.bias"]))
    to_rgb = {}
    for level in range((number + 1) // 2):
        weight = tensors[f"torgb_layers.{level}.conv.weight_orig"]
        bias = tensors[f"torgb_layers.{level}.conv.bias"]
        to_rgb[level] = Layer(weight * he_constant(weight, gain=1), bias)
    weight, bias = tensors["noise2feat.linear.weight_orig"], tensors["noise2feat.bias"]
    dense = Layer(weight * he_constant(weight, gain=_GAIN / 4), bias.flatten().repeat_interleave(16))
    return PlainGenerator(dense, tuple(layers), to_rgb)


def _length(tensors: Tensors, pattern: str, start: int = 0) -> int:
    """How many names, numbered from `start`, are there without a gap."""
    return next(number for number in count() if pattern.format(start + number) not in tensors)


def _is_fused(weights: list[Tensor], *, otherwise: bool) -> bool:
    """Whether the convolutions behind upsampling are transposed, told by their shapes.

    Args:
        weights: of the 3x3 convolutions, the one at 4x4 first.
        otherwise: the answer where no upsampling changes the number of channels.
    """
    for upsampling, following in zip(weights[1::2], weights[2::2], strict=False):
        outputs = following.shape[1]
        if upsampling.shape[0] != upsampling.shape[1] and outputs in upsampling.shape[:2]:
            return upsampling.shape[1] == outputs
    return otherwise


def _require_named_side(output: str, levels: int) -> None:
    """Check the resolution that some files have in the name of their last layer.

    Raises:
        ValueError: the layers amount to another.
    """
    named = re.match(r"output_(\d+)x\1\.", output)
    side = 4 << (levels - 1)
    if named and int(named[1]) != side:
        raise ValueError(f"its layers amount to {side}x{side} pixels, and its last one is for {named[1]}")


def _anchor(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?P<network>(?:.*\.)?){name}")


LAYOUTS: tuple[Layout, ...] = (
    Layout("pytorch_GAN_zoo", _anchor(r"formatLayer\.(?:module\.)?weight"), _read_zoo),
    Layout("blocks with wscale", _anchor(r"(?:layer1|features\.0)\.conv\.weight"), _read_blocks),
    Layout("genforce", _anchor(r"layer0\.weight"), _read_genforce),
    Layout("prog_gans_pytorch_inference", _anchor(r"in_layer\.1\.weight"), _read_inference),
    Layout("MMGeneration", _anchor(r"noise2feat\.linear\.weight_orig"), _read_mmgen),
)


def networks_in(tensors: Tensors) -> Iterator[tuple[Layout, str]]:
    """Every generator in a checkpoint: its layout, and what its tensors' names begin with."""
    for layout in LAYOUTS:
        for name in tensors:
            if found := layout.anchor.fullmatch(name):
                yield layout, found["network"]
