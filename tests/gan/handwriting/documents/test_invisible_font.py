"""The font of the text layer."""

from __future__ import annotations

import io

from fontTools.ttLib import TTFont

from gan.handwriting.documents.invisible_font import ASCENT, BLANK_WIDTH, LATIN, WIDTH, build_font


def test_every_character_has_a_glyph_of_one_width_and_a_narrow_blank() -> None:
    font = TTFont(io.BytesIO(build_font(LATIN, "Invisible0")))
    names = font.getBestCmap()
    assert set(map(ord, LATIN)) == set(names)
    widths = {character: font["hmtx"][names[ord(character)]][0] for character in LATIN}
    assert widths.pop(" ") == BLANK_WIDTH and set(widths.values()) == {WIDTH}
    assert font["hhea"].ascent == ASCENT and font["name"].getDebugName(6) == "Invisible0"


def test_glyphs_have_size_but_no_area() -> None:
    font = TTFont(io.BytesIO(build_font("ab", "Small")))
    glyph = font["glyf"][font.getBestCmap()[ord("a")]]
    assert (glyph.xMin, glyph.yMin, glyph.xMax, glyph.yMax) == (0, -200, WIDTH, ASCENT)
    assert len(glyph.coordinates) == 2


def test_other_scripts_can_be_set() -> None:
    font = TTFont(io.BytesIO(build_font(" ж你", "Other")))
    assert set(font.getBestCmap()) == {0x20, ord("ж"), ord("你")}
