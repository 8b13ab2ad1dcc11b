"""Small archives like the real ones, made by the tests themselves."""

from __future__ import annotations

import gzip
import io
import json
import struct
import zipfile
from collections.abc import Sequence
from pathlib import Path

import cv2
import numpy as np

from gan.handwriting.strokes import Strokes

WORDS = ("sea", "tree", "stone", "art", "nest", "east", "rats", "tone", "note", "star")


def picture_of(text: str, height: int = 64) -> np.ndarray:
    """Dark letters of OpenCV's stroke font on light paper, (height, W) uint8."""
    (width, _), _ = cv2.getTextSize(text, cv2.FONT_HERSHEY_SCRIPT_SIMPLEX, 1.2, 2)
    grey = np.full((height, width + 20), 235, dtype=np.uint8)
    cv2.putText(grey, text, (10, height - 22), cv2.FONT_HERSHEY_SCRIPT_SIMPLEX, 1.2, 30, 2, cv2.LINE_AA)
    return grey


def write_lines(archive: Path, texts: Sequence[str], source: str = "iam-ondb-render") -> None:
    """A zip of line pictures with labels.tsv."""
    rows = ["file\ttext\tsource\twriter"]
    with zipfile.ZipFile(archive, "w") as pack:
        for number, text in enumerate(texts):
            name = f"ondb/{number:03d}.webp"
            pack.writestr(name, cv2.imencode(".png", picture_of(text))[1].tobytes())
            rows.append(f"{name}\t{text}\t{source}\twriter-{number % 3}")
        pack.writestr("labels.tsv", "\n".join(rows) + "\n")


def zigzag(length: int = 60) -> Strokes:
    """Two strokes that go up and down from left to right, 48 px high."""
    x = np.linspace(0, 4.0 * length, length, dtype=np.float32)
    y = 24 + 24 * np.sin(np.arange(length, dtype=np.float32))
    ends = np.zeros(length, dtype=bool)
    ends[[length // 2 - 1, length - 1]] = True
    x[length // 2 :] += 30
    return Strokes(np.stack([x, y], axis=1), ends)


def write_strokes(archive: Path, texts: Sequence[str]) -> None:
    """A stroke archive whose lines are all the same zigzag."""
    strokes = zigzag()
    units = np.round(np.diff(strokes.points, axis=0, prepend=np.zeros((1, 2))) * 8).astype(np.int16)
    count = len(texts)
    np.savez(
        archive,
        dx=np.tile(units[:, 0], count),
        dy=np.tile(units[:, 1], count),
        pen_up=np.packbits(np.tile(strokes.ends, count)),
        offsets=np.arange(count + 1, dtype=np.int32) * len(units),
        names=np.array([f"n{i}" for i in range(count)]),
        texts=np.array(texts),
        writers=np.array(["w"] * count),
    )


def glyph(class_number: int, shift: int = 0) -> np.ndarray:
    """A bar whose place and direction tell the class, (28, 28) uint8, ink 255."""
    pixels = np.zeros((28, 28), dtype=np.uint8)
    place = 6 + 4 * (class_number % 5) + shift
    if class_number < 5:
        pixels[place : place + 3, 5:23] = 255
    else:
        pixels[5:23, place : place + 3] = 255
    return pixels


def write_mnist(archive: Path, count: int = 200) -> None:
    """A zip of four idx files; class k of both parts is `glyph(k)`, shifted by up to a pixel."""
    classes = np.arange(count) % 10
    pixels = np.stack([glyph(k, shift % 2) for shift, k in enumerate(classes)])
    with zipfile.ZipFile(archive, "w") as pack:
        for stem in ("train", "t10k"):
            head = struct.pack(">iiii", 0x803, count, 28, 28)
            pack.writestr(f"{stem}-images-idx3-ubyte.gz", gzip.compress(head + pixels.tobytes()))
            head = struct.pack(">ii", 0x801, count)
            pack.writestr(
                f"{stem}-labels-idx1-ubyte.gz", gzip.compress(head + classes.astype(np.uint8).tobytes())
            )


def write_emnist(archive: Path, count: int = 130) -> None:
    """A zip with one sheet for each part, in which cell i is of grey level i + 1."""
    sheet = np.zeros((2 * 28, 100 * 28), dtype=np.uint8)
    for cell in range(count):
        row, column = divmod(cell, 100)
        sheet[row * 28 : row * 28 + 28, column * 28 : column * 28 + 28] = cell + 1
    labels = io.BytesIO()
    np.save(labels, (np.arange(count) % 47).astype(np.uint8))
    with zipfile.ZipFile(archive, "w") as pack:
        pack.writestr("mapping.json", json.dumps({"classes47": "".join(chr(65 + i) for i in range(47))}))
        for part in ("train", "test"):
            pack.writestr(f"{part}_00.webp", cv2.imencode(".png", sheet)[1].tobytes())
            pack.writestr(f"{part}_y47.npy", labels.getvalue())
