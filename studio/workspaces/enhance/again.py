"""From a request that was made before back to the settings of the window."""

from __future__ import annotations

from dataclasses import replace

from gan.enhance.films.request import FilmRequest
from gan.enhance.request import EnhanceRequest
from studio.settings import Enhancing, FilmFormat, OutputFormat
from studio.workspaces.enhance.requests import faces_for_all


def settings_of(request: EnhanceRequest | FilmRequest, now: Enhancing) -> Enhancing:
    """The settings that make such a request; where its result goes stays as it is now."""
    shared = replace(
        now,
        scale=request.scale,
        model=request.model,
        texture=round(100 * request.texture),
        strength=-1 if request.strength is None else round(100 * request.strength),
    )
    if isinstance(request, FilmRequest):
        return replace(
            shared,
            film_format=FilmFormat(request.format),
            film_quality=request.quality,
            steady=request.steady,
        )
    return replace(
        shared,
        faces=faces_for_all(request.faces),
        format=OutputFormat(request.format),
        quality=request.quality,
    )
