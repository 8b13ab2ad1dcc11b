"""Painting a prop by its id."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter

from gan.cartoon.catalogue.props import prop
from gan.cartoon.errors import CartoonError
from gan.cartoon.stage.props.built import BUILT
from gan.cartoon.stage.props.drawing import Draw, Look
from gan.cartoon.stage.props.food import FOOD
from gan.cartoon.stage.props.furniture import FURNITURE
from gan.cartoon.stage.props.household import HOUSEHOLD
from gan.cartoon.stage.props.nature import NATURE
from gan.cartoon.stage.props.rooms import ROOMS
from gan.cartoon.stage.props.tools import TOOLS
from gan.cartoon.stage.props.toys import TOYS
from gan.cartoon.stage.props.vehicles import VEHICLES
from gan.cartoon.stage.sketch import Sketch
from gan.cartoon.stage.style import PALETTE

_DRAWINGS: dict[str, Draw] = {
    **TOOLS,
    **HOUSEHOLD,
    **TOYS,
    **FOOD,
    **FURNITURE,
    **ROOMS,
    **VEHICLES,
    **NATURE,
    **BUILT,
}
PARTS = ("all", "behind", "before")


def drawing(prop_id: str, colour: str = "", variant: float = 0.0, state: str = "") -> Sketch:
    """The drawing of a prop, in metres, its floor point at the origin and y up; do not change it.

    Args:
        prop_id: in `gan.cartoon.catalogue.props.PROPS`.
        colour: main colour, "#rrggbb" or a name of the palette; "" for the prop's own.
        variant: 0..1, what differs between two of a kind; trees carry snow from 0.9 on.
        state: one of the prop's states; "" for the usual one.

    Raises:
        CartoonError: there is no such prop, it has no such state, or the colour is none.
    """
    entry = prop(prop_id)
    known = state or entry.states[0]
    if known not in entry.states:
        names = ", ".join(f"“{name}”" for name in entry.states if name)
        raise CartoonError(f"The prop “{prop_id}” cannot be “{state}”; it can be {names or 'as it is'}.")
    ink = PALETTE.get(colour, colour) or entry.colour
    if not QColor.isValidColorName(ink):
        raise CartoonError(f"“{colour}” is no colour; write it as #rrggbb.")
    return _drawn(prop_id, ink, round(min(max(variant, 0.0), 1.0), 2), known)


def paint(
    painter: QPainter,
    prop_id: str,
    colour: str = "",
    variant: float = 0.0,
    state: str = "",
    *,
    part: str = "all",
    tint: QColor | None = None,
) -> None:
    """Paint a prop; see `drawing` for the arguments that are not described here, and for the errors.

    Args:
        painter: at the prop's floor point (the middle of its lower edge), 1 unit = 1 m, y down. To put it
            into a hand, move the painter by the negative of the entry's `grip` first.
        part: "all", "behind" or "before": who is in the prop is painted between the last two.
        tint: the colour of the light that falls on it; what glows keeps its own. None for white.
    """
    if part not in PARTS:
        raise CartoonError(f"A prop has no part “{part}”; choose one of: {', '.join(PARTS)}.")
    drawing(prop_id, colour, variant, state).paint(painter, part, tint)


def bounds(prop_id: str, variant: float = 0.0, state: str = "") -> QRectF:
    """What a prop covers, its glow aside: metres, its floor point at the origin, y down."""
    box = drawing(prop_id, "", variant, state).bounds()
    return QRectF(box.left(), -box.bottom(), box.width(), box.height())


@lru_cache(maxsize=512)
def _drawn(prop_id: str, colour: str, variant: float, state: str) -> Sketch:
    sketch = Sketch()
    _DRAWINGS[prop_id](sketch, Look(colour, variant, state))
    return sketch
