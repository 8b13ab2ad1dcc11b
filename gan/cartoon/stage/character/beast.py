"""Four-legged animals: one smooth tube from hips to head, legs, a head with muzzle and ears, and a tail."""

from __future__ import annotations

from dataclasses import dataclass
from math import hypot

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainterPath

from gan.cartoon.motion.pose import Limb, Pose
from gan.cartoon.motion.rigs import Rig
from gan.cartoon.motion.skeleton import Arm, Joints, Leg
from gan.cartoon.motion.vectors import add, mix
from gan.cartoon.stage import style
from gan.cartoon.stage.character import faces
from gan.cartoon.stage.character.brush import Brush, Ring, angle_of, bent, grown, normals_of, rest
from gan.cartoon.stage.character.figures import Figure
from gan.cartoon.stage.character.globe import Globe
from gan.cartoon.stage.character.hats import paint_hat


@dataclass(frozen=True)
class Breed:
    """What sets the species apart; shares of the head's half sizes.

    Attributes:
        plan: of the face.
        snout: (up, forward, radius at the head, radius at the tip) of the muzzle.
        snout_colour: "inner" or "top".
        nose: half width of the nose.
        neck: radius at chest and head, shares of the chest's half width.
    """

    plan: faces.Plan
    snout: tuple[float, float, float, float]
    snout_colour: str
    nose: float
    neck: tuple[float, float]


BREEDS = {
    "dog": Breed(
        faces.Plan(eyes=(30.0, 16.0), mouth=-24.0, reach=1.52, mouth_size=0.92, slim=0.78, brow_gap=0.004),
        (-0.36, 1.42, 0.50, 0.48), "inner", 0.29, (0.74, 0.70),
    ),
    "cat": Breed(
        faces.Plan(eyes=(32.0, 4.0), mouth=-33.0, reach=1.20, mouth_size=0.72, slim=0.86, brow_gap=0.002),
        (-0.36, 1.02, 0.46, 0.40), "inner", 0.13, (0.74, 0.70),
    ),
    "horse": Breed(
        faces.Plan(eyes=(52.0, 22.0), mouth=-35.0, reach=2.35, mouth_size=0.95, slim=0.72, brow_gap=0.004),
        (-1.25, 1.90, 0.78, 0.62), "top", 0.0, (0.66, 0.48),
    ),
}  # fmt: skip


def paint_beast(brush: Brush, figure: Figure, rig: Rig, pose: Pose, joints: Joints) -> None:
    """One animal, the far limbs first; in front view the head comes last, from behind the tail."""
    breed = BREEDS[figure.species]
    trunk = joints.trunk
    sides = ("left", "right") if brush.sine >= 0 else ("right", "left")
    from_behind = brush.cosine < -0.3
    globe = Globe(brush, trunk.head, trunk.head_frame, rig.head)
    if not from_behind:
        _tail(brush, figure, rig, joints)
    for limb in (
        _leg(brush, figure, rig, getattr(joints, f"{sides[0]}_leg"), far=True),
        _arm(
            brush, figure, rig, getattr(joints, f"{sides[0]}_arm"), getattr(pose, f"{sides[0]}_arm"), far=True
        ),
    ):
        limb.paint_line(brush)
        limb.paint_fill(brush, figure)
    if from_behind:
        brush.tube(_neck(brush, figure, joints, breed), figure.top)
        _head(globe, figure, rig, pose, breed)
    near = (
        _leg(brush, figure, rig, getattr(joints, f"{sides[1]}_leg"), far=False),
        _arm(
            brush,
            figure,
            rig,
            getattr(joints, f"{sides[1]}_arm"),
            getattr(pose, f"{sides[1]}_arm"),
            far=False,
        ),
    )
    _body(brush, figure, rig, pose, joints, breed, near)
    if from_behind:
        _tail(brush, figure, rig, joints)
    else:
        _head(globe, figure, rig, pose, breed)


@dataclass(frozen=True)
class Member:
    """A leg on the picture, its line and its colour apart: near legs flow into the trunk without a line."""

    rings: list[Ring]
    foot: list[Ring]
    fill: str
    end: str
    sock: bool

    def paint_line(self, brush: Brush) -> None:
        """The line around leg and foot."""
        brush.line_of(self.rings, normals_of(self.rings), self.fill)
        brush.line_of(self.foot, normals_of(self.foot), self.end)

    def paint_fill(self, brush: Brush, figure: Figure) -> None:
        """Their colours."""
        brush.fill_of(self.rings, normals_of(self.rings), self.fill)
        if self.sock:
            low = grown(rest(self.rings, 0.80), 0.0, 0.003)
            brush.fill_of(low, normals_of(low), figure.inner, shaded=False)
        brush.fill_of(self.foot, normals_of(self.foot), self.end, shaded=False)
        (ax, _, _), (x, y, r) = self.foot[0], self.foot[-1]
        if not self.sock and abs(x - ax) > r * 0.3:
            for k in (0.65, 0.20):
                brush.stroke(
                    [(x + r * k, y + r * 0.2), (x + r * k, y + r * 0.75)], style.shade(self.end).name(), 0.006
                )


