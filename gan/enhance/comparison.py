"""One region of a picture by every model, on a sheet to look at; importing this imports no torch."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from gan.enhance.errors import EnhanceError
from gan.enhance.region import Region, RegionRequest
from gan.enhance.request import EnhanceRequest

if TYPE_CHECKING:
    from gan.engine import Work

SHEET_SUFFIXES = (".png", ".jpg", ".jpeg", ".webp")
CELL = (480, 360)  # pixels of the result that the middle of a picture is shown by


@dataclass(frozen=True)
class CompareRequest:
    """Enhance a region of a picture in every way that there is, and write a sheet of them all at 100 %.

    Attributes:
        request: the picture and the settings; its model, texture and strength are what is compared.
        target: the sheet, a PNG, JPEG or WebP file.
        region: None for the middle of the picture.

    Raises:
        EnhanceError: the sheet's name has another ending, or the region is empty or too large.
    """

    request: EnhanceRequest
    target: Path
    region: Region | None = None

    def __post_init__(self) -> None:
        if self.target.suffix.lower() not in SHEET_SUFFIXES:
            raise EnhanceError(
                f"The models are compared on one sheet; {self.target} has to end in .png, .jpg or .webp."
            )
        if self.region is not None:
            RegionRequest(self.request, self.region)  # which says what is wrong with it

    @property
    def source(self) -> Path:
        """The picture."""
        return self.request.source

    def work(self) -> Work:
        """How the engine carries it out; this imports torch. The result is `Compared`."""
        from gan.enhance.comparison_work import CompareWork

        return CompareWork(self)


@dataclass(frozen=True)
class Compared:
    """What came of a `CompareRequest`.

    Attributes:
        path: the sheet.
        width, height: its size in pixels.
        seconds: from reading the picture to the finished file.
        shown: what is on it, row by row.
    """

    path: Path
    width: int
    height: int
    seconds: float
    shown: tuple[str, ...]
