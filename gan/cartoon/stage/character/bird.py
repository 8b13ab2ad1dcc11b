"""The bird: a ball with a head, wings that are its arms, thin legs, a beak that talks."""

from __future__ import annotations

from math import hypot

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainterPath

from gan.cartoon.motion.pose import Pose
from gan.cartoon.motion.rigs import Rig
from gan.cartoon.motion.skeleton import Arm, Joints, Leg
from gan.cartoon.stage import style
from gan.cartoon.stage.character import faces
from gan.cartoon.stage.character.brush import Brush, Ring, normals_of
from gan.cartoon.stage.character.figures import Figure
from gan.cartoon.stage.character.globe import Globe
from gan.cartoon.stage.character.hats import paint_hat

PLAN = faces.Plan(eyes=(38.0, 14.0), slim=0.92, brow_gap=0.0)
LINE = 0.006
"""So small a body has a thinner line."""

OPENING = {"rest": 0.0, "closed": 0.0, "open": 0.9, "wide": 0.55, "round": 0.45, "teeth": 0.25, "tongue": 0.6,
           "smile": 0.5, "oh": 0.8}  # fmt: skip


def paint_bird(brush: Brush, figure: Figure, rig: Rig, pose: Pose, joints: Joints) -> None:
    """One bird."""
    brush.line = LINE
    trunk = joints.trunk
    globe = Globe(brush, trunk.head, trunk.head_frame, rig.head)
    from_behind = brush.cosine < -0.3
    if not from_behind:
        _tail(brush, figure, joints)
    _wing(brush, figure, joints.left_arm, pose, far=True)
    for leg in (joints.left_leg, joints.right_leg):
        _leg(brush, figure, rig, leg)
    rings: list[Ring] = [
        (*brush.at(trunk.pelvis), figure.hip[0] * 0.92),
        (*brush.at(trunk.waist), figure.waist[0] * (1 + 0.03 * pose.breath)),
        (*brush.at(trunk.chest), figure.chest[0]),
    ]
    a = normals_of(rings)
    head: list[Ring] = [
        (globe.spot[0] - 0.002, globe.spot[1], globe.high),
        (globe.spot[0] + 0.002, globe.spot[1], globe.high),
    ]
    b = normals_of(head)
    if from_behind:
        _face(globe, figure, pose)
    brush.line_of(rings, a, figure.top)
    brush.line_of(head, b, figure.top)
    brush.fill_of(rings, a, figure.top)
    brush.fill_of(head, b, figure.top, shaded=False)
    if not from_behind:
        x, y, r = rings[1]
        shift = brush.sine * r * 0.42
        belly = [
            (x + shift, y + r * 0.22, r * 0.66),
            (rings[2][0] + shift * 0.9, rings[2][1] + r * 0.12, r * 0.60),
        ]
        brush.fill_of(belly, normals_of(belly), figure.inner, shaded=False)
        _face(globe, figure, pose)
    _wing(brush, figure, joints.right_arm, pose, far=False)
    if from_behind:
        _tail(brush, figure, joints)


def _tail(brush: Brush, figure: Figure, joints: Joints) -> None:
    root, tip = brush.at(joints.tail[0]), brush.at(joints.tail[-1])
    dx, dy = tip[0] - root[0], tip[1] - root[1]
    for spread in (0.45, -0.45, 0.0):
        ex, ey = root[0] + dx - dy * spread, root[1] + dy + dx * spread
        brush.tube([(*root, 0.030), (ex, ey, 0.027)], figure.hair, shaded=False)


def _wing(brush: Brush, figure: Figure, arm: Arm, pose: Pose, far: bool) -> None:
    """Three feathers that fan out when the wing is spread."""
    a, d = brush.at(arm.shoulder), brush.at(arm.tip)
    fill = style.shade(figure.hair).name() if far else figure.hair
    spread = 0.30 + 0.60 * pose.wings
    dx, dy = d[0] - a[0], d[1] - a[1]
    # A wing that points at us still has its breadth.
    short = max(0.0, 0.13 - hypot(dx, dy))
    dx, dy = dx - 0.45 * short, dy + 0.8 * short
    # The trailing side: behind and below the leading edge.
    side = 1 if dx * 0.3 + dy * -1.0 > 0 or dx < 0 else -1
    for k, long in ((3, 0.74), (2, 0.86), (1, 0.96), (0, 1.0)):
        turn = spread * 0.32 * k * side
        ex, ey = a[0] + (dx * 1.0 + dy * -turn) * long, a[1] + (dy + dx * turn) * long
        rings = [(*a, 0.034), ((a[0] + ex) / 2, (a[1] + ey) / 2, 0.042), (ex, ey, 0.018)]
        brush.tube(rings, fill, shaded=False)