def _girth(brush: Brush, size: tuple[float, float]) -> float:
    """Radius of the trunk on the picture: (half width, half height)."""
    return (size[0] * size[1]) ** 0.5 if abs(brush.cosine) > 0.75 else size[1]


def _body(
    brush: Brush, figure: Figure, rig: Rig, pose: Pose, joints: Joints, breed: Breed, near: tuple[Member, ...]
) -> None:
    trunk = joints.trunk
    swell = 1 + 0.03 * pose.breath
    up, ahead = trunk.shoulders.forward, trunk.shoulders.up
    # In a level trunk "forward" of its frame points down: the belly's side.
    hip = brush.at(add(trunk.pelvis, trunk.hips.up, -0.02 * rig.trunk))
    waist = brush.at(add(trunk.waist, trunk.hips.forward, -0.02 * rig.trunk))
    chest = brush.at(add(add(trunk.chest, ahead, -0.06 * rig.trunk), up, 0.03 * rig.trunk))
    rings: list[Ring] = [
        (*hip, _girth(brush, figure.hip)),
        (*waist, _girth(brush, figure.waist) * swell),
        (*chest, _girth(brush, figure.chest) * swell),
    ]
    neck = _neck(brush, figure, joints, breed)
    a, b = normals_of(rings), normals_of(neck)
    brush.line_of(rings, a, figure.top)
    from_behind = brush.cosine < -0.3
    if not from_behind:
        brush.line_of(neck, b, figure.top)
    for member in near:
        member.paint_line(brush)
    if figure.species == "horse":
        _mane(brush, figure, pose, neck, before=True)
    brush.fill_of(rings, a, figure.top)
    if not from_behind:
        brush.fill_of(neck, b, figure.top)
    if figure.species == "dog" and brush.sine > 0.3:
        _patch(brush, figure, rings)
    if figure.species == "cat":
        _bib(brush, figure, neck, rings)
    for member in near:
        member.paint_fill(brush, figure)
    if brush.sine > 0.3:
        _haunch(brush, figure, near[0].rings)
    if figure.species != "horse":
        if not from_behind:
            _collar(brush, figure, neck)
    else:
        _mane(brush, figure, pose, neck, before=False)


def _neck(brush: Brush, figure: Figure, joints: Joints, breed: Breed) -> list[Ring]:
    """From the chest to the middle of the head."""
    trunk = joints.trunk
    base = add(trunk.chest, trunk.shoulders.forward, -0.25 * figure.chest[1])
    head = brush.at(trunk.head)
    bx, by = brush.at(base)
    r0, r1 = breed.neck[0] * figure.chest[0], breed.neck[1] * figure.chest[0]
    arch = mix(trunk.chest, trunk.head, 0.5)
    mx, my = brush.at(arch)
    return [(bx, by, r0), (mx, my, (r0 + r1) / 2 * 0.96), (*head, r1)]


def _patch(brush: Brush, figure: Figure, rings: list[Ring]) -> None:
    """A saddle patch on the back."""
    (ax, ay, ar), (bx, by, br), _ = rings
    normals = normals_of(rings)
    nx, ny = normals[1]
    sign = 1 if ny < 0 else -1
    x, y = (ax + bx) / 2 + nx * sign * br * 0.42, (ay + by) / 2 + ny * sign * br * 0.42
    brush.blob((x, y), br * 1.0, br * 0.52, figure.hair, angle_of((ax, ay), (bx, by)), lined=False)


def _bib(brush: Brush, figure: Figure, neck: list[Ring], rings: list[Ring]) -> None:
    """A light chest."""
    x, y, r = rings[2]
    if brush.cosine < -0.2:
        return
    brush.blob(
        (x + r * 0.42 * brush.sine, y + r * 0.02),
        r * (0.72 - 0.22 * brush.sine),
        r * 0.78,
        figure.inner,
        lined=False,
    )


