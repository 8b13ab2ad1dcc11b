"""The typefaces of balloons, subtitles and titles, and how their lines break."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from PySide6.QtGui import QFont, QFontMetricsF

# Round and friendly first; the last are on every system.
_FAMILIES = [
    "Comic Neue",
    "Baloo 2",
    "Nunito",
    "Quicksand",
    "Avenir Next Rounded",
    "Segoe UI",
    "Helvetica Neue",
    "Noto Sans",
    "DejaVu Sans",
    "Arial",
]


@lru_cache(maxsize=64)
def speech_font(pixels: int, bold: bool = True) -> QFont:
    """The face of spoken words.

    Args:
        pixels: height of the font, at least 1.
        bold: half bold, for words over pictures.
    """
    font = QFont()
    font.setFamilies(_FAMILIES)
    font.setPixelSize(max(1, pixels))
    font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


def break_lines(text: str, font: QFont, width: float) -> list[str]:
    """Break a text into lines that are about equally long and at most `width` pixels wide.

    A word that is wider than that is broken, too, so that nothing is cut off.
    """
    metrics = QFontMetricsF(font)
    words = [piece for word in text.split() for piece in _pieces(word, metrics, width)]
    lines = _filled(words, metrics.horizontalAdvance, width)
    if len(lines) < 2:
        return lines
    # The narrowest width with as many lines: no lone word at the end.
    low, high = width / 2, width
    for _ in range(8):
        middle = (low + high) / 2
        fits = len(_filled(words, metrics.horizontalAdvance, middle)) == len(lines)
        low, high = (low, middle) if fits else (middle, high)
    return _filled(words, metrics.horizontalAdvance, high)


def text_size(lines: list[str], font: QFont) -> tuple[float, float]:
    """Width and height of lines in pixels."""
    metrics = QFontMetricsF(font)
    return max(map(metrics.horizontalAdvance, lines), default=0.0), len(lines) * line_height(font)


def line_height(font: QFont) -> float:
    """From one line to the next in pixels."""
    return font.pixelSize() * 1.24


def _filled(words: list[str], measure: Callable[[str], float], width: float) -> list[str]:
    lines: list[str] = []
    for word in words:
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and measure(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _pieces(word: str, metrics: QFontMetricsF, width: float) -> list[str]:
    pieces: list[str] = []
    while word and metrics.horizontalAdvance(word) > width:
        length = max(
            1,
            next(
                n for n in range(len(word), 0, -1) if n == 1 or metrics.horizontalAdvance(word[:n]) <= width
            ),
        )
        pieces.append(word[:length])
        word = word[length:]
    return [*pieces, word] if word else pieces
