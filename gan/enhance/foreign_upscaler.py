"""Upscalers that other people trained: their architectures are known to `spandrel`, an optional extra.

Only tensors are taken from their files (see `gan.models.read_foreign`); what they mean, spandrel tells from
their names and shapes. They are kept as every other model is, with a card, and run on the same engine.
"""

from __future__ import annotations

import importlib.util
import warnings
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gan.enhance.choices import ARCHITECTURE
from gan.enhance.request import TASK
from gan.models import ForeignWeights, ModelCard, ModelError, load_weights, save_model

if TYPE_CHECKING:
    from torch import Tensor, nn

_EXTRA = "pip install 'ganvas[import]'"
# What trainers wrap weights in, the one that is best first.
_WRAPPINGS = ("params_ema", "params-ema", "ema", "state_dict", "params", "model_state_dict", "model", "net")
_MARGIN = 32  # pixels; what most of these networks see to each side, near enough for no seam to show
_LARGEST_SCALE = 16


@dataclass(frozen=True)
class Described:
    """What spandrel says of weights.

    Attributes:
        network: with the weights, in evaluation mode.
        architecture: its name.
        scale: what it enlarges by.
        multiple, minimum: sides of what it takes are multiples of so many pixels, and at least so many.
        may_be_tiled: whether it does not look at the whole picture at once.
    """

    network: nn.Module
    architecture: str
    scale: int
    multiple: int
    minimum: int
    may_be_tiled: bool


def is_published(weights: ForeignWeights) -> bool:
    """Whether spandrel knows what these weights are.

    Raises:
        ModelError: they may be an upscaler's, but spandrel is not installed; or they are a network's that
            does something else, or of an upscaler's with wrong shapes.
    """
    if not any(tensor.ndim == 4 for tensor in weights.tensors.values()):
        return False
    if importlib.util.find_spec("spandrel") is None or importlib.util.find_spec("torchvision") is None:
        raise ModelError(
            f"{weights.path} may be an upscaler, and importing those needs a package that is not installed; "
            f"run {_EXTRA} and import it again."
        )
    return _find(weights) is not None


def import_published(weights: ForeignWeights, folder: Path, name: str) -> ModelCard:
    """Keep an upscaler as a model of Enhance; returns its card.

    Raises:
        ModelError: it is none, or its numbers do not fit into half precision.
        MediaError: the folder cannot be written.
    """
    pair = _find(weights)
    if pair is None:
        raise ModelError(f"{weights.path} is no upscaler that is known; give one of another kind.")
    found, tensors = pair
    limits = "Nothing is known of what it was trained on, or of how good it is."
    if not found.may_be_tiled:
        limits += " It looks at the whole picture, so that tiles may show; give a large --tile."
    return save_model(
        folder,
        tensors,
        name=name,
        task=TASK,
        version="1",
        summary=f"An upscaler of others ({found.architecture}, {found.scale}x), from {weights.path.name}.",
        license=_license_of(weights.path),
        config={
            ARCHITECTURE: found.architecture,
            "scale": found.scale,
            "margin": -(-_MARGIN // found.multiple) * found.multiple,
            "multiple": found.multiple,
            "minimum": found.minimum,
        },
        trained_on=(),
        recipe=f"Imported from {weights.path.name}, whose SHA-256 is {weights.sha256}.",
        figures=(),
        limits=limits,
    )


def build_upscaler(card: ModelCard) -> nn.Module:
    """The network of an imported model, in evaluation mode.

    Raises:
        ModelError: spandrel is not installed, or does not know the weights any more.
    """
    if importlib.util.find_spec("spandrel") is None:
        raise ModelError(f"The model {card.name} needs a package that is not installed; run {_EXTRA}.")
    found = _describe(load_weights(card), card.weights_path)
    if found is None:
        raise ModelError(
            f"The installed spandrel does not know the model {card.name}; import it again, or update it."
        )
    return found.network


def _describe(tensors: Mapping[str, Tensor], path: Path) -> Described | None:
    """What the weights are; None if nobody knows.

    Raises:
        ModelError: they are of a network that does something else, or do not fit together.
    """
    import spandrel

    try:
        plain = {name: tensor.float() for name, tensor in tensors.items()}
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of what is old in networks of others nobody need hear
            found: Any = spandrel.ModelLoader(device="cpu").load_from_state_dict(plain)
    except spandrel.UnsupportedModelError:
        return None
    except (RuntimeError, KeyError, ValueError, AssertionError, IndexError, TypeError) as error:
        # Of several faults the first is enough; torch names the network in a line before it.
        reason = " ".join(" ".join(str(error).splitlines()[:2]).split())[:160]
        raise ModelError(
            f"{path} looks like an upscaler, but its weights do not fit together ({reason}); "
            "get the file again, from its author."
        ) from error
    name = getattr(found.architecture, "name", str(found.architecture))
    is_plain = isinstance(found, spandrel.ImageModelDescriptor)
    if not is_plain or found.purpose not in ("SR", "Restoration"):
        raise ModelError(f"{path} is a {name} network, which does not enhance pictures; give an upscaler.")
    if found.input_channels != 3 or found.output_channels != 3:
        raise ModelError(
            f"{path} takes pictures of {found.input_channels} channels and gives {found.output_channels}; "
            "only upscalers of colour pictures (3) can be used."
        )
    if not 1 <= found.scale <= _LARGEST_SCALE:
        raise ModelError(f"{path} enlarges {found.scale} times; up to {_LARGEST_SCALE} can be used.")
    needs = found.size_requirements
    return Described(
        found.model.eval(),
        name,
        int(found.scale),
        max(1, needs.multiple_of),
        max(1, needs.minimum),
        found.tiling is spandrel.ModelTiling.SUPPORTED,
    )


def _find(weights: ForeignWeights) -> tuple[Described, dict[str, Tensor]] | None:
    """The upscaler in a file, and its weights under their own names; None if there is none that is known."""
    for tensors in _unwrapped(weights.tensors):
        if (found := _describe(tensors, weights.path)) is not None:
            return found, tensors
    return None


def _unwrapped(tensors: Mapping[str, Tensor]) -> Iterator[dict[str, Tensor]]:
    """The weights as they are (some networks have parts of such names), then out of each wrapping."""
    yield _plain(tensors, "")
    for wrapping in _WRAPPINGS:
        if any(name.startswith(f"{wrapping}.") for name in tensors):
            yield _plain(tensors, f"{wrapping}.")


def _plain(tensors: Mapping[str, Tensor], wrapping: str) -> dict[str, Tensor]:
    return {
        name.removeprefix(wrapping).removeprefix("module."): tensor
        for name, tensor in tensors.items()
        if name.startswith(wrapping)
    }


def _license_of(path: Path) -> str:
    """What a safetensors file says of its licence."""
    unknown = "not stated in the file; ask its author"
    try:
        from safetensors import safe_open

        with safe_open(path, framework="pt") as file:
            metadata = file.metadata() or {}
    except Exception:  # a checkpoint, which states nothing
        return unknown
    return metadata.get("license") or metadata.get("modelspec.license") or unknown
