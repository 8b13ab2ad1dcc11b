"""Windows and doors of rooms, what one sees through them, and the light that falls in."""

from __future__ import annotations

from PySide6.QtCore import QRectF

from gan.cartoon.catalogue.entries import Door
from gan.cartoon.stage import paths
from gan.cartoon.stage.places.scenery import Scenery
from gan.cartoon.stage.sketch import mixed, see_through, slope


def window(
    s: Scenery,
    x: float,
    y: float,
    width: float,
    height: float,
    *,
    frame: str = "#f7efe0",
    curtain: str = "",
    view: str = "garden",
    bars: tuple[int, int] = (2, 2),
) -> None:
    """A window about (x, y), with a view of the weather and the time, and the light that falls through it.

    Args:
        view: "garden", "town" or "sky".
        bars: panes across and down.
        curtain: colour of curtains at both sides, "" for none.
    """
    x0, y0, x1, y1 = x - width / 2, y - height / 2, x + width / 2, y + height / 2
    s.windows.append(QRectF(x0, y0, width, height))
    s.panel(x0 - 18, y0 - 18, x1 + 22, y1 + 24, see_through("#3a2a48", 0.14), 6)
    s.panel(x0 - 16, y0 - 16, x1 + 16, y1 + 16, frame, 6)
    _view(s, x0, y0, x1, y1, view)
    s.panel(x0, y0, x1, y0 + 9, see_through("#3a2a48", 0.18))
    s.panel(x0, y0, x0 + 7, y1, see_through("#3a2a48", 0.14))
    across, down = bars
    for number in range(1, across):
        at = x0 + width * number / across
        s.panel(at - 5, y0, at + 5, y1, frame)
    for number in range(1, down):
        at = y0 + height * number / down
        s.panel(x0, at - 5, x1, at + 5, frame)
    s.panel(x0 - 28, y1 + 12, x1 + 28, y1 + 28, frame, 5)
    s.panel(x0 - 28, y1 + 24, x1 + 28, y1 + 30, mixed(frame, "#4a2f45", 0.25), 3)
    if curtain:
        _curtains(s, x0, y0, x1, y1, curtain)


def _view(s: Scenery, x0: float, y0: float, x1: float, y1: float, view: str) -> None:
    frame = paths.box(x0, y0, x1, y1)
    top, middle, low = s.mood.sky
    width, height = x1 - x0, y1 - y0
    with s.glowing():
        s.patch(frame, slope(0, y0, 0, y1, top, middle, low))
        if s.mood.time == "night" and not s.mood.clouded:
            for _ in range(14):
                s.spot(s.chance.uniform(x0, x1), s.chance.uniform(y0, y1 - height * 0.4), 1.5, 1.5, "#fff8e0")
        elif not s.mood.clouded:
            cloud = paths.cloud(
                x0 + width * 0.62,
                y0 + height * 0.34,
                width * 0.4,
                -height * 0.14,
                ((-0.4, 0.4), (0.1, 0.5), (0.5, 0.35)),
            )
            s.patch(paths.common(cloud, frame), see_through("#fffaf0", 0.75))
    tint = s.mood.sky[2]
    dim = {"day": 0.12, "evening": 0.3, "night": 0.62}[s.mood.time]
    night = "#2c3560" if s.mood.time == "night" else tint
    with s.glowing():
        if view == "town":
            for number in range(6):
                bx, high = x0 + width * number / 6, height * (0.25 + 0.3 * ((number * 5) % 7) / 7)
                house = paths.box(bx - 4, y1 - high, bx + width / 6.3, y1 + 4)
                s.patch(
                    paths.common(house, frame),
                    mixed(("#c98f7a", "#8fa3b8", "#d9b98a")[number % 3], night, dim),
                )
                for row in range(3):
                    pane = paths.box(
                        bx + width * 0.05,
                        y1 - high + 14 + row * 24,
                        bx + width * 0.09,
                        y1 - high + 27 + row * 24,
                    )
                    s.patch(paths.common(pane, frame), "#ffdf8e" if s.mood.lit else "#e6f2f4")
        elif view == "garden":
            back = paths.blob(
                [
                    (x0 - 40, y1 - height * 0.3),
                    (x0 + width * 0.3, y1 - height * 0.4),
                    (x1 + 40, y1 - height * 0.27),
                    (x1 + 60, y1 + 50),
                    (x0 - 60, y1 + 50),
                ]
            )
            s.patch(paths.common(back, frame), mixed(s.ground("#9cc48a"), night, dim + 0.12))
            for at, size in ((0.16, 0.2), (0.86, 0.26)):
                crown = paths.oval(x0 + width * at, y1 - height * 0.36, width * size * 0.6, height * size)
                s.patch(paths.common(crown, frame), mixed(s.ground("#6fa867"), night, dim))
            front = paths.blob(
                [
                    (x0 - 40, y1 - height * 0.12),
                    (x0 + width * 0.6, y1 - height * 0.2),
                    (x1 + 40, y1 - height * 0.14),
                    (x1 + 60, y1 + 50),
                    (x0 - 60, y1 + 50),
                ]
            )
            s.patch(paths.common(front, frame), mixed(s.ground("#7fb568"), night, dim))


