"""Weights there and back, and what happens to those that are damaged."""

from __future__ import annotations

import hashlib
import os
from concurrent.futures import ThreadPoolExecutor

import pytest
import torch
from safetensors.torch import load_file

from gan.media import MediaError
from gan.models import ModelError, check_model, find_model, list_models, load_weights, weights
from gan.models.cards import read_card


def test_weights_come_back_as_float32(shipped, save):
    values = torch.linspace(-2, 2, 24).reshape(2, 3, 4)
    card = save(shipped, "photo", {"a": values, "steps": torch.tensor([3])})
    loaded = load_weights(find_model("photo", "enhance"))
    assert loaded["a"].dtype == torch.float32
    assert torch.equal(loaded["a"], values.half().float())
    assert loaded["steps"].dtype == torch.int64
    assert card.parameters == 25


def test_the_file_is_half_precision_and_the_card_holds_its_checksum(shipped, save):
    card = save(shipped, "photo")
    assert load_file(card.weights_path)["weight"].dtype == torch.float16
    assert card.sha256 == hashlib.sha256(card.weights_path.read_bytes()).hexdigest()
    assert read_card(card.path) == card
    assert sorted(path.name for path in shipped.iterdir()) == ["photo.json", "photo.safetensors"]


def test_views_of_one_storage_and_strange_layouts_can_be_saved(shipped, save):
    base = torch.arange(48.0).reshape(1, 3, 4, 4)
    state = {"whole": base, "part": base[:, :1], "last": base.to(memory_format=torch.channels_last)}
    loaded = load_weights(save(shipped, "photo", state))
    assert all(torch.equal(loaded[name], state[name]) for name in state)


def test_parameters_that_learn_can_be_saved(shipped, save):
    loaded = load_weights(save(shipped, "photo", {"weight": torch.ones(2, requires_grad=True)}))
    assert not loaded["weight"].requires_grad


@pytest.mark.parametrize("bad", [float("nan"), float("inf"), 70_000.0])
def test_weights_that_are_no_half_floats_are_refused(shipped, save, bad):
    with pytest.raises(ModelError, match="first.weight"):
        save(shipped, "photo", {"first.weight": torch.tensor([1.0, bad])})
    assert list(shipped.iterdir()) == []


def test_a_card_that_could_not_be_read_again_is_not_written(shipped, save):
    with pytest.raises(ModelError, match="the name 'My Photo' may have"):
        save(shipped, "My Photo")
    assert list(shipped.iterdir()) == []


def test_saving_again_replaces_both_files(shipped, save):
    save(shipped, "photo", {"weight": torch.zeros(2)})
    card = save(shipped, "photo", {"weight": torch.ones(2)})
    assert torch.equal(load_weights(card)["weight"], torch.ones(2))
    assert len(list(shipped.iterdir())) == 2


def test_a_folder_that_cannot_be_made_is_a_sentence(tmp_path, save):
    (tmp_path / "file").write_text("")
    with pytest.raises(MediaError, match="not a folder"):
        save(tmp_path / "file" / "models", "photo")


def test_a_damaged_file_is_named_with_both_checksums(shipped, save):
    card = save(shipped, "photo")
    check_model(card)
    data = bytearray(card.weights_path.read_bytes())
    data[-1] ^= 1
    card.weights_path.write_bytes(data)
    os.utime(card.weights_path, (1, 1))  # clocks of file systems are coarse
    with pytest.raises(ModelError) as caught:
        load_weights(card)
    sentence = str(caught.value)
    assert "photo are damaged" in sentence and str(card.weights_path) in sentence
    assert card.sha256 in sentence and hashlib.sha256(data).hexdigest() in sentence


def test_missing_weights_are_a_sentence(shipped, save):
    card = save(shipped, "photo")
    card.weights_path.unlink()
    with pytest.raises(ModelError, match="cannot be read: .*photo.safetensors"):
        check_model(card)


def test_a_file_that_is_no_safetensors_is_a_sentence(shipped, save):
    card = save(shipped, "photo")
    card.weights_path.write_bytes(b"garbage")
    digest = hashlib.sha256(b"garbage").hexdigest()
    card.path.write_text(card.path.read_text().replace(card.sha256, digest))
    with pytest.raises(ModelError, match="photo cannot be loaded"):
        load_weights(find_model("photo", "enhance"))


def test_an_unchanged_file_is_hashed_once(shipped, save, monkeypatch):
    card = save(shipped, "photo")
    count = []
    digest = hashlib.file_digest
    monkeypatch.setattr(weights.hashlib, "file_digest", lambda *args: count.append(args) or digest(*args))
    for _ in range(3):
        load_weights(card)
    assert len(count) == 1


def test_readers_in_many_threads_never_see_a_broken_model(shipped, save):
    """Writers replace the files meanwhile; a reader may see the moment between both, never half a file."""
    save(shipped, "photo", {"weight": torch.full((64, 64), 0.0)})

    def read(_: int) -> bool:
        (card,) = list_models("enhance")
        try:
            weight = load_weights(card)["weight"]
        except ModelError as error:
            return "damaged" in str(error)
        return weight.unique().numel() == 1

    with ThreadPoolExecutor(4) as pool:
        reading = pool.map(read, range(40))
        for value in range(10):
            save(shipped, "photo", {"weight": torch.full((64, 64), float(value))})
        assert all(reading)
