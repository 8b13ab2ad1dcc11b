"""The libraries of Qt and their packages; nothing is installed here."""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
import sys

import pytest

from studio.commands.errors import CommandError
from studio.commands.qt_libraries import QT_LIBRARIES, needed_libraries, require_qt_libraries


@pytest.mark.parametrize(
    ("environment", "with_x11", "with_wayland"),
    [
        ({"DISPLAY": ":0"}, True, False),
        ({"QT_QPA_PLATFORM": "xcb"}, True, False),
        ({"DISPLAY": ":0", "QT_QPA_PLATFORM": "offscreen"}, False, False),
        ({"WAYLAND_DISPLAY": "wayland-0"}, False, True),
        ({"WAYLAND_DISPLAY": "wayland-0", "DISPLAY": ":0"}, True, True),
        ({}, False, False),
    ],
)
def test_a_screen_needs_more_libraries(environment, with_x11, with_wayland):
    wanted = needed_libraries(environment)
    assert wanted.items() >= QT_LIBRARIES.items()
    assert ("libxcb-cursor.so.0" in wanted) is with_x11
    assert ("libwayland-cursor.so.0" in wanted) is with_wayland


class Machine:
    """A Linux that lacks libGL, with a package manager that can be asked what it was told."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, manager: str = "apt-get", user: int = 0) -> None:
        self.loaded = set(QT_LIBRARIES) - {"libGL.so.1"}
        self.commands: list[list[str]] = []
        self.install_status = 0
        self.environment: dict[str, str] = {}
        monkeypatch.setattr(sys, "platform", "linux")
        monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}" if name == manager else None)
        monkeypatch.setattr(os, "geteuid", lambda: user, raising=False)
        monkeypatch.setattr(ctypes, "CDLL", self._load)
        monkeypatch.setattr(subprocess, "run", self._run)

    def _load(self, name: str) -> None:
        if name not in self.loaded:
            raise OSError(name)

    def _run(self, command: list[str], env: dict[str, str], **_: object) -> subprocess.CompletedProcess[str]:
        self.commands.append(command)
        self.environment = env
        installs = "install" in command
        if installs and self.install_status == 0:
            self.loaded.add("libGL.so.1")
        return subprocess.CompletedProcess(
            command, self.install_status if installs else 100, "E: no such thing\n"
        )


def test_root_on_debian_installs_without_a_question(monkeypatch, capsys):
    machine = Machine(monkeypatch)
    require_qt_libraries()
    update, install = machine.commands
    assert update[0] == "apt-get" and update[-1] == "update"
    assert install[-1] == "libgl1" and "-y" in install
    assert machine.environment["DEBIAN_FRONTEND"] == "noninteractive"
    assert "libGL.so.1" in capsys.readouterr().err


def test_where_everything_loads_nothing_is_done(monkeypatch):
    machine = Machine(monkeypatch)
    machine.loaded.add("libGL.so.1")
    require_qt_libraries()
    assert machine.commands == []


def test_a_failed_installation_tells_the_last_line(monkeypatch):
    machine = Machine(monkeypatch)
    machine.install_status = 100
    with pytest.raises(
        CommandError, match=r"failed \(E: no such thing\).*sudo apt-get install libgl1"
    ) as caught:
        require_qt_libraries()
    assert caught.value.exit_status == 1


@pytest.mark.parametrize(
    ("manager", "command"),
    [
        ("apt-get", "sudo apt-get install libgl1"),
        ("dnf", "sudo dnf install 'libGL.so.1()(64bit)'"),
        ("zypper", "sudo zypper install 'libGL.so.1()(64bit)'"),
    ],
)
def test_others_get_the_one_command(monkeypatch, manager, command):
    machine = Machine(monkeypatch, manager, user=1000)
    with pytest.raises(CommandError) as caught:
        require_qt_libraries()
    assert str(caught.value) == f"Qt needs libGL.so.1. This command installs it: {command}"
    assert caught.value.exit_status == 2
    assert machine.commands == []


def test_an_unknown_system_gets_the_names_of_the_libraries(monkeypatch):
    Machine(monkeypatch, "pacman")
    with pytest.raises(CommandError, match=r"^Qt needs libGL.so.1\.$"):
        require_qt_libraries()


def test_other_systems_bring_what_qt_needs(monkeypatch):
    machine = Machine(monkeypatch)
    monkeypatch.setattr(sys, "platform", "darwin")
    require_qt_libraries()
    assert machine.commands == []