def _collar(brush: Brush, figure: Figure, neck: list[Ring]) -> None:
    (ax, ay, ar), (bx, by, br), (cx, cy, cr) = neck
    dx, dy = cx - ax, cy - ay
    size = max(hypot(dx, dy), 1e-6)
    nx, ny = -dy / size, dx / size
    x, y = ax + (cx - ax) * 0.30, ay + (cy - ay) * 0.30
    r = ar * 0.98
    # A belt seen from a little above: it bends down in front.
    sag = (-(dx / size) * r * 0.35, -(dy / size) * r * 0.35)
    start, end = (x + nx * r, y + ny * r), (x - nx * r, y - ny * r)
    brush.curve(start, (x + sag[0], y + sag[1]), end, style.line(figure.accent).name(), r * 0.44)
    brush.curve(start, (x + sag[0], y + sag[1]), end, figure.accent, r * 0.30)
    if brush.cosine > -0.2:
        front = (
            x + r * 0.72 * brush.sine * (1 if dy < 0 else 0.4) + sag[0] * 0.5,
            y + r * 0.30 + sag[1] * 0.5,
        )
        brush.blob(front, r * 0.20, r * 0.20, "#f6c453")


def _mane(brush: Brush, figure: Figure, pose: Pose, neck: list[Ring], before: bool) -> None:
    """Locks along the crest of the neck, trailing."""
    (ax, ay, ar), _, (cx, cy, cr) = neck
    dx, dy = cx - ax, cy - ay
    size = max(hypot(dx, dy), 1e-6)
    nx, ny = dy / size, -dx / size
    if brush.cosine < 0.2 or brush.sine > 0.5:
        nx, ny = (nx, ny) if nx < 0 else (-nx, -ny)
    lag = pose.lag
    spots = []
    for k in range(6):
        t = 0.02 + 0.21 * k
        r = ar + (cr - ar) * min(t, 1.0)
        spots.append((ax + dx * t + nx * r * 0.86, ay + dy * t + ny * r * 0.86, r))
    if before:
        for x, y, r in spots:
            brush.blob((x + lag[0] * 0.05, y + 0.02 - lag[1] * 0.03), r * 0.50, r * 0.62, figure.hair)
        return
    for x, y, r in spots:
        brush.blob(
            (x + lag[0] * 0.05, y + 0.02 - lag[1] * 0.03), r * 0.46, r * 0.58, figure.hair, lined=False
        )


def _haunch(brush: Brush, figure: Figure, rings: list[Ring]) -> None:
    """The line of the thigh within the trunk."""
    (x, y, r), (bx, by, br) = rings[0], rings[2]
    brush.curve(
        (x + r * 0.55, y - r * 0.70),
        (x + r * 1.25, y + r * 0.35),
        (bx + br * 0.75, by - br * 0.4),
        style.line(figure.top).name(),
        brush.line * 0.9,
    )


def _leg(brush: Brush, figure: Figure, rig: Rig, leg: Leg, far: bool) -> Member:
    a, b, c = (brush.at(p) for p in (leg.hip, leg.knee, leg.ankle))
    thick = figure.leg
    rings = bent((*a, thick * 1.6), (*b, thick * 0.84), (*c, thick * 0.60), 0.5)
    return _member(brush, figure, rings, c, brush.at(leg.ball), brush.at(leg.toe), far, True)


def _arm(brush: Brush, figure: Figure, rig: Rig, arm: Arm, limb: Limb, far: bool) -> Member:
    a, b, c = (brush.at(p) for p in (arm.shoulder, arm.elbow, arm.wrist))
    thick = figure.limb
    rings = bent((*a, thick * 1.3), (*b, thick * 0.90), (*c, thick * 0.74), 0.5)
    if limb.anchored or arm.wrist[1] < rig.ankle * 1.5:
        low = c[1] + rig.ankle
        return _member(
            brush, figure, rings, c,
            (c[0] + rig.foot * 0.35 * brush.sine, low), (c[0] + rig.foot * 0.6 * brush.sine, low),
            far, True,
        )  # fmt: skip
    toe = brush.at(arm.tip)
    return _member(brush, figure, rings, c, ((c[0] + toe[0]) / 2, (c[1] + toe[1]) / 2), toe, far, False)


def _member(brush: Brush, figure: Figure, rings, ankle, ball, toe, far: bool, standing: bool) -> Member:
    """A leg with its paw or hoof; a paw that stands is flat on the floor."""
    fill = style.shade(figure.top).name() if far else figure.top
    end = style.shade(figure.shoes).name() if far else figure.shoes
    r = rings[-1][2]
    if figure.species == "horse":
        tip = (ball[0], ball[1] - (r * 0.75 if standing else 0.0))
        return Member(rings, [(*ankle, r * 1.02), (*tip, r * 1.32)], fill, end, True)
    tall = r * 1.18
    if not standing:
        return Member(rings, [(*ankle, tall * 0.85), (*toe, tall)], fill, end, False)
    foot = [
        (ankle[0], ball[1] - tall * 0.95, tall * 0.95),
        (ball[0] + (toe[0] - ball[0]) * 0.7, ball[1] - tall, tall),
    ]
    return Member(rings, foot, fill, end, False)


