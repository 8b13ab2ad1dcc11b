"""What sets there are: places as plain data, in metres. How each of them looks is the stage's business."""

from __future__ import annotations

from gan.cartoon.catalogue.entries import Door, Fixture, Piece, PlaceEntry
from gan.cartoon.catalogue.indoors import INDOORS
from gan.cartoon.catalogue.outdoors import OUTDOORS
from gan.cartoon.errors import CartoonError

PLACES: dict[str, PlaceEntry] = {entry.id: entry for entry in (*INDOORS, *OUTDOORS)}

TIMES = ("day", "evening", "night")
WEATHERS = ("clear", "rain", "snow", "fog", "wind", "storm")
LAYERS = ("back", "middle", "front")
ANY_INSIDE = "room"
ANY_OUTSIDE = "outside"

__all__ = [
    "ANY_INSIDE",
    "ANY_OUTSIDE",
    "LAYERS",
    "PLACES",
    "TIMES",
    "WEATHERS",
    "Door",
    "Fixture",
    "Piece",
    "PlaceEntry",
    "place",
]


def place(place_id: str) -> PlaceEntry:
    """The entry of a place.

    Raises:
        CartoonError: there is no place of that id.
    """
    try:
        return PLACES[place_id]
    except KeyError:
        raise CartoonError(
            f"There is no place “{place_id}”; choose one of: {', '.join(sorted(PLACES))}."
        ) from None
