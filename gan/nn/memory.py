"""Settings of the process that make large tensors on the CPU cheap to allocate."""

from __future__ import annotations

import ctypes
import os
import sys

_M_TRIM_THRESHOLD = -1
_M_MMAP_MAX = -4
_NEVER = 2**31 - 1


def keep_memory() -> None:
    """Let the process keep freed memory and use huge pages, for training and other long computations.

    By default the C library hands every large block back to the system at once, and each new tensor is paid
    for with page faults: on layers that only read and write, that was three quarters of the time. Call this
    before the first large tensor. Does nothing where the system has no such settings.
    """
    # PyTorch reads this when it first allocates.
    os.environ.setdefault("THP_MEM_ALLOC_ENABLE", "1")
    if not sys.platform.startswith("linux"):
        return
    try:
        library = ctypes.CDLL("libc.so.6")
        library.mallopt(_M_MMAP_MAX, 0)
        library.mallopt(_M_TRIM_THRESHOLD, _NEVER)
    except (OSError, AttributeError):
        pass  # another C library: slower, but right