def _tail(brush: Brush, figure: Figure, rig: Rig, joints: Joints) -> None:
    points = [brush.at(p) for p in joints.tail]
    match figure.species:
        case "dog":
            sizes = (0.036, 0.034, 0.033, 0.032, 0.028, 0.018)
        case "cat":
            sizes = (0.022, 0.021, 0.021, 0.021, 0.020, 0.016)
        case _:
            sizes = (0.05, 0.09, 0.115, 0.115, 0.085, 0.02)
    rings = [(x, y, r) for (x, y), r in zip(points, sizes, strict=True)]
    if figure.species == "horse":
        brush.tube(rings, figure.hair)
        return
    brush.tube(rings, figure.top)
    tip = rest(rings, 0.74)
    brush.fill_of(tip, normals_of(tip), figure.inner, shaded=False)


def _head(globe: Globe, figure: Figure, rig: Rig, pose: Pose, breed: Breed) -> None:
    """The head: ears that are behind, skull and muzzle in one, face, ears in front."""
    with globe.drawing():
        brush = globe.brush
        far, near = (-1, 1) if globe.right[2] >= 0 else (1, -1)
        _ear(globe, figure, pose, far, behind=True)
        if figure.species == "cat":
            _ear(globe, figure, pose, near, behind=True)
        up, forward, r0, r1 = breed.snout
        root = globe.at(0, up * 0.6, 0.62) if figure.species != "horse" else globe.at(0, up * 0.35, 0.42)
        tip = globe.at(0, up, forward * (0.72 if figure.species == "horse" else 0.82))
        high = globe.high
        snout: list[Ring] = [(root[0], root[1], r0 * high), (tip[0], tip[1], r1 * high)]
        if figure.species == "cat":
            snout = [(root[0], root[1], r0 * high * 0.9), (tip[0], tip[1], r1 * high)]
        a = normals_of(snout)
        fill = figure.inner if breed.snout_colour == "inner" else figure.top
        skull: list[Ring] = [(-globe.half * 0.06, 0, high), (globe.half * 0.06, 0, high)]
        b = normals_of(skull)
        hidden = globe.forward[2] < -0.35
        if hidden:
            brush.tube(snout, fill)
        brush.line_of(skull, b, figure.top)
        if not hidden:
            brush.line_of(snout, a, fill)
        brush.fill_of(skull, b, figure.top, shaded=False)
        _marks(globe, figure)
        if not hidden:
            brush.fill_of(snout, a, fill, shaded=figure.species == "horse")
            if figure.species == "horse":
                low = rest(snout, 0.55)
                brush.fill_of(low, normals_of(low), figure.inner, shaded=False)
        faces.paint_cheeks(globe, figure, pose.face, figure.top)
        faces.paint_eyes(globe, figure, pose.face, breed.plan, figure.top)
        if not hidden:
            faces.paint_mouth(globe, pose.face, breed.plan, fill)
            _nose(globe, figure, breed, tip, r1 * high)
        if figure.species != "cat":
            _ear(globe, figure, pose, near, behind=False)
        faces.paint_brows(globe, figure, pose.face, breed.plan)
        if figure.species == "horse":
            _forelock(globe, figure, pose)
        paint_hat(globe, figure)


def _marks(globe: Globe, figure: Figure) -> None:
    """A patch about an eye; a blaze; the stripes of a tabby."""
    brush, high = globe.brush, globe.high
    if figure.species == "dog" and globe.facing(34, 18) > 0.05:
        x, y, _ = globe.on(34, 20, 0.86)
        brush.blob(
            (x, y), high * 0.40 * max(0.4, globe.facing(34, 18)), high * 0.46, figure.hair, 0.2, lined=False
        )
    if figure.species == "cat" and globe.forward[2] > 0:
        for around in (-16, 0, 16):
            a, b = globe.on(around, 76, 0.94), globe.on(around * 0.8, 52, 0.94)
            brush.stroke([a[:2], b[:2]], figure.hair, high * 0.085)


