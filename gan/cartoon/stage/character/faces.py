"""The face: eyes that look, lids and brows that feel, nine mouths. Measures in half heights of the head."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from math import asin, cos, degrees, radians, sin

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainterPath

from gan.cartoon.motion.pose import Face
from gan.cartoon.stage import style
from gan.cartoon.stage.character.brush import Brush
from gan.cartoon.stage.character.figures import Figure
from gan.cartoon.stage.character.globe import Globe

INK = "#3a2632"
WHITE = "#fffaf0"
INSIDE = "#6f2a36"
TONGUE = "#e0707a"
HIDDEN = 0.10
"""An eye that one sees less squarely than this is not drawn: it would sit on the rim of the head."""


@dataclass(frozen=True)
class Feeling:
    """What an emotion does to a face, at full strength.

    Attributes:
        brow: raised, -1..1.
        slant: inner ends of the brows up (+, sad) or down (-, angry).
        lid: how much of the eye the upper lid covers, 0..1; below 0 opens it wider.
        lid_slant: the lid falls outward (+, sad) or inward (-, angry).
        low: how much the lower lid covers.
        curve: of the mouth, 1 smile .. -1 frown.
        wide: of the mouth.
        pupil: its size.
        blush: added.
    """

    brow: float = 0.0
    slant: float = 0.0
    lid: float = 0.10
    lid_slant: float = 0.0
    low: float = 0.0
    curve: float = 0.35
    wide: float = 1.0
    pupil: float = 1.0
    blush: float = 0.0


FEELINGS = {
    "neutral": Feeling(),
    "happy": Feeling(brow=0.5, slant=0.1, lid=0.06, low=0.20, curve=1.0, wide=1.18, pupil=1.06, blush=0.35),
    "sad": Feeling(brow=0.05, slant=0.95, lid=0.26, lid_slant=0.5, curve=-0.8, wide=0.82),
    "angry": Feeling(brow=-0.75, slant=-1.0, lid=0.27, lid_slant=-0.62, low=0.14, curve=-0.65, pupil=0.88),
    "afraid": Feeling(brow=0.8, slant=0.9, lid=-0.12, curve=-0.55, wide=0.9, pupil=0.68),
    "surprised": Feeling(brow=1.15, slant=0.15, lid=-0.16, curve=0.0, wide=0.62, pupil=0.78),
}


@dataclass(frozen=True)
class Mouth:
    """A mouth: half width, opening, teeth (share of the opening), tongue (likewise)."""

    wide: float
    high: float = 0.0
    teeth: float = 0.0
    tongue: float = 0.0


SHAPES = {
    "rest": Mouth(0.25),
    "closed": Mouth(0.19),
    "open": Mouth(0.23, 0.32, 0.2, 0.42),
    "wide": Mouth(0.32, 0.15, 0.42, 0.0),
    "round": Mouth(0.105, 0.15),
    "teeth": Mouth(0.23, 0.085, 1.0),
    "tongue": Mouth(0.22, 0.19, 0.25, 0.62),
    "smile": Mouth(0.36, 0.22, 0.36, 0.25),
    "oh": Mouth(0.155, 0.29, 0.0, 0.3),
}


@dataclass(frozen=True)
class Plan:
    """Where things are in a kind of face: degrees around and above, half heights.

    Attributes:
        eyes: (around, above) of the right eye.
        mouth: (around, above) of its middle; `reach` half depths out (snouts).
        reach: how far out of the head the mouth and nose lie.
        mouth_size: times the usual.
        slim: width of an eye against its height.
    """

    eyes: tuple[float, float] = (25.0, -2.0)
    mouth: float = -36.0
    reach: float = 0.86
    mouth_size: float = 1.0
    slim: float = 0.76
    brow_gap: float = 0.0


_LASHES = tuple((cos(radians(a)), sin(radians(a))) for a in range(22, 159, 17))


def feeling(face: Face) -> Feeling:
    """The emotion of a face at its strength."""
    return _felt(face.emotion, round(face.strength, 2))


@lru_cache(maxsize=1024)
def _felt(emotion: str, s: float) -> Feeling:
    full, none = FEELINGS[emotion], FEELINGS["neutral"]
    return Feeling(
        *(
            getattr(none, name) + (getattr(full, name) - getattr(none, name)) * s
            for name in Feeling.__dataclass_fields__
        )
    )


def paint_eyes(globe: Globe, figure: Figure, face: Face, plan: Plan, skin: str) -> None:
    """Both eyes, the far one first."""
    felt = feeling(face)
    around, above = plan.eyes
    sides = (-1, 1) if globe.right[2] >= 0 else (1, -1)
    for side in sides:
        if globe.facing(side * around, above) > HIDDEN:
            _eye(globe, figure, face, plan, felt, side, skin)


def _eye(globe: Globe, figure: Figure, face: Face, plan: Plan, felt: Feeling, side: int, skin: str) -> None:
    painter, brush = globe.brush.painter, globe.brush
    around, above = plan.eyes
    x, y, _ = globe.on(side * around, above, 0.88)
    seen = max(0.42, min(1.0, globe.facing(side * around, above) * 0.75 + 0.36))
    tall = figure.eye
    wide = tall * plan.slim * seen
    openness = max(0.0, min(1.3, face.eyes))
    lashes = max(0.0072, tall * 0.19)
    # Which way is outward on the picture for this eye.
    outward = -1 if side * globe.right[0] < 0 else 1
    if openness < 0.14:
        _closed_eye(globe, x, y + tall * 0.25, wide, tall, felt, lashes)
        return
    high = tall * (0.30 + 0.70 * min(openness, 1.0) + 0.45 * max(0.0, openness - 1.0))
    y += (tall - min(high, tall)) * 0.30
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(style.colour(WHITE))
    painter.drawEllipse(QPointF(x, y), wide, high)
    size = tall * 0.56 * felt.pupil
    round_x, round_y = min(size * (0.55 + 0.45 * seen), wide * 0.92), min(size, high * 0.94)
    gaze_x, gaze_y = face.gaze
    # Eyes at rest look a little ahead, where the head points.
    ahead = 0.22 * globe.forward[0]
    px = x + max(-1.0, min(1.0, gaze_x * 0.85 + ahead)) * (wide - round_x * 0.80)
    py = y - max(-1.0, min(1.0, gaze_y * 0.85)) * (high - round_y * 0.82) + 0.04 * high
    painter.setBrush(style.colour(INK))
    painter.drawEllipse(QPointF(px, py), round_x, round_y)
    painter.setBrush(style.colour(WHITE))
    glint = size * 0.30
    gx = -brush.away[0] / abs(brush.away[0])
    painter.drawEllipse(QPointF(px + gx * round_x * 0.32, py - round_y * 0.38), glint, glint)
    _lids(brush, QRectF(x - wide, y - high, 2 * wide, 2 * high), felt, outward, skin, lashes)
    if figure.lashes:
        for lift, reach in ((0.42, 0.50), (0.72, 0.42)):
            start = (x + outward * wide * (0.96 - 0.22 * lift), y - high * (0.18 + 0.5 * lift))
            end = (start[0] + outward * tall * reach * 0.75, start[1] - tall * (0.16 + 0.32 * lift))
            brush.stroke([start, end], INK, lashes * 0.75)


def _closed_eye(
    globe: Globe, x: float, y: float, wide: float, tall: float, felt: Feeling, ink: float
) -> None:
    sag = 0.55 if felt.curve < 0.75 else -0.75
    path_y = y - (0.25 * tall if sag < 0 else 0.0)
    start, end = (x - wide * 1.05, path_y), (x + wide * 1.05, path_y)
    globe.brush.curve(start, (x, path_y + sag * tall * 1.1), end, INK, ink * 1.1)


def _lids(brush: Brush, box: QRectF, felt: Feeling, outward: int, skin: str, ink: float) -> None:
    """Lids as parts of the eye's ellipse in the colour of the skin, and the line of the lashes."""
    painter = brush.painter
    level = 1 - 2 * max(felt.lid, 0.0)
    right = max(-0.95, min(1.0, level - felt.lid_slant * outward))
    left = max(-0.95, min(1.0, level + felt.lid_slant * outward))
    grown = box.adjusted(-ink * 0.4, -ink * 0.4, ink * 0.4, ink * 0.4)
    a, b = degrees(asin(right)), 180 - degrees(asin(left))
    if felt.lid > 0.02 and b - a > 4:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(style.shade(skin))
        painter.drawChord(grown, round(a * 16), round((b - a) * 16))
    if felt.low > 0.03:
        low = degrees(asin(min(1.0, -1 + 2 * felt.low + 1e-6)))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(style.colour(skin))
        painter.drawChord(grown, round((180 - low) * 16), round((180 + 2 * low) * 16))
    centre, rx, ry = box.center(), box.width() / 2, box.height() / 2
    cx, cy = centre.x(), centre.y()
    if felt.lid > 0.02 and b - a > 4:
        one = (cx + rx * cos(radians(a)), cy - ry * sin(radians(a)))
        two = (cx + rx * cos(radians(b)), cy - ry * sin(radians(b)))
        bulge = 0.0 if abs(felt.lid_slant) > 0.2 or felt.lid > 0.3 else 0.42
        brush.curve(one, ((one[0] + two[0]) / 2, (one[1] + two[1]) / 2 - ry * bulge), two, INK, ink)
        return
    brush.stroke([(cx + rx * c, cy - ry * s) for c, s in _LASHES], INK, ink)


