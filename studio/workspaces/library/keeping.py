"""What is done to files of the library, in the desk's thread."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QFile

from studio.language import tr
from studio.library.errors import LibraryError
from studio.library.store import Library


def move_to_bin(path: Path) -> bool:
    """Move a file to the system's bin; returns whether that worked."""
    file = QFile(str(path))
    return file.moveToTrash()


def bin_items(library: Library, ids: Sequence[int], move: Callable[[Path], bool] = move_to_bin) -> None:
    """Move what items have made to the bin, and forget the items.

    Raises:
        LibraryError: some file could not be moved; its item is kept.
    """
    gone, stuck = [], []
    for id, item in library.items(ids).items():
        left = [path for path in item.outputs if path.exists() and not move(path)]
        if left:
            stuck.extend(left)
        else:
            gone.append(id)
    library.remove(gone)
    if stuck:
        others = tr(" and {number} more", number=len(stuck) - 1) if len(stuck) > 1 else ""
        raise LibraryError(
            tr(
                "{name}{others} could not be moved to the bin, perhaps because that drive has "
                "none; remove such files in their folder.",
                name=stuck[0].name,
                others=others,
            )
        )


def relink(library: Library, old: Path, new: Path) -> int:
    """Say that a file is somewhere else now, and find its missing neighbours that moved along.

    Returns:
        How many files are found again.
    """
    library.move_file(old, new)
    found = 1
    if new.name == old.name:
        for path in library.outputs_in(old.parent):
            moved = new.parent / path.name
            if not path.exists() and moved.exists():
                library.move_file(path, moved)
                found += 1
    return found
