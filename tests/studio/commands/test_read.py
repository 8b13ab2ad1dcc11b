"""The command `read`: scans and tables to documents, through the real engine with tiny readers."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path

import numpy as np
import pypdfium2
import pytest
from PIL import Image

from gan.engine import Engine
from gan.handwriting.request import TableResult
from studio.commands import batch
from studio.commands.read import chosen_pages, describe_table, find_scans, page_ranges
from tests.gan.handwriting.readers import install
from tests.gan.handwriting.samples import glyph
from tests.gan.handwriting.sheets import write_page
from tests.gan.handwriting.test_sources import locked_pdf


@pytest.fixture(scope="module")
def engine() -> Iterator[Engine]:
    with Engine("cpu") as made:
        yield made


@pytest.fixture(autouse=True)
def readers(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    """Tiny readers, and one engine for all command lines: opening one takes longer than what they read."""
    monkeypatch.setattr(batch, "open_engine", lambda device: nullcontext(engine))
    for task in ("lines", "digits"):
        install(task)


@pytest.fixture
def scan(tmp_path: Path):
    """Makes a small page below the temporary folder."""

    def scan(name: str = "a.png", *lines: str) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        texts = lines or ("two lines of writing", "on a small page")
        Image.fromarray(write_page(texts, (640, 260), 40, 90)).save(path)
        return path

    return scan


@pytest.fixture
def read(command):
    """Runs `read` on the processor, without the language model."""
    return lambda *arguments: command("read", *arguments, "--device", "cpu", "--no-language")


def pages_of(document: Path) -> list[dict]:
    return json.loads(document.read_text(encoding="utf-8"))["pages"]


def table(path: Path, labels: bool) -> Path:
    rows = [",".join(map(str, glyph(n).ravel().tolist())) for n in range(10)]
    path.write_text("\n".join(f"{n},{row}" if labels else row for n, row in enumerate(rows)) + "\n")
    return path


# Where the pages go


def test_many_scans_become_one_document(read, scan, tmp_path):
    outcome = read(scan("a.png"), scan("b.png"), "-o", tmp_path / "out.json")
    assert outcome.status == 0, outcome.err
    pages = pages_of(tmp_path / "out.json")
    assert [Path(page["source"]).name for page in pages] == ["a.png", "b.png"]
    assert outcome.out.startswith(f"{tmp_path / 'out.json'}  2 pages  ")


def test_a_folder_gets_a_document_for_each_scan(read, scan, tmp_path):
    scan("in/b 10.png"), scan("in/b 9.png")
    outcome = read(tmp_path / "in", "-o", tmp_path / "out", "--format", "pdf")
    assert outcome.status == 0, outcome.err
    assert [line.split("  ")[0] for line in outcome.out.splitlines()] == [
        str(tmp_path / "out" / "b 9.pdf"),
        str(tmp_path / "out" / "b 10.pdf"),
    ]
    with pypdfium2.PdfDocument(tmp_path / "out" / "b 9.pdf") as document:
        assert len(document) == 1


def test_without_an_output_the_text_is_printed(read, scan, command):
    outcome = read(scan())
    assert outcome.status == 0 and outcome.out.strip()
    (event,) = [
        each
        for each in command("read", scan(), "--json", "--no-language").events
        if each["event"] == "result"
    ]
    assert event["transcription"].split() == outcome.out.split()
    assert event["words"] == len(outcome.out.split()) and 0 <= event["confidence"] <= 1


@pytest.mark.parametrize("suffix", [".txt", ".pdf", ".json", ".hocr"])
def test_existing_documents_are_kept_unless_they_may_be_replaced(read, scan, tmp_path, suffix):
    target = tmp_path / f"out{suffix}"
    target.write_text("old")
    assert read(scan(), "-o", target).status == 0
    assert target.read_text() == "old" and (tmp_path / f"out (2){suffix}").exists()
    assert read(scan(), "-o", target, "--overwrite").status == 0
    assert target.read_bytes() != b"old"


def test_scans_of_one_name_do_not_replace_each_other(read, scan, tmp_path):
    read(scan("one/a.png"), scan("two/a.png"), "-o", tmp_path / "out", "--overwrite")
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["a (2).txt", "a.txt"]


# Which pages


def test_pages_can_be_chosen(read, tmp_path):
    frames = [Image.fromarray(write_page((f"page {n}",), (300, 160), 30, 90)) for n in range(4)]
    frames[0].save(tmp_path / "book.tiff", save_all=True, append_images=frames[1:])
    read(tmp_path / "book.tiff", "-o", tmp_path / "out.json", "--pages", "4,1-2")
    assert [page["number"] for page in pages_of(tmp_path / "out.json")] == [1, 2, 4]
    outcome = read(tmp_path / "book.tiff", "-o", tmp_path / "more.json", "--pages", "3-9")
    assert outcome.status == 2 and "has 4 pages, so there is no page 9" in outcome.err


@pytest.mark.parametrize(
    ("text", "ranges"), [("3", ((3, 3),)), ("1-3,7", ((1, 3), (7, 7))), (" 2 - ", ((2, None),))]
)
def test_ranges_are_understood(text, ranges):
    assert page_ranges(text) == ranges


@pytest.mark.parametrize("text", ["", "0", "3-1", "-4", "a", "1,,2", "²", "1-2-3"])
def test_what_is_no_range_is_refused(text):
    with pytest.raises(argparse.ArgumentTypeError, match="names no pages"):
        page_ranges(text)


def test_pages_are_read_once_in_their_order():
    assert chosen_pages(page_ranges("5,2-3,3"), 6, Path("a.pdf")) == [2, 3, 5]
    assert chosen_pages(page_ranges("4-"), 6, Path("a.pdf")) == [4, 5, 6]
    assert chosen_pages(None, 2, Path("a.pdf")) == [1, 2]


def test_results_of_earlier_runs_are_no_scans(scan, tmp_path):
    first, result = scan("a.png"), scan("out/a.pdf.png")
    assert list(find_scans([tmp_path, first], tmp_path / "out")) == [first]
    assert list(find_scans([tmp_path / "out"], tmp_path / "out")) == [result]


# Bad input


def test_one_bad_scan_does_not_stop_the_others(read, scan, tmp_path):
    (tmp_path / "bad.png").write_text("no picture")
    outcome = read(tmp_path / "bad.png", scan(), "-o", tmp_path / "out.json")
    assert outcome.status == 1 and "bad.png" in outcome.err and "Traceback" not in outcome.err
    assert len(pages_of(tmp_path / "out.json")) == 1


def test_a_blank_page_is_an_empty_text(read, tmp_path):
    Image.new("L", (300, 200), 240).save(tmp_path / "blank.png")
    outcome = read(tmp_path / "blank.png", "-o", tmp_path / "out.txt")
    assert outcome.status == 0 and (tmp_path / "out.txt").read_text() == ""
    outcome = read(tmp_path / "blank.png")
    assert outcome.status == 0 and outcome.out.strip() == ""


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["-o", "out.docx"], "no document that Ganvas writes"),
        (["-o", "out.txt", "--format", "pdf"], "--format is for a folder"),
        (["--format", "pdf"], "there is no folder"),
        (["--worst", "worst.png"], "--worst goes with a table"),
        (["--model", "nobody"], "nobody"),
    ],
)
def test_options_that_make_no_sense_are_sentences(read, scan, tmp_path, monkeypatch, options, words):
    monkeypatch.chdir(tmp_path)
    outcome = read(scan(), *options)
    assert outcome.status == 2 and words in outcome.err
    assert [path.name for path in tmp_path.iterdir()] == ["a.png"]


def test_empty_folders_and_missing_files_are_sentences(read, tmp_path):
    (tmp_path / "empty").mkdir()
    outcome = read(tmp_path / "empty", tmp_path / "missing.pdf")
    assert outcome.status == 2 and "holds no scans" in outcome.err and "missing.pdf" in outcome.err


def test_a_protected_pdf_asks_for_its_password(read, tmp_path):
    locked_pdf(tmp_path / "locked.pdf", "rope")
    for options, words in (([], "give it with --password"), (["--password", "x"], "password does not open")):
        outcome = read(tmp_path / "locked.pdf", *options)
        assert outcome.status == 2 and words in outcome.err
    assert read(tmp_path / "locked.pdf", "--password", "rope").status == 0


def test_a_broken_pdf_is_a_sentence(read, tmp_path):
    (tmp_path / "cut.pdf").write_bytes(b"%PDF-1.4\n1 0 obj\n<<")
    outcome = read(tmp_path / "cut.pdf")
    assert outcome.status == 2 and "is cut off or damaged" in outcome.err


# Tables of digits


def test_a_submission_is_written(read, tmp_path):
    outcome = read("--mode", "digits", table(tmp_path / "test.csv", False), "-o", tmp_path / "submission.csv")
    assert outcome.status == 0, outcome.err
    lines = (tmp_path / "submission.csv").read_text().splitlines()
    assert lines[0] == "ImageId,Label" and len(lines) == 11
    assert "10 digits" in outcome.out and "accuracy" not in outcome.out


def test_a_labelled_table_is_scored(read, tmp_path):
    source = table(tmp_path / "train.csv", True)
    outcome = read("--mode", "digits", source, "-o", tmp_path / "out.csv", "--worst", tmp_path / "worst.png")
    assert outcome.status == 0, outcome.err
    assert "accuracy" in outcome.out and "label" in outcome.out and "the worst cases" in outcome.out
    with Image.open(tmp_path / "worst.png") as sheet:
        assert sheet.size[0] > 500


def test_pictures_of_digits_are_read_too(read, tmp_path):
    sheet = np.full((120, 260), 235, np.uint8)
    for place in range(3):
        sheet[40:90, 40 + 70 * place : 48 + 70 * place] = 30
    Image.fromarray(sheet).save(tmp_path / "digits.png")
    outcome = read("--mode", "digits", tmp_path / "digits.png")
    assert outcome.status == 0 and len(outcome.out.replace(" ", "").strip()) == 3


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ([], "read it with --mode digits"),
        (["--mode", "digits"], "name it with -o submission.csv"),
        (["--mode", "digits", "-o", "out.txt"], "name it with -o submission.csv"),
        (["--mode", "digits", "-o", "out.csv", "--worst", "worst.jpg"], "should end in .png"),
        (["other.csv", "--mode", "digits", "-o", "out.csv"], "read by itself"),
    ],
)
def test_tables_need_the_right_options(read, tmp_path, options, words):
    outcome = read(table(tmp_path / "test.csv", False), *options)
    assert outcome.status == 2 and words in outcome.err


def test_a_wrong_value_is_named(read, tmp_path):
    source = table(tmp_path / "test.csv", False)
    source.write_text(source.read_text() + ",".join(["300"] * 784) + "\n")
    outcome = read("--mode", "digits", source, "-o", tmp_path / "out.csv")
    assert outcome.status == 2 and "line 11, column 1: '300' is no pixel value" in outcome.err
    assert not (tmp_path / "out.csv").exists()


def test_a_table_is_described():
    confusion = tuple(tuple(int(row == column) for column in range(10)) for row in range(10))
    plain = TableResult(Path("out.csv"), 28_000, 2.5, "digits", notes=("A note.",))
    assert describe_table(plain) == "out.csv  28,000 digits  2.5 s\n  A note."
    scored = TableResult(Path("out.csv"), 10, 0.1, "digits", 10, confusion, Path("worst.png"))
    assert "accuracy 100.00 %: 0 of 10 misread" in describe_table(scored)