def paint_brows(globe: Globe, figure: Figure, face: Face, plan: Plan) -> None:
    """Over everything, fringes too."""
    felt = feeling(face)
    around, above = plan.eyes
    ink = style.line(figure.hair).name()
    for side in (-1, 1):
        if globe.facing(side * around, above) <= HIDDEN:
            continue
        x, y, _ = globe.on(side * around, above, 0.88)
        seen = max(0.42, min(1.0, globe.facing(side * around, above) * 0.75 + 0.36))
        half = figure.eye * 0.92 * seen
        outward = -1 if side * globe.right[0] < 0 else 1
        raised = felt.brow + face.brows * 0.8
        y -= figure.eye * (1.62 + 0.38 * raised) + plan.brow_gap
        tip = figure.eye * 0.50 * felt.slant
        inner, outer = (x - outward * half, y - tip), (x + outward * half, y + tip * 0.75)
        middle = (x, y - figure.eye * (0.30 + 0.12 * max(raised, 0.0)) * (1 if felt.slant > -0.5 else 0.2))
        globe.brush.curve(inner, middle, outer, ink, figure.brow)


def paint_mouth(globe: Globe, face: Face, plan: Plan, skin: str) -> None:
    """One of nine mouths, drawn by the emotion."""
    if globe.facing(0, plan.mouth) < 0.05 and globe.forward[2] < 0.2:
        return
    felt = feeling(face)
    unit = globe.high * plan.mouth_size
    x, y, _ = globe.on(0, plan.mouth, plan.reach)
    seen = max(0.52, min(1.0, globe.forward[2] * 0.7 + 0.42))
    mouth = SHAPES[face.mouth]
    high, curve = mouth.high, felt.curve
    if face.mouth == "rest" and face.emotion == "surprised":
        mouth, high = SHAPES["oh"], 0.17 * face.strength
    if face.mouth == "smile":
        curve = max(curve, 0.8)
    wide = mouth.wide * felt.wide * unit * seen
    painter = globe.brush.painter
    lip = max(0.007, 0.055 * unit)
    if high <= 0.01:
        _line(globe, x, y, wide, curve, unit, lip, face, skin)
        return
    if face.mouth in ("round", "oh") or mouth is SHAPES["oh"]:
        _ring(globe, x, y + 0.45 * high * unit, wide, 0.62 * high * unit, lip, mouth.tongue)
        return
    corner = y - 0.11 * unit * curve
    top = corner + 0.12 * unit * curve - 0.16 * high * unit
    low = corner + (1.38 * high + 0.10 * max(curve, 0.0)) * unit
    path = QPainterPath(QPointF(x - wide, corner))
    path.cubicTo(QPointF(x - wide * 0.6, top), QPointF(x + wide * 0.6, top), QPointF(x + wide, corner))
    path.cubicTo(QPointF(x + wide * 0.85, low), QPointF(x - wide * 0.85, low), QPointF(x - wide, corner))
    painter.setPen(style.stroke(INSIDE, lip * 0.9))
    painter.setBrush(style.colour(INSIDE))
    painter.drawPath(path)
    painter.setPen(Qt.PenStyle.NoPen)
    if mouth.tongue:
        painter.setBrush(style.colour(TONGUE))
        raised = 0.30 if face.mouth == "tongue" else 0.0
        deep = corner + (low - corner) * (0.60 - raised * 0.5)
        painter.drawEllipse(QPointF(x, deep), wide * 0.50, (low - corner) * mouth.tongue * 0.32)
    if mouth.teeth:
        bite = (low - top) * 0.55 * mouth.teeth
        teeth = QPainterPath(QPointF(x - wide * 0.86, corner + 0.02 * unit))
        teeth.cubicTo(
            QPointF(x - wide * 0.5, top + 0.02 * unit),
            QPointF(x + wide * 0.5, top + 0.02 * unit),
            QPointF(x + wide * 0.86, corner + 0.02 * unit),
        )
        teeth.cubicTo(
            QPointF(x + wide * 0.6, top + bite),
            QPointF(x - wide * 0.6, top + bite),
            QPointF(x - wide * 0.86, corner + 0.02 * unit),
        )
        painter.setBrush(style.colour(WHITE))
        painter.drawPath(teeth)


