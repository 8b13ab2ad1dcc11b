"""What one workspace hands on to another: plain values, so that neither has to know the other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

_DOCUMENTS = frozenset({".pdf"})


class Goods(Enum):
    """What can be handed on."""

    PICTURES = "pictures"
    FILMS = "films"
    DOCUMENTS = "documents"
    TEXT = "text"


@dataclass(frozen=True)
class Parcel:
    """What arrives.

    Attributes:
        paths: files.
        text: words, where the goods are words.
        sources: the files that the text was read from, so that what becomes of it remembers them.
    """

    paths: tuple[Path, ...] = ()
    text: str = ""
    sources: tuple[Path, ...] = ()

    def only(self, takes: frozenset[Goods]) -> Parcel:
        """What of it a receiver takes."""
        paths = tuple(path for path in self.paths if goods_of(path) & takes)
        has_text = Goods.TEXT in takes
        return Parcel(paths, self.text if has_text else "", self.sources if has_text else ())


Send = Callable[[Parcel], None]


@dataclass(frozen=True)
class Offer:
    """What is chosen in a workspace and could be handed on.

    Attributes:
        goods: what it is.
        bring: called with what takes the parcel, now or once it is there: what is no file yet becomes one.
    """

    goods: frozenset[Goods]
    bring: Callable[[Send], None]


@dataclass(frozen=True)
class Target:
    """A workspace that takes something.

    Attributes:
        number: its place in the rail.
        name, icon: as the rail shows it.
        use: what it would do with it, in a few words.
        takes: what it takes.
    """

    number: int
    name: str
    icon: str
    use: str
    takes: frozenset[Goods]


def goods_of(path: Path) -> frozenset[Goods]:
    """What a file is, by its ending; a moving picture may be both a picture and a film."""
    from gan.media import PICTURE_SUFFIXES
    from gan.media.films.formats import FILM_SUFFIXES

    suffix = path.suffix.lower()
    found = {Goods.PICTURES: PICTURE_SUFFIXES, Goods.FILMS: FILM_SUFFIXES, Goods.DOCUMENTS: _DOCUMENTS}
    return frozenset(goods for goods, suffixes in found.items() if suffix in suffixes)


def offer_of(paths: Iterable[Path], text: str = "", sources: Sequence[Path] = ()) -> Offer | None:
    """The offer of what is there already; None where nobody could take anything of it."""
    parcel = Parcel(tuple(paths), text if text.strip() else "", tuple(sources))
    goods = frozenset().union(*map(goods_of, parcel.paths)) | ({Goods.TEXT} if parcel.text else frozenset())
    return Offer(goods, lambda send: send(parcel)) if goods else None
