"""A still life by a window: stoneware with olive twigs, a painted mug, lemons, an apple and old books."""

from __future__ import annotations

import math

import numpy as np
import torch
from lights import View, Window
from PIL import Image, ImageDraw, ImageFont
from shapes import (
    Leaves,
    Paint,
    Plane,
    Thing,
    box,
    dots,
    lattice,
    layers,
    length,
    melt,
    mix,
    noise,
    noise3,
    ramp,
    rectangle,
    rgb,
    turned,
    unit,
)
from torch import Tensor

DRAW = torch.Generator().manual_seed(20)
THREAD, TILT = 0.042, turned(37, 29, 51)


def wood(p: Tensor) -> Paint:
    """Oiled boards that run from left to right."""
    board = ((p[2] + 40) / 1.35).floor()
    z = (p[2] + 40) / 1.35 - board
    x = p[0] + 31 * lattice(board, board * 0 + 3)
    sway = layers(x * 0.35, p[2] * 1.1 + board * 7, 3)
    rings = layers(x * 0.22, p[2] * 3.2 + sway * 5 + board * 13, 2) * 9
    ring = rings - rings.floor()
    ring = ring**2 * (1 - ramp(0.9, 1.0, ring))
    fibre = layers(x * 1.6, p[2] * 46, 3)
    pores = ramp(0.66, 0.8, noise(x * 5, p[2] * 95)) * (0.35 + 0.65 * ring)
    colour = mix(rgb(0.46, 0.27, 0.135), rgb(0.27, 0.135, 0.06), ring * 0.75)
    colour = (
        colour * (0.72 + 0.55 * fibre) * (0.82 + 0.36 * lattice(board, board * 0 + 9)) * (1 - 0.5 * pores)
    )
    gap = ramp(0.0, 0.012, z) * ramp(0.0, 0.012, 1 - z)
    return colour * (0.15 + 0.85 * gap), 0.04 * gap, 0.20 + 0.22 * fibre + 0.3 * pores


def wood_relief(p: Tensor) -> Tensor:
    z = (p[2] + 40) / 1.35
    edge = (z - z.round()).abs()
    return (
        0.004 * noise(p[0] * 1.6, p[2] * 46)
        - 0.02 * (1 - ramp(0, 0.02, edge))
        + 0.01 * layers(p[0], p[2] * 3, 2)
    )


def plaster(p: Tensor) -> Paint:
    cloud = layers(p[0] * 0.7, p[2] * 0.7, 5)
    return rgb(0.50, 0.49, 0.45) * (0.8 + 0.4 * cloud), 0.0, 1.0


def plaster_relief(p: Tensor) -> Tensor:
    return 0.018 * layers(p[0] * 5, p[2] * 5 + 2 * noise(p[0], p[2]), 4)


def cloth_height(p: Tensor) -> Tensor:
    fold = torch.sin(2.3 * p[0] + 1.1 * torch.sin(0.9 * p[2] + 0.4) + 0.5) * torch.sin(
        0.7 * p[2] + 2.0 * p[0] + 1
    )
    calm = ramp(0.75, 1.5, length(p[0] - 0.1, (p[2] + 0.2) * 0.8))
    return 0.04 + calm * 0.12 * (fold.clamp_min(-0.15) + 0.15) * (0.6 + 0.4 * torch.sin(1.7 * p[2] + p[0]))


def cloth(p: Tensor) -> Tensor:
    fringe = 0.1 * (2 * ((p[2] / 0.08).remainder(1) - 0.5).abs())
    flat = rectangle(p[0], p[2], 1.75, 1.35) - 0.05
    flat = torch.minimum(flat, torch.maximum(p[0].abs() - 1.8 - fringe * 1.6, p[2].abs() - 1.38))
    return torch.maximum(((p[1] - cloth_height(p) + 0.016).abs() - 0.016) * 0.75, flat * 0.5)


def weave(p: Tensor) -> Tensor:
    """Height of plain weave: threads pass over and under each other."""
    i, j = p[0] / THREAD, p[2] / THREAD
    odd = torch.where((i.floor() + j.floor()).remainder(2) < 0.5, 1.0, -1.0)
    across, along = (math.pi * (i - i.floor())).sin(), (math.pi * (j - j.floor())).sin()
    return THREAD * 0.22 * torch.maximum(across * (1 + 0.5 * odd * along), along * (1 - 0.5 * odd * across))


