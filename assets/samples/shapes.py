"""What scenes are made of: noise, shapes given by their distance, leaves and planes.

Points and colours are tensors of shape (3, N), so that each coordinate lies together in memory.
"""

from __future__ import annotations

import math
from collections.abc import Callable

import torch
from torch import Tensor

Field = Callable[[Tensor], Tensor]
Paint = tuple[Tensor, "Tensor | float", "Tensor | float"]  # colour, mirror reflectance head-on, roughness
LATTICE = torch.rand(256 * 256, generator=torch.Generator().manual_seed(20))
FAR = 1e6


def rgb(red: float, green: float, blue: float) -> Tensor:
    """A colour, or any three numbers, as a column that broadcasts against (3, N)."""
    return torch.tensor([[float(red)], [float(green)], [float(blue)]])


def dot(a: Tensor, b: Tensor) -> Tensor:
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]


def length(*parts: Tensor) -> Tensor:
    return sum(part * part for part in parts).sqrt()


def unit(a: Tensor) -> Tensor:
    return a * dot(a, a).clamp_min(1e-20).rsqrt()


def ramp(low: float, high: float, x: Tensor) -> Tensor:
    """Runs smoothly from 0 at `low` to 1 at `high`."""
    t = ((x - low) / (high - low)).clamp(0, 1)
    return t * t * (3 - 2 * t)


def mix(a: Tensor | float, b: Tensor | float, t: Tensor) -> Tensor:
    return a + (b - a) * t


def lattice(i: Tensor, j: Tensor) -> Tensor:
    """A fixed random number in 0..1 for each whole-numbered point."""
    return LATTICE[((j.long() & 255) << 8) | (i.long() & 255)]


def noise(x: Tensor, y: Tensor) -> Tensor:
    """Smooth noise in 0..1 with features about one unit wide."""
    i, j = x.floor(), y.floor()
    u, v = x - i, y - j
    u, v = u * u * (3 - 2 * u), v * v * (3 - 2 * v)
    left, right = i.long() & 255, (i.long() + 1) & 255
    below, above = (j.long() & 255) << 8, ((j.long() + 1) & 255) << 8
    low = mix(LATTICE[below | left], LATTICE[below | right], u)
    return mix(low, mix(LATTICE[above | left], LATTICE[above | right], u), v)


def noise3(p: Tensor) -> Tensor:
    """Smooth noise in space."""
    k = p[2].floor()
    w = p[2] - k
    near, far = (noise(p[0] + 37 * s, p[1] + 91 * s) for s in (k, k + 1))
    return mix(near, far, w * w * (3 - 2 * w))


def layers(x: Tensor, y: Tensor, octaves: int = 4) -> Tensor:
    """Noise over noise, each layer twice as fine and half as strong; in 0..1."""
    total = sum(noise(x * 2**k + 19 * k, y * 2**k + 7 * k) / 2**k for k in range(octaves))
    return total / (2 - 2 ** (1 - octaves))


def dots(x: Tensor, y: Tensor, size: float) -> Tensor:
    """1 within scattered spots, one to a cell, of differing radius up to `size`."""
    i, j = x.floor(), y.floor()
    away = length(x - i - 0.25 - 0.5 * lattice(i, j), y - j - 0.25 - 0.5 * lattice(j + 83, i))
    return 1 - ramp(0.6, 1.0, away / (size * lattice(i + 40, j + 11)).clamp_min(1e-3))


def turned(yaw: float = 0, pitch: float = 0, roll: float = 0) -> Tensor:
    """Rotation by degrees about z, then x, then y."""
    (cy, sy), (cx, sx), (cz, sz) = (
        (math.cos(math.radians(a)), math.sin(math.radians(a))) for a in (yaw, pitch, roll)
    )
    about_y = torch.tensor([[cy, 0.0, sy], [0.0, 1.0, 0.0], [-sy, 0.0, cy]])
    about_x = torch.tensor([[1.0, 0.0, 0.0], [0.0, cx, -sx], [0.0, sx, cx]])
    return about_y @ about_x @ torch.tensor([[cz, -sz, 0.0], [sz, cz, 0.0], [0.0, 0.0, 1.0]])


