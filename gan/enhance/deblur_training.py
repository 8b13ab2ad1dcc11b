"""The recipe of the weights that deblur: a family for 1x, guided by what Wiener's filters make of a picture.

The point spread function of every crop is found by the network that will find it at use, so that the
generator learns how far it can be trusted. It may start from a family without a guide: what is new begins at
zero.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import torch
from torch import Tensor, nn

from gan.enhance.choices import PSF_TASK
from gan.enhance.deconvolution import MARGIN, filtered, inverse_filters
from gan.enhance.degraded import RIM, degraded_crops
from gan.enhance.errors import EnhanceError
from gan.enhance.family import FOLD, FamilyConfig, FamilyGenerator
from gan.enhance.family_training import FamilyTrainer, carry_out, photographs, ranges_of
from gan.enhance.family_training import TrainOptions as FamilyOptions
from gan.enhance.guides import find_psf, psf_network, with_guides
from gan.enhance.luma import luma_of
from gan.enhance.model import build_generator
from gan.enhance.psf_training import BLURRED
from gan.enhance.request import TASK
from gan.enhance.training import fidelity_loss, phase_at
from gan.models import find_model

_UNSEEN = 8  # pixels along the borders of a crop that do not count: there the network sees less


@dataclass(frozen=True)
class TrainOptions(FamilyOptions):
    """What a run is given; see `gan.enhance.family_training.TrainOptions`. `scales` is 1."""

    deblur: bool = field(default=False, metadata={"help": "train guided weights for 1x, on blurred pictures"})
    guide: str = field(default=PSF_TASK, metadata={"help": "model that finds point spread functions"})
    crop: int = field(default=40, metadata={"help": "side of a crop, in pixels of the trunk"})
    rate: float = field(default=8e-4, metadata={"help": "highest learning rate"})
    scales: str = field(default="1", metadata={"help": "must be 1"})
    clean: float = field(default=0.08, metadata={"help": "share of crops without any fault"})
    name: str = field(default="my-deblur", metadata={"help": "name of the model that the run makes"})


class DeblurTrainer(FamilyTrainer):
    """One run; see `gan.enhance.training.Trainer`."""

    options: TrainOptions

    def __init__(self, options: TrainOptions) -> None:
        super().__init__(options)
        self._finder = self._place(psf_network(find_model(options.guide, PSF_TASK)))

    def make_network(self) -> nn.Module:
        """A family for 1x that is guided."""
        options = self.options
        shape = FamilyConfig(options.channels, options.blocks, scales="1", guide=options.guide)
        return FamilyGenerator(shape)

    def start_from(self, name: str) -> None:
        """Begin with a family that has 1x; guides that it does not know count for nothing at first."""
        network = build_generator(find_model(name, TASK))
        weights, known = self.generator.state_dict(), network.state_dict()
        for key, weight in weights.items():
            if key not in known:
                raise EnhanceError(f"The model {name} is no family with 1x; start from another or none.")
            # Only what reads the guides, and what says how far they are followed, may be new.
            shared = tuple(slice(min(pair)) for pair in zip(weight.shape, known[key].shape, strict=True))
            if weight[shared].shape != known[key].shape or (
                weight.shape != known[key].shape and not key.startswith(("heads.", "tail."))
            ):
                raise EnhanceError(
                    f"The model {name} has another shape ({network.config}) than this run "
                    f"({self.generator.config}); give its --channels and --blocks."
                )
            weights[key] = torch.zeros_like(weight)
            weights[key][shared] = known[key]
        self.generator.load_state_dict(weights)

    def batch(self, photos: list[Tensor], step: int) -> tuple[Tensor, Tensor]:
        """The crops of a step, with `MARGIN` pixels around what the generator sees."""
        side = self.options.crop * FOLD + 2 * MARGIN
        random = np.random.default_rng((self.options.seed, step))
        # Blur is what it is for; but blurred pictures are as noisy and as compressed as any.
        ranges = BLURRED if step % 3 else ranges_of(self.options)
        bad, good, _ = degraded_crops(photos, self.options.batch, side, 1, random, ranges)
        return bad, good

    def family_step(self, batch: tuple[Tensor, Tensor]) -> float:
        """One step; returns the loss, which is that of the colours and, once more, of luma."""
        phase = phase_at(self.fraction, self.options)
        bad, good = (part.to(self.device, memory_format=torch.channels_last) for part in batch)
        with torch.no_grad():
            filters = inverse_filters(self._find(bad))
            guides = filtered(bad, filters)
        middle = slice(MARGIN, -MARGIN)
        inputs = torch.cat([bad[..., middle, middle], guides], dim=1)
        with torch.autocast(self.device.type, torch.bfloat16):
            result = self.generator(inputs.contiguous(memory_format=torch.channels_last), 1)
        inner = slice(_UNSEEN, -_UNSEEN)
        pictures = [part[..., inner, inner] for part in (result, good[..., middle, middle])]
        lumas = [luma_of(part) for part in pictures]
        loss = fidelity_loss(*lumas, phase.squared) + 0.5 * fidelity_loss(*pictures, phase.squared)
        return self.descend(loss, phase.rate)

    def _find(self, bad: Tensor) -> Tensor:
        """The point spread functions of crops, (N, k, k)."""
        side = bad.shape[-1] // 16 * 16
        start = (bad.shape[-1] - side) // 2
        with torch.autocast(self.device.type, torch.bfloat16):
            return self._finder(bad[..., start : start + side, start : start + side])[0].float()

    @torch.inference_mode()
    def mend(self, bad: np.ndarray, scale: int) -> np.ndarray:
        """(h, w, 3) uint8 -> (h, w, 3) uint8, as at use, by the averaged weights."""
        seen = with_guides(bad, find_psf(self.options.guide, bad))
        return super().mend(seen, scale)


def train(options: TrainOptions) -> None:
    """Train until `options.minutes` are spent, as `gan.enhance.family_training.train` does.

    Raises:
        EnhanceError, ModelError: as there; or the scales are not 1.
    """
    if options.scales != "1":
        raise EnhanceError("Guided weights are for 1x; leave --scales out.")
    least = FOLD * options.crop + 2 * (MARGIN + RIM)
    carry_out(DeblurTrainer(options), lambda given: photographs(given, least))