def _line(
    globe: Globe,
    x: float,
    y: float,
    wide: float,
    curve: float,
    unit: float,
    lip: float,
    face: Face,
    skin: str,
) -> None:
    """A mouth that is shut."""
    painter = globe.brush.painter
    if face.mouth == "closed":
        curve *= 0.45
    corner = y - 0.10 * unit * curve
    path = QPainterPath(QPointF(x - wide, corner))
    dip = corner + 0.30 * unit * curve
    if face.emotion == "afraid" and face.strength > 0.3:
        # Trembling lips: a wave instead of a bow.
        third = wide * 2 / 3
        path.quadTo(QPointF(x - wide + third / 2, corner - 0.10 * unit), QPointF(x - wide + third, corner))
        path.quadTo(QPointF(x, corner + 0.08 * unit), QPointF(x + wide - third, corner))
        path.quadTo(QPointF(x + wide - third / 2, corner - 0.10 * unit), QPointF(x + wide, corner))
    else:
        path.cubicTo(QPointF(x - wide * 0.5, dip), QPointF(x + wide * 0.5, dip), QPointF(x + wide, corner))
    ink = lip_colour(skin)
    painter.setPen(style.stroke(ink, lip * (1.5 if face.mouth == "closed" else 1.1)))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(path)
    if curve > 0.7:
        for side in (-1, 1):
            globe.brush.curve(
                (x + side * wide * 1.06, corner - 0.06 * unit),
                (x + side * wide * 1.16, corner),
                (x + side * wide * 1.04, corner + 0.05 * unit),
                ink,
                lip * 0.7,
            )


