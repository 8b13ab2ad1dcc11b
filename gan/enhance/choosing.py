"""What is done about a photo, from what ails it; importing this does not import torch."""

from __future__ import annotations

from dataclasses import dataclass

from gan.enhance.choices import list_choices, scales_of
from gan.enhance.findings import Findings
from gan.enhance.request import AUTO_SCALE, TASK
from gan.models import ModelCard

# From what is left alone to what is mended as much as helps: spread in pixels, noise, lost quality. Blur
# is mended with full strength; of noise and compression a mean with the picture measured best, since
# what is fine in it looks like both.
_SPREAD, _NOISE, _LOSS = (0.5, 0.85), (0.038, 0.08), (22.0, 62.0)
_MOST_NOISE, _MOST_LOSS = 0.3, 0.6
_SURE = (0.6, 0.9)  # how sure the blur has to be
# Larger than it is, a photo has no original to be true to, so that all of the network's result is taken, but
# of one with strong faults, where much is guessed: the rest is its plain enlargement. From which `severity`
# on less is taken, at which least; and how much that is.
_GUESSED, _LEAST_ENLARGED = (0.8, 1.0), 1.0
# A fault that is seen, from which on other weights are taken.
_SEEN_SPREAD, _SEEN_NOISE, _SEEN_LOSS = (0.55, 1.0), (0.005, 0.012), (10.0, 30.0)
_STEP = 0.05
# Above this much of a fault, weights that learned on faulty pictures do better.
_FAULTY = 0.25
# Results that screens and prints have use for, in pixels.
_SMALL, _LARGE = 700_000, 3_000_000


@dataclass(frozen=True)
class Choice:
    """What is done about a photo.

    Attributes:
        scale: of the sides.
        strength: 0..1; see `EnhanceRequest`.
    """

    scale: int
    strength: float


def choose(
    findings: Findings | None,
    size: tuple[int, int],
    scale: int = AUTO_SCALE,
    strength: float | None = None,
    scales: tuple[int, ...] = (1, 2, 4),
) -> Choice:
    """Fill in what a person left open.

    Args:
        findings: None where nobody could tell.
        size: width and height of the photo.
        scale: `AUTO_SCALE` for the one that suits its size.
        strength: None for the one that suits what ails it.
        scales: those that there are models for.
    """
    scale = scale or scale_for(size, scales)
    return Choice(scale, strength_for(findings, scale) if strength is None else strength)


def scale_for(size: tuple[int, int], scales: tuple[int, ...] = (1, 2, 4)) -> int:
    """The scale that suits a photo of this width and height: small ones 4, large ones 1."""
    pixels = size[0] * size[1]
    wanted = 4 if pixels < _SMALL else 2 if pixels < _LARGE else 1
    return min(scales, key=lambda scale: (abs(scale - wanted), scale), default=wanted)


def strength_for(findings: Findings | None, scale: int) -> float:
    """How much of the network's result is taken.

    At its own size a photo that is sharp, clean and hardly compressed is left as it is, since a network
    can only make it worse.
    """
    if findings is None:
        return 1.0
    wanted = _strength_enlarged(findings) if scale > 1 else _strength_mended(findings)
    return round(round(wanted / _STEP) * _STEP, 2)


def _strength_mended(findings: Findings) -> float:
    return max(
        _ramp(findings.spread, _SPREAD) * _ramp(findings.sureness, _SURE),
        _MOST_NOISE * _ramp(findings.noise, _NOISE),
        _MOST_LOSS * _ramp(100 - findings.quality, _LOSS),
    )


def _strength_enlarged(findings: Findings) -> float:
    return 1.0 - (1.0 - _LEAST_ENLARGED) * _ramp(severity(findings), _GUESSED)


def severity(findings: Findings) -> float:
    """How much there is to mend, 0 (nothing) to 1: that of the worst fault."""
    return max(
        _ramp(findings.spread, _SEEN_SPREAD),
        _ramp(findings.noise, _SEEN_NOISE),
        _ramp(100 - findings.quality, _SEEN_LOSS),
    )


def model_for(findings: Findings | None, scale: int, *, is_film: bool = False) -> ModelCard | None:
    """Among the installed models the one that is better for a faulty picture; None if that is the usual.

    That is a family, which has learned on faulty pictures; for blurred photos at 1x rather one that is guided
    by their point spread function.
    """
    if findings is None or severity(findings) < _FAULTY:
        return None
    able = [card for card in list_choices() if card.task == TASK and _is_family_with(card, scale)]
    plain, guided = (
        [card for card in able if bool(scale == 1 and card.config.get("guide")) is is_guided]
        for is_guided in (False, True)
    )
    if is_film:
        return next(iter(plain), None)
    return next(iter(plain + guided if findings.is_sharp else guided + plain), None)


def _is_family_with(card: ModelCard, scale: int) -> bool:
    try:
        return "scales" in card.config and scale in scales_of(card)
    except (KeyError, ValueError):
        return False


def _ramp(value: float, limits: tuple[float, float]) -> float:
    low, high = limits
    return min(1.0, max(0.0, (value - low) / (high - low)))
