"""What adapting writes down while it goes on."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PIL import Image

from gan.handwriting.adapting_report import SAMPLES_FILE, AdaptingReport
from gan.media import MediaError
from tests.gan.handwriting.readers import talking_line_reader
from tests.gan.handwriting.test_adapting import lines_of


def test_lines_are_shown_as_they_were_read_and_are_read_now(tmp_path: Path) -> None:
    lines = lines_of(5)
    report = AdaptingReport(tmp_path / "scores.csv", tmp_path)
    report.begin(lines)
    report.judged(0, 0.9, talking_line_reader())
    report.judged(2, 0.5, talking_line_reader(1))
    samples = json.loads((tmp_path / SAMPLES_FILE).read_text())
    assert [sample["truth"] for sample in samples] == [line.text for line in lines[:3]]
    assert all(sample["before"] and sample["before"] != sample["now"] for sample in samples)
    assert Image.open(tmp_path / samples[0]["picture"]).size == lines[0].grey.shape[::-1]
    assert (tmp_path / "scores.csv").read_text() == "pass,held_back\n0,0.90000\n2,0.50000\n"


def test_one_that_goes_on_keeps_what_was_written_up_to_its_checkpoint(tmp_path: Path) -> None:
    lines = lines_of(5)
    first = AdaptingReport(tmp_path / "scores.csv", tmp_path)
    first.begin(lines)
    first.judged(0, 0.9, talking_line_reader())
    first.judged(2, 0.5, talking_line_reader())
    before = json.loads((tmp_path / SAMPLES_FILE).read_text())[0]["before"]
    later = AdaptingReport(tmp_path / "scores.csv", tmp_path)
    later.begin(lines)
    later.judged(2, 0.6, talking_line_reader(1))  # it was killed after the row, before the checkpoint
    assert (tmp_path / "scores.csv").read_text() == "pass,held_back\n0,0.90000\n2,0.60000\n"
    assert json.loads((tmp_path / SAMPLES_FILE).read_text())[0]["before"] == before


def test_a_beginning_forgets_what_was_there(tmp_path: Path) -> None:
    table = tmp_path / "scores.csv"
    table.write_text("pass,held_back\n0,0.9\n2,0.5\n4,")
    AdaptingReport(table).judged(0, 0.8, talking_line_reader())
    assert table.read_text() == "pass,held_back\n0,0.80000\n"


def test_where_nothing_can_be_written_there_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(MediaError):
        AdaptingReport(tmp_path / "file" / "scores.csv").judged(0, 0.9, talking_line_reader())
