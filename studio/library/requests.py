"""Requests to JSON and back, so that what was made can be made again."""

from __future__ import annotations

import importlib
import json
from collections.abc import Callable
from dataclasses import Field, fields, is_dataclass, replace
from pathlib import Path
from typing import Any

from gan.errors import GanvasError
from studio.enlarging import enlarger
from studio.library.errors import LibraryError

VERSION = 1
MODULES = {
    "EnhanceRequest": "gan.enhance.request",
    "FilmRequest": "gan.enhance.films.request",
    "SaveFaces": "gan.faces.request",
    "WalkFaces": "gan.faces.request",
    "SaveInverted": "gan.faces.saving",
    "ClipRequest": "gan.cartoon.request",
    "StillRequest": "gan.cartoon.request",
    "CollageRequest": "gan.cartoon.learned.collage_request",
    "ReadPage": "gan.handwriting.request",
    "ReadTable": "gan.handwriting.request",
}
"""The requests that the library knows, and where they are; a job that writes something adds its own."""

CARRIED = frozenset({"SaveFaces", "StillRequest"})
"""Those whose pictures carry the request: they are made from nothing, so that it tells nothing of anybody."""

_SECRET = ("password",)


def job_of(request: Any) -> str:
    """What the library calls the kind of a request: the name of its class."""
    return type(request).__name__


def with_whole_paths(request: Any) -> Any:
    """The same request with absolute paths, so that it means the same from any folder."""
    changed: dict[str, Any] = {}
    for entry in fields(request):
        value = getattr(request, entry.name)
        if isinstance(value, Path):
            changed[entry.name] = value.absolute()
        elif isinstance(value, tuple) and value and isinstance(value[0], Path):
            changed[entry.name] = tuple(path.absolute() for path in value)
        elif is_dataclass(value) and job_of(value) == "InvertPhoto":
            changed[entry.name] = with_whole_paths(value)
    return replace(request, **changed) if changed else request


def without_folders(request: Any) -> Any:
    """The same request with names of files and folders alone: where they are is nobody's business."""
    values = {entry.name: getattr(request, entry.name) for entry in fields(request)}
    changed: dict[str, Any] = {name: Path(own.name) for name, own in values.items() if isinstance(own, Path)}
    if "sources" in values:  # what a picture was made after may tell of somebody
        changed["sources"] = ()
    return replace(request, **changed)


def to_json(request: Any) -> str:
    """The request as text. Passwords are left out.

    Raises:
        LibraryError: the library does not know this kind of request.
    """
    job = job_of(request)
    if job not in MODULES:
        raise LibraryError(f"The library does not know what {job} is, so it cannot keep it.")
    values = {"version": VERSION, "job": job, "values": _plain_fields(request)}
    return json.dumps(values, separators=(",", ":"))


def from_json(text: str) -> Any:
    """The request of a text that `to_json` made; what is unknown in it is left out.

    Raises:
        LibraryError: it is no such text, or of a newer version, or its values are not allowed any more.
    """
    try:
        whole = json.loads(text)
        version, job, values = whole["version"], whole["job"], whole["values"]
        if version > VERSION:
            raise LibraryError("These settings were kept by a newer Ganvas; update Ganvas to use them.")
        cls = getattr(importlib.import_module(MODULES[job]), job)
        return _build(cls, values)
    except LibraryError:
        raise
    except GanvasError as error:
        raise LibraryError(f"These settings cannot be used any more: {error}") from error
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise LibraryError(f"These settings cannot be read ({error}); set them by hand.") from error


def _plain_fields(value: Any) -> dict[str, Any]:
    """The fields that are not at their default."""
    pairs = ((entry, getattr(value, entry.name)) for entry in fields(value))
    return {
        entry.name: _plain(entry, own)
        for entry, own in pairs
        if entry.name not in _SECRET and not (own == entry.default)
    }


def _plain(entry: Field[Any], value: Any) -> Any:
    kind = _kind(entry)
    if value is None or kind not in _WRITERS:
        return value
    return _WRITERS[kind](value)


def _build(cls: type, values: dict[str, Any]) -> Any:
    known = {entry.name: entry for entry in fields(cls)}
    built: dict[str, Any] = {}
    for name, value in values.items():
        if name in known:
            kind = _kind(known[name])
            built[name] = _READERS[kind](value) if kind in _READERS and value is not None else value
    return cls(**built)


def _kind(entry: Field[Any]) -> str:
    """The type as it is written in the class, without the part that allows None."""
    return str(entry.type).removesuffix(" | None")


def _face_values(faces: Any) -> list[Any]:
    return [json.loads(face.to_json()) for face in faces]


def _faces(values: Any) -> tuple[Any, ...]:
    from gan.faces.face import Face

    return tuple(Face.from_json(json.dumps(value)) for value in values)


def _scene_values(scene: Any) -> Any:
    from gan.cartoon.scene import to_json as scene_text

    return json.loads(scene_text(scene))


def _scene(values: Any) -> Any:
    from gan.cartoon.scene import from_json as scene_of

    return scene_of(json.dumps(values))


def _inversion(values: Any) -> Any:
    from gan.faces.inversion_request import InvertPhoto

    return _build(InvertPhoto, values)


# By the types of fields as they are written in the classes; all others are JSON already.
_WRITERS: dict[str, Callable[[Any], Any]] = {
    "Path": str,
    "tuple[Path, ...]": lambda paths: [str(path) for path in paths],
    "tuple[Face, ...]": _face_values,
    "Scene": _scene_values,
    "InvertPhoto": _plain_fields,
    "Enlarge": lambda _: True,
    "tuple[int, int]": list,
}
_READERS: dict[str, Callable[[Any], Any]] = {
    "Path": Path,
    "tuple[Path, ...]": lambda names: tuple(map(Path, names)),
    "tuple[Face, ...]": _faces,
    "Scene": _scene,
    "InvertPhoto": _inversion,
    "Enlarge": lambda _: enlarger,
    "tuple[int, int]": tuple,
}
