"""Archives of lines, digits and characters."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from gan.handwriting.archives import read_emnist, read_lines, read_mnist
from gan.handwriting.errors import HandwritingError
from tests.gan.handwriting.samples import glyph, picture_of, write_emnist, write_lines, write_mnist


def test_lines_come_in_order_with_text_and_writer(tmp_path: Path) -> None:
    write_lines(tmp_path / "lines.zip", ['say "no"', "tree"])
    first, second = read_lines(tmp_path / "lines.zip")
    assert (first.text, second.text) == ('say "no"', "tree")  # quotes are text here, not CSV's
    assert (second.name, second.writer) == ("ondb/001.webp", "writer-1")
    assert np.array_equal(first.grey, picture_of('say "no"'))


def test_a_source_can_be_left_out(tmp_path: Path) -> None:
    write_lines(tmp_path / "lines.zip", ["tree"], source="letters")
    assert read_lines(tmp_path / "lines.zip", leave_out=("letters",)) == []


def test_mnist_parts(tmp_path: Path) -> None:
    write_mnist(tmp_path / "mnist.zip", count=20)
    glyphs = read_mnist(tmp_path / "mnist.zip", "test")
    assert glyphs.pixels.shape == (20, 28, 28)
    assert glyphs.classes.tolist() == [*range(10), *range(10)]
    assert np.array_equal(glyphs.pixels[0], glyph(0))


def test_emnist_cells_come_in_reading_order_without_the_empty_ones(tmp_path: Path) -> None:
    write_emnist(tmp_path / "emnist.zip", count=130)
    glyphs = read_emnist(tmp_path / "emnist.zip", "train")
    assert glyphs.pixels.shape == (130, 28, 28)
    assert (glyphs.pixels == np.arange(1, 131)[:, None, None]).all()
    assert len(glyphs.names) == 47 and glyphs.classes[48] == 1


def test_what_is_not_there_or_broken_is_said(tmp_path: Path) -> None:
    with pytest.raises(HandwritingError, match=r"nothing\.zip is not there"):
        read_lines(tmp_path / "nothing.zip")
    (tmp_path / "broken.zip").write_bytes(b"PK no")
    with pytest.raises(HandwritingError, match="not a whole zip"):
        read_mnist(tmp_path / "broken.zip", "train")
    write_mnist(tmp_path / "mnist.zip", count=10)
    with pytest.raises(HandwritingError, match=r"holds no labels\.tsv"):
        read_lines(tmp_path / "mnist.zip")
