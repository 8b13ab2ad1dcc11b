"""Drawings of toys, instruments, what is worn on the head, and the stand-in for unknown things."""

from __future__ import annotations

import math

from gan.cartoon.stage import paths
from gan.cartoon.stage.props.drawing import Drawings, Look
from gan.cartoon.stage.props.tools import arc
from gan.cartoon.stage.sketch import Sketch, see_through

TOYS = Drawings()
_WOOD = "#b07a4a"
_STEEL = "#b4bec8"


@TOYS("ball")
def _ball(s: Sketch, look: Look) -> None:
    s.oval(0, 0.13, 0.13, 0.13, look.colour, shade=0.045)
    s.mark(arc(-0.12, 0.13, 0.16, 0.16, -48, 48), 0.016, look.pale, curved=True)
    s.mark(arc(0.2, 0.13, 0.16, 0.16, 128, 232), 0.016, look.pale, curved=True)
    s.spot(-0.045, 0.185, 0.022, 0.016, "#fff6e6")


@TOYS("balloon")
def _balloon(s: Sketch, look: Look) -> None:
    s.mark([(0, 0.0), (0.02, 0.25), (-0.02, 0.5), (0, 0.74)], 0.01, "#9aa0a6", curved=True)
    s.poly([(-0.03, 0.725), (0.03, 0.725), (0, 0.77)], look.dark, 0.01)
    s.blob(
        [
            (0, 0.75),
            (0.13, 0.86),
            (0.17, 1.0),
            (0.1, 1.12),
            (0, 1.15),
            (-0.1, 1.12),
            (-0.17, 1.0),
            (-0.13, 0.86),
        ],
        look.colour,
    )
    s.spot(-0.07, 1.05, 0.026, 0.04, look.pale)


@TOYS("kite")
def _kite(s: Sketch, look: Look) -> None:
    s.mark([(0, 0.0), (-0.08, 0.2), (0.06, 0.35), (0, 0.5)], 0.012, "#9aa0a6", curved=True)
    for x, y in ((-0.06, 0.22), (0.045, 0.36)):
        s.poly([(x, y), (x - 0.07, y + 0.04), (x - 0.06, y - 0.05)], "#4f86c0", 0.01)
        s.poly([(x, y), (x + 0.07, y + 0.04), (x + 0.06, y - 0.05)], "#f6c453", 0.01)
    s.poly([(0, 0.5), (0.31, 0.92), (0, 1.2), (-0.31, 0.92)], look.colour, 0.02, shade=0.0)
    s.flat([(0.01, 0.53), (0.29, 0.91), (0.01, 0.91)], look.pale)
    s.flat([(-0.01, 0.93), (-0.28, 0.93), (-0.01, 1.17)], look.pale)
    s.mark([(0, 0.52), (0, 1.18)], 0.012, look.dark)
    s.mark([(-0.29, 0.92), (0.29, 0.92)], 0.012, look.dark)


@TOYS("teddy")
def _teddy(s: Sketch, look: Look) -> None:
    for side in (-1, 1):
        s.oval(side * 0.1, 0.06, 0.07, 0.06, look.colour)
        s.spot(side * 0.105, 0.055, 0.032, 0.028, look.pale)
        s.oval(side * 0.085, 0.43, 0.05, 0.05, look.colour)
        s.spot(side * 0.085, 0.43, 0.024, 0.024, look.pale)
    s.oval(0, 0.16, 0.12, 0.13, look.colour)
    for side in (-1, 1):
        s.rod([(side * 0.1, 0.21), (side * 0.15, 0.14)], 0.07, look.colour)
    s.spot(0, 0.15, 0.065, 0.07, look.pale)
    s.oval(0, 0.35, 0.12, 0.11, look.colour)
    s.spot(0, 0.315, 0.055, 0.042, look.pale)
    s.spot(0, 0.33, 0.018, 0.013, "#41394a")
    for side in (-1, 1):
        s.spot(side * 0.045, 0.375, 0.013, 0.015, "#41394a")
    s.mark([(-0.02, 0.3), (0, 0.293), (0.02, 0.3)], 0.008, "#41394a", curved=True)