def _ring(globe: Globe, x: float, y: float, wide: float, tall: float, lip: float, tongue: float) -> None:
    """Rounded lips."""
    brush = globe.brush
    brush.blob((x, y), wide + lip * 0.45, tall + lip * 0.45, INSIDE, lined=False)
    if tongue:
        brush.blob((x, y + tall * 0.55), wide * 0.62, tall * 0.36, TONGUE, lined=False)


def lip_colour(skin: str) -> str:
    """The line of a shut mouth: readable on light and dark skins alike."""
    return INSIDE if style.colour(skin).lightnessF() > 0.45 else "#3f1420"


def paint_cheeks(globe: Globe, figure: Figure, face: Face, skin: str) -> None:
    """Rosy cheeks, freckles, the lines of age, and tears."""
    painter = globe.brush.painter
    amount = min(1.0, figure.cheeks * 0.55 + feeling(face).blush + face.blush)
    painter.setPen(Qt.PenStyle.NoPen)
    for side in (-1, 1):
        if globe.facing(side * 42, -20) < 0.05:
            continue
        x, y, _ = globe.on(side * 42, -21, 0.86)
        seen = max(0.35, globe.facing(side * 42, -20))
        if amount > 0.03:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(style.colour(blend(skin, "#ee6f73", 0.42 * amount)))
            painter.drawEllipse(QPointF(x, y), globe.high * 0.20 * seen, globe.high * 0.14)
        if "freckles" in figure.extras:
            painter.setBrush(style.colour(blend(skin, "#a0522d", 0.5)))
            for dx, dy in ((-0.09, -0.02), (0.02, -0.07), (0.08, 0.03)):
                painter.drawEllipse(QPointF(x + dx * globe.high * seen, y + dy * globe.high), 0.006, 0.006)
        if figure.lines:
            ink = blend(skin, "#7a3b2e", 0.38)
            ex, ey, _ = globe.on(side * 52, -6, 0.88)
            out = -1 if side * globe.right[0] < 0 else 1
            for turn in (-0.06, 0.05):
                globe.brush.curve(
                    (ex, ey + turn * globe.high),
                    (ex + out * 0.02, ey + turn * globe.high * 1.2),
                    (ex + out * 0.035, ey + turn * globe.high * 2.2),
                    ink,
                    0.006,
                )
        if face.tears > 0.05:
            _tear(globe, side, face.tears)


def _tear(globe: Globe, side: int, amount: float) -> None:
    painter = globe.brush.painter
    x, y, _ = globe.on(side * 30, -12, 0.88)
    fall = (amount * 1.7) % 1.0
    size = globe.high * 0.085
    y += globe.high * 0.55 * fall
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor("#6db9e0"))
    path = QPainterPath(QPointF(x, y - size * 1.9))
    path.cubicTo(
        QPointF(x + size * 0.4, y - size * 0.9), QPointF(x + size, y - size * 0.5), QPointF(x + size, y)
    )
    path.arcTo(QRectF(x - size, y - size, 2 * size, 2 * size), 0, -180)
    path.cubicTo(
        QPointF(x - size, y - size * 0.5), QPointF(x - size * 0.4, y - size * 0.9), QPointF(x, y - size * 1.9)
    )
    painter.drawPath(path)


def blend(one: str, other: str, share: float) -> str:
    """A colour between two."""
    return _blended(one, other, round(share * 64))


@lru_cache(maxsize=4096)
def _blended(one: str, other: str, step: int) -> str:
    a, b, t = style.colour(one).getRgbF(), style.colour(other).getRgbF(), step / 64
    return QColor.fromRgbF(*(p + (q - p) * t for p, q in zip(a[:3], b[:3], strict=True))).name()
