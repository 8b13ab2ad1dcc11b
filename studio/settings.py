"""Typed settings: what they are, and what they may be."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import Field, dataclass, field
from enum import Enum
from functools import cache
from pathlib import Path
from typing import Any, get_type_hints

from studio.language import ENGLISH, SYSTEM, noted, tr
from studio.naming import pattern_problem
from studio.theme import ThemeChoice


@dataclass(frozen=True)
class About:
    """What a person is told of one setting, and what it may be.

    Attributes:
        title: a few words; without them the setting is not shown in the preferences.
        help: one sentence.
        choices: the allowed values and how each is called; empty if any value of the type is.
        low, high: the range of a number, inclusive.
        unit: written behind a number.
        problem: says in a sentence what is wrong with a text, or nothing.
    """

    title: str = ""
    help: str = ""
    choices: tuple[tuple[Any, str], ...] = ()
    low: int = 0
    high: int = 0
    unit: str = ""
    problem: Callable[[str], str] | None = None


def setting(default: Any, title: str = "", help: str = "", **more: Any) -> Any:
    """A dataclass field that carries its `About`."""
    return field(default=default, metadata={"about": About(title, help, **more)})


def about(entry: Field[Any]) -> About:
    """What a person is told of this field."""
    return entry.metadata.get("about", About())


class OutputFormat(Enum):
    """The format that results are saved in; `KEEP` is that of the source."""

    KEEP = "keep"
    PNG = "png"
    JPG = "jpg"
    WEBP = "webp"
    TIFF = "tiff"


class FilmFormat(Enum):
    """The container that films are saved in; `KEEP` is the closest to the source's."""

    KEEP = "keep"
    MP4 = "mp4"
    MKV = "mkv"
    WEBM = "webm"


class Destination(Enum):
    """Where results go."""

    BESIDE = "beside"
    FOLDER = "folder"


FORMAT_NAMES = (
    (OutputFormat.KEEP, noted("As the original")),
    (OutputFormat.PNG, "PNG"),
    (OutputFormat.JPG, "JPEG"),
    (OutputFormat.WEBP, "WebP"),
    (OutputFormat.TIFF, "TIFF"),
)
FILM_FORMAT_NAMES = (
    (FilmFormat.KEEP, noted("As the original")),
    (FilmFormat.MP4, "MP4"),
    (FilmFormat.MKV, "MKV"),
    (FilmFormat.WEBM, "WebM"),
)
DESTINATION_NAMES = (
    (Destination.BESIDE, noted("Beside the original")),
    (Destination.FOLDER, noted("In one folder")),
)

FACES_NAMES = (("auto", noted("Where it helps")), ("on", noted("All")), ("off", noted("Like the rest")))


# Every language is called as it calls itself.
LANGUAGE_NAMES = ((SYSTEM, noted("System")), (ENGLISH, "English"), ("de", "Deutsch"))


@dataclass(frozen=True)
class Appearance:
    """How the studio looks."""

    theme: ThemeChoice = setting(
        ThemeChoice.SYSTEM,
        noted("Theme"),
        choices=(
            (ThemeChoice.SYSTEM, noted("System")),
            (ThemeChoice.LIGHT, noted("Light")),
            (ThemeChoice.DARK, noted("Dark")),
        ),
    )
    language: str = setting(SYSTEM, noted("Language"), choices=LANGUAGE_NAMES)
    reduced_motion: bool = setting(False, noted("Reduce motion"), noted("Nothing slides or fades."))


