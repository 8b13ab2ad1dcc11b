"""The readers as the engine runs them: bytes of ink in, log-probabilities out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

from gan.handwriting.cards import CHARACTERS, DIGITS, LINES
from gan.handwriting.digits import GlyphReader, GlyphReaderConfig
from gan.handwriting.errors import HandwritingError
from gan.handwriting.glyph_views import ManyViews
from gan.handwriting.lines import COLUMNS_PER_STEP, LineReader, LineReaderConfig
from gan.handwriting.model_cards import find_reader
from gan.handwriting.reading import MARGIN
from gan.models import ModelCard, load_weights

BUCKET = 128
"""Widths of strips are multiples of this, so that few shapes occur and neighbours share a batch."""

_LINES_ON_GPU, _LINES_ON_CPU = 64, 4
_GLYPHS_ON_GPU, _GLYPHS_ON_CPU = 4096, 256


def line_config(card: ModelCard) -> LineReaderConfig:
    """The hyper-parameters of a line reader; entries of the card that belong to others are left out."""
    return _config(card)


def glyph_names(card: ModelCard) -> str:
    """What the classes of a glyph reader stand for."""
    return _config(card).names


@dataclass(frozen=True)
class LineNetwork:
    """A line reader for the engine; equal values share one network.

    Strips go in as (N, height, W) uint8, as `stack_strips` makes them, and come back as
    (N, T, classes) float32 log-probabilities, T being W / 4.

    Attributes:
        name: of the model card.
        sha256: of the weights, so that replaced weights are another model.
    """

    name: str
    sha256: str

    def load(self) -> nn.Module:
        """See `gan.engine.Model`."""
        card = find_reader(LINES, self.name)
        return _Strips(_build(card, LineReader(_config(card))))

    def prepare(self, inputs: Tensor) -> Tensor:
        """(N, height, W) uint8 -> float32, ink 1 on paper 0."""
        return inputs.float() / 255

    def finish(self, outputs: Tensor) -> Tensor:
        """(N, T, classes) scores -> log-probabilities."""
        return outputs.log_softmax(dim=2)

    def batch_limit(self, shape: tuple[int, ...], device: torch.device) -> int:
        """See `gan.engine.Model`."""
        return _LINES_ON_CPU if device.type == "cpu" else _LINES_ON_GPU


@dataclass(frozen=True)
class GlyphNetwork:
    """A reader of single characters for the engine; equal values share one network.

    Glyphs go in as (N, 1, 28, 28) uint8, 255 for ink, and come back as (N, classes) float32 probabilities.

    Attributes:
        name: of the model card.
        task: "digits" or "characters".
        sha256: of the weights, so that replaced weights are another model.
    """

    name: str
    task: str
    sha256: str

    def load(self) -> nn.Module:
        """See `gan.engine.Model`."""
        card = find_reader(self.task, self.name)
        return ManyViews(_build(card, GlyphReader(_config(card))))

    def prepare(self, inputs: Tensor) -> Tensor:
        """(N, 1, 28, 28) uint8 -> float32, ink 1 on paper 0."""
        return inputs.float() / 255

    def finish(self, outputs: Tensor) -> Tensor:
        """(N, classes) logarithms -> probabilities."""
        return outputs.softmax(dim=1)

    def batch_limit(self, shape: tuple[int, ...], device: torch.device) -> int:
        """See `gan.engine.Model`."""
        return _GLYPHS_ON_CPU if device.type == "cpu" else _GLYPHS_ON_GPU


def stack_strips(strips: list[np.ndarray]) -> Tensor:
    """Prepared lines as one batch.

    Args:
        strips: (height, W) uint8 each, 255 for ink, as `prepare_line` gives them.

    Returns:
        (N, height, W') uint8 with the reader's margin before and paper after each line; W' is a
        multiple of `BUCKET`.
    """
    width = bucketed(max(strip.shape[1] for strip in strips))
    stack = np.zeros((len(strips), strips[0].shape[0], width), dtype=np.uint8)
    for row, strip in zip(stack, strips, strict=True):
        row[:, MARGIN : MARGIN + strip.shape[1]] = strip
    return torch.from_numpy(stack)


def bucketed(columns: int) -> int:
    """Width of the batch that a line of so many columns goes into."""
    return -(-(columns + 2 * MARGIN) // BUCKET) * BUCKET


def steps_of(columns: int) -> int:
    """Time steps that belong to a line of so many columns, its margins included."""
    return -(-(columns + 2 * MARGIN) // COLUMNS_PER_STEP)


class _Strips(nn.Module):
    """A line reader that takes strips without a channel: the engine measures precisions on them whole,
    where it would cut a picture of four dimensions to another height."""

    def __init__(self, reader: LineReader) -> None:
        super().__init__()
        self.reader = reader

    def forward(self, strips: Tensor) -> Tensor:
        """(N, height, W) -> (N, T, classes)."""
        return self.reader(strips[:, None])


_KINDS: dict[str, type] = {LINES: LineReaderConfig, DIGITS: GlyphReaderConfig, CHARACTERS: GlyphReaderConfig}


def _config(card: ModelCard) -> Any:
    """The hyper-parameters in a card.

    Raises:
        HandwritingError: they are not those of a reader.
    """
    kind = _KINDS[card.task]
    known = {key: value for key, value in card.config.items() if key in kind.__dataclass_fields__}
    try:
        return kind(**known)
    except TypeError as error:
        raise HandwritingError(
            f"The card of {card.name} describes no reader ({error}); install it again."
        ) from error


def _build(card: ModelCard, network: nn.Module) -> nn.Module:
    """The network with the card's weights, in evaluation mode."""
    try:
        network.load_state_dict(load_weights(card))
    except RuntimeError as error:
        raise HandwritingError(
            f"The weights of {card.name} do not fit its card ({error}); install the model again."
        ) from error
    return network.eval()