@TOYS("robot_toy")
def _robot_toy(s: Sketch, look: Look) -> None:
    for side in (-1, 1):
        s.box(side * 0.02, 0.0, side * 0.07, 0.1, look.dark, 0.012)
        s.rod([(side * 0.1, 0.17), (side * 0.11, 0.1)], 0.035, look.dark)
    s.box(-0.08, 0.08, 0.08, 0.21, look.colour, 0.02)
    s.mark([(0, 0.3), (0, 0.345)], 0.012, look.dark)
    s.oval(0, 0.345, 0.016, 0.015, "#d9574e", line=0)
    s.box(-0.07, 0.215, 0.07, 0.315, look.colour, 0.025)
    with s.glowing():
        for side in (-1, 1):
            s.spot(side * 0.03, 0.275, 0.016, 0.016, "#ffe9a8")
    s.mark([(-0.03, 0.238), (0.03, 0.238)], 0.01, look.dark)
    s.spot(0, 0.15, 0.025, 0.025, "#f6c453")


@TOYS("blocks")
def _blocks(s: Sketch, look: Look) -> None:
    for x, y, fill in ((-0.2, 0.0, "#d9574e"), (0.01, 0.0, look.colour), (-0.1, 0.2, "#f6c453")):
        s.box(x, y, x + 0.195, y + 0.195, fill, 0.02)
        s.box(x + 0.04, y + 0.04, x + 0.155, y + 0.155, "#fff6e6", 0.015, line=0, shade=0)
    s.poly([(-0.135, 0.06), (-0.07, 0.06), (-0.1025, 0.13)], "#d9574e", 0.006, line=0, shade=0)
    s.spot(0.108, 0.097, 0.036, 0.036, look.colour)
    s.poly(paths.star(-0.0025, 0.295, 0.045, 0.02), "#e0a030", 0.004, line=0, shade=0)


@TOYS("guitar")
def _guitar(s: Sketch, look: Look) -> None:
    s.rod([(0, 0.4), (0, 0.9)], 0.05, "#6b4231")
    s.box(-0.04, 0.87, 0.04, 1.0, "#7a4b33", 0.02)
    for y in (0.9, 0.95):
        s.mark([(-0.055, y), (0.055, y)], 0.014, "#e0c080")
    body = [(0, 0.0), (0.15, 0.04), (0.19, 0.16), (0.13, 0.28), (0.12, 0.38), (0.06, 0.46)]
    s.blob([*body, (-0.06, 0.46), (-0.12, 0.38), (-0.13, 0.28), (-0.19, 0.16), (-0.15, 0.04)], look.colour)
    s.spot(0, 0.29, 0.055, 0.055, "#4a2f2a")
    s.box(-0.065, 0.115, 0.065, 0.14, "#6b4231", 0.008, line=0)
    for x in (-0.012, 0.0, 0.012):
        s.mark([(x, 0.13), (x, 0.88)], 0.004, "#f3e6cf")


@TOYS("violin")
def _violin(s: Sketch, look: Look) -> None:
    s.rod([(0, 0.25), (0, 0.57)], 0.03, "#41394a")
    s.form(paths.ring(0, 0.59, 0.028, 0.01), look.dark)
    body = [(0, 0.0), (0.1, 0.03), (0.12, 0.12), (0.07, 0.19), (0.095, 0.28), (0.05, 0.34)]
    s.blob([*body, (-0.05, 0.34), (-0.095, 0.28), (-0.07, 0.19), (-0.12, 0.12), (-0.1, 0.03)], look.colour)
    for side in (-1, 1):
        s.mark([(side * 0.045, 0.13), (side * 0.05, 0.2)], 0.008, "#4a2f2a")
    s.mark([(0, 0.07), (0, 0.5)], 0.006, "#f3e6cf")
    s.mark([(0, 0.03), (0, 0.1)], 0.02, "#41394a")


@TOYS("drum")
def _drum(s: Sketch, look: Look) -> None:
    s.box(-0.21, 0.01, 0.21, 0.37, look.colour, 0.05, shade=0.06)
    for x in (-0.2, -0.1, 0.0, 0.1):
        s.mark([(x, 0.33), (x + 0.05, 0.06), (x + 0.1, 0.33)], 0.01, "#f7ead3")
    s.form(paths.rod([(-0.19, 0.045), (0, 0.02), (0.19, 0.045)], 0.035, True), "#f6c453")
    s.oval(0, 0.37, 0.21, 0.05, "#f7ead3")