@dataclass(frozen=True)
class Enhancing:
    """How pictures and films are enhanced, and where the results go.

    `texture` and `strength` are in hundredths; a `scale` of 0 and a `strength` of -1 suit each picture.
    """

    auto_start: bool = setting(
        True, noted("Start at once"), noted("Pictures are enhanced as soon as they are dropped or opened.")
    )
    scale: int = setting(
        4, noted("Enlarge"), choices=((0, noted("Auto")), (1, noted("1×, mend")), (2, "2×"), (4, "4×"))
    )
    texture: int = setting(0, low=0, high=100)
    strength: int = setting(-1, low=-1, high=100)
    faces: str = setting(
        "auto",
        noted("Faces in photos"),
        noted("Enhanced by weights of their own, where these are installed; large ones show enough without."),
        choices=FACES_NAMES,
    )
    model: str = setting("auto")
    format: OutputFormat = setting(OutputFormat.KEEP, noted("Save as"), choices=FORMAT_NAMES)
    quality: int = setting(95, noted("JPEG and WebP quality"), low=1, high=100)
    film_format: FilmFormat = setting(FilmFormat.KEEP, noted("Save films as"), choices=FILM_FORMAT_NAMES)
    film_quality: int = setting(85, noted("Quality of films"), low=1, high=100)
    steady: bool = setting(
        True, noted("Steady films"), noted("What does not move in a film does not flicker.")
    )
    destination: Destination = setting(Destination.BESIDE, noted("Results go"), choices=DESTINATION_NAMES)
    folder: Path | None = setting(None, noted("That folder"), noted("Used when results go in one folder."))
    pattern: str = setting(
        "{stem}_{scale}x",
        noted("Names of results"),
        noted("{stem} is the name of the original and {scale} how much it was enlarged."),
        problem=pattern_problem,
    )
    watched: Path | None = setting(None)
    keep_pasted: Path | None = setting(
        None, noted("Pasted pictures"), noted("Where pictures from the clipboard or the browser are kept.")
    )


class ReadAs(Enum):
    """What a scan is taken for."""

    PAGE = "page"
    LINE = "line"
    DIGITS = "digits"
    CHARACTERS = "characters"


READ_AS_NAMES = (
    (ReadAs.PAGE, noted("Whole pages")),
    (ReadAs.LINE, noted("One line")),
    (ReadAs.DIGITS, noted("Digits")),
    (ReadAs.CHARACTERS, noted("Characters")),
)
AUTO_READER = "auto"


@dataclass(frozen=True)
class Reading:
    """How handwriting is read.

    `reader` is the name of a model of lines; `hand` names the person whose corrected lines are kept.
    """

    read_as: ReadAs = setting(ReadAs.PAGE, noted("Scans are"), choices=READ_AS_NAMES)
    language: bool = setting(
        True,
        noted("Use knowledge of English"),
        noted("Where the hand is unclear, likelier words are preferred."),
    )
    reader: str = setting(AUTO_READER)
    teach: bool = setting(
        True,
        noted("Keep what I correct"),
        noted("Corrected lines are kept, so that a reader can learn your hand."),
    )
    hand: str = setting("my-hand")
    ink_as: ReadAs = setting(ReadAs.LINE, choices=READ_AS_NAMES[1:])


@dataclass(frozen=True)
class Faces:
    """Where the wall of faces was left, and how films of it are made.

    `truncation` is in hundredths; `seed` is that of the first cell.
    """

    model: str = setting("auto")
    seed: int = setting(0)
    truncation: int = setting(70, low=0, high=100)
    cell: int = setting(128, low=72, high=256)
    walk_seconds: int = setting(8, low=1, high=120)
    loop: bool = setting(True)
    folder: Path | None = setting(None)


class ClipFormat(Enum):
    """What a cartoon becomes: a clip, a folder of frames, or a picture."""

    MP4 = "mp4"
    WEBM = "webm"
    GIF = "gif"
    WEBP = "webp"
    APNG = "apng"
    FRAMES = "frames"
    STILL = "still"
    SVG = "svg"
    STORYBOARD = "storyboard"


CLIP_SIZES = (
    ("640x360", "640 × 360"),
    ("1280x720", "1280 × 720"),
    ("1920x1080", "1920 × 1080"),
    ("720x720", noted("720 × 720, square")),
    ("720x1280", noted("720 × 1280, upright")),
)
COMPOSER_NAMES = (("rules", noted("Placed by rules")), ("learned", noted("Placed as learned")))
CAPTION_NAMES = (("balloons", noted("Balloons")), ("subtitles", noted("Subtitles")), ("none", noted("None")))


