"""Which network frames of films get, and in which tiles."""

from __future__ import annotations

from gan.enhance.findings import Findings
from gan.enhance.model import Shape, card_for
from gan.enhance.tiles import Tile, plan_even_tiles, plan_tiles
from gan.enhance.work import TILE, padded_sides
from gan.models import ModelCard

_AS_FILMS_ARE = Findings(quality=70)  # every film is compressed, whatever else ails it
# All frames have one size, so larger tiles than those of pictures can share them evenly: on one core they
# compute a frame of 1280x720 in little more than half the time that squares take.
_TILE_PIXELS = 2 * TILE**2


def film_card(model: str, scale: int) -> ModelCard:
    """The model of this name, or for "auto" the one for films; see `card_for`."""
    return card_for(model, scale, _AS_FILMS_ARE, is_film=True)


def plan_frame(
    size: tuple[int, int], shape: Shape, *, asked: int | None = None, measured: int | None = None
) -> list[Tile]:
    """The tiles of a frame.

    Args:
        size: its width and height.
        shape: what the network needs.
        asked: side of the tiles that a person wants, which suits the network.
        measured: side that suits this machine, if that is known.
    """
    rows, columns = padded_sides(size[1], size[0], shape)
    if asked:
        return plan_tiles(rows, columns, asked, shape.margin)
    pixels = measured**2 if measured else _TILE_PIXELS
    return plan_even_tiles(rows, columns, pixels, shape.margin, shape.multiple)
