"""Path-traces the sample pictures: `python3 render.py OUT_DIR` writes each, and its reduction to a quarter.

Rays go from the lens to what they meet first, from there to the sun and the sky, and on in a random
direction: mirrored or scattered, as the surface has it. The mean of many is the picture.
"""

from __future__ import annotations

import argparse
import math
import os
from concurrent.futures import ProcessPoolExecutor
from functools import cache, partial
from pathlib import Path

import torch
from harbour import harbour
from lights import View
from PIL import Image
from shapes import FAR, dot, passing, rgb, unit
from still_life import still_life
from torch import Tensor

SCENES = {"still-life": still_life, "harbour": harbour}
BOUNCES, DRAWS = 1, 8  # bounces of light, and random numbers for each
BATCH, BAND = 8, 16  # samples and rows traced together


def disk(a: Tensor, b: Tensor) -> tuple[Tensor, Tensor]:
    """Uniform points of the unit disk from two uniform numbers."""
    r, turn = a.sqrt(), 2 * math.pi * b
    return r * turn.cos(), r * turn.sin()


def around(axis: Tensor, x: Tensor, y: Tensor, z: Tensor | float) -> Tensor:
    """The vector x, y, z in a frame whose third axis is `axis`."""
    sign = (axis[2] >= 0) * 2.0 - 1
    a = -1 / (sign + axis[2])
    b = axis[0] * axis[1] * a
    side = torch.stack((1 + sign * axis[0] ** 2 * a, sign * b, -sign * axis[0]))
    return side * x + torch.stack((b, sign + axis[1] ** 2 * a, -axis[1])) * y + axis * z


def trace(view: View, o: Tensor, d: Tensor, far: Tensor) -> tuple[Tensor, Tensor]:
    """The distance to what each ray meets first, and its number (-1: nothing before `far`)."""
    best, which = far.clone(), torch.full(far.shape, -1)
    centre, radius = (
        torch.stack(part) for part in zip(*((t.centre, t.radius) for t in view.things), strict=True)
    )
    for number, hopeful in enumerate(passing(centre, radius[:, None], o, d)):
        thing, some = view.things[number], hopeful.nonzero()[:, 0]
        lo, ld = thing.turn.T @ (o[:, some] - thing.at), thing.turn.T @ d[:, some]
        start, end = thing.span(lo, ld)
        end = torch.minimum(end, best[some])
        kept = (end > start).nonzero()[:, 0]
        if len(kept):
            some = some[kept]
            t = thing.meet(lo[:, kept], ld[:, kept], start[kept], end[kept], view.skin)
            nearer = t < best[some]
            best[some[nearer]], which[some[nearer]] = t[nearer], number
    return best, which


def unblocked(view: View, p: Tensor, d: Tensor, far: Tensor, ask: Tensor) -> Tensor:
    """1 where a ray that `ask` selects reaches `far`, else 0."""
    seen, some = torch.zeros_like(far), ask.nonzero()[:, 0]
    if len(some):
        seen[some] = (trace(view, p[:, some], d[:, some], far[some])[1] < 0).float()
    return seen


def leave(p: Tensor, true: Tensor, ray: Tensor, skin: float) -> Tensor:
    """Where a ray starts, clear of the surface that it leaves."""
    return p + true * torch.sign(dot(true, ray)) * 4 * skin


def taken(normal: Tensor, through: Tensor, ray: Tensor) -> Tensor:
    """How much of the light from a direction a surface takes; thin ones take some from behind."""
    slant = dot(normal, ray)
    return slant.clamp_min(0) + through * (-slant).clamp_min(0)


