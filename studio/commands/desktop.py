"""`desktop install|remove`: Ganvas in the menu of a Linux desktop, with its icon in every size."""

from __future__ import annotations

import argparse
import os
import shlex
import shutil
import sys
from contextlib import suppress
from pathlib import Path

from studio.commands.errors import CommandError
from studio.commands.parser import CommandParser, add_common_arguments
from studio.commands.qt_libraries import require_qt_libraries
from studio.commands.reporter import Reporter
from studio.program import program_command

_NAME = "ganvas"  # as the window says it, so that the desktop knows which entry it belongs to
_SIDES = (16, 22, 24, 32, 48, 64, 96, 128, 192, 256, 512)
_TYPES = (
    *(f"image/{kind}" for kind in ("jpeg", "png", "webp", "tiff", "bmp", "gif", "heic", "avif")),
    *(f"video/{kind}" for kind in ("mp4", "x-matroska", "webm", "quicktime", "x-msvideo")),
    "application/pdf",
)
_ENTRY = """[Desktop Entry]
Type=Application
Version=1.5
Name=Ganvas
GenericName=Picture studio
GenericName[de]=Bildstudio
Comment=Enlarge and mend photos and films, make faces and cartoons, read handwriting
Comment[de]=Fotos und Filme vergrößern und ausbessern, Gesichter und Trickfilme machen, Handschrift lesen
Exec={command} %F
Icon={name}
Terminal=false
Categories=Graphics;Photography;Video;Qt;
Keywords=upscale;enhance;photo;film;faces;cartoon;handwriting;OCR;
MimeType={types};
StartupNotify=true
StartupWMClass={name}
"""


def add_arguments(parser: CommandParser) -> None:
    """The options of the command."""
    parser.add_argument("action", choices=("install", "remove"), help="put it into the menu, or take it out")
    add_common_arguments(parser)


def run(options: argparse.Namespace, reporter: Reporter) -> int:
    """Carry out the action for this user; returns the exit status.

    Raises:
        CommandError: this is no desktop that reads such entries, or the files cannot be written.
    """
    if not sys.platform.startswith("linux"):
        raise CommandError(
            "The menu entry is for Linux desktops; on this system make a shortcut to the program `ganvas`."
        )
    try:
        if options.action == "install":
            install(data_folder())
            reporter.result("Ganvas is in the menu now.", entry=str(entry_path(data_folder())))
        else:
            remove(data_folder())
            reporter.result("Ganvas is out of the menu.")
    except OSError as error:
        raise CommandError(f"The menu entry cannot be changed: {error}.", 1) from error
    return 0


def data_folder() -> Path:
    """Where this user's menu entries and icons are (XDG base directories)."""
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")


def entry_path(folder: Path) -> Path:
    """The menu entry."""
    return folder / "applications" / f"{_NAME}.desktop"


def icon_paths(folder: Path) -> dict[int, Path]:
    """The icons by their sides in pixels; 0 is the drawing."""
    theme = folder / "icons" / "hicolor"
    paths = {side: theme / f"{side}x{side}" / "apps" / f"{_NAME}.png" for side in _SIDES}
    return paths | {0: theme / "scalable" / "apps" / f"{_NAME}.svg"}


def install(folder: Path) -> None:
    """Write the entry and the icons, which are painted from our drawing.

    Raises:
        OSError: something cannot be written.
    """
    require_qt_libraries()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # painting needs no screen
    from PySide6.QtGui import QGuiApplication

    from gan.paths import assets_folder
    from studio.icons import APP_ICON, icon_pixmap

    app = QGuiApplication.instance() or QGuiApplication([_NAME])
    for side, path in icon_paths(folder).items():
        path.parent.mkdir(parents=True, exist_ok=True)
        if not side:
            shutil.copyfile(assets_folder() / "icons" / f"{APP_ICON}.svg", path)
        elif not icon_pixmap(APP_ICON, "", side).save(str(path), "PNG"):
            raise OSError(f"{path} cannot be written")
    del app
    entry = entry_path(folder)
    entry.parent.mkdir(parents=True, exist_ok=True)
    entry.write_text(entry_text(), encoding="utf-8")


def remove(folder: Path) -> None:
    """Take away what `install` wrote. Raises OSError."""
    for path in (entry_path(folder), *icon_paths(folder).values()):
        with suppress(FileNotFoundError):
            path.unlink()


def entry_text() -> str:
    """The menu entry (freedesktop desktop entry specification 1.5)."""
    return _ENTRY.format(command=_quoted(_command()), name=_NAME, types=";".join(_TYPES))


def _command() -> list[str]:
    """What starts this installation from anywhere: main.py in a checkout, else the program beside Python."""
    root = Path(__file__).resolve().parents[2]
    if not getattr(sys, "frozen", False) and (root / "main.py").is_file():
        return [sys.executable, str(root / "main.py")]
    program = Path(sys.executable).with_name(_NAME)
    return [str(program)] if program.is_file() else program_command()


def _quoted(command: list[str]) -> str:
    """As the entry wants it: quotes where there are blanks, and percent signs doubled."""
    return " ".join(
        part if part == shlex.quote(part) else '"' + part.replace("\\", "\\\\").replace('"', '\\"') + '"'
        for part in (each.replace("%", "%%") for each in command)
    )
