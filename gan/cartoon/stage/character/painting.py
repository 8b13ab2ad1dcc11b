"""The door of the room: one call paints a character, one tells its sockets, one how much room it takes."""

from __future__ import annotations

from functools import lru_cache
from math import atan2, degrees

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from gan.cartoon.catalogue.characters import character
from gan.cartoon.motion.pose import Pose
from gan.cartoon.motion.rigs import RIGS, Rig
from gan.cartoon.motion.skeleton import Joints, solve
from gan.cartoon.scene import Look
from gan.cartoon.stage.character.beast import paint_beast
from gan.cartoon.stage.character.bird import paint_bird
from gan.cartoon.stage.character.brush import Brush
from gan.cartoon.stage.character.dressing import dressed
from gan.cartoon.stage.character.machine import paint_machine
from gan.cartoon.stage.character.person import paint_person
from gan.cartoon.stage.character.saurian import paint_saurian
from gan.cartoon.stage.character.sockets import Sockets, around


@lru_cache(maxsize=64)
def _solved(character_id: str, pose: Pose) -> Joints:
    """A frame asks for the same pose three times: to paint it, for its sockets, for its bounds."""
    return solve(RIGS[character(character_id).id], pose)


def paint(painter: QPainter, character_id: str, look: Look, pose: Pose) -> None:
    """Paint a character.

    Args:
        painter: at the character's floor point, y down, one unit a metre at size 1. Left as it was found.
        character_id: id in the catalogue.
        look: colours, clothes and size.
        pose: of `gan.cartoon.motion`.

    Raises:
        CartoonError: there is no such character.
    """
    joints = _solved(character_id, pose)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _transform(painter, look, pose)
    brush = Brush(painter, abs(pose.turned), lit=pose.facing)
    rig = RIGS[character_id]
    figure = dressed(character_id, look)
    _PAINTERS[figure.kind](brush, figure, rig, pose, joints)
    painter.restore()


def _scales(look: Look, pose: Pose) -> tuple[float, float]:
    """Horizontal (mirrored when facing left) and vertical scale."""
    return (look.size * pose.facing / pose.squash**0.5, look.size * pose.squash)


def _transform(painter: QPainter, look: Look, pose: Pose) -> None:
    """Squash and mirror about the floor point, so that feet stay where they are."""
    painter.scale(*_scales(look, pose))


def sockets(character_id: str, look: Look, pose: Pose) -> Sockets:
    """Where hands, head, mouth and so on are in this pose.

    Raises:
        CartoonError: there is no such character.
    """
    joints = _solved(character_id, pose)
    rig = RIGS[character_id]
    brush = Brush(None, abs(pose.turned))  # type: ignore[arg-type]
    sx, sy = _scales(look, pose)

    def spot(point: tuple[float, float, float]) -> QPointF:
        x, y = brush.at(point)
        return QPointF(x * sx, y * sy)

    def palm(arm) -> QPointF:
        return spot(tuple((a + b) / 2 for a, b in zip(arm.wrist, arm.tip, strict=True)))

    def direction(arm) -> float:
        a, b = spot(arm.wrist), spot(arm.tip)
        return degrees(atan2(b.y() - a.y(), b.x() - a.x()))

    trunk = joints.trunk
    wide, high, deep = rig.head

    def of_head(forward: float, up: float) -> QPointF:
        offset = trunk.head_frame.out((forward, up, 0.0))
        return spot(tuple(a + b for a, b in zip(trunk.head, offset, strict=True)))

    seat = (trunk.pelvis[0], trunk.pelvis[1] - 0.10 * rig.trunk, 0.0)
    return Sockets(
        palm(joints.left_arm),
        palm(joints.right_arm),
        direction(joints.left_arm),
        direction(joints.right_arm),
        spot(trunk.head),
        of_head(0.0, high),
        of_head(deep + 0.5 * rig.muzzle, -0.55 * high),
        of_head(deep * 0.86, 0.0),
        spot(seat),
        spot(trunk.chest),
        spot(joints.left_leg.ball),
        spot(joints.right_leg.ball),
        high * look.size,
    )


def bounds(character_id: str, look: Look, pose: Pose) -> QRectF:
    """A rectangle that holds all that `paint` draws, in its coordinates, metres.

    Raises:
        CartoonError: there is no such character.
    """
    joints = _solved(character_id, pose)
    rig, figure = RIGS[character_id], dressed(character_id, look)
    brush = Brush(None, abs(pose.turned))  # type: ignore[arg-type]
    circles = [(*brush.at(point), radius) for point, radius in _flesh(rig, figure, joints)]
    box = around(circles)
    sx, sy = _scales(look, pose)
    left, right = sorted((box.left() * sx, box.right() * sx))
    return QRectF(left, box.top() * sy, right - left, box.height() * sy)


def _flesh(rig: Rig, figure, joints: Joints) -> list[tuple[tuple[float, float, float], float]]:
    """Balls that hold the body."""
    trunk = joints.trunk
    head = max(rig.head)
    hats = any(name in figure.extras for name in ("toque", "hat", "straw_hat", "party_hat", "cap", "crown"))
    found = [
        (trunk.head, head * (1.75 if not hats else 2.45) + rig.muzzle),
        (trunk.chest, max(figure.chest) + 0.03),
        (trunk.waist, max(figure.waist) + figure.belly + 0.03),
        (trunk.pelvis, max(figure.hip) * 1.4 + 0.05),
    ]
    for arm in (joints.left_arm, joints.right_arm):
        found += [(arm.elbow, figure.limb + 0.03), (arm.wrist, rig.hand * 1.6), (arm.tip, rig.hand)]
    for leg in (joints.left_leg, joints.right_leg):
        skirt = figure.legwear in ("skirt", "long_skirt") or figure.garment == "coat"
        found += [
            (leg.knee, figure.leg + (0.14 if skirt else 0.03)),
            (leg.ankle, figure.leg + (0.12 if skirt else 0.03)),
        ]
        found += [(leg.heel, 0.06), (leg.toe, 0.08)]
    found += [(point, 0.1) for point in joints.tail]
    return found


_PAINTERS = {
    "person": paint_person,
    "beast": paint_beast,
    "saurian": paint_saurian,
    "bird": paint_bird,
    "robot": paint_machine,
}
