"""Numbers in words, as they stand in the window."""

from __future__ import annotations

from collections.abc import Callable

from studio.language import number_words, tr, trn


def duration_left(seconds: float | None) -> str:
    """Time that is left, as "about 3 minutes left"; empty when it is not known."""
    if seconds is None:
        return ""
    if seconds < 3:
        return tr("a moment left")
    if seconds < 55:
        step = 1 if seconds < 10 else 5
        return tr("about {time} left", time=count(round(seconds / step) * step, "second"))
    minutes = max(1, round(seconds / 60))
    if minutes < 60:
        return tr("about {time} left", time=count(minutes, "minute"))
    hours, minutes = divmod(round(minutes / 5) * 5, 60)
    rest = f" {count(minutes, 'minute')}" if minutes else ""
    return tr("about {time} left", time=count(hours, "hour") + rest)


def duration(seconds: float) -> str:
    """Time that was taken, as "1.4 s" or "3 min 20 s"."""
    if seconds < 60:
        return tr("{seconds} s", seconds=number_words(seconds, 1))
    minutes, rest = divmod(round(seconds), 60)
    return tr("{minutes} min {rest} s", minutes=minutes, rest=rest)


def count(number: int, noun: str) -> str:
    """Things with their number, as "1 picture", "1,200 pictures"; of the nouns that are known here."""
    return _COUNTED[noun](number)


def dimensions(size: tuple[int, int]) -> str:
    """Width and height, as "640 × 480"."""
    return f"{size[0]} × {size[1]}"


_COUNTED: dict[str, Callable[[int], str]] = {
    "corrected line": lambda n: trn("{count} corrected line", "{count} corrected lines", n),
    "face": lambda n: trn("{count} face", "{count} faces", n),
    "file": lambda n: trn("{count} file", "{count} files", n),
    "hour": lambda n: trn("{count} hour", "{count} hours", n),
    "item": lambda n: trn("{count} item", "{count} items", n),
    "minute": lambda n: trn("{count} minute", "{count} minutes", n),
    "page": lambda n: trn("{count} page", "{count} pages", n),
    "photo": lambda n: trn("{count} photo", "{count} photos", n),
    "picture": lambda n: trn("{count} picture", "{count} pictures", n),
    "second": lambda n: trn("{count} second", "{count} seconds", n),
    "word": lambda n: trn("{count} word", "{count} words", n),
}
