"""Tables from file to file, through an engine."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from gan.engine import Engine
from gan.handwriting.errors import HandwritingError
from gan.handwriting.request import ReadTable, TableResult
from tests.gan.handwriting.readers import install, tiny_glyph_reader
from tests.gan.handwriting.samples import glyph


@pytest.fixture
def engine() -> Iterator[Engine]:
    install("digits")
    with Engine("cpu") as made:
        yield made


def write(path: Path, count: int, labels: bool) -> Path:
    rows = [",".join(map(str, glyph(n % 10).ravel().tolist())) for n in range(count)]
    lines = [f"{n % 10},{row}" for n, row in enumerate(rows)] if labels else rows
    path.write_text("\n".join(lines) + "\n")
    return path


def read(engine: Engine, request: ReadTable) -> TableResult:
    return engine.submit(request).result(timeout=60)


def test_a_submission_has_a_row_for_each_image(engine: Engine, tmp_path: Path) -> None:
    source = write(tmp_path / "test.csv", 300, labels=False)
    result = read(engine, ReadTable(source, tmp_path / "submission.csv"))
    lines = result.path.read_text().splitlines()
    assert lines[0] == "ImageId,Label" and len(lines) == 301
    assert [line.split(",")[0] for line in lines[1:]] == [str(n) for n in range(1, 301)]
    assert {line.split(",")[1] for line in lines[1:]} <= set("0123456789")
    assert (result.rows, result.model, result.right, result.confusion) == (300, "digits", None, None)


def test_labels_give_scores_and_the_worst_cases(engine: Engine, tmp_path: Path) -> None:
    source = write(tmp_path / "train.csv", 60, labels=True)
    result = read(engine, ReadTable(source, tmp_path / "out.csv", worst=tmp_path / "worst.png"))
    assert sum(map(sum, result.confusion)) == 60 == sum(1 for _ in result.path.open()) - 1
    assert result.right == sum(result.confusion[n][n] for n in range(10))
    with Image.open(result.worst) as sheet:
        assert sheet.format == "PNG" and sheet.width > 500


def test_worst_cases_need_labels(engine: Engine, tmp_path: Path) -> None:
    source = write(tmp_path / "test.csv", 5, labels=False)
    result = read(engine, ReadTable(source, tmp_path / "out.csv", worst=tmp_path / "worst.png"))
    assert result.worst is None and "no labels" in result.notes[0]
    assert not (tmp_path / "worst.png").exists()


def test_results_are_numbered_unless_they_may_be_replaced(engine: Engine, tmp_path: Path) -> None:
    source, target = write(tmp_path / "test.csv", 5, labels=False), tmp_path / "out.csv"
    target.write_text("old")
    assert read(engine, ReadTable(source, target)).path == tmp_path / "out (2).csv"
    assert target.read_text() == "old"
    assert read(engine, ReadTable(source, target, overwrite=True)).path == target


def test_a_wrong_row_far_down_leaves_no_file(engine: Engine, tmp_path: Path) -> None:
    source = write(tmp_path / "test.csv", 400, labels=False)
    with source.open("a") as file:
        file.write("1,2,3\n")
    with pytest.raises(HandwritingError, match="line 401 has 3 columns"):
        read(engine, ReadTable(source, tmp_path / "out.csv"))
    assert [path.name for path in tmp_path.iterdir()] == ["test.csv"]


def test_readers_of_letters_are_refused(engine: Engine, tmp_path: Path) -> None:
    install("digits", "letters", tiny_glyph_reader("abcdefghij"))
    source = write(tmp_path / "test.csv", 5, labels=False)
    with pytest.raises(HandwritingError, match="letters does not read the ten digits"):
        read(engine, ReadTable(source, tmp_path / "out.csv", model="letters"))