def _nose(globe: Globe, figure: Figure, breed: Breed, tip, r: float) -> None:
    brush, high = globe.brush, globe.high
    x, y = tip[0] + globe.forward[0] * r * 0.80, tip[1] - r * 0.42
    if figure.species == "horse":
        for side in (-1, 1):
            nx, ny, _ = globe.at(side * 0.30, breed.snout[0] - 0.02, breed.snout[1] * 0.72 + 0.42)
            if globe.facing(side * 60, -20) > 0.0:
                brush.blob((nx, ny), high * 0.07, high * 0.095, style.line(figure.inner).name(), lined=False)
        return
    fill = "#3f2f38" if figure.species == "dog" else "#d98a90"
    seen = max(0.65, globe.forward[2])
    brush.blob((x, y), breed.nose * high * seen, breed.nose * high * 0.74, fill, lined=False)
    if figure.species == "dog":
        lit = -1 if brush.away[0] > 0 else 1
        brush.blob(
            (x + lit * high * 0.08, y - high * 0.08), high * 0.06, high * 0.045, "#8d7a84", lined=False
        )
    else:
        for side in (-1, 1):
            if globe.facing(side * 50, -20) < 0.1:
                continue
            root = globe.at(side * 0.42, -0.38, 1.05)
            for turn in (0.10, -0.06):
                end = globe.at(side * 1.25, -0.34 + turn * 2.2, 0.75)
                brush.stroke([root[:2], end[:2]], "#f2ece4", 0.0045)


def _ear(globe: Globe, figure: Figure, pose: Pose, side: int, behind: bool) -> None:
    brush, high = globe.brush, globe.high
    perk = pose.ears
    match figure.species:
        case "dog":
            x, y, z = globe.on(side * 66, 46, 0.98)
            out = 0.22 * (1 if x > 0 else -1) * max(0.25, abs(globe.right[0]))
            lag = pose.lag
            fly = max(-0.5, min(1.2, lag[1] + 0.45 * perk))
            rings = []
            for t, swell in ((0.0, 0.20), (0.35, 0.29), (0.72, 0.31), (1.0, 0.22)):
                drop = t * (1.0 - 1.1 * fly * t)
                rings.append(
                    (
                        x + (out * (1 + 1.2 * abs(fly)) + lag[0] * 0.55 * t) * high * t * 1.3,
                        y + drop * high * 1.12,
                        swell * high,
                    )
                )
            brush.tube(rings, figure.hair)
        case "cat":
            base_a, base_b = globe.on(side * 14, 62, 1.0), globe.on(side * 66, 34, 1.0)
            tip = globe.at(
                side * (0.72 + 0.3 * max(0.0, -perk)),
                1.42 - 0.5 * max(0.0, -perk),
                -0.05 - 0.3 * max(0.0, -perk),
            )
            _leaf(brush, figure, base_a, base_b, tip, 0.10)
        case _:
            base_a, base_b = globe.on(side * 24, 70, 0.98), globe.on(side * 62, 56, 0.98)
            tip = globe.at(
                side * 0.55, 1.75 - 0.4 * max(0.0, -perk), -0.10 + 0.22 * perk - 0.5 * max(0.0, -perk)
            )
            _leaf(brush, figure, base_a, base_b, tip, 0.35)


def _leaf(brush: Brush, figure: Figure, a, b, tip, bulge: float) -> None:
    """A pointed ear with its inside."""
    for shrink, fill, lined in (
        (0.0, figure.top, True),
        (0.30, faces.blend(figure.inner, "#e58f92", 0.5), False),
    ):
        mx, my = (a[0] + b[0]) / 2, (a[1] + b[1]) / 2
        p, q, t = (
            (x + (mx - x) * shrink, y + (my - y) * shrink * 0.9)
            for x, y in ((a[0], a[1]), (b[0], b[1]), (tip[0], tip[1]))
        )
        path = QPainterPath(QPointF(*p))
        wx, wy = p[0] - q[0], p[1] - q[1]
        path.quadTo(QPointF((p[0] + t[0]) / 2 + wx * bulge, (p[1] + t[1]) / 2 + wy * bulge), QPointF(*t))
        path.quadTo(QPointF((q[0] + t[0]) / 2 - wx * bulge, (q[1] + t[1]) / 2 - wy * bulge), QPointF(*q))
        path.closeSubpath()
        brush.path(path, fill, lined=lined)


def _forelock(globe: Globe, figure: Figure, pose: Pose) -> None:
    x, y, _ = globe.on(0, 82, 1.02)
    lag = pose.lag
    high = globe.high
    dx = globe.forward[0] * high * 0.55 + lag[0] * 0.05
    globe.brush.tube(
        [
            (x - globe.forward[0] * high * 0.2, y, high * 0.26),
            (x + dx * 0.5, y + high * 0.28, high * 0.27),
            (x + dx * 0.9, y + high * 0.72, high * 0.10),
        ],
        figure.hair,
    )
