"""What a training makes of examples now: a sheet of pictures, or lines with what is read in them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtGui import QImage

from studio.training.plan import Plan
from studio.training.table import FACES, HAND

_LINES_FILE, _SHEET_FILE = "samples.json", "sheet.png"


@dataclass(frozen=True)
class LineSample:
    """A line that is held back.

    Attributes:
        picture: of it.
        truth: what stands there.
        before, now: what was read at the beginning, and is read by what was learned.
    """

    picture: QImage
    truth: str
    before: str
    now: str


@dataclass(frozen=True)
class Samples:
    """Examples: of a hand `lines`, of anything else a `sheet`, if there are any yet."""

    sheet: QImage | None = None
    lines: tuple[LineSample, ...] = ()


def samples_file(plan: Plan) -> Path | None:
    """The file that changes with the samples; None as long as there are none."""
    if plan.kind == FACES:
        return max((plan.out / "sheets").glob("*.png"), default=None)
    file = plan.out / (_LINES_FILE if plan.kind == HAND else _SHEET_FILE)
    return file if file.exists() else None


def read_samples(plan: Plan, file: Path) -> Samples:
    """Read what `samples_file` gave; what is damaged is no sample."""
    if plan.kind == HAND:
        return Samples(lines=_read_lines(file))
    image = QImage(str(file))
    return Samples(None if image.isNull() else image)


def forget_results(plan: Plan) -> None:
    """Remove what an earlier training of this name left, which begins anew; OSError if that fails."""
    for file in (
        plan.table,
        plan.out / _LINES_FILE,
        plan.out / _SHEET_FILE,
        *(plan.out / "sheets").glob("*.png"),
    ):
        file.unlink(missing_ok=True)


def _read_lines(file: Path) -> tuple[LineSample, ...]:
    try:
        values = json.loads(file.read_bytes())
        return tuple(
            LineSample(
                QImage(str(file.parent / str(each["picture"]))),
                *(str(each[name]) for name in ("truth", "before", "now")),
            )
            for each in values
        )
    except (OSError, ValueError, KeyError, TypeError):
        return ()
