"""Hair as a cap on the turned ball of the head, with a hairline in degrees, and what grows out of it."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from math import asin, cos, degrees, radians, sin

from gan.cartoon.stage import style
from gan.cartoon.stage.character.brush import Brush, Spot
from gan.cartoon.stage.character.figures import Figure
from gan.cartoon.stage.character.globe import Globe

Line = tuple[tuple[float, float], ...]

STEP = 9
"""Degrees between the points of a hairline."""

# Degrees around from the front -> degrees above the middle at which the hair begins.
SHORT: Line = ((0, 40), (30, 36), (52, 30), (66, 8), (76, -12), (88, 2), (112, -22), (140, -38), (180, -42))
SWEPT: Line = (
    (-180, -50), (-100, -50), (-72, -44), (-58, -10), (-46, 14), (-20, 30), (12, 46), (24, 44), (44, 22),
    (58, -8), (72, -44), (100, -50), (180, -50),
)  # fmt: skip
TUCKED: Line = ((0, 50), (14, 46), (40, 32), (62, 16), (80, 4), (100, -6), (130, -30), (180, -44))
FRINGE: Line = ((0, 22), (18, 25), (36, 22), (52, 16), (64, -6), (80, -14), (110, -26), (180, -44))
SIDES: Line = ((0, 88), (50, 86), (68, 44), (76, 6), (84, -8), (94, -4), (112, -24), (150, -36), (180, -40))
LONG: Line = (
    (-180, -75), (-96, -75), (-74, -70), (-60, -20), (-46, 14), (-20, 32), (8, 50), (24, 40), (44, 20),
    (60, -16), (74, -70), (96, -75), (180, -75),
)  # fmt: skip


def level(line: Line, around: float) -> float:
    """The hairline at an angle; lines without negative angles are the same on both sides."""
    at = around if line[0][0] < 0 else abs(around)
    for (a, x), (b, y) in zip(line, line[1:], strict=False):
        if at <= b:
            t = (at - a) / (b - a)
            t = t * t * (3 - 2 * t)
            return x + (y - x) * t
    return line[-1][1]


def cap(
    globe: Globe,
    fill: str,
    line: Line,
    thick: float = 1.07,
    flare: float = 0.0,
    ragged: float = 0.0,
    crown: Callable[[float], float] | None = None,
    shine: bool = True,
) -> None:
    """The hair on the head.

    Args:
        globe: the head.
        fill: colour.
        line: the hairline.
        thick: how far out of the head it stands, 1 on the skin.
        flare: 0 follows the head, 1 hangs straight down below its middle.
        ragged: degrees by which every second point of the hairline hangs lower: tufts.
        crown: for an angle 0..180 over the head, how much further out the hair stands there.
        shine: a band of light on it.
    """
    edge = _edge(globe, line, thick, flare, ragged)
    if len(edge) < 2:
        return
    points = edge + _over(globe, edge[-1], edge[0], thick, flare, crown)
    globe.brush.shape(points, fill, lined=True, exact=True)
    if shine:
        _shine(globe, fill, thick)


def _edge(globe: Globe, line: Line, thick: float, flare: float, ragged: float) -> list[Spot]:
    """The hairline where one sees it, from its left to its right on the picture."""
    found: list[tuple[float, float, float]] = []
    count = 360 // STEP
    for side, up, forward in _ball_points(line, thick, flare, ragged):
        found.append(globe.at(side, up, forward))
    seen = [z > 0 for _, _, z in found]
    if not any(seen):
        return []
    if all(seen):
        return sorted(((x, y) for x, y, _ in found), key=lambda p: p[0])
    start = next(k for k in range(count) if seen[k] and not seen[k - 1])
    run = [_rim(found[start - 1], found[start])]
    k = start
    while seen[k % count] and k < start + count:
        run.append((found[k % count][0], found[k % count][1]))
        k += 1
    run.append(_rim(found[k % count], found[(k - 1) % count]))
    return run if run[0][0] <= run[-1][0] else run[::-1]


@lru_cache(maxsize=64)
def _ball_points(
    line: Line, thick: float, flare: float, ragged: float
) -> tuple[tuple[float, float, float], ...]:
    """A hairline on a head of half sizes 1, all around from behind."""
    points = []
    for k in range(360 // STEP):
        around = -180 + k * STEP
        above = level(line, around)
        if ragged and k % 2 and abs(around) < 75:
            above -= ragged
        a, e = radians(around), radians(above)
        flat = cos(e * (1 - flare)) if above < 0 else cos(e)
        points.append((thick * sin(a) * flat, thick * sin(e), thick * cos(a) * flat))
    return tuple(points)


def _rim(hidden: tuple[float, float, float], shown: tuple[float, float, float]) -> Spot:
    """Where the line between two points crosses the rim of the ball."""
    t = hidden[2] / (hidden[2] - shown[2])
    return (hidden[0] + (shown[0] - hidden[0]) * t, hidden[1] + (shown[1] - hidden[1]) * t)


def _over(
    globe: Globe, right: Spot, left: Spot, thick: float, flare: float, crown: Callable[[float], float] | None
) -> list[Spot]:
    """Along the rim from the right end of the hairline over the top to its left end."""
    half, high = globe.half * thick, globe.high * thick
    points: list[Spot] = []
    low_right = _steepness(right[1] / high)
    low_left = _steepness(left[1] / high)
    steps = 16
    for k in range(1, steps):
        angle = low_right + (180 - low_left - low_right) * k / steps
        e = radians(angle)
        more = 1 + (crown(angle) if crown else 0.0)
        flat = cos(e)
        if sin(e) < 0:
            below = radians(angle if angle < 90 else 180 - angle)
            flat = cos(below * (1 - flare)) * (1 if angle < 90 else -1)
        points.append((half * flat * more, -high * sin(e) * more))
    return points


def _steepness(share: float) -> float:
    """The angle above the middle at which the rim has this height (y down)."""
    return degrees(asin(max(-1.0, min(1.0, -share))))


def _shine(globe: Globe, fill: str, thick: float) -> None:
    """A soft band where the light falls on the crown."""
    lit = -1 if globe.brush.away[0] > 0 else 1
    high, half = globe.high * thick, globe.half * thick
    points = []
    for k in range(7):
        angle = radians(90 - lit * (12 + 7.5 * k))
        points.append((half * 0.86 * cos(angle), -high * 0.86 * sin(angle)))
    globe.brush.stroke(points, style.light(fill).name(), globe.high * 0.075)


def cluster(globe: Globe, fill: str, spots: list[tuple[float, float, float, float]], front: bool) -> None:
    """Curls: balls at (around, above, far, radius in half heights) before or behind the head, in one go."""
    circles = []
    for around, above, far, size in spots:
        x, y, z = globe.on(around, above, far)
        if (z >= 0) == front:
            circles.append((x, y, size * globe.high))
    globe.brush.circles(circles, fill)


def hank(
    brush: Brush, root: Spot, long: float, wide: float, fill: str, lag: Spot, aside: float = 0.0
) -> None:
    """A tail of hair that hangs from a place and trails behind."""
    x, y = root
    sway_x, lift = lag[0] * 0.55, lag[1] * 0.5
    rings = []
    for k, swell in enumerate((0.55, 1.0, 0.92, 0.35)):
        t = k / 3
        rings.append(
            (
                x + (aside + sway_x * t) * long * t,
                y + long * t * (1 - 0.75 * abs(lift) * t) - max(0.0, lift) * long * 0.6 * t * t,
                wide * swell,
            )
        )
    brush.tube(rings, fill)


def _curls() -> list[tuple[float, float, float, float]]:
    spots = []
    for above, count, far, size in (
        (30, 10, 1.04, 0.27),
        (58, 7, 1.08, 0.30),
        (84, 2, 1.10, 0.32),
        (2, 6, 1.02, 0.22),
    ):
        for k in range(count):
            around = 360 * k / count + above
            around = (around + 180) % 360 - 180
            # The forehead and face stay free.
            if above < 40 and abs(around) < (62 if above < 20 else 10):
                continue
            spots.append((around, above + (8 if abs(around) < 50 else 0), far, size))
    return spots


CURLS = _curls()


def paint_behind(globe: Globe, figure: Figure, lag: Spot) -> None:
    """What lies behind the head and the trunk, in the body's coordinates."""
    style_, fill = figure.hair_style, figure.hair
    if style_ == "long":
        x, y = globe.outside(globe.at(0, -0.1, -0.25)[:2])
        wide = globe.wide * 1.02
        brush = globe.brush
        brush.tube(
            [
                (x, y - globe.high * 0.3, wide),
                (x + lag[0] * 0.03, y + globe.high * 0.6, wide * 1.02),
                (x + lag[0] * 0.10, y + globe.high * 1.5, wide * 0.82),
            ],
            fill,
        )


