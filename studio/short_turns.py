"""Short turns at the processor for the window's thread: who takes less at once has its turn sooner."""

from __future__ import annotations

import ctypes
import os
import platform
import sys

_TURN_NS = 100_000  # the shortest that there is
_NUMBERS = {"x86_64": 314, "aarch64": 274}  # of the call sched_setattr(2)
_RESET_ON_FORK = 1  # threads that this one begins have turns of the usual length


class _Attributes(ctypes.Structure):
    """`struct sched_attr`, its first version."""

    _fields_ = (
        ("size", ctypes.c_uint32),
        ("policy", ctypes.c_uint32),
        ("flags", ctypes.c_uint64),
        ("nice", ctypes.c_int32),
        ("priority", ctypes.c_uint32),
        ("runtime", ctypes.c_uint64),
        ("deadline", ctypes.c_uint64),
        ("period", ctypes.c_uint64),
    )


def take_short_turns() -> bool:
    """Let this thread interrupt those that compute as soon as it has something to do.

    Linux lets a thread that works finish its turn of some milliseconds before one that wakes up, and whoever
    waits for Python's lock may find it taken again by then. Since Linux 6.12 one that asks for shorter turns
    need not wait. It gets no more time in all; other systems, and older ones, do not change anything.

    Returns:
        Whether the system knows of such a wish.
    """
    number = _NUMBERS.get(platform.machine())
    if sys.platform != "linux" or number is None or os.sched_getscheduler(0) != os.SCHED_OTHER:
        return False
    wish = _Attributes(
        size=ctypes.sizeof(_Attributes),
        policy=os.SCHED_OTHER,
        flags=_RESET_ON_FORK,
        nice=os.getpriority(os.PRIO_PROCESS, 0),
        runtime=_TURN_NS,
    )
    return ctypes.CDLL(None).syscall(ctypes.c_long(number), 0, ctypes.byref(wish), 0) == 0
