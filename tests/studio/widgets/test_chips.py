"""Short facts side by side."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from studio.theme import DARK, LIGHT, palette_of
from studio.widgets.chips import Chip, Chips

FACTS = (Chip("Motion blur about 9 px", True), Chip("No noise"), Chip("JPEG about 60", True))


def test_chips_go_on_in_the_next_row_where_they_must(qtbot: QtBot) -> None:
    chips = Chips("Found")
    qtbot.addWidget(chips)
    chips.set_chips(FACTS)
    row = chips.heightForWidth(chips.sizeHint().width())
    assert chips.heightForWidth(150) >= 3 * row and chips.heightForWidth(2000) == row
    assert chips.accessibleDescription() == "Motion blur about 9 px, No noise, JPEG about 60"
    chips.set_chips(())
    assert chips.heightForWidth(100) == row and chips.chips == ()


def test_faults_have_another_colour(qtbot: QtBot) -> None:
    for colors in (LIGHT, DARK):
        seen = []
        for is_marked in (False, True):
            chips = Chips("Found")
            qtbot.addWidget(chips)
            chips.setPalette(palette_of(colors))
            chips.set_chips([Chip("Noise low", is_marked)])
            chips.resize(chips.sizeHint())
            seen.append(chips.grab().toImage().pixelColor(11, 12).name())
        assert seen == [colors.accent, colors.warning]
