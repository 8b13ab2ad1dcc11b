"""The recipe of the layout composer: the negative log likelihood of centres, and sizes where they are.

The loss of sizes is that of a Gaussian of fixed variance, as in the paper; depth and facing come beside them.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from gan.cartoon.base.opening import gaps_of, open_base
from gan.cartoon.base.sketching import SketchBase
from gan.cartoon.errors import CartoonError
from gan.cartoon.learned.batches import Batch, Batches
from gan.cartoon.learned.composer_net import (
    PIXELS,
    ComposerConfig,
    Guess,
    LayoutComposerNet,
    spread,
)
from gan.cartoon.learned.corpus import pictures_of, read_examples
from gan.cartoon.learned.precision import mixed
from gan.cartoon.learned.run import Run, open_device
from gan.cartoon.learned.texts import Vocabulary

_log = logging.getLogger(__name__)

UNIFORM = float(np.log(PIXELS * PIXELS))
"""What a guess without any knowledge costs a frame: 9.704."""

_SKETCHES = 3  # made up with each step
_SIZE_VARIANCE = 0.005
_DEPTH_VARIANCE = 0.02


@dataclass(frozen=True)
class TrainOptions:
    """What a run is given."""

    data: Path = field(
        metadata={"help": "folder of a clip base: our own, or one in the layout of FLINTSTONES"}
    )
    out: Path
    resume: bool = False
    minutes: float = 25.0
    device: str = "auto"
    name: str = field(default="my-composer", metadata={"help": "name of the model that the run makes"})
    sees: Literal["map", "pictures"] = field(
        default="map", metadata={"help": "how the film so far is seen: a semantic map, or small pictures"}
    )
    without: Literal["", "film", "text"] = field(
        default="", metadata={"help": "leave the film so far or the text out, for comparison"}
    )
    clips: int = field(default=0, metadata={"help": "learn from so many clips at most; 0 for all"})
    sketches: int = field(
        default=0,
        metadata={"help": "further clips of our own training episodes, captions and layouts without pixels"},
    )
    held_back: int = field(default=400, metadata={"help": "clips of the validation episodes to measure on"})
    batch: int = field(default=32, metadata={"help": "entities a step"})
    rate: float = field(default=2e-3, metadata={"help": "highest learning rate"})
    steps: int = field(default=0, metadata={"help": "train for so many steps instead of by the clock"})
    seed: int = field(default=0, metadata={"help": "seed of the order and of the first weights"})


@dataclass(frozen=True)
class LayoutScores:
    """How near guessed layouts are.

    Attributes:
        nll: negative log likelihood of the true pixel a frame, in nats; `UNIFORM` without any knowledge.
        iou: mean overlap of the guessed with the true boxes, 0..1.
        pixels: mean distance of the guessed centres, in pixels of `PIXELS`.
        facing: share of facings guessed right, 0..1.
        frames: how many were measured.
    """

    nll: float
    iou: float
    pixels: float
    facing: float
    frames: int

    @property
    def row(self) -> dict[str, float]:
        """Its part of the run's table."""
        return {
            "nll": round(self.nll, 4),
            "iou": round(self.iou, 4),
            "pixels": round(self.pixels, 2),
            "facing": round(self.facing, 4),
        }


def train(options: TrainOptions) -> None:
    """Train until the time is up, and save the model into the run's folder.

    Raises:
        CartoonError: there is no base, it is too small, or the folder holds another run.
    """
    from gan.cartoon.stage.application import ensure_application

    ensure_application()
    torch.manual_seed(options.seed)
    device = open_device(options.device)
    base = open_base(options.data)
    vocabulary = Vocabulary()
    limit = options.clips or None
    learned = read_examples(base, base.ids("train")[:limit], vocabulary)
    sketches = SketchBase(options.sketches)
    known = {one.id for one in learned}
    waiting = [id for id in sketches.ids() if id not in known]
    held_back = read_examples(base, base.ids("val")[: options.held_back], vocabulary)
    if len(learned) < 2 or not held_back:
        raise CartoonError(f"The base {options.data} has {len(learned)} clips to learn from; make it larger.")
    pictures = None
    if options.sees == "pictures":
        pictures = {one.id: pictures_of(base.clip(one.id), one.names) for one in [*learned, *held_back]}
    batches = Batches(learned, vocabulary, device, pictures)
    measured = Batches(held_back, vocabulary, device, pictures)
    _log.info("%d clips, %d entities to learn from", len(learned), len(batches))
    if gaps := gaps_of(base):
        _log.info("%s", gaps)
    config = ComposerConfig(
        kinds=0 if options.sees == "pictures" else ComposerConfig.kinds,
        sees_film=options.without != "film",
        reads_text=options.without != "text",
    )
    run = Run(LayoutComposerNet(config), options, device)
    backgrounds: dict[str, np.ndarray] = {}
    random = np.random.default_rng(options.seed + run.step)

    def loss() -> Tensor:
        if waiting:  # a few with each step, so that nobody waits for all of them
            chosen = [waiting.pop(0) for _ in range(min(_SKETCHES, len(waiting)))]
            batches.add(read_examples(sketches, chosen, vocabulary, backgrounds))
        chosen = random.choice(len(batches), min(options.batch, len(batches)), replace=False)
        return composing_loss(run.network, batches.batch(chosen))

    scores = run.spend(loss, lambda: measure(run.average, measured))
    from gan.cartoon.learned.cards import save_composer

    card = save_composer(options, run, scores, len(batches.examples), len(batches), len(held_back))
    _log.info("%s saved", card.path)


