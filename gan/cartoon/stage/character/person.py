"""People, in the order of painting: far limbs, trunk, head, near limbs."""

from __future__ import annotations

from gan.cartoon.motion.pose import Pose
from gan.cartoon.motion.rigs import Rig
from gan.cartoon.motion.skeleton import Joints
from gan.cartoon.stage import style
from gan.cartoon.stage.character import hair
from gan.cartoon.stage.character.brush import Brush
from gan.cartoon.stage.character.clothes import paint_collar, paint_torso
from gan.cartoon.stage.character.figures import Figure
from gan.cartoon.stage.character.globe import Globe
from gan.cartoon.stage.character.heads import paint_head
from gan.cartoon.stage.character.limbs import paint_arm, paint_leg


def paint_person(brush: Brush, figure: Figure, rig: Rig, pose: Pose, joints: Joints) -> None:
    """One person."""
    trunk = joints.trunk
    globe = Globe(brush, trunk.head, trunk.head_frame, rig.head)
    from_behind = brush.cosine < 0
    legs = sorted(
        (joints.left_leg, joints.right_leg), key=lambda leg: brush.depth(leg.knee) + brush.depth(leg.hip)
    )
    arms = [(joints.left_arm, pose.left_arm), (joints.right_arm, pose.right_arm)]
    middle = brush.depth(trunk.chest)
    behind = [a for a in arms if _far(brush, a[0], middle, from_behind)]
    before = [a for a in arms if a not in behind]
    if not from_behind:
        hair.paint_behind(globe, figure, pose.lag)
    for arm, limb in behind:
        paint_arm(brush, figure, rig, arm, limb)
    over = figure.legwear not in ("skirt", "long_skirt") and _over_lap(brush, joints)
    if not over:
        for leg in legs:
            paint_leg(brush, figure, rig, leg)
    torso = paint_torso(brush, figure, joints, pose)
    if over:
        for leg in legs:
            paint_leg(brush, figure, rig, leg)
    if not from_behind:
        _neck(brush, figure, rig, joints, globe)
        paint_collar(brush, figure, torso)
    head_first = [a for a in before if not _over_face(brush, a[0], trunk.head, rig)]
    for arm, limb in head_first:
        paint_arm(brush, figure, rig, arm, limb)
    if from_behind:
        _neck(brush, figure, rig, joints, globe)
        paint_collar(brush, figure, torso)
    paint_head(globe, figure, pose)
    if from_behind:
        hair.paint_behind(globe, figure, pose.lag)
    for arm, limb in before:
        if (arm, limb) not in head_first:
            paint_arm(brush, figure, rig, arm, limb)


def _far(brush: Brush, arm, middle: float, from_behind: bool) -> bool:
    """Whether an arm is behind the trunk: its elbow and hand are farther than the chest."""
    depth = 0.25 * brush.depth(arm.shoulder) + 0.3 * brush.depth(arm.elbow) + 0.45 * brush.depth(arm.wrist)
    return depth < middle - 0.015


def _over_face(brush: Brush, arm, head, rig: Rig) -> bool:
    """Whether an arm is in front of the head: only hands that are up there matter."""
    return arm.wrist[1] > head[1] - rig.head[1] * 1.25 and brush.depth(arm.wrist) > brush.depth(head) - 0.02


def _over_lap(brush: Brush, joints: Joints) -> bool:
    """Whether the thighs come towards us so that they cover the lap."""
    hip = joints.trunk.pelvis
    knees = (joints.left_leg.knee, joints.right_leg.knee)
    return (
        min(brush.depth(k) for k in knees) > brush.depth(hip) + 0.12
        and max(k[1] for k in knees) > hip[1] - 0.12
    )


def _neck(brush: Brush, figure: Figure, rig: Rig, joints: Joints, globe: Globe) -> None:
    x, y = brush.at(joints.trunk.chest)
    hx, hy = globe.spot
    r = rig.head[0] * (0.30 if rig.trunk > 0.4 else 0.24)
    brush.tube(
        [(x, y, r), (x + (hx - x) * 0.3, y + (hy - y) * 0.3, r), (x + (hx - x) * 0.6, y + (hy - y) * 0.6, r)],
        style.shade(figure.skin).name(),
        shaded=False,
    )
    # The neckline: a shallow bow below the throat.
    brush.blob((x, y + 0.004), r * 1.12, r * 0.55, style.shade(figure.skin).name(), lined=False)