def rectangle(x: Tensor, y: Tensor, half_x: float, half_y: float) -> Tensor:
    """Distance to a rectangle in the plane."""
    qx, qy = x.abs() - half_x, y.abs() - half_y
    return length(qx.clamp_min(0), qy.clamp_min(0)) + torch.maximum(qx, qy).clamp_max(0)


def box(p: Tensor, x: float, y: float, z: float, edge: float) -> Tensor:
    """Distance to a box of these half sizes with rounded edges."""
    q = p.abs() - rgb(x - edge, y - edge, z - edge)
    return length(*q.clamp_min(0)) + q.amax(0).clamp_max(0) - edge


def melt(a: Tensor, b: Tensor, width: float) -> Tensor:
    """The union of two shapes with a soft seam."""
    h = (width - (a - b).abs()).clamp_min(0)
    return torch.minimum(a, b) - h * h / (4 * width)


def slope(height: Field, p: Tensor, reach: float) -> Tensor:
    """The gradient of a field, from four samples about each point."""
    corners = ((1, -1, -1), (-1, -1, 1), (-1, 1, -1), (1, 1, 1))
    return sum(rgb(*c) * height(p + reach * rgb(*c)) for c in corners) / (4 * reach)


def passing(centre: Tensor, radius: Tensor, o: Tensor, d: Tensor) -> Tensor:
    """(K, N): whether rays pass through the spheres at `centre` (K, 3) of `radius` (K, 1)."""
    along = centre @ d - dot(o, d)
    apart = (centre * centre).sum(1, keepdim=True) - 2 * (centre @ o) + dot(o, o)
    return (apart - along * along < radius * radius) & (along > -radius)


class Thing:
    """A shape in its own coordinates, inside the box `low`..`high`, set down at `at` and turned.

    `bump` is fine relief that only tilts the normal, `through` the share of light that shines through.
    """

    def __init__(
        self,
        shape: Field,
        paint: Callable[[Tensor], Paint],
        low: tuple,
        high: tuple,
        at: tuple = (0, 0, 0),
        turn: Tensor | None = None,
        bump: Field | None = None,
        step: float = 0.9,
        through: float = 0,
    ) -> None:
        self.shape, self.paint, self.bump, self.step, self.through = shape, paint, bump, step, through
        self.low, self.high, self.at = rgb(*low), rgb(*high), rgb(*at)
        self.turn = torch.eye(3) if turn is None else turn
        self.centre = (self.at + self.turn @ (self.low + self.high) / 2)[:, 0]
        self.radius = torch.linalg.norm(self.high - self.low) / 2

    def span(self, o: Tensor, d: Tensor) -> tuple[Tensor, Tensor]:
        """Where rays enter and leave the box."""
        over = 1 / d
        a, b = (self.low - o) * over, (self.high - o) * over
        return torch.minimum(a, b).amax(0).clamp_min(0), torch.maximum(a, b).amin(0)

    def meet(self, o: Tensor, d: Tensor, start: Tensor, end: Tensor, skin: float) -> Tensor:
        """How far each ray goes until it meets the shape; FAR where it does not."""
        found, t, alive = torch.full_like(start, FAR), start, torch.arange(len(start))
        for _ in range(60):
            gap = self.shape(o + d * t)
            near = gap < skin
            found[alive[near]] = t[near]
            t = t + gap * self.step
            keep = (~near & (t < end)).nonzero()[:, 0]
            if not len(keep):
                break
            o, d, t, end, alive = o[:, keep], d[:, keep], t[keep], end[keep], alive[keep]
        return found

    def normals(self, p: Tensor, fine: bool) -> tuple[Tensor, Tensor]:
        """The true normal and the one that the relief tilts."""
        true = unit(slope(self.shape, p, 1e-3))
        if self.bump is None or not fine:
            return true, true
        tilt = slope(self.bump, p, 2e-3)
        return true, unit(true - tilt + true * dot(tilt, true))