def _leg(brush: Brush, figure: Figure, rig: Rig, leg: Leg) -> None:
    points = [brush.at(p) for p in (leg.hip, leg.knee, leg.ankle)]
    ink = figure.shoes
    brush.stroke(points, ink, 0.016)
    heel, toe = brush.at(leg.heel), brush.at(leg.toe)
    x, y = points[-1]
    size = hypot(toe[0] - heel[0], toe[1] - heel[1])
    low = max(toe[1], heel[1]) - 0.006
    brush.stroke([(heel[0], heel[1] - 0.006), (toe[0], toe[1] - 0.006)], ink, 0.014)
    brush.stroke([(x, y), (toe[0] - size * 0.15, low + 0.010)], ink, 0.013)


def _face(globe: Globe, figure: Figure, pose: Pose) -> None:
    with globe.drawing():
        brush, high = globe.brush, globe.high
        x, y, _ = globe.on(0, 86, 1.0)
        lag = pose.lag
        for aside, tall in ((-0.30, 0.34), (0.0, 0.46), (0.26, 0.32)):
            end = (x + (aside - 0.18) * high + lag[0] * 0.03, y - tall * high + lag[1] * 0.01)
            brush.tube(
                [(x + aside * 0.3 * high, y + high * 0.10, 0.013), (*end, 0.009)], figure.hair, shaded=False
            )
        if globe.forward[2] < -0.3:
            return
        faces.paint_cheeks(globe, figure, pose.face, figure.top)
        faces.paint_eyes(globe, figure, pose.face, PLAN, figure.top)
        _beak(globe, figure, pose)
        faces.paint_brows(globe, figure, pose.face, PLAN)
        paint_hat(globe, figure)


def _beak(globe: Globe, figure: Figure, pose: Pose) -> None:
    """Two halves; its corners smile or droop with the feeling."""
    felt = faces.feeling(pose.face)
    gape = OPENING[pose.face.mouth] + (0.35 if pose.face.emotion == "surprised" else 0.0)
    high = globe.high
    left, right = globe.at(-0.34, -0.16, 0.88), globe.at(0.34, -0.16, 0.88)
    top, tip = globe.at(0, 0.14, 0.96), globe.at(0, -0.26 + 0.06 * gape, 1.78)
    low, chin = globe.at(0, -0.50 - 0.30 * gape, 1.40 - 0.1 * gape), globe.at(0, -0.42 - 0.16 * gape, 0.95)
    bend = 0.07 * high * felt.curve
    ends = sorted((left, right))
    path = QPainterPath(QPointF(ends[0][0], ends[0][1] - bend))
    path.quadTo(QPointF((chin[0] + low[0]) / 2, low[1] + high * 0.12), QPointF(ends[1][0], ends[1][1] - bend))
    path.closeSubpath()
    if gape > 0.05:
        brush_fill = "#b4483f"
        globe.brush.path(path, brush_fill)
    lower = QPainterPath(QPointF(ends[0][0], ends[0][1] - bend + high * 0.03))
    lower.quadTo(QPointF(chin[0], chin[1] + high * 0.10), QPointF(low[0], low[1]))
    lower.quadTo(
        QPointF(chin[0] + (ends[1][0] - chin[0]) * 0.6, chin[1]), QPointF(ends[1][0], ends[1][1] - bend)
    )
    lower.closeSubpath()
    globe.brush.path(lower, style.shade(figure.accent).name())
    upper = QPainterPath(QPointF(ends[0][0], ends[0][1] - bend))
    upper.quadTo(
        QPointF(top[0] - (tip[0] - top[0]) * 0.2, top[1] - high * 0.06),
        QPointF((top[0] + tip[0]) / 2, top[1]),
    )
    upper.quadTo(QPointF(tip[0], top[1] + (tip[1] - top[1]) * 0.4), QPointF(tip[0], tip[1] + high * 0.04))
    upper.quadTo(
        QPointF((tip[0] + ends[1][0]) / 2, tip[1] + high * 0.02), QPointF(ends[1][0], ends[1][1] - bend)
    )
    upper.quadTo(
        QPointF((tip[0] + ends[0][0]) / 2, tip[1] + high * 0.04), QPointF(ends[0][0], ends[0][1] - bend)
    )
    globe.brush.path(upper, figure.accent)
