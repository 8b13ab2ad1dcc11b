"""Opens a base, whichever kind it is."""

from __future__ import annotations

from pathlib import Path

from gan.cartoon.base.clip import ClipBase
from gan.cartoon.base.folder import ANNOTATIONS, FolderBase
from gan.cartoon.base.store import FILE, PackedBase
from gan.cartoon.errors import CartoonError


def open_base(folder: Path) -> ClipBase:
    """The base of a folder: our own, or one in the layout of FLINTSTONES.

    Raises:
        CartoonError: there is none; the sentence says what is looked for.
    """
    folder = Path(folder)
    if (folder / FILE).is_file():
        return PackedBase(folder)
    if any(folder.glob(ANNOTATIONS)):
        return FolderBase(folder)
    raise CartoonError(
        f"There is no clip base in {folder}: neither {FILE} nor an annotation file ({ANNOTATIONS}). "
        f"Make one with `train cartoon --base {folder}`, or give the folder of a data set."
    )


def gaps_of(base: ClipBase, most: int = 8) -> str:
    """A sentence about what was odd in a base so far, the most frequent first; "" where nothing was."""
    odd = getattr(base, "oddities", None)
    if not odd:
        return ""
    named = ", ".join(f"{what} ({number})" for what, number in odd.most_common(most))
    return f"The base has gaps: {named}."
