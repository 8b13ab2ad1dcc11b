"""What is painted: everybody, in every action, within bounds; faces that differ; looks that show."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtGui import QImage, QPainter

from gan.cartoon.catalogue.actions import ACTIONS, EMOTIONS
from gan.cartoon.catalogue.characters import CHARACTERS
from gan.cartoon.errors import CartoonError
from gan.cartoon.motion import pose
from gan.cartoon.motion.pose import MOUTHS, Face, Pose
from gan.cartoon.scene import Look
from gan.cartoon.stage.application import ensure_application
from gan.cartoon.stage.character import bounds, paint, sockets

PLAIN = Look()
SIDE, FLOOR = 150, 118


@pytest.fixture(autouse=True, scope="module")
def application():
    ensure_application()


def picture(who: str, shown: Pose, look: Look = PLAIN, scale: float = 24.0) -> np.ndarray:
    """(S, S, 4) BGRA of a character that stands in the middle."""
    image = QImage(SIDE, SIDE, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    painter.translate(SIDE / 2, FLOOR)
    painter.scale(scale, scale)
    paint(painter, who, look, shown)
    painter.end()
    return np.frombuffer(image.constBits(), np.uint8).reshape(SIDE, SIDE, 4).copy()


@pytest.mark.parametrize("who", CHARACTERS)
def test_everybody_paints_every_action_within_bounds(who):
    scale, edge = 24.0, 1.5 / 24.0
    for k, (name, entry) in enumerate(ACTIONS.items()):
        shown = pose(who, name, entry.duration * (0.3 + 0.4 * (k % 2)))
        ys, xs = np.nonzero(picture(who, shown, scale=scale)[..., 3] > 16)
        assert len(xs) > 20, name
        box = bounds(who, Look(), shown)
        assert (xs.min() - SIDE / 2) / scale > box.left() - edge, name
        assert (xs.max() + 1 - SIDE / 2) / scale < box.right() + edge, name
        assert (ys.min() - FLOOR) / scale > box.top() - edge, name
        assert (ys.max() + 1 - FLOOR) / scale < box.bottom() + edge, name


@pytest.mark.parametrize("who", CHARACTERS)
def test_every_view_is_another_picture(who):
    seen = [
        picture(who, pose(who, "stand", 0.0).seen(view))
        for view in ("front", "three_quarter", "side", "back")
    ]
    for i, first in enumerate(seen):
        for second in seen[i + 1 :]:
            assert (first != second).any(axis=-1).sum() > 20


def test_facing_left_mirrors_the_form():
    right = picture("bo", pose("bo", "walk", 0.3).seen(facing=1))[..., 3] > 128
    left = picture("bo", pose("bo", "walk", 0.3).seen(facing=-1))[..., 3] > 128
    assert (right[:, ::-1] != left).mean() < 0.01


def head(who: str, shown: Pose) -> np.ndarray:
    """A close picture of the head."""
    socket = sockets(who, Look(), shown)
    scale = 50 / socket.radius
    image = QImage(SIDE, SIDE, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    painter.translate(SIDE / 2 - socket.head.x() * scale, SIDE / 2 - socket.head.y() * scale)
    painter.scale(scale, scale)
    paint(painter, who, Look(), shown)
    painter.end()
    return np.frombuffer(image.constBits(), np.uint8).reshape(SIDE, SIDE, 4).copy()


@pytest.mark.parametrize("who", [who for who in CHARACTERS if who != "bird"])
def test_nine_mouths_differ(who):
    base = pose(who, "stand", 0.0)
    shown = [head(who, base.with_face(mouth=name)) for name in MOUTHS]
    for i, first in enumerate(shown):
        for second in shown[i + 1 :]:
            assert (np.abs(first.astype(int) - second).max(axis=-1) > 40).sum() > 12


@pytest.mark.parametrize("who", CHARACTERS)
def test_six_emotions_a_blink_and_a_glance_differ(who):
    base = pose(who, "stand", 0.0)
    shown = [head(who, base.with_face(emotion=name)) for name in EMOTIONS]
    shown.append(head(who, base.with_face(eyes=0.0)))
    shown.append(head(who, base.with_face(gaze=(-1.0, 0.6))))
    for i, first in enumerate(shown):
        for second in shown[i + 1 :]:
            assert (np.abs(first.astype(int) - second).max(axis=-1) > 40).sum() > 12


def test_looks_show():
    shown = pose("bo", "stand", 0.0)
    plain = picture("bo", shown)
    for look in (
        Look(top="#ff0000"),
        Look(bottom="#00ff00"),
        Look(hair="#ffffff"),
        Look(skin="#f7d3b5"),
        Look(shoes="#ffff00"),
        Look(glasses=True),
        Look(beard=True),
        Look(outfit="hat", outfit_colour="#ff00ff"),
        Look(hair_style="bald"),
        Look(outfit="dress"),
        Look(build=1.5),
        Look(size=0.7),
    ):
        assert (picture("bo", shown, look) != plain).any(), look
    red = picture("bo", shown, Look(top="#ff0000", size=1.0))
    assert ((red[..., 2] > 200) & (red[..., 1] < 60) & (red[..., 3] > 200)).sum() > 50


def test_size_scales_sockets_and_bounds():
    shown = pose("ada", "stand", 0.0)
    once, twice = sockets("ada", Look(), shown), sockets("ada", Look(size=2.0), shown)
    assert twice.head.y() == pytest.approx(2 * once.head.y()) and twice.radius == pytest.approx(
        2 * once.radius
    )
    assert bounds("ada", Look(size=2.0), shown).height() == pytest.approx(
        2 * bounds("ada", Look(), shown).height()
    )


@pytest.mark.parametrize("who", CHARACTERS)
def test_standing_height_is_the_catalogues(who):
    crown = -sockets(who, Look(), pose(who, "stand", 0.0).seen("side")).crown.y()
    assert crown == pytest.approx(CHARACTERS[who].height, rel=0.16)


def test_feet_are_on_the_floor():
    for who in CHARACTERS:
        for foot in sockets(who, Look(), pose(who, "stand", 0.0)).feet:
            assert abs(foot.y()) < 0.06


def test_a_face_that_is_not_known():
    with pytest.raises(CartoonError, match="mouth 'grin'"):
        Pose(face=Face(mouth="grin"))
    with pytest.raises(CartoonError, match="view 'above'"):
        Pose(view="above")
    with pytest.raises(CartoonError, match="no character"):
        bounds("zorblax", Look(), Pose())


def test_the_painter_is_left_as_it_was():
    image = QImage(SIDE, SIDE, QImage.Format.Format_ARGB32_Premultiplied)
    painter = QPainter(image)
    painter.translate(7, 5)
    before = painter.transform()
    paint(painter, "robot", Look(), pose("robot", "dance", 0.4))
    assert painter.transform() == before
    painter.end()
