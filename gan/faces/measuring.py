"""What a run shows of itself: contact sheets of faces, and measures of how good and how varied they are."""

from __future__ import annotations

import csv
import os
from collections.abc import Iterator
from dataclasses import astuple, dataclass, fields
from pathlib import Path

import numpy as np
import torch
from PIL import Image
from torch import Tensor, nn
from torch.nn import functional

from gan.faces import generator as gated
from gan.faces import progressive
from gan.faces.tower import FeatureNetwork
from gan.metrics.features import kernel_distance
from gan.metrics.similarity import pairwise_ms_ssim
from gan.metrics.wasserstein import sliced_wasserstein_by_level
from gan.nn.normalisation import pixel_norm

_FEATURE_SIDE = 128
_SHORTEST = 0.5
_PIECE = 64  # pictures computed at a time
_SETTLING_PIECES = 8

FaceGenerator = gated.Generator | progressive.Generator


@dataclass(frozen=True)
class CurvePoint:
    """One line of the curves; measures are None where none was taken.

    Attributes:
        images: real faces seen.
        seconds: time spent training.
        resolution, fade: where growth stands.
        generator_loss, critic_loss: means since the last line.
        sign: mean sign of the scores of real faces.
        augmentation: its probability.
        images_per_second: since the last line.
        kid: kernel distance to faces left out (features of the run's frozen network), times 1000.
        swd: sliced Wasserstein distance to them, times 1000, mean of the scales.
        ms_ssim: between pairs of generated faces.
    """

    images: int
    seconds: float
    resolution: int
    fade: float
    generator_loss: float
    critic_loss: float
    sign: float
    augmentation: float
    images_per_second: float
    kid: float | None = None
    swd: float | None = None
    ms_ssim: float | None = None

    def words(self) -> str:
        """The line for people."""
        measures = {"KID": self.kid, "SWD": self.swd, "MS-SSIM": self.ms_ssim}
        parts = [
            f"{self.images} faces seen in {self.seconds:.0f} s ({self.images_per_second:.1f} a second)",
            f"losses: generator {self.generator_loss:.3f}, critic {self.critic_loss:.3f}",
            *(f"{name} {value:.3f}" for name, value in measures.items() if value is not None),
        ]
        return "; ".join(parts)


class Curves:
    """A CSV file of `CurvePoint`s.

    Args:
        path: of the file.
        images: lines beyond so many faces are dropped: a run that was killed wrote them after its checkpoint.
    """

    def __init__(self, path: Path, images: int) -> None:
        self._path = path
        kept = []
        if images and path.exists():
            with path.open(newline="", encoding="utf-8") as file:
                kept = [row for row in csv.DictReader(file) if int(row["images"]) <= images]
        self._names = [entry.name for entry in fields(CurvePoint)]
        with path.open("w", newline="", encoding="utf-8") as file:
            writer = csv.DictWriter(file, self._names, extrasaction="ignore")
            writer.writeheader()
            writer.writerows(kept)

    def add(self, point: CurvePoint) -> None:
        """Append a line."""
        values = [f"{value:.6g}" if isinstance(value, float) else value for value in astuple(point)]
        with self._path.open("a", newline="", encoding="utf-8") as file:
            csv.writer(file).writerow(values)


@dataclass(frozen=True)
class Measures:
    """How generated faces compare with real ones; see `CurvePoint`."""

    kid: float
    swd: float
    ms_ssim: float


