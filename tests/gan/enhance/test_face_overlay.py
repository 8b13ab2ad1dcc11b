"""Faces over an enlarged picture: where they lie, that no seam shows, and that colours stay."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image

from gan.engine import Engine, Step
from gan.enhance.choices import FACES
from gan.enhance.errors import EnhanceError
from gan.enhance.face_overlay import FaceOverlay, Network, oval, plan_patch
from gan.enhance.faces import choose_faces, faces_of
from gan.enhance.generator import GeneratorConfig
from gan.enhance.model import Shape
from gan.enhance.request import EnhanceRequest
from gan.media import read_picture
from gan.nn.faces import aligner
from gan.nn.faces.alignment import FoundFace
from tests.gan.enhance.small_model import install
from tests.gan.nn.faces.finder_models import DiscFinder, draw_disc, face_at

SHAPE = Shape(2, 5)
CONFIG_2X = GeneratorConfig(scale=2, channels=16, blocks=1, depth=2)


class Adding:
    """A "network" that enlarges plainly and adds something."""

    def __init__(self, add) -> None:
        self.add = add

    def run(self, inputs: torch.Tensor) -> torch.Tensor:
        large = inputs.numpy().repeat(2, axis=2).repeat(2, axis=3).astype(np.float32)
        return torch.from_numpy(np.clip(self.add(large), 0, 255).astype(np.uint8))


def overlaid(pixels: np.ndarray, face: FoundFace, add, tile: int = 384, strength: float = 1.0) -> np.ndarray:
    """What becomes of the plain enlargement when a face network adds something to faces."""
    networks = [Network(Adding(lambda large: large), SHAPE), Network(Adding(add), SHAPE)]
    overlay = FaceOverlay(pixels, [face], networks, 2, tile, pixels.shape[2])
    steps: list[Step] = list(overlay.steps())
    assert overlay.count() == len(steps) and overlay.count_faces() == 1
    overlay.take(iter([(step, step.model.run(step.inputs)) for step in steps]), strength)
    result = pixels.repeat(2, axis=0).repeat(2, axis=1)
    for top in range(0, len(result), 50):
        overlay.paint(result[top : top + 50], top)
    return result


def striped(large: np.ndarray) -> np.ndarray:
    """Fine stripes of 20 levels, which is detail, and a cast of 30 levels, which is not."""
    stripes = np.where(np.arange(large.shape[3]) % 4 < 2, 20, -20)
    return large + stripes + 30


@pytest.mark.parametrize("channels", [1, 3])
@pytest.mark.parametrize("tile", [48, 384])
def test_detail_of_a_face_is_laid_over_it_and_a_cast_is_not(channels: int, tile: int) -> None:
    pixels = np.full((160, 200, channels), 100, np.uint8)
    result = overlaid(pixels, face_at(100, 80, 20), striped, tile)
    middle = result[150:170, 190:210].astype(int)
    assert abs(middle.mean() - 100) < 2
    assert 35 < middle.max() - middle.min() <= 42
    assert (result[:20] == 100).all() and (result[:, :20] == 100).all() and (result[-20:] == 100).all()


def test_nothing_jumps_at_the_edge_of_the_oval() -> None:
    pixels = np.full((160, 200, 3), 100, np.uint8)
    before = overlaid(pixels, face_at(100, 80, 20), lambda large: large + 60).astype(int)
    assert np.abs(np.diff(before, axis=0)).max() <= 1 and np.abs(before - 100).max() <= 3


def test_as_much_is_laid_over_as_is_asked_for() -> None:
    pixels = np.full((160, 200, 3), 100, np.uint8)
    half = overlaid(pixels, face_at(100, 80, 20), striped, strength=0.5)[150:170, 190:210].astype(int)
    assert 17 < half.max() - half.min() <= 22


def test_the_oval_follows_the_face() -> None:
    upright = oval(face_at(50, 50, 20), slice(0, 100), slice(0, 100), 1)
    assert upright[50, 50] == 1 and upright[0, 0] == 0
    assert (upright > 0.5).any(axis=1).sum() > 1.15 * (upright > 0.5).any(axis=0).sum()
    turned = FoundFace(((40, 60), (54, 46)), (61, 67))
    slanted = oval(turned, slice(0, 100), slice(0, 100), 1)
    assert slanted[20:40, 20:40].sum() != pytest.approx(slanted[20:40, 60:80].sum(), rel=0.1)
    twice = oval(face_at(50, 50, 20), slice(0, 100), slice(0, 100), 2)
    assert np.allclose(twice.reshape(100, 2, 100, 2).mean(axis=(1, 3)), upright, atol=0.02)


def test_windows_begin_where_the_networks_work_and_end_with_the_picture() -> None:
    patch = plan_patch(face_at(30, 60, 20), (120, 150), Shape(1, 8, 4), 1)
    assert patch is not None
    assert patch.rows.start % 4 == patch.columns.start % 4 == 0 and patch.columns.start == 0
    assert patch.rows.stop <= 120
    assert plan_patch(face_at(-100, 60, 20), (120, 150), SHAPE, 1) is None


def test_faces_are_chosen_by_size_or_number() -> None:
    faces = tuple(face_at(x, 50, size) for x, size in ((20, 10), (60, 30), (110, 12)))
    assert choose_faces(faces, "off", 4, "a.jpg") == ()
    assert choose_faces(faces, "on", 4, "a.jpg") == faces
    assert choose_faces(faces, "auto", 4, "a.jpg") == (faces[0], faces[2])
    assert choose_faces(faces, "auto", 2, "a.jpg") == faces
    assert choose_faces(faces, "3,1", 4, "a.jpg") == (faces[0], faces[2])
    with pytest.raises(EnhanceError, match=r"a\.jpg shows 3 faces, so there is no face 4"):
        choose_faces(faces, "4", 4, "a.jpg")
    with pytest.raises(EnhanceError, match="shows one face"):
        choose_faces(faces[:1], "2", 4, "a.jpg")


@pytest.mark.parametrize("wanted", ["", "yes", "0", "1,", "1;2", "-1"])
def test_other_words_are_refused(wanted: str) -> None:
    with pytest.raises(EnhanceError, match="say off, auto or on"):
        EnhanceRequest(Path("a.jpg"), Path(), faces=wanted)


@pytest.fixture
def discs(monkeypatch: pytest.MonkeyPatch) -> None:
    """Red discs count as faces."""
    monkeypatch.setattr(aligner, "default_aligner", lambda: aligner.Aligner(DiscFinder()))


def photo(folder: Path, *faces: FoundFace) -> Path:
    pixels = np.full((120, 160, 3), (40, 90, 60), np.uint8)
    for face in faces:
        draw_disc(pixels, face)
    Image.fromarray(pixels).save(folder / "photo.png")
    return folder / "photo.png"


def test_small_faces_are_found_in_small_pictures(tmp_path: Path, discs: None) -> None:
    """Their eyes are closer together than any that the finder knows."""
    (found,) = faces_of(read_picture(photo(tmp_path, face_at(60, 50, 7))))
    assert found.eye_centre == pytest.approx((60, 46.5), abs=1)


def enhance(source: Path, faces: str, folder: Path, **more) -> np.ndarray:
    request = EnhanceRequest(source, folder, scale=4, model="tiny", faces=faces, name=f"face-{faces}", **more)
    with Engine("cpu") as engine:
        result = engine.submit(request).result(120)
    with Image.open(result.path) as picture:
        return np.array(picture).astype(int), result


def test_a_photo_with_faces(tmp_path: Path, discs: None) -> None:
    install("tiny", seed=0)
    install(FACES, seed=1)
    source = photo(tmp_path, face_at(40, 60, 12), face_at(120, 60, 14))
    plain, result = enhance(source, "off", tmp_path)
    assert result.faces == 0
    both, result = enhance(source, "auto", tmp_path)
    assert result.faces == 2
    second, result = enhance(source, "2", tmp_path)
    assert result.faces == 1
    left, right = (slice(None), slice(0, 300)), (slice(None), slice(340, None))
    assert np.array_equal(second[left], plain[left]) and np.array_equal(second[right], both[right])
    assert np.abs(both[left] - plain[left]).max() > 3
    small_tiles, _ = enhance(source, "on", tmp_path, tile=64)
    assert np.abs(small_tiles - both).max() <= 2


def test_without_the_weights_only_who_asks_for_them_is_told(tmp_path: Path, discs: None) -> None:
    install("tiny")
    install(FACES, CONFIG_2X)
    source = photo(tmp_path, face_at(40, 60, 12))
    assert enhance(source, "auto", tmp_path)[1].faces == 0
    with pytest.raises(EnhanceError, match="are not installed, or not for 4x"):
        enhance(source, "on", tmp_path)
