"""The recipe of the background retriever: a hinge loss both ways, and one that tells words of places."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional
from torch.nn.utils.rnn import pad_sequence

from gan.cartoon.base.clip import ClipBase
from gan.cartoon.base.opening import gaps_of, open_base
from gan.cartoon.errors import CartoonError
from gan.cartoon.learned.background_net import BackgroundConfig, BackgroundRetrieverNet
from gan.cartoon.learned.batches import signed
from gan.cartoon.learned.corpus import GRID, small_picture
from gan.cartoon.learned.entity_net import two_way_hinge
from gan.cartoon.learned.labels import Labels
from gan.cartoon.learned.precision import mixed
from gan.cartoon.learned.recall import most_frequent, nearest, recall_of
from gan.cartoon.learned.run import Run, open_device
from gan.cartoon.learned.texts import LONGEST, Vocabulary

_log = logging.getLogger(__name__)

_TELLING = 10.0


@dataclass(frozen=True)
class TrainOptions:
    """What a run is given."""

    data: Path = field(metadata={"help": "folder of a clip base with backgrounds"})
    out: Path
    backgrounds: bool = field(default=True, metadata={"help": "train the background retriever"})
    resume: bool = False
    minutes: float = 12.0
    device: str = "auto"
    name: str = field(default="my-backgrounds", metadata={"help": "name of the model that the run makes"})
    without: Literal["", "telling"] = field(
        default="", metadata={"help": "leave the loss of the places' words out, for comparison"}
    )
    clips: int = field(default=0, metadata={"help": "learn from so many clips at most; 0 for all"})
    held_back: int = field(default=400, metadata={"help": "clips of the validation episodes to measure on"})
    batch: int = field(default=64, metadata={"help": "clips a step"})
    rate: float = field(default=2e-3, metadata={"help": "highest learning rate"})
    steps: int = field(default=0, metadata={"help": "train for so many steps instead of by the clock"})
    seed: int = field(default=0, metadata={"help": "seed of the order and of the first weights"})


@dataclass(frozen=True, eq=False)
class Sight:
    """A caption and its set.

    Attributes:
        clip: id.
        words: numbers of the caption's words.
        setting: words for its place.
        place: id in the catalogue, "" in bases that are not our own.
        picture: (GRID, GRID, 3) uint8.
    """

    clip: str
    words: tuple[int, ...]
    setting: str
    place: str
    picture: np.ndarray

    @property
    def word(self) -> str:
        """What its place is called: by the catalogue where that has it: "yard" and "garden" are one set."""
        return self.place.replace("_", " ") or self.setting.lower()

    @property
    def labels(self) -> Labels:
        """The word of the place, as a noun."""
        return Labels(nouns=frozenset({self.word}) if self.word else frozenset())


@dataclass(frozen=True)
class BackgroundScores:
    """How well sets are found.

    Attributes:
        first, ten: recall of the places' words at 1 and at 10.
        frequent_first, frequent_ten: of always answering with the most frequent.
        queries: how many were asked.
    """

    first: float
    ten: float
    frequent_first: float
    frequent_ten: float
    queries: int

    @property
    def row(self) -> dict[str, float]:
        """Its part of the run's table."""
        return {"recall@1": round(self.first, 4), "recall@10": round(self.ten, 4)}


def read_sights(base: ClipBase, ids: Iterable[str], vocabulary: Vocabulary) -> list[Sight]:
    """Captions with their sets; clips without a background are left out."""
    key_of = getattr(base, "background_key", lambda id: id)
    pictures: dict[str, np.ndarray] = {}
    found = []
    for id in ids:
        clip, key = base.clip(id), key_of(id)
        if key not in pictures:
            try:
                pictures[key] = small_picture(clip.read_background())
            except CartoonError:
                continue
        words = [word for word, _ in clip.annotation.tokens][:LONGEST]
        place = key.split("/")[0] if clip.units else ""
        found.append(
            Sight(id, tuple(vocabulary.numbers(words)), clip.annotation.setting, place, pictures[key])
        )
    return found


