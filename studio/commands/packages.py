"""Packages of the operating system: installed where that may be done, named with their command elsewhere."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Sequence

from studio.commands.errors import CommandError


def install_packages(packages: Sequence[str], reason: str, libraries: Sequence[str] = ()) -> None:
    """Install Debian packages without a question, which takes root and apt-get.

    Args:
        packages: their names.
        reason: begins the sentence of the error: what is missing.
        libraries: the shared libraries that other package managers can look up by name.

    Raises:
        CommandError: this user may not install, or the installation failed.
    """
    may_install = shutil.which("apt-get") and os.geteuid() == 0
    if not may_install:
        command = install_command(packages, libraries)
        raise CommandError(f"{reason}. This command installs it: {command}" if command else f"{reason}.")
    print(f"{reason}; installing {' '.join(packages)} ...", file=sys.stderr, flush=True)
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    # A machine that has just started may be updating itself: wait for it.
    apt = ["apt-get", "-q", "-o", "DPkg::Lock::Timeout=300"]
    for arguments in (["update"], ["install", "-y", "--no-install-recommends", *packages]):
        run = subprocess.run(
            [*apt, *arguments],
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
        )
        # A stale list of one source need not keep the packages from being found.
        if run.returncode != 0 and arguments[0] == "install":
            last = (run.stdout.strip().splitlines() or ["no output"])[-1]
            raise CommandError(
                f"{reason}, and installing it failed ({last}). Try: {install_command(packages, libraries)}", 1
            )


def install_command(packages: Sequence[str], libraries: Sequence[str] = ()) -> str:
    """The one command that installs these packages on this system; empty where that is not known."""
    if shutil.which("apt-get"):
        return f"sudo apt-get install {' '.join(packages)}"
    # RPM systems find a package by the library that it holds.
    for manager in ("dnf", "zypper"):
        if libraries and shutil.which(manager):
            return f"sudo {manager} install {shlex.join(f'{name}()(64bit)' for name in libraries)}"
    return ""
