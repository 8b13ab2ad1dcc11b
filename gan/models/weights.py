"""Weights on disk: safetensors in half precision, next to a card that holds their SHA-256."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from gan.models.cards import DataTerms, Figure, ModelCard, format_card, parse_card
from gan.models.errors import ModelError

if TYPE_CHECKING:
    from torch import Tensor

# What was hashed in this process: file -> (time of change in ns, bytes, SHA-256).
_hashes: dict[Path, tuple[int, int, str]] = {}
_hashes_lock = threading.Lock()


def check_model(card: ModelCard) -> None:
    """Compare the weights with the checksum of their card.

    A file is read once a process, and again only when it has changed.

    Raises:
        ModelError: the weights are missing or differ.
    """
    try:
        found = _sha256(card.weights_path)
    except OSError as error:
        raise ModelError(
            f"The weights of the model {card.name} cannot be read: {card.weights_path} ({error.strerror})."
        ) from error
    if found != card.sha256:
        raise ModelError(
            f"The weights of the model {card.name} are damaged: {card.weights_path} has the SHA-256 "
            f"{found}, and its card says {card.sha256}. Install the file again."
        )


def load_weights(card: ModelCard) -> dict[str, Tensor]:
    """The checked weights of a model by name, on the CPU; floating numbers as float32.

    Raises:
        ModelError: the weights are missing, damaged or no safetensors file.
    """
    import safetensors
    from safetensors.torch import load_file

    check_model(card)
    try:
        weights = load_file(card.weights_path)
    except (OSError, safetensors.SafetensorError) as error:
        raise ModelError(
            f"The weights of the model {card.name} cannot be loaded: {card.weights_path} ({error})."
        ) from error
    return {
        name: weight.float() if weight.is_floating_point() else weight for name, weight in weights.items()
    }


def save_model(
    folder: Path,
    state_dict: Mapping[str, Tensor],
    *,
    name: str,
    task: str,
    version: str,
    summary: str,
    license: str,
    config: Mapping[str, int | float | str],
    trained_on: tuple[DataTerms, ...],
    recipe: str,
    figures: tuple[Figure, ...],
    limits: str,
) -> ModelCard:
    """Write weights in half precision and their card, in place of a model of the same name.

    Both files are complete on disk before either is put in place. `parameters` is counted and `sha256`
    computed here; for the other fields see `ModelCard`.

    Raises:
        ModelError: a field is not valid, or a weight is no number or too large for half precision.
        MediaError: the folder cannot be written.
    """
    data = _serialise(name, state_dict)
    card = ModelCard(
        name=name,
        task=task,
        version=version,
        summary=summary,
        parameters=sum(weight.numel() for weight in state_dict.values()),
        license=license,
        config=dict(config),
        trained_on=tuple(trained_on),
        recipe=recipe,
        figures=tuple(figures),
        limits=limits,
        sha256=hashlib.sha256(data).hexdigest(),
        file=f"{name}.safetensors",
        path=folder / f"{name}.json",
    )
    _replace_both(card, data)
    return card


def _serialise(name: str, state_dict: Mapping[str, Tensor]) -> bytes:
    """The bytes of the safetensors file."""
    import torch
    from safetensors.torch import save

    halves = {}
    for key, weight in state_dict.items():
        if weight.is_floating_point():
            weight = weight.detach().to(torch.float16)
            if not torch.isfinite(weight).all():
                raise ModelError(
                    f"The model {name} cannot be saved: {key} has values that are no 16-bit floats."
                )
        # Each weight gets memory of its own: safetensors refuses views of one storage.
        halves[key] = weight.detach().cpu().clone(memory_format=torch.contiguous_format)
    return save(halves)


def _replace_both(card: ModelCard, data: bytes) -> None:
    """Put the weights and the card in place, the card last, once both are whole on the disk."""
    from gan.media import AtomicFile

    text = format_card(card)
    parse_card(text, card.path)  # what cannot be read again is not written
    with (
        AtomicFile(card.weights_path, overwrite=True) as weights_file,
        AtomicFile(card.path, overwrite=True) as card_file,
    ):
        weights_file.write(data)
        card_file.write(text.encode())
        weights_file.commit()
        card_file.commit()


def _sha256(path: Path) -> str:
    """The SHA-256 of a file, remembered for as long as its time of change and its size stay."""
    status = path.stat()
    stamp = (status.st_mtime_ns, status.st_size)
    with _hashes_lock:
        known = _hashes.get(path)
    if known and known[:2] == stamp:
        return known[2]
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    with _hashes_lock:
        _hashes[path] = (*stamp, digest)
    return digest
