"""Every text of the window is translated, with the same names in braces, and compiled so."""

from __future__ import annotations

import ast
import gettext
import importlib.util
import json
import string
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from studio.language import ENGLISH, installed_languages, languages_folder
from studio.settings import LANGUAGE_NAMES

STUDIO = Path(__file__).parents[2] / "studio"
MARKS = ("tr", "trn", "trc", "noted")
LANGUAGES = [code for code in installed_languages() if code != ENGLISH]
# Between the context of a text and the text, as GNU gettext writes them.
CONTEXT_END = "\x04"

Entry = tuple[str, ...]
"""A text, or the texts for one and for many."""


@cache
def texts() -> dict[Entry, str]:
    """Every text of the window, and where it stands."""
    found: dict[Entry, str] = {}
    for path in sorted(STUDIO.rglob("*.py")):
        if "commands" not in path.parts:
            for line, entry in texts_of(path.read_text("utf-8")):
                found.setdefault(entry, f"{path.relative_to(STUDIO)}:{line}")
    for path in sorted((STUDIO.parent / "assets" / "models").glob("*.json")):
        for text in texts_of_card(path):
            found.setdefault((text,), path.name)
    return found


def texts_of_card(path: Path) -> set[str]:
    """What the window says of a model in its own language."""
    card = json.loads(path.read_text("utf-8"))
    said = {card["summary"], card["limits"]}
    for figure in card["figures"]:
        said |= {figure["name"], figure["unit"], figure["condition"]}
    return {text for text in said if any(letter.isalpha() for letter in text)}


def texts_of(source: str) -> Iterator[tuple[int, Entry]]:
    """Lines and texts of a module; a text that is no literal only stands for one that was noted."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in MARKS:
            wanted = node.args[: 2 if node.func.id in ("trn", "trc") else 1]
            words = [each.value for each in wanted if isinstance(each, ast.Constant)]
            assert words or node.func.id == "tr" and not isinstance(wanted[0], ast.JoinedStr), (
                f"line {node.lineno}: what is translated must be a literal"
            )
            if words:
                yield node.lineno, (CONTEXT_END.join(words),) if node.func.id == "trc" else tuple(words)


@cache
def written(code: str) -> dict[Entry, Entry]:
    """Texts and translations of a .po file, those without a translation left out."""
    entries: dict[Entry, Entry] = {}
    lines = (languages_folder() / code / "LC_MESSAGES" / "ganvas.po").read_text("utf-8")
    for block in lines.split("\n\n"):
        parts: dict[str, str] = {}
        name = ""
        for line in block.splitlines():
            if line.startswith("msg"):
                name, _, line = line.partition(" ")
                parts[name] = ""
            if line.startswith('"'):
                parts[name] += ast.literal_eval(line)
        if "msgid" not in parts:
            continue
        context = parts["msgctxt"] + CONTEXT_END if "msgctxt" in parts else ""
        key = (context + parts["msgid"], *([parts["msgid_plural"]] if "msgid_plural" in parts else []))
        said = tuple(text for name, text in parts.items() if name.startswith("msgstr"))
        if key[0] and all(said):
            entries[key] = said
    return entries


def names_in(text: str) -> set[str]:
    """The names in braces."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def test_there_is_german() -> None:
    assert "de" in LANGUAGES and len(texts()) > 500
    assert {code for code, _ in LANGUAGE_NAMES} == {"system", *installed_languages()}


def test_texts_are_collected_from_the_source() -> None:
    source = 'tr("a" "b"); trn("{count} c", "{count} cs", 3); trc("d", "e"); noted("f"); tr(g); other("h")'
    found = {entry for _, entry in texts_of(source)}
    assert found == {("ab",), ("{count} c", "{count} cs"), ("d\x04e",), ("f",)}
    with pytest.raises(AssertionError, match="literal"):
        list(texts_of('tr(f"{a} b")'))


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_text_is_translated(code: str) -> None:
    missing = [f"{place}: {entry[0]}" for entry, place in texts().items() if entry not in written(code)]
    assert not missing, "run assets/languages/update.py and translate:\n" + "\n".join(missing)


@pytest.mark.parametrize("code", LANGUAGES)
def test_nothing_is_translated_that_is_not_there(code: str) -> None:
    left = [entry for entry in written(code) if entry not in texts()]
    assert not left, "run assets/languages/update.py, which takes out:\n" + "\n".join(map(str, left))


@pytest.mark.parametrize("code", LANGUAGES)
def test_translations_have_the_same_names_in_braces(code: str) -> None:
    for entry, said in written(code).items():
        many = names_in(entry[-1])
        for text in said:
            assert names_in(text) == many or (text is said[0] and names_in(text) == names_in(entry[0])), entry


@pytest.mark.parametrize("code", LANGUAGES)
def test_space_and_dots_are_kept_at_the_ends(code: str) -> None:
    for entry, said in written(code).items():
        for text in said:
            assert text[:1].isspace() == entry[0][:1].isspace(), entry
            assert text.endswith("…") == entry[0].endswith("…"), entry
            assert text.endswith(".") == entry[0].endswith("."), entry
            assert text.count("\t") == entry[0].count("\t"), entry


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_compiled_catalogue_says_what_is_written(code: str) -> None:
    compiled = gettext.translation("ganvas", languages_folder(), [code])._catalog
    said: dict[str | tuple[str, int], str] = {}
    for entry, translations in written(code).items():
        for number, text in enumerate(translations):
            said[entry[0] if len(entry) == 1 else (entry[0], number)] = text
    assert {key: text for key, text in compiled.items() if key != ""} == said, (
        "run assets/languages/update.py"
    )


@pytest.mark.parametrize("code", LANGUAGES)
def test_no_two_texts_are_one_in_another_language(code: str) -> None:
    """Else what a window shows could not be told back when another language is chosen while it runs."""
    of: dict[str, set[str]] = {}
    for entry, said in written(code).items():
        if len(entry) == 1:
            of.setdefault(said[0], set()).add(entry[0].casefold())
    keys = {"del", "delete"}  # one key has two names in English
    alike = {text: english for text, english in of.items() if len(english - keys) + bool(english & keys) > 1}
    assert not alike, "say these in different words"


def test_figures_that_changed_keep_their_translation() -> None:
    pytest.importorskip("babel", reason="the collector of texts needs it")
    path = languages_folder() / "update.py"
    spec = importlib.util.spec_from_file_location("update", path)
    update = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(update)
    said = "von 3.460 Clips; am häufigsten 34,5 %"
    assert (
        update.with_numbers(said, ["34.5", "3,460"], ["36.25", "2,500"])
        == "von 2.500 Clips; am häufigsten 36,25 %"
    )
    assert update.with_numbers(said, ["34.5"], ["36.25"]) == "", "a number that nobody knows"
