"""Hands: the lines that a person has corrected, kept in the user folder for a reader of their own.

A hand is a folder with a PNG for each line, named by what it shows, and `lines.jsonl` with a row for each
correction. Rows are only ever added: the last one of a picture counts, and a row that a crash cut off
counts as never written.
"""

from __future__ import annotations

import hashlib
import io
import json
import os
import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image

from gan.handwriting.alphabet import Alphabet
from gan.handwriting.errors import HandwritingError
from gan.media import AtomicFile, MediaError, read_picture
from gan.media.atomic import saving
from gan.metrics.text import plain_marks
from gan.paths import user_folder

# Short enough that a model can be named after it.
_NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,39}")
_TABLE = "lines.jsonl"
_LOWEST, _LARGEST = 8, 40_000_000  # rows, and pixels, of a line


@dataclass(frozen=True)
class CorrectedLine:
    """A line with what really stands there.

    Attributes:
        grey: (H, W) uint8, ink on paper.
        text: in the reader's alphabet, blanks single and within only.
    """

    grey: np.ndarray
    text: str


@dataclass(frozen=True)
class Hand:
    """A hand that lines are kept of.

    Attributes:
        name: of its folder, and part of its reader's name.
        lines: how many lines are kept.
    """

    name: str
    lines: int


def keep_correction(name: str, grey: np.ndarray, text: str) -> None:
    """Keep a corrected line; correcting the same picture again replaces its text.

    Args:
        name: of the hand, small letters, digits, - and _; it is begun if it is not there.
        grey: (H, W) uint8, as it was read.
        text: what stands there; typographic quotes and dashes become plain ones. An empty text takes
            the line back.

    Raises:
        HandwritingError: the name, the picture or the text cannot be used.
        MediaError: the disk is full, or may not be written to.
    """
    folder = _folder(name)
    if grey.ndim != 2 or grey.dtype != np.uint8 or grey.shape[0] < _LOWEST or not 0 < grey.size <= _LARGEST:
        raise HandwritingError(f"a line must be a grey picture of at least {_LOWEST} rows; cut it out anew.")
    text = _readable(text)
    digest = hashlib.sha256(repr(grey.shape).encode() + np.ascontiguousarray(grey).tobytes()).hexdigest()
    picture = folder / f"{digest[:20]}.png"
    if text and not picture.exists():
        data = io.BytesIO()
        Image.fromarray(grey).save(data, "PNG")
        with AtomicFile(picture, overwrite=True) as file:
            file.write(data.getvalue())
            file.commit()
    _append(folder / _TABLE, {"file": picture.name, "text": text})


def list_hands() -> tuple[Hand, ...]:
    """All hands that lines are kept of, by name."""
    folders = sorted(path.parent for path in (user_folder() / "hands").glob(f"*/{_TABLE}"))
    hands = [Hand(folder.name, len(_rows(folder))) for folder in folders if _NAME.fullmatch(folder.name)]
    return tuple(hand for hand in hands if hand.lines)


def read_corrections(name: str) -> list[CorrectedLine]:
    """The lines of a hand, in the order in which they were first kept.

    Raises:
        HandwritingError: nothing is kept under this name.
    """
    folder = _folder(name)
    lines = []
    for file, text in _rows(folder).items():
        try:
            pixels = read_picture(folder / file).pixels
        except MediaError:
            continue  # a picture that was lost or damaged takes nothing but itself along
        if pixels.shape[2] == 1 and pixels.dtype == np.uint8:
            lines.append(CorrectedLine(pixels[..., 0], text))
    if not lines:
        known = ", ".join(hand.name for hand in list_hands()) or "there are none yet"
        raise HandwritingError(f"no corrected lines are kept under {name!r}; hands: {known}.")
    return lines


def _folder(name: str) -> Path:
    if not _NAME.fullmatch(name):
        raise HandwritingError(
            f"{name!r} cannot name a hand: use small letters, digits, - and _ only, 40 at most."
        )
    return user_folder() / "hands" / name


def _readable(text: str) -> str:
    """The text as a reader could have read it.

    Raises:
        HandwritingError: it has a character that no reader knows.
    """
    text = " ".join(plain_marks(unicodedata.normalize("NFC", text)).split())
    alphabet = Alphabet()
    if unknown := sorted({character for character in text if not alphabet.knows(character)}):
        raise HandwritingError(
            f"the reader does not know {' '.join(unknown)}, so this line teaches it nothing; "
            f"write it without, or leave the line out."
        )
    return text


def _append(table: Path, row: dict[str, str]) -> None:
    """Add a row in one write, so that of two writers each adds a whole one."""
    data = json.dumps(row, ensure_ascii=False).encode() + b"\n"
    with saving(table):
        table.parent.mkdir(parents=True, exist_ok=True)
        with table.open("ab", buffering=0) as file:
            # What a crash cut off must not swallow this row.
            file.write(data if _ends_whole(table) else b"\n" + data)
            os.fsync(file.fileno())


def _ends_whole(table: Path) -> bool:
    with table.open("rb") as file:
        if file.seek(0, os.SEEK_END) == 0:
            return True
        file.seek(-1, os.SEEK_END)
        return file.read(1) == b"\n"


def _rows(folder: Path) -> dict[str, str]:
    """File name -> text, of the lines that are not taken back."""
    found: dict[str, str] = {}
    try:
        lines = (folder / _TABLE).read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return found
    for line in lines:
        try:
            row = json.loads(line)
            file, text = Path(str(row["file"])).name, str(row["text"])
        except (ValueError, KeyError, TypeError):
            continue
        found[file] = text
    return {file: text for file, text in found.items() if text and (folder / file).is_file()}
