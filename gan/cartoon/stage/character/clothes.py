"""The trunk of people and what they wear on it."""

from __future__ import annotations

from math import cos, hypot, radians, sin

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainterPath

from gan.cartoon.motion.pose import Pose
from gan.cartoon.motion.skeleton import Joints
from gan.cartoon.motion.vectors import Vector, add, mix
from gan.cartoon.stage import style
from gan.cartoon.stage.character.brush import Brush, Ring, Spot, across
from gan.cartoon.stage.character.figures import Figure


class Torso:
    """The trunk on the picture: a tube of five rings from the hips to the shoulders."""

    def __init__(self, brush: Brush, figure: Figure, joints: Joints, pose: Pose) -> None:
        self.brush, self.figure, self.trunk = brush, figure, joints.trunk
        trunk = joints.trunk
        self.turn = brush.yaw - pose.twist * 0.6
        swell = 1.0 + 0.035 * pose.breath
        long = hypot(*(a - b for a, b in zip(trunk.chest, trunk.pelvis, strict=True)))
        self.long = long
        up, forward = trunk.hips.up, trunk.hips.forward
        belly = figure.belly
        self.middle: list[Vector] = [
            add(trunk.pelvis, up, -0.10 * long),
            add(add(trunk.pelvis, up, 0.10 * long), forward, belly * 0.35),
            add(trunk.waist, forward, belly),
            add(
                add(trunk.chest, trunk.shoulders.up, -0.20 * long),
                trunk.shoulders.forward,
                belly * 0.4 + 0.012,
            ),
            add(trunk.chest, trunk.shoulders.up, -0.035 * long),
            add(trunk.chest, trunk.shoulders.up, 0.05 * long),
        ]
        self.sizes = [
            (figure.hip[0] * 0.97, figure.hip[1] * 0.97),
            figure.hip,
            (figure.waist[0] * swell, figure.waist[1] * swell),
            (figure.chest[0] * swell, figure.chest[1] * swell),
            (figure.chest[0] * 0.88, figure.chest[1] * 0.82),
            (figure.chest[0] * 0.50, figure.chest[1] * 0.56),
        ]
        self.rings = [
            (*brush.at(p), self._half(wide, deep))
            for p, (wide, deep) in zip(self.middle, self.sizes, strict=True)
        ]

    def _half(self, wide: float, deep: float) -> float:
        c, s = cos(self.turn), sin(self.turn)
        return (wide * wide * c * c + deep * deep * s * s) ** 0.5

    def on(self, along: float, around: float) -> tuple[Spot, float]:
        """A spot of the surface: `along` 0 hips .. 1 shoulders, degrees around to its right from the front.

        Returns:
            Its place on the picture, and how squarely one sees it (below 0: not at all).
        """
        i = min(max(along, 0.0), 0.9999) * (len(self.middle) - 1)
        k, t = int(i), i % 1
        point = mix(self.middle[k], self.middle[k + 1], t)
        wide = self.sizes[k][0] + (self.sizes[k + 1][0] - self.sizes[k][0]) * t
        deep = self.sizes[k][1] + (self.sizes[k + 1][1] - self.sizes[k][1]) * t
        frame = self.trunk.shoulders if along > 0.5 else self.trunk.hips
        a = radians(around)
        point = add(add(point, frame.forward, deep * cos(a)), frame.right, wide * sin(a))
        normal = add(tuple(cos(a) * f for f in frame.forward), frame.right, sin(a))  # type: ignore[arg-type]
        return self.brush.at(point), self.brush.depth(normal)

    def front_line(self, around: float, start: float, end: float, steps: int = 4) -> list[Spot]:
        """Spots along the trunk at an angle, the unseen ones left out."""
        found = (self.on(start + (end - start) * k / steps, around) for k in range(steps + 1))
        return [spot for spot, seen in found if seen > 0.02]


