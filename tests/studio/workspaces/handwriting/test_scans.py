"""Documents and pages as rows."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from gan.engine import JobState
from gan.handwriting.errors import HandwritingError
from studio.settings import ReadAs, Reading
from studio.widgets.page_marks import Spot
from studio.workspaces.handwriting.scans import (
    Opening,
    ScanAction,
    ScanDocument,
    ScanPage,
    actions_of,
    first_page,
    pages_of,
    spoken,
)
from tests.studio.workspaces.handwriting.readings import page_of, read_page


def test_a_page_says_what_is_going_on() -> None:
    page = read_page()
    assert page.state_words() == "9 words" and page.uncertain == 3 and page.title == "letter.png"
    page.corrected = frozenset({Spot(2, 0)})
    assert page.uncertain == 2
    waiting = ScanPage(page.document, 2)
    assert waiting.state_words() == "Waiting" and waiting.is_active and not waiting.is_working
    waiting.state, waiting.fraction = JobState.COMPUTING, 0.42
    assert waiting.state_words() == "Reading  ·  42 %" and waiting.is_working
    waiting.take(replace(page_of(), lines=()), (), 1.0)
    assert waiting.state_words() == "No writing found"


def test_corrections_count_as_work_until_they_are_exported() -> None:
    page = read_page()
    assert not page.has_work_of_hand
    page.reading = page_of((("other", 1.0),))
    assert page.has_work_of_hand
    page.is_exported = True
    assert not page.has_work_of_hand


def test_reading_again_keeps_the_text_until_there_is_another() -> None:
    page = read_page()
    key = page.key
    page.start_over()
    assert page.is_active and page.reading is not None
    page.stop()
    assert page.state is JobState.DONE
    page.take(page_of((("new", 0.9),)), ("A note.",), 2.0)
    assert page.key != key and page.notes == ("A note.",) and page.corrected == frozenset()
    fresh = ScanPage(page.document, 2)
    fresh.stop()
    assert fresh.state is JobState.CANCELLED


def test_errors_are_sentences() -> None:
    page = read_page()
    page.fail(HandwritingError("Page 1 is damaged."))
    assert page.error == "Page 1 is damaged." and page.document.is_failed
    assert spoken(page.document) == "letter.png, Could not be read, Page 1 is damaged."


def test_documents_speak_for_their_pages() -> None:
    document = ScanDocument(Path("/scans/book.pdf"), Reading())
    assert document.state_words() == "Opening" and document.fraction == 0 and first_page(document) is None
    document.opening = Opening.LOCKED
    assert document.state_words() == "Needs its password"
    document.opening = Opening.OPEN
    document.pages = [ScanPage(document, number) for number in (1, 2)]
    document.pages[0].take(page_of(), (), 0.1)
    assert document.state_words() == "1 of 2 pages read" and document.fraction == 0.5
    document.pages[1].take(page_of(), (), 0.1)
    assert document.state_words() == "2 pages read" and document.pages[1].title == "book.pdf, page 2"
    assert pages_of(document) == document.pages and pages_of(document.pages[1]) == [document.pages[1]]


def test_actions_fit_the_row() -> None:
    document = ScanDocument(Path("/scans/a.png"), Reading())
    assert actions_of(document) == (ScanAction.REVEAL, ScanAction.REMOVE)
    document.pages = [ScanPage(document, 1)]
    assert actions_of(document)[0] is ScanAction.CANCEL
    document.pages[0].take(page_of(), (), 0.1)
    assert actions_of(document)[0] is ScanAction.RETRY and actions_of(document.pages[0]) == (
        ScanAction.RETRY,
    )
    ink = ScanDocument(Path("Sheet 1"), Reading(), ink=(((1.0, 1.0, 0.5),),))
    assert actions_of(ink) == (ScanAction.REMOVE,)
    broken = ScanDocument(Path("/scans/b.pdf"), Reading(), Opening.FAILED, "It is broken.")
    assert ScanAction.RETRY in actions_of(broken) and broken.message == "It is broken."


def test_single_characters_teach_no_hand() -> None:
    assert read_page().is_lines
    digits = ScanDocument(Path("/scans/a.png"), Reading(read_as=ReadAs.DIGITS))
    assert not ScanPage(digits, 1).is_lines
    ink = ScanDocument(Path("Sheet 1"), Reading(ink_as=ReadAs.DIGITS), ink=(((1.0, 1.0, 0.5),),))
    assert not ScanPage(ink, 1).is_lines
