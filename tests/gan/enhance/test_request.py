"""Requests refuse what cannot be carried out, and name the results."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import FrozenInstanceError, replace
from pathlib import Path

import pytest

from gan.enhance.errors import EnhanceError
from gan.enhance.request import EnhanceRequest

REQUEST = EnhanceRequest(Path("in/photo one.jpg"), Path("out"))


def test_a_request_is_a_plain_value():
    assert REQUEST == EnhanceRequest(Path("in/photo one.jpg"), Path("out"))
    assert hash(REQUEST) == hash(replace(REQUEST))
    with pytest.raises(FrozenInstanceError):
        REQUEST.scale = 2


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("scale", 3),
        ("scale", -1),
        ("strength", -0.1),
        ("strength", 1.5),
        ("format", "docx"),
        ("quality", 0),
        ("quality", 101),
        ("tile", 0),
        ("name", "{stem"),
        ("name", "{date}"),
        ("name", "{}"),
        ("name", ""),
        ("name", "{stem:d}"),
        ("name", "{stem!z}"),
        ("name", "{stem:{scale}{x}}"),
        ("name", "{stem.nothing}"),
        ("name", ".."),
        ("name", "../{stem}"),
        ("name", "a\\b"),
    ],
)
def test_values_out_of_range_are_sentences(field, value):
    with pytest.raises(EnhanceError) as caught:
        replace(REQUEST, **{field: value})
    assert len(str(caught.value).split()) > 5 and caught.value.exit_status == 2


def test_names_are_filled_in():
    assert REQUEST.result_stem("enhance") == "photo one_4x"
    assert replace(REQUEST, name="{model}-{stem}@{scale}", scale=2).result_stem("m") == "m-photo one@2"
    assert replace(REQUEST, source=Path("a.b.c.png")).result_stem("m") == "a.b.c_4x"


def test_an_odd_source_name_is_no_fault_of_the_pattern():
    assert replace(REQUEST, source=Path("a\\b.png")).result_stem("m") == "a_b_4x"


def test_making_requests_does_not_load_torch():
    code = "import sys, gan.enhance.request, gan.engine; sys.exit('torch' in sys.modules)"
    root = Path(__file__).resolve().parents[3]
    assert subprocess.run([sys.executable, "-c", code], cwd=root).returncode == 0
