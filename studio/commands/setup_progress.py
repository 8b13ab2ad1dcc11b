"""Runs pip so that a person sees it going on: one line that changes, or a line now and then in a log."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

from studio.commands.errors import CommandError
from studio.commands.progress import ProgressLine

# What pip says while it works; everything else is for the log only.
_STEPS = ("Collecting ", "Downloading ", "Using cached ", "Installing ", "Building ", "Preparing ")


def run_with_progress(command: list[str], folder: Path, log: Path) -> None:
    """Run pip in `folder`, with its whole output in `log` and its steps on stderr.

    Raises:
        CommandError: it failed; the sentence holds its own last error.
    """
    line = ProgressLine(sys.stderr, seconds_between=20)
    error = ""
    with (
        log.open("w", encoding="utf-8") as record,
        subprocess.Popen(
            command,
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
        ) as pip,
    ):
        started = time.monotonic()
        try:
            for text in pip.stdout:
                record.write(text)
                record.flush()
                step = text.strip()
                if step.startswith(_STEPS):
                    line.show(f"{time.monotonic() - started:4.0f} s  {step}")
                elif step.startswith("ERROR:"):
                    error = error or step.removeprefix("ERROR:").strip()
        except BaseException:
            pip.terminate()
            raise
        finally:
            line.clear()
    if pip.returncode != 0:
        raise CommandError(
            f"Installing the packages failed ({error or f'pip ended with {pip.returncode}'}). Check the "
            f"network and the free disk space, and start again: it goes on from there. Details: {log}",
            1,
        )
