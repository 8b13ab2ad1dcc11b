"""The dinosaur: a pear on two strong legs, with a long tail, small arms, and plates along the back."""

from __future__ import annotations

from gan.cartoon.motion.pose import Pose
from gan.cartoon.motion.rigs import Rig
from gan.cartoon.motion.skeleton import Joints
from gan.cartoon.motion.vectors import add, mix
from gan.cartoon.stage import style
from gan.cartoon.stage.character import faces
from gan.cartoon.stage.character.brush import Brush, Ring, bent, normals_of
from gan.cartoon.stage.character.figures import Figure
from gan.cartoon.stage.character.globe import Globe
from gan.cartoon.stage.character.hats import paint_hat

PLAN = faces.Plan(eyes=(36.0, 26.0), mouth=-26.0, reach=1.72, mouth_size=1.25, slim=0.80, brow_gap=0.006)


def paint_saurian(brush: Brush, figure: Figure, rig: Rig, pose: Pose, joints: Joints) -> None:
    """One dinosaur."""
    trunk = joints.trunk
    globe = Globe(brush, trunk.head, trunk.head_frame, rig.head)
    from_behind = brush.cosine < -0.2
    body, tail, neck = _rings(brush, figure, pose, joints)
    parts = [tail, body, neck] if not from_behind else [neck, body, tail]
    _arm(brush, figure, rig, joints.left_arm, far=True)
    _leg(brush, figure, rig, joints.left_leg, far=True)
    if from_behind:
        _head(globe, figure, pose)
    normals = [normals_of(part) for part in parts]
    for part, normal in zip(parts, normals, strict=True):
        brush.line_of(part, normal, figure.top)
    if brush.sine > 0.25 or from_behind:
        _plates(brush, figure, tail, body, neck)
    for part, normal in zip(parts, normals, strict=True):
        brush.fill_of(part, normal, figure.top, shaded=part is tail)
    if not from_behind:
        _belly(brush, figure, body, neck)
    _leg(brush, figure, rig, joints.right_leg, far=False)
    _arm(brush, figure, rig, joints.right_arm, far=False)
    if not from_behind:
        _head(globe, figure, pose)


def _rings(
    brush: Brush, figure: Figure, pose: Pose, joints: Joints
) -> tuple[list[Ring], list[Ring], list[Ring]]:
    trunk = joints.trunk
    swell = 1 + 0.03 * pose.breath
    body = [
        (*brush.at(add(trunk.pelvis, trunk.hips.up, -0.02)), figure.hip[0]),
        (*brush.at(add(trunk.waist, trunk.hips.forward, 0.02)), figure.waist[0] * swell),
        (*brush.at(trunk.chest), figure.chest[0]),
    ]
    sizes = (figure.hip[0] * 0.92, 0.165, 0.125, 0.09, 0.06, 0.025)
    tail = [(*brush.at(point), r) for point, r in zip(joints.tail, sizes, strict=True)]
    neck = [
        (*brush.at(trunk.chest), figure.chest[0] * 0.94),
        (*brush.at(mix(trunk.chest, trunk.head, 0.5)), figure.chest[0] * 0.72),
        (*brush.at(trunk.head), figure.chest[0] * 0.70),
    ]
    return body, tail, neck


def _plates(brush: Brush, figure: Figure, tail: list[Ring], body: list[Ring], neck: list[Ring]) -> None:
    """Rounded plates along the back, the largest in the middle."""
    spine = list(reversed(tail)) + [body[1], body[2], neck[1], neck[2]]
    normals = normals_of(spine)
    side = 1 if normals[6][0] < 0 or (abs(normals[6][0]) < 0.2 and normals[6][1] < 0) else -1
    total = len(spine) - 1
    plates, rims = [], []
    for k in range(14):
        at = 0.5 + (total - 0.9) * k / 13
        i, t = int(at), at % 1
        x = spine[i][0] + (spine[i + 1][0] - spine[i][0]) * t
        y = spine[i][1] + (spine[i + 1][1] - spine[i][1]) * t
        r = spine[i][2] + (spine[i + 1][2] - spine[i][2]) * t
        nx = (normals[i][0] + (normals[i + 1][0] - normals[i][0]) * t) * side
        ny = (normals[i][1] + (normals[i + 1][1] - normals[i][1]) * t) * side
        size = 0.030 + 0.040 * max(0.0, 1 - abs(k - 8) / 7)
        px, py = x + nx * r * 0.97, y + ny * r * 0.97
        tip = (px + nx * size * 1.8, py + ny * size * 1.8)
        a, b = (px - ny * size, py + nx * size), (px + ny * size, py - nx * size)
        plates.append([a, tip, b])
        rims.append(
            [
                _out(a, tip, brush.line),
                (tip[0] + nx * brush.line * 2, tip[1] + ny * brush.line * 2),
                _out(b, tip, brush.line),
            ]
        )
    brush.bands(rims, style.line(figure.accent).name())
    brush.bands(plates, figure.accent)


def _out(corner: tuple[float, float], tip: tuple[float, float], line: float) -> tuple[float, float]:
    """A corner of a plate moved outwards by a line, away from the middle of the plate."""
    dx, dy = corner[0] - tip[0], corner[1] - tip[1]
    size = max((dx * dx + dy * dy) ** 0.5, 1e-6)
    return (corner[0] + dx / size * line * 0.6, corner[1] + dy / size * line * 0.6)