def radiance(view: View, o: Tensor, d: Tensor, chance: Tensor) -> Tensor:
    """Light that arrives along each ray; `chance` (BOUNCES * DRAWS, N) holds the random numbers."""
    sky = view.light
    light, weight = torch.zeros_like(o), torch.ones_like(o)
    mirrored, index = torch.ones(o.shape[1], dtype=torch.bool), torch.arange(o.shape[1])
    for bounce in range(BOUNCES + 1):
        t, which = trace(view, o, d, torch.full_like(o[0], FAR))
        lost, met = ((which < 0) == miss for miss in (True, False))
        light[:, index[lost]] += weight[:, lost] * sky.beyond(o[:, lost], d[:, lost], mirrored[lost])
        index, weight, t, which, o, d = (v[..., met] for v in (index, weight, t, which, o, d))
        p = o + d * t
        true, normal, colour = torch.empty_like(p), torch.empty_like(p), torch.empty_like(p)
        mirror, rough, through = torch.empty_like(t), torch.empty_like(t), torch.empty_like(t)
        for number, thing in enumerate(view.things):
            some = (which == number).nonzero()[:, 0]
            if len(some):
                q = thing.turn.T @ (p[:, some] - thing.at)
                true[:, some], normal[:, some] = (thing.turn @ n for n in thing.normals(q, bounce == 0))
                colour[:, some], mirror[some], rough[some] = thing.paint(q)
                through[some] = thing.through
        facing = -torch.sign(dot(true, d))
        true, normal = true * facing, normal * facing
        normal = unit(normal - d * (dot(normal, d) + 0.05).clamp_min(0))
        fresnel = mirror + (1 - rough) ** 2 * (1 - mirror) * (1 + dot(normal, d)).clamp(0, 1) ** 5

        c = chance[DRAWS * bounce % len(chance) :][:DRAWS, index]
        x, y = disk(c[0], c[1])
        ray = unit(sky.sun + around(sky.sun, 0.014 * x, 0.014 * y, 0))
        start, take = leave(p, true, ray, view.skin), taken(normal, through, ray)
        sunny, away = sky.sunward(p, ray)
        seen = unblocked(view, start, ray, away, (take > 0) & sunny)
        half, sharp = unit(ray - d), 2 / (rough**2 + 4e-4)
        glint = fresnel * (sharp + 2) / 8 * dot(half, normal).clamp_min(0) ** sharp
        glint = glint * dot(normal, ray).clamp_min(0)
        sun = weight * sky.sunlight * seen * ((1 - fresnel) * colour * take + glint * (bounce == 0))
        light[:, index] += sun.clamp_max(12 if bounce == 0 else 2)

        lamp = sky.towards(p, c[2], c[3])
        if lamp is not None:
            ray, away, shine = lamp
            start, take = leave(p, true, ray, view.skin), taken(normal, through, ray)
            take = take * (1 - fresnel) * unblocked(view, start, ray, away, take > 0)
            light[:, index] += weight * colour * shine * take
        if bounce == BOUNCES:
            light[:, index] += weight * colour * sky.fill * 2.2
            break

        gleam = (0.15 + 1.5 * fresnel).clamp_max(0.85) * (mirror > 0)
        mirrored = c[4] < gleam
        x, y = disk(c[5], c[6])
        polished = unit(normal + around(normal, rough * x, rough * y, 0))
        reflected = d - 2 * dot(d, polished) * polished
        d = torch.where(mirrored, reflected, around(normal, x, y, (1 - c[5]).sqrt()))
        share = torch.where(mirrored, fresnel / gleam.clamp_min(1e-4), (1 - fresnel) / (1 - gleam))
        weight = weight * share * torch.where(mirrored, 1.0, colour)
        o = leave(p, true, d, view.skin)
    return light.clamp_max(10)


@cache
def view_of(name: str) -> View:
    return SCENES[name]()


def band(name: str, width: int, height: int, samples: int, top: int) -> Tensor:
    """Some rows of the picture from `top` on, seen through a thin lens, as linear light."""
    with torch.inference_mode():
        torch.set_num_threads(1)
        view, bottom = view_of(name), min(top + BAND, height)
        ahead = unit(view.target - view.eye)
        right = unit(torch.linalg.cross(ahead, rgb(0, 1, 0), dim=0))
        above = torch.linalg.cross(right, ahead, dim=0)
        rows, columns = torch.meshgrid(torch.arange(top, bottom), torch.arange(width), indexing="ij")
        plan = torch.quasirandom.SobolEngine(4 + (BOUNCES + 1) * DRAWS, scramble=True, seed=7).draw(samples)
        shift = torch.rand(plan.shape[1], rows.numel(), generator=torch.Generator().manual_seed(top))
        total = torch.zeros(3, rows.numel())
        for points in plan.split(BATCH):
            chance = (shift[:, None] + points.T[:, :, None]).flatten(1) % 1
            x, y = (grid.flatten().float().repeat(len(points)) for grid in (columns, rows))
            across = ((x + chance[0]) / width - 0.5) * view.field * width / height
            upward = (0.5 - (y + chance[1]) / height) * view.field
            a, b = disk(chance[2], chance[3])
            eye = view.eye + (right * a + above * b) * view.lens
            sharp = view.eye + (ahead + right * across + above * upward) * view.focus
            total += radiance(view, eye, unit(sharp - eye), chance[4:]).view(3, len(points), -1).sum(1)
        return (total / samples).view(3, bottom - top, width)


def developed(light: Tensor, exposure: float) -> Image.Image:
    """The picture a film would make of linear light: a soft shoulder, then the curve of sRGB."""
    light = light * exposure
    film = light * (2.51 * light + 0.03) / (light * (2.43 * light + 0.59) + 0.14)
    code = torch.where(film < 0.0031308, 12.92 * film, 1.055 * film.clamp(1e-6, 1) ** (1 / 2.4) - 0.055)
    return Image.fromarray((code.clamp(0, 1) * 255).round().byte().permute(1, 2, 0).contiguous().numpy())


def main() -> None:
    words = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    words.add_argument("folder", type=Path)
    words.add_argument("--width", type=int, default=1280)
    words.add_argument("--samples", type=int, default=24)
    words.add_argument("--only", choices=SCENES)
    given = words.parse_args()
    given.folder.mkdir(parents=True, exist_ok=True)
    width, height = given.width, given.width * 3 // 4
    for name in [given.only] if given.only else SCENES:
        with ProcessPoolExecutor(os.cpu_count()) as pool:
            rows = pool.map(partial(band, name, width, height, given.samples), range(0, height, BAND))
            whole = developed(torch.cat(list(rows), 1), view_of(name).exposure)
        whole.save(given.folder / f"{name}-full.png")
        small = whole.resize((width // 4, height // 4), Image.Resampling.LANCZOS)
        small.save(given.folder / f"{name}.jpg", quality=97, subsampling=0)


if __name__ == "__main__":
    main()