def _curtains(s: Scenery, x0: float, y0: float, x1: float, y1: float, fill: str) -> None:
    wide = (x1 - x0) * 0.22
    for side, edge in ((-1, x0 - 22), (1, x1 + 22)):
        inner = edge - side * wide
        shape = [
            (edge + side * 16, y0 - 30),
            (inner, y0 - 30),
            (inner + side * wide * 0.35, (y0 + y1) / 2),
            (edge - side * wide * 0.28, y1 + 4),
            (edge - side * wide * 0.5, y1 + 46),
            (edge + side * 22, y1 + 46),
        ]
        s.form(paths.poly(shape, 12), fill, shade=10, line=0)
        for share in (0.2, 0.5, 0.75):
            a = edge + side * 12 - side * (wide + 10) * share
            s.mark(
                [
                    (a, y0 - 22),
                    (a + side * wide * 0.2 * share, (y0 + y1) / 2),
                    (edge + side * 10 - side * wide * share * 0.55, y1 + 38),
                ],
                4,
                see_through(mixed(fill, "#4a2040", 0.4), 0.5),
                curved=True,
            )
        s.mark(
            [(edge + side * 18, y1 - 34), (edge - side * wide * 0.3, y1 - 16)],
            8,
            mixed(fill, "#f6d878", 0.55),
        )
    s.mark([(x0 - 52, y0 - 34), (x1 + 52, y0 - 34)], 9, "#a8744a")
    for x in (x0 - 54, x1 + 54):
        s.spot(x, y0 - 34, 9, 9, "#c79a5b")


def sunbeam(s: Scenery, x: float, width: float) -> None:
    """The light of a window on the floor, by day and in the evening."""
    if s.mood.clouded or s.mood.time == "night":
        return
    lean = 130 if s.mood.time == "day" else 260
    fill = "#fff6d0" if s.mood.time == "day" else "#ffc98a"
    y0, y1 = s.foot + 24, s.foot + 180
    with s.glowing():
        for share in (0.0, 0.53):
            left = x - width / 2 + width * share + lean * 0.5
            right = left + width * 0.47
            beam = [(left, y0), (right, y0), (right + lean * 0.9, y1), (left + lean * 0.8, y1)]
            s.flat(beam, slope(0, y0, 0, y1, see_through(fill, 0.36), see_through(fill, 0.1)))


def door(
    s: Scenery, own: Door, fill: str, frame: str = "#f3e6cf", *, arch: bool = False, glass: bool = False
) -> None:
    """A door in the back wall, closed."""
    x, foot = s.at(own.x), s.foot
    half, high = own.width * s.metre / 2, own.height * s.metre
    top = foot - high
    if arch:
        outer = paths.joined(
            paths.box(x - half - 16, top + half * 0.4, x + half + 16, foot),
            paths.oval(x, top + half * 0.55, half + 16, half * 0.8),
        )
        inner = paths.joined(
            paths.box(x - half, top + half * 0.5, x + half, foot),
            paths.oval(x, top + half * 0.6, half, half * 0.7),
        )
        s.patch(outer, frame)
        s.form(inner, fill, shade=10)
    else:
        s.panel(x - half - 12, top - 10, x + half + 20, foot, see_through("#3a2a48", 0.16), 4)
        s.panel(x - half - 15, top - 15, x + half + 15, foot, frame, 5)
        s.box(x - half, top, x + half, foot, fill, 3, shade=10)
    leaves = ((-1, 1),) if own.width < 1.15 else ((-1, 0), (0, 1))
    for left, right in leaves:
        x0, x1 = x + left * half + 14, x + right * half - 14
        if len(leaves) == 2:
            s.mark([(x, top + (half * 0.3 if arch else 4)), (x, foot - 2)], 3, mixed(fill, "#4a2f45", 0.4))
        _door_panels(s, x0, x1, top + (half * 0.75 if arch else 0), foot, fill, glass)
        knob = x1 - 1 if left else x0 + 1
        s.oval(knob, foot - 1.0 * s.metre, 7, 8, "#e0b040", line=0)
    s.panel(x - half - 6, foot - 5, x + half + 6, foot + 5, mixed(fill, "#3a2a38", 0.45), 2)


def _door_panels(s: Scenery, x0: float, x1: float, top: float, foot: float, fill: str, glass: bool) -> None:
    high = foot - top
    pale = mixed(fill, "#fff0d0", 0.2)
    if glass:
        with s.glowing():
            s.box(
                x0,
                top + high * 0.08,
                x1,
                top + high * 0.56,
                mixed(s.mood.sky[1], "#f3e6c6" if s.mood.lit else "#ffffff", 0.4 if s.mood.lit else 0.1),
                6,
                line=0,
                shade=0,
            )
            s.flat(
                [
                    (x0 + 8, top + high * 0.5),
                    (x0 + (x1 - x0) * 0.6, top + high * 0.12),
                    (x0 + (x1 - x0) * 0.85, top + high * 0.12),
                    (x0 + (x1 - x0) * 0.25, top + high * 0.54),
                ],
                see_through("#ffffff", 0.22),
            )
    else:
        s.box(x0, top + high * 0.08, x1, top + high * 0.47, pale, 6, line=0, shade=5)
    s.box(x0, top + high * 0.6, x1, top + high * 0.93, pale, 6, line=0, shade=5)


# --- what hangs
