"""A small harbour in the last sun: painted houses up a hill, a quay with railings, boats on the water."""

from __future__ import annotations

import math

import torch
from lights import OpenSky, View
from shapes import (
    Paint,
    Plane,
    Thing,
    box,
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

QUAY = 0.9  # height of the quay above the water


def sky(d: Tensor) -> Tensor:
    """Pale gold at the horizon, blue above, and a few lit clouds."""
    up = d[1].clamp_min(0)
    clear = mix(rgb(1.15, 0.92, 0.70), rgb(0.26, 0.47, 0.86), ramp(-0.04, 0.30, up))
    x, y = d[0] / (up + 0.22) * 1.7, 1.0 / (up + 0.22) * 2.4
    cloud = ramp(0.46, 0.72, layers(x * 1.2 + 3, y * 2.6 + 2, 5)) * ramp(0.02, 0.12, up)
    return mix(
        clear, mix(rgb(1.0, 0.86, 0.80), rgb(1.7, 1.42, 1.15), layers(x * 2 + 9, y * 3, 3)), cloud * 0.85
    )


def water(p: Tensor) -> Paint:
    return rgb(0.018, 0.065, 0.07).expand_as(p), 0.022, 0.03


def waves(p: Tensor) -> Tensor:
    swell = layers(p[0] * 0.55 + 3, p[2] * 1.3 + 0.5 * noise(p[0], p[2]), 2)
    return 0.10 * swell + 0.030 * layers(p[0] * 2.4, p[2] * 5.2, 3)


def quay(p: Tensor) -> Tensor:
    block = box(p, 40, QUAY, 6, 0.03)
    post = (p[0] / 2.1 - (p[0] / 2.1).round()) * 2.1
    bollard = length(post, (p[1] - QUAY - 0.1).abs().sub(0.1).clamp_min(0), p[2] - 5.75) - 0.1
    return torch.minimum(block, bollard)


def masonry(p: Tensor) -> Paint:
    row = (p[1] / 0.31).floor()
    x = p[0] / 0.9 + 0.5 * row.remainder(2)
    u, v = x - x.floor() - 0.5, p[1] / 0.31 - row - 0.5
    joint = torch.maximum(ramp(0.47, 0.495, u.abs()), ramp(0.42, 0.48, v.abs())) * (p[2] > 5.9)
    stone = mix(rgb(0.40, 0.35, 0.29), rgb(0.30, 0.28, 0.25), lattice(x.floor(), row))
    stone = stone * (0.65 + 0.7 * layers(p[0] * 7 + p[2] * 5, p[1] * 7 + p[2] * 6, 4)) * (1 - 0.6 * joint)
    wet = ramp(0.42, 0.22, p[1] + 0.12 * noise(p[0] * 2, p[1] * 4)) * (p[2] > 5.9)
    return mix(stone, rgb(0.05, 0.065, 0.03), wet * 0.85), 0.0, 1.0


def railing(p: Tensor) -> Tensor:
    post = (p[0] / 1.05 - (p[0] / 1.05).round()) * 1.05
    bars = length(post, p[2]) - 0.032
    bar = torch.minimum((p[1] - 0.55).abs(), (p[1] - 0.30).abs())
    return torch.maximum(torch.minimum(bars, length(bar, p[2]) - 0.024), p[1] - 0.62)


def iron(p: Tensor) -> Paint:
    return rgb(0.045, 0.07, 0.075).expand_as(p), 0.04, 0.4


def hill_height(x: Tensor, z: Tensor) -> Tensor:
    rise = (-z - 3.5).clamp_min(0)
    broad = 9.5 * ramp(0, 26, rise) * (0.55 + 0.45 * torch.sin(x * 0.11 + 0.9)) + 0.35 * rise.clamp_max(9)
    return broad + 1.3 * ramp(5, 12, rise) * noise(x * 0.7, z * 0.7) + 0.35 * noise(x * 2.3, z * 2.3) - 0.1


def hill(p: Tensor) -> Tensor:
    return (p[1] - hill_height(p[0], p[2])) * 0.55


def scrub(p: Tensor) -> Paint:
    bush = layers(p[0] * 1.6, p[2] * 1.6 + p[1], 5)
    colour = mix(rgb(0.05, 0.085, 0.03), rgb(0.20, 0.20, 0.075), bush)
    return (
        mix(colour, rgb(0.34, 0.27, 0.19), ramp(0.62, 0.72, noise(p[0] * 0.9, p[2] * 0.9 + p[1]))),
        0.0,
        1.0,
    )


def cypress(x: float, z: float, tall: float) -> Thing:
    """A slim dark tree."""

    def shape(p: Tensor) -> Tensor:
        wide = 0.17 * tall * ramp(1.0, 0.25, p[1] / tall) + 0.02
        return (length(p[0], p[2]) - wide - 0.14 * (noise3(p * 4.5) - 0.5)) * 0.6

    def paint(p: Tensor) -> Paint:
        leafy = layers(p[0] * 9 + p[2] * 5, p[1] * 5, 3)
        return mix(rgb(0.022, 0.045, 0.016), rgb(0.075, 0.105, 0.035), leafy), 0.0, 1.0

    ground = float(hill_height(torch.tensor(x), torch.tensor(z))) - 0.3
    wide = 0.2 * tall + 0.12
    return Thing(shape, paint, (-wide, 0, -wide), (wide, tall * 1.02, wide), at=(x, ground, z))


def house(
    x: float,
    ground: float,
    z: float,
    size: tuple[float, float, float],
    grid: tuple[int, int],
    walls: Tensor,
    shutters: Tensor,
    seed: int,
    gable: bool = False,
    yaw: float = 0,
) -> Thing:
    """A house of this half width, height and half depth, with rows and columns of shuttered windows."""
    (wide, tall, deep), (columns, rows) = size, grid
    pitch = math.tan(math.radians(24))
    cell_x, cell_y = 2 * wide / columns, tall / rows
    glass_x, glass_y = min(0.21, cell_x * 0.17), min(0.34, cell_y * 0.3)

    def ridge(p: Tensor) -> tuple[Tensor, Tensor]:
        """Across and along the ridge."""
        return (p[0], p[2]) if gable else (p[2], p[0])

    def cell(p: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """The window, or door below, that a point of the front belongs to, and the place in its opening."""
        i, j = ((p[0] + wide) / cell_x).floor(), (p[1] / cell_y).floor()
        u, v = p[0] + wide - (i + 0.5) * cell_x, p[1] - (j + 0.52) * cell_y
        door = j < 0.5
        return i, j, torch.where(door, u / 1.35, u), torch.where(door, (v + 0.2) / 1.45, v)

    def roof(p: Tensor) -> Tensor:
        across, along = ridge(p)
        half_across, half_along = (wide, deep) if gable else (deep, wide)
        slope = (p[1] - tall - (half_across + 0.14 - across.abs()) * pitch) / math.hypot(1, pitch)
        return torch.maximum(torch.maximum(slope - 0.06, -slope - 0.07), along.abs() - half_along - 0.12)

    def body(p: Tensor) -> Tensor:
        across, _ = ridge(p)
        top = (p[1] - tall - ((wide if gable else deep) - across.abs()) * pitch) * 0.9
        solid = torch.maximum(torch.maximum(p[0].abs() - wide, p[2].abs() - deep), top)
        i, j, u, v = cell(p)
        opening = torch.maximum(rectangle(u, v, glass_x, glass_y), deep - 0.09 - p[2])
        sill = box(torch.stack((u, v + glass_y + 0.04, p[2] - deep)), glass_x + 0.07, 0.03, 0.06, 0.005)
        apart = torch.where(lattice(i + 5 * seed, j) < 0.24, 0.51, 1.58) * glass_x
        leaf = box(torch.stack((u.abs() - apart, v, p[2] - deep)), glass_x * 0.5, glass_y, 0.03, 0.004)
        solid = torch.maximum(solid, -opening)
        here = (j >= 0) & (j < rows) & (i >= 0) & (i < columns)
        return torch.where(here & (j > 0), torch.minimum(solid, torch.minimum(sill, leaf)), solid)

    def shape(p: Tensor) -> Tensor:
        stack = box(p - rgb(wide * 0.45, tall + deep * pitch * 0.75, -deep * 0.3), 0.16, 0.55, 0.16, 0.01)
        return torch.minimum(torch.minimum(body(p), roof(p)), stack) * 0.8

    def paint(p: Tensor) -> Paint:
        across, along = ridge(p)
        i, j, u, v = cell(p)
        front = p[2] > deep - 0.095
        stain = layers(p[0] * 2.2 + seed, p[1] * 0.6, 4)
        damp = ramp(0.7, 0.0, p[1] + 0.5 * noise(p[0] * 2 + seed, p[1]))
        plaster = walls * (0.45 + 0.62 * stain) * (0.86 + 0.28 * layers(p[0] * 14 + p[2] * 9, p[1] * 14, 3))
        plaster = mix(
            plaster,
            rgb(0.30, 0.24, 0.19),
            0.55 * damp + 0.5 * ramp(0.60, 0.72, layers(p[0] * 1.3 + 3 * seed, p[1] * 0.9, 4)),
        )
        frame = torch.maximum(
            ramp(0.035, 0.028, u.abs() % glass_x), ramp(glass_x - 0.035, glass_x - 0.028, u.abs())
        )
        crossbar = torch.maximum(ramp(glass_y - 0.04, glass_y - 0.03, v.abs()), ramp(0.028, 0.02, v.abs()))
        frame = torch.maximum(frame, crossbar)
        pane = front & (p[2] < deep - 0.07) & (u.abs() < glass_x + 0.01) & (v.abs() < glass_y + 0.01)
        closed = pane & (j < 0.5) & (lattice(i + 3 * seed, j + 7) < 0.6)
        slat = ((v / 0.062) % 1 - 0.5).abs() * 2
        blind = front & (p[2] > deep + 0.012) & (v > -glass_y - 0.005)
        ledge = front & (p[2] > deep + 0.012) & (v <= -glass_y - 0.005)
        colour = torch.where(pane, mix(rgb(0.025, 0.03, 0.035), rgb(0.62, 0.58, 0.50), frame), plaster)
        colour = torch.where(closed, shutters * (0.5 + 0.3 * ramp(0.03, 0.05, (u.abs() * 12) % 1)), colour)
        colour = torch.where(blind & (j > 0.5), shutters * (0.45 + 0.65 * slat), colour)
        colour = torch.where(ledge, rgb(0.50, 0.46, 0.40), colour)
        run = across.abs() / 0.21
        course = run - run.floor()
        channel = (along / 0.125 + 0.5 * run.floor()).remainder(1)
        fired = mix(
            rgb(0.44, 0.16, 0.07),
            rgb(0.27, 0.10, 0.055),
            lattice((along / 0.125).floor() + seed, run.floor()),
        )
        tile = fired * (0.45 + 0.75 * torch.sin(math.pi * channel)) * (0.55 + 0.6 * ramp(0, 0.35, course))
        tile = mix(
            tile, rgb(0.30, 0.27, 0.16), 0.5 * ramp(0.55, 0.75, layers(p[0] * 1.9 + seed, p[2] * 1.9, 3))
        )
        colour = torch.where(roof(p) < body(p), tile, colour)
        clear = (pane & (frame < 0.5) & ~closed).float()
        return colour, 0.08 * clear, 1 - 0.98 * clear

    top = tall + (max(wide, deep) + 0.2) * pitch + 0.45
    return Thing(
        shape,
        paint,
        (-wide - 0.25, -1.5, -deep - 0.25),
        (wide + 0.25, top, deep + 0.25),
        at=(x, ground, z),
        turn=turned(yaw),
    )


def boat(x: float, z: float, yaw: float, scale: float, upper: Tensor, band: Tensor) -> Thing:
    """A wooden boat with a small cabin and a mast."""

    def hull(p: Tensor) -> Tensor:
        bow = p[0] / 1.75
        wide = 0.58 * (1 - bow.abs() ** 3 * ramp(-2, 1, bow)) * (0.72 + 0.35 * ramp(-0.3, 0.5, p[1]))
        rim = 0.42 + 0.20 * bow * bow * (1 + bow.clamp_min(0))
        skin = torch.maximum(p[2].abs() - wide, bow.abs() * 1.75 - 1.75)
        inner = torch.maximum(skin + 0.07, 0.2 - p[1])
        return torch.maximum(torch.maximum(skin, p[1] - rim), -inner) * 0.6

    def rest(p: Tensor) -> Tensor:
        cabin = box(p - rgb(0.25, 0.62, 0), 0.42, 0.34, 0.30, 0.05)
        lid = box(p - rgb(0.25, 0.99, 0), 0.50, 0.03, 0.37, 0.02)
        mast = torch.maximum(length(p[0] + 0.35, p[2]) - 0.035, (p[1] - 1.6).abs() - 1.4)
        boom = torch.maximum(length(p[1] - 1.15 - 0.08 * p[0], p[2]) - 0.05, (p[0] + 0.95).abs() - 0.6)
        stay = torch.maximum(length(p[2], (p[0] + 0.35) * 0.80 - (2.95 - p[1]) * 0.60) - 0.011, 0.6 - p[1])
        return torch.minimum(torch.minimum(melt(cabin, lid, 0.03), mast), torch.minimum(boom, stay))

    def paint(p: Tensor) -> Paint:
        bow = p[0] / 1.75
        rim = 0.42 + 0.20 * bow * bow * (1 + bow.clamp_min(0))
        down, plank = rim - p[1], ((rim - p[1]) / 0.11).remainder(1)
        side = mix(upper, band, ramp(0.015, 0.02, down) * ramp(0.145, 0.14, down))
        side = mix(side, rgb(0.33, 0.05, 0.035), ramp(0.13, 0.11, p[1])) * (0.7 + 0.3 * ramp(0.0, 0.1, plank))
        side = side * (0.75 + 0.45 * layers(p[0] * 5, p[1] * 16, 4))
        pane = (((p[0] - 0.25).abs() - 0.19).abs() < 0.12) & ((p[1] - 0.74).abs() < 0.10) | (
            (p[2].abs() < 0.2) & ((p[1] - 0.74).abs() < 0.1) & ((p[0] - 0.25).abs() > 0.41)
        )
        wood = rgb(0.33, 0.20, 0.10) * (0.7 + 0.6 * layers(p[0] * 30, p[1] * 4 + p[2] * 30, 2))
        cabin = torch.where(pane, rgb(0.02, 0.03, 0.035), rgb(0.70, 0.68, 0.62))
        fixture = torch.where((p[0] - 0.25).abs() < 0.52, torch.where(p[1] > 0.95, band, cabin), wood)
        return torch.where(hull(p) < rest(p), side, fixture), 0.03, 0.35

    return Thing(
        lambda p: torch.minimum(hull(p / scale), rest(p / scale)) * scale,
        lambda p: paint(p / scale),
        *(tuple(v * scale for v in c) for c in ((-1.8, -0.1, -0.65), (1.8, 3.05, 0.65))),
        at=(x, -0.08, z),
        turn=turned(yaw),
        step=0.85,
    )


def harbour() -> View:
    ochre, rose, cream, brick = (
        rgb(0.62, 0.41, 0.19),
        rgb(0.62, 0.36, 0.29),
        rgb(0.72, 0.63, 0.48),
        rgb(0.50, 0.24, 0.16),
    )
    pale, lemon, sage = rgb(0.50, 0.55, 0.58), rgb(0.70, 0.58, 0.32), rgb(0.42, 0.48, 0.36)
    green, blue, brown, grey = (
        rgb(0.05, 0.16, 0.11),
        rgb(0.07, 0.17, 0.30),
        rgb(0.19, 0.09, 0.05),
        rgb(0.35, 0.37, 0.36),
    )
    front = [
        (-8.3, 1.5, 4.7, 3, 4, rose, green),
        (-5.4, 1.3, 5.8, 3, 4, cream, blue),
        (-2.5, 1.55, 4.4, 4, 3, ochre, green),
        (0.55, 1.4, 6.1, 3, 4, brick, grey),
        (3.45, 1.45, 4.9, 3, 3, pale, brown),
        (6.3, 1.3, 5.5, 3, 4, lemon, green),
        (9.2, 1.5, 4.2, 4, 3, rose, blue),
    ]
    back = [
        (-7.4, -6.5, 3.1, 1.6, 4.9, 3, 3, cream, brown),
        (-3.9, -6.2, 3.4, 1.4, 5.2, 3, 3, pale, blue),
        (-0.9, -6.9, 3.0, 1.5, 4.6, 3, 3, rose, green),
        (4.9, -6.4, 3.2, 1.6, 5.4, 3, 3, ochre, brown),
        (8.6, -6.8, 3.0, 1.5, 5.0, 3, 3, sage, grey),
        (-5.6, -11, 6.1, 1.5, 4.4, 3, 3, ochre, green),
        (1.6, -10.5, 5.6, 1.6, 4.6, 3, 3, cream, blue),
        (6.9, -11.5, 6.0, 1.6, 4.2, 3, 2, brick, brown),
    ]
    things = [
        Plane(water, waves),
        Thing(quay, masonry, (-14, -0.5, -6), (14, QUAY + 0.25, 6.05), at=(0, 0, -3.4)),
        Thing(railing, iron, (-14, 0, -0.04), (14, 0.64, 0.04), at=(0, QUAY, 2.1)),
        Thing(hill, scrub, (-40, 0, -45), (40, 16, -3.5), step=0.9),
    ]
    for seed, (x, wide, tall, columns, rows, walls, shutters) in enumerate(front):
        deep = 1.6 - 0.12 * (seed % 3)
        things.append(
            house(
                x,
                QUAY,
                -1.2 - 0.25 * (seed % 2),
                (wide, tall, deep),
                (columns, rows),
                walls,
                shutters,
                seed,
                gable=seed in (1, 5),
            )
        )
    for seed, (x, z, ground, wide, tall, columns, rows, walls, shutters) in enumerate(back, 9):
        things.append(
            house(
                x,
                ground,
                z,
                (wide, tall, 1.6),
                (columns, rows),
                walls,
                shutters,
                seed,
                gable=seed % 3 == 0,
                yaw=7 * math.sin(seed * 2.0),
            )
        )
    things.append(house(-1.9, 6.2, -12.5, (0.95, 5.9, 0.95), (1, 4), cream, grey, 30, gable=True))
    things += [
        cypress(x, z, tall)
        for x, z, tall in (
            (-9.8, -9, 4.6),
            (-2.6, -9.5, 4.2),
            (3.3, -9.2, 4.8),
            (4.2, -12.5, 4.4),
            (-8.6, -13, 4.8),
            (9.9, -12.5, 5.0),
        )
    ]
    things += [
        boat(-4.6, 4.9, 168, 1.0, rgb(0.70, 0.68, 0.62), rgb(0.06, 0.20, 0.36)),
        boat(1.4, 6.4, 14, 1.12, rgb(0.07, 0.23, 0.27), rgb(0.74, 0.70, 0.60)),
        boat(5.6, 4.3, -8, 0.92, rgb(0.55, 0.11, 0.06), rgb(0.76, 0.70, 0.55)),
    ]
    light = OpenSky(unit(rgb(-0.80, 0.42, 0.40)), rgb(4.6, 3.05, 1.65), sky, rgb(0.16, 0.16, 0.17))
    return View(
        things,
        light,
        eye=rgb(-3.0, 3.6, 27),
        target=rgb(0.2, 3.75, 0),
        field=0.52,
        focus=25,
        lens=0.02,
        exposure=0.52,
        skin=4e-3,
    )
