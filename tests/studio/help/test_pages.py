"""What the help says, and how it is found."""

from __future__ import annotations

import re

import pytest

from studio.help.pages import Page, find, help_folder, load_pages, page_of
from studio.workspaces import WORKSPACES

TEXT = """# Cakes

How to bake.

## Too dark
<!-- words: burnt black -->

Take [less heat](heat#low) and `butter`.

## Crème

It is **sweet**, not dark.
"""
LANGUAGES = sorted(folder.name for folder in help_folder().iterdir())


@pytest.fixture
def page() -> Page:
    return page_of("cakes", TEXT)


def test_a_page_has_a_title_and_sections(page: Page):
    assert (page.name, page.title) == ("cakes", "Cakes")
    assert [section.title for section in page.sections] == ["Cakes", "Too dark", "Crème"]
    assert page.sections[1].text == "Take less heat and butter." and page.sections[1].words == "burnt black"
    assert "words:" not in page.markdown and page.section_of("too-dark") == 1 and page.section_of("x") == 0


@pytest.mark.parametrize(
    ("wanted", "sections"),
    [
        ("dark", [1, 2]),
        ("BURNT", [1]),
        ("creme", [2]),
        ("dark swe", [2]),
        ("bake", [0]),
        ("eat", []),  # words are found by how they begin
        ("  ", []),
        ("a(b", []),
    ],
)
def test_headings_count_more_than_text(page: Page, wanted: str, sections: list[int]):
    assert [hit.section for hit in find((page,), wanted)] == sections


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_link_leads_somewhere(language: str):
    pages = load_pages(language)
    anchors = {page.name: page for page in pages}
    for page in pages:
        for target in re.findall(r"\]\(([^)]*)\)", page.markdown):
            if target in ("do:keys", "do:logs"):
                continue
            name, _, anchor = target.partition("#")
            assert name in anchors, f"{page.name} links to {target}"
            assert not anchor or anchors[name].section_of(anchor), f"{page.name} links to {target}"


@pytest.mark.parametrize(
    ("symptom", "section"),
    [
        ("no gpu", "No GPU is found"),
        ("slow", "Too slow"),
        ("out of memory", "Out of memory"),
        ("silent film", "A film has no sound"),
        ("voices missing", "No voices"),
        ("wrong text", "Text is read wrongly"),
        ("refused", "A model is refused"),
        ("disk full", "The disk is full"),
        ("telemetry", "Privacy"),
    ],
)
def test_symptoms_find_their_remedy(symptom: str, section: str):
    hit = find(load_pages(), symptom)[0]
    assert hit.page.sections[hit.section].title == section


def test_the_rooms_have_a_page_each():
    names = {page.name for page in load_pages()}
    assert {entry.icon for entry in WORKSPACES} - names <= {"devices", "models"}
    assert {"enhance", "faces", "cartoon", "handwriting", "library", "models"} <= names


def test_a_language_without_a_page_has_the_english_one():
    assert [page.title for page in load_pages("xx")] == [page.title for page in load_pages()]
