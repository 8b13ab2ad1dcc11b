"""The same again, but otherwise: a request with other chances."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import replace
from typing import Any

VARIED = frozenset({"SaveFaces", "WalkFaces", "ClipRequest", "StillRequest", "CollageRequest"})
"""Class names of the requests in which something is left to chance."""

_SEEDS = 2**31  # short enough to read out


def vary(request: Any, draw: Callable[[int], int] = secrets.randbelow) -> Any:
    """A request like this one, with other seeds; the same where nothing is left to chance.

    Args:
        request: of any kind.
        draw: gives a number from 0 up to, and without, its argument.
    """
    job = type(request).__name__
    if job not in VARIED:
        return request
    if job in ("ClipRequest", "StillRequest", "CollageRequest"):
        return replace(request, seed=draw(_SEEDS))
    if job == "SaveFaces" and not request.faces:
        return replace(request, seed=draw(_SEEDS))
    from gan.faces.face import Face

    faces = tuple(
        replace(Face.of_seed(draw(_SEEDS), face.truncation), edits=face.edits) for face in request.faces
    )
    return replace(request, faces=faces)
