"""From settings to requests, and what their results will be called."""

from __future__ import annotations

from pathlib import Path

from gan.enhance.request import EnhanceRequest
from studio.naming import EXAMPLE
from studio.settings import Destination, Enhancing, OutputFormat


def request_for(source: Path, enhancing: Enhancing) -> EnhanceRequest:
    """What the engine is asked for this picture.

    Raises:
        EnhanceError: the name pattern makes no file name.
    """
    chosen = enhancing.folder if enhancing.destination is Destination.FOLDER else None
    return EnhanceRequest(
        source=source,
        folder=chosen or source.parent,
        scale=enhancing.scale,
        format=enhancing.format.value,
        name=enhancing.pattern,
        quality=enhancing.quality,
    )


def example_name(enhancing: Enhancing) -> str:
    """What the result of "photo.jpg" would be called.

    Raises:
        EnhanceError: the name pattern makes no file name.
    """
    stem = request_for(EXAMPLE, enhancing).result_stem("general")
    kept = enhancing.format is OutputFormat.KEEP
    return stem + (EXAMPLE.suffix if kept else f".{enhancing.format.value}")
