"""What a person can ask of Enhance, as plain values; importing this does not import torch."""

from __future__ import annotations

import re
import string
from dataclasses import dataclass, fields
from pathlib import Path
from typing import TYPE_CHECKING

from gan.enhance.errors import EnhanceError
from gan.enhance.findings import Findings

if TYPE_CHECKING:
    from gan.engine import Work

TASK = "enhance"
FACES_OFF, FACES_AUTO, FACES_ON = FACES_MODES = ("off", "auto", "on")
SCALES = (1, 2, 4)
AUTO_SCALE = 0  # the one that suits the picture
FORMATS = ("keep", "png", "jpg", "webp", "tiff")
NAME_FIELDS = ("stem", "scale", "model")


@dataclass(frozen=True)
class EnhanceRequest:
    """Enlarge one picture.

    Attributes:
        source: the picture.
        folder: where the result goes; made if it is not there.
        scale: scale factor of the sides: 2, 4, or 1 to mend a picture at its size; `AUTO_SCALE` takes the
            one that suits the size of the picture.
        model: name of a model card of the task "enhance", or "auto".
        format: "keep" or a format's name; what the picture cannot be saved as becomes PNG, with a note.
        tile: side of a tile in source pixels; None for the measured best.
        name: pattern of the result's name without suffix; `NAME_FIELDS` in braces are filled in.
        quality: of JPEG, WebP and HEIC, 1..100.
        overwrite: replace an existing result instead of taking a numbered name beside it.
        texture: 0 (what is certainly there) to 1 (what may well have been there), by weights of its own.
        strength: how much of the result is the network's, 0 (none: the picture, or its plain bicubic
            enlargement) to 1 (all), and in between a mean of both; None for what suits what ails the
            picture.
        faces: which faces are enhanced by weights for faces: "off", "auto" (those for which they are better:
            not those that are large in the result), "on" (all), or numbers such as "1,3", counted from left
            to right.

    Raises:
        EnhanceError: a value is out of its range; the sentence names it.
    """

    source: Path
    folder: Path
    scale: int = 4
    model: str = "auto"
    format: str = "keep"
    tile: int | None = None
    name: str = "{stem}_{scale}x"
    quality: int = 95
    overwrite: bool = False
    texture: float = 0.0
    strength: float | None = None
    faces: str = "auto"

    def __post_init__(self) -> None:
        if self.scale not in (AUTO_SCALE, *SCALES):
            raise EnhanceError(f"The scale is {self.scale}; it can be 1, 2 or 4.")
        if not 0 <= self.texture <= 1:
            raise EnhanceError(f"The texture is {self.texture:g}; it can be 0 to 1.")
        if self.strength is not None and not 0 <= self.strength <= 1:
            raise EnhanceError(f"The strength is {self.strength:g}; it can be 0 to 1.")
        if self.format not in FORMATS:
            raise EnhanceError(f"The format is {self.format!r}; choose one of {', '.join(FORMATS)}.")
        if not 1 <= self.quality <= 100:
            raise EnhanceError(f"The quality is {self.quality}; it can be 1 to 100.")
        if self.tile is not None and self.tile < 1:
            raise EnhanceError(f"The tile is {self.tile}; give a number of pixels, such as 256.")
        require_faces(self.faces)
        self.result_stem("x")

    def result_stem(self, model: str) -> str:
        """The result's file name without suffix.

        Args:
            model: name of the model that is really used.

        Raises:
            EnhanceError: the pattern has unknown fields or makes no file name.
        """
        try:
            fields = {field for _, field, _, _ in string.Formatter().parse(self.name) if field is not None}
        except ValueError as error:
            raise EnhanceError(f"The name pattern {self.name!r} has unmatched braces ({error}).") from error
        if unknown := fields.difference(NAME_FIELDS):
            raise EnhanceError(
                f"The name pattern {self.name!r} asks for {', '.join(sorted(unknown)) or 'nothing'}; "
                "it can use {stem}, {scale} and {model}."
            )
        try:
            # A backslash is part of a name on Linux, but would be a folder of the result elsewhere.
            own = self.source.stem.replace("\\", "_")
            stem = self.name.format(stem=own, scale=self.scale, model=model)
        except (ValueError, LookupError, AttributeError) as error:
            raise EnhanceError(f"The name pattern {self.name!r} cannot be filled in ({error}).") from error
        if not stem.strip(". ") or "/" in stem or "\\" in stem:
            raise EnhanceError(
                f"The name pattern {self.name!r} makes no file name; {{stem}}_{{scale}}x does."
            )
        return stem

    def work(self) -> Work:
        """How the engine carries it out; this imports torch."""
        from gan.enhance.work import EnhanceWork

        return EnhanceWork(self)


def require_faces(wanted: str) -> None:
    """Raises EnhanceError unless this is one of `FACES_MODES` or numbers such as "1,3"."""
    if wanted not in FACES_MODES and not re.fullmatch(r"[1-9]\d{0,2}(,[1-9]\d{0,2})*", wanted):
        raise EnhanceError(
            f"The faces are {wanted!r}; say off, auto or on, or count those that are meant from left to "
            "right, as in 1,3."
        )


@dataclass(frozen=True)
class EnhanceResult:
    """What came of a request.

    Attributes:
        path: the file that was written.
        width, height: its size in pixels.
        seconds: from reading the source to the finished file.
        model: name of the model that was used.
        notes: sentences that the person should know.
        scale, strength: those that were used, whoever chose them.
        findings: what ails the picture; None if no network is installed that could tell.
        faces: how many faces were enhanced by weights of their own.
    """

    path: Path
    width: int
    height: int
    seconds: float
    model: str
    notes: tuple[str, ...] = ()
    scale: int = 0
    strength: float = 1.0
    findings: Findings | None = None
    faces: int = 0

    def as_values(self) -> dict[str, object]:
        """For programs: every attribute by its name."""
        values = {entry.name: getattr(self, entry.name) for entry in fields(self)}
        return values | {"findings": self.findings.as_values() if self.findings else None}