class SightBatches:
    """Makes tensors of sights.

    Attributes:
        sights: all of them.
        settings: the words of places that are told, filled up with "".
    """

    def __init__(
        self, sights: Sequence[Sight], settings: Sequence[str], vocabulary: Vocabulary, device: torch.device
    ) -> None:
        self.sights, self.settings, self._device = sights, tuple(settings), device
        self._table = torch.from_numpy(vocabulary.table())

    def words(self, chosen: Sequence[int]) -> Tensor:
        """(B, L, word)."""
        rows = [self._table[list(self.sights[n].words)] for n in chosen]
        return pad_sequence(rows, batch_first=True).to(self._device)

    def pictures(self, chosen: Sequence[int]) -> Tensor:
        """(B, 3, GRID, GRID), -1..1."""
        return signed(np.stack([self.sights[n].picture for n in chosen])).to(self._device)

    def marks(self, chosen: Sequence[int]) -> Tensor:
        """(B, settings)."""
        rows = [[float(name == self.sights[n].word) for name in self.settings] for n in chosen]
        return torch.tensor(rows).to(self._device)


def train(options: TrainOptions) -> None:
    """Train until the time is up, and save the model with an index of our own sets into the run's folder.

    Raises:
        CartoonError: there is no base with backgrounds, or the folder holds another run.
    """
    torch.manual_seed(options.seed)
    device = open_device(options.device)
    base, vocabulary = open_base(options.data), Vocabulary()
    learned = read_sights(base, base.ids("train")[: options.clips or None], vocabulary)
    held_back = read_sights(base, base.ids("val")[: options.held_back], vocabulary)
    if len(learned) < 4 or not held_back:
        raise CartoonError(
            f"The base {options.data} has {len(learned)} backgrounds to learn from; make it larger."
        )
    config = BackgroundConfig(side=GRID)
    settings = [name for name, _ in Counter(one.word for one in learned).most_common(config.nouns)]
    settings += [""] * (config.nouns - len(settings))
    batches = SightBatches(learned, settings, vocabulary, device)
    asked = SightBatches(held_back, settings, vocabulary, device)
    _log.info("%d clips to learn from, %d to measure with", len(learned), len(held_back))
    if gaps := gaps_of(base):
        _log.info("%s", gaps)
    run = Run(BackgroundRetrieverNet(config), options, device)
    random = np.random.default_rng(options.seed + run.step)

    def loss() -> Tensor:
        chosen = random.choice(len(learned), min(options.batch, len(learned)), replace=False)
        return background_loss(run.network, batches, chosen, tells=options.without != "telling")

    scores = run.spend(loss, lambda: measure(run.average, asked, batches))
    from gan.cartoon.learned.cards import save_backgrounds

    card = save_backgrounds(options, run, scores, batches, len(held_back))
    _log.info("%s saved", card.path)


def background_loss(
    network: BackgroundRetrieverNet, batches: SightBatches, chosen: Sequence[int], tells: bool = True
) -> Tensor:
    """What is to be made small for a batch; sets of the same words are as good as each other."""
    marks = batches.marks(chosen)
    with mixed(marks.device):
        asked, seen = network.ask(batches.words(chosen)), network.see(batches.pictures(chosen))
        told = (network.tell(asked), network.tell(seen))
    alike = torch.cdist(marks, marks, p=1) < 0.5
    loss = two_way_hinge(asked.float(), seen.float(), alike)
    if tells:
        for logits in told:
            loss = loss + _TELLING * functional.binary_cross_entropy_with_logits(logits.float(), marks)
    return loss


@torch.no_grad()
def embed(network: BackgroundRetrieverNet, batches: SightBatches) -> tuple[np.ndarray, np.ndarray]:
    """All captions and all sets as points: two of (N, width) float32."""
    network.eval()
    asked, seen = [], []
    for first in range(0, len(batches.sights), 256):
        chosen = range(first, min(first + 256, len(batches.sights)))
        asked.append(network.ask(batches.words(chosen)).cpu())
        seen.append(network.see(batches.pictures(chosen)).cpu())
    return torch.cat(asked).float().numpy(), torch.cat(seen).float().numpy()


def measure(network: BackgroundRetrieverNet, asked: SightBatches, known: SightBatches) -> BackgroundScores:
    """Ask for the set of every held-back caption among the known ones."""
    queries, _ = embed(network, asked)
    _, points = embed(network, known)
    wanted = [sight.labels for sight in asked.sights]
    found = [[known.sights[n].labels for n in best] for best in nearest(queries, points, 10)]
    frequent = [most_frequent([sight.labels for sight in known.sights], 10)] * len(wanted)
    return BackgroundScores(
        recall_of(wanted, found, 1)["nouns"],
        recall_of(wanted, found, 10)["nouns"],
        recall_of(wanted, frequent, 1)["nouns"],
        recall_of(wanted, frequent, 10)["nouns"],
        len(wanted),
    )