class Measurer:
    """Compares generated faces with real ones.

    Args:
        network: frozen features; its last tap, averaged over places, describes a face.
        real: (N, 3, R, R) uint8 faces that were left out of training.
    """

    def __init__(self, network: FeatureNetwork, real: Tensor, device: torch.device) -> None:
        self.network, self._real, self._device = network, real, device
        self._scale = 1.0
        features = self.describe(real)
        # The kernel has a constant term: features need a scale of their own, whatever the network's is.
        self._scale = float(np.sqrt(np.mean(features**2)))
        self._real_features = features / self._scale

    @torch.no_grad()
    def describe(self, faces: Tensor) -> np.ndarray:
        """(N, 3, R, R) uint8 -> (N, channels) float32 features, at one size whatever R is.

        They are scaled so that those of the real faces have a mean square of one.
        """
        features = []
        for piece in faces.split(_PIECE):
            pictures = to_network(piece.to(self._device))
            if pictures.shape[-1] != _FEATURE_SIDE:
                size = (_FEATURE_SIDE, _FEATURE_SIDE)
                pictures = functional.interpolate(pictures, size, mode="bilinear", antialias=True)
            features.append(self.network(pictures)[-1].float().mean(dim=(2, 3)).cpu())
        return torch.cat(features).numpy() / self._scale

    def measure(self, faces: Tensor) -> Measures:
        """Measures of (N, 3, r, r) uint8 generated faces; r at most the real faces' side."""
        faces = faces.cpu()
        number = min(len(faces), len(self._real))
        factor = self._real.shape[-1] // faces.shape[-1]
        real = functional.avg_pool2d(self._real[:number].float(), factor)
        distances = sliced_wasserstein_by_level(real, faces[:number].float())
        return Measures(
            kid=1000 * kernel_distance(self.describe(faces), self._real_features),
            swd=float(np.mean(list(distances.values()))),
            ms_ssim=pairwise_ms_ssim(faces[: len(faces) // 2 * 2].float()),
        )


def to_network(pictures: Tensor) -> Tensor:
    """(N, 3, R, R) uint8 -> float32, -1..1."""
    return pictures.float() / 127.5 - 1


def to_bytes(pictures: Tensor) -> Tensor:
    """(N, 3, R, R), -1..1 -> uint8, converted on their device."""
    return (pictures * 127.5 + 127.5).round().clamp(0, 255).to(torch.uint8)


def draw_latents(number: int, length: int, randomness: torch.Generator) -> Tensor:
    """(number, length), evenly spread over the hypersphere of radius sqrt(length)."""
    return pixel_norm(torch.randn((number, length), generator=randomness, device=randomness.device))


def draw_training_latents(number: int, length: int, randomness: torch.Generator) -> Tensor:
    """(number, length) as `draw_latents`, each shortened by a random truncation from `_SHORTEST` to 1.

    A generator that never saw short latents makes faint double exposures of them.
    """
    draws = torch.rand((number, 1), generator=randomness, device=randomness.device)
    return draw_latents(number, length, randomness) * (_SHORTEST + (1 - _SHORTEST) * draws)


@torch.no_grad()
def settle_statistics(generator: FaceGenerator, resolution: int, fade: float) -> None:
    """Take the statistics of every batch norm anew, over many latents, and switch to evaluation.

    Averaged weights never ran with the statistics that were averaged beside them; measured ones fit.
    """
    norms = [module for module in generator.modules() if isinstance(module, nn.BatchNorm2d)]
    device = next(generator.parameters()).device
    randomness = torch.Generator(device).manual_seed(0)
    for norm in norms:
        norm.reset_running_stats()
        norm.momentum = None  # a plain mean over all that comes
    generator.train()
    for _ in range(_SETTLING_PIECES if norms else 0):
        latents = draw_training_latents(_PIECE, generator.config.latent, randomness)
        generator(latents, resolution, fade, randomness)
    generator.eval()


@torch.no_grad()
def make_faces(generator: FaceGenerator, number: int, resolution: int, fade: float, seed: int = 1) -> Tensor:
    """(number, 3, resolution, resolution) uint8 faces on the CPU; the same latents for the same seed."""
    device = next(generator.parameters()).device
    randomness = torch.Generator().manual_seed(seed)
    latents = draw_latents(number, generator.config.latent, randomness).to(device)
    return torch.cat([to_bytes(piece).cpu() for piece in _generate(generator, latents, resolution, fade)])


def save_sheet(faces: Tensor, path: Path) -> None:
    """Write (N, 3, R, R) uint8 faces as one PNG, in rows of about sqrt(N)."""
    number, _, side, _ = faces.shape
    columns = max(1, int(number**0.5))
    rows = -(-number // columns)
    cells = np.zeros((rows * columns, side, side, 3), dtype=np.uint8)
    cells[:number] = faces.permute(0, 2, 3, 1).numpy()
    sheet = cells.reshape(rows, columns, side, side, 3).swapaxes(1, 2).reshape(rows * side, columns * side, 3)
    part = path.with_suffix(".part")
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.fromarray(sheet).save(part, format="PNG")
    os.replace(part, path)


def _generate(generator: FaceGenerator, latents: Tensor, resolution: int, fade: float) -> Iterator[Tensor]:
    for piece in latents.split(_PIECE):
        yield generator(piece, resolution, fade)