def paint_torso(brush: Brush, figure: Figure, joints: Joints, pose: Pose) -> Torso:
    """Hips, trunk and clothes; skirts too."""
    torso = Torso(brush, figure, joints, pose)
    if figure.legwear in ("trousers", "shorts"):
        # No line below: the hips flow into the legs.
        brush.tube(torso.rings[:3], figure.bottom, lined=False)
    if figure.garment == "coat":
        _coat_tails(brush, figure, joints, pose, torso)
    elif figure.legwear in ("skirt", "long_skirt"):
        paint_skirt(brush, figure, joints, pose, torso)
    # Dresses and coats go on below the waist: their upper half begins there.
    first = 0 if figure.garment == "onesie" else 2 if figure.garment in ("dress", "coat") else 1
    brush.tube(torso.rings[first:], figure.top, caps="start" if first == 0 else "none")
    _pattern(brush, figure, torso)
    _GARMENTS.get(figure.garment, lambda *_: None)(brush, figure, torso)
    _extras(brush, figure, torso)
    return torso


def paint_skirt(brush: Brush, figure: Figure, joints: Joints, pose: Pose, torso: Torso) -> None:
    """From the waist over the thighs: it hangs from the knees when one sits, and trails behind."""
    long = figure.legwear == "long_skirt"
    left, right = joints.left_leg, joints.right_leg
    fill = figure.top if figure.garment == "dress" else figure.bottom
    waist, hip = torso.rings[2], torso.rings[1]
    lag = pose.lag
    knee = mix(left.knee, right.knee, 0.5)
    share = 0.72
    thigh = mix(joints.trunk.pelvis, knee, share)
    spread = 0.5 * hypot(*(a - b for a, b in zip(brush.at(left.knee), brush.at(right.knee), strict=True)))
    base = hip[2] * 1.22 + 0.012
    x, y = brush.at(thigh)
    # Cloth falls: on a body that lies it does not stand out upwards.
    fall = max(0.0, y - hip[1]) / max(hypot(x - hip[0], y - hip[1]), 1e-6)
    hem = (base + spread * share * 0.86) * (0.58 + 0.42 * min(abs(joints.trunk.hips.up[1]), fall))
    rings: list[Ring] = [
        (waist[0], waist[1], waist[2] * 0.98),
        (hip[0], hip[1], hip[2] * 1.05),
        (_below(hip, x, y) + lag[0] * 0.05, y - abs(lag[1]) * 0.01, hem + 0.02 * max(0.0, lag[1])),
    ]
    if long:
        shin = mix(mix(left.knee, right.knee, 0.5), mix(left.ankle, right.ankle, 0.5), 0.55)
        feet = 0.5 * hypot(*(a - b for a, b in zip(brush.at(left.ankle), brush.at(right.ankle), strict=True)))
        sx, sy = brush.at(shin)
        kx, ky = brush.at(knee)
        kx = _below(hip, kx, ky)
        rings[2] = (kx, ky, hip[2] * 1.12 + spread * 0.55)
        rings.append(
            (
                _below(rings[2], _below(hip, sx, sy), sy) + lag[0] * 0.05,
                sy,
                hip[2] * 1.2 + max(spread, feet) * 0.6,
            )
        )
    brush.tube(rings, fill, caps="none")
    if figure.pattern == "dots":
        _dots(brush, figure, rings)
    if figure.garment == "dress":
        corner = across(rings, 0.92, 0.08)
        brush.shape(corner, style.shade(fill).name())


def _below(above: Ring, x: float, y: float) -> float:
    """Where cloth hangs that a leg pulls to x: the more it falls, the less it follows."""
    x0, y0, _ = above
    fall = max(0.0, y - y0) / max(hypot(x - x0, y - y0), 1e-6)
    return x0 + (x - x0) * (1 - 0.5 * fall)


