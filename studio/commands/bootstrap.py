"""The door's first step: from a bare Python to one that has everything Ganvas needs.

A Python that has the packages is used as it is. Any other makes `.venv` beside `main.py` and starts the
same command line again with its Python, which fills it by `pip install -e .`. A stamp in `.venv`, written
last, says what was installed: without it the next start goes on where an interrupted one stopped.

Only the standard library is imported here, and what the second start does not need, only where it is used:
the door is to be open in a few milliseconds.
"""

from __future__ import annotations

import importlib
import importlib.util
import os
import sys
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from studio.commands.errors import CommandError
from studio.commands.requirements import has_modules, has_versions
from studio.commands.screen import require_screen

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Stamp:
    """What `.venv` was filled with.

    Attributes:
        recipe: checksum of pyproject.toml and of the place of the checkout, which `pip install -e` records.
        extras: optional dependencies that are installed, too.
    """

    recipe: str
    extras: frozenset[str]

    @classmethod
    def of(cls, root: Path, extras: Sequence[str] = ()) -> Stamp:
        """The stamp that a complete `.venv` of this checkout has."""
        # A checksum will do, since nobody means harm here; loading hashlib takes longer than all the rest.
        recipe = zlib.crc32((root / "pyproject.toml").read_bytes() + os.fsencode(root))
        return cls(f"{recipe:08x}", frozenset(extras))

    @classmethod
    def read(cls, file: Path) -> Stamp | None:
        """The stamp in this file; None if there is none."""
        try:
            recipe, extras = file.read_text(encoding="utf-8").splitlines()
        except (OSError, ValueError):
            return None
        return cls(recipe, frozenset(extras.split()))

    def write(self, file: Path) -> None:
        """Write it for `read`."""
        file.write_text(f"{self.recipe}\n{' '.join(sorted(self.extras))}\n", encoding="utf-8")

    def covers(self, wanted: Stamp) -> bool:
        """Whether an environment with this stamp has all that is wanted."""
        return self.recipe == wanted.recipe and self.extras >= wanted.extras


def prepare(command: str | None) -> None:
    """See to it that the running Python can carry out a command; it may be started again for that.

    Args:
        command: the command's name, or None for the window.

    Raises:
        CommandError: something is missing that a person has to install, or installing it failed.
    """
    if command is None:
        require_screen()  # before minutes of downloads
    extras = ("test",) if command == "test" else ()
    venv = ROOT / ".venv"
    try:
        if runs_in(venv):
            _fill_if_needed(venv, Stamp.of(ROOT, extras))
        elif not (has_modules(extras) and has_versions(ROOT / "pyproject.toml")):
            _make_if_needed(venv)
            _restart(venv_python(venv, sys.platform))
    except KeyboardInterrupt:
        raise CommandError("Interrupted; the next start goes on where this one stopped.", 130) from None
    except OSError as error:
        raise CommandError(f"Ganvas cannot set itself up in {venv}: {error}.", 1) from error


def runs_in(venv: Path) -> bool:
    """Whether the running Python is that of this virtual environment."""
    return os.path.realpath(sys.prefix) == os.path.realpath(venv)


def venv_python(venv: Path, platform: str) -> Path:
    """The Python of a virtual environment; `platform` as in `sys.platform`."""
    return venv / "Scripts" / "python.exe" if platform == "win32" else venv / "bin" / "python"


def _make_if_needed(venv: Path) -> None:
    python = venv_python(venv, sys.platform)
    if python.exists():
        return
    with _alone():
        if python.exists():
            return
        _require_ensurepip()
        _say("Ganvas sets itself up in .venv: this happens once and takes some minutes.")
        _run([sys.executable, "-m", "venv", "--clear", str(venv)], "A virtual environment cannot be made")


def _fill_if_needed(venv: Path, wanted: Stamp) -> None:
    """Runs in the environment's own Python."""
    file = venv / "ganvas-stamp"

    def is_full() -> bool:
        # A stamp does not know that the system's Python was replaced by another version.
        found = Stamp.read(file)
        return found is not None and found.covers(wanted) and has_modules(wanted.extras)

    if is_full():
        return
    if has_modules(wanted.extras) and has_versions(ROOT / "pyproject.toml"):
        with suppress(OSError):  # somebody else's environment may be read-only
            _add_extras(wanted, file).write(file)
        return
    with _alone():
        if is_full():
            return
        wanted = _add_extras(wanted, file)
        _install(wanted, venv / "setup.log")
        importlib.invalidate_caches()
        if not has_modules(wanted.extras):
            raise CommandError(
                f"Packages are missing although pip installed them: delete {venv} and start again.", 1
            )
        wanted.write(file)


def _add_extras(wanted: Stamp, file: Path) -> Stamp:
    """What is wanted now, and the extras that were installed before."""
    found = Stamp.read(file)
    return Stamp(wanted.recipe, wanted.extras | found.extras) if found else wanted


def _install(wanted: Stamp, log: Path) -> None:
    from studio.commands.setup_progress import run_with_progress

    if importlib.util.find_spec("pip") is None:
        _require_ensurepip()
        _run([sys.executable, "-m", "ensurepip", "--upgrade"], "pip cannot be installed")
    extras = f"[{','.join(sorted(wanted.extras))}]" if wanted.extras else ""
    options = ["--disable-pip-version-check", "--no-input", "--progress-bar", "off"]
    command = [sys.executable, "-m", "pip", "install", *options, "--editable", f".{extras}"]
    _say("Installing what Ganvas needs (PyTorch, Qt and others) ...")
    run_with_progress(command, ROOT, log)
    _say("Everything is installed.")


def _require_ensurepip() -> None:
    """Debian keeps it in a package of its own."""
    if importlib.util.find_spec("ensurepip") is None:
        from studio.commands.packages import install_packages

        package = f"python3.{sys.version_info.minor}-venv"
        install_packages([package], "Python's module ensurepip is missing")
        importlib.invalidate_caches()


def _run(command: list[str], problem: str) -> None:
    import subprocess

    run = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, errors="replace")
    if run.returncode != 0:
        last = ((run.stdout + run.stderr).strip().splitlines() or ["no output"])[-1]
        raise CommandError(f"{problem} ({last}).", 1)


def _restart(python: Path) -> None:
    """Start the same command line again with another Python; does not return."""
    command = [str(python), *sys.orig_argv[1:]]
    # On macOS this variable makes the new Python believe that it is the old one.
    os.environ.pop("__PYVENV_LAUNCHER__", None)
    sys.stdout.flush()
    sys.stderr.flush()
    if sys.platform != "win32":
        os.execv(command[0], command)
    # Windows has no exec that a waiting console would notice: wait, and leave Ctrl-C to the other one.
    import signal
    import subprocess

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    sys.exit(subprocess.call(command))


@contextmanager
def _alone() -> Iterator[None]:
    """Two starts at once set up one after the other (where the system has such locks)."""
    try:
        import fcntl
    except ImportError:
        yield
        return
    with (ROOT / "pyproject.toml").open("rb") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            _say("Another start is setting Ganvas up; waiting for it ...")
            fcntl.flock(file, fcntl.LOCK_EX)
        yield


def _say(sentence: str) -> None:
    print(sentence, file=sys.stderr, flush=True)
