"""Every prop paints, is as large as it says, and has paint where its surfaces and its grip are."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QImage, QPainter

from gan.cartoon.catalogue.props import PROPS
from gan.cartoon.errors import CartoonError
from gan.cartoon.stage import props

ENTRIES = list(PROPS.values())
PIXELS = 140  # of the longer side


def painted(prop_id: str, **options) -> tuple[QImage, float, float]:
    """The prop on nothing; the pixels of a metre, and the margin around it in pixels."""
    width, height = PROPS[prop_id].size
    metre, margin = PIXELS / max(width, height), 30.0
    image = QImage(
        int(width * metre + 2 * margin),
        int(height * metre + 2 * margin),
        QImage.Format.Format_ARGB32_Premultiplied,
    )
    image.fill(0)
    painter = QPainter(image)
    painter.translate(image.width() / 2, image.height() - margin)
    painter.scale(metre, metre)
    props.paint(painter, prop_id, **options)
    painter.end()
    return image, metre, margin


def alpha_near(image: QImage, x: float, y: float) -> int:
    """The highest alpha within two pixels of a point."""
    return max(
        image.pixelColor(
            min(max(int(x) + dx, 0), image.width() - 1), min(max(int(y) + dy, 0), image.height() - 1)
        ).alpha()
        for dx in (-2, 0, 2)
        for dy in (-2, 0, 2)
    )


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.id)
def test_a_prop_is_as_large_as_it_says(entry):
    box = props.bounds(entry.id)
    width, height = entry.size
    assert box.width() == pytest.approx(width, rel=0.12, abs=0.02)
    assert box.height() == pytest.approx(height, rel=0.12, abs=0.02)
    assert abs(box.bottom()) <= max(0.15 * height, 0.03)
    assert abs(box.center().x()) <= 0.26 * width  # a lamp leans out over its foot


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.id)
def test_a_prop_paints_in_every_state_and_the_states_differ(entry):
    images = [painted(entry.id, state=state)[0] for state in entry.states]
    for image in images:
        alphas = [
            image.pixelColor(x, y).alpha()
            for x in range(0, image.width(), 4)
            for y in range(0, image.height(), 4)
        ]
        assert sum(alpha > 150 for alpha in alphas) > 0.01 * len(alphas)
    for number, image in enumerate(images):
        assert all(image != other for other in images[:number])


@pytest.mark.parametrize("entry", [e for e in ENTRIES if e.supports], ids=lambda entry: entry.id)
def test_there_is_paint_under_each_surface(entry):
    image, metre, margin = painted(entry.id)
    for surface in entry.supports:
        x = image.width() / 2 + surface.x * metre
        y = image.height() - margin - surface.y * metre
        assert max(alpha_near(image, x, y + step * metre) for step in (0.0, 0.02, 0.05)) > 150, surface


@pytest.mark.parametrize("entry", [e for e in ENTRIES if e.grip], ids=lambda entry: entry.id)
def test_there_is_something_to_hold_at_the_grip(entry):
    image, metre, margin = painted(entry.id)
    x, y = image.width() / 2 + entry.grip[0] * metre, image.height() - margin - entry.grip[1] * metre
    reach = max(2.0, 0.03 * metre)
    assert (
        max(alpha_near(image, x + dx * reach, y + dy * reach) for dx in (-1, 0, 1) for dy in (-1, 0, 1)) > 100
    )


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.id)
def test_the_catalogue_says_whether_something_is_drawn_before_who_is_in_it(entry):
    parts = {shape.part for shape in props.drawing(entry.id).shapes}
    assert ("before" in parts) == entry.has_before


def test_the_two_parts_are_the_whole():
    whole, metre, margin = painted("car")
    both = QImage(whole.size(), whole.format())
    both.fill(0)
    painter = QPainter(both)
    painter.translate(both.width() / 2, both.height() - margin)
    painter.scale(metre, metre)
    for part in ("behind", "before"):
        props.paint(painter, "car", part=part)
    painter.end()
    assert both == whole


def test_who_sits_in_a_car_is_seen_through_its_window():
    seat = PROPS["car"].surface("seat")
    before, metre, margin = painted("car", part="before")
    y = before.height() - margin - (seat.y + 0.7) * metre
    assert before.pixelColor(int(before.width() / 2 + (seat.x + 0.1) * metre), int(y)).alpha() == 0


def test_painting_is_deterministic_and_takes_colours_by_name():
    assert painted("tree", variant=0.4)[0] == painted("tree", variant=0.4)[0]
    assert painted("ball", colour="#4f7fb8")[0] == painted("ball", colour="blue")[0]
    assert painted("ball", colour="blue")[0] != painted("ball")[0]


def test_a_tint_darkens_all_but_the_flame():
    plain, metre, margin = painted("candle", state="on")
    dark = painted("candle", state="on", tint=QColor("#404060"))[0]
    flame = (int(plain.width() / 2), int(plain.height() - margin - 0.26 * metre))
    wax = (int(plain.width() / 2), int(plain.height() - margin - 0.1 * metre))
    assert dark.pixelColor(*flame) == plain.pixelColor(*flame)
    assert dark.pixelColor(*wax).lightness() < 0.6 * plain.pixelColor(*wax).lightness()


def test_snow_lies_on_trees():
    white = [painted("pine", variant=variant)[0] for variant in (0.0, 1.0)]
    counts = [
        sum(
            image.pixelColor(x, y).name() == "#f4f8fa"
            for x in range(image.width())
            for y in range(image.height())
        )
        for image in white
    ]
    assert counts[0] == 0 and counts[1] > 50


@pytest.mark.parametrize(
    "options, sentence",
    [
        ({"prop_id": "zorblax"}, "no prop “zorblax”"),
        ({"prop_id": "book", "state": "burning"}, "“book” cannot be “burning”; it can be “open”"),
        ({"prop_id": "ball", "state": "open"}, "it can be as it is"),
        ({"prop_id": "ball", "colour": "not a colour"}, "no colour"),
        ({"prop_id": "ball", "part": "left"}, "no part “left”"),
    ],
)
def test_what_cannot_be_is_refused_with_a_sentence(options, sentence):
    image = QImage(8, 8, QImage.Format.Format_ARGB32_Premultiplied)
    painter = QPainter(image)
    try:
        with pytest.raises(CartoonError, match=sentence):
            props.paint(painter, **options)
    finally:
        painter.end()
