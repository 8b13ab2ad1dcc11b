"""What the cast can do: actions as plain data. How each of them moves is `gan.cartoon.motion`'s business."""

from __future__ import annotations

from gan.cartoon.catalogue.action_entry import EMOTIONS, MANNERS, NEEDS, POSTURES, ActionEntry
from gan.cartoon.catalogue.conduct import CONDUCT
from gan.cartoon.catalogue.deeds import DEEDS
from gan.cartoon.errors import CartoonError

__all__ = ["ACTIONS", "EMOTIONS", "MANNERS", "NEEDS", "POSTURES", "ActionEntry", "action"]

ACTIONS: dict[str, ActionEntry] = {entry.id: entry for entry in CONDUCT + DEEDS}


def action(id: str) -> ActionEntry:
    """The entry of an id.

    Raises:
        CartoonError: no action has that id.
    """
    try:
        return ACTIONS[id]
    except KeyError:
        raise CartoonError(f"There is no action {id!r}; choose one of {', '.join(ACTIONS)}.") from None