class Plane(Thing):
    """The floor through `at` whose normal is the turned y axis."""

    def __init__(
        self, paint: Callable[[Tensor], Paint], bump: Field, at: tuple = (0, 0, 0), turn: Tensor | None = None
    ) -> None:
        super().__init__(lambda p: p[1], paint, (-90, -1, -90), (90, 0.1, 90), at, turn, bump)

    def meet(self, o: Tensor, d: Tensor, start: Tensor, end: Tensor, skin: float) -> Tensor:
        t = -o[1] / d[1]
        return torch.where((t > 1e-4) & (d[1] < 0), t, FAR)

    def normals(self, p: Tensor, fine: bool) -> tuple[Tensor, Tensor]:
        true = rgb(0, 1, 0).expand_as(p)
        return true, unit(true - slope(self.bump, p, 2e-3) * rgb(1, 0, 1)) if fine else true


class Leaves(Thing):
    """Leaves cut from spheres: `root` (L, 3), `frame` (L, 3, 3) with rows along, across and up, `size` (L).

    `paint` is given, for each point, how far along and across its leaf it lies, and which leaf that is.
    """

    BEND, WIDTH = 0.9, 0.135

    def __init__(self, root: Tensor, frame: Tensor, size: Tensor, paint: Callable[..., Paint]) -> None:
        self.root, self.frame, self.size = root, frame, size
        self.middle = root + frame[:, 0] * size[:, None] / 2
        low, high = ((f(self.middle, dim=0) + s * 0.42) for f, s in ((torch.amin, -1), (torch.amax, 1)))
        super().__init__(
            self.sheet, lambda p: paint(*self.nearest(p)), low.tolist(), high.tolist(), through=0.7
        )

    def outline(self, u: Tensor, v: Tensor) -> Tensor:
        """Positive within the leaf, which runs from u = -0.5 to 0.5."""
        return (1 - 4 * u * u) * (1 - 0.35 * u) * self.WIDTH - v.abs()

    def nearest(self, p: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        q = (
            torch.einsum("lij,ljn->lin", self.frame, p[None] - self.middle[:, :, None])
            / self.size[:, None, None]
        )
        u, v, w = q.unbind(1)
        off = (length(u, v, w + self.BEND) - (self.BEND**2 + 0.25) ** 0.5).abs()
        best = (off + 9 * (-self.outline(u, v)).clamp_min(0)).argmin(0, keepdim=True)
        return u.gather(0, best)[0] + 0.5, v.gather(0, best)[0], best[0]

    def sheet(self, p: Tensor) -> Tensor:
        which = self.nearest(p)[2]
        hub = self.middle[which] - self.frame[which, 2] * (self.BEND * self.size[which])[:, None]
        return length(*(p - hub.T))

    def meet(self, o: Tensor, d: Tensor, start: Tensor, end: Tensor, skin: float) -> Tensor:
        first = torch.full_like(start, FAR)
        which, ray = passing(self.middle, self.size[:, None] * 0.56, o, d).nonzero().unbind(1)
        frame, size = self.frame[which], self.size[which]
        u, v, w = torch.einsum("kij,jk->ik", frame, o[:, ray] - self.middle[which].T) / size
        du, dv, dw = torch.einsum("kij,jk->ik", frame, d[:, ray]) / size
        w = w + self.BEND
        a, b = du * du + dv * dv + dw * dw, du * u + dv * v + dw * w
        root = (b * b - a * (u * u + v * v + w * w - self.BEND**2 - 0.25)).sqrt()  # nan where it is missed
        for t in ((-b - root) / a, (-b + root) / a):
            good = (t > 2e-3) & (self.outline(u + du * t, v + dv * t) > 0) & (w + dw * t > 0)
            first.scatter_reduce_(0, ray[good], t[good], "amin")
        return first
