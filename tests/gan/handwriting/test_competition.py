"""Tables of digits, and scores."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from gan.handwriting.competition import DigitTable, Scores, format_confusion
from gan.handwriting.errors import HandwritingError
from tests.gan.handwriting.samples import glyph

HEADER = ",".join(f"pixel{number}" for number in range(784))


def row(number: int) -> str:
    return ",".join(map(str, glyph(number).ravel().tolist()))


def table(path: Path, *lines: str, end: str = "\n") -> Path:
    path.write_text("\n".join(lines) + end)
    return path


def test_a_test_table_has_pixels_only(tmp_path: Path) -> None:
    found = DigitTable(table(tmp_path / "test.csv", HEADER, row(3), row(7)))
    assert not found.has_labels
    (batch,) = found.batches(10)
    assert batch.labels is None
    assert np.array_equal(batch.pixels, np.stack([glyph(3), glyph(7)]))


def test_a_train_table_has_labels_and_comes_in_batches(tmp_path: Path) -> None:
    lines = [f"{number},{row(number)}" for number in range(5)]
    found = DigitTable(table(tmp_path / "train.csv", f"label,{HEADER}", *lines))
    assert found.has_labels
    batches = list(found.batches(2))
    assert [batch.labels.tolist() for batch in batches] == [[0, 1], [2, 3], [4]]
    assert np.array_equal(batches[2].pixels[0], glyph(4))


def test_headers_quotes_marks_and_empty_lines_do_not_matter(tmp_path: Path) -> None:
    plain = DigitTable(table(tmp_path / "a.csv", row(1), "", row(2), end=""))
    assert sum(len(batch.pixels) for batch in plain.batches(10)) == 2
    quoted = table(tmp_path / "b.csv", '"label",' + HEADER, f"1,{row(1)}")
    quoted.write_bytes(b"\xef\xbb\xbf" + quoted.read_bytes().replace(b"\n", b"\r\n"))
    assert next(DigitTable(quoted).batches(10)).labels.tolist() == [1]


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        ([""], "is empty"),
        (["1,2,3"], "has 3 columns in its first line"),
        (["just words"], "has 1 column in its first line"),
        ([f"number,{HEADER}", f"1,{row(1)}"], "calls its first of 785 columns 'number'"),
        (["0," * 30_000], "much too long"),
    ],
)
def test_heads_that_do_not_fit_are_refused(tmp_path: Path, lines: list[str], words: str) -> None:
    with pytest.raises(HandwritingError, match=words):
        DigitTable(table(tmp_path / "a.csv", *lines))


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (row(2) + ",7", "line 3 has 785 columns, and those before have 784"),
        (row(2).replace("255", "256", 1), "line 3, column .*'256' is no pixel value"),
        (row(2).replace("255", "-1", 1), "'-1' is no pixel value"),
        (row(2).replace("255", "1.5", 1), "'1.5' is no pixel value"),
        (row(2).replace("255", "", 1), "'' is no pixel value"),
        (row(2).replace("255", "ink", 1), "'ink' is no pixel value"),
    ],
)
def test_wrong_rows_are_named_by_line_and_column(tmp_path: Path, line: str, words: str) -> None:
    found = DigitTable(table(tmp_path / "a.csv", HEADER, row(1), line, row(3)))
    with pytest.raises(HandwritingError, match=words):
        list(found.batches(10))


def test_labels_are_digits(tmp_path: Path) -> None:
    found = DigitTable(table(tmp_path / "a.csv", f"label,{HEADER}", f"3,{row(3)}", f"12,{row(3)}"))
    with pytest.raises(HandwritingError, match="line 3: the label is 12; labels are 0 to 9"):
        list(found.batches(10))


def test_other_files_are_sentences(tmp_path: Path) -> None:
    (tmp_path / "picture.csv").write_bytes(b"\x89PNG\xff\xfe" * 50)
    with pytest.raises(HandwritingError, match="is not a text file"):
        DigitTable(tmp_path / "picture.csv")
    with pytest.raises(HandwritingError, match="cannot be read"):
        DigitTable(tmp_path / "missing.csv")
    header_only = DigitTable(table(tmp_path / "header.csv", HEADER))
    with pytest.raises(HandwritingError, match="a header and no rows"):
        list(header_only.batches(10))


def test_scores_count_and_keep_the_worst(tmp_path: Path) -> None:
    lines = [f"{number},{row(number)}" for number in range(10)]
    (rows,) = DigitTable(table(tmp_path / "a.csv", *lines)).batches(10)
    likely = np.full((10, 10), 0.01)
    likely[np.arange(10), np.arange(10)] = 0.91
    likely[4] = np.eye(10)[9] * 0.9 + 0.01
    scores = Scores()
    scores.add(1, rows, likely)
    assert scores.right == 9 and scores.confusion[4, 9] == 1 and scores.confusion[4, 4] == 0
    worst = min(scores.worst, key=lambda case: -case[0])
    assert worst[1] == 5 and worst[3:] == (4, 9)  # image ids count from 1
    sheet = scores.picture()
    assert sheet.mode == "L" and np.asarray(sheet).min() < 50


def test_of_many_only_the_worst_sixty_are_kept(tmp_path: Path) -> None:
    lines = [f"{number % 10},{row(number % 10)}" for number in range(100)]
    (rows,) = DigitTable(table(tmp_path / "a.csv", *lines)).batches(100)
    likely = np.tile(np.linspace(0.999, 0.001, 100)[:, None], (1, 10))
    scores = Scores()
    scores.add(1, rows, likely)
    assert sorted(case[1] for case in scores.worst) == list(range(41, 101))


def test_the_confusion_table_is_aligned() -> None:
    confusion = tuple(tuple(100 * (row == column) for column in range(10)) for row in range(10))
    lines = format_confusion(confusion).splitlines()
    assert len(lines) == 11 and len({len(line) for line in lines}) == 1 and lines[0].startswith("label")
