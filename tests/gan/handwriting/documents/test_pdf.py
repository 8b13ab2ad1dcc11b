"""Searchable PDFs, read again with PDFium; with poppler, too, where that is installed."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import numpy as np
import pypdfium2
import pytest

from gan.handwriting.document import Page
from gan.handwriting.documents import open_document
from tests.gan.handwriting.documents.pages import page_of, picture_of_page


def write(target: Path, *pages: Page) -> Path:
    with open_document(target) as document:
        for page in pages:
            document.add(page, picture_of_page(page))
        return document.commit()


def test_the_text_is_found_line_by_line(tmp_path: Path) -> None:
    path = write(
        tmp_path / "a.pdf", page_of("We came home late", "and slept well."), page_of("Page two", number=2)
    )
    with pypdfium2.PdfDocument(path) as document:
        texts = [page.get_textpage().get_text_bounded() for page in document]
    assert [line.strip() for line in texts[0].splitlines()] == ["We came home late", "and slept well."]
    assert texts[1].strip() == "Page two"


def test_words_stand_where_they_were_read(tmp_path: Path) -> None:
    page = page_of("three small words")
    path = write(tmp_path / "a.pdf", page)
    with pypdfium2.PdfDocument(path) as document:
        sheet, height = document[0], document[0].get_height()
        text = sheet.get_textpage()
        for word in page.words:
            left, bottom, right, top = text.get_charbox(text.search(word.text).get_next()[0])
            box, scale = word.box, 72 / page.dpi
            assert left == pytest.approx(box.left * scale, abs=0.6)
            assert right - left == pytest.approx(16 * scale, abs=0.6)
            assert height - top < (box.top + box.bottom) / 2 * scale < height - bottom


def test_the_page_is_as_large_as_the_paper_and_shows_the_picture(tmp_path: Path) -> None:
    page = page_of("one")
    with pypdfium2.PdfDocument(write(tmp_path / "a.pdf", page)) as document:
        assert document[0].get_size() == pytest.approx((800 * 72 / 200, 600 * 72 / 200))
        shown = document[0].render(scale=200 / 72).to_numpy()[..., :3]
    assert np.abs(shown.astype(int) - picture_of_page(page)).mean() < 4


def test_the_text_shows_nothing(tmp_path: Path) -> None:
    blank = page_of("Invisible words everywhere")
    picture = np.full((600, 800, 3), 255, np.uint8)
    with open_document(tmp_path / "a.pdf") as document:
        document.add(blank, picture)
        path = document.commit()
    with pypdfium2.PdfDocument(path) as document:
        assert document[0].render(scale=2).to_numpy().min() == 255


def test_characters_of_other_scripts_are_found(tmp_path: Path) -> None:
    path = write(tmp_path / "a.pdf", page_of("Grüße naïve €5 жизнь", "“so” it went…"))
    with pypdfium2.PdfDocument(path) as document:
        text = document[0].get_textpage().get_text_bounded()
    assert "Grüße naïve €5 жизнь" in text and "“so” it went…" in text


def test_what_a_pdf_cannot_hold_does_not_break_it(tmp_path: Path) -> None:
    path = write(tmp_path / "a.pdf", page_of("fine 😀 \x01 end"))
    with pypdfium2.PdfDocument(path) as document:
        text = document[0].get_textpage().get_text_bounded()
    assert "fine" in text and "end" in text


def test_a_long_document_keeps_no_pictures_in_memory(tmp_path: Path) -> None:
    pages = [page_of("line", number=number + 1) for number in range(30)]
    with pypdfium2.PdfDocument(write(tmp_path / "a.pdf", *pages)) as document:
        assert len(document) == 30
    assert [path.name for path in tmp_path.iterdir()] == ["a.pdf"]


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler is not installed")
@pytest.mark.parametrize("slope", [0.0, 0.04, -0.05])
def test_pdftotext_finds_each_line_in_one_piece(tmp_path: Path, slope: float) -> None:
    page = page_of("a line that falls a little", "and another one below it", slope=slope)
    path = write(tmp_path / "a.pdf", page)
    told = subprocess.run(["pdftotext", "-raw", path, "-"], capture_output=True, text=True, check=True).stdout
    assert told.split("\f")[0].split("\n")[:2] == ["a line that falls a little", "and another one below it"]
