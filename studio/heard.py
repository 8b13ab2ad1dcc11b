"""What `gan` says, in the language of the window.

`gan` speaks English, and the command line hands it on as it is. Sentences that the window shows often stand
here as `gan` writes them, with a name in braces for whatever is filled in; any other stays English.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from gan.errors import GanvasError
from studio.language import ENGLISH, as_said, language, noted, tr

SENTENCES = (
    # Files that cannot be read.
    noted("{path} does not exist; check the name and the folder."),
    noted("{path} is cut off or damaged; copy or download it again."),
    noted("{path} is empty (0 bytes); copy or download it again."),
    noted("{path} may not be read by you; change its permissions or copy it."),
    noted("{path} could not be read ({reason}); check the disk, then try again."),
    noted("{path} is not a picture; give a JPEG, PNG, WebP, TIFF, BMP, GIF, HEIC or AVIF file."),
    noted("{path} is not a film; give an MP4, WebM, MOV, MKV, AVI, GIF or another film."),
    noted("{path} has no pictures, only sound or text; give a film."),
    noted("{path} is damaged: none of its frames can be read; copy it again."),
    noted(
        "{path} has {width} x {height} pixels ({millions} million); the limit is {most} million, "
        "so make it smaller first."
    ),
    noted("{path} needs more memory than there is; close other programs or make it smaller."),
    noted("{path} holds {what}, which Ganvas does not read; save it as RGB."),
    noted("{folder} may not be read by you; change its permissions."),
    noted("{path} is protected by a password; give it with --password."),
    noted("{path} has no pages; check that the right file was chosen."),
    noted("Page {page} of {path} is cut off or damaged; scan it again or leave it out."),
    # Files that cannot be written.
    noted("{name} could not be saved in {folder} ({reason}); try another folder."),
    noted("{name} could not be saved because the disk of {folder} is full; free some space."),
    noted("{name} could not be saved because you may not write to {folder}; choose another folder."),
    noted("{name} is too long a name for {folder}; choose a shorter one."),
    noted("The result of {name} would take its place; choose another name or folder."),
    # What devices and models say.
    noted("There is not enough memory for this step; close other programs and retry."),
    noted("The device ran out of memory, so the picture was cut into smaller tiles."),
    noted("{device} ran out of memory, so the CPU took over."),
    noted("The weights of {name} do not fit its card ({reason}); install the model again."),
    noted("CPU, {cores} cores"),
    noted("CPU, 1 core"),
    # What is remarked of results.
    noted("It is sharp and clean already, so it was left as it is; a strength mends it all the same."),
    noted("No face was found in the picture."),
    noted("No language model is installed, so every line was read by itself."),
    noted("GIF holds only 256 colours, so the result is saved as PNG."),
    # What ails a photograph.
    noted("sharp"),
    noted("motion blur about {size} px"),
    noted("out of focus by about {size} px"),
    noted("soft by about {size} px"),
    noted("no noise"),
    noted("noise {level}"),
    noted("low"),
    noted("medium"),
    noted("high"),
    noted("hardly compressed"),
    noted("JPEG about {quality}"),
    noted("sharpened"),
    # What becomes of the words of a script.
    noted("“{word}” was read as “{other}”."),
    noted("“{word}” is not known; the nearest that can be shown is “{other}”."),
    noted("“{word}” is not understood; a neutral stand-in takes its place."),
    noted("“{word}” is not understood."),
    noted("“{word}” has no part in the scene."),
    noted("“{word}” is only spoken of."),
    noted("“{word}” is said not to be there."),
    noted("“{word}” is said not to be so."),
    noted("“{word}” cannot be shown here."),
    noted("The script seems to be {which}; only English is understood, so please write it in English."),
    noted("Nothing to show was found; name somebody or something, and say what happens."),
    noted("No action was found, so who and what is named only stands there; add a verb."),
    # What a benchmark measures; `studio.benchmark` runs without a window, too.
    noted("{scale}x, photo of {size}"),
    noted("1x, mending a photo"),
    noted("film, {size} to 1080p"),
    noted("new faces"),
    noted("clip of {size}"),
    noted("lines of a page"),
    noted("whole pages"),
    noted("frames/s"),
    noted("faces/s"),
    noted("lines/s"),
    noted("pages/min"),
    noted("Getting ready"),
    # What changes in faces.
    noted("from younger to older"),
    noted("from bald to full and dark"),
    noted("from short hair and caps to long hair"),
    noted("from none to dark-rimmed ones"),
    noted("from lively and dark to plain and white"),
    noted("from dim to bright"),
    noted("from cool to warm light"),
)


def heard(said: str) -> str:
    """A sentence or a few words of `gan` in the language of the window, as they are where it is not known."""
    if language() == ENGLISH:
        return as_said(said, heard)
    for text, pattern in _patterns():
        if found := pattern.fullmatch(said):
            return tr(text, **{name: heard(words) for name, words in found.groupdict().items()})
    return said


def sentence_of(error: BaseException, beside: Path | None = None) -> str:
    """What a person is told of an error; what is not one of ours is named as such.

    Args:
        error: what went wrong.
        beside: the file that the sentence stands beside: it is called by its name then, without its folder.
    """
    if isinstance(error, GanvasError):
        said = str(error)
        return heard(said.replace(str(beside), beside.name) if beside is not None else said)
    return tr(
        "Something unexpected went wrong ({reason}); the log has the details.",
        reason=str(error) or type(error).__name__,
    )


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((text, _pattern(text)) for text in SENTENCES)


def _pattern(text: str) -> re.Pattern[str]:
    """What fits a text, with a group for each name in braces."""
    parts = re.split(r"\{(\w+)\}", text)
    fixed, names = parts[::2], parts[1::2]
    groups = [f"(?P<{name}>.+?)" for name in names]
    body = re.escape(fixed[0]) + "".join(
        group + re.escape(rest) for group, rest in zip(groups, fixed[1:], strict=True)
    )
    return re.compile(body, re.DOTALL)
