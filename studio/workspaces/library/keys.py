"""The keys of the library, for the shortcut sheet."""

from __future__ import annotations

from studio.language import noted
from studio.workspaces.base import Keys

KEYS = (
    Keys("Ctrl+F", noted("Search")),
    Keys("←  ↑  →  ↓  Home  End", noted("Go from item to item")),
    Keys("Enter", noted("Open")),
    Keys("S", noted("Give a star, or take it")),
    Keys("T", noted("Add a tag")),
    Keys("A", noted("Again: open with the same settings")),
    Keys("V", noted("Vary: the same with other chances")),
    Keys("R", noted("Show in folder")),
    Keys("I", noted("Show or hide the panel")),
    Keys("+  −", noted("Larger or smaller pictures")),
    Keys("Ctrl+A", noted("Choose all")),
    Keys("Ctrl+C", noted("Copy files")),
    Keys("Del", noted("Remove")),
    Keys("Esc", noted("Put a message away; choose nothing; show everything")),
)
