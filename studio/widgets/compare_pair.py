"""The two pictures of a comparison and how they lie upon each other."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QRect, QSize

from studio.widgets.pane_renderer import Scene, picture_rect
from studio.widgets.picture_source import Arrival, Role
from studio.widgets.pyramid import Pyramid
from studio.widgets.viewport import Placement

# From this zoom on a person looks at single pixels: they are drawn as plain squares.
SQUARES_ABOVE = 2.0


@dataclass(frozen=True)
class FileStamp:
    """Tells whether a file is still the one that was read."""

    path: Path
    changed_ns: int
    size: int

    @classmethod
    def of(cls, path: Path) -> FileStamp | None:
        """The stamp of a file, or None if there is no such file to be seen."""
        try:
            status = path.stat()
        except OSError:
            return None
        return cls(path, status.st_mtime_ns, status.st_size)


@dataclass
class ComparePair:
    """What is known of a pair so far.

    The "content" that is zoomed is the result: a before picture is drawn `scale` times as large, corner on
    corner, whatever the exact sizes are.

    Attributes:
        scale: result pixels per pixel of the before picture.
        paths: the files asked for.
        pictures: those that have arrived, or previews of them.
        errors: why a picture could not be read.
        before_stamp: the before file at the time it was asked for.
    """

    scale: float = 1.0
    paths: dict[Role, Path] = field(default_factory=dict)
    pictures: dict[Role, Pyramid] = field(default_factory=dict)
    errors: dict[Role, str] = field(default_factory=dict)
    before_stamp: FileStamp | None = None

    @property
    def expected(self) -> frozenset[Role]:
        """The pictures that are shown or may still come."""
        return frozenset(role for role in self.paths if role not in self.errors)

    @property
    def ready(self) -> frozenset[Role]:
        """The pictures that can be painted."""
        return frozenset(self.pictures)

    @property
    def is_loading(self) -> bool:
        """Whether a picture is still to come, at least in full."""
        return any(role not in self.pictures or not self.pictures[role].complete for role in self.expected)

    def take(self, arrival: Arrival) -> None:
        """Note what a worker sends: a picture, a better one, or that there is none."""
        if arrival.pyramid is not None:
            self.pictures[arrival.role] = arrival.pyramid
        else:
            self.errors[arrival.role] = arrival.error
            self.pictures.pop(arrival.role, None)

    def content_size(self) -> tuple[int, int]:
        """The result's size, or as long as it is not known, what the before picture makes of it."""
        after, before = (self.pictures.get(role) for role in (Role.AFTER, Role.BEFORE))
        if after is not None:
            return after.width, after.height
        if before is not None:
            return max(round(before.width * self.scale), 1), max(round(before.height * self.scale), 1)
        return 0, 0

    def complete_before(self, stamp: FileStamp | None) -> Pyramid | None:
        """The before picture, if it is complete and still that of the stamped file."""
        before = self.pictures.get(Role.BEFORE)
        unchanged = stamp is not None and stamp == self.before_stamp
        return before if unchanged and before is not None and before.complete else None

    def scene(self, role: Role, content: Placement, pane: QSize) -> Scene:
        """How a picture that is ready looks in its pane when the content lies at a placement."""
        pyramid = self.pictures[role]
        scale = self.scale if role is Role.BEFORE else 1.0
        # Whole screen pixels: at 100 % the result is then copied to the screen without any blending.
        place = Placement(content.zoom * scale, round(content.x), round(content.y))
        # What a before picture has beyond the result's edge would differ from what is behind the slider.
        picture = picture_rect((pyramid.width, pyramid.height), place)
        area = picture & picture_rect(self.content_size(), content) & QRect(0, 0, pane.width(), pane.height())
        return Scene(pyramid, place, area, smooth=content.zoom <= SQUARES_ABOVE)
