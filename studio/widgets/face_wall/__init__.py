"""A wall of pictures without an end."""

from studio.widgets.face_wall.canvas import LARGEST, SMALLEST
from studio.widgets.face_wall.source import WallSource
from studio.widgets.face_wall.view import FaceWall

__all__ = ["LARGEST", "SMALLEST", "FaceWall", "WallSource"]