@TOYS("trumpet")
def _trumpet(s: Sketch, look: Look) -> None:
    s.form(paths.ring(-0.04, 0.1, 0.08, 0.05), look.colour)
    s.rod([(-0.26, 0.15), (0.16, 0.15)], 0.03, look.colour)
    s.blob(
        [(0.12, 0.135), (0.22, 0.11), (0.29, 0.06), (0.3, 0.15), (0.29, 0.235), (0.22, 0.185), (0.12, 0.165)],
        look.colour,
    )
    s.rod([(-0.3 + 0.02, 0.15), (-0.25, 0.15)], 0.04, look.dark)
    for x in (-0.09, -0.04, 0.01):
        s.box(x - 0.015, 0.12, x + 0.015, 0.215, look.pale, 0.008)


@TOYS("microphone")
def _microphone(s: Sketch, look: Look) -> None:
    s.poly([(-0.016, 0.0), (0.016, 0.0), (0.03, 0.21), (-0.03, 0.21)], look.colour, 0.012)
    s.oval(0, 0.25, 0.048, 0.05, "#9aa0a6")
    s.mark([(-0.045, 0.25), (0.045, 0.25)], 0.01, look.colour)


@TOYS("flag")
def _flag(s: Sketch, look: Look) -> None:
    s.rod([(-0.29, 0.0), (-0.29, 1.22)], 0.03, _WOOD)
    s.blob(
        [
            (-0.28, 1.18),
            (-0.1, 1.21),
            (0.08, 1.16),
            (0.31, 1.19),
            (0.3, 0.98),
            (0.3, 0.8),
            (0.08, 0.76),
            (-0.1, 0.82),
            (-0.28, 0.8),
            (-0.28, 1.0),
        ],
        look.colour,
    )
    s.poly(paths.star(0.0, 0.98, 0.1, 0.045), "#fff6e6", 0.01, line=0, shade=0)
    s.oval(-0.29, 1.22, 0.03, 0.03, "#e8b93a")


@TOYS("trophy")
def _trophy(s: Sketch, look: Look) -> None:
    for side in (-1, 1):
        s.mark(
            arc(side * 0.1, 0.31, 0.06, 0.06, 60 if side > 0 else 120, -80 if side > 0 else 260),
            0.022,
            look.dark,
            curved=True,
        )
    s.poly(
        [(-0.11, 0.42), (0.11, 0.42), (0.09, 0.25), (0.03, 0.17), (-0.03, 0.17), (-0.09, 0.25)],
        look.colour,
        0.03,
    )
    s.box(-0.02, 0.08, 0.02, 0.19, look.dark, 0.005)
    s.box(-0.09, 0.0, 0.09, 0.09, "#7a4b33", 0.015)
    s.poly(paths.star(0, 0.33, 0.045, 0.02), look.pale, 0.004, line=0, shade=0)


@TOYS("racket")
def _racket(s: Sketch, look: Look) -> None:
    s.rod([(0, 0.02), (0, 0.3)], 0.04, "#7a4b33")
    s.poly([(-0.03, 0.28), (0.03, 0.28), (0.07, 0.36), (-0.07, 0.36)], look.colour, 0.01)
    s.patch(paths.oval(0, 0.52, 0.12, 0.165), see_through("#fff6e6", 0.6))
    for step in (-0.07, -0.025, 0.025, 0.07):
        s.mark([(step, 0.38), (step, 0.66)], 0.006, "#cfc6b8")
        s.mark([(-0.11, 0.52 + step * 1.5), (0.11, 0.52 + step * 1.5)], 0.006, "#cfc6b8")
    s.form(paths.without(paths.oval(0, 0.52, 0.14, 0.18), paths.oval(0, 0.52, 0.11, 0.15)), look.colour)


@TOYS("skateboard")
def _skateboard(s: Sketch, look: Look) -> None:
    for x in (-0.22, 0.22):
        s.oval(x, 0.05, 0.05, 0.05, "#f7ead3")
        s.spot(x, 0.05, 0.018, 0.018, "#8f99a3")
        s.box(x - 0.03, 0.09, x + 0.03, 0.13, "#8f99a3", 0.006)
    s.rod([(-0.36, 0.175), (-0.26, 0.145), (0.26, 0.145), (0.36, 0.175)], 0.045, look.colour)


