"""What all documents share."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from gan.handwriting.documents import DOCUMENT_SUFFIXES, open_document
from gan.handwriting.errors import HandwritingError
from gan.media import MediaError
from tests.gan.handwriting.documents.pages import page_of, picture_of_page


@pytest.mark.parametrize("suffix", DOCUMENT_SUFFIXES)
def test_nothing_is_left_without_commit(tmp_path: Path, suffix: str) -> None:
    page = page_of("one")
    with open_document(tmp_path / f"a{suffix}") as document:
        document.add(page, picture_of_page(page))
        assert document.pages == 1
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("suffix", DOCUMENT_SUFFIXES)
def test_an_existing_file_is_numbered_beside_or_replaced_when_asked(tmp_path: Path, suffix: str) -> None:
    target, page = tmp_path / f"a{suffix}", page_of("one")
    target.write_text("old")
    for overwrite, wanted in ((False, tmp_path / f"a (2){suffix}"), (True, target)):
        with open_document(target, overwrite=overwrite) as document:
            document.add(page, picture_of_page(page))
            assert document.commit() == wanted
        assert (target.read_bytes() == b"old") is not overwrite


@pytest.mark.parametrize("suffix", DOCUMENT_SUFFIXES)
def test_a_document_needs_a_page(tmp_path: Path, suffix: str) -> None:
    with (
        open_document(tmp_path / f"a{suffix}") as document,
        pytest.raises(HandwritingError, match="no pages"),
    ):
        document.commit()
    assert list(tmp_path.iterdir()) == []


def test_the_picture_must_be_the_pages(tmp_path: Path) -> None:
    with open_document(tmp_path / "a.txt") as document, pytest.raises(ValueError, match="is not of 800x600"):
        document.add(page_of("one"), np.zeros((5, 5, 3), np.uint8))


@pytest.mark.parametrize(("name", "words"), [("a.docx", ".docx"), ("a", "nothing")])
def test_other_endings_are_refused(tmp_path: Path, name: str, words: str) -> None:
    with pytest.raises(HandwritingError, match=f"ends in {words}; name a file that ends in .txt, .pdf"):
        open_document(tmp_path / name)


@pytest.mark.parametrize("suffix", DOCUMENT_SUFFIXES)
def test_a_folder_that_is_none_is_a_sentence(tmp_path: Path, suffix: str) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(MediaError, match="file"):
        open_document(tmp_path / "file" / f"a{suffix}")
