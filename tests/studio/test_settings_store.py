from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from studio.settings import Destination, Enhancing, OutputFormat, Settings
from studio.settings_store import SettingsStore, from_json, to_json
from studio.theme import ThemeChoice


def test_everything_survives_the_file():
    enhancing = Enhancing(
        auto_start=False,
        scale=2,
        format=OutputFormat.WEBP,
        quality=80,
        destination=Destination.FOLDER,
        folder=Path("/somewhere/Größer"),
        pattern="{stem} larger",
    )
    settings = replace(Settings(), enhancing=enhancing)
    assert from_json(to_json(settings)) == settings


@pytest.mark.parametrize("text", ["", "{", "[]", "null", '"x"', '{"enhancing": 3}', '{"gone": {"x": 1}}'])
def test_a_broken_file_gives_the_defaults(text: str):
    assert from_json(text) == Settings()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("scale", 3),
        ("scale", "4"),
        ("scale", True),
        ("auto_start", 1),
        ("format", "psd"),
        ("pattern", 7),
        ("pattern", "{nonsense}"),
        ("folder", ["a"]),
        ("gone", 1),
    ],
)
def test_a_value_that_is_not_allowed_is_at_its_default_and_the_others_stay(name: str, value: object):
    text = json.dumps({"enhancing": {name: value, "quality": 70}})
    assert from_json(text) == replace(Settings(), enhancing=Enhancing(quality=70))


def test_numbers_stay_in_their_range():
    assert from_json('{"enhancing": {"quality": 900}}').enhancing.quality == 100


def test_changes_are_told_and_saved(qtbot: QtBot, tmp_path: Path):
    file = tmp_path / "new" / "settings.json"
    store = SettingsStore(file)
    with qtbot.waitSignal(store.changed) as told:
        store.edit("appearance", theme=ThemeChoice.DARK)
    assert told.args[0].appearance.theme is ThemeChoice.DARK
    qtbot.waitUntil(file.exists)
    store.edit("enhancing", scale=2)
    store.close()
    again = SettingsStore(file)
    assert again.value == store.value
    assert [path.name for path in file.parent.iterdir()] == ["settings.json"]


def test_no_change_is_not_told(qtbot: QtBot, settings: SettingsStore):
    with qtbot.assertNotEmitted(settings.changed):
        settings.edit("enhancing", scale=settings.value.enhancing.scale)


def test_an_unknown_setting_is_an_error(settings: SettingsStore):
    with pytest.raises(TypeError):
        settings.edit("enhancing", scael=2)


def test_reset_spares_what_is_not_shown(settings: SettingsStore):
    settings.edit("enhancing", scale=2, pattern="x_{stem}")
    settings.edit("window", list_width=555)
    settings.reset()
    assert settings.value.enhancing == Enhancing()
    assert settings.value.window.list_width == 555


def test_a_folder_that_cannot_be_written_is_only_logged(tmp_path: Path, caplog: pytest.LogCaptureFixture):
    blocker = tmp_path / "file"
    blocker.write_text("")
    store = SettingsStore(blocker / "settings.json")
    store.edit("enhancing", scale=2)
    store.close()
    assert "could not be saved" in caplog.text
