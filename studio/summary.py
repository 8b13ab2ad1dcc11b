"""Where a list of jobs stands, in numbers and in words."""

from __future__ import annotations

from dataclasses import dataclass, field

from studio import words
from studio.language import joined, tr


@dataclass(frozen=True)
class Summary:
    """Everything in the list, in numbers.

    Attributes:
        total: all items; the others count those of them that are so.
        active: waiting or being worked on.
        seconds_left: until nothing is active; None if unknown.
        fraction: of all that was asked for, 0..1.
        took: seconds from the start of the last batch to its end; 0 before.
    """

    total: int = 0
    held: int = 0
    active: int = 0
    done: int = 0
    failed: int = 0
    cancelled: int = 0
    seconds_left: float | None = None
    fraction: float = 0.0
    took: float = field(default=0.0, compare=False)


def summary_words(summary: Summary, is_looking: bool = False) -> str:
    """Where everything stands, as "3 done  ·  12 left  ·  about 4 minutes"."""
    parts = [tr("Looking for pictures…")] if is_looking else []
    if summary.held:
        parts.append(tr("{held} ready to start", held=summary.held))
    if summary.done:
        parts.append(tr("{done} done", done=summary.done))
    if summary.active:
        parts.append(tr("{active} left", active=summary.active))
    if summary.failed:
        parts.append(tr("{failed} failed", failed=summary.failed))
    if summary.cancelled:
        parts.append(tr("{cancelled} cancelled", cancelled=summary.cancelled))
    if summary.active and (left := words.duration_left(summary.seconds_left)):
        parts.append(left.removesuffix(" left"))
    if not summary.active and summary.done + summary.failed > 1 and summary.took:
        parts.append(tr("in {duration}", duration=words.duration(summary.took)))
    return joined(parts) or tr("Nothing to do yet")
