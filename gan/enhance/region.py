"""A region of a picture as several models would make it, to choose from; importing this imports no torch."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from gan.enhance.choices import TEXTURE_SUFFIX, list_choices, scales_of
from gan.enhance.errors import EnhanceError
from gan.enhance.request import TASK, EnhanceRequest
from gan.models import list_models

if TYPE_CHECKING:
    import numpy as np

    from gan.engine import Work

LARGEST_SIDE = 1024
_TEXTURES = (0.5, 1.0)


@dataclass(frozen=True)
class Region:
    """A part of a picture, in its pixels."""

    left: int
    top: int
    width: int
    height: int

    def within(self, width: int, height: int) -> Region:
        """The nearest region of at most this size in a picture of this size."""
        across, down = min(self.width, width), min(self.height, height)
        left, top = min(max(0, self.left), width - across), min(max(0, self.top), height - down)
        return Region(left, top, across, down)


@dataclass(frozen=True)
class Variant:
    """One way to enhance a picture.

    Attributes:
        words: what it is called.
        model: name of a model, or "auto".
        texture, strength: see `EnhanceRequest`.
    """

    words: str
    model: str = "auto"
    texture: float = 0.0
    strength: float | None = 1.0

    def of(self, request: EnhanceRequest) -> EnhanceRequest:
        """A request in this way, with its other settings as they are."""
        return replace(request, model=self.model, texture=self.texture, strength=self.strength)


PLAIN = Variant("Plain (bicubic)", strength=0.0)


def list_variants(scale: int) -> list[Variant]:
    """All ways that there are at a scale: without a network, and each model with its textures."""
    names = {card.name for card in list_models(TASK)}
    variants = [PLAIN if scale > 1 else replace(PLAIN, words="As it is")]
    for card in list_choices():
        try:
            if scale not in scales_of(card):
                continue
        except (KeyError, ValueError):  # a broken card
            continue
        variants.append(Variant(card.name, card.name))
        if f"{card.name}{TEXTURE_SUFFIX}" in names:
            variants += [
                Variant(f"{card.name}, texture {100 * texture:.0f} %", card.name, texture)
                for texture in _TEXTURES
            ]
    return variants


@dataclass(frozen=True)
class RegionRequest:
    """Enhance a part of a picture and hand its pixels back; nothing is written.

    Attributes:
        request: the picture and the settings; where its result would go does not matter.
        region: the part, which is moved into the picture where it reaches beyond.

    Raises:
        EnhanceError: the region is empty or too large.
    """

    request: EnhanceRequest
    region: Region

    def __post_init__(self) -> None:
        sides = (self.region.width, self.region.height)
        if min(sides) < 1 or max(sides) > LARGEST_SIDE:
            raise EnhanceError(
                f"The region is {sides[0]}x{sides[1]} pixels; it can be 1 to {LARGEST_SIDE} a side."
            )

    def work(self) -> Work:
        """How the engine carries it out; this imports torch. The result is `RegionResult`."""
        from gan.enhance.region_work import RegionWork

        return RegionWork(self)


@dataclass(frozen=True, eq=False)
class RegionResult:
    """What came of a `RegionRequest`.

    Attributes:
        pixels: (scale * h, scale * w, 3) uint8, RGB; what is transparent is on white.
        region: where it was really cut.
        model: name of the model that was used.
        seconds: of reading and computing.
        icc: the picture's colour profile, in which the pixels are; None for sRGB.
    """

    pixels: np.ndarray
    region: Region
    model: str
    seconds: float
    icc: bytes | None = None


def middle_region(size: tuple[int, int], sides: Sequence[int]) -> Region:
    """The middle of a picture of this width and height."""
    width, height = (min(side, length) for side, length in zip(sides, size, strict=True))
    return Region((size[0] - width) // 2, (size[1] - height) // 2, width, height)
