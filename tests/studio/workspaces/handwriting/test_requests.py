"""From rows and settings to requests."""

from __future__ import annotations

from pathlib import Path

from gan.handwriting.request import ReadInk, ReadPage
from studio.settings import ReadAs, Reading
from studio.workspaces.handwriting.requests import ink_request, request_for
from studio.workspaces.handwriting.scans import ScanDocument, ScanPage

INK = (((1.0, 1.0, 0.5), (2.0, 3.0, 0.5)),)


def test_a_page_is_asked_with_its_documents_settings() -> None:
    options = Reading(reader="lines-anna", language=False)
    document = ScanDocument(Path("/scans/book.pdf"), options, password="secret")
    assert request_for(ScanPage(document, 3)) == ReadPage(
        Path("/scans/book.pdf"), 3, "page", "lines-anna", False, "secret"
    )


def test_single_characters_have_a_reader_of_their_own() -> None:
    options = Reading(reader="lines-anna", read_as=ReadAs.DIGITS, ink_as=ReadAs.CHARACTERS)
    page = ScanPage(ScanDocument(Path("/scans/a.png"), options), 1)
    assert request_for(page).model == "auto" and request_for(page).mode == "digits"
    assert ink_request(INK, options) == ReadInk(INK, "characters", "auto", True)


def test_a_sheet_of_ink_is_asked_as_ink() -> None:
    page = ScanPage(ScanDocument(Path("Sheet 1"), Reading(reader="lines-anna"), ink=INK), 1)
    assert request_for(page) == ReadInk(INK, "line", "lines-anna", True)