def linen(p: Tensor) -> Paint:
    i, j = (p[0] / THREAD).floor(), (p[2] / THREAD).floor()
    over = ((i + j).remainder(2) < 0.5).float()
    stripe = i.remainder(24)
    blue = ((stripe < 7) | (stripe == 9) | (stripe == 21)).float() * (0.78 + 0.22 * over)
    tint = 0.84 + 0.32 * mix(lattice(j, j * 0 + 5), lattice(i, i * 0 + 6), over) * (
        0.8 + 0.4 * noise(p[0] * 9, p[2] * 9)
    )
    deep = 0.55 + 0.45 * ramp(0.1, 0.8, weave(p) / (THREAD * 0.33))
    return mix(rgb(0.74, 0.69, 0.60), rgb(0.075, 0.145, 0.31), blue) * tint * deep, 0.0, 1.0


def mug(p: Tensor) -> Tensor:
    r = length(p[0], p[2])
    wall = (
        rectangle(
            r - 0.52 - 0.05 * (p[1] - 0.55) ** 2 + 0.05 * ramp(0.16, 0.0, p[1]), p[1] - 0.57, 0.012, 0.53
        )
        - 0.032
    )
    drink = rectangle(r, p[1] - 0.50, 0.50, 0.42)
    x, y = p[0] - 0.55, (p[1] - 0.60) * 0.86
    loop = length(length(x, y) - 0.27, p[2] * 0.62) - 0.052
    loop = torch.maximum(loop, 0.47 - r)
    return torch.minimum(melt(wall, loop, 0.09), drink)


def glaze(p: Tensor) -> Paint:
    """Cream glaze with cobalt bands and a row of sprigs; tea inside."""
    turn, y = torch.atan2(p[0], p[2]) / (2 * math.pi) + 0.5, p[1]
    r = length(p[0], p[2])
    brush = 0.006 * (noise(turn * 60, y * 8) - 0.5)
    ink = sum(
        ramp(w, w * 0.6, (y + brush - at).abs())
        for at, w in ((0.98, 0.022), (0.925, 0.008), (0.20, 0.03), (0.255, 0.008))
    )
    u, v = (turn * 9).remainder(1) - 0.5, (y - 0.58) / 0.36
    stem = ramp(0.035, 0.015, (u - 0.08 * torch.sin(4 * v)).abs()) * ramp(0.75, 0.7, v.abs())
    ink = ink + stem
    for height in (-0.5, -0.12, 0.26):
        for side in (-1, 1):
            a, b = (u - 0.08 * math.sin(4 * height)) * side, v - height
            a, b = 0.75 * a + 0.42 * b, 0.8 * b - 0.55 * a
            ink = ink + ramp(0.02, -0.02, length((a - 0.19) / 0.16, b / 0.085) * 0.1 - 0.1)
    berry = length(u - 0.08 * math.sin(3.0), (v - 0.78) * 0.9)
    ink = ink + ramp(0.1, 0.08, berry) + ramp(0.05, 0.03, length(u.abs() - 0.5, (v - 0.2) * 0.9))
    ink = (ink * (r > 0.5) * (r < 0.585) * (0.72 + 0.4 * noise(turn * 90, y * 30))).clamp(0, 1)
    speck = dots(turn * 46, y * 14, 0.16)
    cream = rgb(0.80, 0.76, 0.67) * (0.94 + 0.1 * layers(turn * 12, y * 5, 3)) * (1 - 0.55 * speck)
    cream = mix(cream, rgb(0.42, 0.24, 0.12), ramp(1.085, 1.13, y) * 0.75)
    colour = mix(cream, rgb(0.035, 0.075, 0.30), ink)
    return mix(colour, rgb(0.10, 0.03, 0.008), ((r < 0.485) & (y < 0.93)).float()), 0.045, 0.03


