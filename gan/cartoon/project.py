"""Projects: a script, what was understood of it, and what the person made of that, in one file."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from gan.cartoon.errors import CartoonError
from gan.cartoon.plain import from_plain, pretty, to_plain
from gan.cartoon.scene import LARGEST_FILE, Scene, from_json, to_json
from gan.media.atomic import AtomicFile

VERSION = 1
SUFFIX = ".cartoon"


@dataclass(frozen=True)
class Project:
    """What a person works on.

    Attributes:
        version: of the format.
        script: as it is written, whether it is understood yet or not.
        seed: everything that is left to chance follows from it.
        understood_script: the script that `understood` came from; an older one while the window still reads.
        understood: what the script alone says.
        scene: the same with every change by hand.
        sources: the files that the script was read from, such as scans; most scripts have none.
    """

    version: int = VERSION
    script: str = ""
    seed: int = 0
    understood_script: str = ""
    understood: Scene = Scene()
    scene: Scene = Scene()
    sources: tuple[str, ...] = ()


def project_text(project: Project) -> str:
    """The text of a project's file. What was understood is left out where nothing was changed by hand."""
    plain = to_plain(project)
    if project.understood == project.scene:
        plain.pop("understood", None)
    return pretty({"version": project.version} | plain) + "\n"


def project_of(text: str) -> Project:
    """The project of such a text.

    Raises:
        CartoonError: it is damaged, or of a newer version; the sentence says where.
    """
    try:
        project = from_plain(Project, text, VERSION)
        scene = from_json(to_json(project.scene))  # whatever refers to something must find it
        understood = from_json(to_json(project.understood))
    except CartoonError as error:
        raise CartoonError(str(error).replace("The scene", "The project", 1)) from None
    if not understood.shots:
        understood = scene
    return replace(project, version=VERSION, understood=understood, scene=scene)


def write_project(project: Project, path: Path, *, overwrite: bool = False) -> Path:
    """Save a project whole or not at all; returns where it is.

    Raises:
        MediaError: it cannot be written.
    """
    with AtomicFile(Path(path), overwrite=overwrite) as file:
        file.write(project_text(project).encode("utf-8"))
        return file.commit()


def read_project(path: Path) -> Project:
    """The project of a file; a plain text is a project that nobody has worked on yet.

    Raises:
        CartoonError: it is not there, cannot be read, or is damaged.
    """
    path = Path(path)
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise CartoonError(f"{path.name} is too large for a project; choose one that Ganvas saved.")
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        raise CartoonError(f"{path.name} is not a project (it is no text); choose another file.") from None
    except OSError as error:
        raise CartoonError(f"{path.name} cannot be read ({error.strerror}); choose another file.") from error
    if path.suffix.lower() == ".txt":
        return Project(script=text)
    try:
        return project_of(text)
    except CartoonError as error:
        raise CartoonError(f"{path.name}: {error}") from None
