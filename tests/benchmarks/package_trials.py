"""Tries of what `build_package.py` has built; each prints a line, or ends the program with a sentence."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

SAMPLES = Path(__file__).resolve().parents[2] / "assets" / "samples"
DEMO_FILES = ("enhance/harbour_4x.jpg", "faces/walk.mp4", "cartoon/kitchen.mp4", "handwriting/letter.pdf")
_WINDOW_S, _LOAD_S, _END_S = 300.0, 300.0, 300.0  # a build machine may be busy
_AFTER_PAINT, _LAST_LOADED = "/numpy/", "libtorch_cpu"  # the window is painted before numpy is loaded


def try_demo(program: Path, work: Path) -> None:
    """Run all four jobs with the program."""
    began = time.monotonic()
    out = work / f"demo-{os.getpid()}"
    run([str(program), "demo", str(out)], surroundings(work))
    if missing := [name for name in DEMO_FILES if not (out / name).is_file()]:
        sys.exit(f"{program.name} made no {missing[0]}.")
    print(f"demo: done in {time.monotonic() - began:.0f} s", flush=True)


def try_picture(program: Path, work: Path) -> None:
    """Enlarge a photograph from the command line, and look at the size of what came of it."""
    from PIL import Image

    began = time.monotonic()
    out, source = work / f"picture-{os.getpid()}", SAMPLES / "enhance" / "harbour.jpg"
    run([str(program), "enhance", str(source), "-o", str(out), "--scale", "2"], surroundings(work))
    with Image.open(source) as before, Image.open(out / "harbour_2x.jpg") as after:
        if after.size != (2 * before.width, 2 * before.height):
            sys.exit(f"{program.name} enlarged {before.size} to {after.size}.")
    print(f"enhance: a photograph in {time.monotonic() - began:.0f} s, with the start", flush=True)


def try_training(program: Path, work: Path) -> None:
    """Train for a few steps: nothing needs more of torch."""
    out = work / f"training-{os.getpid()}"
    options = ["--data", str(SAMPLES / "enhance"), "--out", str(out), "--minutes", "0.02", "--name", "tried"]
    run([str(program), "train", "enhance", *options], surroundings(work))
    if not (out / "tried.safetensors").is_file():
        sys.exit(f"{program.name} trained no model.")
    print("train: a few steps, and a model", flush=True)


def try_window(program: Path, work: Path) -> None:
    """Open the window without a screen, let it load everything, and end it as a desktop does."""
    began = time.monotonic()
    window = subprocess.Popen([str(program)], cwd="/", env=surroundings(work))
    try:
        _wait_for_library(window, _AFTER_PAINT, _WINDOW_S)
        painted = time.monotonic() - began
        _wait_for_library(window, _LAST_LOADED, _LOAD_S)
        loaded = time.monotonic() - began
        window.send_signal(signal.SIGTERM)
        asked = time.monotonic()
        status = window.wait(_END_S)
    finally:
        window.kill()
    left = list((work / "home" / "crashes").glob("*"))
    if status or left:
        sys.exit(f"The window of {program.name} ended with {status}, and left {len(left)} reports.")
    print(
        f"window of {program.name}: painted within {painted:.1f} s, torch loaded after {loaded:.1f} s, "
        f"ended {time.monotonic() - asked:.1f} s after being told",
        flush=True,
    )


def _wait_for_library(process: subprocess.Popen[bytes], part: str, seconds: float) -> None:
    """Wait until a library is loaded whose path has this in it."""
    maps, end = Path(f"/proc/{process.pid}/maps"), time.monotonic() + seconds
    while part not in maps.read_text():
        if process.poll() is not None:
            sys.exit(f"The window ended by itself with {process.returncode}.")
        if time.monotonic() > end:
            process.kill()
            sys.exit(f"The window has not loaded {part.strip('/')} within {seconds:.0f} s.")
        time.sleep(0.05)


def try_entry(program: Path, work: Path) -> None:
    """Put the program into the menu of a desktop: look at the entry, and at the icon in every size."""
    from PIL import Image

    data = work / "data"
    run([str(program), "desktop", "install"], surroundings(work) | {"XDG_DATA_HOME": str(data)})
    entry = (data / "applications" / "ganvas.desktop").read_text()
    if f"\nExec={program} " not in entry:
        sys.exit("The entry for the menu does not start the program.")
    sides = []
    for path in (data / "icons" / "hicolor").glob("*x*/apps/ganvas.png"):
        with Image.open(path) as icon:
            icon.load()
            if icon.size != (icon.width, icon.width) or path.parts[-3] != f"{icon.width}x{icon.width}":
                sys.exit(f"{path} is an icon of {icon.size}.")
            sides.append(icon.width)
    if not {16, 32, 48, 64, 128, 256, 512} <= set(sides):
        sys.exit(f"There are icons of {sorted(sides)} only.")
    if not (data / "icons" / "hicolor" / "scalable" / "apps" / "ganvas.svg").is_file():
        sys.exit("There is no icon that can be scaled.")
    print(f"menu: entry, icons of {', '.join(map(str, sorted(sides)))} and a drawing", flush=True)


def surroundings(work: Path) -> dict[str, str]:
    """An environment that knows nothing of this checkout, without a screen."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
    return kept | {"GANVAS_HOME": str(work / "home"), "QT_QPA_PLATFORM": "offscreen"}


def run(command: list[str], environment: dict[str, str] | None = None) -> None:
    """Run a command in a folder where nothing can be imported by accident; what fails ends this program."""
    done = subprocess.run(command, cwd="/", env=environment, capture_output=True, text=True)
    if done.returncode:
        tail = "\n".join((done.stdout + done.stderr).splitlines()[-20:])
        sys.exit(f"{' '.join(command[:4])} … failed:\n{tail}")
