"""What is to be trained, as a plain value that outlives the program, and the command that does it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import MISSING, asdict, dataclass, fields
from pathlib import Path
from typing import TYPE_CHECKING

from gan.models import list_models
from gan.paths import user_folder
from studio.language import tr
from studio.training.table import ENHANCE, FACES, HAND, TABLE_FILES, read_table

if TYPE_CHECKING:
    from gan.faces.options import TrainOptions

KINDS = (FACES, HAND, ENHANCE)
CHECKPOINT_FILE = "checkpoint.pt"
_PLAN_FILE = "plan.json"
_NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,63}")
_REPORT_SECONDS = 20  # between two points of the curve, and two checkpoints


@dataclass(frozen=True)
class Plan:
    """One training.

    Attributes:
        kind: `FACES`, `HAND` or `ENHANCE`.
        name: of the model that comes of it.
        source: the person's folder of pictures, or the name of their hand.
        minutes: how long it goes on at a time; a hand takes what it takes.
        start: name of the model that it starts from; empty for the kind's own choice.
    """

    kind: str
    name: str
    source: str
    minutes: int = 0
    start: str = ""

    @property
    def out(self) -> Path:
        """Where checkpoint, table and samples are kept."""
        return plans_folder() / self.kind / self.name

    @property
    def table(self) -> Path:
        """The table of what it has come to, point by point."""
        return self.out / TABLE_FILES[self.kind]

    @property
    def can_resume(self) -> bool:
        """Whether there is something to go on from."""
        return (self.out / CHECKPOINT_FILE).exists()

    @property
    def spent_seconds(self) -> float:
        """How long it has gone on by now, over all times."""
        return read_table(self.kind, self.table).seconds

    def keep(self) -> None:
        """Remember it beside its files; MediaError where that cannot be."""
        from gan.media import AtomicFile  # the window begins without it

        with AtomicFile(self.out / _PLAN_FILE, overwrite=True) as file:
            file.write(json.dumps(asdict(self), indent=1).encode() + b"\n")
            file.commit()

    def arguments(self, resume: bool) -> list[str]:
        """The command line that trains, without the program."""
        words = {FACES: self._faces_words, HAND: self._hand_words, ENHANCE: self._enhance_words}[self.kind]
        return ["train", *words(resume), *(["--resume"] if resume else [])]

    def _faces_words(self, resume: bool) -> list[str]:
        from gan.faces.folder import tuning_options

        options = tuning_options(
            Path(self.source), self.out, start=self.start, name=self.name, minutes=float(self.minutes)
        )
        return ["faces", *arguments_of(options)]

    def _hand_words(self, resume: bool) -> list[str]:
        out = str(self.out)
        return ["lines", "--adapt", self.source, "--out", out, "--curve", str(self.table), "--samples", out]

    def _enhance_words(self, resume: bool) -> list[str]:
        # Its time counts from its beginning.
        minutes = self.minutes + (round(self.spent_seconds / 60) if resume else 0)
        words = ["enhance", "--data", self.source, "--out", str(self.out), "--name", self.name]
        words += ["--minutes", str(minutes), "--report-seconds", str(_REPORT_SECONDS)]
        return [*words, *_start_of_enhance()]


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
            words = (str(values[name]) for name in ("name", "source"))
            plans.append(Plan(kind, *words, int(values["minutes"]), str(values.get("start", ""))))
        except (OSError, ValueError, KeyError, TypeError):
            continue
    return plans


def taken_names(kind: str) -> frozenset[str]:
    """Names that a new training of a kind may not have: of models, and of earlier trainings."""
    return frozenset([card.name for card in list_models()] + [plan.name for plan in list_plans(kind)])


def free_name(name: str, taken: Iterable[str]) -> str:
    """The name, or with the first number that makes it a new one."""
    taken, number = frozenset(taken), 2
    free = name
    while free in taken:
        free, number = f"{name}-{number}", number + 1
    return free


def name_problem(name: str, taken: Iterable[str]) -> str:
    """What is wrong with the name of a new model, in a sentence; empty if nothing is."""
    if not _NAME.fullmatch(name):
        return tr("A name has small letters, digits, - and _ only, and begins with a letter or digit.")
    if name in frozenset(taken):
        return tr("There is a model or a training {name} already; choose another name.", name=name)
    return ""


def arguments_of(options: TrainOptions) -> list[str]:
    """What `train` has to be told to get these options of a recipe."""
    arguments = []
    for entry in fields(options):
        value = getattr(options, entry.name)
        if entry.default is not MISSING and value == entry.default:
            continue
        flag = f"--{entry.name.replace('_', '-')}"
        arguments += [flag] if value is True else [flag, str(value)]
    return arguments


def _start_of_enhance() -> list[str]:
    """Begin with the shipped weights, in their shape: it takes far longer from nothing."""
    card = next((card for card in list_models("enhance") if card.name == "enhance"), None)
    if card is None or "scales" in card.config or "channels" not in card.config:
        return []
    shape = ("--channels", str(card.config["channels"]), "--blocks", str(card.config["blocks"]))
    return ["--start", card.name, *shape, "--rate", "0.0002"]
