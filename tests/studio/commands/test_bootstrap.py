"""The door's first step: stamps, and setting up with a pip that is a stand-in."""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from studio.commands import bootstrap, packages
from studio.commands.bootstrap import ROOT, Stamp, prepare, venv_python
from studio.commands.errors import CommandError
from studio.commands.requirements import MODULES


def test_the_python_of_a_virtual_environment():
    assert venv_python(Path("v"), "linux") == Path("v/bin/python")
    assert venv_python(Path("v"), "darwin") == Path("v/bin/python")
    assert venv_python(Path("v"), "win32") == Path("v/Scripts/python.exe")


def test_stamps_come_back(tmp_path):
    for stamp in (Stamp("abc", frozenset()), Stamp("abc", frozenset({"test", "bench"}))):
        stamp.write(tmp_path / "stamp")
        assert Stamp.read(tmp_path / "stamp") == stamp


@pytest.mark.parametrize("text", ["", "abc", "a\nb\nc\n"])
def test_what_is_no_stamp(tmp_path, text):
    (tmp_path / "stamp").write_text(text)
    assert Stamp.read(tmp_path / "stamp") is None
    assert Stamp.read(tmp_path / "missing") is None


def test_a_stamp_covers_less_of_the_same_recipe():
    stamp = Stamp("abc", frozenset({"test"}))
    assert stamp.covers(Stamp("abc", frozenset())) and stamp.covers(stamp)
    assert not stamp.covers(Stamp("abc", frozenset({"bench"})))
    assert not stamp.covers(Stamp("abd", frozenset()))


def test_the_recipe_is_of_the_file_and_its_place(tmp_path):
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "pyproject.toml").write_text("[project]")
    first = Stamp.of(tmp_path / "one")
    assert first != Stamp.of(tmp_path / "two")
    assert first == Stamp.of(tmp_path / "one")
    (tmp_path / "one" / "pyproject.toml").write_text("[project]\n")
    assert first != Stamp.of(tmp_path / "one")


class Door:
    """The steps that `prepare` takes, recorded instead of taken.

    Attributes:
        steps: what was done, in order.
        modules: whether the modules are there; installing brings them.
    """

    def __init__(self, monkeypatch: pytest.MonkeyPatch, root: Path) -> None:
        self.steps: list[str] = []
        self.modules = False
        self.venv = root / ".venv"
        self.inside = False
        self.error: BaseException | None = None
        (root / "pyproject.toml").write_text("[project]\ndependencies = []\n")
        monkeypatch.setattr(bootstrap, "ROOT", root)
        monkeypatch.setattr(bootstrap, "has_modules", lambda extras: self.modules)
        monkeypatch.setattr(bootstrap, "runs_in", lambda venv: self.inside)
        monkeypatch.setattr(bootstrap, "_run", lambda command, problem: self.steps.append("venv"))
        monkeypatch.setattr(bootstrap, "_restart", lambda python: self.steps.append(f"restart {python.name}"))
        monkeypatch.setattr(bootstrap, "_install", self._install)

    def _install(self, wanted: Stamp, log: Path) -> None:
        self.steps.append("install " + ",".join(sorted(wanted.extras)))
        if self.error:
            raise self.error
        self.modules = True

    def make_venv(self) -> None:
        """As if the environment had been made, and this were its Python."""
        python = venv_python(self.venv, sys.platform)
        python.parent.mkdir(parents=True)
        python.write_text("")
        self.inside = True


