"""From a clip that was made before back to a project that can be worked on."""

from __future__ import annotations

from dataclasses import replace

from gan.cartoon.project import Project
from gan.cartoon.request import ClipRequest, StillRequest
from gan.cartoon.scene import Scene
from studio.settings import CLIP_SIZES, Cartoon


def project_of(request: ClipRequest | StillRequest) -> Project:
    """The project that the clip or still was made from, with its seed."""
    if request.scene is None:
        return Project(script=request.text, seed=request.seed or 0)
    seed = request.scene.seed if request.seed is None else request.seed
    scene = replace(request.scene, seed=seed)
    script = script_of(scene)
    return Project(script=script, seed=seed, understood_script=script, understood=scene, scene=scene)


def script_of(scene: Scene) -> str:
    """The script of a scene: the words of its shots where they stood, so that what refers to them fits."""
    script = ""
    for shot in scene.shots:
        if shot.text and shot.span[0] >= len(script):
            script = script.ljust(shot.span[0]) + shot.text
    return script


def settings_of(request: ClipRequest | StillRequest, now: Cartoon) -> Cartoon:
    """The settings of the export of such a request, as far as the window has them."""
    size = f"{request.size[0]}x{request.size[1]}"
    return replace(
        now,
        size=size if size in dict(CLIP_SIZES) else now.size,
        captions=request.captions,
        composer=request.composer,
        transparent=not request.background,
        loop=getattr(request, "loop", now.loop),
        voices=getattr(request, "voices", now.voices),
    )
