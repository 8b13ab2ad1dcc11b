"""What faces are called in the window."""

from __future__ import annotations

from gan.faces.face import Face
from studio.language import inside, tr


def name_of(face: Face) -> str:
    """What a face is, as "Seed 1,234", "Mix of seed 3 and seed 9" or "From a photo"."""
    name = _origin(face, 1)
    return tr("{name}, changed", name=name) if face.edits else name


def _origin(face: Face, depth: int) -> str:
    if face.seed is not None:
        return tr("Seed {seed}", seed=face.seed)
    if face.latent is not None:
        return tr("From a photo")
    if depth == 0:
        return tr("A mix")
    first, second = (_origin(parent.face, depth - 1) for parent in (face.parents[0], face.parents[-1]))
    return tr("Mix of {first} and {second}", first=inside(first), second=inside(second))
