"""Weights that others published: checkpoints and safetensors, read without running anything in them."""

from __future__ import annotations

import hashlib
import os
import pickle
import pickletools
import warnings
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gan.models.errors import ModelError

if TYPE_CHECKING:
    from torch import Tensor

_LARGEST = 2_000_000_000  # bytes; reading it takes as much memory
_DEEPEST = 6  # dictionaries within dictionaries
# A safetensors file begins with the length of its header, and the header with a brace.
_BRACE_AT = 8
_OPCODES = 10_000  # of a pickle that are looked at


class _Settings:
    """Stands for the class of settings that some checkpoints hold beside their weights; only holds values."""


# Written by pytorch_GAN_zoo into every checkpoint.
_HARMLESS = ("models.utils.config.BaseConfig", "pytorch_GAN_zoo.models.utils.config.BaseConfig")


@dataclass(frozen=True)
class ForeignWeights:
    """The tensors of a file.

    Attributes:
        path: the file.
        sha256: of the file, in hexadecimal.
        tensors: on the CPU, by the names of the dictionaries that they lie in and their own, joined by dots.
    """

    path: Path
    sha256: str
    tensors: Mapping[str, Tensor]


def read_foreign(path: Path) -> ForeignWeights:
    """Read every tensor of a PyTorch checkpoint or a safetensors file.

    Raises:
        ModelError: it is missing, cut off, holds code or something else than tensors.
    """
    try:
        with path.open("rb") as file:
            size = os.fstat(file.fileno()).st_size
            if size > _LARGEST:
                raise ModelError(
                    f"{path} has {size / 1e9:.1f} GB, and weights that can be used have less than "
                    f"{_LARGEST / 1e9:.0f} GB; give a file of weights."
                )
            start = file.read(_BRACE_AT + 1)
            file.seek(0)
            digest = hashlib.file_digest(file, "sha256").hexdigest()
    except FileNotFoundError:
        raise ModelError(f"{path} does not exist; check the name and the folder.") from None
    except IsADirectoryError:
        raise ModelError(f"{path} is a folder, not a file of weights; name a file in it.") from None
    except OSError as error:
        raise ModelError(f"{path} cannot be read: {error.strerror}.") from error
    values = _read_safetensors(path) if start[_BRACE_AT:] == b"{" else _read_checkpoint(path)
    tensors = dict(_flatten(values))
    if not tensors:
        raise ModelError(f"{path} holds no weights; give a checkpoint (.pth, .pt) or a .safetensors file.")
    return ForeignWeights(path, digest, tensors)


def _read_safetensors(path: Path) -> dict[str, Tensor]:
    import safetensors
    from safetensors.torch import load_file

    try:
        return load_file(path)
    except (OSError, safetensors.SafetensorError) as error:
        raise _damaged(path) from error


def _read_checkpoint(path: Path) -> Any:
    import torch

    allowed = [(_Settings, name) for name in _HARMLESS]
    try:
        with torch.serialization.safe_globals(allowed), warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of old kinds of pickles; the sentence below says enough
            return torch.load(path, map_location="cpu", weights_only=True)
    except pickle.UnpicklingError as error:
        # With `weights_only` an unknown class or function is named and refused, not called.
        told = str(error).lower()
        if "unsupported global" in told or "unsupported class" in told or _holds_code(path):
            raise _refused(path) from error
        raise _damaged(path) from error
    except MemoryError:
        raise
    except Exception as error:  # reading a damaged file may raise almost anything
        raise (_refused(path) if _holds_code(path) else _damaged(path)) from error


def _holds_code(path: Path) -> bool:
    """Whether a file is a bare pickle that names classes or functions, or an archive of a program."""
    try:
        if zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as archive:
                return any("/code/" in name and name.endswith(".py") for name in archive.namelist())
        with path.open("rb") as file:
            # It is looked at only: nothing that it names is imported or called.
            names = (code.name for code, _, _ in pickletools.genops(file))
            return any(name in ("GLOBAL", "STACK_GLOBAL", "INST") for name in islice(names, _OPCODES))
    except Exception:  # no pickle, or one that is cut off before anything is named
        return False


def _refused(path: Path) -> ModelError:
    return ModelError(
        f"{path} holds code or objects beside its weights, which could do anything, so nothing of "
        "it was loaded; ask for the weights alone (a state dict or safetensors)."
    )


def _damaged(path: Path) -> ModelError:
    if zipfile.is_zipfile(path):
        return ModelError(f"{path} is damaged, or an archive of something else than weights.")
    return ModelError(
        f"{path} is cut off or damaged, or no file of weights; give a checkpoint (.pth, .pt) or a "
        ".safetensors file."
    )


def _flatten(values: Any, name: str = "", depth: int = 0) -> list[tuple[str, Tensor]]:
    """Every tensor in nested dictionaries, with its path."""
    import torch

    if isinstance(values, torch.Tensor):
        return [(name, values.detach())]
    if not isinstance(values, Mapping) or depth == _DEEPEST:
        return []
    found = []
    for key, value in values.items():
        found += _flatten(value, f"{name}.{key}" if name else str(key), depth + 1)
    return found
