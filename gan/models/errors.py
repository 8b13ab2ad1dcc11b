"""The one error class of the room."""

from __future__ import annotations

from gan.errors import GanvasError


class ModelError(GanvasError):
    """A model that is not there, whose card cannot be read, or whose weights are damaged."""
