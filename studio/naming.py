"""Patterns for the names of results."""

from __future__ import annotations

from pathlib import Path

from gan.enhance.errors import EnhanceError
from gan.enhance.request import EnhanceRequest
from studio.language import tr

EXAMPLE = Path("photo.jpg")


def pattern_problem(pattern: str) -> str:
    """What is wrong with a name pattern, in a sentence; empty if nothing is."""
    if not pattern.strip():
        return tr("The name pattern is empty; {stem}_{scale}x is a good one.")
    try:
        EnhanceRequest(source=EXAMPLE, folder=EXAMPLE.parent, name=pattern)
    except EnhanceError as error:
        return str(error)
    except (ValueError, IndexError, AttributeError) as error:  # what formats and attributes in it may raise
        return tr(
            "The name pattern {pattern} cannot be filled in ({error}); {{stem}}_{{scale}}x can.",
            pattern=repr(pattern),
            error=error,
        )
    return ""