@dataclass(frozen=True)
class Cartoon:
    """How clips are exported, what of the workspace is shown, and the project that was open last.

    `composer` is what places everybody, in the window and in clips.
    """

    format: ClipFormat = setting(ClipFormat.MP4)
    size: str = setting("1280x720", choices=CLIP_SIZES)
    captions: str = setting("balloons", choices=CAPTION_NAMES)
    composer: str = setting("rules", choices=COMPOSER_NAMES)
    voices: bool = setting(True)
    transparent: bool = setting(False)
    loop: bool = setting(True)
    panel: bool = setting(True)
    folder: Path | None = setting(None)
    project: Path | None = setting(None)


@dataclass(frozen=True)
class Shelves:
    """What the library remembers, and how it shows that; `cell` is the side of its pictures in pixels."""

    remember: bool = setting(
        True,
        noted("Remember what is made"),
        noted("The library lists results with small pictures, on this computer only."),
    )
    cell: int = setting(168, low=104, high=300)
    panel: bool = setting(True)


@dataclass(frozen=True)
class Queueing:
    """What the studio does for jobs that take long."""

    awake: bool = setting(
        True, noted("Keep the computer awake"), noted("It does not go to sleep while jobs are worked on.")
    )
    notify: bool = setting(
        True,
        noted("Say when all is done"),
        noted("A quiet message of the desktop, if the window is not in front."),
    )


def device_problem(text: str) -> str:
    """What is wrong with the name of a device, in a sentence; empty if nothing is."""
    is_name = re.fullmatch(r"auto|cpu|cuda(:\d{1,3})?", text)
    return "" if is_name else tr("A device is called auto, cpu, cuda or cuda:N.")


@dataclass(frozen=True)
class Computing:
    """What computes: the name of a device, and the threads of a CPU; 0 is one each core."""

    device: str = setting("auto", problem=device_problem)
    threads: int = setting(0, low=0, high=1024)


COMPARE_NAMES = (
    ("slider", noted("Slider (S)")),
    ("side", noted("Side by side (D)")),
    ("peek", noted("Hold to peek (P)")),
)


@dataclass(frozen=True)
class Window:
    """What the window remembers by itself.

    `geometry` is Qt's own record, in base64; `workspace` is the name of the one that was shown last, in
    English; `splitters` holds the sizes of parts as JSON; `compare` is how Enhance shows before and after.
    """

    geometry: str = setting("")
    workspace: str = setting("")
    splitters: str = setting("")
    list_width: int = setting(360, low=200, high=4000)
    compare: str = setting("slider", choices=COMPARE_NAMES)


@dataclass(frozen=True)
class Folders:
    """Which folder each kind of thing was opened from last; `readings` is where pages were exported to."""

    pictures: Path | None = setting(None)
    scans: Path | None = setting(None)
    photos: Path | None = setting(None)
    readings: Path | None = setting(None)
    weights: Path | None = setting(None)


@dataclass(frozen=True)
class Settings:
    """Everything that is kept from one start to the next."""

    appearance: Appearance = field(default_factory=Appearance)
    enhancing: Enhancing = field(default_factory=Enhancing)
    faces: Faces = field(default_factory=Faces)
    reading: Reading = field(default_factory=Reading)
    cartoon: Cartoon = field(default_factory=Cartoon)
    library: Shelves = field(default_factory=Shelves)
    computing: Computing = field(default_factory=Computing)
    queue: Queueing = field(default_factory=Queueing)
    window: Window = field(default_factory=Window)
    folders: Folders = field(default_factory=Folders)


SECTION_TITLES = {
    "appearance": noted("Appearance"),
    "enhancing": noted("Enhance"),
    "reading": noted("Handwriting"),
    "library": noted("Library"),
    "queue": noted("Queue"),
}


def field_type(section: Any, entry: Field[Any]) -> Any:
    """The type of a field, resolved: a class, or a union."""
    return _hints(type(section))[entry.name]


@cache
def _hints(section: type) -> dict[str, Any]:
    return get_type_hints(section)
