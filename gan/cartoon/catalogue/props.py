"""What things there are: props as plain data, in metres. How each of them looks is the stage's business."""

from __future__ import annotations

from gan.cartoon.catalogue.entries import PropEntry, Surface
from gan.cartoon.catalogue.furniture import FURNITURE
from gan.cartoon.catalogue.large_props import LARGE
from gan.cartoon.catalogue.small_props import SMALL
from gan.cartoon.errors import CartoonError

PROPS: dict[str, PropEntry] = {entry.id: entry for entry in (*SMALL, *FURNITURE, *LARGE)}

STAND_IN = "thing"
"""Prop that is shown in the place of something that the catalogue does not have."""

__all__ = ["PROPS", "STAND_IN", "PropEntry", "Surface", "prop"]


def prop(prop_id: str) -> PropEntry:
    """The entry of a prop.

    Raises:
        CartoonError: there is no prop of that id.
    """
    try:
        return PROPS[prop_id]
    except KeyError:
        raise CartoonError(
            f"There is no prop “{prop_id}”; choose one of: {', '.join(sorted(PROPS))}."
        ) from None
