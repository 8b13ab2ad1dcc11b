"""The recipe of the face weights: a family goes on to learn from aligned faces only.

Its photographs are faces as Ganvas aligns them (see `gan.nn.faces.alignment`), made smaller and mirrored
at random but never turned, so that the network learns what lies where. It is trained by fidelity, of
pixels and of what the face finder sees (eyes and mouths as they are, cf. Johnson et al. 2016): a loss that
rewards what merely looks real would change who somebody is. Where a network of face embeddings is given,
that they stay the same person is a loss, too.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import cv2
import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from gan.enhance.choices import FACES
from gan.enhance.degradation import DegradationRanges, Degrader
from gan.enhance.degraded import RIM
from gan.enhance.errors import EnhanceError
from gan.enhance.family import FOLD
from gan.enhance.family_training import FamilyTrainer, carry_out, ranges_of, require_scales
from gan.enhance.family_training import TrainOptions as FamilyOptions
from gan.enhance.identity import IdentityLoss
from gan.enhance.photos import cached_pairs
from gan.enhance.training import fidelity_loss, phase_at
from gan.models import default_model
from gan.nn.faces.aligner import TASK as FINDER_TASK
from gan.nn.faces.aligner import build_finder
from gan.nn.faces.finder import FaceFinder

HELD_BACK_STEP = 60  # every so manieth face is measured on and never learned from
_MEASURED = 12  # of these, so that a report takes seconds
_SMALLEST = 0.45  # share of its size to which a face is reduced at most
_GREY = 0.06  # share of faces without colours, as on old photographs


@dataclass(frozen=True)
class TrainOptions(FamilyOptions):
    """What a run is given; see `gan.enhance.family_training.TrainOptions`.

    `data` is a folder or zip file of aligned faces, at least `FOLD * crop` pixels a side. With `identity` the
    crops must hold whole faces: `FOLD * crop` pixels a side are those of the faces then.
    """

    faces: bool = field(default=False, metadata={"help": "train the weights for faces, on aligned faces"})
    batch: int = field(default=16, metadata={"help": "crops a step"})
    crop: int = field(default=24, metadata={"help": "side of a crop, in pixels of the trunk (4 of the face)"})
    rate: float = field(default=5e-4, metadata={"help": "highest learning rate"})
    exclude: str = field(
        default="", metadata={"help": "leave out faces named so (prefixes, comma-separated)"}
    )
    start: str = field(default="enhance", metadata={"help": "model to start from"})
    clean: float = field(default=0.25, metadata={"help": "share of crops without any fault"})
    mild: float = field(
        default=0.5, metadata={"help": "how bad the faults are: 1 as phones make them, 0 hardly any"}
    )
    features: float = field(default=0.2, metadata={"help": "weight of what the face finder sees"})
    identity: Path | None = field(
        default=None, metadata={"help": "ONNX file of a network of face embeddings, to stay the same person"}
    )
    same: float = field(default=0.05, metadata={"help": "weight of the loss of identity"})
    name: str = field(default=FACES, metadata={"help": "name of the model that the run makes"})


class FacesTrainer(FamilyTrainer):
    """One run; see `gan.enhance.training.Trainer`."""

    options: TrainOptions

    def __init__(self, options: TrainOptions) -> None:
        super().__init__(options)
        self._finder = self._place(build_finder(default_model(FINDER_TASK)))
        self._identity = self._place(IdentityLoss(options.identity)) if options.identity else None

    def scale_of(self, step: int) -> int:
        """The largest scale every other step, since it is the hardest; the others in between."""
        scales = self.generator.config.all_scales
        others = [scale for scale in scales if scale != max(scales)] or [max(scales)]
        return others[step // 2 % len(others)] if step % 2 else max(scales)

    def batch(self, photos: list[Tensor], step: int) -> tuple[Tensor, Tensor, Tensor]:
        """Faces, upright and of different sizes; see `face_crops`."""
        scale = self.scale_of(step)
        side = self.options.crop * FOLD // scale
        random = np.random.default_rng((self.options.seed, step))
        return face_crops(photos, self.options.batch, side, scale, random, ranges_of(self.options))

    def family_step(self, batch: tuple[Tensor, Tensor, Tensor]) -> float:
        """One step on a batch of its scale; returns the loss."""
        options, phase = self.options, phase_at(self.fraction, self.options)
        bad, good = (part.to(self.device, memory_format=torch.channels_last) for part in batch[:2])
        with torch.autocast(self.device.type, torch.bfloat16):
            result = self.generator(bad, self.scale_of(self.step))
            loss = options.features * seen_loss(self._finder, result, good)
            if self._identity is not None:
                loss = loss + options.same * self._identity(result, good, batch[2])
        return self.descend(fidelity_loss(result, good, phase.squared) + loss, phase.rate)


def train(options: TrainOptions) -> None:
    """Train until `options.minutes` are spent, as `gan.enhance.family_training.train` does.

    Raises:
        EnhanceError, ModelError: as there.
    """
    require_scales(options.scales)
    carry_out(FacesTrainer(options), read_faces)


def read_faces(options: TrainOptions) -> tuple[list[Tensor], list[np.ndarray]]:
    """Faces to train on, (3, H, W) uint8, and some of those that are held back, (H, W, 3) uint8.

    Raises:
        EnhanceError: there are too few.
    """
    exclude = tuple(filter(None, options.exclude.split(",")))
    least = FOLD * options.crop
    pairs = cached_pairs(options.data, FOLD, options.out / "cache", exclude=exclude)
    faces = [pair.high for pair in pairs if min(pair.high.shape[1:]) >= least]
    if len(faces) < 2:
        raise EnhanceError(
            f"{options.data} holds {len(faces)} faces of at least {least} pixels a side; training needs two "
            "or more, or a smaller --crop."
        )
    if options.identity and any(max(face.shape[1:]) > least for face in faces):
        raise EnhanceError(
            f"A loss of identity needs whole faces, but a crop is {least} pixels a side and {options.data} "
            "holds larger faces; give a larger --crop (a quarter of their sides), or leave --identity out."
        )
    kept = [face for index, face in enumerate(faces) if not is_held_back(index)]
    measured = [np.ascontiguousarray(face.numpy().transpose(1, 2, 0)) for face in faces[::HELD_BACK_STEP]]
    return kept, measured[:_MEASURED]


def seen_loss(finder: FaceFinder, result: Tensor, truth: Tensor) -> Tensor:
    """How far a finder's features are off, as a share of the truth's; of (N, 3, S, S) pictures, 0..1.

    At half the size, which is that of the faces that the finder knows best.
    """
    half = [functional.avg_pool2d(2 * pictures - 1, 2) for pictures in (result, truth)]
    with torch.no_grad():
        wanted = finder.features(half[1])
    seen = finder.features(half[0])
    shares = [
        (ours - theirs).float().square().mean() / theirs.float().square().mean().clamp_min(1e-6)
        for ours, theirs in zip(seen, wanted, strict=True)
    ]
    return torch.stack(shares).mean()


def is_held_back(index: int) -> bool:
    """Whether the face of this place, in the order of the names, is measured on instead of learned from."""
    return index % HELD_BACK_STEP == 0


def face_crops(
    faces: Sequence[Tensor],
    count: int,
    side: int,
    scale: int,
    random: np.random.Generator,
    ranges: DegradationRanges,
) -> tuple[Tensor, Tensor, Tensor]:
    """Draw faces, make them smaller and mirror them, cut crops, and make bad ones of these.

    Args:
        faces: (3, H, W) uint8 each; around those that are smaller than a crop they are mirrored.
        count: N, crops.
        side: of the bad crops.
        scale: 1, 2 or 4.
        random: source of every choice.
        ranges: which faults.

    Returns:
        bad (N, 3, side, side) and good (N, 3, scale * side, scale * side), float32, 0..1, and (N,) what
        share of the side of the good crop that of the face is.
    """
    degrader = Degrader(random, ranges)
    whole, rim = scale * (side + 2 * RIM), scale * RIM
    bad, good, shares = [], [], []
    for index in random.integers(len(faces), size=count):
        share = random.uniform(_SMALLEST, 1.0) if random.random() < 0.5 else 1.0
        shares.append(share * faces[index].shape[1] / (scale * side))
        crop = _crop(faces[index], share, whole, random)
        low, _ = degrader.degrade(crop, scale)
        bad.append(low[RIM:-RIM, RIM:-RIM])
        good.append(crop[rim:-rim, rim:-rim])
    return _tensor(bad), _tensor(good), torch.tensor(shares, dtype=torch.float32)


def _crop(face: Tensor, share: float, side: int, random: np.random.Generator) -> np.ndarray:
    """(side, side, 3) uint8 of a face of a share of its size; what lies around it is mirrored."""
    pixels = np.ascontiguousarray(face.numpy().transpose(1, 2, 0))
    if share < 1:
        size = tuple(round(length * share) for length in pixels.shape[1::-1])
        pixels = cv2.resize(pixels, size, interpolation=cv2.INTER_AREA)
    missing = [max(0, side - length) for length in pixels.shape[:2]]
    if any(missing):
        around = [(length // 2, length - length // 2) for length in missing]
        pixels = np.pad(pixels, (*around, (0, 0)), mode="reflect")
    top, left = (int(random.integers(length - side + 1)) for length in pixels.shape[:2])
    crop = pixels[top : top + side, left : left + side]
    if random.random() < _GREY:
        crop = np.repeat(cv2.cvtColor(np.ascontiguousarray(crop), cv2.COLOR_RGB2GRAY)[..., None], 3, axis=2)
    return np.ascontiguousarray(crop[:, ::-1] if random.integers(2) else crop)


def _tensor(crops: list[np.ndarray]) -> Tensor:
    return torch.from_numpy(np.stack(crops).transpose(0, 3, 1, 2).astype(np.float32)) / 255
