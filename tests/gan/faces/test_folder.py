"""A folder of photos made ready: real files, and a finder that sees what the test drew."""

from __future__ import annotations

import threading
from pathlib import Path

import cv2
import numpy as np
import pytest
from PIL import Image

from gan.faces import folder as module
from gan.faces.errors import FacesError
from gan.faces.folder import (
    FolderProgress,
    PreparationStoppedError,
    prepare_folder,
    reason_against,
    sharpness,
    tuning_options,
)
from gan.nn.faces.alignment import FoundFace, align
from tests.gan.nn.faces.finder_models import face_at

SIDE = 32


def photo(seed: int, faces: int = 1) -> np.ndarray:
    """(160, 160 + faces, 3) uint8 full of detail; its width tells the finder how many faces there are."""
    random = np.random.default_rng(seed)
    coarse = random.integers(0, 256, (80, 80 + faces, 3)).astype(np.uint8)
    return cv2.resize(coarse, (160 + faces, 160), interpolation=cv2.INTER_NEAREST)


def find(pixels: np.ndarray) -> tuple[FoundFace, ...]:
    return tuple(face_at(60 + 30 * number, 70, 34) for number in range(pixels.shape[1] - 160))


@pytest.fixture(autouse=True)
def finder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "find_faces", find)


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """Four faces are enough."""
    monkeypatch.setattr(module, "FEWEST", 4)


def fill(folder: Path, counts: list[int]) -> Path:
    """Photos with so many faces each."""
    folder.mkdir(parents=True, exist_ok=True)
    for number, count in enumerate(counts):
        Image.fromarray(photo(number, count)).save(folder / f"{number}.png")
    return folder


def test_faces_are_aligned_and_kept(tmp_path: Path, few: None) -> None:
    source = fill(tmp_path / "photos", [1, 2, 0, 1])
    seen: list[FolderProgress] = []
    prepared = prepare_folder(source, tmp_path / "out", seen.append, side=SIDE)
    assert (prepared.faces, prepared.pictures) == (4, 4)
    assert prepared.summary == "4 faces in 4 pictures can be learned from. Left out: 1 without a face."
    names = sorted(path.name for path in prepared.path.glob("*.png"))
    assert names == [f"{number:05d}.png" for number in range(1, 5)]
    pixels = photo(0)
    kept = np.asarray(Image.open(prepared.path / "00001.png"))
    assert np.array_equal(kept, align(pixels, find(pixels)[0], SIDE))
    assert [(progress.done, progress.faces) for progress in seen] == [(1, 1), (2, 3), (3, 3), (4, 4)]
    assert seen[0].total == 4 and seen[0].name == "0.png"


