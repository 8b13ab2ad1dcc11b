"""Edit directions beside their model."""

from __future__ import annotations

import dataclasses
import json

import numpy as np
import pytest

from gan.engine import Engine
from gan.faces.edits import Edit, list_edits, load_directions, save_edits
from gan.faces.errors import FacesError
from gan.faces.face import Face
from gan.faces.latents import LatentShape, resolve
from gan.faces.request import MakeFaces
from gan.models import ModelCard, list_models
from gan.paths import user_folder
from tests.gan.faces.face_models import install, tiny_generator

SMILE = Edit("smile", "From stern to smiling", -2, 3)
AGE = Edit("age", "From young to old")


def directions() -> dict[Edit, np.ndarray]:
    random = np.random.default_rng(0)
    return {edit: random.normal(size=(4, 16)) for edit in (SMILE, AGE)}


def installed() -> ModelCard:
    card = install()
    save_edits(user_folder() / "models", card, directions(), recipe="drawn")
    return card


def test_edits_keep_names_order_and_ranges() -> None:
    card = installed()
    assert list_edits(card) == (SMILE, AGE)
    assert [found.name for found in list_models("faces")] == ["tiny"]


def test_directions_come_back_in_half_precision() -> None:
    found = load_directions(installed())
    for edit, rows in directions().items():
        assert found[edit.name].dtype == np.float64
        np.testing.assert_allclose(found[edit.name], rows, rtol=1e-3)


def test_none_are_installed() -> None:
    card = install()
    assert list_edits(card) == () and load_directions(card) == {}


def test_edits_of_other_weights_are_not_taken() -> None:
    card = installed()
    assert list_edits(dataclasses.replace(card, sha256="0" * 64)) == ()
    assert list_edits(install(network=tiny_generator(seed=1))) == ()


def test_an_edited_face_goes_along_the_direction() -> None:
    card = installed()
    found = load_directions(card)
    shape = LatentShape.of(card)
    face = Face.of_seed(4)
    moved = resolve(face.edited("age", 2), shape, found) - resolve(face, shape, found)
    np.testing.assert_allclose(moved, 2 * found["age"])
    with Engine("cpu") as engine:
        pixels = engine.submit(MakeFaces((face, face.edited("age", 2)))).result(60).pixels
    assert np.abs(pixels[0].astype(int) - pixels[1]).mean() > 5


@pytest.mark.parametrize("name", ["", "two words", "a.b", "a=b"])
def test_names_are_words(name: str) -> None:
    with pytest.raises(FacesError, match="called"):
        Edit(name, "")


def test_ranges_hold_zero() -> None:
    with pytest.raises(FacesError, match="past 0"):
        Edit("smile", "", 1, 2)


def test_a_card_that_lacks_a_range_is_named() -> None:
    card = installed()
    path = user_folder() / "models" / "tiny-edits.json"
    values = json.loads(path.read_text())
    del values["config"]["smile.low"]
    path.write_text(json.dumps(values))
    with pytest.raises(FacesError, match="tiny-edits.json"):
        list_edits(card)