def paint_back(globe: Globe, figure: Figure, lag: Spot) -> None:
    """In the head's coordinates, below the head itself."""
    _growths(globe, figure, lag, front=False)


def paint_front(globe: Globe, figure: Figure, lag: Spot) -> None:
    """In the head's coordinates, over the face."""
    _cap_of(globe, figure)
    _growths(globe, figure, lag, front=True)


def _cap_of(globe: Globe, figure: Figure) -> None:
    fill = figure.hair
    match figure.hair_style:
        case "short":
            cap(globe, fill, SHORT, 1.07, crown=lambda a: 0.05 * sin(radians(a)) ** 2)
        case "bob":
            cap(globe, fill, SWEPT, 1.10, flare=0.75)
        case "long":
            cap(globe, fill, LONG, 1.09, flare=0.9)
        case "bun" | "low_ponytail":
            cap(globe, fill, TUCKED, 1.05)
        case "granny_bun":
            cap(globe, fill, TUCKED, 1.07, crown=_scallops)
        case "pigtails":
            cap(globe, fill, FRINGE, 1.07, ragged=0)
        case "tousled":
            cap(globe, fill, FRINGE, 1.07, ragged=13, crown=_tufts)
        case "short_curls":
            cap(globe, fill, SHORT, 1.05, shine=False)
        case "bald_sides":
            cap(globe, fill, SIDES, 1.06, shine=False)
        case "curly":
            cap(globe, fill, FRINGE, 1.05, shine=False)
        case "spiky":
            cap(globe, fill, SHORT, 1.07, ragged=10, crown=_spikes)


