"""A person's head: skull, ears, nose, face, hair, and what is worn on it, in the order of painting."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainterPath

from gan.cartoon.motion.pose import Pose
from gan.cartoon.stage import style
from gan.cartoon.stage.character import faces, hair
from gan.cartoon.stage.character.figures import Figure
from gan.cartoon.stage.character.globe import Globe
from gan.cartoon.stage.character.hats import paint_hat

PERSON = faces.Plan()
CHILD = faces.Plan(eyes=(26.0, -9.0), mouth=-42.0)


def plan_of(figure: Figure) -> faces.Plan:
    """Where the features are; children's are lower."""
    return CHILD if figure.eye >= 0.05 else PERSON


def paint_head(globe: Globe, figure: Figure, pose: Pose) -> None:
    """The whole head."""
    lag = pose.lag
    plan = plan_of(figure)
    with globe.drawing():
        hair.paint_back(globe, figure, lag)
        _ears(globe, figure, front=False)
        _skull(globe, figure)
        faces.paint_cheeks(globe, figure, pose.face, figure.skin)
        faces.paint_eyes(globe, figure, pose.face, plan, figure.skin)
        if "beard" in figure.extras:
            _beard(globe, figure)
        if "moustache" in figure.extras:
            faces.paint_mouth(globe, pose.face, plan, figure.skin)
            _moustache(globe, figure)
        else:
            faces.paint_mouth(globe, pose.face, plan, figure.skin)
        _nose(globe, figure)
        _ears(globe, figure, front=True)
        hair.paint_front(globe, figure, lag)
        faces.paint_brows(globe, figure, pose.face, plan)
        if "glasses" in figure.extras:
            _glasses(globe, figure, plan)
        if "bow" in figure.extras:
            _bow(globe, figure)
        paint_hat(globe, figure)


def _skull(globe: Globe, figure: Figure) -> None:
    """Cranium and jaw: two balls that flow into each other."""
    painter, skin = globe.brush.painter, figure.skin
    half, high, line = globe.half, globe.high, globe.brush.line
    jaw_x = globe.forward[0] * globe.deep * 0.10
    jaw = (half * figure.jaw, high * 0.66)
    middle = QPointF(jaw_x, high * 0.34)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(style.line(skin))
    painter.drawEllipse(QPointF(0, -high * 0.06), half + line, high * 0.94 + line)
    painter.drawEllipse(middle, jaw[0] + line, jaw[1] + line)
    painter.setBrush(style.colour(skin))
    painter.drawEllipse(QPointF(0, -high * 0.06), half, high * 0.94)
    painter.drawEllipse(middle, *jaw)


def _ears(globe: Globe, figure: Figure, front: bool) -> None:
    for side in (-1, 1):
        x, y, z = globe.on(side * 96, -8, 1.0)
        if (z > 0.02) != front:
            continue
        seen = max(0.55, abs(globe.forward[0]))
        wide, tall = globe.high * 0.19 * seen, globe.high * 0.22
        globe.brush.blob((x, y), wide, tall, figure.skin)
        globe.brush.blob(
            (x, y + tall * 0.1), wide * 0.5, tall * 0.5, style.shade(figure.skin).name(), lined=False
        )


def _nose(globe: Globe, figure: Figure) -> None:
    if globe.forward[2] < -0.25:
        return
    x, y, _ = globe.at(0, -0.20, 1.0)
    r = figure.nose
    fill = faces.blend(figure.skin, "#d9573e", 0.22)
    seen = abs(globe.forward[0])
    globe.brush.blob((x * 0.97, y), r * (1 + 0.12 * seen), r * 0.86, fill, lined=False)
    lit = -1 if globe.brush.away[0] > 0 else 1
    globe.brush.blob(
        (x * 0.97 + lit * r * 0.32, y - r * 0.3), r * 0.28, r * 0.22, style.light(fill).name(), lined=False
    )


