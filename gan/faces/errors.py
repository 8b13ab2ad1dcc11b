"""The one error class of the room."""

from __future__ import annotations

from gan.errors import GanvasError


class FacesError(GanvasError):
    """A picture, a setting or a training run of Faces that cannot be carried out."""