def guess_of(network: LayoutComposerNet, batch: Batch) -> Guess:
    """What a network says of a batch."""
    if network.config.kinds:
        film = network.semantic_map(batch.others, batch.other_phrases, batch.other_people)
    else:
        film = batch.pictures
    return network(film, batch.background, batch.words, batch.token, batch.phrase, batch.person)


def composing_loss(network: LayoutComposerNet, batch: Batch) -> Tensor:
    """What is to be made small: centres, sizes, depths and facings together."""
    with mixed(batch.background.device):
        guess = guess_of(network, batch)
        sizes = network.sizes(guess, batch.centres)
    sizes = sizes.float()
    seen = ~batch.boxes.isnan().any(-1)
    losses = cell_nll(guess.logits, batch.centres)
    wanted = (batch.boxes[..., 2:] - batch.boxes[..., :2]).nan_to_num(0)
    off = ((sizes[..., :2] - wanted) ** 2).sum(-1) / (2 * _SIZE_VARIANCE)
    depths = ((sizes[..., 2] - batch.depth.nan_to_num(0)) ** 2) / (2 * _DEPTH_VARIANCE)
    turned = functional.binary_cross_entropy_with_logits(
        sizes[..., 3], (batch.facing.nan_to_num(1) > 0).float(), reduction="none"
    )
    known = seen & ~batch.depth.isnan()
    return _mean(losses, seen) + _mean(off, seen) + 0.5 * _mean(depths, known) + 0.5 * _mean(turned, known)


def cell_nll(logits: Tensor, centres: Tensor) -> Tensor:
    """(B, T, grid, grid), (B, T, 2) -> (B, T), as `frame_nll` but of the grid's cells: a tenth of the work.

    A centre counts for the four cells around it by how near they are, so that it is told apart more finely
    than a cell.
    """
    grid = logits.shape[-1]
    chances = functional.log_softmax(logits.float().flatten(2), -1)
    place = (centres.nan_to_num(0) * grid - 0.5).clamp(0, grid - 1 - 1e-4)
    low, share = place.floor(), place - place.floor()
    found = torch.zeros_like(share[..., 0])
    for across in (0, 1):
        for down in (0, 1):
            weight = (share[..., 0] if across else 1 - share[..., 0]) * (
                share[..., 1] if down else 1 - share[..., 1]
            )
            index = (low[..., 1].long() + down) * grid + low[..., 0].long() + across
            found = found - weight * chances.gather(-1, index[..., None])[..., 0]
    return torch.where(centres.isnan().any(-1), torch.zeros_like(found), found)


def frame_nll(logits: Tensor, centres: Tensor) -> Tensor:
    """(B, T, grid, grid), (B, T, 2) -> (B, T), the true pixel's negative log likelihood; 0 where none is."""
    chances = spread(logits).flatten(2)
    pixel = (centres.nan_to_num(0) * PIXELS).long().clamp(0, PIXELS - 1)
    index = pixel[..., 1] * PIXELS + pixel[..., 0]
    found = -chances.gather(-1, index[..., None])[..., 0]
    return torch.where(centres.isnan().any(-1), torch.zeros_like(found), found)


@torch.no_grad()
def measure(network: LayoutComposerNet, batches: Batches, size: int = 64) -> LayoutScores:
    """Guess every entity of a corpus once, the earlier ones being where they truly are."""
    network.eval()
    sums = np.zeros(5)
    facings = 0
    for first in range(0, len(batches), size):
        batch = batches.batch(range(first, min(first + size, len(batches))))
        guess = guess_of(network, batch)
        seen = ~batch.boxes.isnan().any(-1)
        centres = likeliest(guess.logits)
        sizes = network.sizes(guess, centres)
        half = sizes[..., :2].clamp(min=0.01) / 2
        boxes = torch.cat([centres - half, centres + half], -1)
        away = (centres - batch.centres).nan_to_num(0).norm(dim=-1) * PIXELS
        known = seen & ~batch.facing.isnan()
        right = ((sizes[..., 3] > 0) == (batch.facing > 0)) & known
        sums += [
            float(frame_nll(guess.logits, batch.centres)[seen].sum()),
            float(overlap(boxes, batch.boxes)[seen].sum()),
            float(away[seen].sum()),
            float(right.sum()),
            float(seen.sum()),
        ]
        facings += int(known.sum())
    frames = max(1.0, sums[4])
    return LayoutScores(
        sums[0] / frames, sums[1] / frames, sums[2] / frames, sums[3] / max(1, facings), int(frames)
    )


def likeliest(logits: Tensor) -> Tensor:
    """(B, T, grid, grid) -> (B, T, 2), the pixel of highest probability in shares of the frame."""
    chances = spread(logits).flatten(2)
    index = chances.argmax(-1)
    return torch.stack([index % PIXELS + 0.5, index // PIXELS + 0.5], -1) / PIXELS


def overlap(first: Tensor, second: Tensor) -> Tensor:
    """Intersection over union of boxes, (…, 4) each; 0 where one is NaN."""
    first, second = first.nan_to_num(0), second.nan_to_num(0)
    low, high = torch.maximum(first[..., :2], second[..., :2]), torch.minimum(first[..., 2:], second[..., 2:])
    common = (high - low).clamp(min=0).prod(-1)
    areas = [(box[..., 2:] - box[..., :2]).clamp(min=0).prod(-1) for box in (first, second)]
    return common / (areas[0] + areas[1] - common).clamp(min=1e-9)


def _mean(values: Tensor, where: Tensor) -> Tensor:
    return torch.where(where, values, torch.zeros_like(values)).sum() / where.sum().clamp(min=1)
