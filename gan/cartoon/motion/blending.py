"""Between poses: from one to another, or the arms of one on the legs of another."""

from __future__ import annotations

from dataclasses import replace

from gan.cartoon.motion.draft import arc
from gan.cartoon.motion.pose import Face, HeadPose, Limb, Pose
from gan.cartoon.motion.vectors import mix


def blend(first: Pose, second: Pose, share: float) -> Pose:
    """A pose on the way from one (share 0) to another (1); ease the share yourself.

    Names (emotion, mouth, view, posture) change half way. Hands that are anchored in only one of the two
    keep their own kind until half way; animate those with `reach` instead.
    """
    if share <= 0:
        return first
    if share >= 1:
        return second
    near = first if share < 0.5 else second

    def lerp(a: float, b: float) -> float:
        return a + (b - a) * share

    def pair(a: tuple[float, float], b: tuple[float, float]) -> tuple[float, float]:
        return (lerp(a[0], b[0]), lerp(a[1], b[1]))

    yaw = None
    if first.yaw is not None or second.yaw is not None or first.view != second.view:
        yaw = lerp(abs(first.turned), abs(second.turned))
    return Pose(
        root=pair(first.root, second.root),
        lean=lerp(first.lean, second.lean),
        curl=lerp(first.curl, second.curl),
        twist=lerp(first.twist, second.twist),
        sway=lerp(first.sway, second.sway),
        squash=lerp(first.squash, second.squash),
        spin=lerp(first.spin, second.spin),
        head=HeadPose(
            lerp(first.head.turn, second.head.turn),
            lerp(first.head.tilt, second.head.tilt),
            lerp(first.head.nod, second.head.nod),
        ),
        left_arm=_limb(first.left_arm, second.left_arm, share, True),
        right_arm=_limb(first.right_arm, second.right_arm, share, True),
        left_leg=_limb(first.left_leg, second.left_leg, share, False),
        right_leg=_limb(first.right_leg, second.right_leg, share, False),
        face=_face(first.face, second.face, share),
        shrug=lerp(first.shrug, second.shrug),
        breath=lerp(first.breath, second.breath),
        lag=pair(first.lag, second.lag),
        tail=pair(first.tail, second.tail),
        ears=lerp(first.ears, second.ears),
        wings=lerp(first.wings, second.wings),
        view=near.view,
        facing=near.facing,
        yaw=yaw,
        posture=near.posture,
    )


def _limb(first: Limb, second: Limb, share: float, swings: bool) -> Limb:
    if first.anchored != second.anchored:
        return first if share < 0.5 else second
    way = arc if swings and not first.anchored else mix
    return Limb(
        way(first.goal, second.goal, share),
        first.anchored,
        first.swivel + (second.swivel - first.swivel) * share,
        first.bend + (second.bend - first.bend) * share,
        first.grip + (second.grip - first.grip) * share,
    )


def _face(first: Face, second: Face, share: float) -> Face:
    near = first if share < 0.5 else second
    strength = near.strength
    if first.emotion != second.emotion:
        # One feeling fades before the other comes.
        strength *= abs(1 - 2 * share)

    def lerp(a: float, b: float) -> float:
        return a + (b - a) * share

    return Face(
        near.emotion,
        strength,
        near.mouth,
        lerp(first.eyes, second.eyes),
        (lerp(first.gaze[0], second.gaze[0]), lerp(first.gaze[1], second.gaze[1])),
        lerp(first.brows, second.brows),
        lerp(first.tears, second.tears),
        lerp(first.blush, second.blush),
    )


def combine(lower: Pose, upper: Pose) -> Pose:
    """The legs and place of one pose with arms, head and face of another: to walk and wave at once.

    Made for actions whose catalogue entry says `upper`; of the others their gestures only.
    """
    return replace(
        lower,
        curl=lower.curl + upper.curl,
        twist=lower.twist * 0.5 + upper.twist,
        head=HeadPose(
            lower.head.turn * 0.3 + upper.head.turn,
            lower.head.tilt * 0.3 + upper.head.tilt,
            lower.head.nod * 0.5 + upper.head.nod,
        ),
        left_arm=upper.left_arm,
        right_arm=upper.right_arm,
        face=upper.face,
        shrug=upper.shrug,
        ears=upper.ears,
    )
