"""Point spread functions, the filters made of them, and what they do for a guided generator."""

from __future__ import annotations

from dataclasses import asdict, replace
from pathlib import Path

import cv2
import numpy as np
import pytest
import torch
from PIL import Image

from gan.engine import Engine
from gan.enhance.choices import PSF_TASK
from gan.enhance.choosing import model_for, strength_for
from gan.enhance.deconvolution import MARGIN, NOISES, filtered, inverse_filters
from gan.enhance.degradation import DegradationRanges, Degrader
from gan.enhance.diagnosis import diagnose_file, with_psf
from gan.enhance.errors import EnhanceError
from gan.enhance.family import FamilyConfig, FamilyGenerator
from gan.enhance.films.request import FilmRequest
from gan.enhance.findings import MOTION, SOFT, Findings
from gan.enhance.guides import cut_windows, find_psf, with_guides
from gan.enhance.kernels import PSF_SIDE, combined, disc, gaussian, point, shake
from gan.enhance.model import card_for, shape_of
from gan.enhance.psf import PsfConfig, PsfEstimator
from gan.enhance.region import Region, RegionRequest
from gan.enhance.request import EnhanceRequest
from gan.metrics.fidelity import luma_scores
from gan.models import ModelError, find_model, save_model
from gan.paths import user_folder
from tests.gan.media.films.film_frames import drawn, write

SMALL = PsfConfig(edges=4, cleaning=4)
CONFIG = FamilyConfig(channels=16, blocks=1, depth=2, scales="1", guide="finder")
ABOUT = {"license": "MIT", "recipe": "random weights", "limits": "for tests", "summary": "Small."}


def install_guided() -> None:
    """A guided generator with random weights, and the network that guides it."""
    torch.manual_seed(0)
    generator = FamilyGenerator(CONFIG)
    with torch.no_grad():
        generator.tail.weight.mul_(5)
    for name, task, network, config in (
        ("guided", "enhance", generator, CONFIG),
        ("finder", PSF_TASK, PsfEstimator(SMALL), SMALL),
    ):
        save_model(
            user_folder() / "models",
            network.state_dict(),
            name=name,
            task=task,
            version="1",
            config=asdict(config),
            trained_on=(),
            figures=(),
            **ABOUT,
        )


def scene(side: int = 200) -> np.ndarray:
    """(side, side, 3) uint8: shapes with sharp edges on a soft ground."""
    random = np.random.default_rng(5)
    picture = cv2.resize(random.integers(60, 200, (6, 6, 3)).astype(np.uint8), (side, side))
    for _ in range(60):
        centre = tuple(int(place) for place in random.integers(0, side, 2))
        colour = tuple(int(level) for level in random.integers(0, 256, 3))
        cv2.circle(picture, centre, int(random.integers(3, 14)), colour, -1, cv2.LINE_AA)
    return picture


