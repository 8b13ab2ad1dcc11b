"""The face finder that is shipped: whole, small, quick to load, and sees nobody where nobody is."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image

from gan.models import ModelCard, check_model
from gan.models.cards import read_card
from gan.nn.faces.aligner import TASK, Aligner, build_finder
from gan.paths import assets_folder


@pytest.fixture(scope="module")
def card() -> ModelCard:
    return read_card(assets_folder() / "models" / f"{TASK}.json")


def test_its_card_says_where_it_comes_from_and_what_it_can_do(card: ModelCard) -> None:
    check_model(card)
    assert card.task == TASK and card.weights_path.stat().st_size < 2**20
    assert {"recall", "false alarms", "eye error"} <= {figure.name for figure in card.figures}
    assert sum(data.count for data in card.trained_on) > 1000 and card.limits


@pytest.mark.parametrize("shade", [0, 128, 255])
def test_it_sees_nobody_on_plain_ground(card: ModelCard, shade: int) -> None:
    assert Aligner(build_finder(card)).find(np.full((240, 320, 3), shade, np.uint8)) == ()


def test_it_sees_nobody_in_our_samples(card: ModelCard) -> None:
    aligner = Aligner(build_finder(card))
    samples = sorted((assets_folder() / "samples" / "enhance").iterdir())
    found = [len(aligner.find(np.asarray(Image.open(path).convert("RGB")))) for path in samples]
    assert samples and sum(found) == 0
