"""Where light comes from: a room with one window, or the open sky; the sun shines in both."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

import torch
from shapes import Thing, ramp, unit
from torch import Tensor


@dataclass
class OpenSky:
    """The sun at the direction `sun`, and a sky that gives light from every direction."""

    sun: Tensor
    sunlight: Tensor
    sky: Callable[[Tensor], Tensor]
    fill: Tensor  # what further bounces would add

    def sunward(self, p: Tensor, ray: Tensor) -> tuple[Tensor, Tensor]:
        """Whether the sun can shine along the rays, and how far they must be clear for that."""
        return ray[1] > 0, torch.full_like(p[0], 200.0)

    def beyond(self, p: Tensor, d: Tensor, whole: Tensor) -> Tensor:
        """Light along rays that meet nothing; lamps that `towards` samples count only where `whole`."""
        return self.sky(d)

    def towards(self, p: Tensor, a: Tensor, b: Tensor) -> tuple[Tensor, Tensor, Tensor] | None:
        """Rays to random points of a lamp, how far these are, and the light of each head-on."""
        return None


@dataclass
class Window(OpenSky):
    """A window of panes in the plane x = `side` is the only way in for the sun and the sky."""

    side: float
    low: tuple[float, float]  # y and z
    high: tuple[float, float]
    panes: tuple[int, int]
    bar: float

    def grid(self, *values: tuple[float, float]) -> list[Tensor]:
        return [torch.tensor(value)[:, None] for value in values]

    def sunward(self, p: Tensor, ray: Tensor) -> tuple[Tensor, Tensor]:
        low, high, panes = self.grid(self.low, self.high, self.panes)
        t = (self.side - p[0]) / ray[0]
        spot = ((p + ray * t)[1:] - low) / (high - low) * panes
        clear = (spot > 0) & (spot < panes) & ((spot - spot.floor() - 0.5).abs() < 0.5 - self.bar)
        return (t > 0) & clear.all(0), t

    def beyond(self, p: Tensor, d: Tensor, whole: Tensor) -> Tensor:
        room = self.fill * (0.75 + 0.5 * d[1]) * (1 + 0.5 * ramp(0.2, 0.9, d[2]))
        return torch.where(whole & self.sunward(p, d)[0], self.sky(d), room)

    def towards(self, p: Tensor, a: Tensor, b: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        low, high, panes = self.grid(self.low, self.high, self.panes)
        spot = torch.stack((a, b)) * panes
        spot = (spot.floor() + self.bar + (spot - spot.floor()) * (1 - 2 * self.bar)) / panes
        ray = unit(torch.cat((torch.full_like(a, self.side)[None], low + spot * (high - low))) - p)
        away = (self.side - p[0]) / ray[0]
        area = (high - low).prod() * (1 - 2 * self.bar) ** 2
        return ray, away, self.sky(ray) * -ray[0] * area / (math.pi * away**2)


@dataclass
class View:
    """A scene and how it is photographed: `field` is the height of the picture at distance 1."""

    things: list[Thing]
    light: OpenSky
    eye: Tensor
    target: Tensor
    field: float
    focus: float
    lens: float
    exposure: float
    skin: float = 1e-3  # how near to a surface counts as on it
