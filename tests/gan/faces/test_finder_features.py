"""The face finder in the place of another network of features."""

from __future__ import annotations

import torch

from gan.faces.finder_features import FinderFeatures
from gan.faces.tower import FeatureTower, TowerConfig
from gan.nn.faces.finder import FaceFinder, FinderConfig


def network() -> FinderFeatures:
    return FinderFeatures(FaceFinder(FinderConfig(4, 6, 8)))


def test_each_tap_has_the_channels_and_side_it_says() -> None:
    features = network()(torch.zeros(2, 3, 64, 64))
    assert [tuple(part.shape) for part in features] == [(2, 4, 32, 32), (2, 6, 16, 16), (2, 8, 8, 8)]
    assert network().tap_channels == (4, 6, 8)


def test_it_learns_nothing_but_lets_gradients_through() -> None:
    finder = network().train()
    assert not any(module.training for module in finder.modules())
    assert not any(weight.requires_grad for weight in finder.parameters())
    pictures = torch.randn(1, 3, 64, 64, requires_grad=True)
    finder(pictures)[-1].sum().backward()
    assert pictures.grad is not None and pictures.grad.abs().sum() > 0


def test_a_tower_stands_on_it() -> None:
    finder = network()
    tower = FeatureTower(finder, TowerConfig.of(finder, 64))
    tower.calibrate(torch.randn(4, 3, 32, 32))
    assert all(torch.isfinite(part).all() for part in tower(torch.randn(2, 3, 32, 32)))
