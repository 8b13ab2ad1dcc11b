"""Pictures, frozen features and options small enough to train on within a test."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

import numpy as np
import torch
from PIL import Image
from safetensors.torch import save_file

from gan.faces.options import TrainOptions
from gan.nn.squeezenet import SqueezeNet


def face_like(index: int, side: int = 16) -> np.ndarray:
    """(side, side, 3) uint8: a bright blob on a colour, different for each index."""
    generator = np.random.default_rng(index)
    background, skin = generator.integers(0, 256, (2, 3))
    y, x = np.mgrid[:side, :side] / side - 0.5
    blob = np.exp(-((x - generator.uniform(-0.1, 0.1)) ** 2 + y**2) * 30)[..., None]
    return (background * (1 - blob) + skin * blob).astype(np.uint8)


def encoded(index: int, side: int = 16) -> bytes:
    """`face_like` as a PNG."""
    buffer = io.BytesIO()
    Image.fromarray(face_like(index, side)).save(buffer, format="PNG")
    return buffer.getvalue()


def write_zip(path: Path, number: int = 48, side: int = 16) -> Path:
    """A zip of `00000.png`, ..."""
    with zipfile.ZipFile(path, "w") as archive:
        for index in range(number):
            archive.writestr(f"{index:05d}.png", encoded(index, side))
    return path


def write_features(folder: Path) -> Path:
    """A folder with random weights in the place of SqueezeNet's."""
    folder.mkdir(exist_ok=True)
    with torch.random.fork_rng():
        torch.manual_seed(0)
        save_file(SqueezeNet().state_dict(), folder / "squeezenet1_1_imagenet.safetensors")
    return folder


def small_options(folder: Path, **values: Any) -> TrainOptions:
    """A run at 8x8 and 16x16 with every part switched on, in `folder / "out"`."""
    data = folder / "faces.zip"
    features = folder / "features"
    if not data.exists():
        write_zip(data)
    if not features.exists():
        write_features(features)
    small = {
        "device": "cpu",
        "precision": "float32",
        "resolution": 16,
        "start_resolution": 8,
        "hold_images": 4,
        "fade_images": 16,
        "batch": 4,
        "tower_side": 64,
        "sheet_images": 10**6,
        "measure_images": 10**6,
    }
    return TrainOptions(data, folder / "out", **{"features": features} | small | values)
