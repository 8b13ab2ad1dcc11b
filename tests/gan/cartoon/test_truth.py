"""All that our own scripts say is to be seen in their clips."""

from __future__ import annotations

import pytest

from gan.cartoon.checking import check_film
from gan.cartoon.script import understand
from gan.cartoon.stage.application import ensure_application
from gan.cartoon.stage.film import Film
from tests.gan.cartoon.scripts import SCRIPTS

_GROUPS = 10


@pytest.mark.parametrize("group", range(_GROUPS))
def test_clips_show_what_their_scripts_say(group):
    ensure_application()
    wrong = {}
    for script in SCRIPTS[group::_GROUPS]:
        scene = understand(script.text)
        faults = check_film(Film(scene)) if scene.shots else []
        if faults:
            wrong[script.text] = [fault.text for fault in faults]
    assert wrong == {}
