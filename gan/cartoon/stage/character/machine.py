"""The robot: a can with a face plate, hose arms, boots, and an antenna that sways."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainterPath

from gan.cartoon.motion.pose import Limb, Pose
from gan.cartoon.motion.rigs import Rig
from gan.cartoon.motion.skeleton import Arm, Joints, Leg
from gan.cartoon.stage import style
from gan.cartoon.stage.character import faces
from gan.cartoon.stage.character.brush import Brush, across, bent
from gan.cartoon.stage.character.clothes import Torso
from gan.cartoon.stage.character.figures import Figure
from gan.cartoon.stage.character.globe import Globe
from gan.cartoon.stage.character.hats import paint_hat
from gan.cartoon.stage.character.limbs import paint_hand, paint_shoe

PLAN = faces.Plan(eyes=(25.0, 8.0), mouth=-30.0, reach=0.94, mouth_size=0.92, slim=0.88)
PLATE = "#eef2e6"


def paint_machine(brush: Brush, figure: Figure, rig: Rig, pose: Pose, joints: Joints) -> None:
    """One robot."""
    trunk = joints.trunk
    globe = Globe(brush, trunk.head, trunk.head_frame, rig.head)
    middle = brush.depth(trunk.chest)
    arms = [(joints.left_arm, pose.left_arm), (joints.right_arm, pose.right_arm)]
    behind = [a for a in arms if 0.5 * (brush.depth(a[0].elbow) + brush.depth(a[0].wrist)) < middle - 0.03]
    for arm, limb in behind:
        _arm(brush, figure, rig, arm, limb)
    for leg in sorted((joints.left_leg, joints.right_leg), key=lambda leg: brush.depth(leg.knee)):
        _leg(brush, figure, rig, leg)
    _can(brush, figure, joints, pose)
    x, y = brush.at(trunk.chest)
    brush.tube(
        [(x, y + 0.02, 0.05), (globe.spot[0], globe.spot[1], 0.05)], style.shade(figure.bottom).name(), False
    )
    before = [a for a in arms if a not in behind]
    low = [a for a in before if a[0].wrist[1] < trunk.head[1] - rig.head[1]]
    for arm, limb in low:
        _arm(brush, figure, rig, arm, limb)
    _head(globe, figure, pose)
    for arm, limb in before:
        if (arm, limb) not in low:
            _arm(brush, figure, rig, arm, limb)


def _can(brush: Brush, figure: Figure, joints: Joints, pose: Pose) -> None:
    torso = Torso(brush, figure, joints, pose)
    rings = torso.rings
    brush.tube(rings[:2], figure.bottom)
    (ax, ay, _), (bx, by, _) = rings[1], rings[5]
    wide = max(rings[2][2], rings[3][2])
    can = [
        (ax, ay, wide * 0.90),
        (ax + (bx - ax) * 0.12, ay + (by - ay) * 0.12, wide),
        (ax + (bx - ax) * 0.82, ay + (by - ay) * 0.82, wide),
        (bx, by, wide * 0.80),
    ]
    brush.tube(can, figure.top, caps="none")
    brush.shape(across(can, 0.30, 0.07), style.shade(figure.top).name())
    spots = [torso.on(s, a) for s, a in ((0.72, -38), (0.72, 38), (0.46, 38), (0.46, -38))]
    if all(seen > -0.3 for _, seen in spots) and brush.cosine > -0.1:
        brush.shape([spot for spot, _ in spots], PLATE, lined=True)
    for around, fill in ((-18, "#e07b4c"), (2, "#f6c453"), (22, "#6fb38a")):
        spot, seen = torso.on(0.64, around)
        if seen > 0.1:
            brush.blob(spot, 0.020, 0.020, fill)
    spot, seen = torso.on(0.53, 0)
    if seen > 0.1:
        x, y = spot
        half = 0.062 * max(0.35, seen)
        brush.stroke([(x - half, y), (x + half, y)], style.shade(PLATE).name(), 0.014)


def _arm(brush: Brush, figure: Figure, rig: Rig, arm: Arm, limb: Limb) -> None:
    a, b, c = (brush.at(p) for p in (arm.shoulder, arm.elbow, arm.wrist))
    rings = bent((*a, figure.limb), (*b, figure.limb), (*c, figure.limb), 0.75)
    brush.tube(rings, figure.bottom)
    tone = style.line(figure.bottom).name()
    brush.bands([across(rings, k / 8.5, 0.022) for k in range(1, 8)], tone)
    brush.blob(a, figure.limb * 1.7, figure.limb * 1.7, figure.top)
    glove = _gloved(figure)
    paint_hand(brush, glove, rig, arm, limb)
    x, y, r = rings[-1]
    px, py, _ = rings[-2]
    brush.tube(
        [(x + (px - x) * 0.22, y + (py - y) * 0.22, r * 1.3), (x, y, r * 1.45)], figure.accent, shaded=False
    )


_gloves: dict[str, Figure] = {}


def _gloved(figure: Figure) -> Figure:
    """The same figure whose skin is its gloves: hands are painted by that."""
    key = figure.shoes
    if key not in _gloves:
        _gloves[key] = replace(figure, skin=figure.shoes)
    return _gloves[key]


def _leg(brush: Brush, figure: Figure, rig: Rig, leg: Leg) -> None:
    a, b, c = (brush.at(p) for p in (leg.hip, leg.knee, leg.ankle))
    rings = bent((*a, figure.leg), (*b, figure.leg), (*c, figure.leg), 0.7)
    brush.tube(rings, figure.bottom)
    tone = style.line(figure.bottom).name()
    brush.bands([across(rings, k / 7.5, 0.022) for k in range(2, 7)], tone)
    paint_shoe(brush, figure, rig, leg)


def _head(globe: Globe, figure: Figure, pose: Pose) -> None:
    with globe.drawing():
        brush, high, half = globe.brush, globe.high, globe.half
        lag = pose.lag
        top = globe.at(0, 1.0, 0)
        tip = (top[0] + lag[0] * 0.08, top[1] - high * 0.62 + abs(lag[0]) * 0.02)
        brush.curve(top[:2], (top[0], top[1] - high * 0.4), tip, style.line(figure.top).name(), 0.018)
        brush.blob(tip, 0.036, 0.036, figure.hair)
        for side in (-1, 1):
            x, y, z = globe.at(side * 1.04, -0.02, 0)
            if z <= 0.02:
                brush.blob((x, y), high * 0.20, high * 0.30, figure.accent)
        _box(brush, QRectF(-half, -high, 2 * half, 2 * high), high * 0.52, figure.skin)
        if globe.forward[2] > -0.25:
            seen = max(0.30, globe.forward[2])
            width = globe.wide * 0.84 * (0.42 + 0.58 * seen)
            x = globe.forward[0] * globe.deep * 0.50
            x = max(-half * 0.94 + width, min(half * 0.94 - width, x))
            _box(brush, QRectF(x - width, -high * 0.72, 2 * width, high * 1.46), high * 0.44, PLATE)
            faces.paint_cheeks(globe, figure, pose.face, PLATE)
            faces.paint_eyes(globe, figure, pose.face, PLAN, PLATE)
            faces.paint_mouth(globe, pose.face, PLAN, PLATE)
            faces.paint_brows(globe, figure, pose.face, PLAN)
        for side in (-1, 1):
            x, y, z = globe.at(side * 1.0, -0.02, 0)
            if z > 0.02:
                brush.blob((x * 0.98, y), high * 0.24, high * 0.32, figure.accent)
                brush.blob(
                    (x * 0.98, y), high * 0.10, high * 0.14, style.shade(figure.accent).name(), lined=False
                )
        paint_hat(globe, figure)


def _box(brush: Brush, box: QRectF, corner: float, fill: str) -> None:
    path = QPainterPath()
    path.addRoundedRect(box, corner, corner)
    brush.path(path, fill)
