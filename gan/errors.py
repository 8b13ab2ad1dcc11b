"""The root of every error that Ganvas raises on purpose."""

from __future__ import annotations


class GanvasError(Exception):
    """One sentence for a person: what was wrong with which input, and what to do.

    Attributes:
        exit_status: what the command line exits with when this error ends it:
            2 for bad input or usage, 1 for a failure of ours.
    """

    exit_status: int = 2
