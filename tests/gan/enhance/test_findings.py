"""What ails a photo, in words, and what is done about it."""

from __future__ import annotations

import pytest

from gan.enhance import choosing
from gan.enhance.choosing import choose, model_for, scale_for, severity, strength_for
from gan.enhance.findings import DEFOCUS, MOTION, SOFT, Findings, spread_of
from gan.enhance.model import card_for
from tests.gan.enhance.small_model import install
from tests.gan.enhance.test_family import install_family

BLURRED = Findings(MOTION, spread_of(MOTION, 9.2), 0.01, 61)
SHARP = Findings()


def test_what_was_found_is_said_in_a_line() -> None:
    assert BLURRED.words() == "motion blur about 9 px, noise low, JPEG about 60"
    assert SHARP.words() == "sharp, no noise, hardly compressed"
    assert Findings(DEFOCUS, spread_of(DEFOCUS, 2.5)).words().startswith("out of focus by about 2.5 px")
    assert Findings(SOFT, spread_of(SOFT, 1.2), 0.05, 33, 0.8).words() == (
        "soft by about 1.2 px, noise high, JPEG about 35, sharpened"
    )
    assert [mark.is_fault for mark in BLURRED.marks()] == [True, True, True]
    assert not any(mark.is_fault for mark in SHARP.marks())


def test_programs_get_numbers() -> None:
    values = BLURRED.as_values()
    assert (values["blur"], values["blur_px"], values["jpeg_quality"]) == ("motion", 9.2, 61)


def test_sizes_and_spreads_are_the_same_thing() -> None:
    for kind in (MOTION, DEFOCUS, SOFT):
        assert Findings(kind, spread_of(kind, 3.0)).blur_size == pytest.approx(3.0)
    assert SHARP.blur_size == 0 == spread_of("none", 3.0)


def test_sharp_photos_are_left_alone_and_bad_ones_mended() -> None:
    assert strength_for(SHARP, 1) == 0 and strength_for(Findings(quality=95), 1) == 0
    assert strength_for(Findings(quality=80, noise=0.035), 1) == 0  # fine texture looks like that, too
    assert strength_for(BLURRED, 1) == 1
    assert 0 < strength_for(Findings(quality=65), 1) < strength_for(Findings(quality=45), 1) < 1
    assert 0 < strength_for(Findings(noise=0.06), 1) < 1
    assert strength_for(SHARP, 4) == 1 and strength_for(None, 1) == 1


def test_less_is_taken_of_what_is_guessed_from_strong_faults(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(choosing, "_LEAST_ENLARGED", 0.4)
    monkeypatch.setattr(choosing, "_GUESSED", (0.5, 1.0))
    hardly, much = Findings(quality=80), Findings(quality=75)
    assert severity(hardly) <= 0.5 < severity(much)
    for scale in (2, 4):
        assert strength_for(SHARP, scale) == strength_for(hardly, scale) == 1
        assert strength_for(BLURRED, scale) == 0.4 < strength_for(much, scale) < 1
    assert 0 == severity(SHARP) < severity(Findings(quality=80)) < severity(BLURRED) == 1


def test_the_scale_suits_the_size_and_what_there_is() -> None:
    assert [scale_for(size) for size in ((320, 240), (1600, 1200), (4000, 3000))] == [4, 2, 1]
    assert scale_for((4000, 3000), (2, 4)) == 2 and scale_for((320, 240), (1,)) == 1
    assert scale_for((320, 240), ()) == 4


def test_what_a_person_says_holds() -> None:
    chosen = choose(SHARP, (4000, 3000), scale=4, strength=0.3)
    assert (chosen.scale, chosen.strength) == (4, 0.3)
    chosen = choose(SHARP, (4000, 3000))
    assert (chosen.scale, chosen.strength) == (1, 0.0)


def test_faulty_photos_get_the_model_that_learned_on_faults(no_family: None) -> None:
    install("plain")
    assert model_for(BLURRED, 4) is None
    install_family("family")
    assert model_for(SHARP, 4) is None and model_for(None, 4) is None
    found = model_for(BLURRED, 4)
    assert found is not None and found.name == "family"
    assert card_for("auto", 4, BLURRED).name == "family" and card_for("plain", 4, BLURRED).name == "plain"
    assert card_for("auto", 4, SHARP).name == card_for("auto", 4).name != "family"