def test_kernels_behind_each_other_are_what_they_make_of_a_point() -> None:
    assert np.array_equal(combined((), PSF_SIDE), point())
    random = np.random.default_rng(2)
    kernels = [shake(12, random, 0.8), disc(2.5), gaussian(1.0, 2.0, 0.5)]
    dot = np.zeros((99, 99), np.float32)
    dot[49, 49] = 1
    for kernel in kernels:
        dot = cv2.filter2D(dot, -1, kernel)
    psf = combined(kernels, PSF_SIDE)
    assert psf.sum() == pytest.approx(1, abs=1e-5)
    middle = dot[49 - PSF_SIDE // 2 : 50 + PSF_SIDE // 2, 49 - PSF_SIDE // 2 : 50 + PSF_SIDE // 2]
    assert np.abs(psf - middle).max() < 1e-3


def test_a_degrader_tells_the_psf_of_its_last_picture() -> None:
    degrader = Degrader(np.random.default_rng(0), DegradationRanges(clean=0, motion=1, gaussian=0, defocus=0))
    degrader.degrade(scene(96), 1)
    assert degrader.psf.shape == (PSF_SIDE, PSF_SIDE) and degrader.psf.max() < 0.9
    degrader.ranges = DegradationRanges(clean=1)
    degrader.degrade(scene(96), 1)
    assert np.array_equal(degrader.psf, point())


def test_filters_keep_brightness_and_bring_back_detail() -> None:
    good = scene()
    kernel = disc(2.5)
    bad = cv2.filter2D(good, -1, kernel, borderType=cv2.BORDER_REFLECT)
    guided = with_guides(bad, combined([kernel], PSF_SIDE))
    assert guided.shape == (200, 200, 3 + len(NOISES)) and np.array_equal(guided[..., :3], bad)
    before = luma_scores(bad, good, 16)[0]
    gains = [
        luma_scores(np.repeat(guided[..., [3 + index]], 3, axis=2), grey(good), 16)[0] - before
        for index in range(len(NOISES))
    ]
    assert gains[0] > 3 and gains[0] > gains[1] > gains[2]  # nothing of this picture is noise
    flat = np.full((40, 40, 3), 77, np.uint8)
    assert np.array_equal(with_guides(flat, combined([kernel], PSF_SIDE))[..., 3:], np.full((40, 40, 3), 77))


def grey(picture: np.ndarray) -> np.ndarray:
    luma = np.rint(picture @ np.float32((0.299, 0.587, 0.114))).astype(np.uint8)
    return np.repeat(luma[..., None], 3, axis=2)


def test_a_piece_through_the_filters_equals_the_whole() -> None:
    torch.manual_seed(0)
    picture = torch.rand(1, 3, 2 * MARGIN + 60, 2 * MARGIN + 90)
    filters = inverse_filters(torch.from_numpy(combined([disc(3)], PSF_SIDE))[None])
    assert filters.sum(dim=(2, 3)).numpy() == pytest.approx(1, abs=1e-4)
    whole = filtered(picture, filters)
    assert whole.shape == (1, len(NOISES), 60, 90)
    piece = filtered(picture[..., 10 : 2 * MARGIN + 50, 20 : 2 * MARGIN + 70], filters)
    assert torch.allclose(piece, whole[..., 10:50, 20:70], atol=1e-5)


@pytest.mark.parametrize("shape", [(40, 300, 3), (700, 500, 1), (256, 256, 3)])
def test_windows_are_cut_of_any_picture(shape: tuple[int, int, int]) -> None:
    pixels = np.random.default_rng(0).integers(0, 65536, shape, dtype=np.uint16)
    windows = cut_windows(pixels)
    assert windows.shape[1:] == (3, 256, 256) and 1 <= len(windows) <= 6
    assert 0 <= windows.min() and windows.max() <= 1


def test_the_network_gives_one_kernel_for_all_windows_of_a_picture() -> None:
    torch.manual_seed(0)
    network = PsfEstimator(SMALL).eval()
    windows = torch.rand(6, 3, 64, 64)
    with torch.inference_mode():
        found, sharp = network(windows, 3)
        again, _ = network(windows[[2, 0, 1, 3, 4, 5]], 3)
    assert found.shape == (2, PSF_SIDE, PSF_SIDE) and sharp.shape == (6, 2, 64, 64)
    assert found.min() >= 0 and found.sum(dim=(1, 2)).numpy() == pytest.approx(1, abs=1e-5)
    assert torch.allclose(found, again, atol=1e-6)


def test_a_guided_model_sees_the_same_in_tiles_and_regions(tmp_path: Path) -> None:
    install_guided()
    Image.fromarray(scene(240)).save(tmp_path / "a.png")
    grey_alpha = Image.fromarray(scene(120)).convert("LA")
    grey_alpha.save(tmp_path / "grey.png")
    shape = shape_of(find_model("guided", "enhance"), 1)
    assert shape.beyond == MARGIN
    tile = (2 * shape.margin // shape.multiple + 20) * shape.multiple
    wish = EnhanceRequest(tmp_path / "a.png", tmp_path, 1, "guided", strength=1.0, name="whole")
    with Engine("cpu") as engine:
        whole, tiled = (
            np.asarray(Image.open(engine.submit(request).result(60).path)).astype(int)
            for request in (wish, replace(wish, tile=tile, name="tiled"))
        )
        assert np.abs(whole - tiled).max() <= 1
        assert np.abs(whole - np.asarray(Image.open(tmp_path / "a.png"))).max() > 2
        region = engine.submit(RegionRequest(wish, Region(100, 60, 64, 48))).result(60).pixels
        assert np.abs(region.astype(int) - whole[60:108, 100:164]).max() <= 1
        result = engine.submit(replace(wish, source=tmp_path / "grey.png", name="grey")).result(60)
        assert Image.open(result.path).mode == "LA"
        with pytest.raises(EnhanceError, match="for photographs, not for films"):
            film = write(tmp_path / "film.mp4", drawn(2, 62, 90))
            engine.submit(FilmRequest(film, tmp_path / "out", 1, "guided")).result(60)


def test_blurred_photographs_are_given_to_a_guided_model_and_films_are_not(no_family: None) -> None:
    install_guided()
    blurred = Findings(blur=MOTION, spread=3.0)
    card = model_for(blurred, 1)
    assert card is not None and card.name == "guided"
    assert model_for(blurred, 1, is_film=True) is None and model_for(blurred, 2) is None
    with pytest.raises(EnhanceError, match="No installed model is made for 1x"):
        card_for("auto", 1, is_film=True)


def test_a_guide_that_is_missing_is_named() -> None:
    with pytest.raises(ModelError, match="nobody"):
        find_psf("nobody", scene(64))


def test_a_psf_says_whether_a_photo_is_blurred() -> None:
    sharp, blurred = Findings(quality=80.0), Findings(blur=MOTION, spread=2.0, sureness=0.7)
    wide = combined([disc(3)], PSF_SIDE)
    found = with_psf(sharp, wide)
    assert found.blur == SOFT and found.spread == pytest.approx(3 / 2**0.5, rel=0.05) and found.sureness == 1
    assert with_psf(blurred, wide).blur == MOTION and found.quality == 80
    assert with_psf(blurred, point()).is_sharp and with_psf(sharp, point()).is_sharp
    # Larger than what the network of point spread functions sees.
    assert with_psf(replace(blurred, spread=9.0), point()).spread == 9
    slight = with_psf(blurred, combined([gaussian(0.5)], PSF_SIDE))
    assert 0 < slight.spread < 1 and slight.sureness < 1


def test_the_shipped_networks_tell_a_blurred_picture_from_a_sharp_one(tmp_path: Path) -> None:
    good = scene(320)
    blurred = cv2.filter2D(good, -1, shake(14, np.random.default_rng(4), 0.2), borderType=cv2.BORDER_REFLECT)
    for name, pixels, is_sharp in (("good.png", good, True), ("bad.png", blurred, False)):
        Image.fromarray(pixels).save(tmp_path / name)
        found = diagnose_file(tmp_path / name)
        assert found is not None and found.is_sharp is is_sharp
        assert (strength_for(found, 1) > 0.9) is not is_sharp
