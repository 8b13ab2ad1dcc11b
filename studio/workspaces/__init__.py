"""The workspaces of the studio, in the order of the rail."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from studio.handover import Goods
from studio.language import noted
from studio.settings import Settings
from studio.workspaces.base import Keys, Studio, Workspace

__all__ = ["WORKSPACES", "Keys", "Studio", "Workspace", "WorkspaceEntry"]


@dataclass(frozen=True)
class WorkspaceEntry:
    """A workspace as the rail shows it.

    Attributes:
        name: one word.
        icon: name of its icon.
        make: makes its page, when it is first shown.
        requests: class names of the requests that it can open.
        takes: what other workspaces can hand on to it.
        use: what it would do with that, in a few words.
        lists: those of them that stand in a list of its own, so that unfinished ones have to go there.
        is_awaited: whether it has something to do before it is shown.
    """

    name: str
    icon: str
    make: Callable[[Studio], Workspace]
    requests: tuple[str, ...] = ()
    takes: frozenset[Goods] = frozenset()
    use: str = ""
    lists: tuple[str, ...] = ()
    is_awaited: Callable[[Settings], bool] = lambda settings: False


def _make_enhance(studio: Studio) -> Workspace:
    from studio.workspaces.enhance.workspace import EnhanceWorkspace

    return EnhanceWorkspace(studio)


def _make_faces(studio: Studio) -> Workspace:
    from studio.workspaces.faces.workspace import FacesWorkspace

    return FacesWorkspace(studio)


def _make_cartoon(studio: Studio) -> Workspace:
    from studio.workspaces.cartoon.workspace import CartoonWorkspace

    return CartoonWorkspace(studio)


def _make_handwriting(studio: Studio) -> Workspace:
    from studio.workspaces.handwriting.workspace import HandwritingWorkspace

    return HandwritingWorkspace(studio)


def _make_models(studio: Studio) -> Workspace:
    from studio.workspaces.models.workspace import ModelsWorkspace

    return ModelsWorkspace(studio)


def _make_library(studio: Studio) -> Workspace:
    from studio.workspaces.library.workspace import LibraryWorkspace

    return LibraryWorkspace(studio)


def _make_devices(studio: Studio) -> Workspace:
    from studio.workspaces.devices.workspace import DevicesWorkspace

    return DevicesWorkspace(studio)


_PICTURES, _FILMS, _DOCUMENTS, _TEXT = Goods.PICTURES, Goods.FILMS, Goods.DOCUMENTS, Goods.TEXT
WORKSPACES = (
    WorkspaceEntry(
        noted("Enhance"),
        "enhance",
        _make_enhance,
        ("EnhanceRequest", "FilmRequest", "CompareUpscalers"),
        frozenset({_PICTURES, _FILMS}),
        noted("enlarge or mend"),
        ("EnhanceRequest", "FilmRequest"),
        lambda settings: settings.enhancing.watched is not None,
    ),
    WorkspaceEntry(
        noted("Faces"),
        "faces",
        _make_faces,
        ("SaveFaces", "WalkFaces", "SaveInverted", "ShowFaces"),
        frozenset({_PICTURES}),
        noted("find its face"),
    ),
    WorkspaceEntry(
        noted("Cartoon"),
        "cartoon",
        _make_cartoon,
        ("ClipRequest", "StillRequest"),
        frozenset({_TEXT}),
        noted("as a script"),
    ),
    WorkspaceEntry(
        noted("Handwriting"),
        "handwriting",
        _make_handwriting,
        ("ReadPage",),
        frozenset({_PICTURES, _DOCUMENTS}),
        noted("read it"),
        ("ReadPage",),
    ),
    WorkspaceEntry(noted("Library"), "library", _make_library),
    WorkspaceEntry(noted("Models"), "models", _make_models, ("TrainFaces",)),
    WorkspaceEntry(noted("Devices"), "devices", _make_devices),
)
