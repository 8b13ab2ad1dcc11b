from __future__ import annotations

import numpy as np
import pytest

from gan.models import ModelError, default_model, list_models, save_model
from gan.nn.faces.aligner import LARGEST_SIDE, TASK, Aligner, _merge, build_finder, default_aligner
from gan.nn.faces.alignment import FoundFace, find_faces
from gan.paths import user_folder
from tests.gan.nn.faces.finder_models import DiscFinder, draw_disc, face_at, install_finder


def picture_of(*faces: FoundFace, size: tuple[int, int] = (400, 300)) -> np.ndarray:
    picture = np.zeros((size[1], size[0], 3), np.uint8)
    for face in faces:
        draw_disc(picture, face)
    return picture


def centre(face: FoundFace) -> tuple[float, float]:
    return face.eye_centre[0], (face.eye_centre[1] + face.mouth[1]) / 2


@pytest.mark.parametrize("size", [10, 30, 75, 150])
def test_faces_of_any_size_are_found_where_they_are(size: float) -> None:
    wanted = face_at(180, 150, size)
    (found,) = Aligner(DiscFinder()).find(picture_of(wanted))
    assert centre(found) == pytest.approx(centre(wanted), abs=1 + 0.03 * size)
    assert found.eye_distance == pytest.approx(size, rel=0.12)
    assert found.score > 0.9


def test_several_faces_come_from_left_to_right() -> None:
    faces = [face_at(330, 80, 40), face_at(60, 220, 20), face_at(180, 120, 60)]
    found = Aligner(DiscFinder()).find(picture_of(*faces))
    assert [round(face.eye_centre[0], -1) for face in found] == [60, 180, 330]


def test_nothing_is_found_where_nothing_is() -> None:
    assert Aligner(DiscFinder()).find(picture_of()) == ()
    assert Aligner(DiscFinder()).find(np.zeros((3, 700, 3), np.uint8)) == ()


def test_large_pictures_are_reduced_first() -> None:
    finder = DiscFinder()
    wanted = face_at(2400, 900, 400)
    (found,) = Aligner(finder).find(picture_of(wanted, size=(3600, 1800)))
    assert max(max(sides) for sides in finder.sides) == LARGEST_SIDE
    assert centre(found) == pytest.approx(centre(wanted), abs=8)


def test_places_that_mean_one_face_are_merged() -> None:
    points = np.array(
        [
            [face.eyes[0], face.eyes[1], face.mouth]
            for face in (face_at(50, 50, 20), face_at(52, 50, 22), face_at(50, 55, 8), face_at(150, 50, 20))
        ]
    )
    merged, scores = _merge(points, np.array([0.9, 0.9, 0.7, 0.5]))
    assert scores.tolist() == [0.9, 0.5]
    assert merged[0].mean(axis=0)[0] == pytest.approx(51)


def test_the_installed_finder_is_loaded_once() -> None:
    install_finder()
    assert default_aligner() is default_aligner()
    assert find_faces(np.zeros((64, 64, 3), np.uint8)) == ()
    weights = default_aligner().finder.head[1].weight
    assert not weights.is_inference() and not weights.requires_grad


def test_weights_of_another_network_are_refused() -> None:
    install_finder()
    card = default_model(TASK)
    save_model(
        user_folder() / "models",
        {"head": default_aligner().finder.head[1].weight},
        **{
            name: getattr(card, name)
            for name in ("name", "task", "version", "summary", "license", "trained_on", "recipe", "figures")
        },
        config={"fine": 4},
        limits=card.limits,
    )
    with pytest.raises(ModelError, match="do not fit its card"):
        build_finder(default_model(TASK))
    assert [card.name for card in list_models(TASK)] == [TASK]
