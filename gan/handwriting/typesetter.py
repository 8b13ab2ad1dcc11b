"""Sets lines of text in handwriting fonts, unevenly, as ink for the same papers as real strokes."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path, PurePosixPath

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFont

from gan.handwriting.alphabet import CHARACTERS
from gan.handwriting.errors import HandwritingError

CAPITALS_ONLY = frozenset({"permanent-marker", "rock-salt"})
"""Fonts that draw small letters as capitals: their texts are put in capitals, or the reader learns errors."""

_PROBE = 64  # size at which a font is measured
_SIZE_STEP = 4  # sizes are rounded to this, since opening a font costs as much as setting a line
_NO_GLYPH = "\ufffe"  # never a character, so every font draws its box for missing ones


class Typeface:
    """One handwriting font.

    Attributes:
        name: the file's name without its ending.
        characters: those of the alphabet that the font can draw.
    """

    def __init__(self, name: str, data: bytes) -> None:
        self.name = name
        self._data = data
        self._sizes: dict[int, ImageFont.FreeTypeFont] = {}
        probe = self._at_size(_PROBE)
        self._em_per_x = _PROBE / max(-probe.getbbox("x", anchor="ls")[1], 8)
        self.characters = "".join(c for c in CHARACTERS if c == " " or _draws(probe, c))

    def __reduce__(self) -> tuple[type[Typeface], tuple[str, bytes]]:
        # Opened fonts cannot be sent to another process; their bytes can.
        return Typeface, (self.name, self._data)

    def at_x_height(self, pixels: float) -> ImageFont.FreeTypeFont:
        """The font at the size that makes its small x so many pixels high, to about a tenth."""
        return self._at_size(int(np.clip(round(pixels * self._em_per_x / _SIZE_STEP), 3, 40)) * _SIZE_STEP)

    def can_set(self, text: str) -> bool:
        """Whether the font has every character of the text."""
        return set(text) <= set(self.characters)

    def _at_size(self, size: int) -> ImageFont.FreeTypeFont:
        if size not in self._sizes:
            self._sizes[size] = ImageFont.truetype(io.BytesIO(self._data), size)
        return self._sizes[size]


def read_typefaces(archive: Path) -> list[Typeface]:
    """All .woff2, .ttf and .otf fonts of a zip file, in order of name."""
    try:
        with zipfile.ZipFile(archive) as pack:
            names = sorted(n for n in pack.namelist() if n.endswith((".woff2", ".ttf", ".otf")))
            return [Typeface(PurePosixPath(name).stem, pack.read(name)) for name in names]
    except FileNotFoundError:
        raise HandwritingError(
            f"{archive} is not there; name the folder that holds it with --data."
        ) from None
    except (OSError, zipfile.BadZipFile) as error:
        raise HandwritingError(f"{archive} is not a zip of fonts that can be opened: {error}.") from error


def set_line(face: Typeface, text: str, height: int, source: np.random.Generator) -> np.ndarray:
    """Set one line, each word with its own size, place and distance.

    Args:
        face: must be able to set the text.
        text: what to set; in capitals already where the face has no others.
        height: rows of the result.
        source: decides everything.

    Returns:
        (height, W) uint8, share of each pixel that ink covers.
    """
    x_height = height * source.uniform(0.24, 0.42)
    spacing, sway = source.uniform(0.35, 1.1), abs(source.normal(0, 0.05))
    features = ["-liga", "-clig"] if source.random() < 0.5 else None
    words = [
        _set_word(face, word, x_height * np.exp(source.normal(0, 0.04)), features) for word in text.split()
    ]
    baseline = height * 2  # in a canvas with room for the longest loops
    width = sum(word.shape[1] + int(x_height * 2) for word, _, _ in words) + height
    canvas = np.zeros((height * 4, width), dtype=np.uint8)
    x = height // 4
    for word, rise, advance in words:
        lift = baseline - rise + round(source.normal(0, sway) * x_height)
        _stamp(canvas, word, x, lift)
        x += advance + max(2, round(x_height * spacing * np.exp(source.normal(0, 0.2))))
    return _fit(canvas, height, source.random())


def _draws(font: ImageFont.FreeTypeFont, character: str) -> bool:
    """Whether the font has ink of its own for the character."""
    glyph, box = font.getmask(character), font.getmask(_NO_GLYPH)
    return glyph.getbbox() is not None and (glyph.size, bytes(glyph)) != (box.size, bytes(box))


def _set_word(
    face: Typeface, word: str, x_height: float, features: list[str] | None
) -> tuple[np.ndarray, int, int]:
    """One word as (ink, rows of it above the baseline, width to advance by)."""
    font = face.at_x_height(x_height)
    left, top, right, bottom = font.getbbox(word, anchor="ls", features=features)
    picture = Image.new("L", (max(right - left, 1), max(bottom - top, 1)))
    ImageDraw.Draw(picture).text((-left, -top), word, fill=255, font=font, anchor="ls", features=features)
    return np.asarray(picture), -top, right - left


def _stamp(canvas: np.ndarray, word: np.ndarray, x: int, y: int) -> None:
    """Add a word's ink to the canvas in place; what would leave the canvas is cut."""
    y = int(np.clip(y, 0, max(canvas.shape[0] - word.shape[0], 0)))
    place = canvas[y : y + word.shape[0], x : x + word.shape[1]]
    np.maximum(place, word[: place.shape[0], : place.shape[1]], out=place)


def _fit(canvas: np.ndarray, height: int, place: float) -> np.ndarray:
    """The rows with ink, made smaller if they are too many, among `height` rows."""
    rows, columns = np.flatnonzero(canvas.any(axis=1)), np.flatnonzero(canvas.any(axis=0))
    if len(rows) == 0:
        return np.zeros((height, height), dtype=np.uint8)
    margin = height // 8
    ink = canvas[rows[0] : rows[-1] + 1, max(columns[0] - margin, 0) : columns[-1] + 1 + margin]
    if len(ink) > height - 2:
        share = (height - 2) / len(ink)
        ink = cv2.resize(ink, (max(1, round(ink.shape[1] * share)), height - 2), interpolation=cv2.INTER_AREA)
    result = np.zeros((height, ink.shape[1]), dtype=np.uint8)
    top = round((height - len(ink)) * place)
    result[top : top + len(ink)] = ink
    return result
