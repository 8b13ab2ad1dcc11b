"""The tables that trainings write while they go on, as curves and sentences."""

from __future__ import annotations

import csv
from dataclasses import dataclass, field
from pathlib import Path

from studio.language import noted, number_words, tr, trn

FACES, HAND, ENHANCE = "faces", "hand", "enhance"
TABLE_FILES = {FACES: "curves.csv", HAND: "scores.csv", ENHANCE: "scores.csv"}
PASSES = 16
"""Times that every line of a hand is learned from."""

Points = dict[str, tuple[tuple[float, float], ...]]


@dataclass(frozen=True)
class Line:
    """A curve of a training.

    Attributes:
        column: of the table.
        name: as the legend has it.
        color: of the theme.
        has_zeros: whether 0 is a value like others, not one that is missing.
    """

    column: str
    name: str
    color: str = "accent"
    has_zeros: bool = True


@dataclass(frozen=True)
class Axes:
    """What of a table is drawn: the column to the right, its unit, and the curves."""

    column: str
    unit: str
    lines: tuple[Line, ...]


AXES = {
    FACES: Axes(
        "images",
        noted("faces seen"),
        (
            Line("generator_loss", noted("Generator"), has_zeros=False),  # at first only its critics learn
            Line("critic_loss", noted("Critic"), "warning"),
        ),
    ),
    HAND: Axes("pass", noted("passes"), (Line("held_back", noted("Error on lines held back")),)),
    ENHANCE: Axes("seconds", noted("seconds"), (Line("psnr", noted("PSNR of photos held back, dB")),)),
}


@dataclass(frozen=True)
class Table:
    """What a training has written.

    Attributes:
        points: of each curve, by its name.
        last: the numbers of the last row.
    """

    points: Points = field(default_factory=dict)
    last: dict[str, float] = field(default_factory=dict)

    @property
    def seconds(self) -> float:
        """How long it has gone on; 0 where it does not say."""
        return self.last.get("seconds", 0.0)


def read_table(kind: str, file: Path) -> Table:
    """Read a table that may be written meanwhile; rows that are not whole yet are left out."""
    axes = AXES[kind]
    points: dict[str, list[tuple[float, float]]] = {line.name: [] for line in axes.lines}
    last: dict[str, float] = {}
    try:
        with file.open(newline="", encoding="utf-8") as table:
            for row in csv.DictReader(table):
                numbers = _numbers(row)
                needed = [axes.column, *(line.column for line in axes.lines)]
                if not all(name in numbers for name in needed):
                    continue
                last = numbers
                for line in axes.lines:
                    if numbers[line.column] or line.has_zeros:
                        points[line.name].append((numbers[axes.column], numbers[line.column]))
    except (OSError, csv.Error):
        pass
    return Table({name: tuple(places) for name, places in points.items()}, last)


def progress_words(kind: str, table: Table) -> str:
    """How far a training is, in a sentence; empty as long as it has written nothing."""
    last = table.last
    if not last:
        return ""
    if kind == HAND:
        return tr("Pass {number} of {total} is done.", number=round(last["pass"]), total=PASSES)
    if kind == ENHANCE:
        return tr(
            "{time} of learning: {value} dB on photos held back.",
            time=time_words(table.seconds),
            value=number_words(last["psnr"], 2),
        )
    seen = round(last["images"])
    words = trn(
        "{count} face seen in {time}.", "{count} faces seen in {time}.", seen, time=time_words(table.seconds)
    )
    if not last["generator_loss"]:
        words += " " + tr("At first only the critics learn; the samples change after that.")
    return words


def time_words(seconds: float) -> str:
    """A time in minutes, or in hours and minutes."""
    minutes = round(seconds / 60)
    if minutes >= 60:
        return tr("{hours} h {minutes} min", hours=minutes // 60, minutes=minutes % 60)
    return tr("{minutes} min", minutes=max(minutes, 1))


def _numbers(row: dict[str, str | None]) -> dict[str, float]:
    """The fields that are numbers."""
    numbers = {}
    for name, text in row.items():
        try:
            numbers[name] = float(text or "")
        except (TypeError, ValueError):
            continue
    return numbers
