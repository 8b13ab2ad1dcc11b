"""How much of a result is the network's, and what is chosen where a person says nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from gan.engine import Engine
from gan.enhance import work
from gan.enhance.films.request import FilmRequest
from gan.enhance.findings import MOTION, Findings
from gan.enhance.request import AUTO_SCALE, EnhanceRequest
from gan.enhance.work import mixed
from gan.media.films import open_film, read_film
from tests.gan.enhance.small_model import install
from tests.gan.enhance.test_family import install_family

BLURRED = Findings(MOTION, 2.5, 0.01, 60)


@pytest.fixture
def engine() -> Iterator[Engine]:
    install("tiny")
    install_family("family")
    with Engine("cpu") as engine:
        yield engine


@pytest.fixture
def wish(tmp_path: Path) -> EnhanceRequest:
    pixels = np.random.default_rng(0).integers(0, 256, (23, 37, 3), dtype=np.uint8)
    Image.fromarray(pixels).save(tmp_path / "photo.png")
    return EnhanceRequest(tmp_path / "photo.png", tmp_path / "out", scale=1, model="family")


def find(monkeypatch: pytest.MonkeyPatch, findings: Findings | None) -> None:
    monkeypatch.setattr(work, "diagnose", lambda picture, path: findings)


def pixels_of(path: Path) -> np.ndarray:
    return np.asarray(Image.open(path))


@pytest.mark.parametrize("kind", [np.uint8, np.uint16])
@pytest.mark.parametrize("scale", [1, 2, 4])
def test_a_mean_of_both_is_between_them(scale: int, kind: type) -> None:
    peak = np.iinfo(kind).max
    pictures = np.full((2, 3, 4, 5), peak // 2, kind)
    results = np.full((2, 3, 4 * scale, 5 * scale), peak, kind)
    found = mixed(pictures, results, scale, 0.5)
    assert found.shape == results.shape and found.dtype == kind
    assert np.abs(found.astype(float) - 0.75 * peak).max() <= 1
    assert mixed(pictures, results, scale, 1) is results


def test_strength_goes_from_the_picture_to_the_result(engine: Engine, wish: EnhanceRequest) -> None:
    found = {}
    for strength in (0.0, 0.5, 1.0):
        request = replace(wish, strength=strength, name=f"{strength}")
        result = engine.submit(request).result(60)
        found[strength] = pixels_of(result.path).astype(float)
        assert (result.strength, result.scale) == (strength, 1)
    original = pixels_of(wish.source).astype(float)
    assert np.array_equal(found[0.0], original) and not np.array_equal(found[1.0], original)
    assert np.abs(found[0.5] - (original + found[1.0]) / 2).max() <= 1


@pytest.mark.parametrize("scale", [2, 4])
@pytest.mark.parametrize("kind", ["colours", "deep", "clear"])
def test_larger_pictures_are_between_plain_and_whole(
    engine: Engine, wish: EnhanceRequest, kind: str, scale: int
) -> None:
    random = np.random.default_rng(1)
    pixels = random.integers(0, 256, (90, 70, 4), dtype=np.uint8)
    made = {
        "colours": lambda: Image.fromarray(pixels[..., :3]),
        "deep": lambda: Image.fromarray(random.integers(0, 65536, (90, 70), dtype=np.uint16)),
        "clear": lambda: Image.fromarray(np.maximum(pixels, 1)),
    }[kind]()
    made.save(wish.source)
    wish = replace(wish, scale=scale, model="tiny")
    found = {}
    for strength, tile in ((0.0, None), (0.4, None), (0.4, 32), (1.0, None)):
        request = replace(wish, strength=strength, tile=tile, name=f"{strength} {tile}")
        result = engine.submit(request).result(60)
        found[strength, tile] = pixels_of(result.path).astype(float)
        assert result.strength == strength and result.as_values()["strength"] == strength
    between = 0.6 * found[0.0, None] + 0.4 * found[1.0, None]
    assert np.abs(found[0.4, None] - between).max() <= 1
    assert np.abs(found[0.4, 32] - found[0.4, None]).max() <= (300 if kind == "deep" else 2)  # no seam
    unsaid = engine.submit(replace(wish, name="unsaid")).result(60)
    whole = wish.folder / f"1.0 None{unsaid.path.suffix}"
    assert unsaid.strength == 1 and unsaid.path.read_bytes() == whole.read_bytes()


def test_without_strength_larger_pictures_are_bicubic(engine: Engine, wish: EnhanceRequest) -> None:
    result = engine.submit(replace(wish, scale=4, strength=0.0, model="tiny")).result(60)
    plain = Image.open(wish.source).resize((148, 92), Image.Resampling.BICUBIC)
    assert np.abs(pixels_of(result.path)[8:-8, 8:-8] - np.asarray(plain, float)[8:-8, 8:-8]).mean() < 6


def test_sharp_and_clean_photos_come_back_as_they_are(
    engine: Engine, wish: EnhanceRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    find(monkeypatch, Findings())
    result = engine.submit(wish).result(60)
    assert np.array_equal(pixels_of(result.path), pixels_of(wish.source))
    assert result.strength == 0 and any("left as it is" in note for note in result.notes)
    forced = engine.submit(replace(wish, strength=1.0, name="forced")).result(60)
    assert not np.array_equal(pixels_of(forced.path), pixels_of(wish.source)) and not forced.notes


def test_faulty_photos_are_mended_and_results_say_what_was_found(
    engine: Engine, wish: EnhanceRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    find(monkeypatch, BLURRED)
    result = engine.submit(wish).result(60)
    assert result.strength == 1 and result.findings == BLURRED
    assert result.as_values()["findings"] == BLURRED.as_values()
    assert not np.array_equal(pixels_of(result.path), pixels_of(wish.source))


def test_without_an_estimate_everything_is_mended(
    engine: Engine, wish: EnhanceRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    find(monkeypatch, None)
    result = engine.submit(wish).result(60)
    assert result.strength == 1 and result.as_values()["findings"] is None


def test_scale_and_model_suit_the_picture(
    no_family: None, engine: Engine, wish: EnhanceRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    find(monkeypatch, BLURRED)
    result = engine.submit(replace(wish, scale=AUTO_SCALE, model="auto", name="{stem}_{scale}x")).result(60)
    # It is small, and the only model that learned on faults is the family.
    assert (result.scale, result.model, result.path.name) == (4, "family", "photo_4x.png")
    assert (result.width, result.height) == (148, 92)


def test_films_have_strength_and_a_scale_that_suits_them_too(engine: Engine, tmp_path: Path) -> None:
    source = tmp_path / "film.mp4"
    with open_film(source, (64, 48), 25) as film:
        for index in range(3):
            film.write(np.full((48, 64, 3), 60 + 40 * index, np.uint8))
        film.commit()
    none = engine.submit(FilmRequest(source, tmp_path / "a", 1, "family", strength=0.0)).result(60)
    whole = engine.submit(FilmRequest(source, tmp_path / "b", 1, "family")).result(60)
    frames = {}
    for name, path in (("before", source), ("none", none.path), ("whole", whole.path)):
        with read_film(path) as film:
            frames[name] = next(iter(film)).astype(float)
    assert np.abs(frames["none"] - frames["before"]).mean() < 2
    assert (
        np.abs(frames["whole"] - frames["before"]).mean() > np.abs(frames["none"] - frames["before"]).mean()
    )
    fitting = engine.submit(FilmRequest(source, tmp_path / "c", AUTO_SCALE, "family")).result(60)
    assert (fitting.width, fitting.height) == (256, 192) and fitting.path.name == "film_4x.mp4"
