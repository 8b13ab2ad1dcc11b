"""What the library says in words: when, how large, with which settings."""

from __future__ import annotations

import json
import re
from datetime import date, datetime, timedelta
from typing import Any

from studio.library.item import KIND_NAMES, Details, Item
from studio.words import count, dimensions, duration

_SETTINGS = {
    "scale": ("Enlarged", lambda value: f"{value}×" if value else "as suits it"),
    "count": ("How many", lambda value: f"{value:,}"),
    "truncation": ("Variety", lambda value: f"{value:g}"),
    "frames_per_second": ("Frames a second", str),
    "strength": ("Strength", lambda value: f"{value:.0%}"),
    "texture": ("Texture", lambda value: f"{value:g}"),
    "mode": ("Read as", str),
    "seconds": ("Seconds", lambda value: f"{value:g}"),
}
_BEFORE = 160  # characters of an excerpt before the word that was looked for
# What says where things are, or is said elsewhere.
_UNSAID = {
    "source", "folder", "target", "photo", "text", "scene", "scene_file", "faces", "model", "name", "page",
    "overwrite", "enlarge", "size", "inversion", "worst",
}  # fmt: skip


def when_words(made: float, today: date | None = None) -> str:
    """A moment as people say it: the nearer, the more exactly.

    Args:
        made: seconds since 1970.
        today: for tests; None for the clock's.
    """
    moment = datetime.fromtimestamp(made)
    clock = f"{moment:%H:%M}"
    today = today or date.today()
    if moment.date() == today:
        return f"Today, {clock}"
    if moment.date() == today - timedelta(days=1):
        return f"Yesterday, {clock}"
    year = "" if moment.year == today.year else f" {moment.year}"
    return f"{moment.day} {moment:%B}{year}, {clock}"


def day_words(made: float, today: date | None = None) -> str:
    """The day of a moment."""
    return when_words(made, today).rpartition(",")[0]


def kind_words(item: Item) -> str:
    """What an item is, in a word or two."""
    return KIND_NAMES[item.kind][0]


def item_words(item: Item, *, missing: bool = False) -> str:
    """All that a glance at an item tells, for screen readers and tooltips."""
    parts = [item.title, kind_words(item), when_words(item.made)]
    parts += ["starred"] if item.star else []
    parts += [f"tagged {', '.join(item.tags)}"] if item.tags else []
    parts += ["file missing"] if missing else []
    return ", ".join(parts)


def facts_of(details: Details) -> list[tuple[str, str]]:
    """Names and values of what is known of an item beside its files."""
    item = details.item
    facts = [("Kind", kind_words(item)), ("Made", when_words(item.made))]
    if item.width:
        facts.append(("Size", f"{dimensions((item.width, item.height))} pixels"))
    if len(item.outputs) > 1:
        facts.append(("Files", f"{len(item.outputs):,}"))
    if details.seconds >= 0.05:
        facts.append(("Took", duration(details.seconds)))
    if item.model:
        facts.append(("Model", item.model))
    return facts + settings_of(details.request)


def settings_of(request: str) -> list[tuple[str, str]]:
    """Names and values of the settings in a request's JSON, those at their default left out."""
    try:
        values = list(json.loads(request)["values"].items())
    except (ValueError, KeyError, TypeError, AttributeError):
        return []
    said = [(name, value) for name, value in values if name not in _UNSAID and value is not None]
    return [_setting(name, value) for name, value in said]


def _setting(name: str, value: Any) -> tuple[str, str]:
    title, say = _SETTINGS.get(name, (name.replace("_", " ").capitalize(), str))
    if isinstance(value, bool):
        return title, "yes" if value else "no"
    return title, say(value)


def excerpt_of(text: str, words: str, length: int = 900) -> str:
    """The part of a text where the first of the words that are looked for stands; else its beginning."""
    parts = re.findall(r"\w+", words)
    found = (
        re.search("|".join(rf"\b{re.escape(part)}" for part in parts), text, re.IGNORECASE) if parts else None
    )
    begin = max(0, found.start() - _BEFORE) if found else 0
    if begin:
        begin = text.find(" ", begin) + 1  # at the beginning of a word
    end = begin + length
    head, tail = "…" if begin else "", "…" if end < len(text) else ""
    return f"{head}{text[begin:end].strip()}{tail}"


def items_count(number: int) -> str:
    """How many items there are."""
    return count(number, "item")
