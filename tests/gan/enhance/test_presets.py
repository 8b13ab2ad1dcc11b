"""Settings under a name."""

from __future__ import annotations

from pathlib import Path

import pytest

from gan.enhance.errors import EnhanceError
from gan.enhance.presets import Preset, find_preset, list_presets, remove_preset, save_preset
from gan.paths import user_folder


def test_presets_are_kept_replaced_and_removed() -> None:
    assert list_presets() == {}
    save_preset(" scans ", Preset(scale=2, format="tiff"))
    save_preset("Films", Preset(film_format="mkv", film_quality=70))
    assert list(list_presets()) == ["Films", "scans"]
    save_preset("scans", Preset(scale=4))
    assert find_preset("scans") == Preset(scale=4)
    remove_preset("scans")
    with pytest.raises(EnhanceError, match="no preset 'scans'; known: Films"):
        find_preset("scans")


def test_they_become_requests() -> None:
    preset = Preset(scale=2, quality=80, film_quality=60, steady=False, name="{stem} large")
    photo = preset.request(Path("a.png"), Path("out"), overwrite=True)
    film = preset.film_request(Path("a.mp4"), Path("out"), preview=True)
    assert (photo.scale, photo.quality, photo.overwrite, photo.name) == (2, 80, True, "{stem} large")
    assert (film.scale, film.quality, film.steady, film.preview) == (2, 60, False, True)


def test_wrong_values_and_names_are_refused() -> None:
    with pytest.raises(EnhanceError, match="scale is 3"):
        Preset(scale=3)
    with pytest.raises(EnhanceError, match="cannot be called ''"):
        save_preset("  ", Preset())


def test_what_cannot_be_read_is_left_out() -> None:
    file = user_folder() / "enhance-presets.json"
    file.write_text('{"good": {"scale": 2, "of another version": 1}, "bad": {"scale": 3}, "none": 7}')
    assert list_presets() == {"good": Preset(scale=2)}
    file.write_text("not json")
    assert list_presets() == {}
