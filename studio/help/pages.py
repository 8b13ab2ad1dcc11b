"""The pages of the help: where they are, and what is found in them."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from gan.paths import assets_folder
from studio.language import ENGLISH

_FILE = re.compile(r"\d+-([a-z-]+)\.md")
# "<!-- words: … -->" below a heading names what people call it otherwise; it is looked for, not shown.
_COMMENT = re.compile(r"<!--\s*words:(.*?)-->\s*", re.DOTALL)
_MARKS = re.compile(r"\[([^\]]*)\]\([^)]*\)|[*_`#>|]")
_IN_TITLE, _IN_WORDS, _IN_TEXT = 6, 4, 1


@dataclass(frozen=True)
class Section:
    """What stands below one heading of a page.

    Attributes:
        title: the heading; of what comes before the first one, that of the page.
        text: without marks.
        words: other names of it.
    """

    title: str
    text: str
    words: str = ""


@dataclass(frozen=True)
class Page:
    """One page.

    Attributes:
        name: how links name it: "trouble".
        title: its first line.
        markdown: the page as it is shown.
        sections: its parts, the first one above all headings.
    """

    name: str
    title: str
    markdown: str
    sections: tuple[Section, ...]

    def section_of(self, anchor: str) -> int:
        """The number of the section that a link names: "Too slow" is "too-slow"; 0 where there is none."""
        anchors = [anchor_of(section.title) for section in self.sections]
        return anchors.index(anchor) if anchor in anchors else 0


@dataclass(frozen=True)
class Hit:
    """A section that fits, and how well: the more, the better."""

    page: Page
    section: int
    score: int


def help_folder() -> Path:
    """Where the pages are, a folder for each language."""
    return assets_folder() / "help"


def load_pages(language: str = ENGLISH) -> tuple[Page, ...]:
    """All pages in their order; those that a language lacks are English."""
    files = {path.name: path for code in (ENGLISH, language) for path in (help_folder() / code).glob("*.md")}
    named = ((_FILE.fullmatch(name), path) for name, path in sorted(files.items()))
    return tuple(
        page_of(match[1], path.read_text(encoding="utf-8")) for match, path in named if match is not None
    )


def page_of(name: str, text: str) -> Page:
    """The page of a file's text."""
    first, _, rest = text.strip().partition("\n")
    title = first.removeprefix("# ").strip()
    head, *parts = re.split(r"^## ", rest, flags=re.MULTILINE)
    sections = [_section(title, head)]
    for part in parts:
        heading, _, body = part.partition("\n")
        sections.append(_section(heading.strip(), body))
    return Page(name, title, _COMMENT.sub("", text), tuple(sections))


def anchor_of(title: str) -> str:
    """How links name a heading."""
    return re.sub(r"\W+", "-", _plain(title)).strip("-")


def find(pages: tuple[Page, ...], wanted: str) -> list[Hit]:
    """The sections in which every word begins some word, the best first."""
    words = _plain(wanted).split()
    hits = [
        Hit(page, number, score)
        for page in pages
        for number, section in enumerate(page.sections)
        if words and (score := _score(section, words))
    ]
    return sorted(hits, key=lambda hit: -hit.score)


def _section(title: str, body: str) -> Section:
    words = " ".join(found[1] for found in _COMMENT.finditer(body))
    text = _MARKS.sub(lambda found: found[1] or "", _COMMENT.sub("", body))
    return Section(title, " ".join(text.split()), " ".join(words.split()))


def _score(section: Section, words: list[str]) -> int:
    """0 where a word is missing."""
    places = (
        (_plain(section.title), _IN_TITLE),
        (_plain(section.words), _IN_WORDS),
        (_plain(section.text), _IN_TEXT),
    )
    scores = [
        sum(weight for text, weight in places if re.search(rf"\b{re.escape(word)}", text)) for word in words
    ]
    return sum(scores) if all(scores) else 0


def _plain(text: str) -> str:
    """Small letters without accents."""
    split = unicodedata.normalize("NFD", text.casefold())
    return "".join(letter for letter in split if not unicodedata.combining(letter))
