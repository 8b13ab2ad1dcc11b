"""Painting the layers of a set."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter

from gan.cartoon.catalogue.entries import Piece, PlaceEntry
from gan.cartoon.catalogue.places import LAYERS, place
from gan.cartoon.catalogue.props import prop
from gan.cartoon.errors import CartoonError
from gan.cartoon.stage import props
from gan.cartoon.stage.places import (
    castles,
    gardens,
    halls,
    heights,
    homes,
    meadows,
    public,
    shores,
    town,
    wastes,
)
from gan.cartoon.stage.places.fronts import front
from gan.cartoon.stage.places.mood import Mood, light, mood
from gan.cartoon.stage.places.scenery import BACKS, HEIGHT, WIDTH, Lamp, Scenery
from gan.cartoon.stage.sketch import see_through, slope
from gan.cartoon.stage.style import colour

SETS = (castles, gardens, halls, heights, homes, meadows, public, shores, town, wastes)
"""The modules whose drawings are in `BACKS`."""

# What shines among the props: metres above its foot, metres that it reaches, whether by day too.
_SHINING = {
    "floor_lamp": (1.42, 2.6, False),
    "table_lamp": (0.34, 1.9, False),
    "candle": (0.28, 1.2, False),
    "street_lamp": (2.75, 3.2, False),
    "lantern": (0.2, 1.4, False),
    "campfire": (0.5, 3.0, True),
    "fireplace": (0.4, 2.6, True),
    "tv": (0.76, 1.5, False),
}
_FIRE = "#ffa35a"


def paint_layer(
    painter: QPainter,
    place_id: str,
    layer: str,
    size: QSize,
    time: str = "day",
    weather: str = "clear",
    seed: int = 0,
    *,
    bleed: float = 0.0,
    without: frozenset[int] = frozenset(),
) -> None:
    """Paint one layer of a set. The same arguments give the same picture.

    The set is 16:9; in a picture of another shape it is covered and cut at both sides, or above and below.

    Args:
        painter: at the picture's upper left corner.
        place_id: in `gan.cartoon.catalogue.places.PLACES`.
        layer: "back" (opaque), "middle" (furniture; stands at the place's `middle_depth`) or "front" (what
            is before everybody, at the edges).
        size: of the picture in pixels, without the bleed.
        time: "day", "evening" or "night".
        weather: "clear", "rain", "snow", "fog", "wind" or "storm".
        seed: what differs between two sets of a place: clouds, tufts, stones.
        bleed: share (0..0.12) of the size that is painted beyond it on each side, for camera moves; the
            painter is at the upper left corner of the picture itself.
        without: numbers of the place's pieces that are left out, since somebody plays them.

    Raises:
        CartoonError: there is no such place, layer, time or weather, or the bleed is too large.
    """
    if layer not in LAYERS:
        raise CartoonError(f"A set has no layer “{layer}”; choose one of: {', '.join(LAYERS)}.")
    if not 0.0 <= bleed <= 0.12:
        raise CartoonError(f"A set cannot bleed by {bleed}; give 0 to 0.12.")
    sheet = scenery(place_id, layer, time, weather, seed, without)
    scale = max(size.width() / WIDTH, size.height() / HEIGHT)
    over = QRectF(0, 0, size.width(), size.height()).adjusted(
        -bleed * size.width(), -bleed * size.height(), bleed * size.width(), bleed * size.height()
    )
    painter.save()
    painter.setClipRect(over)
    painter.translate((size.width() - WIDTH * scale) / 2, (size.height() - HEIGHT * scale) / 2)
    painter.scale(scale, scale)
    tint = colour(sheet.mood.tint)
    sheet.paint(painter, tint=None if sheet.mood.tint == "#ffffff" else tint)
    painter.restore()


def scenery(
    place_id: str,
    layer: str,
    time: str,
    weather: str,
    seed: int = 0,
    without: frozenset[int] = frozenset(),
) -> Scenery:
    """The drawing of one layer, in points of a 1600 x 900 picture, before the light falls on it.

    Raises:
        CartoonError: see `paint_layer`.
    """
    entry = place(place_id)
    if without:
        kept = tuple(piece for number, piece in enumerate(entry.pieces) if number not in without)
        entry = replace(entry, pieces=kept)
    return _drawn(entry, layer, mood(entry.inside, time, weather), seed)


@lru_cache(maxsize=16)
def _drawn(entry: PlaceEntry, layer: str, own: Mood, seed: int) -> Scenery:
    sheet = Scenery(entry, own, seed)
    if layer == "back":
        BACKS[entry.id](sheet)
        sheet.lamps += [lamp for piece in entry.pieces if (lamp := _shining(sheet, piece)) is not None]
        _light_up(sheet)
    elif layer == "middle":
        for piece in entry.pieces:
            _put(sheet, piece)
    else:
        front(sheet)
    return sheet


def state_of(piece: Piece, own: Mood) -> str:
    """How a piece of a set looks at a time: lamps are on when it is dark."""
    states = prop(piece.prop).states
    if piece.state:
        return piece.state
    if "night" in states and own.time == "night":
        return "night"
    if "on" in states and ("off" in states or states[0] == ""):
        always = piece.prop in ("computer", "fireplace")
        return "on" if own.lit or always else "off" if "off" in states else ""
    return states[0]


def _stand(sheet: Scenery, piece: Piece) -> tuple[float, float, float]:
    """x and y of a piece's foot in points, and points of a metre there."""
    entry, own = sheet.place, prop(piece.prop)
    depth = 0.0 if own.stands == "wall" else entry.middle_depth
    x, y = entry.project(piece.x, depth, own.hangs + piece.on)
    return x * WIDTH, y * HEIGHT, piece.scale * entry.scale_at(depth) * entry.pixels_per_metre * HEIGHT


