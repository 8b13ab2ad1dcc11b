"""What is handed out: the recipes of wheel and bundle, and, where somebody asks for it, the built things."""

from __future__ import annotations

import importlib
import os
import subprocess
import sys
import tomllib
from pathlib import Path
from types import SimpleNamespace

import pytest

ROOT = Path(__file__).resolve().parents[1]
SPEC = ROOT / "assets" / "packaging" / "ganvas.spec"
FOLDER = os.environ.get("GANVAS_TEST_PACKAGE")


@pytest.fixture
def recipe(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> dict[str, object]:
    """The names of PyInstaller's recipe after it was carried out, as PyInstaller does, without building."""
    names: dict[str, object] = {
        "SPECPATH": str(SPEC.parent),
        "workpath": str(tmp_path),
        "Analysis": lambda scripts, **told: SimpleNamespace(
            told=told, scripts=scripts, binaries=[], datas=[], pure=[]
        ),
        "PYZ": lambda pure: None,
        "EXE": lambda *parts, **told: None,
        "COLLECT": lambda *parts, **told: None,
    }
    exec(compile(SPEC.read_text(), SPEC.name, "exec"), names)
    return names


def test_the_bundle_has_every_module_of_ours(recipe):
    told = recipe["analysis"].told
    for package in ("gan", "studio"):
        for file in (ROOT / package).rglob("*.py"):
            name = ".".join(file.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
            assert name in told["hiddenimports"]
    assert not [name for name in told["hiddenimports"] if name.split(".")[0] in told["excludes"]]


def test_the_bundle_has_what_the_program_reads(recipe):
    files = {path for path, _ in recipe["analysis"].told["datas"]}
    for folder in ("models", "samples", "icons", "languages", "help", "cartoon"):
        for file in (ROOT / "assets" / folder).rglob("*"):
            if file.is_file() and file.suffix != ".part" and "__pycache__" not in file.parts:
                assert str(file) in files
    assert not [path for path in files if "screenshots" in path or path.endswith(".spec")]


@pytest.mark.parametrize(
    ("name", "is_in"),
    [
        ("PySide6/Qt/plugins/platforms/libqxcb.so", True),
        ("PySide6/Qt/plugins/platforms/libqwayland.so", True),
        ("PySide6/Qt/plugins/platforms/libqoffscreen.so", True),
        ("PySide6/Qt/plugins/platforms/libqeglfs.so", False),
        ("PySide6/Qt/plugins/platformthemes/libqgtk3.so", False),
        ("PySide6/Qt/plugins/platformthemes/libqxdgdesktopportal.so", True),
        ("PySide6/Qt/plugins/imageformats/libqjpeg.so", True),
        ("PySide6/Qt/translations/qtbase_de.qm", True),
        ("PySide6/Qt/translations/qtwebengine_de.qm", False),
        ("torch/lib/libtorch_cpu.so", True),
        ("torch/bin/torch_shm_manager", True),
        ("torch/bin/test_jit", False),
        ("libglib-2.0.so.0", True),
        ("libpango-1.0.so.0", False),
        ("pillow.libs/libharfbuzz-1f2a.so.0", True),
    ],
)
def test_what_nobody_needs_is_left_out(recipe, name, is_in):
    entry = (name, "/nowhere", "BINARY")
    assert recipe["wanted"]([entry]) == ([entry] if is_in else [])


def test_torch_keeps_the_sources_that_it_reads(recipe, tmp_path):
    read, plain = tmp_path / "config.py", tmp_path / "plain.py"
    read.write_text("install_config_module(sys.modules[__name__])\n")
    plain.write_text("def body():\n    return 1\n")
    names = ("torch/distributed/config.py", "torch/nn/plain.py", "other/plain.py")
    entries = [(name, str(path), "DATA") for name, path in zip(names, (read, plain, plain), strict=True)]
    assert [name for name, *_ in recipe["wanted"](entries)] == [names[0], names[2]]


def test_the_entries_of_the_wheel_lead_to_the_program():
    with (ROOT / "pyproject.toml").open("rb") as file:
        project = tomllib.load(file)["project"]
    for kind, name in (("scripts", "ganvas"), ("gui-scripts", "ganvas-studio")):
        module, _, function = project[kind][name].partition(":")
        assert callable(getattr(importlib.import_module(module), function))


@pytest.mark.skipif(
    not FOLDER, reason="builds wheel and bundle for half an hour; GANVAS_TEST_PACKAGE=DIR says where"
)
def test_wheel_and_bundle_are_built_and_work():
    command = [sys.executable, str(ROOT / "tests" / "benchmarks" / "build_package.py"), "--work", FOLDER]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.endswith("Everything that was built works.\n")
