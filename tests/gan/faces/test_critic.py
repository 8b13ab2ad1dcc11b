from __future__ import annotations

import pytest
import torch

from gan.faces.critic import Critic
from gan.faces.progressive import Discriminator, ProgressiveConfig
from gan.faces.tower import FeatureTower, TowerConfig
from gan.nn.squeezenet import SqueezeNet


@pytest.fixture
def critic() -> Critic:
    torch.manual_seed(0)
    config = TowerConfig(side=64, widths=(4, 4, 4, 4), hidden=8, group=2)
    pixels = Discriminator(ProgressiveConfig(16, channel_base=16, channel_max=8))
    return Critic(FeatureTower(SqueezeNet(), config), pixels, pixel_weight=0.5)


def test_every_discriminator_has_a_score_and_a_weight(critic: Critic) -> None:
    real, fake = (critic.look(torch.rand(2, 3, 16, 16)) for _ in range(2))
    for scores in critic(real, fake, fade=0.5):
        assert [len(values) for values in scores] == [2] * 5
        assert scores[-1].shape == (2,)
    assert critic.weights == (1, 1, 1, 1, 0.5)


def test_only_what_learns_is_stored(critic: Critic) -> None:
    assert {key.split(".")[0] for key in critic.state_dict()} == {"scales", "pixels"}


def test_a_detached_view_leads_nowhere(critic: Critic) -> None:
    pictures = torch.rand(2, 3, 16, 16, requires_grad=True)
    view = critic.look(pictures)
    assert view.pictures.requires_grad and all(values.requires_grad for values in view.features)
    view = view.detach()
    assert not view.pictures.requires_grad and not any(values.requires_grad for values in view.features)


def test_a_critic_needs_something_to_judge_with() -> None:
    with pytest.raises(ValueError, match="needs a tower"):
        Critic(None, None)
