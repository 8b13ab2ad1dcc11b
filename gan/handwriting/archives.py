"""The zip files that training and measuring read: labelled lines, digits and characters."""

from __future__ import annotations

import csv
import gzip
import io
import json
import zipfile
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np

from gan.handwriting.errors import HandwritingError

MNIST_PARTS = {"train": "train", "test": "t10k"}
_SHEET_ROW = 100  # characters across an EMNIST sheet
_SIDE = 28


@dataclass(frozen=True)
class LabelledLine:
    """A picture of one line with its ground truth.

    Attributes:
        name: its file within the archive.
        grey: (H, W) uint8, ink on paper.
        text: the ground truth.
        source, writer: where it comes from and whose hand it is, as the archive names them.
    """

    name: str
    grey: np.ndarray
    text: str
    source: str
    writer: str


@dataclass(frozen=True)
class LineLabel:
    """What an archive says about one line: see `LabelledLine`."""

    name: str
    text: str
    source: str
    writer: str


@dataclass(frozen=True)
class LabelledGlyphs:
    """Pictures of single characters with their classes.

    Attributes:
        pixels: (N, 28, 28) uint8, 255 for ink.
        classes: (N,) int64.
        names: what class k stands for, one character each.
    """

    pixels: np.ndarray
    classes: np.ndarray
    names: str


def read_lines(archive: Path, leave_out: Collection[str] = ()) -> list[LabelledLine]:
    """All lines of an archive in its order, those of the sources and writers in `leave_out` excepted.

    The archive holds `labels.tsv` (columns file, text, source, writer) and the pictures it names.
    """
    with _opened(archive) as pack:
        return [_line(pack, label, archive) for label in _labels(pack, archive, leave_out)]


def read_labels(archive: Path, leave_out: Collection[str] = ()) -> list[LineLabel]:
    """What `read_lines` reads, without the pictures."""
    with _opened(archive) as pack:
        return _labels(pack, archive, leave_out)


def read_mnist(archive: Path, part: str) -> LabelledGlyphs:
    """MNIST's `part` ("train" or "test") from a zip of its four idx files."""
    with _opened(archive) as pack:
        stem = MNIST_PARTS[part]
        pixels = _idx(_member(pack, f"{stem}-images-idx3-ubyte.gz", archive))
        labels = _idx(_member(pack, f"{stem}-labels-idx1-ubyte.gz", archive))
    return LabelledGlyphs(pixels, labels.astype(np.int64), "0123456789")


def read_emnist(archive: Path, part: str) -> LabelledGlyphs:
    """The 47 classes of EMNIST's `part` ("train" or "test") from a zip of WebP sheets and label arrays."""
    with _opened(archive) as pack:
        classes = np.load(io.BytesIO(_member(pack, f"{part}_y47.npy", archive))).astype(np.int64)
        sheets = sorted(
            name for name in pack.namelist() if name.startswith(f"{part}_") and name.endswith(".webp")
        )
        cells = np.concatenate([_cells(_picture(pack, name, archive)) for name in sheets])
        names = json.loads(_member(pack, "mapping.json", archive))["classes47"]
    return LabelledGlyphs(np.ascontiguousarray(cells[: len(classes)]), classes, names)


@contextmanager
def _opened(archive: Path) -> Iterator[zipfile.ZipFile]:
    try:
        with zipfile.ZipFile(archive) as pack:
            yield pack
    except FileNotFoundError:
        raise HandwritingError(
            f"{archive} is not there; name the folder that holds it with --data."
        ) from None
    except zipfile.BadZipFile:
        raise HandwritingError(f"{archive} is not a whole zip file; fetch it again.") from None


def _member(pack: zipfile.ZipFile, name: str, archive: Path) -> bytes:
    """One file of the archive, wherever its folders put it."""
    for found in pack.namelist():
        if found == name or found.endswith("/" + name):
            return pack.read(found)
    raise HandwritingError(f"{archive} holds no {name}; it is not the archive that was expected.")


def _picture(pack: zipfile.ZipFile, name: str, archive: Path) -> np.ndarray:
    data = np.frombuffer(pack.read(name), dtype=np.uint8)
    picture = cv2.imdecode(data, cv2.IMREAD_GRAYSCALE)
    if picture is None:
        raise HandwritingError(f"{name} in {archive} is not a picture that can be opened.")
    return picture


def _labels(pack: zipfile.ZipFile, archive: Path, leave_out: Collection[str]) -> list[LineLabel]:
    table = io.TextIOWrapper(io.BytesIO(_member(pack, "labels.tsv", archive)), encoding="utf-8", newline="")
    rows = csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE)
    return [
        LineLabel(row["file"], row["text"], row["source"], row["writer"])
        for row in rows
        if row["source"] not in leave_out and row["writer"] not in leave_out
    ]


def _line(pack: zipfile.ZipFile, label: LineLabel, archive: Path) -> LabelledLine:
    grey = _picture(pack, label.name, archive)
    return LabelledLine(label.name, grey, label.text, label.source, label.writer)


def _idx(packed: bytes) -> np.ndarray:
    """An array of bytes in the idx format of MNIST's page: magic number with the rank, sizes, values."""
    data = gzip.decompress(packed)
    rank = data[3]
    shape = np.frombuffer(data, dtype=">i4", count=rank, offset=4)
    return np.frombuffer(data, dtype=np.uint8, offset=4 + 4 * rank).reshape(shape).copy()


def _cells(sheet: np.ndarray) -> np.ndarray:
    """(rows * 28, 2800) -> (rows * 100, 28, 28), in reading order."""
    rows = sheet.shape[0] // _SIDE
    grid = sheet.reshape(rows, _SIDE, _SHEET_ROW, _SIDE)
    return grid.swapaxes(1, 2).reshape(-1, _SIDE, _SIDE)