def _belly(brush: Brush, figure: Figure, body: list[Ring], neck: list[Ring]) -> None:
    """A light belly with folds."""
    shift = 0.50 * brush.sine
    rings = []
    for (x, y, r), share in ((body[0], 0.55), (body[1], 0.74), (body[2], 0.70), (neck[1], 0.62)):
        rings.append((x + r * shift * 0.85, y, r * (share - 0.20 * brush.sine)))
    brush.fill_of(rings, normals_of(rings), figure.inner, shaded=False)
    ink = style.shade(figure.inner).name()
    for (ax, ay, ar), (bx, by, br) in zip(rings, rings[1:], strict=False):
        for t in (0.25, 0.75):
            x, y, r = ax + (bx - ax) * t, ay + (by - ay) * t, (ar + (br - ar) * t) * 0.86
            brush.curve((x - r, y - 0.01), (x, y + 0.03), (x + r, y - 0.01), ink, 0.009)


def _leg(brush: Brush, figure: Figure, rig: Rig, leg, far: bool) -> None:
    a, b, c = (brush.at(p) for p in (leg.hip, leg.knee, leg.ankle))
    fill = style.shade(figure.top).name() if far else figure.top
    rings = bent((*a, figure.leg * 1.35), (*b, figure.leg * 0.88), (*c, figure.leg * 0.60), 0.5)
    heel, toe = brush.at(leg.heel), brush.at(leg.toe)
    tall = rig.ankle * 0.92
    foot = [
        (heel[0] + (toe[0] - heel[0]) * 0.12, heel[1] - tall * 0.9, tall * 0.9),
        (toe[0], toe[1] - tall * 0.72, tall * 0.72),
    ]
    a1, a2 = normals_of(rings), normals_of(foot)
    brush.line_of(rings, a1, fill)
    brush.line_of(foot, a2, fill)
    brush.fill_of(rings, a1, fill)
    brush.fill_of(foot, a2, fill, shaded=False)
    for k in range(3):
        x = (
            toe[0]
            + (0.055 - 0.05 * k) * (1 if brush.sine > 0.3 else 1.0)
            - (0.0 if brush.sine > 0.3 else 0.005)
        )
        brush.blob((x, toe[1] - 0.018), 0.022, 0.020, figure.shoes)


def _arm(brush: Brush, figure: Figure, rig: Rig, arm, far: bool) -> None:
    fill = style.shade(figure.top).name() if far else figure.top
    a, b, c, d = (brush.at(p) for p in (arm.shoulder, arm.elbow, arm.wrist, arm.tip))
    rings = bent((*a, figure.limb), (*b, figure.limb * 0.88), (*c, figure.limb * 0.72), 0.5)
    hand = [(*c, figure.limb * 0.75), (*d, figure.limb * 0.72)]
    a1, a2 = normals_of(rings), normals_of(hand)
    brush.line_of(rings, a1, fill)
    brush.line_of(hand, a2, fill)
    brush.fill_of(rings, a1, fill)
    brush.fill_of(hand, a2, fill, shaded=False)
    nx, ny = a2[1]
    for k in (-0.6, 0.1, 0.8):
        r = figure.limb * 0.62
        brush.blob(
            (d[0] - ny * r * 0.9 + nx * r * k, d[1] + nx * r * 0.9 + ny * r * k), 0.015, 0.015, figure.shoes
        )


def _head(globe: Globe, figure: Figure, pose: Pose) -> None:
    with globe.drawing():
        brush, high = globe.brush, globe.high
        root, tip = globe.at(0, -0.22, 0.35), globe.at(0, -0.34, 1.42)
        snout = [(root[0], root[1], high * 0.80), (tip[0], tip[1], high * 0.58)]
        skull = [
            (-globe.half * 0.05, -high * 0.10, high * 0.98),
            (globe.half * 0.05, -high * 0.10, high * 0.98),
        ]
        for side in (-1, 1):
            # Brow bumps, so that the eyes stand up as a frog's do.
            x, y, z = globe.on(side * 34, 40, 0.82)
            brush.blob((x, y), high * 0.44, high * 0.46, figure.top)
        a, b = normals_of(snout), normals_of(skull)
        hidden = globe.forward[2] < -0.3
        brush.line_of(skull, b, figure.top)
        if not hidden:
            brush.line_of(snout, a, figure.top)
        brush.fill_of(skull, b, figure.top, shaded=False)
        if hidden:
            return
        brush.fill_of(snout, a, figure.top, shaded=False)
        for side in (-1, 1):
            x, y, z = globe.on(side * 34, 40, 0.82)
            brush.blob((x, y), high * 0.43, high * 0.45, figure.top, lined=False)
            nx, ny, _ = globe.at(side * 0.22, -0.02, 1.86)
            if globe.facing(side * 50, 0) > 0.0:
                brush.blob((nx, ny), high * 0.055, high * 0.05, style.line(figure.top).name(), lined=False)
        faces.paint_cheeks(globe, figure, pose.face, figure.top)
        faces.paint_eyes(globe, figure, pose.face, PLAN, figure.top)
        faces.paint_mouth(globe, pose.face, PLAN, figure.top)
        faces.paint_brows(globe, figure, pose.face, PLAN)
        for around, above in ((-120, 50), (140, 62), (100, 20)):
            if globe.facing(around, above) > 0.15:
                x, y, _ = globe.on(around, above, 0.85)
                brush.blob((x, y), high * 0.10, high * 0.09, style.shade(figure.top).name(), lined=False)
        paint_hat(globe, figure)
