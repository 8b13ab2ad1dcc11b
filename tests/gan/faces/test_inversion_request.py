from __future__ import annotations

from pathlib import Path

import pytest

from gan.faces.errors import FacesError
from gan.faces.inversion_request import InvertPhoto, SeveralFacesError, likeness_of
from gan.faces.inversion_work import choose_face
from tests.gan.nn.faces.finder_models import face_at

PHOTO = Path("folder/party.jpg")
FACES = (face_at(20, 50, 10), face_at(80, 40, 12))


@pytest.mark.parametrize(
    ("values", "sentence"), [({"which": 0}, "count from 1"), ({"steps": 0}, "1 to 2000")]
)
def test_values_out_of_range_are_named(values: dict[str, int], sentence: str) -> None:
    with pytest.raises(FacesError, match=sentence):
        InvertPhoto(PHOTO, **values)


def test_a_photo_without_a_face_is_refused() -> None:
    with pytest.raises(FacesError, match="No face was found in party.jpg"):
        choose_face((), None, PHOTO)


def test_one_of_several_faces_must_be_chosen() -> None:
    with pytest.raises(SeveralFacesError, match="shows 2 faces, .* 1 at .20, 45.; 2 at .80, 34.") as caught:
        choose_face(FACES, None, PHOTO)
    assert caught.value.faces == FACES
    assert choose_face(FACES, 2, PHOTO) == 1
    assert choose_face(FACES[:1], None, PHOTO) == 0
    with pytest.raises(FacesError, match="no face 3"):
        choose_face(FACES, 3, PHOTO)


def test_distances_have_words_in_order() -> None:
    words = [likeness_of(distance) for distance in (0.05, 0.2, 0.3, 0.5, 0.9)]
    assert words == ["very close", "close", "similar", "only roughly alike", "hardly alike"]
