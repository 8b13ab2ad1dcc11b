"""Builds what is handed out, and tries it: the wheel, and the bundle for Linux with a CPU-only torch.

    python tests/benchmarks/build_package.py [--work DIR] [--torch "torch==VERSION+cpu"] [--index URL]

It makes an environment of its own, so that the bundle has nothing of this one: a CPU-only torch (from the
package index if that has one, or from `--index`), PyInstaller and what pyproject.toml names. Then it builds
from a copy of the source, prints the sizes, runs `demo` with the program that was built,
and opens and ends its window without a screen.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import signal
import subprocess
import sys
import time
import tomllib
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SPEC = Path("assets", "packaging", "ganvas.spec")
DEMO_FILES = ("enhance/harbour_4x.jpg", "faces/walk.mp4", "cartoon/kitchen.mp4", "handwriting/letter.pdf")
WINDOW_SECONDS, END_SECONDS = 30.0, 120.0


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument(
        "--work", type=Path, default=Path("/tmp/ganvas-package"), help="where everything is made"
    )
    parser.add_argument("--torch", help="what pip installs as torch (default: the newest CPU-only build)")
    parser.add_argument("--index", help="a further package index, such as PyTorch's own of CPU-only builds")
    options = parser.parse_args()
    work = options.work.resolve()
    work.mkdir(parents=True, exist_ok=True)
    python = make_environment(work / "venv", options)
    source = copy_source(work / "source")
    wheel = build_wheel(python, source, work / "wheel")
    check_wheel(wheel, source)
    program = bundle(python, source, work)
    try_demo(program, work)
    try_window(program, work)
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


def bundle(python: Path, source: Path, work: Path) -> Path:
    """Build the bundled program; returns it."""
    started = time.monotonic()
    command = [str(python), "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN"]
    run([*command, "--distpath", str(work / "dist"), "--workpath", str(work / "build"), str(source / SPEC)])
    folder = work / "dist" / "ganvas"
    size = sum(path.lstat().st_size for path in folder.rglob("*") if path.is_file())
    print(f"bundle: {megabytes(size)}, built in {time.monotonic() - started:.0f} s")
    return folder / "ganvas"


def try_demo(program: Path, work: Path) -> None:
    """Run all four jobs with it."""
    started = time.monotonic()
    out = work / f"demo-{os.getpid()}"
    run([str(program), "demo", str(out)], environment=surroundings(work))
    if missing := [name for name in DEMO_FILES if not (out / name).is_file()]:
        sys.exit(f"The bundled program made no {missing[0]}.")
    print(f"demo: done in {time.monotonic() - started:.0f} s")


def try_window(program: Path, work: Path) -> None:
    """Open its window without a screen, let it load, and end it as a desktop does."""
    window = subprocess.Popen([str(program)], env=surroundings(work) | {"QT_QPA_PLATFORM": "offscreen"})
    try:
        time.sleep(WINDOW_SECONDS)
        if window.poll() is not None:
            sys.exit(f"The window of the bundled program ended by itself with {window.returncode}.")
        window.send_signal(signal.SIGTERM)
        asked = time.monotonic()
        status = window.wait(END_SECONDS)
    finally:
        window.kill()
    left = list((work / "home" / "crashes").glob("*"))
    if status or left:
        sys.exit(f"The window of the bundled program ended with {status}, and left {len(left)} reports.")
    print(f"window: open for {WINDOW_SECONDS:.0f} s, ended {time.monotonic() - asked:.1f} s after being told")


def surroundings(work: Path) -> dict[str, str]:
    """An environment that knows nothing of this checkout."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
    return kept | {"GANVAS_HOME": str(work / "home")}


def run(command: list[str], environment: dict[str, str] | None = None) -> None:
    """Run a command in a folder where nothing can be imported by accident; what fails ends this program."""
    done = subprocess.run(command, cwd="/", env=environment, capture_output=True, text=True)
    if done.returncode:
        tail = "\n".join((done.stdout + done.stderr).splitlines()[-20:])
        sys.exit(f"{' '.join(command[:4])} … failed:\n{tail}")


def megabytes(size: int) -> str:
    return f"{size / 1e6:,.0f} MB"


if __name__ == "__main__":
    sys.exit(main())
