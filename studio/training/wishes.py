"""What one workspace asks another to open: not a job, but a page of it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class TrainFaces:
    """Open the training of faces."""
