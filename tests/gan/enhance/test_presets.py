"""Settings under a name."""

from __future__ import annotations

from pathlib import Path

import pytest

from gan.enhance.errors import EnhanceError
from gan.enhance.presets import (
    SHIPPED,
    Preset,
    find_preset,
    is_shipped,
    list_presets,
    remove_preset,
    rename_preset,
    save_preset,
)
from gan.paths import user_folder


def own() -> dict[str, Preset]:
    return {name: preset for name, preset in list_presets().items() if not is_shipped(name)}


def test_presets_are_kept_replaced_and_removed() -> None:
    assert list_presets() == SHIPPED and own() == {}
    save_preset(" scans ", Preset(scale=2, format="tiff"))
    save_preset("Films", Preset(film_format="mkv", film_quality=70))
    assert list(own()) == ["Films", "scans"] and list(list_presets()) == [*SHIPPED, "Films", "scans"]
    save_preset("scans", Preset(scale=4))
    assert find_preset("scans") == Preset(scale=4)
    remove_preset("scans")
    with pytest.raises(EnhanceError, match="no preset 'scans'; known: .*, Films"):
        find_preset("scans")
    with pytest.raises(EnhanceError, match="no preset 'scans' of your own; known: Films"):
        remove_preset("scans")


def test_presets_are_renamed_unless_the_name_is_taken() -> None:
    save_preset("scans", Preset(scale=2))
    save_preset("Films", Preset(scale=1))
    rename_preset("scans", " Old scans ")
    assert own() == {"Films": Preset(scale=1), "Old scans": Preset(scale=2)}
    for taken in ("Films", next(iter(SHIPPED))):
        with pytest.raises(EnhanceError, match="already"):
            rename_preset("Old scans", taken)
    with pytest.raises(EnhanceError, match="no preset 'scans' of your own"):
        rename_preset("scans", "other")
    with pytest.raises(EnhanceError, match="cannot be called ''"):
        rename_preset("Films", "")
    assert len(own()) == 2


def test_what_comes_along_stays_as_it_is_beneath_ones_own() -> None:
    name = next(iter(SHIPPED))
    for change in (lambda: remove_preset(name), lambda: rename_preset(name, "mine")):
        with pytest.raises(EnhanceError, match="comes with Ganvas"):
            change()
    save_preset(name, Preset(scale=2))
    assert find_preset(name) == Preset(scale=2) and list(list_presets()) == list(SHIPPED)
    remove_preset(name)
    assert find_preset(name) == SHIPPED[name]


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
    assert own() == {"good": Preset(scale=2)}
    file.write_text("not json")
    assert list_presets() == SHIPPED
