"""The sheet that sets are drawn on: a picture of 1600 x 900 points, and a margin around it.

What surrounds the picture is drawn too (`MARGIN` on each side), so that a camera may shake or pan a little.
"""

from __future__ import annotations

import math
import random
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QRectF

from gan.cartoon.catalogue.entries import PlaceEntry
from gan.cartoon.stage import paths, props
from gan.cartoon.stage.paths import Point
from gan.cartoon.stage.places.mood import Mood
from gan.cartoon.stage.sketch import Fill, Sketch, mixed, see_through, slope

WIDTH, HEIGHT = 1600, 900
MARGIN = 200
LEFT, RIGHT, TOP, BOTTOM = -MARGIN, WIDTH + MARGIN, -MARGIN, HEIGHT + MARGIN
LINE = 2.2


@dataclass(frozen=True)
class Lamp:
    """A light of the set: where it is in the picture, and how far it reaches, in points."""

    x: float
    y: float
    reach: float
    colour: str = "#ffd98a"


class Scenery(Sketch):
    """A sketch of one layer of a set, in points with y down.

    Attributes:
        place: whose set it is.
        mood: the colours of the time and the weather.
        chance: random numbers of the place and the seed.
        windows: what one sees the weather through, inside.
        lamps: lights of the set's own.
    """

    def __init__(self, place: PlaceEntry, mood: Mood, seed: int) -> None:
        super().__init__(up=False, line=LINE)
        self.place = place
        self.mood = mood
        self.chance = random.Random(f"{place.id} {seed}")
        self.windows: list[QRectF] = []
        self.lamps: list[Lamp] = []

    # --- measures

    @property
    def metre(self) -> float:
        """Points of a metre at the far floor line."""
        return WIDTH / self.place.metres_across * self.place.far_scale

    @property
    def far(self) -> float:
        """The far floor line."""
        return self.place.far * HEIGHT

    @property
    def foot(self) -> float:
        """Where the wall, or what stands behind the floor, meets the ground: a little behind the far line."""
        return self.far - 0.022 * HEIGHT

    def at(self, x: float) -> float:
        """Points from the left of what is `x` metres from the set's left edge."""
        return x / self.place.metres_across * WIDTH

    # --- colours

    def far_off(self, fill: str, distance: float) -> str:
        """A colour as it is seen from afar; distance 0 (near) .. 1 (at the horizon)."""
        return mixed(fill, self.mood.haze, distance)

    def ground(self, fill: str) -> str:
        """The colour of the ground, under snow where it snows."""
        return mixed(fill, "#eef4fa", 0.9) if self.mood.snowy else fill

    # --- areas

    def fill_all(self, fill: Fill) -> None:
        """The whole sheet."""
        self.panel(LEFT, TOP, RIGHT, BOTTOM, fill)

    def below(self, points: list[Point], fill: Fill) -> None:
        """Everything below a smooth line that goes from left to right."""
        path = paths.smooth(points)
        path.lineTo(points[-1][0], BOTTOM)
        path.lineTo(points[0][0], BOTTOM)
        path.closeSubpath()
        self.patch(path, fill)

    def rolling(self, y: float, rise: float, fill: Fill, waves: int = 4) -> list[Point]:
        """Hills: everything below a gently rolling line about `y`; gives back the line."""
        step = (RIGHT - LEFT) / (waves * 2)
        points = []
        for number in range(waves * 2 + 1):
            up = -rise if number % 2 else rise * 0.4
            points.append((LEFT + number * step, y + up * self.chance.uniform(0.45, 1.0)))
        self.below(points, fill)
        return points

    def peaks(self, y: float, rise: float, fill: str, count: int = 5, snow: str = "") -> None:
        """Mountains that stand on `y`, with a lit and a shaded side, and snow on their tops."""
        step = (RIGHT - LEFT) / count
        for number in range(count + 1):
            x = LEFT + (number + self.chance.uniform(-0.3, 0.3)) * step
            high = rise * self.chance.uniform(0.55, 1.0)
            half = step * self.chance.uniform(0.75, 1.05)
            top = (x, y - high)
            self.flat([(x - half, y), top, (x + half, y)], fill, 14)
            ridge = [
                top,
                (x + 0.16 * half, y - 0.62 * high),
                (x + 0.02 * half, y - 0.3 * high),
                (x + 0.2 * half, y),
            ]
            self.flat([*ridge, (x + half, y)], mixed(fill, "#4a4a7a", 0.16), 5)
            if snow:
                cap = 0.3
                zig = [(x - cap * half, y - (1 - cap) * high), top, (x + cap * half, y - (1 - cap) * high)]
                low = [
                    (x + 0.13 * half, y - 0.78 * high),
                    (x, y - 0.62 * high),
                    (x - 0.12 * half, y - 0.77 * high),
                ]
                self.flat([*zig, *low], snow, 5)

    def puffs(self, x: float, y: float, width: float, height: float, fill: Fill, count: int = 5) -> None:
        """A row of leafy puffs on y: bushes or the crowns of a far wood."""
        parts = [paths.box(x - width / 2, y - height * 0.4, x + width / 2, y + 4, height * 0.2)]
        for number in range(count):
            at = x - width / 2 + width * (number + 0.5) / count
            r = height * self.chance.uniform(0.36, 0.52)
            parts.append(paths.oval(at, y - height + r, r * 1.15, r))
            parts.append(paths.box(at - r * 0.9, y - height + r, at + r * 0.9, y, 0))
        for part in parts:
            self.patch(part, fill)

    def wood(self, y: float, height: float, fill: str, count: int = 16) -> None:
        """A far wood's edge on y, over the whole width."""
        step = (RIGHT - LEFT) / count
        self.panel(LEFT, y - height * 0.35, RIGHT, y + 2, fill)
        for number in range(count + 1):
            x = LEFT + (number + self.chance.uniform(-0.3, 0.3)) * step
            r = height * self.chance.uniform(0.36, 0.56)
            self.patch(paths.oval(x, y - height * 0.55, r * 1.25, r * 1.1), fill)

    # --- props

    def prop(
        self,
        prop_id: str,
        x: float,
        y: float,
        scale: float = 1.0,
        *,
        colour: str = "",
        state: str = "",
        variant: float = 0.0,
        flip: bool = False,
    ) -> None:
        """A prop with its floor point at (x, y) points; scale 1 is that of the far floor line."""
        self.put(props.drawing(prop_id, colour, variant, state), x, y, scale * self.metre, flip)

    def shadow(self, x: float, y: float, rx: float, ry: float, strength: float = 0.2) -> None:
        """A soft contact shadow."""
        for share, part in ((1.0, 0.4), (0.78, 0.35), (0.52, 0.25)):
            self.spot(x, y, rx * share, ry * share, see_through("#3a2a48", strength * part * 1.4))

    # --- light

    def lamp(self, x: float, y: float, reach: float, colour: str = "#ffd98a") -> None:
        """A light of the set, which shines in the evening and at night."""
        self.lamps.append(Lamp(x, y, reach, colour))

    def shade_edges(self, strength: float = 0.16) -> None:
        """The corners of the picture darken a little, which leads the eye to its middle."""
        dark = "#2a1f3a"
        for x0, x1, inner in ((LEFT, 330, 330), (RIGHT, WIDTH - 330, WIDTH - 330)):
            edge = 0 if x0 == LEFT else WIDTH
            fill = slope(
                edge,
                0,
                inner,
                0,
                see_through(dark, strength),
                see_through(dark, strength * 0.3),
                see_through(dark, 0),
            )
            self.panel(min(x0, x1), TOP, max(x0, x1), BOTTOM, fill)
        self.panel(
            LEFT,
            TOP,
            RIGHT,
            190,
            slope(0, 0, 0, 190, see_through(dark, strength * 0.8), see_through(dark, 0)),
        )


Draw = Callable[[Scenery], None]


class Sets(dict[str, Draw]):
    """Drawings of layers by place id; used as a decorator: `@sets("kitchen")`."""

    def __call__(self, *ids: str) -> Callable[[Draw], Draw]:
        """Enter a function as the drawing of these places."""

        def enter(draw: Draw) -> Draw:
            for place_id in ids:
                self[place_id] = draw
            return draw

        return enter


BACKS = Sets()
FRONTS = Sets()


def turned(points: list[Point], x: float, y: float, angle: float) -> list[Point]:
    """Points that are turned about the origin by an angle (radians, clockwise on the sheet) and moved."""
    sine, cosine = math.sin(angle), math.cos(angle)
    return [(x + px * cosine - py * sine, y + px * sine + py * cosine) for px, py in points]
