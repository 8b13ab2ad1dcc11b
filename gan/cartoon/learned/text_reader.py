"""Reads a caption for one of its entities; the networks of this room share it."""

from __future__ import annotations

import torch
from torch import Tensor, nn


class TextReader(nn.Module):
    """A caption and one of its noun phrases to the vector of an entity.

    Args:
        word: numbers of a word vector.
        width: of the result.
    """

    def __init__(self, word: int, width: int) -> None:
        super().__init__()
        self.squeeze = nn.Linear(word, 64)
        self.reader = nn.LSTM(64, 50, batch_first=True, bidirectional=True)
        self.phrase = nn.Linear(word, 40)
        self.out = nn.Sequential(nn.Linear(100 + 100 + 40 + 1, width), nn.GELU(), nn.Linear(width, width))

    def forward(self, words: Tensor, token: Tensor, phrase: Tensor, person: Tensor) -> Tensor:
        """(B, L, word), (B,) numbers of a word or -1, (B, word), (B,) -> (B, width)."""
        states, _ = self.reader(self.squeeze(words))
        there = (words.abs().sum(-1, keepdim=True) > 0).to(states.dtype)
        mean = (states * there).sum(1) / there.sum(1).clamp(min=1)
        at = states[torch.arange(len(states), device=states.device), token.clamp(min=0)]
        at = torch.where((token >= 0)[:, None], at, mean)
        return self.out(torch.cat([at, mean, self.phrase(phrase), person[:, None].to(at.dtype)], 1))
