"""Numbers in words, as they stand in the window."""

from __future__ import annotations


def duration_left(seconds: float | None) -> str:
    """Time that is left, as "about 3 minutes left"; empty when it is not known."""
    if seconds is None:
        return ""
    if seconds < 3:
        return "a moment left"
    if seconds < 55:
        step = 1 if seconds < 10 else 5
        return f"about {round(seconds / step) * step} seconds left"
    minutes = max(1, round(seconds / 60))
    if minutes < 60:
        return f"about {count(minutes, 'minute')} left"
    hours, minutes = divmod(round(minutes / 5) * 5, 60)
    rest = f" {minutes} minutes" if minutes else ""
    return f"about {count(hours, 'hour')}{rest} left"


def duration(seconds: float) -> str:
    """Time that was taken, as "1.4 s" or "3 min 20 s"."""
    if seconds < 60:
        return f"{seconds:.1f} s"
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes} min {rest} s"


def count(number: int, noun: str) -> str:
    """Things with their number, as "1 picture", "1,200 pictures"."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def dimensions(size: tuple[int, int]) -> str:
    """Width and height, as "640 × 480"."""
    return f"{size[0]} × {size[1]}"