@pytest.fixture
def door(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Door:
    """A checkout without an environment, seen from a Python that has nothing."""
    return Door(monkeypatch, tmp_path)


def test_a_python_that_has_everything_is_used_as_it_is(door):
    door.modules = True
    prepare("enhance")
    assert door.steps == [] and not door.venv.exists()


def test_any_other_makes_an_environment_and_starts_again(door):
    prepare("enhance")
    assert door.steps == ["venv", f"restart {venv_python(door.venv, sys.platform).name}"]


def test_an_environment_that_is_there_is_not_made_again(door):
    door.make_venv()
    door.inside = False
    prepare("enhance")
    assert [step.split()[0] for step in door.steps] == ["restart"]


def test_the_environment_fills_itself_once(door):
    door.make_venv()
    prepare("enhance")
    prepare("enhance")
    assert door.steps == ["install "]
    assert Stamp.read(door.venv / "ganvas-stamp") == Stamp.of(bootstrap.ROOT)


def test_extras_are_added_and_stay(door):
    door.make_venv()
    for command in ("enhance", "test", "enhance"):
        prepare(command)
        door.modules = command != "enhance"
    assert door.steps == ["install ", "install test"]
    (bootstrap.ROOT / "pyproject.toml").write_text("[project]\ndependencies = ['new']\n")
    door.modules = False
    prepare("enhance")
    assert door.steps[-1] == "install test"


@pytest.mark.parametrize("error", [CommandError("no network", 1), KeyboardInterrupt()])
def test_without_success_there_is_no_stamp(door, error):
    door.make_venv()
    door.error = error
    with pytest.raises(CommandError) as caught:
        prepare("enhance")
    assert caught.value.exit_status == (1 if isinstance(error, CommandError) else 130)
    assert not (door.venv / "ganvas-stamp").exists()
    door.error = None
    prepare("enhance")
    assert (door.venv / "ganvas-stamp").exists()


def test_packages_that_do_not_appear_are_an_error_and_no_endless_circle(door, monkeypatch):
    door.make_venv()
    monkeypatch.setattr(bootstrap, "has_modules", lambda extras: False)
    with pytest.raises(CommandError, match="although pip installed them"):
        prepare("enhance")


def test_somebody_elses_environment_gets_a_stamp_if_it_has_everything(door):
    door.make_venv()
    door.modules = True
    prepare("enhance")
    assert door.steps == []
    assert (door.venv / "ganvas-stamp").exists()


def test_without_a_screen_nothing_is_set_up_for_the_window(door, monkeypatch):
    monkeypatch.setattr(sys, "platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    with pytest.raises(CommandError, match="so the window cannot open"):
        prepare(None)
    assert door.steps == []


def test_debians_missing_module_is_installed(monkeypatch):
    asked = []
    monkeypatch.setattr(bootstrap.importlib.util, "find_spec", lambda name: None)
    monkeypatch.setattr(packages, "install_packages", lambda names, reason: asked.append(names))
    bootstrap._require_ensurepip()
    assert asked == [[f"python3.{sys.version_info.minor}-venv"]]


FAKE_PIP = """
import os, pathlib, site, sys
with open(os.environ["PIP_CALLS"], "a") as calls:
    calls.write(" ".join(sys.argv[1:]) + "\\n")
print("Collecting everything")
if os.environ.get("PIP_FAILS"):
    print("ERROR: No matching distribution found for torch")
    sys.exit(1)
for name in os.environ["PIP_MODULES"].split():
    pathlib.Path(site.getsitepackages()[0], name + ".py").touch()
"""


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A copy of the program, without an environment, in a place with a blank in its name."""
    root = tmp_path / "my pictures" / "Ganvas"
    for name in ("gan", "studio"):
        shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("main.py", "pyproject.toml"):
        shutil.copy(ROOT / name, root)
    (tmp_path / "fake" / "pip").mkdir(parents=True)
    (tmp_path / "fake" / "pip" / "__init__.py").write_text("")
    (tmp_path / "fake" / "pip" / "__main__.py").write_text(FAKE_PIP)
    return root


@pytest.mark.skipif(os.name == "nt", reason="the stand-in for pip is looked up by PYTHONPATH, as on POSIX")
@pytest.mark.skipif(
    importlib.util.find_spec("ensurepip") is None, reason="the test must not install packages"
)
def test_from_a_bare_python_to_the_first_command(checkout, tmp_path):
    """Help needs no setup, a failed one goes on at the next start, and nothing is installed twice."""
    calls = tmp_path / "calls"
    environment = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(tmp_path / "fake"),
        "GANVAS_HOME": str(tmp_path / "home"),
        "PIP_NO_INDEX": "1",
        "PIP_CALLS": str(calls),
        "PIP_MODULES": " ".join(MODULES.values()),
    }
    # Whatever the machine's own Python has, this start must not find it.
    outside = [str(Path(sys._base_executable)), "-c", _HIDE_PACKAGES, str(checkout / "main.py")]

    def start(*arguments: str, **extra: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [*outside, *(arguments or ("models", "list", "--json"))],
            cwd=tmp_path,
            env=environment | extra,
            capture_output=True,
            text=True,
        )

    for arguments in (["--help"], ["enhance", "--help"], ["demo"], ["nonsense"]):
        assert "sets itself up" not in start(*arguments).stderr
    assert not (checkout / ".venv").exists()

    failed = start(PIP_FAILS="1")
    assert failed.returncode == 1, failed.stderr
    assert "No matching distribution found for torch" in failed.stderr
    stamp = checkout / ".venv" / "ganvas-stamp"
    assert not stamp.exists()

    resumed = start()
    assert (resumed.returncode, resumed.stdout) == (0, ""), resumed.stderr
    assert "Everything is installed." in resumed.stderr
    assert stamp.exists()
    assert calls.read_text().splitlines()[-1].endswith("--editable .")

    immediate = start()
    assert (immediate.returncode, immediate.stderr) == (0, "")
    assert len(calls.read_text().splitlines()) == 2

    with_tests = start("test", "--collect-only", PIP_MODULES="pytest pytestqt")
    assert "installed" in with_tests.stderr
    assert calls.read_text().splitlines()[-1].endswith("--editable .[test]")


_HIDE_PACKAGES = """
import pathlib, runpy, sys
sys.path[:] = [path for path in sys.path if "site-packages" not in path and "dist-packages" not in path]
sys.argv = sys.argv[1:]
sys.orig_argv = [sys.executable, *sys.argv]
sys.path.insert(0, str(pathlib.Path(sys.argv[0]).parent))
runpy.run_path(sys.argv[0], run_name="__main__")
"""