@TOYS("hat")
def _hat(s: Sketch, look: Look) -> None:
    s.blob(
        [(-0.12, 0.04), (-0.115, 0.16), (-0.06, 0.215), (0, 0.2), (0.06, 0.215), (0.115, 0.16), (0.12, 0.04)],
        look.colour,
    )
    s.box(-0.122, 0.045, 0.122, 0.085, look.dark, 0.01, line=0)
    s.blob(
        [
            (-0.2, 0.045),
            (-0.1, 0.045),
            (0, 0.04),
            (0.1, 0.045),
            (0.2, 0.045),
            (0.12, 0.008),
            (0, 0.0),
            (-0.12, 0.008),
        ],
        look.colour,
    )


@TOYS("crown")
def _crown(s: Sketch, look: Look) -> None:
    tips = [(-0.13, 0.0), (0.13, 0.0), (0.14, 0.17), (0.065, 0.09), (0, 0.19), (-0.065, 0.09), (-0.14, 0.17)]
    s.poly(tips, look.colour, 0.01)
    for x, y in ((-0.135, 0.175), (0, 0.185), (0.135, 0.175)):
        s.oval(x * 0.96, y - 0.004, 0.018, 0.018, "#d9574e", line=0)
    s.mark([(-0.115, 0.035), (0.115, 0.035)], 0.02, look.dark)


@TOYS("helmet")
def _helmet(s: Sketch, look: Look) -> None:
    dome = arc(0, 0.07, 0.16, 0.19, 0, 180, 13)
    s.poly(dome, look.colour, 0.01)
    s.mark(arc(0, 0.07, 0.05, 0.17, 40, 140), 0.03, look.dark, curved=True)
    s.box(-0.17, 0.03, 0.17, 0.085, look.colour, 0.025)


@TOYS("glasses")
def _glasses(s: Sketch, look: Look) -> None:
    for side in (-1, 1):
        s.patch(paths.oval(side * 0.075, 0.05, 0.05, 0.042), see_through("#a9d6e5", 0.55))
        s.form(
            paths.without(
                paths.oval(side * 0.075, 0.05, 0.06, 0.05), paths.oval(side * 0.075, 0.05, 0.044, 0.035)
            ),
            look.colour,
            line=0,
        )
        s.mark([(side * 0.13, 0.06), (side * 0.137, 0.055)], 0.012, look.colour)
    s.mark([(-0.02, 0.056), (0, 0.066), (0.02, 0.056)], 0.012, look.colour, curved=True)


@TOYS("shoe")
def _shoe(s: Sketch, look: Look) -> None:
    s.blob(
        [
            (-0.13, 0.16),
            (-0.02, 0.16),
            (0.02, 0.1),
            (0.12, 0.075),
            (0.145, 0.03),
            (0.1, 0.012),
            (-0.13, 0.012),
            (-0.145, 0.08),
        ],
        look.colour,
    )
    s.box(-0.15, 0.0, 0.15, 0.032, "#f7ead3", 0.012)
    for x, y in ((0.0, 0.12), (0.03, 0.1)):
        s.mark([(x - 0.02, y - 0.012), (x + 0.01, y + 0.012)], 0.01, "#f7ead3")


@TOYS("thing")
def _thing(s: Sketch, look: Look) -> None:
    """A soft round something with a patch and a spiral: friendly, and like no known thing."""
    s.blob(
        [
            (-0.16, 0.02),
            (0.16, 0.02),
            (0.225, 0.17),
            (0.2, 0.36),
            (0.06, 0.45),
            (-0.08, 0.44),
            (-0.21, 0.34),
            (-0.225, 0.15),
        ],
        look.colour,
    )
    s.rod([(0.03, 0.42), (0.05, 0.47)], 0.03, look.dark)
    s.blob([(-0.19, 0.2), (-0.12, 0.14), (-0.09, 0.24), (-0.16, 0.28)], look.pale, line=0, shade=0)
    turns = [
        (0.03 + 0.0065 * n * math.cos(n * 0.62), 0.22 + 0.0065 * n * math.sin(n * 0.62)) for n in range(1, 20)
    ]
    s.mark(turns, 0.02, look.dark, curved=True)
