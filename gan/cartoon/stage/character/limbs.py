"""Arms, hands, legs and shoes of people."""

from __future__ import annotations

from math import hypot, pi

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainterPath, QPainterPathStroker, QTransform

from gan.cartoon.motion.pose import Limb
from gan.cartoon.motion.rigs import Rig
from gan.cartoon.motion.skeleton import Arm, Leg
from gan.cartoon.stage import style
from gan.cartoon.stage.character.brush import NO_PEN, Brush, Ring, angle_of, bent, cut, grown
from gan.cartoon.stage.character.figures import Figure

LONG_SLEEVES = {"sweater", "shirt", "coat", "cardigan", "vest", "chef", "uniform", "dungarees", "onesie"}


def arm_rings(brush: Brush, arm: Arm, thick: float) -> list[Ring]:
    """The tube of an arm on the picture, thinner towards the wrist."""
    a, b, c = (brush.at(p) for p in (arm.shoulder, arm.elbow, arm.wrist))
    return bent((*a, thick), (*b, thick * 0.90), (*c, thick * 0.72))


def paint_arm(brush: Brush, figure: Figure, rig: Rig, arm: Arm, limb: Limb) -> None:
    """One arm with its sleeve and hand."""
    rings = arm_rings(brush, arm, figure.limb)
    fill = sleeve_colour(figure)
    long = figure.garment in LONG_SLEEVES
    if not long:
        brush.tube(rings, figure.skin)
    paint_hand(brush, figure, rig, arm, limb)
    if long:
        brush.tube(grown(rings, 0.006, 0.008), fill)
        if figure.garment in ("sweater", "chef"):
            x, y, r = rings[-1]
            before = rings[-2]
            brush.tube(
                [(x + (before[0] - x) * 0.16, y + (before[1] - y) * 0.16, r + 0.006), (x, y, r + 0.005)],
                style.shade(fill).name(),
                shaded=False,
            )
    else:
        brush.tube(grown(cut(rings, 0.42), 0.008, 0.016), fill, caps="start")


def sleeve_colour(figure: Figure) -> str:
    """Of vests and dungarees the shirt below shows."""
    return figure.inner if figure.garment == "vest" else figure.top


def paint_hand(brush: Brush, figure: Figure, rig: Rig, arm: Arm, limb: Limb) -> None:
    """A mitten with a thumb, a fist, or a spread hand, as it grips."""
    wrist, tip = brush.at(arm.wrist), brush.at(arm.tip)
    painter = brush.painter
    size = rig.hand
    painter.save()
    painter.translate(*wrist)
    painter.rotate(angle_of(wrist, tip) * 180 / pi)
    # A hand that points at us is foreshortened, but never to nothing.
    seen = max(0.55, min(1.0, hypot(tip[0] - wrist[0], tip[1] - wrist[1]) / size))
    painter.scale(size * seen, size)
    # Thumbs point up and forward: towards the face side of the picture.
    if _thumb_below(brush, arm):
        painter.scale(1, -1)
    path = _FIST if limb.grip > 0.7 else _OPEN if limb.grip < 0.15 else _EASY
    painter.setPen(NO_PEN)
    painter.setBrush(style.line(figure.skin))
    painter.drawPath(fattened(path, round(brush.line / size, 2)))
    painter.setBrush(style.colour(figure.skin))
    painter.drawPath(path)
    painter.setBrush(style.shade(figure.skin))
    painter.drawPath(_CREASES[limb.grip > 0.7])
    painter.restore()


_fat: dict[tuple[int, float], QPainterPath] = {}


def fattened(path: QPainterPath, line: float) -> QPainterPath:
    """One of the hands grown by a line all around; kept, since there are few."""
    key = (id(path), line)
    if key not in _fat:
        stroker = QPainterPathStroker()
        stroker.setWidth(2 * line)
        stroker.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        _fat[key] = path.united(stroker.createStroke(path)).simplified()
    return _fat[key]


def _thumb_below(brush: Brush, arm: Arm) -> bool:
    """Whether the thumb, drawn at negative y of the hand, must be mirrored: it is on the forward side."""
    ex, ey = brush.at(arm.elbow)
    wx, wy = brush.at(arm.wrist)
    dx, dy = wx - ex, wy - ey
    # Forward on the picture is +x; on the hand's picture the thumb is to the left of its direction.
    forward_is_left = dy * 1.0 - dx * 0.35 > 0
    return not forward_is_left


