"""From a character, an action and a moment to a pose: the one function that others call."""

from __future__ import annotations

from gan.cartoon.catalogue.actions import action
from gan.cartoon.motion.beat import Beat
from gan.cartoon.motion.draft import Draft
from gan.cartoon.motion.pose import Pose
from gan.cartoon.motion.postures import POSTURES
from gan.cartoon.motion.rigs import rig


def pose(
    character_id: str,
    action_id: str,
    seconds: float,
    *,
    duration: float | None = None,
    manner: str = "",
    emotion: str = "neutral",
    phase_speed: float | None = None,
    seed: int = 0,
) -> Pose:
    entry = action(action_id)
    bones = rig(character_id)
    d = Draft(bones)
    b = Beat(bones, seconds, (seconds / entry.duration) % 1, 0, entry.duration, loops=True)
    POSTURES["stand"](d, b)
    if action_id in ("sit", "lie"):
        POSTURES[action_id](d, b)
    d.emotion = emotion
    return d.done()
