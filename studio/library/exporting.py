"""Copies what the library remembers into a folder, with a list of it."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from gan.media.atomic import AtomicFile
from studio.language import tr
from studio.library.errors import LibraryError
from studio.library.item import Details
from studio.library.store import Library

LIST = "library.json"
_PIECE = 2**20  # bytes copied at once


@dataclass(frozen=True)
class Exported:
    """One item that was copied.

    Attributes:
        details: what is known of it.
        files: the copies; of readings, their text.
        missing: files that were not there any more.
    """

    details: Details
    files: tuple[Path, ...]
    missing: tuple[Path, ...]


def export(library: Library, ids: Sequence[int], folder: Path) -> Iterator[Exported]:
    """Copy items one after the other, and at the end write a list of them (JSON). Nothing is replaced.

    Args:
        library: where they are remembered.
        ids: of the items, in order.
        folder: where copies go; made if it is not there.

    Raises:
        LibraryError: the folder cannot be made, or a file cannot be read.
        MediaError: a copy cannot be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise LibraryError(
            tr(
                "The folder {folder} cannot be made ({reason}); choose another.",
                folder=folder,
                reason=error.strerror,
            )
        ) from error
    listed: list[dict[str, Any]] = []
    for id in ids:
        details = library.details(int(id))
        if details is not None:
            exported = _export_one(details, folder)
            listed.append(values_of(details) | {"files": [file.name for file in exported.files]})
            yield exported
    with AtomicFile(folder / LIST) as file:
        file.write(json.dumps(listed, indent=1, ensure_ascii=False).encode("utf-8", "replace"))
        file.commit()


def values_of(details: Details) -> dict[str, Any]:
    """All that is known of an item, as JSON has it."""
    item = details.item
    return {
        "id": item.id,
        "kind": item.kind.value,
        "title": item.title,
        "made": datetime.fromtimestamp(item.made).astimezone().isoformat(timespec="seconds"),
        "inputs": [str(path) for path in item.inputs],
        "outputs": [str(path) for path in item.outputs],
        "model": item.model,
        "model_sha256": details.model_hash,
        "width": item.width,
        "height": item.height,
        "seconds": details.seconds,
        "star": item.star,
        "tags": list(item.tags),
        "text": details.text,
        "request": json.loads(details.request),
    }


def _export_one(details: Details, folder: Path) -> Exported:
    outputs = details.item.outputs
    missing = tuple(path for path in outputs if not path.exists())
    files = [copy for path in outputs if path not in missing for copy in _copies(path, folder)]
    if not outputs and details.text:
        with AtomicFile(folder / f"{Path(details.item.title).stem or 'reading'}.txt") as file:
            file.write(f"{details.text}\n".encode("utf-8", "replace"))
            files.append(file.commit())
    return Exported(details, tuple(files), missing)


def _copies(path: Path, folder: Path) -> list[Path]:
    """A copy of a file, or of each file in a folder of frames."""
    if not path.is_dir():
        return [_copy(path, folder / path.name)]
    return [_copy(file, folder / path.name / file.name) for file in sorted(path.iterdir()) if file.is_file()]


def _copy(source: Path, target: Path) -> Path:
    try:
        with source.open("rb") as original, AtomicFile(target) as file:
            shutil.copyfileobj(original, file, _PIECE)
            return file.commit()
    except OSError as error:
        raise LibraryError(
            tr(
                "{source} cannot be read ({reason}); it was not exported.",
                source=source,
                reason=error.strerror,
            )
        ) from error
