from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch
from torch.nn import functional

from gan.faces.dataset import open_faces
from gan.faces.schedule import Stage
from gan.faces.state import load_state, save_state
from gan.faces.trainer import Trainer, _Order, shrink, use_bf16
from gan.nn.squeezenet import load_squeezenet
from tests.gan.faces.face_samples import small_options

CPU = torch.device("cpu")


def make_trainer(folder: Path, **values: object) -> Trainer:
    options = small_options(folder, **values)
    network = load_squeezenet(options.features / "squeezenet1_1_imagenet.safetensors")
    return Trainer(options, open_faces(options.data, options.resolution, folder / "cache"), network, CPU)


def weights_of(trainer: Trainer) -> dict[str, torch.Tensor]:
    state = trainer.state
    networks = {"generator": state.generator, "critic": state.critic, "average": state.average}
    return {
        f"{name}.{key}": value
        for name, network in networks.items()
        for key, value in network.state_dict().items()
    }


def changed_parts(trainer: Trainer, before: dict[str, torch.Tensor]) -> set[str]:
    weights = weights_of(trainer)
    return {name.split(".")[0] for name, value in weights.items() if not torch.equal(value, before[name])}


def test_a_resumed_run_equals_one_that_never_stopped(tmp_path: Path) -> None:
    whole, first, second = (make_trainer(tmp_path) for _ in range(3))
    reports = [whole.step() for _ in range(4)]
    for _ in range(2):
        first.step()
    save_state(first.state, tmp_path / "checkpoint.pt")
    load_state(second.state, tmp_path / "checkpoint.pt")
    assert [second.step() for _ in range(2)] == reports[2:]
    expected = weights_of(whole)
    for name, value in weights_of(second).items():
        assert torch.equal(value, expected[name]), name
    assert second.state.probability.value == whole.state.probability.value
    faded = [Stage(16, fade) for fade in (0, 0.25, 0.5)]
    assert [report.stage for report in reports] == [Stage(8, 1.0), *faded]


def test_seeds_decide_everything(tmp_path: Path) -> None:
    first, again, other = (make_trainer(tmp_path, seed=seed) for seed in (1, 1, 2))
    losses = [trainer.step().critic_loss for trainer in (first, again, other)]
    assert losses[0] == losses[1] != losses[2]


@pytest.mark.parametrize(
    "values",
    [
        {"loss": "nonsaturating", "pixel_weight": 0.0, "augment": "none"},
        {"discriminator": "progressive", "loss": "wgan-gp", "augment": "fixed"},
        {"generator": "progressive", "discriminator": "progressive", "resolution": 8},
        {"precision": "bf16", "start_resolution": 16},
    ],
)
def test_a_step_of_any_variant_changes_all_its_parts(tmp_path: Path, values: dict[str, object]) -> None:
    trainer = make_trainer(tmp_path, **values)
    before = {name: value.clone() for name, value in weights_of(trainer).items()}
    report = trainer.step()
    assert np.isfinite(report.generator_loss + report.critic_loss)
    assert changed_parts(trainer, before) == {"generator", "critic", "average"}


def test_penalty_comes_every_sixteenth_step(tmp_path: Path) -> None:
    trainer = make_trainer(tmp_path)
    pictures = torch.zeros(4, 3, 8, 8)
    penalties = []
    for step in range(18):
        trainer.state.images = 4 * step
        penalties.append(trainer._penalty(pictures, pictures, Stage(8, 1.0)))
    assert [step for step, penalty in enumerate(penalties) if torch.is_tensor(penalty)] == [0, 16]


def test_discriminators_stay_as_they_are_while_the_generator_learns(tmp_path: Path) -> None:
    trainer = make_trainer(tmp_path)
    critic = trainer.state.critic
    with torch.no_grad():
        real, view = (critic.look(torch.rand(4, 3, 8, 8)) for _ in range(2))
    before = [weight.clone() for weight in critic.parameters()]
    view.pictures.requires_grad_()
    trainer._teach_generator(real, view, Stage(8, 1.0))
    assert all(torch.equal(*pair) for pair in zip(critic.parameters(), before, strict=True))
    assert all(weight.grad is None for weight in critic.parameters())


def test_settled_generator_is_a_copy_ready_for_use(tmp_path: Path) -> None:
    trainer = make_trainer(tmp_path)
    trainer.step()
    before = {name: value.clone() for name, value in weights_of(trainer).items()}
    generator = trainer.settled()
    assert not generator.training
    assert not changed_parts(trainer, before)


def test_every_face_is_seen_once_in_a_round() -> None:
    order = _Order(np.arange(100, 110), seed=0)
    seen = np.concatenate([order.take(start, 4) for start in range(0, 20, 4)])
    assert sorted(seen[:10]) == sorted(seen[10:]) == list(range(100, 110))
    assert list(seen[:10]) != list(seen[10:])
    assert np.array_equal(_Order(np.arange(100, 110), seed=0).take(8, 4), seen[8:12])


def test_real_faces_are_shrunk_and_faded_like_generated_ones() -> None:
    pictures = torch.rand(2, 3, 16, 16)
    full = functional.avg_pool2d(pictures, 2)
    coarse = functional.interpolate(functional.avg_pool2d(pictures, 4), scale_factor=2)
    assert torch.equal(shrink(pictures, Stage(16, 1.0)), pictures)
    torch.testing.assert_close(shrink(pictures, Stage(8, 1.0)), full)
    torch.testing.assert_close(shrink(pictures, Stage(8, 0.0)), coarse)
    torch.testing.assert_close(shrink(pictures, Stage(8, 0.25)), 0.75 * coarse + 0.25 * full)


def test_precision_is_as_asked() -> None:
    assert use_bf16("bf16", CPU) and not use_bf16("float32", CPU)