def bottle(p: Tensor) -> Tensor:
    r, y = length(p[0], p[2]), p[1]
    belly = (length(r / 0.62, (y - 0.68) / 0.70) - 1) * 0.6
    neck = rectangle(r - 0.02 - 0.06 * ramp(1.3, 1.75, y), y - 1.3, 0.15, 0.42) - 0.02
    lip = length(r - 0.225, y - 1.72) - 0.035
    solid = torch.maximum(melt(melt(belly, neck, 0.35), lip, 0.06), 0.02 - y)
    return torch.maximum(solid, -torch.maximum(r - 0.17, 1.4 - y))


def stoneware(p: Tensor) -> Paint:
    """Speckled clay below, a sea-green glaze that ran down from above."""
    turn, y = torch.atan2(p[0], p[2]) / math.pi, p[1]
    line = 0.46 + 0.10 * noise(turn * 5, y * 0 + 3) + 0.05 * noise(turn * 17, y * 0)
    glazed = ramp(-0.01, 0.01, y - line)
    speck = dots(turn * 34, y * 17, 0.30)
    clay = rgb(0.42, 0.30, 0.21) * (0.75 + 0.45 * layers(turn * 3, y * 40, 3)) * (1 - 0.6 * speck)
    pool = ramp(0.22, 0.0, y - line) * 0.6 + 0.5 * layers(turn * 6, y * 4, 4)
    sea = mix(rgb(0.36, 0.50, 0.47), rgb(0.10, 0.25, 0.26), pool) * (1 - 0.45 * speck)
    sea = mix(sea, rgb(0.38, 0.26, 0.16), ramp(1.70, 1.76, y) * 0.8)
    return mix(clay, sea, glazed), 0.045 * glazed, 0.75 - 0.62 * glazed


def throwing(p: Tensor) -> Tensor:
    return 0.003 * torch.sin(p[1] * 55 + 2 * noise(p[0] * 3, p[1] * 3)) + 0.002 * noise3(p * 30)


def lemon(p: Tensor) -> Tensor:
    body = (torch.sqrt((p[0] / 0.56) ** 2 + (p[1] / 0.44) ** 2 + (p[2] / 0.44) ** 2) - 1) * 0.44
    tip = torch.sqrt((p[0] - 0.56) ** 2 + p[1] ** 2 + p[2] ** 2) - 0.085
    end = torch.sqrt((p[0] + 0.54) ** 2 + p[1] ** 2 + p[2] ** 2) - 0.075
    return melt(melt(body, tip, 0.2), end, 0.2)


def pores(p: Tensor) -> Tensor:
    return ramp(0.5, 0.85, noise3(TILT @ p * 30)) + 0.5 * ramp(0.55, 0.8, noise3(TILT.T @ p * 52))


def rind_relief(p: Tensor) -> Tensor:
    return -0.0035 * pores(p) + 0.006 * noise3(p * 4)


def rind(p: Tensor) -> Paint:
    patch = noise3(p * 3.2)
    colour = mix(rgb(0.86, 0.60, 0.035), rgb(0.78, 0.62, 0.06), patch)
    colour = mix(colour, rgb(0.46, 0.50, 0.07), ramp(0.42, 0.62, p[0].abs() + 0.1 * patch) * 0.7)
    colour = colour * (1 - 0.22 * pores(p)) * (0.92 + 0.16 * noise3(p * 55))
    return mix(colour, rgb(0.25, 0.16, 0.06), ramp(0.585, 0.62, -p[0])), 0.04, 0.28


def half_lemon(p: Tensor) -> Tensor:
    return torch.maximum(lemon(p), p[0] - 0.02)


