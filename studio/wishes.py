"""What one workspace asks another to open: not a job, but a page of it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class TrainFaces:
    """Open the training of faces, with a folder to learn from if one is named."""

    folder: Path | None = None


@dataclass(frozen=True)
class ShowFaces:
    """Show the faces of a model."""

    model: str


@dataclass(frozen=True)
class CompareUpscalers:
    """Show a region of a picture as models of Enhance make it, side by side.

    Attributes:
        models: their names.
    """

    models: tuple[str, ...]