def _put(sheet: Scenery, piece: Piece) -> None:
    x, y, metre = _stand(sheet, piece)
    own = prop(piece.prop)
    if not piece.on and own.stands == "floor":
        _shadow(sheet, piece, x, y, metre)
    snowy = sheet.mood.snowy and not sheet.place.inside and own.kind == "nature"
    variant = 1.0 if snowy else piece.variant
    sketch = props.drawing(piece.prop, piece.colour, variant, state_of(piece, sheet.mood))
    sheet.put(sketch, x, y, metre, piece.flip)


def _shadow(sheet: Scenery, piece: Piece, x: float, y: float, metre: float) -> None:
    width, height = prop(piece.prop).size
    falls = light(sheet.place.id, sheet.mood.time, sheet.mood.weather)
    base = min(width, 2.2) if height < 2.4 else 0.7
    half = base * metre * 0.52
    sheet.shadow(x + 4, y, half, half * 0.16 + 3, falls.shadow_strength * 1.1)
    reach = falls.shadow_lean * min(height, 2.6) * metre * 0.75
    if reach > 24 and not sheet.place.inside:
        # The light comes from behind on the left: what falls to the right comes nearer, too.
        near = y + 0.13 * reach
        fade = slope(
            x, 0, x + reach, 0, see_through("#3a2a48", falls.shadow_strength), see_through("#3a2a48", 0.03)
        )
        tip = half * 0.8
        corners = [
            (x - half * 0.9, y),
            (x + half * 0.9, y - 3),
            (x + reach + tip, near - 6),
            (x + reach - tip, near + 6),
        ]
        sheet.flat(corners, fade, 16)


def _shining(sheet: Scenery, piece: Piece) -> Lamp | None:
    if piece.prop not in _SHINING:
        return None
    high, reach, always = _SHINING[piece.prop]
    if not (sheet.mood.lit or always):
        return None
    x, y, metre = _stand(sheet, piece)
    fire = piece.prop in ("campfire", "fireplace")
    aside = 0.25 * metre if piece.prop == "street_lamp" else 0.0
    return Lamp(
        x - aside if piece.flip else x + aside, y - high * metre, reach * metre, _FIRE if fire else "#ffd98a"
    )


def _light_up(sheet: Scenery) -> None:
    """The light of the lamps on wall and floor."""
    strength = {"day": 0.0, "evening": 0.4, "night": 0.7}[sheet.mood.time]
    floor = (sheet.foot + HEIGHT) / 2
    for lamp in sheet.lamps:
        own = max(strength, 0.16) if lamp.colour == _FIRE else strength
        if own:
            sheet.glow(lamp.x, lamp.y, lamp.reach, lamp.reach, lamp.colour, own * 0.8)
            sheet.glow(lamp.x, floor - 40, lamp.reach * 0.95, lamp.reach * 0.24, lamp.colour, own * 0.5)
