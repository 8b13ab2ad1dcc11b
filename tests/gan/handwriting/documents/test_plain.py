"""Text and JSON."""

from __future__ import annotations

import json
from pathlib import Path

from gan.handwriting.document import Page
from gan.handwriting.documents import open_document
from tests.gan.handwriting.documents.pages import page_of, picture_of_page


def write(target: Path, *pages: Page) -> Path:
    with open_document(target) as document:
        for page in pages:
            document.add(page, picture_of_page(page))
        return document.commit()


def test_text_has_paragraphs_and_form_feeds_between_pages(tmp_path: Path) -> None:
    first, blank, last = page_of("one", "two", "", "three"), page_of(number=2), page_of("four", number=3)
    path = write(tmp_path / "a.txt", first, blank, last)
    assert path.read_text(encoding="utf-8") == "one\ntwo\n\nthree\n\f\ffour\n"


def test_json_gives_the_pages_back(tmp_path: Path) -> None:
    pages = [page_of("Ünïcode £5 “so”"), page_of("two", number=2)]
    data = json.loads(write(tmp_path / "a.json", *pages).read_text(encoding="utf-8"))
    assert data["version"] == 1
    assert [Page.from_json(json.dumps(page)) for page in data["pages"]] == pages


def test_half_a_character_does_not_cost_the_document(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", page_of("half \ud83d done"))
    assert path.read_text(encoding="utf-8") == "half ? done\n"
