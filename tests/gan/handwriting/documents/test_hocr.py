"""hOCR."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ElementTree
from dataclasses import replace
from pathlib import Path

from gan.handwriting.document import Box, Line, Word
from gan.handwriting.documents import open_document
from gan.handwriting.documents.hocr import format_page
from tests.gan.handwriting.documents.pages import page_of, picture_of_page

XHTML = "{http://www.w3.org/1999/xhtml}"


def elements(root: ElementTree.Element, kind: str) -> list[ElementTree.Element]:
    return [each for each in root.iter() if each.get("class") == kind]


def test_the_file_is_xml_with_a_page_for_each_page(tmp_path: Path) -> None:
    pages = [page_of("a < b & c", "", 'say "so"'), page_of(number=2)]
    with open_document(tmp_path / "a.hocr") as document:
        for page in pages:
            document.add(page, picture_of_page(page))
        path = document.commit()
    root = ElementTree.parse(path).getroot()
    assert root.tag == f"{XHTML}html"
    assert len(elements(root, "ocr_page")) == 2 and len(elements(root, "ocr_par")) == 2
    assert [word.text for word in elements(root, "ocrx_word")] == ["a", "<", "b", "&", "c", "say", '"so"']
    ids = [each.get("id") for each in root.iter() if each.get("id")]
    assert len(ids) == len(set(ids))


def test_titles_say_place_confidence_and_resolution() -> None:
    page = ElementTree.fromstring(format_page(page_of("one word"), 4))
    assert 'image "letter.jpg"; bbox 0 0 800 600; ppageno 4; scan_res 200 200' == page.get("title")
    (line,), words = elements(page, "ocr_line"), elements(page, "ocrx_word")
    assert re.fullmatch(r"bbox 40 40 164 70; baseline 0\.0000 0; x_size 33\.0", line.get("title"))
    assert words[0].get("title") == "bbox 40 40 88 70; x_wconf 90"


def test_odd_names_and_characters_keep_it_sound() -> None:
    odd = Line((Word("a\x07b", Box(-3, -2, 9, 8), 0.5),), Box(-3, -2, 9, 8))
    page = replace(page_of(), source='it\'s "mine" <1>.png', lines=(odd,))
    root = ElementTree.fromstring(format_page(page, 0))
    assert 'image "it\'s mine <1>.png"' in root.get("title")
    (word,) = elements(root, "ocrx_word")
    assert word.text == "ab" and word.get("title").startswith("bbox 0 0 9 8;")
