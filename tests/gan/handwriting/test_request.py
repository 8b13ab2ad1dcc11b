"""What can be asked."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from gan.handwriting.errors import HandwritingError
from gan.handwriting.request import INK_MODES, MODES, TASKS, ReadInk, ReadPage


def test_every_mode_has_a_task() -> None:
    assert set(TASKS) == set(MODES) and set(INK_MODES) < set(MODES)


def test_modes_and_pages_are_checked() -> None:
    with pytest.raises(HandwritingError, match="The mode is 'book'; choose one of page, line"):
        ReadPage(Path("a.png"), mode="book")
    with pytest.raises(HandwritingError, match="The page is 0"):
        ReadPage(Path("a.png"), page=0)
    with pytest.raises(HandwritingError, match="The mode is 'page'"):
        ReadInk((), mode="page")


@pytest.mark.parametrize("point", [(float("nan"), 0, 0.5), (0, float("inf"), 0.5), (2e6, 0, 0.5)])
def test_ink_on_no_canvas_is_refused(point: tuple[float, float, float]) -> None:
    with pytest.raises(HandwritingError, match="on no canvas"):
        ReadInk((((0, 0, 0.5), point),))


def test_ink_outside_the_canvas_and_empty_strokes_are_taken() -> None:
    ReadInk((((-500, -20, 0.5), (9000, 4000, 0.5)), ()))


def test_requests_do_not_load_torch() -> None:
    code = "import sys, gan.handwriting.request, gan.handwriting.sources; sys.exit('torch' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
