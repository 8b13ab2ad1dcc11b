"""The keys of the library, for the shortcut sheet."""

from __future__ import annotations

from studio.workspaces.base import Keys

KEYS = (
    Keys("Ctrl+F", "Search"),
    Keys("Arrows, Home, End", "Go from item to item"),
    Keys("Enter", "Open"),
    Keys("S", "Give a star, or take it"),
    Keys("T", "Add a tag"),
    Keys("A", "Again: open with the same settings"),
    Keys("V", "Vary: the same with other chances"),
    Keys("R", "Show in folder"),
    Keys("I", "Show or hide the panel"),
    Keys("+  and  −", "Larger or smaller pictures"),
    Keys("Ctrl+A", "Choose all"),
    Keys("Ctrl+C", "Copy files"),
    Keys("Delete", "Remove"),
)
