"""The bones of every character: lengths in metres, which no action and no emotion ever changes."""

from __future__ import annotations

from dataclasses import dataclass
from math import acos

from gan.cartoon.catalogue.characters import character


@dataclass(frozen=True, slots=True)
class Rig:
    """The bones of one character.

    Attributes:
        plan: "biped", "quadruped" or "bird".
        thigh, shin, foot, ankle: of a leg; the ankle's height above the sole; the foot from heel to toe.
        hips: half the distance between the legs.
        trunk: from the pelvis to between the shoulders.
        trunk_rest: angle of the trunk forward from upright when standing; pi/2 is level.
        shoulders: half the distance between the arms.
        upper_arm, forearm, hand: of an arm (of quadrupeds: the front leg).
        neck: from the shoulders to where the head begins; neck_rest its angle forward from upright.
        head: (half width, half height, half depth) of the head without muzzle and hair.
        muzzle: how far nose, snout or beak reach out of the head.
        head_follows: how much of the trunk's lean the neck and head take part in.
        tail: length, 0 for none; tail_rest: how it is lifted when standing, see `Pose.tail`.
        stand: height of the pelvis when standing.
    """

    plan: str
    thigh: float
    shin: float
    foot: float
    ankle: float
    hips: float
    trunk: float
    shoulders: float
    upper_arm: float
    forearm: float
    hand: float
    neck: float
    head: tuple[float, float, float]
    muzzle: float = 0.03
    trunk_rest: float = 0.0
    neck_rest: float = 0.0
    head_follows: float = 1.0
    tail: float = 0.0
    tail_rest: float = 0.0
    stand: float = 0.0

    @property
    def leg(self) -> float:
        """From the hip to the ankle with the knee straight."""
        return self.thigh + self.shin

    @property
    def arm(self) -> float:
        """From the shoulder to the wrist with the elbow straight."""
        return self.upper_arm + self.forearm

    @property
    def four_legged(self) -> bool:
        """It stands on its arms, too."""
        return self.plan == "quadruped"


def _person(
    height: float, head: float, leg: float, broad: float = 1.0, arm: float = 1.0, face: float = 0.93
) -> Rig:
    """A person `height` tall with a head `head` tall and a pelvis `leg` above the floor."""
    trunk = height - head - leg - 0.0
    ankle = 0.05 + 0.02 * leg
    bones = (leg - ankle) * 1.004
    reach = (trunk * 0.93 + 0.05) * arm
    return Rig(
        plan="biped",
        thigh=bones * 0.5,
        shin=bones * 0.5,
        foot=0.1 + 0.12 * leg,
        ankle=ankle,
        hips=0.052 * broad + 0.03 * trunk,
        trunk=trunk,
        shoulders=(0.042 + 0.165 * trunk) * broad,
        upper_arm=reach * 0.51,
        forearm=reach * 0.49,
        hand=(0.066 + 0.040 * trunk) * (0.55 + 0.45 * broad),
        neck=0.014,
        head=(head * 0.5 * face, head * 0.5, head * 0.5 * face),
        muzzle=0.035,
        stand=leg,
    )


def _beast(
    hip: float,
    shoulder: float,
    trunk: float,
    neck: float,
    neck_rest: float,
    head: float,
    muzzle: float,
    tail: float,
    tail_rest: float,
    paw: float,
    wide: float,
) -> Rig:
    """A quadruped with its hips and shoulders at these heights."""
    ankle = paw * 0.42
    hind = (hip - ankle) * 1.10
    front = (shoulder - ankle) * 1.02
    return Rig(
        plan="quadruped",
        thigh=hind * 0.5,
        shin=hind * 0.5,
        foot=paw,
        ankle=ankle,
        hips=wide,
        trunk=trunk,
        shoulders=wide * 1.05,
        upper_arm=front * 0.5,
        forearm=front * 0.5,
        hand=paw * 0.8,
        neck=neck,
        head=(head, head * 0.92, head),
        muzzle=muzzle,
        trunk_rest=acos((shoulder - hip) / trunk),
        neck_rest=neck_rest,
        head_follows=0.35,
        tail=tail,
        tail_rest=tail_rest,
        stand=hip,
    )


RIGS: dict[str, Rig] = {
    "ada": _person(1.66, 0.40, 0.74),
    "bo": _person(1.74, 0.40, 0.75, broad=1.16),
    "mina": _person(1.62, 0.39, 0.72),
    "otto": _person(1.82, 0.41, 0.72, broad=1.45, arm=1.02),
    "grandmother": _person(1.46, 0.40, 0.58, broad=1.08),
    "grandfather": _person(1.55, 0.40, 0.64, broad=1.08),
    "girl": _person(1.20, 0.39, 0.45, face=0.98),
    "boy": _person(1.24, 0.39, 0.46, face=0.98),
    "baby": _person(0.82, 0.37, 0.20, face=1.04, arm=1.05),
    "chef": _person(1.70, 0.40, 0.68, broad=1.34),
    "police_officer": _person(1.70, 0.40, 0.75, broad=1.1),
    "dog": _beast(0.34, 0.37, 0.40, 0.15, 0.42, 0.135, 0.12, 0.30, 0.75, 0.10, 0.070),
    "cat": _beast(0.24, 0.25, 0.28, 0.09, 0.55, 0.115, 0.04, 0.36, 0.95, 0.07, 0.046),
    "horse": _beast(0.98, 1.03, 0.92, 0.56, 0.62, 0.20, 0.30, 0.80, -1.0, 0.15, 0.14),
    "bird": Rig(
        "bird", 0.05, 0.06, 0.07, 0.012, 0.035, 0.10, 0.085, 0.085, 0.10, 0.06, 0.012,
        (0.095, 0.09, 0.095), muzzle=0.07, trunk_rest=0.75, neck_rest=0.1, head_follows=0.35, tail=0.15,
        stand=0.115,
    ),
    "robot": Rig(
        "biped", 0.20, 0.20, 0.20, 0.07, 0.10, 0.42, 0.215, 0.22, 0.22, 0.07, 0.06,
        (0.21, 0.17, 0.17), muzzle=0.01, stand=0.465,
    ),
    "dinosaur": Rig(
        "biped", 0.33, 0.33, 0.34, 0.08, 0.16, 0.62, 0.15, 0.17, 0.17, 0.07, 0.16,
        (0.20, 0.19, 0.21), muzzle=0.22, trunk_rest=0.55, neck_rest=0.10, head_follows=0.6, tail=1.15,
        tail_rest=0.12,
        stand=0.72,
    ),
}  # fmt: skip


def rig(character_id: str) -> Rig:
    """The bones of a character.

    Raises:
        CartoonError: there is no such character.
    """
    return RIGS[character(character_id).id]
