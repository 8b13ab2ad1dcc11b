"""What faces are called in the window."""

from __future__ import annotations

from gan.faces.face import Face


def name_of(face: Face) -> str:
    """What a face is, as "Seed 1,234", "Mix of seed 3 and seed 9" or "From a photo"."""
    return _origin(face, 1) + (", changed" if face.edits else "")


def _origin(face: Face, depth: int) -> str:
    if face.seed is not None:
        return f"Seed {face.seed:,}"
    if face.latent is not None:
        return "From a photo"
    if depth == 0:
        return "A mix"
    first, second = (_origin(parent.face, depth - 1) for parent in (face.parents[0], face.parents[-1]))
    return f"Mix of {_lower(first)} and {_lower(second)}"


def _lower(words: str) -> str:
    return words[:1].lower() + words[1:]
