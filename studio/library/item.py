"""What the library remembers, as plain values."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING

from studio.language import noted

if TYPE_CHECKING:
    import numpy as np


class Kind(Enum):
    """What an item is."""

    PICTURE = "picture"
    FILM = "film"
    FACES = "faces"
    CLIP = "clip"
    READING = "reading"


KIND_NAMES = {
    Kind.PICTURE: (noted("Picture"), noted("Pictures")),
    Kind.FILM: (noted("Film"), noted("Films")),
    Kind.FACES: (noted("Faces"), noted("Faces")),
    Kind.CLIP: (noted("Cartoon"), noted("Cartoons")),
    Kind.READING: (noted("Reading"), noted("Readings")),
}
"""How one of a kind is called, and several."""


@dataclass(frozen=True)
class Entry:
    """Something to be remembered.

    Attributes:
        kind: what it is.
        title: a few words.
        made: seconds since 1970, when it was done.
        job: class name of its request.
        request: the request as `studio.library.requests.to_json` writes it.
        inputs, outputs: files, absolute.
        model, model_hash: name of the model that was used and SHA-256 of its weights, or "".
        text: whatever is read or spoken in it, for the search.
        width, height: in pixels; 0 where there are none.
        seconds: that it took.
        identity: what a later item of the same takes the place of (a file that is written again, a page
            that is read again), or None.
        picture: (h, w, 3) uint8 to show for it, where no file has one; not kept as it is.
    """

    kind: Kind
    title: str
    made: float
    job: str
    request: str
    inputs: tuple[Path, ...] = ()
    outputs: tuple[Path, ...] = ()
    model: str = ""
    model_hash: str = ""
    text: str = ""
    width: int = 0
    height: int = 0
    seconds: float = 0.0
    identity: str | None = None
    picture: np.ndarray | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True)
class Item:
    """Something that is remembered; see `Entry` for what is not described here.

    Attributes:
        id: never given twice, and higher for what is newer.
        star: whether the person marked it.
        tags: words of the person, in order.
    """

    id: int
    kind: Kind
    title: str
    made: float
    star: bool = False
    tags: tuple[str, ...] = ()
    model: str = ""
    width: int = 0
    height: int = 0
    inputs: tuple[Path, ...] = ()
    outputs: tuple[Path, ...] = ()


@dataclass(frozen=True)
class Relative:
    """An item that another one was made from, or that was made from it."""

    id: int
    title: str


@dataclass(frozen=True)
class Details:
    """What is looked at of one item alone; see `Entry`.

    Attributes:
        origins: the items that it was made from, the newest first.
        outcomes: those that were made from it.
    """

    item: Item
    job: str
    request: str
    model_hash: str
    text: str
    seconds: float
    origins: tuple[Relative, ...] = ()
    outcomes: tuple[Relative, ...] = ()


@dataclass(frozen=True)
class Query:
    """Which items are wanted: those that fit all of these.

    Attributes:
        words: each is the beginning of a word of the title, file names, tags or text.
        kinds: any of these; none for all.
        since, until: seconds since 1970, the first included and the second not; None for no limit.
        starred: only those with a star.
        tag: only those with this tag; "" for all.
    """

    words: str = ""
    kinds: frozenset[Kind] = frozenset()
    since: float | None = None
    until: float | None = None
    starred: bool = False
    tag: str = ""

    @property
    def is_open(self) -> bool:
        """Whether it asks for everything."""
        return self == Query(self.words) and not self.words.strip()
