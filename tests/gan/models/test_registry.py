"""Which models are found, and in what order."""

from __future__ import annotations

import pytest

from gan.models import ModelError, default_model, find_broken_cards, find_model, list_models
from gan.paths import assets_folder


def names(task: str | None = None) -> list[str]:
    return [card.name for card in list_models(task)]


def test_the_shipped_come_first_and_tasks_are_apart(shipped, own, save):
    save(own, "a-mine")
    save(shipped, "photo")
    save(shipped, "digits", task="digits")
    assert names() == ["digits", "photo", "a-mine"]
    assert names("enhance") == ["photo", "a-mine"]
    assert names("faces") == []


def test_ones_own_model_takes_the_place_of_a_shipped_one(shipped, own, save):
    save(shipped, "photo", version="1")
    save(own, "photo", version="2")
    assert [(card.version, card.path.parent) for card in list_models()] == [("2", own)]


def test_no_folders_means_no_models(shipped):
    shipped.rmdir()
    assert list_models() == []
    with pytest.raises(ModelError, match="No model for enhance is installed"):
        default_model("enhance")


def test_an_unknown_name_lists_those_of_the_task(shipped, save):
    save(shipped, "photo")
    save(shipped, "digits", task="digits")
    assert find_model("photo", "enhance").name == "photo"
    with pytest.raises(ModelError, match=r"no model 'digits' for enhance; known: photo\."):
        find_model("digits", "enhance")
    with pytest.raises(ModelError, match="known: none is installed"):
        find_model("photo", "faces")


def test_the_default_is_named_like_the_task_or_first(shipped, own, save):
    save(shipped, "drawing")
    save(own, "a-mine")
    assert default_model("enhance").name == "drawing"
    save(shipped, "enhance")
    assert default_model("enhance").name == "enhance"


def test_a_broken_card_hides_itself_only(shipped, own, save, caplog):
    save(shipped, "photo")
    (own / "broken.json").write_text("{}")
    assert names() == ["photo"]
    assert "broken.json" in caplog.text
    (error,) = find_broken_cards()
    assert "broken.json" in str(error)


def test_every_shipped_card_is_valid():
    assert find_broken_cards() == []
    assert {path.stem for path in (assets_folder() / "models").glob("*.json")} == set(names())
