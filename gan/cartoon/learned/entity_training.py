"""The recipe of the entity retriever: a hinge loss both ways, and one that tells parts of speech."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional
from torch.nn.utils.rnn import pad_sequence

from gan.cartoon.base.opening import gaps_of, open_base
from gan.cartoon.errors import CartoonError
from gan.cartoon.learned.entity_net import EntityConfig, EntityRetrieverNet, two_way_hinge
from gan.cartoon.learned.precision import mixed
from gan.cartoon.learned.recall import most_frequent, nearest, recall_of
from gan.cartoon.learned.run import Run, open_device
from gan.cartoon.learned.segments import CELLS, CUTS, LabelNames, Segment, label_names, read_segments
from gan.cartoon.learned.texts import WIDTH, Vocabulary, vector_of

_log = logging.getLogger(__name__)

_TELLING = 8.0  # weight of the loss of labels: its means are over dozens of them
_UNSAID = 0.25  # share of the segments of which the network is told nothing but their pixels
_WITHOUT_LAYOUT = 0.4  # share of the queries that know no layout: the window asks before there is one


@dataclass(frozen=True)
class TrainOptions:
    """What a run is given."""

    data: Path = field(metadata={"help": "folder of a clip base with pixels"})
    out: Path
    entities: bool = field(default=True, metadata={"help": "train the entity retriever"})
    resume: bool = False
    minutes: float = 12.0
    device: str = "auto"
    name: str = field(default="my-entities", metadata={"help": "name of the model that the run makes"})
    without: Literal["", "telling", "hearing"] = field(
        default="",
        metadata={
            "help": "leave the loss of nouns, adjectives and verbs out, or what captions say of "
            "the segments, for comparison"
        },
    )
    clips: int = field(default=0, metadata={"help": "learn from so many clips at most; 0 for all"})
    held_back: int = field(default=300, metadata={"help": "clips of the validation episodes to measure on"})
    batch: int = field(default=64, metadata={"help": "entities a step"})
    rate: float = field(default=2e-3, metadata={"help": "highest learning rate"})
    steps: int = field(default=0, metadata={"help": "train for so many steps instead of by the clock"})
    seed: int = field(default=0, metadata={"help": "seed of the order and of the first weights"})


class SegmentBatches:
    """Makes tensors of segments.

    Attributes:
        segments: all of them.
        names: the labels that are told.
    """

    def __init__(
        self, segments: Sequence[Segment], names: LabelNames, vocabulary: Vocabulary, device: torch.device
    ) -> None:
        self.segments, self.names, self._device = segments, names, device
        self._table = torch.from_numpy(vocabulary.table())
        self._marks = np.stack([names.marks(segment.labels) for segment in segments])

    def text(self, chosen: Sequence[int]) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """words, token, phrase and person; see `gan.cartoon.learned.text_reader.TextReader`."""
        segments = [self.segments[number] for number in chosen]
        tensors = (
            pad_sequence([self._table[list(one.words)] for one in segments], batch_first=True),
            torch.tensor([one.token for one in segments]),
            torch.stack([self._table[list(one.phrase) or [0]].mean(0) for one in segments]),
            torch.tensor([float(one.kind == "character") for one in segments]),
        )
        return tuple(tensor.to(self._device) for tensor in tensors)  # type: ignore[return-value]

    def boxes(self, chosen: Sequence[int]) -> Tensor:
        """(B, T, 4)."""
        return torch.from_numpy(np.stack([self.segments[n].boxes for n in chosen])).to(self._device)

    def cuts(self, chosen: Sequence[int]) -> Tensor:
        """(B, CUTS, 4, CELLS, CELLS), -1..1."""
        stacked = torch.from_numpy(np.stack([self.segments[n].cuts for n in chosen]))
        return (stacked.permute(0, 1, 4, 2, 3).float() / 127.5 - 1).to(self._device)

    def said(self, chosen: Sequence[int]) -> Tensor:
        """(B, 3, word) of what captions say of the segments: nouns, adjectives and verbs."""
        rows = [self._said_of(self.segments[number]) for number in chosen]
        return torch.from_numpy(np.stack(rows)).to(self._device)

    @staticmethod
    def _said_of(segment: Segment) -> np.ndarray:
        parts = (segment.labels.nouns, segment.labels.adjectives, segment.labels.verbs)
        nothing = np.zeros(WIDTH, np.float32)
        return np.stack([sum((vector_of(word) for word in sorted(part)), nothing) for part in parts])

    def marks(self, chosen: Sequence[int]) -> Tensor:
        """(B, labels)."""
        return torch.from_numpy(self._marks[list(chosen)]).to(self._device)


@dataclass(frozen=True)
class RetrievalScores:
    """How well segments are found among those of other clips.

    Attributes:
        first, ten: recall at 1 and at 10 by part of speech, see `gan.cartoon.learned.recall`.
        frequent_first, frequent_ten: of always answering with the most frequent.
        queries: how many were asked.
    """

    first: dict[str, float]
    ten: dict[str, float]
    frequent_first: dict[str, float]
    frequent_ten: dict[str, float]
    queries: int

    @property
    def row(self) -> dict[str, float]:
        """Its part of the run's table."""
        first = {f"{part}@1": round(value, 4) for part, value in self.first.items()}
        return first | {f"{part}@10": round(value, 4) for part, value in self.ten.items()}


