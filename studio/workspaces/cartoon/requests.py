"""From the choices of the window to requests of the engine."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from gan.cartoon.request import ClipRequest, StillRequest
from gan.cartoon.scene import Scene
from studio.language import noted
from studio.settings import Cartoon, ClipFormat


@dataclass(frozen=True)
class Kind:
    """What there is to say of a format.

    Attributes:
        title: as it is shown.
        suffix: of its files; "" for a folder.
        help: one sentence.
        sound: whether it can speak.
        alpha: whether it can be transparent.
        is_clip: whether it moves.
    """

    title: str
    suffix: str
    help: str
    sound: bool = False
    alpha: bool = False
    is_clip: bool = True


KINDS = {
    ClipFormat.MP4: Kind("MP4", ".mp4", noted("Plays everywhere, and in every chat."), sound=True),
    ClipFormat.WEBM: Kind("WebM", ".webm", noted("Small and free, for the web."), sound=True, alpha=True),
    ClipFormat.GIF: Kind(
        "GIF", ".gif", noted("Plays by itself wherever pictures are shown; 256 colours."), alpha=True
    ),
    ClipFormat.WEBP: Kind(
        "WebP", ".webp", noted("Like a GIF, but smaller and with all colours."), alpha=True
    ),
    ClipFormat.APNG: Kind(
        "APNG", ".png", noted("Without any loss, with fine transparency; large."), alpha=True
    ),
    ClipFormat.FRAMES: Kind(
        noted("Frames"), "", noted("A folder with a PNG for every frame, for other programs."), alpha=True
    ),
    ClipFormat.STILL: Kind("PNG", ".png", noted("The frame that is shown now."), alpha=True, is_clip=False),
    ClipFormat.SVG: Kind(
        "SVG", ".svg", noted("The frame that is shown now, as shapes."), alpha=True, is_clip=False
    ),
    ClipFormat.STORYBOARD: Kind(
        noted("Storyboard"), ".png", noted("One picture of every shot, on one sheet."), is_clip=False
    ),
}


def size_of(choice: Cartoon) -> tuple[int, int]:
    """Width and height that are chosen, in pixels."""
    width, height = choice.size.split("x")
    return int(width), int(height)


def request_of(
    scene: Scene, choice: Cartoon, target: Path, moment: float, *, overwrite: bool
) -> ClipRequest | StillRequest:
    """What the engine is asked for.

    Args:
        scene: what is shown.
        choice: of the window.
        target: where it goes.
        moment: seconds of the frame that is shown now.
        overwrite: replace what is there.

    Raises:
        CartoonError: the choices do not go together.
    """
    kind = KINDS[choice.format]
    background = not (choice.transparent and kind.alpha)
    if kind.is_clip:
        return ClipRequest(
            target,
            scene=scene,
            size=size_of(choice),
            captions=choice.captions,
            composer=choice.composer,
            voices=choice.voices and kind.sound,
            background=background,
            loop=choice.loop,
            overwrite=overwrite,
        )
    is_board = choice.format is ClipFormat.STORYBOARD
    return StillRequest(
        target,
        scene=scene,
        size=size_of(choice),
        captions=choice.captions,
        composer=choice.composer,
        background=background,
        moment=None if is_board else moment,
        storyboard=is_board,
        overwrite=overwrite,
    )
