"""What is to be trained, as a plain value that outlives the program, and the command that does it."""

from __future__ import annotations

import json
import re
from dataclasses import MISSING, asdict, dataclass, fields
from pathlib import Path
from typing import TYPE_CHECKING

from gan.paths import user_folder
from studio.program import program_command
from studio.settings_store import write_atomically

if TYPE_CHECKING:
    from gan.faces.options import TrainOptions

_PLAN_FILE = "plan.json"
CHECKPOINT_FILE = "checkpoint.pt"
_NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,63}")


@dataclass(frozen=True)
class TrainPlan:
    """One training.

    Attributes:
        folder: the person's pictures.
        name: of the model that comes of it.
        start: name of the model that it starts from; empty to start from nothing.
        minutes: how long it goes on at a time.
    """

    folder: Path
    name: str
    start: str
    minutes: int

    @property
    def out(self) -> Path:
        """Where checkpoint, curves and sheets are kept."""
        return training_folder() / self.name

    @property
    def can_resume(self) -> bool:
        """Whether there is something to go on from."""
        return (self.out / CHECKPOINT_FILE).exists()

    def keep(self) -> None:
        """Remember it beside its files."""
        values = asdict(self) | {"folder": str(self.folder)}
        write_atomically(self.out / _PLAN_FILE, json.dumps(values, indent=1) + "\n")

    def command(self, resume: bool) -> list[str]:
        """The command line that trains."""
        from gan.faces.folder import tuning_options

        options = tuning_options(
            self.folder, self.out, start=self.start, name=self.name, minutes=float(self.minutes)
        )
        arguments = arguments_of(options) + (["--resume"] if resume else [])
        return [*program_command(), "train", "faces", *arguments, "--json"]


def training_folder() -> Path:
    """Where all trainings of faces are kept."""
    return user_folder() / "training" / "faces-folders"


def latest_plan() -> TrainPlan | None:
    """The plan that was begun last and whose pictures are still there; None if there is none."""
    files = sorted(
        training_folder().glob(f"*/{_PLAN_FILE}"), key=lambda file: file.stat().st_mtime, reverse=True
    )
    for file in files:
        try:
            values = json.loads(file.read_text(encoding="utf-8"))
            plan = TrainPlan(
                Path(values["folder"]), str(values["name"]), str(values["start"]), int(values["minutes"])
            )
        except (OSError, ValueError, KeyError, TypeError):
            continue
        if plan.folder.is_dir():
            return plan
    return None


def name_problem(name: str, taken: frozenset[str]) -> str:
    """What is wrong with the name of a model, in a sentence; empty if nothing is."""
    if not _NAME.fullmatch(name):
        return "A name has small letters, digits, - and _ only, and begins with a letter or digit."
    return f"There is a model {name} already; choose another name." if name in taken else ""


def arguments_of(options: TrainOptions) -> list[str]:
    """What `train faces` has to be told to get these options."""
    arguments = []
    for entry in fields(options):
        value = getattr(options, entry.name)
        if entry.default is not MISSING and value == entry.default:
            continue
        flag = f"--{entry.name.replace('_', '-')}"
        arguments += [flag] if value is True else [flag, str(value)]
    return arguments
