"""What the library says in words: when, how large, with which settings."""

from __future__ import annotations

import json
import re
from datetime import date, datetime, timedelta
from typing import Any

from studio.language import date_words, joined, noted, number_words, percent_words, tr
from studio.library.item import KIND_NAMES, Details, Item
from studio.words import count, dimensions, duration

_SETTINGS = {
    "scale": (noted("Enlarged"), lambda value: f"{value}×" if value else tr("as suits it")),
    "count": (noted("How many"), lambda value: number_words(value)),
    "truncation": (noted("Variety"), lambda value: f"{value:g}"),
    "frames_per_second": (noted("Frames a second"), str),
    "strength": (noted("Strength"), lambda value: percent_words(value)),
    "texture": (noted("Texture"), lambda value: f"{value:g}"),
    "mode": (noted("Read as"), str),
    "seconds": (noted("Seconds"), lambda value: f"{value:g}"),
}
_BEFORE = 160  # characters of an excerpt before the word that was looked for
# What says where things are, or is said elsewhere.
_UNSAID = {
    "source", "sources", "folder", "target", "photo", "text", "scene", "scene_file", "faces", "model", "name",
    "page", "overwrite", "enlarge", "size", "inversion", "worst",
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
        return tr("Today, {clock}", clock=clock)
    if moment.date() == today - timedelta(days=1):
        return tr("Yesterday, {clock}", clock=clock)
    day = date_words(moment, with_year=moment.year != today.year)
    return joined((day, clock), ", ")


def day_words(made: float, today: date | None = None) -> str:
    """The day of a moment."""
    return when_words(made, today).rpartition(",")[0]


def kind_words(item: Item) -> str:
    """What an item is, in a word or two."""
    return tr(KIND_NAMES[item.kind][0])


def item_words(item: Item, *, missing: bool = False) -> str:
    """All that a glance at an item tells, for screen readers and tooltips."""
    parts = [item.title, kind_words(item), when_words(item.made)]
    parts += [tr("starred")] if item.star else []
    parts += [tr("tagged {tags}", tags=", ".join(item.tags))] if item.tags else []
    parts += [tr("file missing")] if missing else []
    return joined(parts, ", ")


def facts_of(details: Details) -> list[tuple[str, str]]:
    """Names and values of what is known of an item beside its files."""
    item = details.item
    facts = [(tr("Kind"), kind_words(item)), (tr("Made"), when_words(item.made))]
    if item.width:
        facts.append((tr("Size"), tr("{size} pixels", size=dimensions((item.width, item.height)))))
    if len(item.outputs) > 1:
        facts.append((tr("Files"), number_words(len(item.outputs))))
    if details.seconds >= 0.05:
        facts.append((tr("Took"), duration(details.seconds)))
    if item.model:
        facts.append((tr("Model"), item.model))
    return facts + settings_of(details.request)


def origins_of(details: Details) -> list[tuple[str, int | None]]:
    """What an item was made from: titles with ids of items, and names of files that no item made."""
    known = [(relative.title, relative.id) for relative in details.origins]
    if known or not details.item.outputs:  # a reading is of its scan, as its title says
        return known
    return [(path.name, None) for path in details.item.inputs if path.name != details.item.title]


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
        return tr(title), tr("yes") if value else tr("no")
    return tr(title), say(value)


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
