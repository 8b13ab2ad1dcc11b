"""From a request and what came of it to what the library keeps of it."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any

from studio.language import tr, trn
from studio.library.item import Entry, Kind
from studio.library.requests import job_of, to_json, with_whole_paths

_LONGEST_TITLE = 80


def describe(request: Any, result: Any, made: float | None = None) -> Entry | None:
    """What is to be remembered, or None where nothing was written or read for keeps.

    Args:
        request: of any kind.
        result: what the job gave.
        made: seconds since 1970; None for now.
    """
    tell = _TELLERS.get(job_of(request))
    if tell is None:
        return None
    request = with_whole_paths(request)
    values = tell(request, result)
    model = getattr(result, "model", "")
    outputs = tuple(path.absolute() for path in values.pop("outputs", ()))
    return Entry(
        made=time.time() if made is None else made,
        job=job_of(request),
        request=to_json(request),
        outputs=outputs,
        model=model,
        model_hash=hash_of(model) if model else "",
        seconds=getattr(result, "seconds", 0.0),
        identity=values.pop("identity", f"file:{outputs[0]}" if outputs else None),
        **values,
    )


def is_remembered(request: Any) -> bool:
    """Whether the results of such a request are kept in the library."""
    return job_of(request) in _TELLERS


@lru_cache(maxsize=64)
def hash_of(model: str) -> str:
    """SHA-256 of the weights of an installed model, as its card says; "" where there is none."""
    from gan.models import list_models

    return next((card.sha256 for card in list_models() if card.name == model), "")


def _tell_picture(request: Any, result: Any) -> dict[str, Any]:
    return {
        "kind": Kind.FILM if hasattr(result, "frames") else Kind.PICTURE,
        "title": request.source.name,
        "inputs": (request.source,),
        "outputs": (result.path,),
        "width": result.width,
        "height": result.height,
    }


def _tell_faces(request: Any, result: Any) -> dict[str, Any]:
    faces = request.faces
    if faces:
        title = (
            tr("Face {number}", number=_face_words(faces[0]))
            if len(faces) == 1
            else trn("{count} face", "{count} faces", len(faces))
        )
    elif request.count == 1:
        title = tr("Face {number}", number=str(request.seed))
    else:
        title = trn(
            "{count} face from seed {seed}",
            "{count} faces from seed {seed}",
            request.count,
            seed=str(request.seed),
        )
    return {
        "kind": Kind.FACES,
        "title": title,
        "outputs": result.paths,
        "text": _edit_words(faces),
        "width": result.size,
        "height": result.size,
    }


def _tell_walk(request: Any, result: Any) -> dict[str, Any]:
    return {
        "kind": Kind.FACES,
        "title": tr("Walk between {number} faces", number=len(request.faces)),
        "outputs": (result.path,),
        "text": _edit_words(request.faces),
        "width": result.size,
        "height": result.size,
    }


def _face_words(face: Any) -> str:
    """What tells a face from others, in a word or two."""
    return str(face.seed) if face.seed is not None else face.stem.partition("_")[0]


def _edit_words(faces: Any) -> str:
    """The names of what was edited in faces."""
    return " ".join(dict.fromkeys(name for face in faces for name, _ in face.edits))


def _tell_inverted(request: Any, result: Any) -> dict[str, Any]:
    return {
        "kind": Kind.FACES,
        "title": tr("Face of {name}", name=request.source.name),
        "inputs": (request.source,),
        "outputs": (result.rebuilt, result.aligned, result.face),
    }


def _tell_clip(request: Any, result: Any) -> dict[str, Any]:
    script = _script_of(request)
    first = script.strip().split("\n", 1)[0]
    return {
        "kind": Kind.CLIP,
        "title": _shortened(first) or result.path.stem,
        "inputs": getattr(request, "sources", ()),
        "outputs": (result.path,),
        "text": script,
        "width": result.width,
        "height": result.height,
    }


def _script_of(request: Any) -> str:
    if request.text.strip() or request.scene is None:
        return request.text
    parts = [part for shot in request.scene.shots for part in _shot_words(shot)]
    return " ".join(dict.fromkeys(part for part in parts if part))


def _shot_words(shot: Any) -> list[str]:
    """The script of a shot, or else what is said in it and where it is."""
    if shot.text:
        return [shot.text]
    return [*(event.speech for event in shot.events), shot.place.replace("_", " ")]


def _tell_reading(request: Any, result: Any) -> dict[str, Any]:
    name = request.source.name
    height, width = result.picture.shape[:2]
    return {
        "kind": Kind.READING,
        "title": tr("{name}, page {page}", name=name, page=request.page) if request.page > 1 else name,
        "inputs": (request.source,),
        "text": result.page.text,
        "width": width,
        "height": height,
        "identity": f"read:{request.page}:{request.source}",
        "picture": result.picture,
    }


def _tell_table(request: Any, result: Any) -> dict[str, Any]:
    return {
        "kind": Kind.READING,
        "title": trn(
            "{count} digit of {name}", "{count} digits of {name}", result.rows, name=request.source.name
        ),
        "inputs": (request.source,),
        "outputs": tuple(path for path in (result.path, result.worst) if isinstance(path, Path)),
    }


def _shortened(text: str) -> str:
    if len(text) <= _LONGEST_TITLE:
        return text
    return f"{text[:_LONGEST_TITLE].rsplit(' ', 1)[0]}…"


# A job of Ganvas that writes something adds its request here and in `studio.library.requests`.
_TELLERS: dict[str, Callable[[Any, Any], dict[str, Any]]] = {
    "EnhanceRequest": _tell_picture,
    "FilmRequest": _tell_picture,
    "SaveFaces": _tell_faces,
    "WalkFaces": _tell_walk,
    "SaveInverted": _tell_inverted,
    "ClipRequest": _tell_clip,
    "StillRequest": _tell_clip,
    "CollageRequest": _tell_clip,
    "ReadPage": _tell_reading,
    "ReadTable": _tell_table,
}