def _coat_tails(brush: Brush, figure: Figure, joints: Joints, pose: Pose, torso: Torso) -> None:
    """The lower part of a doctor's coat, open in front."""
    left, right = joints.left_leg, joints.right_leg
    knee = mix(left.knee, right.knee, 0.5)
    thigh = mix(joints.trunk.pelvis, knee, 0.80)
    x, y = brush.at(thigh)
    spread = 0.5 * hypot(*(a - b for a, b in zip(brush.at(left.knee), brush.at(right.knee), strict=True)))
    hip = torso.rings[1]
    rings = [
        torso.rings[2],
        (hip[0], hip[1], hip[2] * 1.06),
        (x + pose.lag[0] * 0.05, y, hip[2] * 1.12 + spread * 0.55),
    ]
    brush.tube(rings, figure.top, caps="none")
    spot, seen = torso.on(0.25, 0)
    if seen > 0:
        drop = (x - hip[0]) * 0.9 + (spot[0] - hip[0])
        brush.stroke([spot, (hip[0] + drop, y)], style.line(figure.top).name(), 0.009)


def _pattern(brush: Brush, figure: Figure, torso: Torso) -> None:
    rings = torso.rings[1:]
    match figure.pattern:
        case "stripes":
            brush.bands([across(rings, share, 0.09) for share in (0.16, 0.38, 0.60)], figure.accent)
        case "checks":
            tone = style.shade(figure.top).name()
            brush.bands([across(rings, share, 0.06) for share in (0.5, 0.68, 0.86)], tone)
        case "dots":
            _dots(brush, figure, rings)


def _dots(brush: Brush, figure: Figure, rings: list[Ring]) -> None:
    """Dots on a tube, in rows that are set off against each other."""
    dots = []
    last = len(rings) - 1
    for row in range(4):
        i = (row + 0.5) / 4 * last
        k, t = int(i), i % 1
        (ax, ay, ar), (bx, by, br) = rings[k], rings[k + 1]
        x, y, half = ax + (bx - ax) * t, ay + (by - ay) * t, ar + (br - ar) * t
        dx, dy = bx - ax, by - ay
        size = max(hypot(dx, dy), 1e-6)
        for column in (-0.66, 0.0, 0.66) if row % 2 else (-0.36, 0.36):
            dots.append((x - dy / size * half * column, y + dx / size * half * column, 0.012))
    brush.circles(dots, figure.accent, lined=False)


def _dungarees(brush: Brush, figure: Figure, torso: Torso) -> None:
    """Bib and straps over a checked shirt."""
    fill = figure.bottom
    brush.tube(torso.rings[:3], fill, caps="start")
    edges = [torso.on(s, a) for s, a in ((0.36, -60), (0.66, -46), (0.66, 46), (0.36, 60))]
    if all(seen > -0.65 for _, seen in edges) and brush.cosine > -0.2:
        spots = [spot for spot, _ in edges]
        brush.shape(spots, fill, lined=True)
        pocket = [torso.on(s, a)[0] for s, a in ((0.62, -18), (0.62, 18), (0.50, 16), (0.50, -16))]
        brush.shape(pocket, style.shade(fill).name())
    for around in (-40, 40):
        strap = torso.front_line(around, 0.64, 0.93)
        if len(strap) > 1:
            brush.stroke(strap, style.line(fill).name(), 0.044)
            brush.stroke(strap, fill, 0.026)
            brush.blob(strap[0], 0.013, 0.013, figure.accent, lined=False)


def _cardigan(brush: Brush, figure: Figure, torso: Torso) -> None:
    """Open in front over a blouse, with buttons."""
    left, right = torso.front_line(-20, 0.22, 0.86), torso.front_line(20, 0.22, 0.86)
    if len(left) > 1 and len(right) > 1:
        brush.shape(left + right[::-1], figure.inner)
        ink = style.line(figure.top).name()
        for edge in (left, right):
            brush.stroke(edge, ink, 0.009)
    for share in (0.34, 0.48, 0.62):
        spot, seen = torso.on(share, 30)
        if seen > 0.1:
            brush.blob(spot, 0.010, 0.010, figure.accent, lined=False)


