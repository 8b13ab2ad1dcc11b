"""A time line: tracks of blocks under a ruler, to scrub, to drag and to stretch."""

from studio.widgets.timeline.model import Block, Section, TimeLineModel, Track
from studio.widgets.timeline.view import TimeLine

__all__ = ["Block", "Section", "TimeLine", "TimeLineModel", "Track"]
