"""From faces that were saved before back to the wall."""

from __future__ import annotations

from dataclasses import replace

from gan.faces.face import Face
from gan.faces.request import SaveFaces, WalkFaces
from studio.workspaces.faces.board import WallState

_MOST_FACES = 200


def state_of(request: SaveFaces, now: WallState) -> WallState:
    """The wall that begins with the faces of a request, which are locked; others follow."""
    if not request.faces:
        return replace(now.rerolled(request.seed), truncation=request.truncation)
    state = now
    for index, face in enumerate(request.faces[:_MOST_FACES]):
        state = state.with_face(index, face)
    return state.with_locks(range(min(len(request.faces), _MOST_FACES)), True)


def walk_of(request: WalkFaces) -> tuple[Face, ...]:
    """The faces that a walk goes by."""
    return request.faces[:_MOST_FACES]