def _vest(brush: Brush, figure: Figure, torso: Torso) -> None:
    """A knitted vest with a V and a band at its hem."""
    _vee(brush, torso, figure.inner, 0.60)
    brush.shape(across(torso.rings[1:], 0.0, 0.07), style.shade(figure.top).name())
    for share in (0.30, 0.42, 0.54):
        spot, seen = torso.on(share, 0)
        if seen > 0.1:
            brush.blob(spot, 0.013, 0.013, style.shade(figure.top).name(), lined=False)


def _vee(brush: Brush, torso: Torso, fill: str, deep: float) -> None:
    """The neck of a garment: a V of what is below."""
    corners = [torso.on(0.93, -34), torso.on(deep, 0), torso.on(0.93, 34)]
    if corners[1][1] > 0.0:
        brush.shape([spot for spot, _ in corners], fill)


def _coat(brush: Brush, figure: Figure, torso: Torso) -> None:
    _vee(brush, torso, figure.inner, 0.52)
    ink = style.line(figure.top).name()
    seam = torso.front_line(0, 0.2, 0.54)
    if len(seam) > 1:
        brush.stroke(seam, ink, 0.008)
    for around in (-34, 34):
        lapel = [torso.on(0.93, around), torso.on(0.54, 0)]
        if lapel[1][1] > 0:
            brush.stroke([spot for spot, _ in lapel], ink, 0.009)
    spot, seen = torso.on(0.66, 36)
    if seen > 0.2:
        x, y = spot
        brush.stroke([(x - 0.024, y), (x + 0.020, y)], style.shade(figure.top).name(), 0.010)
        brush.stroke([(x + 0.005, y - 0.028), (x + 0.005, y)], figure.accent, 0.009)


def _chef(brush: Brush, figure: Figure, torso: Torso) -> None:
    for share in (0.46, 0.60, 0.74):
        for around in (-22, 22):
            spot, seen = torso.on(share, around)
            if seen > 0.12:
                brush.blob(spot, 0.012, 0.012, style.line(figure.accent).name(), lined=False)


def _uniform(brush: Brush, figure: Figure, torso: Torso) -> None:
    brush.shape(across(torso.rings[1:], 0.02, 0.10), "#2b2f45")
    spot, seen = torso.on(0.25, 0)
    if seen > 0.1:
        brush.blob(spot, 0.022, 0.018, figure.accent, lined=False)
    spot, seen = torso.on(0.70, 38)
    if seen > 0.15:
        x, y = spot
        brush.stroke([(x - 0.022, y), (x + 0.022, y)], style.shade(figure.top).name(), 0.010)


def _dress(brush: Brush, figure: Figure, torso: Torso) -> None:
    brush.shape(across(torso.rings[1:], 0.22, 0.07), style.line(figure.top).name())


def _sweater(brush: Brush, figure: Figure, torso: Torso) -> None:
    brush.shape(across(torso.rings[1:], 0.0, 0.07), style.shade(figure.top).name())


def _onesie(brush: Brush, figure: Figure, torso: Torso) -> None:
    for share in (0.40, 0.58, 0.76):
        spot, seen = torso.on(share, 0)
        if seen > 0.1:
            brush.blob(spot, 0.011, 0.011, figure.accent, lined=False)


_GARMENTS = {
    "dungarees": _dungarees,
    "cardigan": _cardigan,
    "vest": _vest,
    "coat": _coat,
    "chef": _chef,
    "uniform": _uniform,
    "dress": _dress,
    "sweater": _sweater,
    "onesie": _onesie,
}