def train(options: TrainOptions) -> None:
    """Train until the time is up, and save the model with an index of our own units into the run's folder.

    Raises:
        CartoonError: there is no base with pixels, or the folder holds another run.
    """
    torch.manual_seed(options.seed)
    device = open_device(options.device)
    base, vocabulary = open_base(options.data), Vocabulary()
    learned = read_segments(base, base.ids("train")[: options.clips or None], vocabulary)
    held_back = read_segments(base, base.ids("val")[: options.held_back], vocabulary)
    if len(learned) < 4 or not held_back:
        raise CartoonError(
            f"The base {options.data} has {len(learned)} entities to learn from; make it larger."
        )
    config = EntityConfig(cuts=CUTS, side=CELLS, hears=options.without != "hearing")
    names = label_names(learned, config.nouns, config.adjectives, config.verbs)
    batches = SegmentBatches(learned, names, vocabulary, device)
    asked = SegmentBatches(held_back, names, vocabulary, device)
    _log.info("%d entities to learn from, %d to measure with", len(learned), len(held_back))
    if gaps := gaps_of(base):
        _log.info("%s", gaps)
    run = Run(EntityRetrieverNet(config), options, device)
    random = np.random.default_rng(options.seed + run.step)

    def loss() -> Tensor:
        chosen = random.choice(len(learned), min(options.batch, len(learned)), replace=False)
        return retrieval_loss(run.network, batches, chosen, random, tells=options.without != "telling")

    scores = run.spend(loss, lambda: measure(run.average, asked, batches))
    from gan.cartoon.learned.cards import save_entities

    card = save_entities(options, run, scores, batches, len({segment.clip for segment in held_back}))
    _log.info("%s saved", card.path)


def retrieval_loss(
    network: EntityRetrieverNet,
    batches: SegmentBatches,
    chosen: Sequence[int],
    random: np.random.Generator,
    tells: bool = True,
) -> Tensor:
    """What is to be made small for a batch."""
    boxes, marks = batches.boxes(chosen), batches.marks(chosen)
    layout = boxes.clone()
    layout[torch.from_numpy(random.random(len(chosen)) < _WITHOUT_LAYOUT).to(layout.device)] = float("nan")
    said = batches.said(chosen)
    said[torch.from_numpy(random.random(len(chosen)) < _UNSAID).to(said.device)] = 0
    with mixed(boxes.device):
        asked = network.ask(*batches.text(chosen), layout)
        seen = network.see(batches.cuts(chosen), boxes, said)
        told = (network.tell(asked), network.tell(seen))
    alike = torch.cdist(marks, marks, p=1) < 0.5
    loss = two_way_hinge(asked.float(), seen.float(), alike)
    if tells:
        config = network.config
        parts = (config.nouns, config.adjectives, config.verbs)
        for logits in told:
            # Each part of speech counts the same, however many labels it has.
            for own, true in zip(logits.float().split(parts, 1), marks.split(parts, 1), strict=True):
                loss = loss + _TELLING * functional.binary_cross_entropy_with_logits(own, true)
    return loss


@torch.no_grad()
def embed(
    network: EntityRetrieverNet, batches: SegmentBatches, layouts: bool = True
) -> tuple[np.ndarray, np.ndarray]:
    """All segments as queries and as answers: two of (N, width) float32.

    Args:
        network: of any state.
        batches: of the segments.
        layouts: whether the queries know where their entities are.
    """
    network.eval()
    asked, seen = [], []
    for first in range(0, len(batches.segments), 256):
        chosen = range(first, min(first + 256, len(batches.segments)))
        boxes = batches.boxes(chosen)
        asked.append(network.ask(*batches.text(chosen), boxes if layouts else boxes * float("nan")).cpu())
        seen.append(network.see(batches.cuts(chosen), boxes, batches.said(chosen)).cpu())
    return torch.cat(asked).float().numpy(), torch.cat(seen).float().numpy()


def measure(
    network: EntityRetrieverNet, asked: SegmentBatches, known: SegmentBatches, layouts: bool = True
) -> RetrievalScores:
    """Ask for every held-back entity among the known ones of its kind."""
    queries, _ = embed(network, asked, layouts)
    _, points = embed(network, known)
    kinds = np.array([segment.kind for segment in known.segments])
    wanted, found, frequent = [], [], {}
    frequent_found = []
    for kind in ("character", "prop"):
        rows = np.flatnonzero(kinds == kind)
        mine = [n for n, segment in enumerate(asked.segments) if segment.kind == kind]
        if not len(rows) or not mine:
            continue
        frequent[kind] = most_frequent([known.segments[n].labels for n in rows], 10)
        for number, best in zip(mine, nearest(queries[mine], points[rows], 10), strict=True):
            wanted.append(asked.segments[number].labels)
            found.append([known.segments[rows[n]].labels for n in best])
            frequent_found.append(frequent[kind])
    return RetrievalScores(
        recall_of(wanted, found, 1),
        recall_of(wanted, found, 10),
        recall_of(wanted, frequent_found, 1),
        recall_of(wanted, frequent_found, 10),
        len(wanted),
    )
