from __future__ import annotations

import dataclasses
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from gan.faces import options as module
from gan.faces.errors import FacesError
from gan.faces.losses import LOSSES
from gan.faces.options import TrainOptions


def make(**values: Any) -> TrainOptions:
    return TrainOptions(Path("data"), Path("out"), **values)


def test_every_option_explains_itself() -> None:
    assert all(entry.metadata["help"] for entry in dataclasses.fields(make()))


def test_losses_are_those_that_there_are() -> None:
    assert set(module.LOSS_NAMES) == set(LOSSES)


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"resolution": 96}, "resolution must be a power of two from 4 to 1024, not 96"),
        ({"start_resolution": 0}, "start_resolution must be a power of two"),
        ({"resolution": 32, "start_resolution": 64}, r"\(64\) must not be above resolution \(32\)"),
        ({"generator": "style"}, "generator must be one of gated, progressive, not 'style'"),
        ({"loss": "wgan-gp"}, "wgan-gp needs the progressive discriminator"),
        ({"augment_probability": 1.5}, "augment_probability must be from 0 to 1, not 1.5"),
        ({"batch": 1}, "batch must be at least 2"),
        ({"hold_images": 0}, "hold_images must be at least 1"),
        ({"minutes": -1.0}, "minutes must not be negative"),
    ],
)
def test_values_out_of_range_are_named(values: dict[str, Any], sentence: str) -> None:
    with pytest.raises(FacesError, match=sentence):
        make(**values)


def test_the_paper_can_be_asked_for() -> None:
    options = make(generator="progressive", discriminator="progressive", loss="wgan-gp", resolution=1024)
    assert options.loss == "wgan-gp"


def test_options_load_without_torch() -> None:
    code = "import sys, gan.faces.options; sys.exit('torch' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
