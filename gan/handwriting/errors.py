"""The one error class of the room."""

from __future__ import annotations

from gan.errors import GanvasError


class HandwritingError(GanvasError):
    """A scan, a data file, a setting or a training run of Handwriting that cannot be carried out."""
