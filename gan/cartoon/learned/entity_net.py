"""The entity retriever: a sentence's entity and a segment of film as points of one sphere.

After the Entity Retriever of "Imagine This! Scripts to Compositions to Videos" (Gupta et al., ECCV 2018): two
towers, a hinge loss both ways with margin 0.1, and a loss that tells nouns, adjectives and verbs of what was
found. The paper pools from large frames at the boxes; here small cut-outs do, so that a CPU is enough. A
segment is also known by what its own caption says of it: drawings of so few cells do not tell talking from
chewing.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

from gan.cartoon.learned.text_reader import TextReader


@dataclass(frozen=True)
class EntityConfig:
    """Hyper-parameters.

    Attributes:
        word: numbers of a word vector.
        moments: frames of a layout.
        cuts: frames of a segment that are seen.
        side: cells of a cut-out across and down.
        text: width of the text's vector.
        width: of the embeddings.
        nouns, adjectives, verbs: how many labels of each are told.
        hears: whether segments are known by the words of their captions, too.
    """

    word: int = 128
    moments: int = 8
    cuts: int = 4
    side: int = 24
    text: int = 128
    width: int = 128
    nouns: int = 200
    adjectives: int = 40
    verbs: int = 70
    hears: bool = True


class EntityRetrieverNet(nn.Module):
    """See the module.

    Attributes:
        config: what it was made of.
    """

    def __init__(self, config: EntityConfig = EntityConfig()) -> None:  # noqa: B008
        super().__init__()
        self.config = config
        self.text = TextReader(config.word, config.text)
        layout = 6 * config.moments
        self.layout = nn.Sequential(nn.Linear(layout + 1, 48), nn.ReLU(), nn.Linear(48, 48))
        self.query = nn.Sequential(nn.Linear(config.text + 48, 192), nn.ReLU(), nn.Linear(192, config.width))
        self.eyes = nn.Sequential(
            nn.Conv2d(4, 24, 4, stride=2, padding=1),
            nn.ReLU(),
            nn.Conv2d(24, 48, 4, stride=2, padding=1),
            nn.ReLU(),
            nn.Conv2d(48, 64, 3, padding=1),
            nn.ReLU(),
        )
        self.look = nn.Linear(64 * 9, 96)
        self.moves = nn.Sequential(nn.Linear(layout, 48), nn.ReLU(), nn.Linear(48, 48))
        self.said = nn.Sequential(nn.Linear(3 * config.word, 128), nn.ReLU(), nn.Linear(128, 96))
        self.segment = nn.Sequential(nn.Linear(4 * 96 + 48, 192), nn.ReLU(), nn.Linear(192, config.width))
        self.told = nn.Linear(config.width, config.nouns + config.adjectives + config.verbs)

    def ask(self, words: Tensor, token: Tensor, phrase: Tensor, person: Tensor, boxes: Tensor) -> Tensor:
        """Embed what is asked for.

        Args:
            words, token, phrase, person: see `TextReader`.
            boxes: (B, T, 4) of the layout in shares of the frame; NaN where there is none, or none yet.

        Returns:
            (B, width) of length 1.
        """
        text = self.text(words, token, phrase, person)
        known = (~boxes.isnan().flatten(1).all(1)).to(text.dtype)[:, None]
        layout = self.layout(torch.cat([motion(boxes).to(text.dtype), known], 1))
        return functional.normalize(self.query(torch.cat([text, layout], 1)).float(), dim=1)

    def see(self, cuts: Tensor, boxes: Tensor, said: Tensor) -> Tensor:
        """Embed segments of film.

        Args:
            cuts: (B, cuts, 4, side, side), RGB and mask, -1..1, black where the mask is not.
            boxes: (B, T, 4) where the segment is in its own clip.
            said: (B, 3, word), sums of the vectors of the nouns, adjectives and verbs that its caption says
                of it; zeros where nobody says anything.

        Returns:
            (B, width) of length 1.
        """
        number = cuts.shape[1]
        seen = functional.adaptive_avg_pool2d(self.eyes(cuts.flatten(0, 1)), 3).flatten(1)
        looks = functional.relu(self.look(seen)).unflatten(0, (-1, number))
        pooled = [looks.mean(1), looks.amax(1), looks[:, -1] - looks[:, 0]]
        moves = self.moves(motion(boxes).to(looks.dtype))
        heard = self.said(said.flatten(1).to(looks.dtype) * float(self.config.hears))
        return functional.normalize(self.segment(torch.cat([*pooled, moves, heard], 1)).float(), dim=1)

    def tell(self, points: Tensor) -> Tensor:
        """(B, width) -> (B, nouns + adjectives + verbs) logits of the labels."""
        return self.told(points * 6)


def motion(boxes: Tensor) -> Tensor:
    """(B, T, 4) boxes -> (B, T * 6): centres from where they begin, sizes, whether seen and how low."""
    seen = (~boxes.isnan().any(-1)).to(boxes.dtype)[..., None]
    boxes = boxes.nan_to_num(0.0)
    middle = (boxes[..., :2] + boxes[..., 2:]) / 2
    size = boxes[..., 2:] - boxes[..., :2]
    # The first moment that is seen stands for the beginning.
    first = middle[torch.arange(len(boxes), device=boxes.device), seen[..., 0].argmax(1)][:, None]
    return torch.cat([(middle - first) * seen * 4, size * 3, seen, boxes[..., 3:]], -1).flatten(1)


def two_way_hinge(asked: Tensor, seen: Tensor, alike: Tensor, margin: float = 0.1) -> Tensor:
    """The hinge loss of matching pairs against all others of a batch, both ways.

    Args:
        asked, seen: (B, width); row n of both belong together.
        alike: (B, B) bool, pairs that are as good as the true one, and do not count.
        margin: by which the true one should be nearer.
    """
    nearness = asked @ seen.T
    true = nearness.diagonal()
    others = ~alike
    rows = functional.relu(margin + nearness - true[:, None]) * others
    columns = functional.relu(margin + nearness - true[None]) * others
    hardest = rows.amax(1).mean() + columns.amax(0).mean()
    return hardest + (rows.sum() + columns.sum()) / others.sum().clamp(min=1)
