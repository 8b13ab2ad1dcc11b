from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from studio.stylesheet import stylesheet
from studio.theme import (
    DARK,
    LIGHT,
    Colors,
    TextRole,
    Theme,
    ThemeChoice,
    color_names,
    colors_of,
    contrast,
    mixed,
    palette_of,
    scaled_font,
)


@pytest.fixture
def theme(qapp: QApplication):
    made = Theme(qapp)
    yield made
    made.choose(ThemeChoice.SYSTEM)
    made.deleteLater()
    qapp.setStyleSheet("")
    qapp.setPalette(QPalette())


def test_contrast_is_that_of_wcag():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
    assert contrast("#123456", "#123456") == 1


@pytest.mark.parametrize("colors", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("text", ["text", "soft", "accent", "danger", "warning"])
@pytest.mark.parametrize("ground", ["window", "surface", "raised"])
def test_text_can_be_read_on_every_ground(colors: Colors, text: str, ground: str):
    assert contrast(getattr(colors, text), getattr(colors, ground)) >= 4.5


@pytest.mark.parametrize("colors", [LIGHT, DARK], ids=["light", "dark"])
def test_text_can_be_read_on_the_accent_and_on_chosen_rows(colors: Colors):
    assert contrast(colors.on_accent, colors.accent) >= 4.5
    assert contrast(colors.on_accent, colors.accent_hover) >= 4.5
    chosen = mixed(colors.surface, colors.accent, 0.15).name()
    for text in (colors.text, colors.soft, colors.danger, colors.warning, colors.accent):
        assert contrast(text, chosen) >= 4.5


def test_style_sheet_is_filled_in():
    sheet = stylesheet(DARK)
    assert "$" not in sheet
    assert DARK.accent in sheet and LIGHT.accent not in sheet


def test_a_chosen_theme_is_applied_and_told(qtbot: QtBot, qapp: QApplication, theme: Theme):
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.show()
    theme.choose(ThemeChoice.LIGHT)
    with qtbot.waitSignal(theme.changed) as told:
        theme.choose(ThemeChoice.DARK)
    assert told.args == [DARK]
    assert colors_of(widget) is DARK
    assert DARK.accent in qapp.styleSheet()
    theme.choose(ThemeChoice.LIGHT)
    assert colors_of(widget) is LIGHT


def test_the_same_theme_is_not_applied_twice(qtbot: QtBot, theme: Theme):
    theme.choose(ThemeChoice.DARK)
    with qtbot.assertNotEmitted(theme.changed):
        theme.choose(ThemeChoice.DARK)


def test_the_systems_theme_is_followed(qtbot: QtBot, qapp: QApplication, theme: Theme):
    theme.choose(ThemeChoice.SYSTEM)
    assert theme.colors is LIGHT  # the test platform has no dark scheme
    theme.choose(ThemeChoice.DARK)
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Light)
    assert theme.colors is DARK  # what was chosen outweighs the system


def test_palette_has_the_colours():
    palette = palette_of(DARK)
    assert palette.window().color().name() == DARK.window
    assert palette.highlight().color().name() == DARK.accent


def test_fonts_grow_by_their_step(qapp: QApplication):
    assert scaled_font(QFont("Sans", 10), TextRole.HERO).pointSizeF() == pytest.approx(19)
    pixels = QFont("Sans")
    pixels.setPixelSize(20)
    assert scaled_font(pixels, TextRole.SMALL).pixelSize() == 18


def test_colours_have_names():
    assert {"window", "accent", "canvas"} <= set(color_names())
