"""The help in other languages says as much as the English one."""

from __future__ import annotations

import re

import pytest

from studio.help.pages import Page, help_folder, load_pages
from studio.language import ENGLISH, installed_languages

LANGUAGES = [code for code in installed_languages() if code != ENGLISH]
PAIRS = [
    pytest.param(english, other, code, id=f"{code}-{english.name}")
    for code in LANGUAGES
    for english, other in zip(load_pages(), load_pages(code), strict=True)
]
each_pair = pytest.mark.parametrize(("english", "other", "code"), PAIRS)
# What is typed, and so is the same in every language: commands, variables, folders, scales.
_TYPED = re.compile(r"`([^`]*)`")
_KEYS = {"Space", "Enter", "Delete"}


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_page_is_translated(code: str):
    assert names(code) == names(ENGLISH)


@each_pair
def test_pages_have_the_same_parts(english: Page, other: Page, code: str):
    assert len(other.sections) == len(english.sections)
    for mine, theirs in zip(other.sections, english.sections, strict=True):
        assert mine.words or not theirs.words, mine.title
        assert mine.title != theirs.title or mine.title == "Cartoon"


@each_pair
def test_links_lead_to_the_same_places(english: Page, other: Page, code: str):
    assert places(other, code) == places(english, ENGLISH)


@each_pair
def test_what_is_typed_is_the_same(english: Page, other: Page, code: str):
    def typed(page: Page) -> set[str]:
        found = set(_TYPED.findall(page.markdown))
        return {text for text in found if "+" not in text and "Ganvas" not in text} - _KEYS

    assert typed(english) <= typed(other)


def names(code: str) -> set[str]:
    return {path.name for path in (help_folder() / code).glob("*.md")}


def places(page: Page, code: str) -> list[tuple[str, int]]:
    """Pages and numbers of sections that a page links to."""
    pages = {each.name: each for each in load_pages(code)}
    found = []
    for target in re.findall(r"\]\(([^)]*)\)", page.markdown):
        name, _, anchor = target.partition("#")
        found.append((name, pages[name].section_of(anchor) if anchor else 0))
    return sorted(found)
