"""The rules of the house, read from the source: who imports whom, what lies where, what is said about it."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6 import QtCore, QtGui, QtWidgets

ROOT = Path(__file__).resolve().parents[1]
TOP_LEVEL = {"main.py", "pyproject.toml", "README.md", "LICENSE", "gan", "studio", "assets", "tests"}
JOBS = {"faces", "enhance", "cartoon", "handwriting"}
QT = {"PySide6", "shiboken6"}
# The stage paints on images: no widgets, no event loop.
STAGE_MAY_IMPORT = {"PySide6.QtCore", "PySide6.QtGui", "PySide6.QtSvg"}
LONGEST_FILE = 500
# Modules of `gan` that the window imports before it shows; torch would hold it up for seconds.
LIGHT = [
    "gan.engine",
    "gan.enhance.request",
    "gan.errors",
    "gan.faces.cards",
    "gan.faces.edits",
    "gan.faces.request",
    "gan.faces.saving",
    "gan.media",
    "gan.models",
    "gan.paths",
]


def sources(*folders: str) -> list[Path]:
    return sorted(path for folder in folders for path in (ROOT / folder).rglob("*.py"))


def parse(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def imports(path: Path) -> Iterator[str]:
    """Every module that a file imports anywhere in it, by its full name."""
    package = path.relative_to(ROOT).parent.parts
    for node in ast.walk(parse(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else ()
            module = ".".join((*above, node.module or "")).rstrip(".")
            # "from gan import enhance" imports gan.enhance, too.
            yield from (f"{module}.{alias.name}" for alias in node.names)


def is_in(module: str, package: str) -> bool:
    return module == package or module.startswith(f"{package}.")


def breaches(folder: str, is_forbidden) -> list[str]:
    return [
        f"{path.relative_to(ROOT)} imports {module}"
        for path in sources(folder)
        for module in imports(path)
        if is_forbidden(path.relative_to(ROOT), module)
    ]


def test_gan_knows_nothing_of_the_studio():
    assert breaches("gan", lambda path, module: is_in(module, "studio") or is_in(module, "main")) == []


def test_only_the_stage_of_cartoon_paints_with_qt():
    def is_forbidden(path: Path, module: str) -> bool:
        if module.split(".")[0] not in QT:
            return False
        on_stage = path.is_relative_to("gan/cartoon/stage")
        return not (on_stage and any(is_in(module, allowed) for allowed in STAGE_MAY_IMPORT))

    assert breaches("gan", is_forbidden) == []


def test_the_jobs_do_not_import_each_other():
    def is_forbidden(path: Path, module: str) -> bool:
        job = path.parts[1]
        return job in JOBS and any(is_in(module, f"gan.{other}") for other in JOBS - {job})

    assert breaches("gan", is_forbidden) == []


def test_what_the_jobs_share_imports_no_job():
    def is_forbidden(path: Path, module: str) -> bool:
        return path.parts[1] not in JOBS and any(is_in(module, f"gan.{job}") for job in JOBS)

    assert breaches("gan", is_forbidden) == []


def test_the_studio_reaches_torch_through_gan_only():
    assert breaches("studio", lambda path, module: is_in(module, "torch")) == []


def test_the_door_knows_the_studio_only():
    assert {module.split(".")[0] for module in imports(ROOT / "main.py")} == {"sys", "studio"}


def test_nothing_else_stands_at_the_top():
    git = ["git", "-C", str(ROOT), "ls-files", "--cached", "--others", "--exclude-standard"]
    try:
        files = subprocess.run(git, capture_output=True, text=True, check=True).stdout.splitlines()
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("only git knows which files belong to the program")
    top = {file.split("/")[0].strip('"') for file in files if (ROOT / file).exists()}
    assert {name for name in top if not name.startswith(".")} <= TOP_LEVEL


def test_no_file_is_too_long():
    lengths = {
        path: len(path.read_text(encoding="utf-8").splitlines()) for path in sources("gan", "studio", "tests")
    }
    assert [
        f"{path.relative_to(ROOT)}: {length}" for path, length in lengths.items() if length > LONGEST_FILE
    ] == []


def test_gan_prints_nothing():
    def prints(node: ast.AST) -> bool:
        return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print"

    assert [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in sources("gan")
        for node in ast.walk(parse(path))
        if prints(node)
    ] == []


Definition = ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef


def undocumented(tree: ast.Module, classes: dict[str, ast.ClassDef]) -> Iterator[str]:
    """The public module, classes, functions and methods without a docstring.

    What overrides a method needs none: the docstring of the class that it overrides, or Qt's, holds.

    Args:
        tree: of the module.
        classes: those of the whole program by name, for the bases.
    """
    if tree.body and ast.get_docstring(tree) is None:
        yield "the module"
    containers: list[ast.Module | ast.ClassDef] = [tree]
    while containers:
        container = containers.pop()
        for node in container.body:
            if not isinstance(node, Definition) or node.name.startswith("_") or is_accessor(node):
                continue
            if isinstance(node, ast.ClassDef):
                containers.append(node)
            elif isinstance(container, ast.ClassDef) and overrides(container, node.name, classes):
                continue
            if ast.get_docstring(node) is None:
                yield f"{node.name} (line {node.lineno})"


def is_accessor(node: Definition) -> bool:
    """Whether it is the setter of a property, which the getter describes, or an overload."""
    names = [ast.unparse(decorator).split(".")[-1] for decorator in node.decorator_list]
    return bool({"setter", "deleter", "overload"}.intersection(names))


def overrides(container: ast.ClassDef, name: str, classes: dict[str, ast.ClassDef]) -> bool:
    """Whether a base of the class, of ours or of Qt, has a method of this name."""
    for base in (ast.unparse(base).split(".")[-1].split("[")[0] for base in container.bases):
        if any(hasattr(getattr(module, base, None), name) for module in (QtCore, QtGui, QtWidgets)):
            return True
        ours = classes.get(base)
        if ours is not None and ours is not container:
            methods = {node.name for node in ours.body if isinstance(node, Definition)}
            if name in methods or overrides(ours, name, classes):
                return True
    return False


def test_everything_public_is_described():
    trees = {path: parse(path) for path in [*sources("gan", "studio"), ROOT / "main.py"]}
    nodes = (node for tree in trees.values() for node in ast.walk(tree))
    classes = {node.name: node for node in nodes if isinstance(node, ast.ClassDef)}
    found = [
        f"{path.relative_to(ROOT)}: {name}"
        for path, tree in trees.items()
        for name in undocumented(tree, classes)
    ]
    assert found == []


def test_what_the_window_imports_first_loads_no_torch():
    code = f"import sys, {', '.join(LIGHT)}; print(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    loaded = run.stdout.split()
    assert "gan.media" in loaded
    assert {"torch", "PySide6"}.isdisjoint(loaded)


BREAKS_EVERY_RULE = '''"""A module."""
import torch.nn as nn
from gan import faces
from . import errors
from ..models import cards

def public():
    def inner(): ...

class A:
    """A."""
    def method(self): ...
    def _own(self): ...

class B(QtWidgets.QWidget, A):
    """B."""
    def method(self): ...
    def paintEvent(self): ...
    def other(self): ...
'''


def test_the_rules_see_what_they_look_for(monkeypatch):
    tree = ast.parse(BREAKS_EVERY_RULE)
    classes = {node.name: node for node in tree.body if isinstance(node, ast.ClassDef)}
    assert sorted(undocumented(tree, classes)) == ["method (line 12)", "other (line 19)", "public (line 7)"]
    monkeypatch.setattr(Path, "read_text", lambda self, **_: BREAKS_EVERY_RULE)
    found = list(imports(ROOT / "gan" / "enhance" / "never_written.py"))
    assert found == ["torch.nn", "gan.faces", "gan.enhance.errors", "gan.models.cards"]