def test_the_same_pictures_are_not_prepared_twice(
    tmp_path: Path, few: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = fill(tmp_path / "photos", [1] * 5)
    first = prepare_folder(source, tmp_path / "out", side=SIDE)
    monkeypatch.setattr(module, "find_faces", lambda pixels: pytest.fail("looked again"))
    assert prepare_folder(source, tmp_path / "out", side=SIDE) == first


def test_another_picture_means_another_preparation(tmp_path: Path, few: None) -> None:
    source = fill(tmp_path / "photos", [1] * 5)
    first = prepare_folder(source, tmp_path / "out", side=SIDE)
    fill(source, [1] * 6)
    second = prepare_folder(source, tmp_path / "out", side=SIDE)
    assert second.path != first.path and second.faces == 6


def test_a_folder_without_a_face_says_so(tmp_path: Path) -> None:
    source = fill(tmp_path / "photos", [0] * 3)
    with pytest.raises(FacesError, match=r"No face was found in .*photos \(pictures looked at: 3\)"):
        prepare_folder(source, tmp_path / "out", side=SIDE)


def test_three_faces_are_too_few_and_it_says_how_many_are_needed(tmp_path: Path) -> None:
    source = fill(tmp_path / "photos", [1, 1, 1])
    with pytest.raises(FacesError, match="too few faces; training needs 50 or more. 3 faces in 3 pictures"):
        prepare_folder(source, tmp_path / "out", side=SIDE)
    assert list((tmp_path / "out").iterdir()) == []


def test_what_is_no_picture_is_counted_and_left_out(tmp_path: Path, few: None) -> None:
    source = fill(tmp_path / "photos", [1] * 4)
    (source / "letter.jpg").write_text("Dear Ada,")
    (source / "cut.png").write_bytes((source / "0.png").read_bytes()[:500])
    prepared = prepare_folder(source, tmp_path / "out", side=SIDE)
    assert prepared.faces == 4
    assert {(item.name, item.reason) for item in prepared.left_out} == {
        ("letter.jpg", "not readable as a picture"),
        ("cut.png", "not readable as a picture"),
    }


def test_a_folder_of_nothing_but_letters_says_how_many_are_needed(tmp_path: Path) -> None:
    source = tmp_path / "photos"
    source.mkdir()
    for name in ("a.jpg", "b.png"):
        (source / name).write_text("Dear Ada,")
    with pytest.raises(FacesError, match="needs 50 or more.*2 not readable as a picture"):
        prepare_folder(source, tmp_path / "out", side=SIDE)


@pytest.mark.parametrize("make", [True, False])
def test_an_empty_or_missing_folder_says_so(tmp_path: Path, make: bool) -> None:
    source = tmp_path / "photos"
    if make:
        source.mkdir()
    with pytest.raises(FacesError, match="photos"):
        prepare_folder(source, tmp_path / "out", side=SIDE)


def test_a_face_that_is_there_twice_is_kept_once(tmp_path: Path, few: None) -> None:
    source = fill(tmp_path / "photos", [1] * 4)
    (source / "again.png").write_bytes((source / "0.png").read_bytes())
    prepared = prepare_folder(source, tmp_path / "out", side=SIDE)
    assert prepared.faces == 4 and prepared.left_out[0].reason == "there twice"


def test_stopped_preparations_leave_nothing(tmp_path: Path, few: None) -> None:
    source = fill(tmp_path / "photos", [1] * 6)
    leave = threading.Event()

    def watch(progress: FolderProgress) -> None:
        if progress.done == 3:
            leave.set()

    with pytest.raises(PreparationStoppedError):
        prepare_folder(source, tmp_path / "out", watch, leave.is_set, side=SIDE)
    assert list((tmp_path / "out").iterdir()) == []


def test_what_a_killed_preparation_left_is_no_obstacle(tmp_path: Path, few: None) -> None:
    source = fill(tmp_path / "photos", [1] * 4)
    target = prepare_folder(source, tmp_path / "out", side=SIDE).path
    part = target.with_name(f"{target.name}.part")
    target.rename(part)
    assert prepare_folder(source, tmp_path / "out", side=SIDE).path == target and not part.exists()


def test_a_folder_that_cannot_be_written_says_so(tmp_path: Path, few: None) -> None:
    source = fill(tmp_path / "photos", [1] * 4)
    (tmp_path / "out").write_text("a file in its place")
    with pytest.raises(FacesError, match="cannot be stored in .*out"):
        prepare_folder(source, tmp_path / "out", side=SIDE)


def reason(face: FoundFace, pixels: np.ndarray | None = None) -> str | None:
    pixels = photo(0) if pixels is None else pixels
    return reason_against(pixels, face, align(pixels, face, 128))


def test_only_faces_that_help_are_learned_from() -> None:
    assert reason(face_at(80, 80, 34)) is None
    assert reason(face_at(80, 80, 12)) == "too small"
    assert reason(face_at(5, 80, 34)) == "cut off by the edge"
    assert reason(FoundFace(((70, 60), (90, 60)), (80, 98))) == "turned away"
    assert reason(FoundFace(((63, 60), (97, 60)), (94, 95))) == "turned away"
    soft = cv2.GaussianBlur(photo(0), (0, 0), 4)
    assert reason(face_at(80, 80, 34), soft) == "blurred"


def test_sharpness_falls_with_blur_and_dark_noise_is_not_sharp() -> None:
    pixels = cv2.resize(photo(3), (128, 128))
    softer = [sharpness(cv2.GaussianBlur(pixels, (0, 0), sigma)) for sigma in (0.5, 1, 2, 4)]
    assert sharpness(pixels) > softer[0] > softer[1] > softer[2] > softer[3]
    noise = np.random.default_rng(0).integers(0, 3, (128, 128, 3)).astype(np.uint8)
    assert sharpness(noise) < 0.3 * sharpness(pixels)


def test_a_run_on_a_folder_aligns_starts_from_a_model_and_installs(tmp_path: Path) -> None:
    options = tuning_options(tmp_path / "a", tmp_path / "b", start="faces", name="mine", minutes=5)
    assert options.align and options.install and options.start == "faces" and options.features is None
    assert (options.data, options.out, options.name, options.minutes) == (
        *(tmp_path / "a", tmp_path / "b", "mine"),
        5,
    )
    assert options.augment == "fixed"
