"""Poses of actions at a moment, with what only the way knows: how far and how fast somebody has walked."""

from __future__ import annotations

from gan.cartoon.catalogue.actions import ACTIONS
from gan.cartoon.motion import Pose, blend, combine, pose, reach

__all__ = ["blend", "combine", "performed", "reach"]

_POSTURES = frozenset({"sit", "lie", "crouch"})


def performed(
    character: str,
    action: str,
    seconds: float,
    *,
    duration: float | None,
    walked: float,
    speed: float | None,
    posture: str = "",
    manner: str = "",
    emotion: str = "neutral",
    seed: int = 0,
) -> Pose:
    """A pose of an action.

    Args:
        character, action: ids of the catalogue.
        seconds: since the action began.
        duration: that it takes; None for the natural time.
        walked: metres gone since then, in the character's own size: steps follow them.
        speed: metres a second of the whole way, in its own size; None where it goes nowhere.
        posture: of the legs below actions that leave them free.
        manner, emotion: see `gan.cartoon.scene.Event`.
        seed: tells apart those who do the same.
    """
    moves = ACTIONS[action].moves and speed is not None
    return pose(
        character,
        action,
        seconds,
        duration=duration,
        manner=manner,
        emotion=emotion,
        phase_speed=speed if moves else None,
        distance=walked if moves else None,
        posture=posture if posture in _POSTURES else "",
        seed=seed,
    )
