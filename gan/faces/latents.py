"""From faces to the latents of a model: seeds, mixes, edits and truncation, in float64 on the CPU.

The numbers come from NumPy's PCG64 and plain arithmetic, so a face has the same latents on every device.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from gan.faces.errors import FacesError
from gan.faces.face import Face, Parent, Part
from gan.models import ModelCard

_COARSE_SIDE = 16  # levels up to this side are the shape
_NEARLY_PARALLEL = 1e-6


@dataclass(frozen=True)
class LatentShape:
    """What latents a model takes.

    Attributes:
        name: of the model, for sentences.
        levels: rows of a latent, one for each resolution from 4x4; 1 where a model has one for all.
        length: of a row.
        side: of the model's pictures in pixels.
        truncates: whether shorter latents give faces closer to the mean.
    """

    name: str
    levels: int
    length: int
    side: int
    truncates: bool = True

    @classmethod
    def of(cls, card: ModelCard) -> LatentShape:
        """What the card of a generator says.

        Raises:
            FacesError: it is the card of another network.
        """
        config = card.config
        try:
            if config["architecture"] == "progressive":
                # The paper's network puts every latent onto the hypersphere, and takes it at 4x4 only.
                side = int(config["resolution"])
                return cls(card.name, 1, int(config["latent"]), side, truncates=False)
            levels = len(str(config["channels"]).split())
            return cls(card.name, levels, int(config["latent"]), 4 << (levels - 1))
        except (KeyError, ValueError) as error:
            raise FacesError(
                f"The model {card.name} is no generator of faces ({error}); choose another one."
            ) from error

    def rows_of(self, part: Part) -> slice:
        """The rows that a part of a mix takes.

        Raises:
            FacesError: this model does not tell parts apart.
        """
        if part == "all":
            return slice(None)
        coarse = _COARSE_SIDE.bit_length() - 2
        if self.levels <= coarse:
            raise FacesError(f"The model {self.name} mixes whole faces only; take the part 'all'.")
        return slice(coarse) if part == "shape" else slice(coarse, None)


def seed_latent(seed: int, length: int) -> np.ndarray:
    """(length,) float64 of a seed, evenly spread over the hypersphere of radius sqrt(length)."""
    latent = np.random.Generator(np.random.PCG64(seed)).standard_normal(length)
    return latent / np.sqrt(np.mean(latent**2))


def resolve(face: Face, shape: LatentShape, directions: Mapping[str, np.ndarray]) -> np.ndarray:
    """The latents of a face.

    Args:
        face: which.
        shape: of the model.
        directions: the model's edits, each (levels, length).

    Returns:
        (levels, length) float64.

    Raises:
        FacesError: the model lacks one of its edits or takes other latents.
    """
    rows, shift = _resolve(face, shape, directions)
    return (rows * face.truncation if shape.truncates else rows) + shift


def resolve_all(
    faces: Sequence[Face], shape: LatentShape, directions: Mapping[str, np.ndarray]
) -> np.ndarray:
    """(N, levels, length) float32 latents of N faces; see `resolve`."""
    return np.stack([resolve(face, shape, directions) for face in faces]).astype(np.float32)


def interpolate(first: np.ndarray, second: np.ndarray, share: float | np.ndarray) -> np.ndarray:
    """Latents between two: the direction on the great circle, the length on a straight line.

    Args:
        first, second: (..., length).
        share: 0 gives the first, 1 the second; broadcasts to (..., 1).

    Returns:
        (..., length).
    """
    lengths = [np.linalg.norm(rows, axis=-1, keepdims=True) for rows in (first, second)]
    units = [rows / np.maximum(size, 1e-12) for rows, size in zip((first, second), lengths, strict=True)]
    cosine = np.clip(np.sum(units[0] * units[1], axis=-1, keepdims=True), -1, 1)
    angle = np.arccos(cosine)
    sine = np.sin(angle)
    is_straight = sine < _NEARLY_PARALLEL  # the circle is undefined there, and a line is as good
    sine = np.where(is_straight, 1, sine)
    weights = [
        np.where(is_straight, straight, np.sin(straight * angle) / sine) for straight in (1 - share, share)
    ]
    direction = weights[0] * units[0] + weights[1] * units[1]
    return direction * (lengths[0] * (1 - share) + lengths[1] * share)


def _resolve(
    face: Face, shape: LatentShape, directions: Mapping[str, np.ndarray]
) -> tuple[np.ndarray, np.ndarray]:
    """Rows before truncation, and what the edits add to them, each (levels, length).

    They are kept apart so that truncation leaves the edits as strong as they are.
    """
    if face.seed is not None:
        rows = np.tile(seed_latent(face.seed, shape.length), (shape.levels, 1))
        shift = np.zeros_like(rows)
    elif face.latent is not None:
        rows = _found_rows(face.latent, shape)
        shift = np.zeros_like(rows)
    else:
        rows, shift = _mix(face.parents, shape, directions)
    for name, amount in face.edits:
        if name not in directions:
            known = ", ".join(directions) or "none"
            raise FacesError(f"The model {shape.name} has no edit {name!r}; it has: {known}.")
        shift = shift + amount * directions[name]
    return rows, shift


def _found_rows(latent: tuple[tuple[float, ...], ...], shape: LatentShape) -> np.ndarray:
    rows = np.array(latent, dtype=np.float64)
    if rows.shape != (shape.levels, shape.length):
        raise FacesError(
            f"This face was found with another model than {shape.name}; choose that one, or invert the "
            "photo again."
        )
    return rows


def _mix(
    parents: tuple[Parent, ...], shape: LatentShape, directions: Mapping[str, np.ndarray]
) -> tuple[np.ndarray, np.ndarray]:
    rows, shift = _resolve(parents[0].face, shape, directions)
    for parent in parents[1:]:
        other_rows, other_shift = _resolve(parent.face, shape, directions)
        part = shape.rows_of(parent.part)
        rows, shift = rows.copy(), shift.copy()
        rows[part] = interpolate(rows[part], other_rows[part], parent.share)
        shift[part] += parent.share * (other_shift[part] - shift[part])
    return rows, shift
