"""Faces as plain values."""

from __future__ import annotations

import pytest

from gan.faces.errors import FacesError
from gan.faces.face import HIGHEST_SEED, MOST_ANCESTORS, Face, Parent, mix


def test_a_face_goes_through_json() -> None:
    found = Face(seed=None, latent=((0.25, -1.5), (3.0, 1e-9)), truncation=1.0)
    face = mix(Face.of_seed(3).edited("smile", 1.5), found, 0.25, "colours").edited("age", -2)
    again = Face.from_json(face.to_json())
    assert again == face and hash(again) == hash(face)
    assert again.parents[1] == Parent(found, 0.25, "colours")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        '"face"',
        "{}",
        '{"version": 1}',
        '{"version": 1, "truncation": 0.7}',
        '{"version": 1, "truncation": 0.7, "seed": "x"}',
        '{"version": 1, "truncation": 0.7, "seed": 1, "edits": [["smile"]]}',
        '{"version": 1, "truncation": 0.7, "latent": [[1, 2], [3]]}',
        '{"version": 1, "truncation": 0.7, "parents": [{"face": {"seed": 1}}]}',
    ],
)
def test_other_texts_are_no_face(text: str) -> None:
    with pytest.raises(FacesError):
        Face.from_json(text)


def test_a_later_version_is_named() -> None:
    with pytest.raises(FacesError, match="version 2"):
        Face.from_json('{"version": 2}')


def test_endless_nesting_is_refused() -> None:
    text = '{"version": 1, "truncation": 1, "seed": 1}'
    inner = text.replace('"version": 1, ', "")
    for _ in range(150):
        inner = '{"truncation": 1, "parents": [{"face": ' + inner + ', "share": 1, "part": "all"}]}'
    with pytest.raises(FacesError, match="without end"):
        Face.from_json('{"version": 1, ' + inner[1:])
    with pytest.raises(FacesError):
        Face.from_json("[" * 100_000)


@pytest.mark.parametrize("seed", [-1, HIGHEST_SEED + 1, 1.5, True, "7"])
def test_seeds_have_a_range(seed: object) -> None:
    with pytest.raises(FacesError, match="seed"):
        Face(seed=seed)  # type: ignore[arg-type]


@pytest.mark.parametrize("truncation", [-0.1, 1.1, float("nan"), True])
def test_truncation_has_a_range(truncation: float) -> None:
    with pytest.raises(FacesError, match="0 to 1"):
        Face.of_seed(1, truncation)


@pytest.mark.parametrize(
    "values",
    [
        {"seed": None},
        {"seed": 1, "latent": ((1.0,),)},
        {"seed": 1, "parents": (Parent(Face()),)},
        {"seed": None, "latent": ()},
        {"seed": None, "latent": ((float("inf"),),)},
        {"edits": (("smile", float("nan")),)},
    ],
)
def test_a_face_is_one_of_three_kinds_of_numbers(values: dict) -> None:
    with pytest.raises(FacesError):
        Face(**values)


@pytest.mark.parametrize(("share", "part"), [(-0.1, "all"), (1.1, "all"), (0.5, "hair")])
def test_shares_and_parts_have_their_values(share: float, part: str) -> None:
    with pytest.raises(FacesError, match="mix"):
        mix(Face(1), Face(2), share, part)  # type: ignore[arg-type]


def test_an_edit_takes_the_place_of_the_same_and_zero_takes_it_away() -> None:
    face = Face.of_seed(1).edited("smile", 1).edited("age", 2).edited("smile", -3)
    assert (face.amount("smile"), face.amount("age"), face.amount("hat")) == (-3, 2, 0)
    assert face.edited("smile", 0).edits == (("age", 2.0),)


def test_truncation_of_a_mix_lies_between() -> None:
    first, second = Face.of_seed(1, 0.4), Face.of_seed(2, 0.8)
    assert mix(first, second, 0.25).truncation == pytest.approx(0.5)
    assert mix(first, second, 1.0).truncation == pytest.approx(0.8)
    assert mix(first, second, 1.0, "colours").truncation == 0.4


def test_ancestors_have_a_limit() -> None:
    face = Face(1)
    with pytest.raises(FacesError, match="ancestors"):
        for _ in range(20):
            face = mix(face, face)
    assert 100 < face.ancestors <= MOST_ANCESTORS


def test_file_names_tell_faces_apart() -> None:
    first, second = Face.of_seed(7), Face.of_seed(8)
    assert first.stem == "face_000007"
    assert first.edited("smile/age", 1.5).stem == "face_000007_smile-age+1.5"
    mixes = [mix(first, second), mix(second, first), mix(first, second, 0.4)]
    assert len({face.stem for face in mixes}) == 3
    assert all(face.stem.startswith("mix_") for face in mixes)
