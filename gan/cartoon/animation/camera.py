"""What the camera sees of a set, and how it moves: plain numbers, in heights of the set's picture."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from gan.cartoon.animation.easing import clamp, mix, smoother
from gan.cartoon.layout.boxes import Box

CLOSEST = 0.24
"""Height of the closest view: any closer and lines look like planks."""


@dataclass(frozen=True)
class View:
    """What a frame shows.

    Attributes:
        x, y: its middle; x from the set's left edge and y from its top, in heights of the set's picture.
        height: 1 shows the set from top to bottom.
    """

    x: float
    y: float
    height: float

    def box(self, aspect: float) -> Box:
        """The part of the set that is seen, in its heights.

        Args:
            aspect: width by height of the frame.
        """
        across, down = self.height * aspect / 2, self.height / 2
        return Box(self.x - across, self.y - down, self.x + across, self.y + down)

    def mixed(self, other: View, share: float) -> View:
        """On the way to another view. Heights are mixed by their ratio, so that a push keeps its pace."""
        height = self.height * (other.height / self.height) ** share
        if abs(other.height - self.height) > 1e-6:
            # The middle moves with the zoom, so that the point it goes to stays at rest on the frame.
            share = (height - self.height) / (other.height - self.height)
        return View(mix(self.x, other.x, share), mix(self.y, other.y, share), height)


@dataclass(frozen=True)
class Move:
    """The camera for a while.

    Attributes:
        start, end: seconds within the shot.
        first, last: views at both; equal for a camera at rest.
        follow: what gives the middle's x for a moment instead; None for a camera that follows nobody.
    """

    start: float
    end: float
    first: View
    last: View
    follow: Callable[[float], float] | None = None

    def at(self, seconds: float) -> View:
        """The view at a moment."""
        share = clamp((seconds - self.start) / (self.end - self.start)) if self.end > self.start else 1.0
        view = self.first.mixed(self.last, smoother(share))
        return View(self.follow(seconds), view.y, view.height) if self.follow else view


def view_at(moves: Sequence[Move], seconds: float) -> View:
    """The view of a shot at a moment; moves are in order and cut from one to the next."""
    for move in moves:
        if seconds < move.end:
            return move.at(seconds)
    return moves[-1].at(seconds)


def fitted(view: View, aspect: float, set_aspect: float) -> View:
    """The view that is nearest to `view` and shows nothing beyond the set's edges.

    Args:
        view: wanted.
        aspect: width by height of the frame.
        set_aspect: width by height of the set's picture.
    """
    height = min(view.height, 1.0, set_aspect / aspect)
    across = height * aspect / 2
    return View(
        clamp(view.x, across, max(across, set_aspect - across)),
        clamp(view.y, height / 2, 1 - height / 2),
        height,
    )


def framing(
    box: Box, aspect: float, set_aspect: float, *, room: float = 0.12, least: float = CLOSEST
) -> View:
    """The closest view that shows a whole box with room around it, a little more above than below.

    Args:
        box: in heights of the set.
        aspect: width by height of the frame.
        set_aspect: width by height of the set's picture.
        room: free share of the frame on each side.
        least: height of the view at least.
    """
    height = max(box.height, box.width / aspect) / (1 - 2 * room)
    height = max(height, least)
    x, y = box.centre
    return fitted(View(x, y - 0.04 * height, height), aspect, set_aspect)


def widest(aspect: float, set_aspect: float, x: float, y: float = 0.5) -> View:
    """All that a frame can show of a set around a point."""
    return fitted(View(x, y, 1.0), aspect, set_aspect)