def _beard(globe: Globe, figure: Figure) -> None:
    """A full beard: the lower part of the face from ear to ear."""
    if globe.forward[2] < -0.3:
        return
    around = (-84, -66, -44, -24, 0, 24, 44, 66, 84)
    upper = [
        globe.on(a, e, 1.02) for a, e in zip(around, (2, -22, -30, -26, -24, -26, -30, -22, 2), strict=True)
    ]
    lower = [
        globe.on(a, e, f)
        for a, e, f in zip(
            around,
            (-20, -46, -58, -66, -74, -66, -58, -46, -20),
            (1.05, 1.12, 1.2, 1.26, 1.3, 1.26, 1.2, 1.12, 1.05),
            strict=True,
        )
    ]
    half = globe.half
    edge = [(max(-half, min(half, x)), y) for x, y, z in upper if z > -0.06]
    hang = [(max(-half * 1.08, min(half * 1.1, x)), y) for x, y, z in lower if z > -0.14]
    edge.sort()
    hang.sort(reverse=True)
    path = QPainterPath(QPointF(*edge[0]))
    for x, y in edge[1:]:
        path.lineTo(x, y)
    # Scallops along the hem: a beard has locks.
    previous = edge[-1]
    for x, y in hang:
        mx, my = (previous[0] + x) / 2, (previous[1] + y) / 2 + globe.high * 0.09
        path.quadTo(QPointF(mx, my), QPointF(x, y))
        previous = (x, y)
    path.closeSubpath()
    globe.brush.path(path, figure.hair, exact=True)


def _moustache(globe: Globe, figure: Figure) -> None:
    if globe.forward[2] < -0.1:
        return
    x, y, _ = globe.on(0, -25, 0.92)
    seen = max(0.5, globe.forward[2] * 0.6 + 0.42)
    high = globe.high
    path = QPainterPath(QPointF(x, y - high * 0.07))
    for sign in (1, -1):
        wide = sign * high * 0.40 * seen
        tip = QPointF(x + wide, y + high * 0.07)
        path.moveTo(x, y - high * 0.06)
        path.cubicTo(QPointF(x + wide * 0.5, y - high * 0.17), QPointF(x + wide * 0.85, y - high * 0.02), tip)
        path.cubicTo(
            QPointF(x + wide * 0.7, y + high * 0.15),
            QPointF(x + wide * 0.2, y + high * 0.14),
            QPointF(x, y + high * 0.03),
        )
        path.closeSubpath()
    path.setFillRule(Qt.FillRule.WindingFill)
    globe.brush.path(path, figure.hair)


def _glasses(globe: Globe, figure: Figure, plan: faces.Plan) -> None:
    painter = globe.brush.painter
    around, above = plan.eyes
    ink = style.stroke("#5b4a55", 0.0105)
    rims = []
    for side in (-1, 1):
        if globe.facing(side * around, above) <= faces.HIDDEN:
            continue
        x, y, _ = globe.on(side * around, above, 0.93)
        seen = max(0.45, min(1.0, globe.facing(side * around, above) * 0.75 + 0.36))
        r = figure.eye * 1.42
        painter.setPen(ink)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(QRectF(x - r * 1.05 * seen, y - r, r * 2.1 * seen, r * 2))
        rims.append((x, y, r * 1.05 * seen))
    if len(rims) == 2:
        (ax, ay, ar), (bx, by, br) = sorted(rims)
        if bx - br > ax + ar:
            globe.brush.stroke([(ax + ar, ay), (bx - br, by)], "#5b4a55", 0.0105)
    if abs(globe.forward[0]) > 0.25 and rims:
        x, y, r = min(rims) if globe.forward[0] > 0 else max(rims)
        ear = globe.on(90 if globe.right[2] > 0 else -90, 0, 1.0)
        globe.brush.stroke(
            [(x - r if globe.forward[0] > 0 else x + r, y), (ear[0], ear[1])], "#5b4a55", 0.009
        )


def _bow(globe: Globe, figure: Figure) -> None:
    x, y, z = globe.on(46, 62, 1.12)
    if z < -0.1:
        return
    size, fill = globe.high * 0.22, figure.accent
    path = QPainterPath()
    for sign in (-1, 1):
        path.moveTo(x, y)
        path.cubicTo(
            QPointF(x + sign * size * 0.6, y - size * 0.9),
            QPointF(x + sign * size * 1.3, y - size * 0.6),
            QPointF(x + sign * size * 1.15, y),
        )
        path.cubicTo(
            QPointF(x + sign * size * 1.3, y + size * 0.6),
            QPointF(x + sign * size * 0.6, y + size * 0.9),
            QPointF(x, y),
        )
    globe.brush.path(path, fill)
    globe.brush.blob((x, y), size * 0.3, size * 0.32, fill)
