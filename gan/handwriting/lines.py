"""The line reader: one line of handwriting in, one score for each character and time step out.

A residual CNN (He et al. 2016) gathers the features of every fourth column, a bidirectional LSTM (Graves
and Schmidhuber 2005) reads along them, and the scores are trained by connectionist temporal
classification (Graves et al. 2006). A second head straight on the CNN, the shortcut of Retsinas et al.
2022 ("Best practices for a handwritten text recognition system"), serves training only: the CNN learns
at once, instead of waiting for the LSTM to make sense.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

from gan.handwriting.alphabet import CHARACTERS

COLUMNS_PER_STEP = 4
"""Columns of the reader's picture to a time step."""

_ROWS_PER_FEATURE = 16
_BLANK_BIAS = 2.0


@dataclass(frozen=True)
class LineReaderConfig:
    """Hyper-parameters of the line reader; the model card carries them.

    Attributes:
        characters: what classes 1.. stand for; class 0 is CTC's blank.
        height: rows of the pictures, a multiple of 16.
        channels: width of the first residual stage; the second has twice, the third three times as many.
        width: features of a time step; each direction of the LSTM has half as many.
        layers: of the LSTM.
        dropout: share of a time step's features that training leaves out.
    """

    characters: str = CHARACTERS
    height: int = 48
    channels: int = 64
    width: int = 256
    layers: int = 2
    dropout: float = 0.15


class ConvNorm(nn.Sequential):
    """A convolution with its batch normalisation and ReLU."""

    def __init__(
        self,
        inputs: int,
        outputs: int,
        kernel: int,
        stride: int | tuple[int, int] = 1,
        *,
        active: bool = True,
    ) -> None:
        super().__init__(
            nn.Conv2d(inputs, outputs, kernel, stride, padding=kernel // 2, bias=False),
            nn.BatchNorm2d(outputs),
            nn.ReLU() if active else nn.Identity(),
        )


class ResidualBlock(nn.Module):
    """Two 3x3 convolutions around which the input is carried."""

    def __init__(self, channels: int) -> None:
        super().__init__()
        self.first = ConvNorm(channels, channels, 3)
        self.second = ConvNorm(channels, channels, 3, active=False)
        # Blocks begin as the identity, so that the whole depth learns from the first step.
        nn.init.zeros_(self.second[1].weight)

    def forward(self, features: Tensor) -> Tensor:
        """(N, C, H, W) -> (N, C, H, W)."""
        return torch.relu(features + self.second(self.first(features)))


class LineReader(nn.Module):
    """Reads lines."""

    def __init__(self, config: LineReaderConfig = LineReaderConfig()) -> None:
        super().__init__()
        self.config = config
        first, second, third = config.channels, 2 * config.channels, 3 * config.channels
        classes = len(config.characters) + 1
        # Most of the work is where rows are many, so depth is spent where they are few.
        self.trunk = nn.Sequential(
            ConvNorm(1, first // 2, 5, 2),  # H/2, W/2
            ConvNorm(first // 2, first, 3, 2),  # H/4, W/4
            ResidualBlock(first),
            ConvNorm(first, second, 3, (2, 1)),  # H/8, W/4
            ResidualBlock(second),
            ResidualBlock(second),
            ConvNorm(second, third, 3, (2, 1)),  # H/16, W/4
            ResidualBlock(third),
        )
        self.collapse = nn.Sequential(
            nn.Conv2d(third, config.width, (config.height // _ROWS_PER_FEATURE, 1), bias=False),
            nn.BatchNorm2d(config.width),
            nn.ReLU(),
        )
        self.dropout = nn.Dropout(config.dropout)
        self.context = nn.LSTM(
            config.width,
            config.width // 2,
            config.layers,
            batch_first=True,
            bidirectional=True,
            dropout=config.dropout if config.layers > 1 else 0.0,
        )
        self.head = _head(nn.Linear(config.width, classes))
        self.shortcut = _head(nn.Conv1d(config.width, classes, 3, padding=1))

    def forward(self, lines: Tensor) -> Tensor:
        """Score.

        Args:
            lines: (N, 1, height, W) float, ink 1 on paper 0, any W from 1; see `prepare_line`.

        Returns:
            (N, T, classes) scores, not normalised; T is W / 4, rounded up.
        """
        return self._read_along(self._features(lines))

    def with_shortcut(self, lines: Tensor) -> tuple[Tensor, Tensor]:
        """The scores of `forward`, and the shortcut's of the same shape, for training."""
        features = self._features(lines)
        return self._read_along(features), self.shortcut(features.transpose(1, 2)).transpose(1, 2)

    def _features(self, lines: Tensor) -> Tensor:
        """(N, 1, height, W) -> (N, T, width)."""
        lines = functional.pad(lines, (0, -lines.shape[3] % COLUMNS_PER_STEP))
        columns = self.collapse(self.trunk(lines))  # (N, width, 1, T)
        return self.dropout(columns.squeeze(2).transpose(1, 2))

    def _read_along(self, features: Tensor) -> Tensor:
        """(N, T, width) -> (N, T, classes)."""
        along, _ = self.context(features)
        return self.head(self.dropout(along))


def _head(layer: nn.Linear | nn.Conv1d) -> nn.Linear | nn.Conv1d:
    """A head that starts from blanks: most time steps are, and CTC need not find that out first."""
    with torch.no_grad():
        layer.bias.zero_()
        layer.bias[0] = _BLANK_BIAS
    return layer
