"""Quality of Faces: how near to real faces, how varied, and whether anybody's face was learned by heart.

    python tests/benchmarks/bench_faces.py DATA FEATURES [--weights CARD.json] [--faces N] [--sheets DIR]

DATA is the zip or folder of aligned faces that training was given, FEATURES the folder with
squeezenet1_1_imagenet.safetensors, face_reidentification_retail_0095.onnx and face_detection_yunet_n.onnx.
Distances are between faces of truncation 1 and the real faces that training left out, at the model's size.
With --sheets, the first 100 seeds at truncation 0.7 (to be looked at and counted), the first 40, and the
pairs of generated and training faces that are closest are written there.
"""

from __future__ import annotations

import argparse
import io
import tempfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from bench_faces_identity import IDENTITY_SIZE, Identity, closest_pairs, found_faces
from PIL import Image, ImageFilter
from torch import Tensor
from torch.nn import functional

from gan.faces.dataset import open_faces
from gan.faces.latents import seed_latent
from gan.faces.measuring import FaceGenerator, Measurer, save_sheet, to_bytes
from gan.faces.model import build_generator
from gan.faces.request import TASK
from gan.faces.training import FEATURES_FILE
from gan.metrics.features import frechet_distance, kernel_distance
from gan.metrics.similarity import pairwise_ms_ssim
from gan.metrics.wasserstein import sliced_wasserstein_by_level
from gan.models import ModelCard, default_model
from gan.models.cards import read_card
from gan.nn.squeezenet import load_squeezenet

SAME_PERSON = 0.62  # cosine of two embeddings above which real pictures of one person begin
SHOWN, ON_PAGE = 100, 40
_TRUNCATION = 0.7
_PIECE = 50
_SIDE = 128


@dataclass(frozen=True)
class Scores:
    """What a generator measures.

    Attributes:
        kid: kernel distance times 1000 to faces left out, by what was compared with them.
        frechet: the same for Fréchet distance, over as many faces as were left out.
        identity_kid: kernel distance times 1000 of identity embeddings, which training knows nothing of.
        swd: sliced Wasserstein distance times 1000 by level, of generated and of other real faces.
        ms_ssim: between pairs of generated and of real faces.
        found: share of the first seeds at truncation 0.7 in which a face detector finds a face.
        alike: share of generated faces, and of real ones left out, that are like a training face.
        nearest: median cosine to the nearest training face, likewise.
        pixels: median distance to the nearest training picture, likewise, in levels of 255.
    """

    kid: dict[str, float]
    frechet: dict[str, float]
    identity_kid: dict[str, float]
    swd: dict[str, dict[int, float]]
    ms_ssim: tuple[float, float]
    found: float
    alike: tuple[float, float]
    nearest: tuple[float, float]
    pixels: tuple[float, float]


