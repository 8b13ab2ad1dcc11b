"""What is to be trained, as a plain value that outlives the program, and the command that does it."""

from __future__ import annotations

import csv
import json
from dataclasses import asdict, dataclass
from pathlib import Path

from gan.paths import user_folder
from studio.language import noted
from studio.settings_store import write_atomically

_PLAN_FILE, TABLE_FILE, CHECKPOINT_FILE = "plan.json", "scores.csv", "checkpoint.pt"
SHEET_FILE = "sheet.png"
ENHANCE, HAND = "enhance", "hand"
_REPORT_SECONDS = 20  # between two points of the curve, and two checkpoints


@dataclass(frozen=True)
class Line:
    """A curve of a training: its column of the table, its name, and its colour of the theme."""

    column: str
    name: str
    color: str = "accent"


@dataclass(frozen=True)
class Axes:
    """What of a table is drawn: the column to the right, its unit, and the curves."""

    column: str
    unit: str
    lines: tuple[Line, ...]


AXES = {
    ENHANCE: Axes("seconds", noted("seconds"), (Line("psnr", noted("PSNR of photos held back, dB")),)),
    HAND: Axes("pass", noted("passes"), (Line("held_back", noted("Error on lines held back")),)),
}


@dataclass(frozen=True)
class Plan:
    """One training.

    Attributes:
        kind: `ENHANCE` or `HAND`.
        name: of the model that comes of it.
        source: the person's folder of photographs, or the name of their hand.
        minutes: all its time, with what is spent; a hand takes what it takes.
    """

    kind: str
    name: str
    source: str
    minutes: int = 0

    @property
    def out(self) -> Path:
        """Where checkpoint, table and sheet are kept."""
        return plans_folder() / self.kind / self.name

    @property
    def can_resume(self) -> bool:
        """Whether there is something to go on from."""
        return self.kind == ENHANCE and (self.out / CHECKPOINT_FILE).exists()

    def keep(self) -> None:
        """Remember it beside its files."""
        self.out.mkdir(parents=True, exist_ok=True)
        write_atomically(self.out / _PLAN_FILE, json.dumps(asdict(self), indent=1) + "\n")

    def arguments(self, resume: bool) -> list[str]:
        """The command line that trains, without the program."""
        if self.kind == HAND:
            table = str(self.out / TABLE_FILE)
            return ["train", "lines", "--adapt", self.source, "--out", str(self.out), "--curve", table]
        words = ["train", "enhance", "--data", self.source, "--out", str(self.out), "--name", self.name]
        words += ["--minutes", str(self.minutes), "--report-seconds", str(_REPORT_SECONDS)]
        return [*words, *_start_of_enhance(), *(["--resume"] if resume else [])]


def plans_folder() -> Path:
    """Where trainings of the window are kept."""
    return user_folder() / "training" / "own"


def list_plans(kind: str) -> list[Plan]:
    """The trainings of a kind, the one that was begun last first; damaged ones are left out."""
    files = (plans_folder() / kind).glob(f"*/{_PLAN_FILE}")
    plans = []
    for file in sorted(files, key=lambda file: file.stat().st_mtime, reverse=True):
        try:
            values = json.loads(file.read_text(encoding="utf-8"))
            name, source = str(values["name"]), str(values["source"])
            plans.append(Plan(kind, name, source, int(values["minutes"])))
        except (OSError, ValueError, KeyError, TypeError):
            continue
    return plans


def read_table(kind: str, file: Path) -> dict[str, tuple[tuple[float, float], ...]]:
    """The points of each curve, by its name; rows that are not whole yet are left out."""
    axes = AXES[kind]
    points: dict[str, list[tuple[float, float]]] = {line.name: [] for line in axes.lines}
    try:
        with file.open(newline="", encoding="utf-8") as table:
            for row in csv.DictReader(table):
                for line in axes.lines:
                    try:
                        points[line.name].append((float(row[axes.column]), float(row[line.column])))
                    except (TypeError, ValueError, KeyError):
                        continue
    except OSError:
        pass
    return {name: tuple(places) for name, places in points.items()}


def spent_minutes(plan: Plan) -> float:
    """How long a training of Enhance has gone on by now."""
    curves = read_table(plan.kind, plan.out / TABLE_FILE).values()
    return max((places[-1][0] for places in curves if places), default=0.0) / 60


def _start_of_enhance() -> list[str]:
    """Begin with the shipped weights, in their shape: it takes far longer from nothing."""
    from gan.models import list_models

    card = next((card for card in list_models("enhance") if card.name == "enhance"), None)
    if card is None or "scales" in card.config or "channels" not in card.config:
        return []
    shape = ("--channels", str(card.config["channels"]), "--blocks", str(card.config["blocks"]))
    return ["--start", card.name, *shape, "--rate", "0.0002"]
