"""Mixes the lines that a reader learns from: recorded pictures, redrawn strokes and set type, all made anew.

A line is specified first (cheaply, so that batches can be formed of lines of one width) and drawn later.
Everything follows from the generator's state or the seed of the specification, so a batch can be made
again in another process.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path

import numpy as np

from gan.handwriting.alphabet import Alphabet, frames_needed
from gan.handwriting.archives import LabelledLine, read_lines
from gan.handwriting.distortion import Distortion, change_thickness, distort, erase
from gan.handwriting.errors import HandwritingError
from gan.handwriting.ink import draw_strokes, random_hand, random_pen, rewrite
from gan.handwriting.lines import COLUMNS_PER_STEP
from gan.handwriting.paper import cut_out, on_paper, wear
from gan.handwriting.prepare import prepare_line
from gan.handwriting.strokes import StrokeBook, read_strokes
from gan.handwriting.texts import TextSource
from gan.handwriting.typesetter import CAPITALS_ONLY, Typeface, read_typefaces, set_line

IAM_ONDB = "iam-ondb-render"
_DRAWN = 64  # rows at which ink is drawn and recorded
_ROOM = 1.15  # time steps kept for each that CTC needs at least
_LONGEST_TYPE = 60  # characters of a line of set type
_FEWEST = 100  # lines of a kind that must be short enough before it is drawn from
_SLIGHT = Distortion(stretch=0.05, size=0.03, slant=0.03, turn=0.002, shift=0.03, elastic=0.008)


class Kind(IntEnum):
    """Where a line comes from."""

    CLEAN = 0
    SCAN = 1
    REDRAWN = 2
    TYPESET = 3


@dataclass(frozen=True)
class Shares:
    """How often each kind of line is drawn; kinds without data give their share to the others."""

    clean: float = 0.2
    scan: float = 0.22
    redrawn: float = 0.4
    typeset: float = 0.18


@dataclass(frozen=True)
class LineSpec:
    """A line to be drawn.

    Attributes:
        kind, number: which picture, strokes or face.
        text: the ground truth.
        width: the width it will have, about, in columns at 64 rows.
        seed: decides all the rest.
    """

    kind: Kind
    number: int
    text: str
    width: float
    seed: int


@dataclass(frozen=True)
class _Pool:
    """Lines of one kind and source, from short to long.

    Attributes:
        share: how often it is drawn from, compared with the others.
        numbers: (N,) of its lines among those of its kind; for set type of the faces.
        lengths: (N,) characters of their texts.
    """

    kind: Kind
    name: str
    share: float
    numbers: np.ndarray
    lengths: np.ndarray


class LineSource:
    """Draws lines without end.

    Attributes:
        height: rows of the pictures it draws.
    """

    def __init__(
        self,
        alphabet: Alphabet,
        height: int,
        pictures: list[LabelledLine],
        strokes: StrokeBook | None,
        faces: list[Typeface],
        shares: Shares = Shares(),
    ) -> None:
        self.height = height
        self._alphabet, self._pictures, self._strokes, self._faces = alphabet, pictures, strokes, faces
        self._texts = TextSource(line.text for line in pictures)
        self._pools = self._make_pools(shares)
        self._odds = np.array([pool.share for pool in self._pools])
        if not self._odds.sum() > 0:
            raise HandwritingError("there are no lines to learn from; put one of the sources back.")
        self._odds /= self._odds.sum()

    @property
    def counts(self) -> dict[str, int]:
        """What there is to learn from: lines by source, strokes and faces."""
        return {pool.name: len(pool.numbers) for pool in self._pools}

    def specify(self, source: np.random.Generator, longest: int = 100) -> LineSpec:
        """A random line of at most `longest` characters; set type where no other is so short."""
        pool = self._pools[int(source.choice(len(self._pools), p=self._odds))]
        seed = int(source.integers(1 << 62))
        count = int(np.searchsorted(pool.lengths, longest, side="right"))
        if pool.kind == Kind.TYPESET or count < min(_FEWEST, len(pool.numbers)):
            return self._set_type(source, min(longest, _LONGEST_TYPE), seed)
        number = int(pool.numbers[source.integers(count)])
        if pool.kind == Kind.REDRAWN:
            text, width = self._strokes.texts[number], self._strokes.width(number)
        else:
            line = self._pictures[number]
            text, width = line.text, line.grey.shape[1] * _DRAWN / line.grey.shape[0]
        return LineSpec(pool.kind, number, text, width, seed)

    def draw(self, spec: LineSpec) -> np.ndarray:
        """(height, W) uint8, 255 for ink: the specified line, ready for the reader."""
        source = np.random.default_rng(spec.seed)
        if spec.kind in (Kind.CLEAN, Kind.SCAN):
            grey, amount = self._pictures[spec.number].grey, Distortion()
            if source.random() < 0.5:
                grey = change_thickness(grey, source)
        else:
            ink = self._redraw(spec, source) if spec.kind == Kind.REDRAWN else self._typeset(spec, source)
            grey, amount = on_paper(ink, source), _SLIGHT if spec.kind == Kind.REDRAWN else Distortion()
        grey = self._bend(grey, spec.text, amount, source)
        if source.random() < 0.12:
            grey = cut_out(grey, source)
        ink = prepare_line(wear(grey, source), self.height)
        return erase(ink, source) if source.random() < 0.3 else ink

    def _make_pools(self, shares: Shares) -> list[_Pool]:
        """The kinds that have lines; scans are divided by source, so that a small one is not drowned."""
        scans = sorted({line.source for line in self._pictures} - {IAM_ONDB})
        pools = [self._pictured(Kind.CLEAN, IAM_ONDB, shares.clean)]
        pools += [self._pictured(Kind.SCAN, name, shares.scan / len(scans)) for name in scans]
        texts = dict(enumerate(self._strokes.texts)) if self._strokes else {}
        pools.append(self._pool(Kind.REDRAWN, "iam-ondb-strokes", shares.redrawn, texts))
        faces = np.arange(len(self._faces))
        pools.append(_Pool(Kind.TYPESET, "handwriting-fonts", shares.typeset, faces, faces))
        return [pool for pool in pools if len(pool.numbers)]

    def _pictured(self, kind: Kind, name: str, share: float) -> _Pool:
        texts = {number: line.text for number, line in enumerate(self._pictures) if line.source == name}
        return self._pool(kind, name, share, texts)

    def _pool(self, kind: Kind, name: str, share: float, texts: Mapping[int, str]) -> _Pool:
        """Those texts that are not empty and can be written in the alphabet, short ones first."""
        usable = [number for number, text in texts.items() if text and self._alphabet.knows(text)]
        usable.sort(key=lambda number: len(texts[number]))
        lengths = [len(texts[number]) for number in usable]
        return _Pool(kind, name, share, np.array(usable, dtype=int), np.array(lengths, dtype=int))

    def _set_type(self, source: np.random.Generator, longest: int, seed: int) -> LineSpec:
        """A text in a face that has all its characters; characters no face has are not asked for."""
        if not self._faces:
            raise HandwritingError(f"no line has {longest} characters or fewer; allow longer ones.")
        while True:
            number = int(source.integers(len(self._faces)))
            face, text = self._faces[number], self._texts.line(source, longest)
            text = text.upper() if face.name in CAPITALS_ONLY else text
            if self._alphabet.knows(text) and face.can_set(text):
                return LineSpec(Kind.TYPESET, number, text, 16.0 * len(text), seed)

    def _redraw(self, spec: LineSpec, source: np.random.Generator) -> np.ndarray:
        strokes = rewrite(self._strokes[spec.number], random_hand(source))
        scale = float(np.exp(source.normal(-0.05, 0.14)))
        return draw_strokes(
            strokes, random_pen(source), _DRAWN, scale, int(source.integers(2, 20)), source.random()
        )

    def _typeset(self, spec: LineSpec, source: np.random.Generator) -> np.ndarray:
        ink = set_line(self._faces[spec.number], spec.text, _DRAWN, source)
        return 255 - change_thickness(255 - ink, source) if source.random() < 0.5 else ink

    def _bend(
        self, grey: np.ndarray, text: str, amount: Distortion, source: np.random.Generator
    ) -> np.ndarray:
        narrowest = max(frames_needed(text) * _ROOM, 2) * COLUMNS_PER_STEP
        return distort(grey, self.height, (narrowest, max(narrowest, 32 * self.height)), amount, source)


def open_line_source(data: Path, height: int, alphabet: Alphabet, leave_out: Collection[str]) -> LineSource:
    """The source over the training files of a data folder; nothing else in the folder is opened.

    Args:
        data: folder with lines_train.zip, and if they are there lines_train_strokes.npz and
            handwriting_fonts.zip.
        leave_out: names of sources and writers that must not be learnt from; strokes count as IAM_ONDB.
    """
    pictures = read_lines(data / "lines_train.zip", leave_out)
    strokes, fonts = data / "lines_train_strokes.npz", data / "handwriting_fonts.zip"
    book = None
    if strokes.exists() and IAM_ONDB not in leave_out:
        book = read_strokes(strokes).without(leave_out)
    return LineSource(alphabet, height, pictures, book, read_typefaces(fonts) if fonts.exists() else [])