def main() -> None:
    """Measure and print the tables."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("features", type=Path)
    parser.add_argument("--weights", type=Path, help="a model card elsewhere, such as a training run's")
    parser.add_argument("--faces", type=int, default=1000)
    parser.add_argument("--sheets", type=Path)
    options = parser.parse_args()
    card = read_card(options.weights) if options.weights else default_model(TASK)
    print_tables(card, measure(card, options.data, options.features, options.faces, options.sheets))


@torch.inference_mode()
def make(generator: FaceGenerator, number: int, truncation: float) -> Tensor:
    """(number, 3, R, R) uint8 faces of the seeds 0, 1, ..."""
    latents = np.stack([seed_latent(seed, generator.config.latent) for seed in range(number)])
    pieces = (torch.from_numpy(latents).float() * truncation).split(_PIECE)
    return torch.cat([to_bytes(generator(piece)) for piece in pieces])


def measure(card: ModelCard, data: Path, features: Path, number: int, sheets: Path | None = None) -> Scores:
    """Scores of a model; sheets are written where a folder is given for them."""
    generator = build_generator(card)
    side = generator.config.resolution
    with tempfile.TemporaryDirectory() as cache:
        faces = open_faces(data, max(_SIDE, side), Path(cache))
        training = _reduce(faces.pixels[faces.training], side)
        left_out = _reduce(faces.pixels[faces.held_out], side)
    others = training[:: max(1, len(training) // number)][:number]
    made = make(generator, number, 1.0)
    tried = make(generator, SHOWN, _TRUNCATION)
    measurer = Measurer(load_squeezenet(features / FEATURES_FILE), left_out, torch.device("cpu"))
    rivals = _rivals(made, others)
    kid, frechet = _feature_distances(measurer, left_out, rivals)
    few = min(len(left_out), number)
    identity = Identity(features)
    known = identity.embed(training)
    pairs = [closest_pairs(identity.embed(some), known) for some in (made, left_out)]
    if sheets:
        _write_sheets(sheets, tried, made, training, pairs[0])
    return Scores(
        kid,
        frechet,
        _identity_distances(identity, left_out, rivals),
        {
            "generated": sliced_wasserstein_by_level(made[:few].float(), left_out[:few].float()),
            "training faces": sliced_wasserstein_by_level(others[:few].float(), left_out[:few].float()),
        },
        (pairwise_ms_ssim(made[: number // 2 * 2].float()), pairwise_ms_ssim(_even(others).float())),
        found_faces(features, tried),
        _both(float((cosines > SAME_PERSON).mean()) for cosines, _ in pairs),
        _both(float(np.median(cosines)) for cosines, _ in pairs),
        _both(_nearest_pixels(some, training) for some in (made, left_out)),
    )


def print_tables(card: ModelCard, scores: Scores) -> None:
    """To standard output."""
    print(f"{card.name} {card.version}: {card.recipe}\n")
    print(f"| {'against faces left out':28} | KID x 1000 | Fréchet | KID of identities |")
    print("| --- | ---: | ---: | ---: |")
    for name, value in scores.kid.items():
        identity = scores.identity_kid[name]
        print(f"| {name:28} | {value:10.2f} | {scores.frechet[name]:7.1f} | {identity:17.2f} |")
    print()
    for name, levels in scores.swd.items():
        cells = ", ".join(f"{side}: {value:.1f}" for side, value in levels.items())
        print(f"SWD x 1000, {name}: {cells}; mean {np.mean(list(levels.values())):.1f}")
    print(f"MS-SSIM of pairs: generated {scores.ms_ssim[0]:.3f}, real {scores.ms_ssim[1]:.3f}")
    print(
        f"a detector finds a face in {scores.found:.0%} of the first {SHOWN} seeds, truncation {_TRUNCATION}"
    )
    print(
        f"nearest training face (generated / real ones left out): cosine above {SAME_PERSON} "
        f"{scores.alike[0]:.1%} / {scores.alike[1]:.1%}, median cosine {scores.nearest[0]:.3f} / "
        f"{scores.nearest[1]:.3f}, median distance in pixels {scores.pixels[0]:.1f} / {scores.pixels[1]:.1f}"
    )


def _reduce(pixels: np.ndarray, side: int) -> Tensor:
    """(N, R, R, 3) uint8 -> (N, 3, side, side) uint8, box-filtered as training does."""
    faces = torch.from_numpy(pixels).permute(0, 3, 1, 2)
    factor = faces.shape[-1] // side
    if factor == 1:
        return faces.contiguous()
    pieces = faces.split(_PIECE)
    return torch.cat(
        [functional.avg_pool2d(piece.float(), factor).round().to(torch.uint8) for piece in pieces]
    )


def _rivals(made: Tensor, others: Tensor) -> dict[str, Tensor]:
    """What is compared with the faces left out."""
    radius = made.shape[-1] / 64
    return {
        "generated": made,
        "real faces from training": others,
        f"the same, blurred by {radius:g} px": _changed(others, lambda face: _blur(face, radius)),
        "the same, JPEG quality 15": _changed(others, _compress),
    }


def _feature_distances(
    measurer: Measurer, left_out: Tensor, rivals: dict[str, Tensor]
) -> tuple[dict[str, float], dict[str, float]]:
    real = measurer.describe(left_out)
    kid, frechet = {}, {}
    for name, faces in rivals.items():
        described = measurer.describe(faces)
        kid[name] = 1000 * kernel_distance(described, real)
        frechet[name] = frechet_distance(described[: len(real)], real[: len(described)])
    return kid, frechet


def _identity_distances(identity: Identity, left_out: Tensor, rivals: dict[str, Tensor]) -> dict[str, float]:
    """Of embeddings with a mean square of one, as the kernel wants them."""
    real = identity.embed(left_out) * IDENTITY_SIZE**0.5
    return {
        name: 1000 * kernel_distance(identity.embed(faces) * IDENTITY_SIZE**0.5, real)
        for name, faces in rivals.items()
    }


def _changed(faces: Tensor, change: Callable[[Image.Image], Image.Image]) -> Tensor:
    pictures = (change(Image.fromarray(face.permute(1, 2, 0).numpy())) for face in faces)
    return torch.stack([torch.from_numpy(np.array(picture)).permute(2, 0, 1) for picture in pictures])


def _blur(picture: Image.Image, radius: float) -> Image.Image:
    return picture.filter(ImageFilter.GaussianBlur(radius))


def _compress(picture: Image.Image) -> Image.Image:
    file = io.BytesIO()
    picture.save(file, "JPEG", quality=15)
    return Image.open(file).convert("RGB")


def _nearest_pixels(faces: Tensor, training: Tensor) -> float:
    """Median over faces of the root mean square difference to the nearest training picture, at 32x32."""
    first, second = (
        functional.interpolate(some.float(), (32, 32), mode="area").flatten(1) for some in (faces, training)
    )
    nearest = torch.cat([torch.cdist(piece, second).min(dim=1).values for piece in first.split(_PIECE)])
    return float(nearest.median() / first.shape[1] ** 0.5)


def _write_sheets(
    folder: Path, tried: Tensor, made: Tensor, training: Tensor, pairs: tuple[np.ndarray, np.ndarray]
) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    save_sheet(tried, folder / "first-100.png")
    save_sheet(tried[:ON_PAGE], folder / "first-40.png")
    cosines, nearest = pairs
    closest = np.argsort(-cosines)[:32]
    both = torch.stack([made[closest], training[nearest[closest]]], dim=1).flatten(0, 1)
    save_sheet(both, folder / "closest.png")


def _even(faces: Tensor) -> Tensor:
    return faces[: len(faces) // 2 * 2]


def _both(values: Iterable[float]) -> tuple[float, float]:
    first, second = values
    return first, second


if __name__ == "__main__":
    main()
