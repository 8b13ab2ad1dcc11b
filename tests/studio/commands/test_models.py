"""The command `models`."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch

from gan.models import DataTerms, Figure, ModelCard, find_model, list_models, registry, save_model
from studio.model_import import name_after
from tests.gan.faces import published_networks


@pytest.fixture
def card(tmp_path, monkeypatch) -> ModelCard:
    """The one shipped model."""
    monkeypatch.setattr(registry, "assets_folder", lambda: tmp_path)
    return save_model(
        tmp_path / "models",
        {"weight": torch.ones(1000, 12)},
        name="photo",
        task="enhance",
        version="3",
        summary="For photographs.",
        license="MIT",
        config={"scale": 4, "channels": 48},
        trained_on=(DataTerms("Photos", 1200, "CC0"),),
        recipe="ten steps",
        figures=(Figure("PSNR", 28.54, "dB", "Set14, 4x"),),
        limits="No faces.",
    )


def test_list(command, card):
    assert command("models", "list") == (0, "photo  enhance  3  0.01 M  For photographs.\n", "")


def test_list_as_json_holds_the_whole_card(command, card):
    (event,) = command("models", "list", "--json").events
    assert event["event"] == "result"
    assert event["config"] == {"scale": 4, "channels": 48}
    assert event["figures"] == [{"name": "PSNR", "value": 28.54, "unit": "dB", "condition": "Set14, 4x"}]
    assert (event["sha256"], event["path"]) == (card.sha256, str(card.path))


def test_show(command, card):
    status, out, _ = command("models", "show", "photo")
    assert status == 0
    assert out.startswith("photo: For photographs.\n  task ")
    for text in (
        "12,000",
        "scale 4, channels 48",
        "Photos: 1,200 (CC0)",
        "28.54 dB (Set14, 4x)",
        card.sha256,
    ):
        assert text in out


@pytest.mark.parametrize("action", ["show", "check"])
def test_an_unknown_name_is_bad_usage(command, card, action):
    status, _, err = command("models", action, "other")
    assert (status, err) == (2, "error: There is no model 'other'; known: photo.\n")


def test_check(command, card):
    assert command("models", "check") == (0, "photo  intact\n", "")
    assert command("models", "check", "photo").status == 0


def test_check_finds_what_is_damaged_and_what_is_no_card(command, card, ganvas_home):
    card.weights_path.write_bytes(b"damaged")
    (ganvas_home / "models").mkdir()
    (ganvas_home / "models" / "odd.json").write_text("{}")
    status, out, err = command("models", "check")
    assert (status, out) == (1, "")
    assert "photo are damaged" in err and card.sha256 in err
    assert "odd.json is not valid" in err


@pytest.fixture
def theirs(tmp_path):
    """A generator of faces that another program has trained."""
    file = tmp_path / "CelebA HQ (v2).pth"
    torch.save({"netG": published_networks.zoo().tensors}, file)
    return file


def test_weights_of_others_are_installed(command, card, theirs):
    outcome = command("models", "import", theirs, "--json")
    assert outcome.status == 0
    (event,) = [event for event in outcome.events if event["event"] == "result"]
    assert (event["name"], event["task"]) == ("celeba-hq-v2", "faces")
    assert find_model("celeba-hq-v2", "faces").sha256 == event["sha256"]
    outcome = command("models", "import", theirs)
    assert outcome.status == 2 and "There is a model 'celeba-hq-v2' already" in outcome.err
    outcome = command("models", "import", theirs, "--name", "second")
    assert outcome.status == 0 and "second  installed for faces: Progressive generator" in outcome.out


def test_weights_of_another_network_are_refused(command, card, tmp_path):
    torch.save(torch.nn.Conv2d(3, 4, 3).state_dict(), tmp_path / "conv.pth")
    outcome = command("models", "import", tmp_path / "conv.pth")
    # Without the package that knows upscalers, the sentence names that.
    known = ("a network that Ganvas does not know", "needs a package that is not installed")
    assert outcome.status == 2 and any(words in outcome.err for words in known)
    assert command("models", "import", tmp_path / "nothing.pth").status == 2
    assert [model.name for model in list_models()] == ["photo"]


def test_a_name_that_cannot_be_a_file_is_refused(command, card, theirs):
    outcome = command("models", "import", theirs, "--name", "../faces")
    assert outcome.status == 2 and [model.name for model in list_models()] == ["photo"]


@pytest.mark.parametrize(
    ("file", "name"), [("PGAN (1).pth", "pgan-1"), ("éé.pt", "imported"), ("a.b.pt", "a-b")]
)
def test_models_are_called_like_their_files(file, name):
    assert name_after(Path(file)) == name
