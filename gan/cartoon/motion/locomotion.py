"""From metres walked to the phase of a gait, so that feet stay planted while the body moves on."""

from __future__ import annotations

from gan.cartoon.catalogue.actions import action
from gan.cartoon.motion.rigs import Rig, rig

ADULT_LEG = 0.69
"""Metres of the leg that the speeds of the catalogue are meant for."""

STRIDES = {
    "walk": 1.62,
    "run": 2.9,
    "sneak": 1.15,
    "skip": 2.3,
    "crawl": 1.0,
    "climb": 1.0,
    "swim": 2.0,
    "fly": 2.2,
    "ride": 3.0,
    "drive": 8.0,
    "push": 1.2,
    "pull": 1.0,
}
"""Lengths of the leg that one turn of a gait covers at its natural speed."""

FOUR_LEGGED = {"walk": 1.45, "run": 3.5, "sneak": 1.15, "skip": 2.6, "crawl": 1.0, "push": 1.3, "pull": 1.1}
"""The same on four legs; what is not named here is as on two."""

PACES = {
    "slowly": 0.62,
    "quickly": 1.35,
    "sadly": 0.68,
    "tiredly": 0.6,
    "angrily": 1.15,
    "happily": 1.08,
    "sneakily": 0.7,
    "fearfully": 0.85,
    "proudly": 0.9,
    "gently": 0.75,
    "wildly": 1.3,
    "calmly": 0.82,
}
"""How manners change the speed."""

MOODS = {"sad": 0.8, "angry": 1.1, "happy": 1.05, "afraid": 0.95}


def pace(manner: str = "", emotion: str = "neutral") -> float:
    """Times the natural speed of all movements; a manner outweighs an emotion."""
    return PACES.get(manner) or MOODS.get(emotion, 1.0)


def natural_speed(character_id: str, action_id: str, manner: str = "", emotion: str = "neutral") -> float:
    """Metres a second at which a character does a moving action by itself; 0 where it stays in its place.

    Raises:
        CartoonError: there is no such character or action.
    """
    return _natural(rig(character_id), action_id) * pace(manner, emotion)


def _natural(bones: Rig, action_id: str) -> float:
    # Short legs step faster for their length, and nobody steps as slowly as its size alone would have it.
    scale = (bones.leg / ADULT_LEG) ** 0.6
    return action(action_id).speed * scale * (1.15 if bones.four_legged else 1.0)


def stride(character_id: str, action_id: str, speed: float | None = None) -> float:
    """Metres of one turn of a gait (two steps); slower walks take shorter steps.

    Args:
        character_id: id in the catalogue.
        action_id: likewise.
        speed: metres a second; None for the natural one.
    """
    bones = rig(character_id)
    table = FOUR_LEGGED if bones.four_legged else STRIDES
    long = table.get(action_id, STRIDES.get(action_id, 1.6)) * bones.leg
    if speed is None:
        return long
    natural = max(_natural(bones, action_id), 1e-6)
    return long * min(1.25, max(0.5, (max(speed, 0.0) / natural) ** 0.5))
