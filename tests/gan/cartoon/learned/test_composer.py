"""The layout composer: its maps, its losses, its training, and how it places people."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import torch

from gan.cartoon.checking import check_film
from gan.cartoon.errors import CartoonError
from gan.cartoon.layout.layout import Spot, Stop, Track
from gan.cartoon.learned.batches import Batches
from gan.cartoon.learned.cards import config_of, load_composer, plain
from gan.cartoon.learned.composer_net import (
    PIXELS,
    ComposerConfig,
    LayoutComposerNet,
    box_maps,
    spread,
)
from gan.cartoon.learned.composer_training import (
    UNIFORM,
    TrainOptions,
    cell_nll,
    composing_loss,
    frame_nll,
    likeliest,
    measure,
    overlap,
    train,
)
from gan.cartoon.learned.composing import LearnedComposer, placed_at, token_of
from gan.cartoon.learned.corpus import read_examples
from gan.cartoon.learned.texts import Vocabulary
from gan.cartoon.script import understand
from gan.cartoon.stage.film import Film
from gan.models.cards import read_card

CPU = torch.device("cpu")


@pytest.fixture(scope="module")
def batches(small_base) -> Batches:
    vocabulary = Vocabulary()
    return Batches(read_examples(small_base, small_base.ids(), vocabulary), vocabulary, CPU)


def test_boxes_fill_the_cells_they_cover():
    maps = box_maps(torch.tensor([[0.0, 0.0, 0.5, 0.25], [0.125, 0.0, 0.25, 1.0], [float("nan")] * 4]), 4)
    assert maps[0].tolist() == [[1, 1, 0, 0], [0, 0, 0, 0], [0, 0, 0, 0], [0, 0, 0, 0]]
    assert maps[1][:, 0].tolist() == [0.5] * 4 and maps[1].sum() == 2
    assert maps[2].sum() == 0


def test_a_flat_map_is_the_uniform_guess():
    nll = frame_nll(torch.zeros(1, 8, 32, 32), torch.full((1, 8, 2), 0.3))
    assert nll.numpy() == pytest.approx(UNIFORM, abs=1e-4)
    assert UNIFORM == pytest.approx(9.704, abs=1e-3)


def test_chances_of_pixels_add_up():
    chances = spread(torch.randn(2, 8, 32, 32))
    assert chances.shape == (2, 8, PIXELS, PIXELS)
    assert chances.exp().sum((2, 3)).numpy() == pytest.approx(1.0, abs=1e-4)


def test_the_cheap_loss_is_least_where_the_centre_is():
    centre = torch.tensor([[[0.3, 0.7]]])
    there, elsewhere = torch.zeros(1, 1, 32, 32), torch.zeros(1, 1, 32, 32)
    there[0, 0, 21:23, 9:11] = 5.0
    elsewhere[0, 0, 5, 5] = 5.0
    assert cell_nll(there, centre) < cell_nll(torch.zeros(1, 1, 32, 32), centre) < cell_nll(elsewhere, centre)
    assert likeliest(there)[0, 0].numpy() == pytest.approx([0.3, 0.7], abs=0.03)
    assert cell_nll(there, centre * float("nan")) == 0


def test_overlap_of_boxes():
    boxes = torch.tensor([[0.0, 0.0, 0.5, 0.5], [0.0, 0.0, 0.5, 0.5], [float("nan")] * 4])
    others = torch.tensor([[0.0, 0.0, 0.5, 0.5], [0.25, 0.0, 0.75, 0.5], [0.0, 0.0, 1.0, 1.0]])
    assert overlap(boxes, others).tolist() == pytest.approx([1.0, 1 / 3, 0.0])


def test_the_loss_falls_and_reaches_every_weight(batches):
    torch.manual_seed(1)
    network = LayoutComposerNet()
    optimiser = torch.optim.AdamW(network.parameters(), 2e-3)
    batch = batches.batch(range(min(8, len(batches))))
    losses = []
    for _ in range(4):
        loss = composing_loss(network, batch)
        optimiser.zero_grad()
        loss.backward()
        losses.append(float(loss.detach()))
        optimiser.step()
    assert losses[-1] < losses[0]
    assert all(parameter.grad is not None for parameter in network.parameters())


def test_what_is_left_out_makes_no_difference(batches):
    batch = batches.batch(range(3))
    other = replace(batch, words=batch.words.flip(1), phrase=-batch.phrase)
    blind = LayoutComposerNet(ComposerConfig(reads_text=False)).eval()
    seeing = LayoutComposerNet().eval()
    from gan.cartoon.learned.composer_training import guess_of

    assert torch.allclose(guess_of(blind, batch).logits, guess_of(blind, other).logits)
    assert not torch.allclose(guess_of(seeing, batch).logits, guess_of(seeing, other).logits)


def test_measuring_an_untrained_network(batches, networks):
    scores = measure(networks.composer, batches)
    assert 8 < scores.nll < 12
    assert 0 <= scores.iou < 0.5 and scores.frames > 8


def test_a_base_without_validation_episodes_is_too_small(small_base, tmp_path):
    options = TrainOptions(small_base.path.parent, tmp_path / "run", steps=2, batch=4, clips=4, sketches=2)
    with pytest.raises(CartoonError, match="larger"):  # six clips have no validation episode
        train(options)


def test_pictures_in_the_place_of_maps(small_base):
    from gan.cartoon.learned.composer_training import guess_of
    from gan.cartoon.learned.corpus import pictures_of

    vocabulary = Vocabulary()
    examples = read_examples(small_base, small_base.ids(), vocabulary)
    pictures = {one.id: pictures_of(small_base.clip(one.id), one.names) for one in examples}
    batch = Batches(examples, vocabulary, CPU, pictures).batch([0, 1])
    assert batch.pictures.shape == (2, 24, 32, 32) and batch.pictures.abs().max() <= 1
    assert guess_of(LayoutComposerNet(ComposerConfig(kinds=0)), batch).logits.shape == (2, 8, 32, 32)


def test_a_saved_composer_is_loaded_again(networks, tmp_path):
    from gan.models import save_model

    network = networks.composer
    card = save_model(
        tmp_path, network.state_dict(), name="mine", task="cartoon-composer", version="1", summary="s",
        license="MIT", config=plain(network.config), trained_on=(), recipe="", figures=(), limits="",
    )  # fmt: skip
    loaded = load_composer(read_card(card.path))
    assert loaded.config == network.config
    assert torch.allclose(loaded.stem.weight, network.stem.weight, atol=1e-3)
    with pytest.raises(CartoonError, match="another kind"):
        config_of(replace(card, config={"nonsense": 1}), ComposerConfig)


@pytest.mark.parametrize(
    "text",
    [
        "Ada walks into the kitchen and talks to Bo.",
        "Bo sits on the sofa while a dog stands behind the table.",
    ],
)
def test_the_rules_keep_what_knows_nothing_in_order(networks, text):
    film = Film(understand(text), composer=LearnedComposer(networks.composer))
    assert check_film(film) == []


def test_the_same_seed_gives_the_same_layout(networks):
    spots = []
    for _ in range(2):
        film = Film(understand("Ada and Bo are in a park."), composer=LearnedComposer(networks.composer))
        spots.append(film.shot_painter(0).plan.layout.tracks)
    assert spots[0] == spots[1]


def test_tracks_are_straight_between_stops():
    track = Track("ada", (Stop(0, 0, Spot(1.0, 0.2)), Stop(1, 3, Spot(5.0, 0.6))))
    assert placed_at(track, 0.5) == Spot(1.0, 0.2)
    assert placed_at(track, 2.0) == Spot(3.0, pytest.approx(0.4))
    assert placed_at(track, 4.0) == Spot(5.0, 0.6)


def test_words_that_name_somebody():
    words = "The old man sees a dog".split()
    assert token_of(words, ["old", "man"]) == 2
    assert token_of(words, ["a", "big", "dog"]) == 5
    assert token_of(words, ["cat"]) == -1
    assert np.isclose(token_of([], ["cat"]), -1)
