"""What `gan` says, in the language of the window."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from gan.errors import GanvasError
from studio.heard import SENTENCES, heard, sentence_of
from studio.language import choose_language

GAN = Path(__file__).parents[2] / "gan"
CARDS = GAN.parent / "assets" / "models"
FACE = SENTENCES.index("from younger to older")  # those from here on are words of a model


@pytest.fixture
def german() -> Iterator[None]:
    choose_language("de")
    yield
    choose_language("en")


def test_every_sentence_is_one_that_gan_says() -> None:
    said = said_by_gan()
    levels = {"low", "medium", "high", "noise {}"}  # put together where they are said
    ends = "; a neutral stand-in takes its place"
    for text in SENTENCES[:FACE]:
        bare = re.sub(r"\{\w+\}", "{}", text.replace("{size}", "{x}×{y}" if "px" not in text else "{size}"))
        split = bare.replace(ends, "{}").replace("understood.", "understood{}.")
        assert bare in said or split in said or bare in levels, text
    assert {"noise ", "low", "medium", "high", ends} <= said


def test_words_of_what_changes_are_those_of_the_model() -> None:
    edits = json.loads((CARDS / "faces-edits.json").read_text("utf-8"))["config"]
    assert set(SENTENCES[FACE:]) == {words for name, words in edits.items() if name.endswith(".words")}


def said_by_gan() -> set[str]:
    """Every text in the code of `gan` and of the benchmark, with {} for what is filled in."""
    found = set()
    for path in (*GAN.rglob("*.py"), *(GAN.parent / "studio" / "benchmark").glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                found.add(node.value)
            elif isinstance(node, ast.JoinedStr):
                parts = (part.value if isinstance(part, ast.Constant) else "{}" for part in node.values)
                found.add("".join(parts))
    return found


def test_in_english_everything_stays() -> None:
    assert heard("a.png does not exist; check the name and the folder.").startswith("a.png does not")


def test_in_another_language_what_is_known_is_said_in_it(german: None) -> None:
    said = heard("/my; files/a b.png does not exist; check the name and the folder.")
    assert said == "/my; files/a b.png gibt es nicht; Name und Ordner prüfen."
    assert heard("noise high") == "Rauschen: stark"
    assert heard("It came out of the blue.") == "It came out of the blue."


def test_errors_are_told_so_too(german: None) -> None:
    assert "Passwort" in sentence_of(
        GanvasError("a.pdf is protected by a password; give it with --password.")
    )
    assert "(boom)" in sentence_of(ValueError("boom"))
    assert "KeyError" in sentence_of(KeyError())
