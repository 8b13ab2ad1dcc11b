from __future__ import annotations

from pathlib import Path

import pytest
import torch

from gan.faces.errors import FacesError
from gan.faces.state import TrainingState, load_state, new_state, save_state, update_average
from tests.gan.faces.face_samples import small_options

CPU = torch.device("cpu")


def make_state(folder: Path, **values: object) -> TrainingState:
    small = {"discriminator": "progressive", "loss": "nonsaturating", "resolution": 8}
    return new_state(small_options(folder, **small | values), None, CPU)


def test_counters_survive(tmp_path: Path) -> None:
    state, other = make_state(tmp_path), make_state(tmp_path, seed=5)
    state.images, state.seconds, state.best, state.probability.value = 12, 3.5, 0.25, 0.75
    save_state(state, tmp_path / "checkpoint.pt")
    load_state(other, tmp_path / "checkpoint.pt")
    assert (other.images, other.seconds, other.best, other.probability.value) == (12, 3.5, 0.25, 0.75)
    assert torch.equal(other.randomness.get_state(), state.randomness.get_state())


def test_a_run_can_go_on_with_other_rates(tmp_path: Path) -> None:
    save_state(make_state(tmp_path), tmp_path / "checkpoint.pt")
    state = make_state(tmp_path, generator_rate=1e-5, pixel_rate=2e-5)
    load_state(state, tmp_path / "checkpoint.pt")
    rates = [steps.param_groups[0]["lr"] for steps in (state.generator_steps, state.critic_steps)]
    assert rates == [1e-5, 2e-5]


def test_a_failed_write_leaves_the_old_checkpoint(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "checkpoint.pt"
    state = make_state(tmp_path)
    save_state(state, path)
    before = path.read_bytes()

    def fill_the_disk(values: object, file: object) -> None:
        file.write(b"half")
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(torch, "save", fill_the_disk)
    with pytest.raises(FacesError, match="cannot be written: .*No space left"):
        save_state(state, path)
    assert path.read_bytes() == before
    assert not list(tmp_path.glob("*.part"))


def test_unusable_checkpoints_are_named(tmp_path: Path) -> None:
    state = make_state(tmp_path)
    with pytest.raises(FacesError, match=r"There is no checkpoint .*gone\.pt"):
        load_state(state, tmp_path / "gone.pt")
    save_state(state, tmp_path / "checkpoint.pt")
    with pytest.raises(FacesError, match="belongs to other networks"):
        load_state(make_state(tmp_path, resolution=16), tmp_path / "checkpoint.pt")
    data = (tmp_path / "checkpoint.pt").read_bytes()
    (tmp_path / "half.pt").write_bytes(data[: len(data) // 2])
    (tmp_path / "other.pt").write_bytes(b"something else")
    for name in ("half.pt", "other.pt"):
        with pytest.raises(FacesError, match=f"{name} is damaged"):
            load_state(state, tmp_path / name)


def test_average_follows_the_formula() -> None:
    average, trained = torch.nn.BatchNorm2d(2), torch.nn.BatchNorm2d(2)
    torch.nn.init.constant_(trained.weight, 3)
    trained.running_mean.fill_(8)
    trained.num_batches_tracked.fill_(7)
    update_average(average, trained, decay=0.75)
    assert average.weight.tolist() == pytest.approx([0.75 * 1 + 0.25 * 3] * 2)
    assert average.running_mean.tolist() == pytest.approx([2.0, 2.0])
    assert average.num_batches_tracked == 7
