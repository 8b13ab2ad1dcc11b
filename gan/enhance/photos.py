"""Pairs of high- and low-resolution photographs for training and measuring."""

from __future__ import annotations

import hashlib
import io
import logging
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from PIL import Image
from torch import Tensor

from gan.enhance.errors import EnhanceError
from gan.enhance.training_loop import save_whole

_log = logging.getLogger(__name__)

SUFFIXES = (".webp", ".png", ".jpg", ".jpeg", ".bmp", ".tif", ".tiff")
"""Endings of the photographs that are read."""


@dataclass(frozen=True)
class Pair:
    """One photograph twice.

    Attributes:
        name: file name without folders.
        high: (3, scale * H, scale * W) uint8, the ground truth.
        low: (3, H, W) uint8, its bicubic reduction.
    """

    name: str
    high: Tensor
    low: Tensor


def load_pairs(source: Path, scale: int, *, exclude: tuple[str, ...] = ()) -> list[Pair]:
    """Read every photograph of a zip file or folder and reduce it.

    Args:
        source: zip file or folder of pictures.
        scale: the reduction, by Pillow's antialiased bicubic filter.
        exclude: photographs whose name begins with one of these are left out.

    Raises:
        EnhanceError: there is no photograph of at least 16 x 16 reduced pixels.
    """
    pairs = [
        _pair(name, picture, scale)
        for name, picture in _pictures(source)
        if not name.startswith(exclude) and min(picture.size) >= 16 * scale
    ]
    if not pairs:
        raise EnhanceError(
            f"{source} holds no photograph of {16 * scale} x {16 * scale} pixels or more; "
            "give a folder or zip file of photographs."
        )
    return pairs


def cached_pairs(source: Path, scale: int, cache: Path, *, exclude: tuple[str, ...] = ()) -> list[Pair]:
    """`load_pairs`, kept decoded in a memory-mapped file of the folder `cache` for the next start."""
    key = hashlib.sha256(f"{_state(source)}{scale}{exclude}".encode()).hexdigest()[:16]
    file = cache / f"pairs-{key}.pt"
    if not file.exists():
        cache.mkdir(parents=True, exist_ok=True)
        pairs = load_pairs(source, scale, exclude=exclude)
        save_whole([(pair.name, pair.high, pair.low) for pair in pairs], file)
        for outdated in set(cache.glob("pairs-*.pt")) - {file}:
            outdated.unlink()
    return [Pair(*fields) for fields in torch.load(file, mmap=True, weights_only=True)]


def training_pairs(data: Path, scale: int, out: Path, exclude: str) -> tuple[list[Pair], Path]:
    """The photographs that a run learns from, see `cached_pairs`.

    Args:
        data: a folder or zip of them, or a folder that holds `photos_train.zip`.
        scale: of the pairs.
        out: the run's folder, which keeps them decoded.
        exclude: beginnings of names to leave out, comma-separated.

    Returns:
        The pairs, and the folder or zip that they come from.
    """
    archive = data / "photos_train.zip"
    source = archive if archive.exists() else data
    prefixes = tuple(filter(None, exclude.split(",")))
    return cached_pairs(source, scale, out / "cache", exclude=prefixes), source


def _state(source: Path) -> list[tuple[str, int, int]]:
    """Names, sizes and times of change of every file, by which changed photographs are noticed.

    Raises:
        EnhanceError: there is nothing of this name, or it may not be read.
    """
    try:
        files = [source] if source.is_file() else sorted(source.rglob("*"))
        states = [(path, path.stat()) for path in files]
        source.stat()
    except OSError as error:
        raise EnhanceError(
            f"{source} cannot be read ({error.strerror}); name a folder or zip file."
        ) from error
    return [(str(path.resolve()), state.st_size, state.st_mtime_ns) for path, state in states]


def random_crops(
    pairs: list[Pair], count: int, side: int, random: np.random.Generator
) -> tuple[Tensor, Tensor]:
    """Draw crops with one of the eight flips and turns each.

    Args:
        pairs: the photographs; larger ones are drawn more often, by area.
        count: N, crops.
        side: side of a crop in low-resolution pixels; at most the smallest photograph's.
        random: source of every choice.

    Returns:
        low (N, 3, side, side) and high (N, 3, scale * side, scale * side), float32, 0..1.
    """
    areas = np.array([pair.low.shape[1] * pair.low.shape[2] for pair in pairs], dtype=np.float64)
    lows, highs = [], []
    for index in random.choice(len(pairs), size=count, p=areas / areas.sum()):
        low, high = _crop(pairs[index], side, random)
        lows.append(low)
        highs.append(high)
    return torch.stack(lows).float() / 255, torch.stack(highs).float() / 255


def _crop(pair: Pair, side: int, random: np.random.Generator) -> tuple[Tensor, Tensor]:
    scale = pair.high.shape[1] // pair.low.shape[1]
    top = int(random.integers(pair.low.shape[1] - side + 1))
    left = int(random.integers(pair.low.shape[2] - side + 1))
    low = pair.low[:, top : top + side, left : left + side]
    high = pair.high[:, scale * top : scale * (top + side), scale * left : scale * (left + side)]
    turns, mirrored = int(random.integers(4)), bool(random.integers(2))
    low, high = torch.rot90(low, turns, (1, 2)), torch.rot90(high, turns, (1, 2))
    return (low.flip(2), high.flip(2)) if mirrored else (low, high)


def _pair(name: str, picture: Image.Image, scale: int) -> Pair:
    width, height = (side - side % scale for side in picture.size)
    high = picture.crop((0, 0, width, height))
    low = high.resize((width // scale, height // scale), Image.Resampling.BICUBIC)
    return Pair(name, _tensor(high), _tensor(low))


def _tensor(picture: Image.Image) -> Tensor:
    return torch.from_numpy(np.array(picture)).permute(2, 0, 1).contiguous()


def _pictures(source: Path) -> Iterator[tuple[str, Image.Image]]:
    """Every readable picture as (file name, RGB); those that cannot be read are logged and passed over."""
    for name, data in _files(source):
        try:
            yield name, Image.open(io.BytesIO(data)).convert("RGB")
        except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
            _log.warning("%s in %s is left out: %s", name, source, error)


def _files(source: Path) -> Iterator[tuple[str, bytes]]:
    if source.is_dir():
        for path in sorted(source.rglob("*")):
            if path.suffix.lower() in SUFFIXES:
                yield path.name, path.read_bytes()
        return
    try:
        archive = zipfile.ZipFile(source)
    except (OSError, zipfile.BadZipFile) as error:
        raise EnhanceError(
            f"{source} is neither a folder nor a zip file of photographs ({error}); name one of these."
        ) from error
    with archive:
        for name in sorted(archive.namelist()):
            if name.lower().endswith(SUFFIXES):
                yield Path(name).name, archive.read(name)