def pulp_parts(p: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """Radius, flesh (against membrane), vesicle fibre and whether this is the cut face."""
    r, turn = length(p[1], p[2]), torch.atan2(p[1], p[2]) / (2 * math.pi) * 9
    turn = turn + 0.13 * torch.sin(turn * 1.4) + 0.05 * noise(r * 9, turn)
    away = (turn - turn.round()).abs() * 2 * math.pi / 9 * r
    flesh = ramp(0.006, 0.022, away) * ramp(0.385, 0.365, r) * ramp(0.045, 0.075, r)
    vesicle = layers(turn * 7 + 2 * noise(r * 6, turn * 2), r * 11 + 9 * turn.floor(), 2)
    return r, flesh, vesicle, ramp(0.0, 0.012, p[0])


def pulp_relief(p: Tensor) -> Tensor:
    r, flesh, vesicle, cut = pulp_parts(p)
    return mix(rind_relief(p), flesh * (0.035 * vesicle - 0.02), cut)


def pulp(p: Tensor) -> Paint:
    r, flesh, vesicle, cut = pulp_parts(p)
    outside = rind(p)[0]
    pith = mix(rgb(0.86, 0.81, 0.60), rgb(0.86, 0.62, 0.06), ramp(0.415, 0.428, r))
    inner = mix(rgb(0.84, 0.70, 0.22), rgb(0.80, 0.54, 0.05), vesicle) * (
        0.9 + 0.25 * noise(p[1] * 40, p[2] * 40)
    )
    return mix(outside, mix(pith, inner, flesh), cut), 0.04, 0.28 - 0.16 * flesh * cut


def apple(p: Tensor) -> Tensor:
    turn = torch.atan2(p[0], p[2])
    r = length(p[0], p[2]) * (1 - 0.17 * p[1] - 0.012 * torch.cos(5 * turn) * ramp(0.1, -0.5, p[1]))
    body = length(r - 0.15, p[1] * 0.80) - 0.355
    y = p[1] - 0.15
    stem = (
        length(length(p[0] - 0.35 * y * y, p[2]), (y - 0.16).abs().sub(0.17).clamp_min(0))
        - 0.014
        - 0.016 * ramp(0.2, 0.36, y)
    )
    return torch.minimum(body, stem) * 0.9


def apple_skin(p: Tensor) -> Paint:
    turn, y = torch.atan2(p[0], p[2]) / (2 * math.pi), p[1]
    r = length(p[0], p[2])
    streak = layers(turn * 84, y * 1.6 + 3, 3)
    red = ramp(0.24, 0.66, 0.45 * streak + 0.5 * noise(turn * 3 + 5, y * 1.6) + 0.1 * ramp(0.1, 0.4, r))
    colour = mix(rgb(0.72, 0.50, 0.11), mix(rgb(0.55, 0.05, 0.03), rgb(0.36, 0.018, 0.022), streak), red)
    colour = mix(colour, rgb(0.42, 0.36, 0.10), ramp(0.16, 0.05, r) * 0.8)
    colour = mix(colour, rgb(0.80, 0.62, 0.38), dots(turn * 52, y * 13, 0.17) * 0.6)
    stem = ((r < 0.075) & (y > 0.17)).float()
    return mix(colour, rgb(0.16, 0.085, 0.04), stem), 0.042 * (1 - stem), 0.13 + 0.5 * stem


def lettering(words: str) -> Tensor:
    """The words as a mask of 72 rows."""
    font = ImageFont.load_default(size=60)
    page = Image.new("L", (int(font.getlength(words)) + 8, 72))
    ImageDraw.Draw(page).text((4, 34), words, fill=255, font=font, anchor="lm")
    return torch.from_numpy(np.asarray(page).astype(np.float32) / 255)


def book(
    x: float, y: float, z: float, words: str, shift: float, cover: Tensor, foil: Tensor, **place: object
) -> Thing:
    """A book of these half sizes that lies flat, its spine towards +z."""
    page, high = lettering(words), 0.62 * y

    def parts(p: Tensor) -> tuple[Tensor, Tensor]:
        bulge = 0.05 * (1 - (p[1] / y) ** 2).clamp_min(0)
        q = torch.stack((p[0], p[1], p[2] - bulge * ramp(z - 0.25, z, p[2])))
        hollow = torch.maximum(p[1].abs() - y + 0.035, p[2] - z + 0.07)
        paper = box(p, x - 0.05, y - 0.02, z - 0.05, 0.005)
        return torch.maximum(box(q, x, y, z, 0.025), -hollow), paper

    def shape(p: Tensor) -> Tensor:
        return torch.minimum(*parts(p)) * 0.9

    def paint(p: Tensor) -> Paint:
        boards, paper = parts(p)
        sheet = noise(p[0] * 2, p[1] * 170) * noise(p[2] * 2 + p[0] * 3, p[1] * 90)
        leaf = rgb(0.78, 0.70, 0.54) * (0.55 + 0.6 * sheet)
        grain = layers(p[0] * 38 + p[1] * 9, p[2] * 38 + p[1] * 60, 3)
        worn = ramp(0.03, 0.0, (y - p[1].abs()) + 0.05 * grain) * 0.5
        cloth_ = mix(cover * (0.7 + 0.6 * grain), rgb(0.6, 0.5, 0.38), worn)
        spine = (p[2] > z - 0.03).float()
        row = ((0.5 - p[1] / (2 * high)) * 72).long()
        column = ((p[0] - shift * x) / (2 * high) * 72 + page.shape[1] / 2).long()
        within = (row >= 0) & (row < 72) & (column >= 0) & (column < page.shape[1])
        gilt = page[row.clamp(0, 71), column.clamp(0, page.shape[1] - 1)] * within
        for at in (0.93, 0.89, 0.70, -0.86, -0.93, -0.80):
            gilt = gilt + ramp(0.012, 0.009, (p[0] - at * x).abs())
        lozenge = ((p[0] - 0.80 * x).abs() + p[1].abs() * 0.8) / (0.4 * y)
        gilt = gilt + ramp(1, 0.93, lozenge) * ramp(0.55, 0.62, lozenge)
        gilt = (gilt * spine).clamp(0, 1) * ramp(0.0, 0.3, layers(p[0] * 60, p[1] * 60, 2))
        inside = (paper < boards).float()
        colour = mix(mix(cloth_, foil, gilt), leaf, inside)
        return colour, mix(0.02 + 0.35 * gilt, 0 * gilt, inside), 0.45 - 0.15 * gilt + 0.5 * inside

    return Thing(
        shape, paint, (-x - 0.03, -y - 0.02, -z - 0.03), (x + 0.03, y + 0.02, z + 0.1), step=0.85, **place
    )


def olive_leaf(u: Tensor, v: Tensor, which: Tensor) -> Paint:
    vein = ramp(0.012, 0.005, v.abs()) + 0.45 * ramp(0.1, 0.03, ((u - v.abs() * 1.6) * 15).remainder(1) - 0.0)
    hue = lattice(which, which * 0 + 2)
    colour = mix(rgb(0.10, 0.19, 0.06), rgb(0.24, 0.31, 0.10), hue) * (0.8 + 0.4 * layers(u * 9, v * 30, 3))
    return mix(colour, rgb(0.36, 0.42, 0.18), 0.6 * vein.clamp(0, 1)), 0.04, 0.26 + 0.1 * hue


def twig(root: tuple, lean: tuple, bend: tuple, tall: float, count: int) -> list[Thing]:
    """A stem that leans and bends in x and z as it climbs from `root`, with leaves on all sides."""
    (x, y, z), (lean_x, lean_z), (bend_x, bend_z) = root, lean, bend

    def course(h: Tensor) -> tuple[Tensor, Tensor]:
        return x + lean_x * h + bend_x * h * h, z + lean_z * h + bend_z * h * h

    def stem(p: Tensor) -> Tensor:
        h = p[1] - y
        middle_x, middle_z = course(h)
        return 0.6 * (length(p[0] - middle_x, p[2] - middle_z) - 0.030 + 0.008 * h)

    def bark(p: Tensor) -> Paint:
        return rgb(0.24, 0.18, 0.11) * (0.6 + 0.8 * noise3(p * 40)), 0.0, 1.0

    h = tall * torch.linspace(0.3, 1, count)
    (a, b), (c, e) = course(h), course(h - 0.05)
    at, before = torch.stack((a, y + h, b), 1), torch.stack((c, y + h - 0.05, e), 1)
    along, view = torch.nn.functional.normalize(at - before), torch.tensor([[0.3, 0.1, 1.0]])
    level = torch.nn.functional.normalize(torch.linalg.cross(along, view))
    spin = torch.arange(count)[:, None] * 2.4 + torch.rand(count, 1, generator=DRAW)
    out = level * spin.cos() + torch.linalg.cross(along, level) * spin.sin()
    lean = 0.55 + 0.35 * torch.rand(count, 1, generator=DRAW) + 0.5 * (h[:, None] / tall) ** 8
    u = torch.nn.functional.normalize(along * lean + out * (1.15 - lean) - torch.tensor([0, 0.12, 0]))
    up = along + 0.8 * torch.randn(count, 3, generator=DRAW) + torch.tensor([0.0, 0.4, 0.7])
    w = torch.nn.functional.normalize(up - (up * u).sum(1, keepdim=True) * u)
    size = 0.5 + 0.28 * torch.rand(count, generator=DRAW)
    ends = torch.stack(course(torch.linspace(0, tall, 9)))
    low, high = (ends.amin(1) - 0.04).tolist(), (ends.amax(1) + 0.04).tolist()
    return [
        Thing(stem, bark, (low[0], y, low[1]), (high[0], y + tall, high[1])),
        Leaves(at, torch.stack((u, torch.linalg.cross(w, u), w), 1), size, olive_leaf),
    ]


def still_life() -> View:
    vase = (-1.62, 0.0, -1.05)
    x, y, z = vase
    books = [
        book(
            1.22,
            0.20,
            0.85,
            "GARDENS OF THE SOUTH",
            -0.1,
            rgb(0.055, 0.115, 0.10),
            rgb(0.75, 0.55, 0.25),
            at=(1.55, 0.20, -1.0),
            turn=turned(-7),
        ),
        book(
            1.12,
            0.16,
            0.80,
            "Letters from an Island",
            -0.08,
            rgb(0.42, 0.085, 0.05),
            rgb(0.80, 0.62, 0.32),
            at=(1.62, 0.56, -1.02),
            turn=turned(4),
        ),
        book(
            0.98,
            0.13,
            0.72,
            "THE COLOUR OF WATER",
            -0.10,
            rgb(0.50, 0.42, 0.28),
            rgb(0.07, 0.10, 0.16),
            at=(1.50, 0.85, -1.05),
            turn=turned(-13),
        ),
    ]
    fruit = {"bump": rind_relief, "step": 0.85}
    things = [
        Plane(wood, wood_relief),
        Plane(plaster, plaster_relief, at=(0, 0, -2.7), turn=turned(0, 90)),
        Thing(
            cloth,
            linen,
            (-2.05, -0.05, -1.45),
            (2.05, 0.36, 1.45),
            at=(-0.35, 0, 0.95),
            turn=turned(12),
            bump=weave,
            step=0.8,
        ),
        Thing(
            mug,
            glaze,
            (-0.62, 0.0, -0.62),
            (0.95, 1.16, 0.62),
            at=(-0.32, 0.04, 0.35),
            turn=turned(14),
            step=0.85,
        ),
        Thing(bottle, stoneware, (-0.7, 0.0, -0.7), (0.7, 1.8, 0.7), at=vase, bump=throwing, step=0.8),
        Thing(
            lemon,
            rind,
            (-0.68, -0.5, -0.5),
            (0.68, 0.5, 0.5),
            at=(-1.15, 0.47, 1.15),
            turn=turned(35, 0, 8),
            **fruit,
        ),
        Thing(
            half_lemon,
            pulp,
            (-0.68, -0.5, -0.5),
            (0.1, 0.5, 0.5),
            at=(0.50, 0.43, 1.40),
            turn=turned(-106, 0, 14),
            bump=pulp_relief,
            step=0.85,
        ),
        Thing(
            apple,
            apple_skin,
            (-0.62, -0.5, -0.62),
            (0.62, 0.66, 0.62),
            at=(1.98, 0.46, 1.22),
            turn=turned(40, 8, -14),
        ),
        *books,
        *twig((x, 1.2, z), (-0.1, 0.02), (-0.20, 0.04), 1.75, 15),
        *twig((x, 1.2, z), (0.02, 0.0), (0.06, 0.02), 2.05, 20),
        *twig((x, 1.2, z), (0.0, 0.05), (0.42, 0.02), 1.65, 18),
    ]
    light = Window(
        unit(rgb(-0.80, 0.50, 0.36)),
        rgb(5.2, 4.1, 2.75),
        lambda d: rgb(3.9, 4.6, 5.6) * (0.75 + 0.5 * d[1]),
        rgb(0.22, 0.20, 0.18),
        side=-5.0,
        low=(1.6, -1.6),
        high=(6.4, 3.8),
        panes=(3, 3),
        bar=0.05,
    )
    return View(
        things,
        light,
        eye=rgb(0.35, 2.75, 9.4),
        target=rgb(-0.02, 1.36, 0),
        field=0.475,
        focus=8.5,
        lens=0.045,
        exposure=0.66,
    )
