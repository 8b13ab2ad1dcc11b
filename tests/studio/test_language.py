"""The language of the window, with a catalogue made for the test."""

from __future__ import annotations

import gettext
import struct
from collections.abc import Iterator
from pathlib import Path

import pytest

from studio import language
from studio.language import choose_language, installed_languages, number_words, tr, trn


@pytest.fixture
def german(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    folder = tmp_path / "de" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    entries = {
        "": "Content-Type: text/plain; charset=UTF-8\nPlural-Forms: nplurals=2; plural=(n != 1);\n",
        "Open {name}": "{name} öffnen",
        "{count} picture\0{count} pictures": "{count} Bild\0{count} Bilder",
    }
    (folder / "ganvas.mo").write_bytes(compiled(entries))
    monkeypatch.setattr(language, "languages_folder", lambda: tmp_path)
    gettext._translations.clear()  # they are kept by path
    choose_language("de")
    yield
    choose_language("en")
    gettext._translations.clear()


def compiled(entries: dict[str, str]) -> bytes:
    """A catalogue as GNU gettext lays it out."""
    keys = sorted(entries)
    texts = [key.encode() for key in keys] + [entries[key].encode() for key in keys]
    count, start = len(keys), 28 + 16 * len(keys)
    places, body = b"", b""
    for text in texts:
        places += struct.pack("<II", len(text), start + len(body))
        body += text + b"\0"
    return struct.pack("<7I", 0x950412DE, 0, count, 28, 28 + 8 * count, 0, 0) + places + body


def test_english_is_what_stands_in_the_source() -> None:
    assert tr("Open {name}", name="a.png") == "Open a.png" and tr("Braces {stay}") == "Braces {stay}"
    assert trn("{count} picture", "{count} pictures", 1) == "1 picture"
    assert trn("{count} picture", "{count} pictures", 1200) == "1,200 pictures"
    assert number_words(0.25, 2) == "0.25"


def test_another_language_is_taken_from_its_catalogue(german: None) -> None:
    assert installed_languages() == ("en", "de") and language.language() == "de"
    assert tr("Open {name}", name="a.png") == "a.png öffnen"
    assert trn("{count} picture", "{count} pictures", 1) == "1 Bild"
    assert trn("{count} picture", "{count} pictures", 1200) == "1.200 Bilder"
    assert number_words(1234.5, 1) == "1.234,5"
    assert tr("What it lacks") == "What it lacks"


def test_the_language_of_the_system_and_one_that_is_not_there(
    german: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "de_AT.UTF-8")
    choose_language("en")
    choose_language("system")
    assert language.language() == "de"
    choose_language("xx")
    assert language.language() == "en" and tr("Open {name}", name="b") == "Open b"
