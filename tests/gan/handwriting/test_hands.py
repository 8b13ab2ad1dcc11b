"""Corrected lines that are kept."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from gan.handwriting.errors import HandwritingError
from gan.handwriting.hands import Hand, keep_correction, list_hands, read_corrections
from tests.gan.handwriting.samples import picture_of


def test_lines_are_kept_in_order_with_plain_marks() -> None:
    first, second = picture_of("one"), picture_of("two")
    keep_correction("anna", first, "“One” – \n two")
    keep_correction("anna", second, "two")
    lines = read_corrections("anna")
    assert [line.text for line in lines] == ['"One" - two', "two"]
    assert np.array_equal(lines[0].grey, first)
    assert list_hands() == (Hand("anna", 2),)


def test_the_last_text_of_a_picture_counts_and_an_empty_one_takes_it_back() -> None:
    picture = picture_of("one")
    keep_correction("anna", picture, "ono")
    keep_correction("anna", picture, "one")
    assert [line.text for line in read_corrections("anna")] == ["one"]
    keep_correction("anna", picture, "")
    assert list_hands() == ()
    with pytest.raises(HandwritingError, match="hands: there are none yet"):
        read_corrections("anna")


def test_a_row_that_a_crash_cut_off_counts_as_never_written(ganvas_home: Path) -> None:
    keep_correction("anna", picture_of("one"), "one")
    table = ganvas_home / "hands" / "anna" / "lines.jsonl"
    with table.open("ab") as file:
        file.write(b'{"file": "x.pn')
    keep_correction("anna", picture_of("two"), "two")
    assert [line.text for line in read_corrections("anna")] == ["one", "two"]


def test_pictures_that_are_lost_or_damaged_take_only_themselves_along(ganvas_home: Path) -> None:
    for text in ("one", "two", "three"):
        keep_correction("anna", picture_of(text), text)
    pictures = sorted((ganvas_home / "hands" / "anna").glob("*.png"))
    pictures[0].unlink()
    pictures[1].write_bytes(b"no picture")
    assert len(read_corrections("anna")) == 1


def test_a_row_cannot_name_a_file_elsewhere(ganvas_home: Path, tmp_path: Path) -> None:
    keep_correction("anna", picture_of("one"), "one")
    with (ganvas_home / "hands" / "anna" / "lines.jsonl").open("a") as file:
        file.write(f'{{"file": "{tmp_path}/elsewhere.png", "text": "no"}}\n[1]\n')
    assert [line.text for line in read_corrections("anna")] == ["one"]


@pytest.mark.parametrize("name", ["", "Anna", "../x", "a b", "-a", "a" * 41])
def test_names_that_are_none_are_refused(name: str) -> None:
    with pytest.raises(HandwritingError, match="cannot name a hand"):
        keep_correction(name, picture_of("one"), "one")


@pytest.mark.parametrize("shape", [(4, 40), (64, 40, 3), (0, 0)])
def test_what_is_no_line_is_refused(shape: tuple[int, ...]) -> None:
    with pytest.raises(HandwritingError, match="at least 8 rows"):
        keep_correction("anna", np.zeros(shape, np.uint8), "one")


def test_characters_that_no_reader_knows_are_named() -> None:
    with pytest.raises(HandwritingError, match="does not know ж"):
        keep_correction("anna", picture_of("one"), "жизнь")
    assert list_hands() == ()
