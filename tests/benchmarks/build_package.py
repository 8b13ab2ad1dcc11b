"""Builds what is handed out, and tries it: the wheel, and the bundle for Linux with a CPU-only torch.

    python tests/benchmarks/build_package.py [--work DIR] [--torch "torch==VERSION+cpu"] [--index URL]

It makes an environment of its own, so that the bundle has nothing of this one: a CPU-only torch (from the
package index if that has one, or from `--index`), PyInstaller and what pyproject.toml names. Then it builds
from a copy of the source. The wheel is installed into a fresh environment beside these packages, its window
is opened without a screen and ended, and it is put into a menu. With the bundle all four jobs are run, a
picture is enlarged and a model trained for a few steps, and window and menu are tried as those of the wheel.
`GANVAS_TEST_PACKAGE=DIR python main.py test tests/test_package.py` does all this in DIR as a test.
"""

from __future__ import annotations

import argparse
import re
import shutil
import subprocess
import sys
import time
import tomllib
import zipfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(Path(__file__).parent)]

from package_trials import (  # noqa: E402
    run,
    try_demo,
    try_entry,
    try_picture,
    try_training,
    try_window,
)

SPEC = Path("assets", "packaging", "ganvas.spec")
_LARGEST = 6  # parts of the bundle that are named


def main(arguments: Sequence[str] | None = None) -> int:
    """Do all of it; what fails ends the program with a sentence."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument(
        "--work", type=Path, default=Path("/tmp/ganvas-package"), help="where everything is made"
    )
    parser.add_argument("--torch", help="what pip installs as torch (default: the newest CPU-only build)")
    parser.add_argument("--index", help="a further package index, such as PyTorch's own of CPU-only builds")
    options = parser.parse_args(arguments)
    work = options.work.resolve()
    work.mkdir(parents=True, exist_ok=True)
    python = make_environment(work / "venv", options)
    source = copy_source(work / "source")
    wheel = build_wheel(python, source, work / "wheel")
    check_wheel(wheel, source)
    programs = install_wheel(python, wheel, work / "installed")
    try_window(programs / "ganvas-studio", work)
    try_entry(programs / "ganvas", work)
    program = bundle(python, source, work)
    try_picture(program, work)
    try_window(program, work)
    try_entry(program, work)
    try_training(program, work)
    try_demo(program, work)
    print("Everything that was built works.")
    return 0


def make_environment(venv: Path, options: argparse.Namespace) -> Path:
    """The Python of an environment that has what the bundle is made of."""
    python = venv / "bin" / "python"
    if not python.exists():
        run([sys.executable, "-m", "venv", str(venv)])
    index = ["--extra-index-url", options.index] if options.index else []
    torch = options.torch or newest_cpu_torch(python, index)
    with (ROOT / "pyproject.toml").open("rb") as file:
        wanted = tomllib.load(file)["project"]["dependencies"]
    others = [each for each in wanted if not re.match(r"torch\b", each)]
    pip = [str(python), "-m", "pip", "install", "--quiet", *index]
    run([*pip, torch, "pyinstaller", "setuptools>=68", "wheel", *others])
    return python


def newest_cpu_torch(python: Path, index: list[str]) -> str:
    """The requirement of the newest torch whose version says that it is for the CPU alone."""
    told = subprocess.run(
        [str(python), "-m", "pip", "index", "versions", "torch", *index], capture_output=True, text=True
    )
    found = re.search(r"\d[\d.]*\+cpu", told.stdout)
    if found is None:
        sys.exit("The package index has no CPU-only torch; name one that has it with --index.")
    return f"torch=={found[0]}"


def copy_source(folder: Path) -> Path:
    """A copy of the checkout as it is, without what git ignores; building leaves things behind."""
    shutil.rmtree(folder, ignore_errors=True)
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    for name in filter(None, listed.stdout.split("\0")):
        if (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, folder / name)
    return folder


def build_wheel(python: Path, source: Path, folder: Path) -> Path:
    """Build the wheel; returns where it is."""
    folder.mkdir(exist_ok=True)
    for old in folder.glob("*.whl"):
        old.unlink()
    pip = [str(python), "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation"]
    run([*pip, "--wheel-dir", str(folder), str(source)])
    (wheel,) = folder.glob("ganvas-*.whl")
    return wheel


def check_wheel(wheel: Path, source: Path) -> None:
    """See whether it holds everything that the program reads, and both its entries."""
    with zipfile.ZipFile(wheel) as file:
        names = set(file.namelist())
        entries = next(file.read(name).decode() for name in names if name.endswith("entry_points.txt"))
    files = (str(path.relative_to(source)) for path in (source / "assets").rglob("*") if path.is_file())
    needed = {name for name in files if not name.startswith(("assets/screenshots/", "assets/packaging/"))}
    if missing := sorted(needed - names):
        sys.exit(f"The wheel lacks {len(missing)} files, among them {missing[0]}.")
    for entry in ("[console_scripts]\nganvas = ", "[gui_scripts]\nganvas-studio = "):
        if entry not in entries:
            sys.exit(f"The wheel lacks the entry {entry.splitlines()[1]}.")
    print(f"wheel: {wheel.name}, {megabytes(wheel.stat().st_size)}, {len(names):,} files")


def install_wheel(python: Path, wheel: Path, venv: Path) -> Path:
    """Install the wheel into a fresh environment beside the packages of `python`; returns its programs."""
    shutil.rmtree(venv, ignore_errors=True)
    run([str(python), "-m", "venv", "--without-pip", str(venv)])
    pip = [str(python), "-m", "pip", "--python", str(venv / "bin" / "python")]
    run([*pip, "install", "--quiet", "--no-deps", str(wheel)])
    (own,) = venv.glob("lib/python*/site-packages")
    (others,) = python.parents[1].glob("lib/python*/site-packages")
    (own / "others.pth").write_text(f"{others}\n")
    return venv / "bin"


def bundle(python: Path, source: Path, work: Path) -> Path:
    """Build the bundled program; returns it."""
    started = time.monotonic()
    command = [str(python), "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN"]
    run([*command, "--distpath", str(work / "dist"), "--workpath", str(work / "build"), str(source / SPEC)])
    seconds = time.monotonic() - started
    folder = work / "dist" / "ganvas"
    sizes: Counter[str] = Counter()
    for path in folder.rglob("*"):
        if path.is_file() and not path.is_symlink():
            part = path.relative_to(folder).parts
            sizes[part[1].removesuffix(".libs") if len(part) > 2 else "programs and libraries"] += (
                path.stat().st_size
            )
    parts = ", ".join(f"{name} {megabytes(size)}" for name, size in sizes.most_common(_LARGEST))
    print(f"bundle: {megabytes(sizes.total())} ({parts}), built in {seconds:.0f} s")
    print(f"left to the system: {', '.join(left_to_the_system(folder)) or 'nothing'}", flush=True)
    return folder / "ganvas"


def left_to_the_system(folder: Path) -> list[str]:
    """Libraries that Qt needs on a screen, and that the bundle does not bring along.

    Those of the graphics driver never are in it; others are not if this machine does not have them.
    """
    from studio.commands.qt_libraries import QT_LIBRARIES, WAYLAND_LIBRARIES, X11_LIBRARIES

    names = {path.name for path in folder.rglob("*.so*")}
    return [name for name in (*QT_LIBRARIES, *X11_LIBRARIES, *WAYLAND_LIBRARIES) if name not in names]


def megabytes(size: int) -> str:
    return f"{size / 1e6:,.0f} MB"


if __name__ == "__main__":
    sys.exit(main())
