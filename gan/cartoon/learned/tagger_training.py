"""The recipe of the tagger: our own captions, whose tags are known, and real ones as far as they are."""

from __future__ import annotations

import json
import logging
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional
from torch.nn.utils.rnn import pad_sequence

from gan.cartoon.base.building import drafts_of, split_of
from gan.cartoon.errors import CartoonError
from gan.cartoon.learned.precision import mixed
from gan.cartoon.learned.run import Run, open_device
from gan.cartoon.learned.tagger_net import TaggerNet
from gan.cartoon.learned.tagging import (
    TAGS,
    UNTOLD,
    Tagged,
    encoded,
    read_captions,
    tagged_by_hand,
    tagged_by_rules,
)

_log = logging.getLogger(__name__)
_FORGOTTEN = 0.25  # share of the words whose vector is left out, so that neighbours tell of them
_KEPT = 50  # labelled captions at the end of the file that nothing is learned from
_HAND_WEIGHT = 4  # times that a caption labelled by hand counts


@dataclass(frozen=True)
class TrainOptions:
    """What a run is given."""

    out: Path
    tagger: bool = field(default=True, metadata={"help": "train the tagger"})
    captions: Path | None = field(
        default=None, metadata={"help": 'file of real captions, one JSON record a line with "id" and "text"'}
    )
    labels: Path | None = field(
        default=None, metadata={"help": f"file of their labels by hand; the last {_KEPT} are measured on"}
    )
    episodes: int = field(default=80, metadata={"help": "episodes of our own captions"})
    resume: bool = False
    minutes: float = 5.0
    device: str = "auto"
    name: str = field(default="my-tagger", metadata={"help": "name of the model that the run makes"})
    batch: int = field(default=64, metadata={"help": "captions a step"})
    rate: float = field(default=3e-3, metadata={"help": "highest learning rate"})
    steps: int = field(default=0, metadata={"help": "train for so many steps instead of by the clock"})
    seed: int = field(default=0, metadata={"help": "seed of the order and of the first weights"})


@dataclass(frozen=True)
class TaggerScores:
    """How many words a tagger is right about.

    Attributes:
        right: share of all words, 0..1.
        found: share of the words that tell of something, 0..1.
        sure: share right of those that it says tell of something, 0..1.
        words: how many were measured.
    """

    right: float
    found: float
    sure: float
    words: int

    @property
    def row(self) -> dict[str, float]:
        """Its part of the run's table."""
        return {"right": round(self.right, 4), "found": round(self.found, 4), "sure": round(self.sure, 4)}


class Captions:
    """Makes batches of captions.

    Args:
        captions: any.
        device: where tensors go.
    """

    def __init__(self, captions: Sequence[Tagged], device: torch.device) -> None:
        self._rows, self._device = encoded(captions), device

    def __len__(self) -> int:
        return len(self._rows)

    def batch(self, chosen: Sequence[int]) -> tuple[Tensor, Tensor, Tensor]:
        """Vectors, signs and tags, padded: (B, L, word), (B, L, signs), (B, L)."""
        rows = [self._rows[number] for number in chosen]
        vectors, signs, tags = (
            pad_sequence([torch.from_numpy(row[part]) for row in rows], True, value)
            for part, value in ((0, 0.0), (1, 0.0), (2, float(UNTOLD)))
        )
        return vectors.to(self._device), signs.to(self._device), tags.to(self._device)


def train(options: TrainOptions) -> None:
    """Train until the time is up, and save the model into the run's folder.

    Raises:
        CartoonError: the captions cannot be read, or the folder holds another run.
    """
    torch.manual_seed(options.seed)
    device = open_device(options.device)
    learned, held_back = corpus(options)
    _log.info("%d captions to learn from, %d to measure on", len(learned), len(held_back))
    batches, measured = Captions(learned, device), Captions(held_back, device)
    run = Run(TaggerNet(), options, device)
    random = np.random.default_rng(options.seed + run.step)

    def loss() -> Tensor:
        chosen = random.choice(len(batches), min(options.batch, len(batches)), replace=False)
        vectors, signs, tags = batches.batch(chosen)
        kept = torch.rand(vectors.shape[:2], device=device) >= _FORGOTTEN
        signs = signs.clone()
        signs[..., -1] *= kept
        with mixed(device):
            logits = run.network(vectors * kept[..., None], signs)
        return functional.cross_entropy(logits.float().flatten(0, 1), tags.flatten(), ignore_index=UNTOLD)

    scores = run.spend(loss, lambda: measure(run.average, measured))
    from gan.cartoon.learned.cards import save_tagger

    card = save_tagger(options, run, scores, len(learned))
    _log.info("%s saved", card.path)


def corpus(options: TrainOptions) -> tuple[list[Tagged], list[Tagged]]:
    """Captions to learn from and to measure on: real ones labelled by hand where there are any.

    Raises:
        CartoonError: the captions or their labels cannot be read, or do not fit.
    """
    own = {"train": [], "test": []}
    for episode in range(options.episodes):
        split = "train" if split_of(episode) == "train" else "test"
        own[split] += [tagged_by_rules(draft.caption) for draft in drafts_of(episode)]
    if options.captions is None:
        return own["train"], own["test"]
    texts = read_captions(options.captions)
    labels = _read_labels(options.labels, texts) if options.labels else []
    by_hand = [tagged_by_hand(texts[label["id"]], label) for label in labels]
    known = {label["id"] for label in labels}
    real = [tagged_by_rules(text) for id, text in texts.items() if id not in known]
    learned, kept = by_hand[:-_KEPT], by_hand[-_KEPT:]
    return own["train"] + real + learned * _HAND_WEIGHT, kept or own["test"]


def _read_labels(path: Path, texts: dict[str, str]) -> list[dict]:
    try:
        labels = json.loads(path.read_text(encoding="utf-8"))
        return [label for label in labels if label["id"] in texts]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise CartoonError(f"The labels {path} cannot be read ({error}); give another file.") from error


@torch.no_grad()
def measure(network: TaggerNet, captions: Captions, size: int = 128) -> TaggerScores:
    """Tag every caption once."""
    network.eval()
    right = told = found = said = words = 0
    for first in range(0, len(captions), size):
        vectors, signs, tags = captions.batch(range(first, min(first + size, len(captions))))
        guessed = network(vectors, signs).argmax(-1)
        known = tags != UNTOLD
        same = (guessed == tags) & known
        words += int(known.sum())
        right += int(same.sum())
        told += int(((tags > 0) & known).sum())
        said += int(((guessed > 0) & known).sum())
        found += int((same & (tags > 0)).sum())
    return TaggerScores(right / max(1, words), found / max(1, told), found / max(1, said), words)


@torch.no_grad()
def tags_of(network: TaggerNet, caption: Tagged) -> list[str]:
    """A tag of `TAGS` for each word; "other" beyond the longest caption."""
    vectors, signs, _ = Captions([caption], torch.device("cpu")).batch([0])
    numbers = network(vectors, signs)[0].argmax(-1).tolist()
    return [TAGS[n] for n in numbers] + ["other"] * (len(caption.words) - len(numbers))
