"""The paper's generator as others wrote it: random tensors under their names, and what their code does.

Each forward pass follows the program that it is named after, so that it shares nothing with the import.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn import functional

LATENT = 6
WIDTHS = (8, 8, 4)  # 16x16
Tensors = dict[str, Tensor]


@dataclass(frozen=True)
class Published:
    """A network of others.

    Attributes:
        tensors: its state dict.
        draw: (N, LATENT) latents -> (N, 3, S, S) pictures.
    """

    tensors: Tensors
    draw: Callable[[Tensor], Tensor]


def zoo(widths: tuple[int, ...] = WIDTHS, seed: int = 0, module: str = ".module") -> Published:
    """pytorch_GAN_zoo: He's constant scales what comes out of a layer, its bias included."""
    draw = _Random(seed)
    tensors: Tensors = {}
    draw.layer(tensors, f"formatLayer{module}", 16 * widths[0], LATENT)
    draw.layer(tensors, f"groupScale0.0{module}", widths[0], widths[0], 3, 3)
    for level, (inputs, outputs) in enumerate(_steps(widths)):
        draw.layer(tensors, f"scaleLayers.{level}.0{module}", outputs, inputs, 3, 3)
        draw.layer(tensors, f"scaleLayers.{level}.1{module}", outputs, outputs, 3, 3)
    for level, width in enumerate(widths):
        draw.layer(tensors, f"toRGBLayers.{level}{module}", 3, width, 1, 1)

    def layer(features: Tensor, name: str) -> Tensor:
        weight, bias = tensors[f"{name}{module}.weight"], tensors[f"{name}{module}.bias"]
        if weight.ndim == 2:
            out = functional.linear(features, weight, bias)
        else:
            out = functional.conv2d(features, weight, bias, padding=weight.shape[-1] // 2)
        return out * math.sqrt(2 / weight[0].numel())

    def forward(latents: Tensor) -> Tensor:
        features = layer(_norm(latents), "formatLayer")
        features = _norm(_leaky(features).view(len(latents), -1, 4, 4))
        features = _norm(_leaky(layer(features, "groupScale0.0")))
        for level in range(len(widths) - 1):
            features = _norm(_leaky(layer(_double(features), f"scaleLayers.{level}.0")))
            features = _norm(_leaky(layer(features, f"scaleLayers.{level}.1")))
        return layer(features, f"toRGBLayers.{len(widths) - 1}")

    return Published(tensors, forward)


def dissection(widths: tuple[int, ...] = WIDTHS, seed: int = 0, scales: bool = True) -> Published:
    """GAN Dissection: blocks of norm, convolution, scaling layer and activation, counted from layer1.

    Args:
        widths: channels of each resolution.
        seed: of the tensors.
        scales: whether the scaling layers carry their constant; InterFaceGAN's leave it to the code, and
            call the bias by its name.
    """
    draw = _Random(seed)
    tensors: Tensors = {}
    names = [f"layer{number}" for number in range(1, 2 * len(widths) + 1)]
    output = f"output_{4 << (len(widths) - 1)}x{4 << (len(widths) - 1)}" if scales else "output"
    shapes = [(widths[0], LATENT, 4, 4), (widths[0], widths[0], 3, 3)]
    for inputs, outputs in _steps(widths):
        shapes += [(outputs, inputs, 3, 3), (outputs, outputs, 3, 3)]
    for name, shape in zip([*names, output], [*shapes, (3, widths[-1], 1, 1)], strict=True):
        tensors[f"{name}.conv.weight"] = draw(*shape)
        tensors[f"{name}.wscale.{'b' if scales else 'bias'}"] = draw(shape[0])
        if scales:
            gain = 1 if name == output else math.sqrt(2)
            tensors[f"{name}.wscale.scale"] = torch.tensor(gain / math.sqrt(math.prod(shape[1:])))

    def block(features: Tensor, name: str, padding: int) -> Tensor:
        weight = tensors[f"{name}.conv.weight"]
        gain = 1 if name == output else math.sqrt(2)
        scale = gain / math.sqrt(weight[0].numel())
        bias = tensors[f"{name}.wscale.{'b' if scales else 'bias'}"]
        features = functional.conv2d(_norm(features), weight, padding=padding)
        return features * scale + bias[None, :, None, None]

    def forward(latents: Tensor) -> Tensor:
        features = _leaky(block(latents[:, :, None, None], "layer1", 3))
        for number, name in enumerate(names[1:]):
            if number and number % 2:
                features = _double(features)
            features = _leaky(block(features, name, 1))
        return block(features, output, 0)

    return Published(tensors, forward)


def genforce(widths: tuple[int, ...] = WIDTHS, seed: int = 0, fused: bool = False) -> Published:
    """genforce: weights without their constant; upsampling may be fused into transposed convolutions."""
    draw = _Random(seed)
    tensors: Tensors = {}
    draw.layer(tensors, "layer0", widths[0], LATENT, 4, 4)
    draw.layer(tensors, "layer1", widths[0], widths[0], 3, 3)
    for level, (inputs, outputs) in enumerate(_steps(widths), 1):
        shape = (inputs, outputs, 3, 3) if fused else (outputs, inputs, 3, 3)
        tensors[f"layer{2 * level}.weight"] = draw(*shape)
        tensors[f"layer{2 * level}.bias"] = draw(outputs)
        draw.layer(tensors, f"layer{2 * level + 1}", outputs, outputs, 3, 3)
    for level, width in enumerate(widths):
        draw.layer(tensors, f"output{level}", 3, width, 1, 1)
    tensors["lod"] = torch.zeros(())

    def layer(features: Tensor, name: str, padding: int, gain: float = math.sqrt(2)) -> Tensor:
        weight = tensors[f"{name}.weight"]
        scale = gain / math.sqrt(weight[0].numel())
        return functional.conv2d(features, weight * scale, tensors[f"{name}.bias"], padding=padding)

    def upward(features: Tensor, name: str) -> Tensor:
        if not fused:
            return layer(_double(features), name, 1)
        weight = tensors[f"{name}.weight"]
        weight = weight * math.sqrt(2 / weight[:, 0].numel())  # the fan-in counts inputs here, too
        return fused_upsampling(features, weight, tensors[f"{name}.bias"])

    def forward(latents: Tensor) -> Tensor:
        features = _norm(_leaky(layer(_norm(latents)[:, :, None, None], "layer0", 3)))
        features = _norm(_leaky(layer(features, "layer1", 1)))
        for level in range(1, len(widths)):
            features = _norm(_leaky(upward(features, f"layer{2 * level}")))
            features = _norm(_leaky(layer(features, f"layer{2 * level + 1}", 1)))
        return layer(features, f"output{len(widths) - 1}", 0, gain=1)

    return Published(tensors, forward)


def inference(widths: tuple[int, ...] = WIDTHS, seed: int = 0) -> Published:
    """prog_gans_pytorch_inference: every constant is stored, and norms stand before the layers."""
    draw = _Random(seed)
    tensors: Tensors = {}
    shapes = {("in_layer.1", "in_layer.2"): (widths[0], LATENT, 4, 4)}
    convolutions = [(widths[0], widths[0], 3, 3)]
    for inputs, outputs in _steps(widths):
        convolutions += [(outputs, inputs, 3, 3), (outputs, outputs, 3, 3)]
    for number, shape in enumerate(convolutions):
        name = f"upsampling_layers.{number}"
        shapes[f"{name}.conv", f"{name}.wscale"] = shape
    shapes["out_layer.1", "out_layer.2"] = (3, widths[-1], 1, 1)
    for (convolution, scaling), shape in shapes.items():
        tensors[f"{convolution}.weight"] = draw(*shape)
        tensors[f"{scaling}.scale"] = draw(1).abs() + 0.1
        tensors[f"{scaling}.b"] = draw(shape[0])

    def layer(features: Tensor, convolution: str, scaling: str, padding: int) -> Tensor:
        features = functional.conv2d(_norm(features), tensors[f"{convolution}.weight"], padding=padding)
        return features * tensors[f"{scaling}.scale"] + tensors[f"{scaling}.b"][None, :, None, None]

    def forward(latents: Tensor) -> Tensor:
        features = _leaky(layer(latents[:, :, None, None], "in_layer.1", "in_layer.2", 3))
        for number in range(len(convolutions)):
            features = _double(features) if number % 2 else features
            name = f"upsampling_layers.{number}"
            features = _leaky(layer(features, f"{name}.conv", f"{name}.wscale", 1))
        return layer(features, "out_layer.1", "out_layer.2", 0)

    return Published(tensors, forward)


def mmgen(widths: tuple[int, ...] = WIDTHS, seed: int = 0, fused: bool = True) -> Published:
    """MMGeneration: `_orig` weights; the fan-in of a transposed convolution is counted at its outputs."""
    draw = _Random(seed)
    tensors: Tensors = {
        "noise2feat.linear.weight_orig": draw(16 * widths[0], LATENT),
        "noise2feat.bias": draw(1, widths[0], 1, 1),
    }
    shapes = [(widths[0], widths[0], 3, 3)]
    for inputs, outputs in _steps(widths):
        up = (inputs, outputs, 3, 3) if fused else (outputs, inputs, 3, 3)
        shapes += [up, (outputs, outputs, 3, 3)]
    for number, shape in enumerate(shapes):
        outputs = shape[1] if fused and number % 2 else shape[0]
        tensors[f"conv_blocks.{number}.conv.weight_orig"] = draw(*shape)
        tensors[f"conv_blocks.{number}.conv.bias"] = draw(outputs)
    for level, width in enumerate(widths):
        tensors[f"torgb_layers.{level}.conv.weight_orig"] = draw(3, width, 1, 1)
        tensors[f"torgb_layers.{level}.conv.bias"] = draw(3)

    def weights(name: str, gain: float = math.sqrt(2)) -> Tensor:
        weight = tensors[f"{name}.weight_orig"]
        return weight * gain / math.sqrt(weight[0].numel())

    def forward(latents: Tensor) -> Tensor:
        features = functional.linear(_norm(latents), weights("noise2feat.linear", math.sqrt(2) / 4))
        features = features.view(len(latents), -1, 4, 4) + tensors["noise2feat.bias"]
        features = _norm(_leaky(features))
        for number in range(len(shapes)):
            name = f"conv_blocks.{number}.conv"
            weight, bias = weights(name), tensors[f"{name}.bias"]
            if fused and number % 2:
                features = fused_upsampling(features, weight, bias)
            else:
                features = _double(features) if number % 2 else features
                features = functional.conv2d(features, weight, bias, padding=1)
            features = _norm(_leaky(features))
        name = f"torgb_layers.{len(widths) - 1}.conv"
        return functional.conv2d(features, weights(name, 1), tensors[f"{name}.bias"])

    return Published(tensors, forward)


class _Random:
    """Draws tensors."""

    def __init__(self, seed: int) -> None:
        self._source = torch.Generator().manual_seed(seed)

    def __call__(self, *shape: int) -> Tensor:
        return torch.randn(*shape, generator=self._source)

    def layer(self, tensors: Tensors, name: str, *shape: int) -> None:
        """A weight and a bias of this name."""
        tensors[f"{name}.weight"] = self(*shape)
        tensors[f"{name}.bias"] = self(shape[0])


def _steps(widths: tuple[int, ...]) -> Iterator[tuple[int, int]]:
    return zip(widths, widths[1:], strict=False)


def _norm(features: Tensor) -> Tensor:
    return features / (features.square().mean(dim=1, keepdim=True) + 1e-8).sqrt()


def _leaky(features: Tensor) -> Tensor:
    return functional.leaky_relu(features, 0.2)


def _double(features: Tensor) -> Tensor:
    return features.repeat_interleave(2, dim=2).repeat_interleave(2, dim=3)


def fused_upsampling(features: Tensor, weight: Tensor, bias: Tensor) -> Tensor:
    """As in the paper's own code: the sum of a kernel and its three shifted copies, transposed."""
    padded = functional.pad(weight, (1, 1, 1, 1))
    kernel = padded[..., 1:, 1:] + padded[..., :-1, 1:] + padded[..., 1:, :-1] + padded[..., :-1, :-1]
    return functional.conv_transpose2d(features, kernel, bias, stride=2, padding=1)
