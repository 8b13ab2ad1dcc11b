"""Cards as JSON: to the letter there and back, and nothing else is let in."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from gan.models import DataTerms, Figure, ModelCard, ModelError
from gan.models.cards import format_card, parse_card, read_card

GOLDEN = """{
  "name": "photo",
  "task": "enhance",
  "version": "2",
  "summary": "Für Fotos.",
  "parameters": 6,
  "license": "MIT",
  "config": {
    "scale": 4,
    "slope": 0.05,
    "kind": "plain"
  },
  "trained_on": [
    {
      "name": "Photos",
      "count": 120,
      "terms": "CC0"
    }
  ],
  "recipe": "two steps",
  "figures": [
    {
      "name": "PSNR",
      "value": 28.5,
      "unit": "dB",
      "condition": "Set, 4x"
    }
  ],
  "limits": "Faces.",
  "sha256": "%s",
  "file": "photo.safetensors"
}
""" % ("0f" * 32)
PATH = Path("models/photo.json")
CARD = ModelCard(
    name="photo",
    task="enhance",
    version="2",
    summary="Für Fotos.",
    parameters=6,
    license="MIT",
    config={"scale": 4, "slope": 0.05, "kind": "plain"},
    trained_on=(DataTerms("Photos", 120, "CC0"),),
    recipe="two steps",
    figures=(Figure("PSNR", 28.5, "dB", "Set, 4x"),),
    limits="Faces.",
    sha256="0f" * 32,
    file="photo.safetensors",
    path=PATH,
)


def test_a_card_is_written_to_the_letter():
    assert format_card(CARD) == GOLDEN


def test_a_card_is_read_as_it_was_written():
    assert parse_card(GOLDEN, PATH) == CARD
    assert CARD.weights_path == Path("models/photo.safetensors")


def test_cards_can_be_members_of_sets():
    assert {CARD, parse_card(GOLDEN, PATH)} == {CARD}


def change(**values) -> str:
    return json.dumps(json.loads(GOLDEN) | values)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("{", "is not JSON"),
        (b"\xff\xfe{", "is not JSON"),
        ("[]", "the card must be an object"),
        (json.dumps({"name": "photo"}), "the card lacks config, figures, file"),
        (change(colour="red", size=1), "the card has unknown keys: colour, size"),
        (change(version=2), "version must be a text"),
        (change(parameters=6.5), "parameters must be a whole number"),
        (change(parameters=True), "parameters must be a whole number"),
        (change(config={"scale": [4]}), "config.scale must be a number"),
        (change(config={"scale": True}), "config.scale must be a number"),
        (change(config={"rate": float("nan")}), "config.rate must be a finite number"),
        (change(config=[]), "config must be an object"),
        (change(trained_on={}), "trained_on must be a list"),
        (change(trained_on=[{"name": "a", "count": 1}]), "trained_on[0] lacks terms"),
        (
            change(figures=[{"name": "a", "value": "1", "unit": "", "condition": ""}]),
            "figures[0].value must be",
        ),
        (change(name="Photo!"), "the name 'Photo!' may have"),
        (change(name="other"), "the name is 'other', and the file is that of 'photo'"),
        (change(file="../photo.safetensors"), "file must be photo.safetensors"),
        (change(sha256="123"), "sha256 must be 64 hexadecimal digits"),
    ],
)
def test_what_is_no_card_is_refused_with_its_place(text, problem):
    with pytest.raises(ModelError) as caught:
        parse_card(text, PATH)
    assert problem in str(caught.value)
    assert str(PATH) in str(caught.value)


def test_a_missing_card_is_a_sentence(tmp_path):
    with pytest.raises(ModelError, match="cannot be read: No such file"):
        read_card(tmp_path / "photo.json")
