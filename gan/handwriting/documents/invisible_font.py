"""A font whose letters show nothing: what the text layer of a searchable PDF is set in.

Every letter is equally wide and covers the whole line, so that a viewer's selection does, too. It is made
here, since a font with ink would cost space and say nothing that the picture does not.
"""

from __future__ import annotations

import io
from functools import lru_cache

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib.tables._g_l_y_f import Glyph

UNITS = 1000
WIDTH = 500
"""Of every letter, in units."""

BLANK_WIDTH = 120
"""Narrow, so that a blank ends before the next word begins."""

ASCENT, DESCENT = 800, 200

LATIN = "".join(
    map(
        chr, [*range(0x20, 0x7F), *range(0xA0, 0x180), *range(0x2010, 0x2028), *range(0x2030, 0x203B), 0x20AC]
    )
)
"""Characters of the font that most texts do with."""


@lru_cache(maxsize=4)
def build_font(characters: str, name: str) -> bytes:
    """A TrueType file of this name with these characters, each once."""
    names = [".notdef", *(f"u{ord(character):04X}" for character in characters)]
    builder = FontBuilder(UNITS, isTTF=True)
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap(
        {ord(character): name for character, name in zip(characters, names[1:], strict=True)}
    )
    builder.setupGlyf({name: _stroke(_width(name)) for name in names})
    builder.setupHorizontalMetrics({name: (_width(name), 0) for name in names})
    builder.setupHorizontalHeader(ascent=ASCENT, descent=-DESCENT)
    builder.setupNameTable({"familyName": name, "styleName": "Regular", "psName": name})
    builder.setupOS2(
        sTypoAscender=ASCENT, sTypoDescender=-DESCENT, usWinAscent=ASCENT, usWinDescent=DESCENT, fsType=0
    )
    builder.setupPost(keepGlyphNames=False)
    file = io.BytesIO()
    builder.save(file)
    return file.getvalue()


def _width(name: str) -> int:
    return BLANK_WIDTH if name == "u0020" else WIDTH


def _stroke(width: int) -> Glyph:
    """From corner to corner and back: as large as a letter, and without any area that could show."""
    pen = TTGlyphPen(None)
    pen.moveTo((0, -DESCENT))
    pen.lineTo((width, ASCENT))
    pen.closePath()
    return pen.glyph()
