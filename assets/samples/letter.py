"""Draws the sample page of handwriting: `python3 letter.py FONT OUT_DIR` writes letter.jpg.

FONT is a handwriting font; the shipped page is set in Nothing You Could Do (SIL Open Font License 1.1). Each
word has its own size, place and lean, the lines drift as a hand does, and the sheet lies on a table under
a lamp and is photographed at a slant.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFont

TEXT = """\
>>>>>>The Old Mill, 14 May

Dear Clara,
>thank you for the long letter and
the photographs of your garden. The
pears must be in flower by now!
>We have moved into the house by
the river at last. The roof still leaks
a little, but from the kitchen one can
see the boats go by, and in the evening
the whole valley turns red and gold.
>Could you bring three things when
you come? The blue teapot, the big
dictionary, and 25 metres of rope.
Please do not ask about the rope.

>>>>>>Yours ever,
>>>>>>>Benjamin
"""
SHEET = (1500, 2060)  # pixels, before it is photographed
PICTURE = (1600, 2100)
PITCH, LEFT, TOP = 92, 165, 190  # of the rules, the margin and the first rule
INDENT = 95
EM = 71
INK, RULE, EDGE = (44, 48, 92), (196, 208, 222), (222, 176, 176)
PAPER, TABLE = (249, 246, 236), (92, 66, 48)
CORNERS = ((112, 96), (1500, 60), (1536, 2040), (66, 2018))  # of the sheet in the picture


def main() -> None:
    """Draw and save."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("font", type=Path)
    parser.add_argument("folder", type=Path)
    options = parser.parse_args()
    source = np.random.default_rng(14)
    cover = write(TEXT.splitlines(), options.font, source)
    picture = photograph(sheet(cover, source), source)
    Image.fromarray(picture).save(options.folder / "letter.jpg", quality=84, dpi=(190, 190), optimize=True)


def write(lines: list[str], font: Path, source: np.random.Generator) -> np.ndarray:
    """The ink of the page: (H, W) float32, the share of each pixel that it covers."""
    cover = np.zeros(SHEET[::-1], dtype=np.float32)
    for number, line in enumerate(lines):
        text = line.lstrip(">")
        x = LEFT + INDENT * (len(line) - len(text)) + source.normal(0, 5)
        drift, phase = source.normal(0, 0.004), source.uniform(0, 6)
        for word in text.split():
            size = EM * np.exp(source.normal(0, 0.025))
            ink, rise, advance = letter_shapes(word, font, size, source.normal(0.04, 0.015))
            foot = TOP + PITCH * number - 8 + drift * (x - LEFT) + 3 * np.sin(x / 210 + phase)
            stamp(cover, ink, round(x), round(foot - rise + source.normal(0, 1.5)))
            x += advance + size * source.uniform(0.26, 0.38)
    return cover


def letter_shapes(word: str, font: Path, size: float, lean: float) -> tuple[np.ndarray, int, int]:
    """One word as (ink, its rows above the baseline, its width)."""
    face = ImageFont.truetype(font, round(size))
    left, top, right, bottom = face.getbbox(word, anchor="ls")
    room = round(size * 0.3)
    picture = Image.new("L", (right - left + 2 * room, bottom - top + 4))
    ImageDraw.Draw(picture).text((room - left, 2 - top), word, fill=255, font=face, anchor="ls")
    shear = np.array([[1, -lean, lean * -top], [0, 1, 0]])
    ink = cv2.warpAffine(np.asarray(picture), shear, picture.size, flags=cv2.INTER_LINEAR)
    return ink.astype(np.float32) / 255, 2 - top, right - left


def stamp(cover: np.ndarray, ink: np.ndarray, x: int, y: int) -> None:
    """Add a word, in place."""
    place = cover[y : y + ink.shape[0], x : x + ink.shape[1]]
    np.maximum(place, ink[: place.shape[0], : place.shape[1]], out=place)


def sheet(cover: np.ndarray, source: np.random.Generator) -> np.ndarray:
    """The written sheet from straight above, (H, W, 3) float32."""
    height, width = cover.shape
    page = np.empty((height, width, 3), dtype=np.float32)
    page[:] = PAPER
    page += grain((height, width), 3, 2.0, source)[..., None]
    for row in range(TOP, height - 60, PITCH):
        page[row - 1 : row + 1] = RULE
    page[:, LEFT - 40 : LEFT - 38] = EDGE
    strength = 0.78 + 0.16 * smooth((height, width), 90, source)  # the pen gives more and less ink
    share = (cover * strength)[..., None]
    return page * (1 - share) + np.float32(INK) * share


def photograph(page: np.ndarray, source: np.random.Generator) -> np.ndarray:
    """The sheet on a table, seen at a slant, under a lamp: (H, W, 3) uint8."""
    height, width = page.shape[:2]
    corners = np.float32([(0, 0), (width, 0), (width, height), (0, height)])
    view = cv2.getPerspectiveTransform(corners, np.float32(CORNERS))
    seen = cv2.warpPerspective(page, view, PICTURE, flags=cv2.INTER_AREA)
    mask = cv2.warpPerspective(np.ones((height, width), np.float32), view, PICTURE, flags=cv2.INTER_AREA)
    shadow = cv2.GaussianBlur(np.roll(mask, (14, 10), axis=(0, 1)), (0, 0), 16)[..., None]
    scene = table(source) * (1 - 0.5 * shadow)
    scene = scene * (1 - mask[..., None]) + seen * mask[..., None]
    y, x = np.mgrid[0 : PICTURE[1], 0 : PICTURE[0]].astype(np.float32)
    distance = np.hypot(x - 350, y - 250) / np.hypot(*PICTURE)
    lit = scene * (1.04 - 0.34 * distance**1.3)[..., None] * np.float32((1.0, 0.985, 0.95))
    lit = cv2.GaussianBlur(lit, (0, 0), 0.7)
    return np.clip(lit + source.normal(0, 2.2, lit.shape), 0, 255).astype(np.uint8)


def table(source: np.random.Generator) -> np.ndarray:
    """Wood: (H, W, 3) float32."""
    width, height = PICTURE
    rings = smooth((height, width), 900, source) * 5 + np.arange(height, dtype=np.float32)[:, None] / 60
    streaks = source.normal(0, 1, (height // 3, 5)).astype(np.float32)
    streaks = cv2.resize(streaks, (width, height), interpolation=cv2.INTER_CUBIC)
    tone = 1 + 0.06 * np.sin(rings * 2) + 0.035 * cv2.GaussianBlur(streaks, (0, 0), 2)
    return np.float32(TABLE) * tone[..., None]


def grain(shape: tuple[int, int], step: int, size: float, source: np.random.Generator) -> np.ndarray:
    """Noise with a grain of `step` pixels."""
    coarse = source.normal(0, size, (shape[0] // step, shape[1] // step)).astype(np.float32)
    return cv2.resize(coarse, shape[::-1], interpolation=cv2.INTER_LINEAR)


def smooth(shape: tuple[int, int], length: int, source: np.random.Generator) -> np.ndarray:
    """A random field of about -1..1 that changes over `length` pixels."""
    knots = source.uniform(-1, 1, (shape[0] // length + 3, shape[1] // length + 3)).astype(np.float32)
    return cv2.resize(knots, shape[::-1], interpolation=cv2.INTER_CUBIC)


if __name__ == "__main__":
    main()
