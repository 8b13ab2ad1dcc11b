"""Poses of actions at a moment, with what only the way knows: how far somebody has walked."""

from __future__ import annotations

from gan.cartoon.catalogue.actions import ACTIONS
from gan.cartoon.motion.blending import blend, combine
from gan.cartoon.motion.perform import pose
from gan.cartoon.motion.pose import Pose

__all__ = ["blend", "combine", "performed"]


def performed(
    character: str,
    action: str,
    seconds: float,
    *,
    duration: float,
    walked: float,
    manner: str = "",
    emotion: str = "neutral",
    seed: int = 0,
) -> Pose:
    """A pose of an action.

    Args:
        character, action: ids of the catalogue.
        seconds: since the action began.
        duration: that it takes.
        walked: metres that the character has gone in all, in its own size: steps follow them.
        manner, emotion: see `gan.cartoon.scene.Event`.
        seed: tells apart those who do the same.
    """
    if ACTIONS[action].moves and ACTIONS[action].speed:
        seconds = walked / ACTIONS[action].speed
    return pose(character, action, seconds, duration=duration, manner=manner, emotion=emotion, seed=seed)
