"""Whether the running Python has what pyproject.toml asks for; nothing of it is imported to find out."""

from __future__ import annotations

import importlib.util
import re
from collections.abc import Iterable
from pathlib import Path

# Distribution in pyproject.toml -> the module that shows it is there; the likeliest to be missing first.
MODULES = {
    "torch": "torch",
    "PySide6-Essentials": "PySide6",
    "numpy": "numpy",
    "pillow": "PIL",
    "pillow-heif": "pillow_heif",
    "opencv-python-headless": "cv2",
    "tifffile": "tifffile",
    "av": "av",
    "safetensors": "safetensors",
    "platformdirs": "platformdirs",
    "psutil": "psutil",
    "wakepy": "wakepy",
    "pypdfium2": "pypdfium2",
    "fonttools": "fontTools",
}
EXTRA_MODULES = {"test": {"pytest": "pytest", "pytest-qt": "pytestqt"}}


def has_modules(extras: Iterable[str] = ()) -> bool:
    """Whether every module is found, without importing any."""
    wanted = [
        *MODULES.values(),
        *(name for extra in extras for name in EXTRA_MODULES.get(extra, {}).values()),
    ]
    return all(importlib.util.find_spec(name) is not None for name in wanted)


def has_versions(pyproject: Path) -> bool:
    """Whether no installed package has a version that pyproject.toml excludes.

    A package whose version is not known counts as fitting: other distributions may bring its module.
    """
    import importlib.metadata
    import tomllib

    with pyproject.open("rb") as file:
        requirements = tomllib.load(file)["project"]["dependencies"]
    for requirement in requirements:
        name, specifiers = split_requirement(requirement)
        try:
            version = importlib.metadata.version(name)
        except importlib.metadata.PackageNotFoundError:
            continue
        if not fits(version, specifiers):
            return False
    return True


def split_requirement(requirement: str) -> tuple[str, str]:
    """ "pillow>=11.3" -> ("pillow", ">=11.3")."""
    name = re.match(r"[A-Za-z0-9._-]+", requirement)
    if name is None:
        raise ValueError(f"{requirement!r} is no requirement")
    return name[0], requirement[name.end() :].strip()


def fits(version: str, specifiers: str) -> bool:
    """Whether a version satisfies comma-separated ">=", "<" and "!=" (PEP 440 without its corners)."""
    found = _release(version)
    for specifier in filter(None, specifiers.split(",")):
        operator, limit = re.fullmatch(r"\s*(>=|<|!=)\s*(\S+)\s*", specifier).groups()
        wanted = _release(limit)
        if not {">=": found >= wanted, "<": found < wanted, "!=": found != wanted}[operator]:
            return False
    return True


def _release(version: str) -> tuple[int, ...]:
    """ "2.10.0+cpu" -> (2, 10): the release without trailing zeros."""
    numbers = [int(number) for number in re.match(r"\d+(\.\d+)*", version)[0].split(".")]
    while numbers and numbers[-1] == 0:
        numbers.pop()
    return tuple(numbers)