def _extras(brush: Brush, figure: Figure, torso: Torso) -> None:
    extras = figure.extras
    if "apron" in extras:
        _apron(brush, figure, torso)
    if "tie" in extras:
        top, low = torso.on(0.88, 0), torso.on(0.46, 0)
        if low[1] > 0.05:
            _tie(brush, top[0], low[0])
    if "badge" in extras:
        spot, seen = torso.on(0.72, -36)
        if seen > 0.1:
            _star(brush, spot, 0.034, figure.accent)
    if "stethoscope" in extras:
        for around in (-26, 26):
            cord = torso.front_line(around, 0.56, 0.92)
            if len(cord) > 1:
                brush.stroke(cord, "#4d4a63", 0.012)
        spot, seen = torso.on(0.54, 26)
        if seen > 0.1:
            brush.blob(spot, 0.019, 0.019, "#b9c4c9")


def _apron(brush: Brush, figure: Figure, torso: Torso) -> None:
    """From the waist down, with its string."""
    edges = [torso.on(s, a) for s, a in ((0.38, -64), (0.38, 64), (0.0, 58), (0.0, -58))]
    if brush.cosine > -0.1:
        x0, y0 = edges[3][0]
        x1, y1 = edges[2][0]
        drop = 0.16
        brush.shape([edges[0][0], edges[1][0], (x1, y1 + drop), (x0, y0 + drop)], "#e9e2d2", lined=True)
    brush.shape(across(torso.rings[1:], 0.20, 0.05), style.shade("#e9e2d2").name())


def paint_collar(brush: Brush, figure: Figure, torso: Torso) -> None:
    """What lies about the neck, over the chin side of the trunk: collars, bow ties, scarfs, pearls."""
    extras = figure.extras
    spot, seen = torso.on(0.90, 0)
    x, y = spot
    if "collar" in extras or figure.garment in ("uniform", "vest", "coat", "cardigan"):
        fill = (
            figure.accent
            if "collar" in extras
            else figure.top
            if figure.garment == "uniform"
            else figure.inner
        )
        if seen > -0.1:
            for around in (-30, 30):
                tip, _ = torso.on(0.78, around * 0.9)
                inner, _ = torso.on(0.97, 0)
                outer, _ = torso.on(0.97, around * 2)
                brush.shape([inner, tip, outer], fill, lined=True)
    if "pearls" in extras and seen > 0:
        for around in (-64, -42, -20, 0, 20, 42, 64):
            place, shown = torso.on(0.90 - 0.05 * cos(radians(around)), around)
            if shown > 0:
                brush.blob(place, 0.012, 0.012, "#fff6e6")
    if "bow_tie" in extras and seen > 0:
        for sign in (-1, 1):
            wing = [(x, y), (x + sign * 0.055, y - 0.032), (x + sign * 0.055, y + 0.032)]
            brush.shape(wing, figure.accent, lined=True)
        brush.blob((x, y), 0.016, 0.018, figure.accent)
    if "neckerchief" in extras or "scarf" in extras:
        a, b = torso.on(0.96, -80)[0], torso.on(0.96, 80)[0]
        brush.tube([(a[0], a[1], 0.030), (x, y + 0.004, 0.036), (b[0], b[1], 0.030)], figure.accent)
        if seen > 0:
            low, _ = torso.on(0.62 if "scarf" in extras else 0.76, 14)
            brush.tube([(x, y, 0.030), (low[0], low[1], 0.036)], figure.accent)


def _tie(brush: Brush, top: Spot, low: Spot) -> None:
    fill = "#2b2f45"
    (ax, ay), (bx, by) = top, low
    path = QPainterPath(QPointF(ax - 0.014, ay))
    path.lineTo(ax + 0.014, ay)
    path.lineTo(bx + 0.026, by - 0.03)
    path.lineTo(bx, by)
    path.lineTo(bx - 0.026, by - 0.03)
    path.closeSubpath()
    brush.path(path, fill, lined=False)


def _star(brush: Brush, spot: Spot, size: float, fill: str) -> None:
    points = []
    for k in range(10):
        r = size if k % 2 == 0 else size * 0.48
        a = radians(-90 + 36 * k)
        points.append((spot[0] + r * cos(a), spot[1] + r * sin(a)))
    brush.shape(points, fill, lined=True)
