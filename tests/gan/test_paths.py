"""Where things are."""

from __future__ import annotations

from pathlib import Path

from gan.paths import assets_folder, user_folder


def test_the_assets_lie_beside_gan():
    assert assets_folder() == Path(__file__).resolve().parents[2] / "assets"


def test_the_environment_moves_the_user_folder(monkeypatch, tmp_path):
    monkeypatch.setenv("GANVAS_HOME", str(tmp_path / "mine"))
    assert user_folder() == tmp_path / "mine"
    assert not user_folder().exists()


def test_a_relative_user_folder_is_made_absolute(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GANVAS_HOME", "here")
    assert user_folder() == tmp_path / "here"


def test_without_it_the_system_says_where(monkeypatch):
    monkeypatch.delenv("GANVAS_HOME")
    assert user_folder().name == "Ganvas"
    assert user_folder().is_absolute()
