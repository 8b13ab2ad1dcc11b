"""What is asked for and what is there."""

from __future__ import annotations

import importlib.metadata
import tomllib
from pathlib import Path

import pytest

import studio
from studio.commands import requirements
from studio.commands.requirements import (
    EXTRA_MODULES,
    MODULES,
    fits,
    has_modules,
    has_versions,
    split_requirement,
)

PYPROJECT = Path(__file__).resolve().parents[3] / "pyproject.toml"


def project() -> dict:
    return tomllib.loads(PYPROJECT.read_text())["project"]


def test_the_modules_are_those_of_pyproject():
    assert {split_requirement(line)[0] for line in project()["dependencies"]} == MODULES.keys()
    for extra, modules in EXTRA_MODULES.items():
        wanted = project()["optional-dependencies"][extra]
        assert {split_requirement(line)[0] for line in wanted} == modules.keys()


def test_the_version_is_that_of_pyproject():
    assert studio.__version__ == project()["version"]


@pytest.mark.parametrize(
    ("version", "specifiers", "expected"),
    [
        ("2.10.0+cu128", ">=2.10", True),
        ("2.9.1", ">=2.10", False),
        ("2.10", ">=2.10.0", True),
        ("13", "", True),
        ("6.12.0", ">=6.8,!=6.12.0", False),
        ("6.12.1", ">=6.8, !=6.12.0", True),
        ("6.12", "!=6.12.0", False),
        ("3.0rc1", "<3", False),
        ("2.99", ">=2,<3", True),
    ],
)
def test_versions(version, specifiers, expected):
    assert fits(version, specifiers) is expected


def test_requirements_split():
    assert split_requirement("PySide6-Essentials>=6.8,!=6.12.0") == ("PySide6-Essentials", ">=6.8,!=6.12.0")
    assert split_requirement("numpy") == ("numpy", "")
    with pytest.raises(ValueError, match="no requirement"):
        split_requirement(">=1")


def test_missing_modules_are_noticed(monkeypatch):
    assert has_modules(["test", "unknown"])
    monkeypatch.setitem(requirements.EXTRA_MODULES, "test", {"absent": "a_module_that_is_not_there"})
    assert has_modules()
    assert not has_modules(["test"])


def test_old_versions_are_noticed_and_unknown_ones_are_not(monkeypatch):
    versions = {"torch": "2.10.1", "pillow": "11.3.0"}

    def version(name: str) -> str:
        if name not in versions:
            raise importlib.metadata.PackageNotFoundError(name)
        return versions[name]

    monkeypatch.setattr(importlib.metadata, "version", version)
    assert has_versions(PYPROJECT)
    versions["pillow"] = "9.4.0"
    assert not has_versions(PYPROJECT)
