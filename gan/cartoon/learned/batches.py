"""Examples as batches of tensors for the layout composer: one entity each, the earlier ones being there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor
from torch.nn.utils.rnn import pad_sequence

from gan.cartoon.learned.corpus import GRID, MOMENTS, Example
from gan.cartoon.learned.texts import Vocabulary


@dataclass(frozen=True)
class Batch:
    """B entities to place.

    Attributes:
        words: (B, L, word); token: (B,); phrase: (B, word); person: (B,): see `LayoutComposerNet.forward`.
        others: (B, N, T, 4) boxes of those who are there already, NaN for nobody.
        other_phrases, other_people: (B, N, word) and (B, N).
        pictures: (B, T * 3, grid, grid) of the film so far, -1..1; empty where the corpus has none.
        background: (B, 3, grid, grid), -1..1.
        boxes: (B, T, 4) of the entity; NaN where it is not to be seen.
        depth, facing: (B, T), NaN where nobody knows.
    """

    words: Tensor
    token: Tensor
    phrase: Tensor
    person: Tensor
    others: Tensor
    other_phrases: Tensor
    other_people: Tensor
    pictures: Tensor
    background: Tensor
    boxes: Tensor
    depth: Tensor
    facing: Tensor

    @property
    def centres(self) -> Tensor:
        """(B, T, 2) x, y of the boxes; NaN where there is none."""
        return (self.boxes[..., :2] + self.boxes[..., 2:]) / 2


class Batches:
    """Makes batches of a corpus.

    Attributes:
        examples: the clips.
        items: each entity of them: numbers of the clip and of the entity in it.

    Args:
        examples: of any split.
        vocabulary: that they were read with.
        device: where tensors go.
        pictures: of `pictures_of` by clip, where the network sees pictures.
    """

    def __init__(
        self,
        examples: Sequence[Example],
        vocabulary: Vocabulary,
        device: torch.device,
        pictures: dict[str, np.ndarray] | None = None,
    ) -> None:
        self.examples: list[Example] = []
        self._vocabulary, self._device, self._pictures = vocabulary, device, pictures
        self._table = torch.empty(0)
        self.items: list[tuple[int, int]] = []
        self.add(examples)

    def add(self, examples: Sequence[Example]) -> None:
        """Take further examples in."""
        for example in examples:
            self.items += [
                (len(self.examples), row)
                for row in range(len(example.names))
                if not np.isnan(example.boxes[row]).all()
            ]
            self.examples.append(example)
        if len(self._vocabulary) != len(self._table):
            self._table = torch.from_numpy(self._vocabulary.table())

    def __len__(self) -> int:
        return len(self.items)

    def batch(self, chosen: Sequence[int]) -> Batch:
        """The batch of some of `items`, by number."""
        items = [self.items[number] for number in chosen]
        examples = [self.examples[number] for number, _ in items]
        rows = [row for _, row in items]
        pairs = list(zip(examples, rows, strict=True))
        means = [self._means(example.phrases[: row + 1]) for example, row in pairs]
        tensors = (
            pad_sequence([self._table[list(example.words)] for example in examples], batch_first=True),
            torch.tensor([int(example.tokens[row]) for example, row in pairs]),
            torch.stack([mean[-1] for mean in means]),
            torch.tensor([float(example.people[row]) for example, row in pairs]),
            _padded([torch.from_numpy(example.boxes[:row]) for example, row in pairs], float("nan")),
            _padded([mean[:-1] for mean in means], 0.0),
            _padded([torch.from_numpy(example.people[:row]).float() for example, row in pairs], 0.0),
            self._film(pairs),
            signed(np.stack([example.background for example in examples])),
            torch.from_numpy(np.stack([example.boxes[row] for example, row in pairs])),
            torch.from_numpy(np.stack([example.depth[row] for example, row in pairs])),
            torch.from_numpy(np.stack([example.facing[row] for example, row in pairs])),
        )
        return Batch(*(tensor.to(self._device) for tensor in tensors))

    def _means(self, phrases: Sequence[tuple[int, ...]]) -> Tensor:
        return torch.stack([self._table[list(words) or [0]].mean(0) for words in phrases])

    def _film(self, pairs: list[tuple[Example, int]]) -> Tensor:
        """What is there already, laid over the set."""
        if self._pictures is None:
            return torch.zeros(len(pairs), 0)
        films = []
        for example, row in pairs:
            film = np.broadcast_to(example.background, (MOMENTS, GRID, GRID, 3)).astype(np.float32)
            for cut in self._pictures[example.id][:row].astype(np.float32):
                film = cut[..., :3] + film * (1 - cut[..., 3:] / 255)
            films.append(torch.from_numpy(film / 127.5 - 1).permute(0, 3, 1, 2).flatten(0, 1))
        return torch.stack(films)


def signed(pictures: np.ndarray) -> Tensor:
    """(B, H, W, 3) uint8 -> (B, 3, H, W) float32, -1..1."""
    return torch.from_numpy(pictures).permute(0, 3, 1, 2).float() / 127.5 - 1


def _padded(parts: list[Tensor], value: float) -> Tensor:
    """At least one row, so that nothing is empty."""
    longest = max(1, *(len(part) for part in parts))
    out = torch.full((len(parts), longest, *parts[0].shape[1:]), value)
    for number, part in enumerate(parts):
        out[number, : len(part)] = part
    return out
