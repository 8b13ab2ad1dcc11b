"""Memory that loading took and running does not need."""

from __future__ import annotations

import ctypes
import re
import sys
from collections.abc import Iterator
from pathlib import Path

_DONT_NEED = 4  # MADV_DONTNEED of madvise(2)
_LIBRARY = re.compile(r"^([0-9a-f]+)-([0-9a-f]+) r-[x-]p .* /.*\.so[.0-9]*$")
_WORTH_IT_KB = 256


def give_back_library_pages() -> int:
    """Let go of the pages of shared libraries that were only touched while these were loaded.

    torch brings a gigabyte of GPU libraries, and the loader reads through them once; on a machine that
    does not use them some 200 MB stay resident until the system is short of memory. A page that is
    needed after all comes back from the file. Only read-only pages that equal their file are given
    back, and only of libraries, which are never unmapped. Does nothing on other systems than Linux.

    Returns:
        Kilobytes given back.
    """
    if sys.platform != "linux":
        return 0
    libc = ctypes.CDLL(None)
    given = 0
    for start, stop, resident in _clean_library_pages(Path("/proc/self/smaps").read_text()):
        if libc.madvise(ctypes.c_void_p(start), ctypes.c_size_t(stop - start), _DONT_NEED) == 0:
            given += resident
    return given


def _clean_library_pages(smaps: str) -> Iterator[tuple[int, int, int]]:
    """Mappings of libraries as (start, stop, resident kilobytes), of the text that proc(5) describes."""
    library: re.Match[str] | None = None
    sizes: dict[str, int] = {}
    for line in smaps.splitlines():
        name, _, value = line.partition(":")
        if value.endswith(" kB"):
            sizes[name] = int(value[:-3])
            if name == "Anonymous" and library and _is_clean(sizes):
                yield int(library[1], 16), int(library[2], 16), sizes["Rss"]
        elif "-" in name.split(" ")[0]:
            library, sizes = _LIBRARY.match(line), {}


def _is_clean(sizes: dict[str, int]) -> bool:
    """Relocated pages are no longer what the file holds: those must stay."""
    return sizes["Rss"] >= _WORTH_IT_KB and sizes["Private_Dirty"] == sizes["Anonymous"] == 0