def _easy() -> QPainterPath:
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    path.moveTo(-0.15, -0.36)
    path.cubicTo(QPointF(0.25, -0.56), QPointF(0.85, -0.56), QPointF(1.08, -0.22))
    path.cubicTo(QPointF(1.22, 0.05), QPointF(1.10, 0.42), QPointF(0.78, 0.48))
    path.cubicTo(QPointF(0.45, 0.56), QPointF(0.10, 0.50), QPointF(-0.15, 0.36))
    path.closeSubpath()
    thumb = QPainterPath()
    thumb.moveTo(0.05, -0.30)
    thumb.cubicTo(QPointF(0.20, -0.80), QPointF(0.52, -0.92), QPointF(0.66, -0.74))
    thumb.cubicTo(QPointF(0.76, -0.58), QPointF(0.58, -0.42), QPointF(0.48, -0.18))
    thumb.closeSubpath()
    return path.united(thumb)


def _open() -> QPainterPath:
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    path.addEllipse(QPointF(0.32, 0.0), 0.52, 0.48)
    for angle, long, wide in ((-27, 1.26, 0.34), (-3, 1.40, 0.36), (21, 1.26, 0.34), (-68, 0.98, 0.34)):
        finger = QPainterPath()
        finger.addRoundedRect(0.0, -wide / 2, long, wide, wide / 2, wide / 2)
        turned = QTransform().translate(0.18, 0.0 if angle > -60 else -0.05).rotate(angle)
        path = path.united(turned.map(finger))
    return path


def _fist() -> QPainterPath:
    path = QPainterPath()
    path.addRoundedRect(-0.12, -0.52, 1.0, 1.04, 0.48, 0.48)
    return path


def _easy_crease() -> QPainterPath:
    """Between the fingers."""
    path = QPainterPath()
    path.addRoundedRect(0.74, 0.06, 0.32, 0.08, 0.04, 0.04)
    return path


def _fist_crease() -> QPainterPath:
    path = QPainterPath()
    for y in (-0.10, 0.16):
        path.addRoundedRect(0.42, y, 0.38, 0.08, 0.04, 0.04)
    return path


_EASY, _OPEN, _FIST = _easy(), _open(), _fist()
_CREASES = {False: _easy_crease(), True: _fist_crease()}


def leg_rings(brush: Brush, leg: Leg, thick: float) -> list[Ring]:
    """The tube of a leg on the picture."""
    a, b, c = (brush.at(p) for p in (leg.hip, leg.knee, leg.ankle))
    return bent((*a, thick), (*b, thick * 0.82), (*c, thick * 0.66), soft=0.38)


def paint_leg(brush: Brush, figure: Figure, rig: Rig, leg: Leg) -> None:
    """One leg with its trouser and shoe."""
    rings = leg_rings(brush, leg, figure.leg)
    match figure.legwear:
        case "trousers":
            paint_shoe(brush, figure, rig, leg)
            brush.tube(grown(rings, 0.0, 0.012), figure.bottom, caps="start")
        case "shorts":
            brush.tube(rings, figure.skin)
            _sock(brush, rings, figure)
            paint_shoe(brush, figure, rig, leg)
            brush.tube(grown(cut(rings, 0.50), 0.006, 0.020), figure.bottom, caps="start")
        case _:
            brush.tube(rings, figure.skin if figure.legwear == "skirt" else figure.inner)
            if figure.legwear == "skirt" and rig.leg < 0.5:
                _sock(brush, rings, figure)
            paint_shoe(brush, figure, rig, leg)


def _sock(brush: Brush, rings: list[Ring], figure: Figure) -> None:
    """A white sock up to a third of the shin."""
    top = cut(list(reversed(rings)), 0.20)
    brush.tube(grown(top, 0.003, 0.005), figure.accent, caps="start")


def paint_shoe(brush: Brush, figure: Figure, rig: Rig, leg: Leg) -> None:
    """A rounded shoe on its sole."""
    heel, ball, toe = (brush.at(p) for p in (leg.heel, leg.ball, leg.toe))
    ankle = brush.at(leg.ankle)
    tall = rig.ankle * 0.62 + 0.012
    # Away from the sole: towards the ankle.
    middle = ((heel[0] + ball[0]) / 2, (heel[1] + ball[1]) / 2)
    ux, uy = ankle[0] - middle[0], ankle[1] - middle[1]
    size = max(hypot(ux, uy), 1e-6)
    ux, uy = ux / size, uy / size

    def above(spot: tuple[float, float], r: float) -> Ring:
        return (spot[0] + ux * r, spot[1] + uy * r, r)

    back, front = above(heel, tall), above(toe, tall * 0.86)
    mid = above(ball, tall * 1.0)
    reach = 0.75 if hypot(toe[0] - heel[0], toe[1] - heel[1]) > tall else 1.0
    front = (front[0] - (toe[0] - heel[0]) * 0.06, front[1], front[2])
    fill = figure.shoes if figure.garment != "onesie" else figure.top
    brush.tube([back, mid, front], fill, shaded=False)
    if reach == 0.75 and figure.garment != "onesie":
        sole = [(heel[0] - ux * -0.010, heel[1] - uy * -0.010), (toe[0] + ux * 0.010, toe[1] + uy * 0.010)]
        brush.stroke(sole, style.line(fill).name(), 0.016)
