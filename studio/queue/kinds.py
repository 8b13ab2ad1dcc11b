"""Which requests stand in the queue, and how a person is told of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from studio.language import tr, trn
from studio.library.requests import job_of


@dataclass(frozen=True)
class Kind:
    """One kind of request.

    Attributes:
        workspace: name of the icon of the workspace that it belongs to.
        name: what it is, in a word or two of the window's language.
        title: what it works on.
        is_kept: whether it is offered again after the program ended before it was done: it makes something
            for keeps, and nobody looks on while it does.
        is_adopted: whether it stands in the queue whoever asks for it.
    """

    workspace: str
    name: Callable[[], str]
    title: Callable[[Any], str]
    is_kept: bool = True
    is_adopted: bool = True


def kind_of(request: Any) -> Kind | None:
    """The kind of a request; None if it does not stand in the queue, as previews do not."""
    return KINDS.get(job_of(request))


def result_of(result: Any) -> Path | None:
    """The file that a job's result lies in, or the first of them; None if it is none."""
    for name in ("path", "rebuilt"):
        if isinstance(path := getattr(result, name, None), Path):
            return path
    paths = getattr(result, "paths", ())
    return paths[0] if paths else None


def _source(request: Any) -> str:
    return request.source.name


def _target(request: Any) -> str:
    return request.target.name


def _faces(request: Any) -> str:
    count = len(request.faces) or request.count
    return trn("{count} face in {folder}", "{count} faces in {folder}", count, folder=request.folder.name)


def _page(request: Any) -> str:
    name = request.source.name
    return tr("{name}, page {page}", name=name, page=request.page) if request.page > 1 else name


KINDS = {
    "EnhanceRequest": Kind("enhance", lambda: tr("Picture"), _source),
    "FilmRequest": Kind("enhance", lambda: tr("Film"), _source),
    "SaveFaces": Kind("faces", lambda: tr("Faces"), _faces),
    "WalkFaces": Kind("faces", lambda: tr("Film of faces"), _target),
    "SaveInverted": Kind("faces", lambda: tr("Face of a photo"), _source),
    "InvertPhoto": Kind("faces", lambda: tr("Face of a photo"), lambda request: request.photo.name, False),
    "ClipRequest": Kind("cartoon", lambda: tr("Cartoon"), _target),
    "StillRequest": Kind("cartoon", lambda: tr("Cartoon"), _target),
    "CollageRequest": Kind("cartoon", lambda: tr("Cartoon"), _target),
    "ReadPage": Kind("handwriting", lambda: tr("Reading"), _page),
    "ReadInk": Kind("handwriting", lambda: tr("Reading"), lambda _: tr("A sheet of the pen"), False, False),
}
"""By class name; a job that is worth waiting for adds its request here."""
