from __future__ import annotations

import math

import pytest
import torch
from torch import Tensor

from gan.faces.losses import LOSSES, gradient_penalty, r1_penalty

REAL, FAKE = torch.tensor((2.0, -0.5)), torch.tensor((0.5, -3.0))


def softplus(value: float) -> float:
    return math.log(1 + math.exp(value))


@pytest.mark.parametrize(
    ("name", "discriminator", "generator"),
    [
        ("hinge", (0 + 1.5) / 2 + (1.5 + 0) / 2, 1.25),
        (
            "nonsaturating",
            (softplus(-2) + softplus(0.5)) / 2 + (softplus(0.5) + softplus(-3)) / 2,
            (softplus(-0.5) + softplus(3)) / 2,
        ),
        ("wgan-gp", -1.25 - 0.75 + 0.001 * (4 + 0.25) / 2, 1.25),
    ],
)
def test_losses_by_hand(name: str, discriminator: float, generator: float) -> None:
    loss = LOSSES[name]
    assert loss.judge([REAL], [FAKE]).item() == pytest.approx(discriminator)
    assert loss.fool([FAKE], [1.0]).item() == pytest.approx(generator)
    assert loss.fool([FAKE, FAKE], [1.0, 0.5]).item() == pytest.approx(1.5 * generator)


def quadratic(pictures: Tensor) -> Tensor:
    """Its gradient at x is x, times a weight of one."""
    return 0.5 * pictures.square().sum(dim=(1, 2, 3))


def test_r1_is_half_the_squared_gradient() -> None:
    real = torch.randn(3, 3, 2, 2, generator=torch.Generator().manual_seed(0))
    assert r1_penalty(quadratic, real).item() == pytest.approx(0.5 * real.square().sum().item() / 3)


def test_gradient_penalty_is_taken_between_both() -> None:
    real, fake = torch.ones(1, 3, 2, 2), -torch.ones(1, 3, 2, 2)
    place = torch.rand((1, 1, 1, 1), generator=torch.Generator().manual_seed(7)).item()
    length = abs(1 - 2 * place) * math.sqrt(12)
    found = gradient_penalty(quadratic, real, fake, torch.Generator().manual_seed(7))
    assert found.item() == pytest.approx((length - 1) ** 2, rel=1e-5)


@pytest.mark.parametrize("kind", ["r1", "gp"])
def test_penalties_teach_the_discriminator(kind: str) -> None:
    weight = torch.tensor(2.0, requires_grad=True)

    def discriminator(pictures: Tensor) -> Tensor:
        return weight * quadratic(pictures)

    real = torch.ones(2, 3, 2, 2)
    penalty = r1_penalty(discriminator, real) if kind == "r1" else gradient_penalty(discriminator, real, real)
    penalty.backward()
    # r1: d/dw 12 w^2 / 2; gradient penalty: d/dw (w sqrt(12) - 1)^2.
    expected = 24.0 if kind == "r1" else 2 * (2 * math.sqrt(12) - 1) * math.sqrt(12)
    assert weight.grad.item() == pytest.approx(expected, rel=1e-5)
