"""Losses of the discriminators and the generator, and the penalties on the discriminators' gradients."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn import functional

_DRIFT = 0.001  # keeps Wasserstein scores from drifting away from zero (Karras et al. 2017, appendix A.1)


@dataclass(frozen=True)
class Loss:
    """One adversarial game.

    Attributes:
        name: as options name it.
        discriminator: (scores of real ones, scores of generated ones) -> scalar to be minimised.
        generator: scores of generated ones -> scalar to be minimised.
    """

    name: str
    discriminator: Callable[[Tensor, Tensor], Tensor]
    generator: Callable[[Tensor], Tensor]

    def judge(self, real: Sequence[Tensor], fake: Sequence[Tensor]) -> Tensor:
        """The discriminators' loss, summed over several discriminators."""
        return torch.stack([self.discriminator(*pair) for pair in zip(real, fake, strict=True)]).sum()

    def fool(self, fake: Sequence[Tensor], weights: Sequence[float]) -> Tensor:
        """The generator's loss, a weighted sum over several discriminators."""
        losses = [weight * self.generator(scores) for scores, weight in zip(fake, weights, strict=True)]
        return torch.stack(losses).sum()


def _hinge(real: Tensor, fake: Tensor) -> Tensor:
    return functional.relu(1 - real.float()).mean() + functional.relu(1 + fake.float()).mean()


def _logistic(real: Tensor, fake: Tensor) -> Tensor:
    return functional.softplus(-real.float()).mean() + functional.softplus(fake.float()).mean()


def _wasserstein(real: Tensor, fake: Tensor) -> Tensor:
    real, fake = real.float(), fake.float()
    return fake.mean() - real.mean() + _DRIFT * real.square().mean()


def _negated_mean(fake: Tensor) -> Tensor:
    return -fake.float().mean()


LOSSES = {
    loss.name: loss
    for loss in (
        # Lim and Ye 2017.
        Loss("hinge", _hinge, _negated_mean),
        # The non-saturating game of Goodfellow et al. 2014.
        Loss("nonsaturating", _logistic, lambda fake: functional.softplus(-fake.float()).mean()),
        # Arjovsky et al. 2017, to be used with `gradient_penalty`; with the paper's drift term.
        Loss("wgan-gp", _wasserstein, _negated_mean),
    )
}


def r1_penalty(discriminator: Callable[[Tensor], Tensor], real: Tensor) -> Tensor:
    """Mean squared gradient on real pictures, halved (Mescheder et al. 2018), to be multiplied by gamma.

    Args:
        discriminator: (N, 3, R, R) -> (N, ...) scores.
        real: (N, 3, R, R).

    Returns:
        A scalar through which the discriminator's weights get gradients.
    """
    real = real.detach().requires_grad_()
    (slope,) = torch.autograd.grad(discriminator(real).sum(), real, create_graph=True)
    return 0.5 * slope.square().flatten(1).sum(dim=1).mean()


def gradient_penalty(
    discriminator: Callable[[Tensor], Tensor],
    real: Tensor,
    fake: Tensor,
    randomness: torch.Generator | None = None,
) -> Tensor:
    """How far gradients between real and generated pictures are from length one (Gulrajani et al. 2017).

    Args:
        discriminator: (N, 3, R, R) -> (N, ...) scores.
        real, fake: (N, 3, R, R).
        randomness: picks the places between them; on their device.

    Returns:
        A scalar, to be multiplied by lambda (10 in the paper).
    """
    place = torch.rand((len(real), 1, 1, 1), generator=randomness, device=real.device)
    between = torch.lerp(real, fake.detach(), place).requires_grad_()
    (slope,) = torch.autograd.grad(discriminator(between).sum(), between, create_graph=True)
    return (slope.flatten(1).norm(dim=1) - 1).square().mean()