def _scallops(angle: float) -> float:
    return 0.035 * abs(sin(radians(angle * 3.5)))


def _tufts(angle: float) -> float:
    return 0.13 * max(0.0, sin(radians(angle * 4.6 + 20))) * sin(radians(angle)) ** 2


def _spikes(angle: float) -> float:
    return 0.22 * max(0.0, sin(radians(angle * 6))) * sin(radians(angle)) ** 2


def _growths(globe: Globe, figure: Figure, lag: Spot, front: bool) -> None:
    """Buns, tails and curls: each before or behind the head, as it is turned."""
    brush, fill, high = globe.brush, figure.hair, globe.high
    match figure.hair_style:
        case "bun":
            _ball(globe, 180, 52, 1.22, 0.36, fill, front)
        case "granny_bun":
            _ball(globe, 170, 82, 1.20, 0.34, fill, front)
        case "low_ponytail":
            x, y, z = globe.on(180, -8, 1.08)
            if (z >= 0) == front:
                hank(brush, (x, y), high * 1.15, high * 0.24, fill, lag)
        case "pigtails":
            for side in (-1, 1):
                x, y, z = globe.on(side * 104, 12, 1.10)
                if (z >= 0) == front:
                    out = 0.28 if x > 0 else -0.28
                    hank(brush, (x, y), high * 1.25, high * 0.27, fill, lag, out)
                    brush.blob((x, y), high * 0.13, high * 0.13, figure.accent)
        case "short_curls":
            cluster(globe, fill, CURLS, front)
        case "curly":
            cluster(globe, fill, [(a, e, f * 1.04, s * 1.2) for a, e, f, s in CURLS], front)
        case "wisp" if front:
            x, y, _ = globe.on(0, 84, 1.0)
            for pull, end in ((-0.30, -0.10), (0.16, 0.16)):
                brush.curve(
                    (x, y + high * 0.04),
                    (x + pull * high + lag[0] * 0.03, y - high * 0.34),
                    (x + end * high + lag[0] * 0.05, y - high * 0.22),
                    fill,
                    high * 0.085,
                )


def _ball(globe: Globe, around: float, above: float, far: float, size: float, fill: str, front: bool) -> None:
    x, y, z = globe.on(around, above, far)
    if (z >= 0) == front:
        globe.brush.blob((x, y), size * globe.high, size * globe.high * 0.94, fill)
        globe.brush.curve(
            (x - size * globe.high * 0.5, y + size * globe.high * 0.1),
            (x, y + size * globe.high * 0.55),
            (x + size * globe.high * 0.55, y),
            style.shade(fill).name(),
            globe.high * 0.04,
        )
