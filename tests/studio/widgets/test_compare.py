from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from studio.widgets.compare import CompareView
from tests.studio.widgets.compare_pictures import (
    BLUE,
    RED,
    colour_at,
    grabbed,
    save_pattern,
    save_plain,
    show,
)


def test_the_slider_shows_before_on_its_left_and_after_on_its_right(
    qtbot: QtBot, view: CompareView, plain_pair: tuple[Path, Path]
) -> None:
    show(qtbot, view, *plain_pair)
    assert (colour_at(view, 280), colour_at(view, 320)) == (RED, BLUE)


def test_the_divider_follows_the_mouse_and_nothing_else_moves(
    qtbot: QtBot, view: CompareView, plain_pair: tuple[Path, Path]
) -> None:
    show(qtbot, view, *plain_pair)
    view.actual_size()
    place = view.viewport.place
    QTest.mouseMove(view, QPoint(304, 100))
    assert view.cursor().shape() == Qt.CursorShape.SplitHCursor
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=QPoint(304, 100))
    for x in (280, 200, 124):
        QTest.mouseMove(view, QPoint(x, 120))
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=QPoint(124, 120))
    assert view.divider == pytest.approx(0.2)
    assert (colour_at(view, 110), colour_at(view, 130)) == (RED, BLUE)
    assert view.viewport.place == place
    QTest.mouseDClick(view, Qt.MouseButton.LeftButton, pos=QPoint(120, 120))
    assert view.divider == 0.5


def test_the_divider_stays_in_the_view_and_obeys_shift_and_arrows(
    qtbot: QtBot, view: CompareView, plain_pair: tuple[Path, Path]
) -> None:
    show(qtbot, view, *plain_pair)
    QTest.keyClick(view, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert view.divider == pytest.approx(0.52)
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=QPoint(312, 100))
    QTest.mouseMove(view, QPoint(5000, 100))
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=QPoint(5000, 100))
    assert view.divider == 1.0
    assert colour_at(view, 560) == RED


def test_side_by_side_zooms_and_moves_both(qtbot: QtBot, view: CompareView, tmp_path: Path) -> None:
    before = save_pattern(tmp_path / "before.png", (300, 200))
    after = save_pattern(tmp_path / "after.png", (1200, 800))
    show(qtbot, view, before, after)
    view.mode = "side"
    QTest.mouseDClick(view, Qt.MouseButton.LeftButton, pos=QPoint(350, 150))
    assert view.zoom == 1.0
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=QPoint(100, 200))
    QTest.mouseMove(view, QPoint(60, 170))
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=QPoint(60, 170))
    both = grabbed(view)[50:350]
    assert np.abs(both[:, :299] - both[:, 301:600]).mean() < 2


def test_side_by_side_keeps_the_point_under_the_cursor_in_the_right_pane(
    qtbot: QtBot, view: CompareView, tmp_path: Path
) -> None:
    after = save_pattern(tmp_path / "after.png", (1200, 800))
    show(qtbot, view, save_pattern(tmp_path / "before.png", (300, 200)), after)
    view.mode = "side"
    fitted = view.viewport.place
    QTest.mouseDClick(view, Qt.MouseButton.LeftButton, pos=QPoint(401, 180))
    shown = np.asarray(Image.open(after))
    x, y = (100 - fitted.x) / fitted.zoom, (180 - fitted.y) / fitted.zoom
    assert np.abs(shown[round(y), round(x)] - grabbed(view)[180, 401]).max() <= 2


def test_peeking_by_space_lasts_as_long_as_the_key_is_down(
    qtbot: QtBot, view: CompareView, plain_pair: tuple[Path, Path]
) -> None:
    show(qtbot, view, *plain_pair)
    view.mode = "peek"
    assert colour_at(view, 100) == BLUE
    QTest.keyPress(view, Qt.Key.Key_Space)
    assert colour_at(view, 100) == RED
    QTest.keyRelease(view, Qt.Key.Key_Space)
    assert colour_at(view, 100) == BLUE


def test_losing_the_keyboard_ends_peeking(
    qtbot: QtBot, view: CompareView, plain_pair: tuple[Path, Path]
) -> None:
    show(qtbot, view, *plain_pair)
    view.mode = "peek"
    view.activateWindow()
    view.setFocus()
    qtbot.waitUntil(view.hasFocus)
    QTest.keyPress(view, Qt.Key.Key_Space)
    view.clearFocus()
    assert colour_at(view, 100) == BLUE


def test_holding_the_mouse_peeks_but_dragging_pans(
    qtbot: QtBot, view: CompareView, plain_pair: tuple[Path, Path]
) -> None:
    show(qtbot, view, *plain_pair)
    view.mode = "peek"
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=QPoint(200, 200))
    assert colour_at(view, 100) == BLUE
    qtbot.waitUntil(lambda: colour_at(view, 100) == RED, timeout=2000)
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=QPoint(200, 200))
    assert colour_at(view, 100) == BLUE
    view.zoom_in()
    x = view.viewport.place.x
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=QPoint(200, 200))
    QTest.mouseMove(view, QPoint(170, 200))
    QTest.qWait(250)
    assert colour_at(view, 100) == BLUE
    assert view.viewport.place.x == x - 30


def test_the_button_peeks_while_it_is_held_and_is_there_only_in_its_mode(
    qtbot: QtBot, view: CompareView, plain_pair: tuple[Path, Path]
) -> None:
    show(qtbot, view, *plain_pair)
    button = view.findChild(QToolButton)
    assert not button.isVisible()
    view.mode = "peek"
    assert button.isVisible() and view.rect().contains(button.geometry())
    QTest.mousePress(button, Qt.MouseButton.LeftButton)
    assert colour_at(view, 100) == RED
    QTest.mouseRelease(button, Qt.MouseButton.LeftButton)
    assert colour_at(view, 100) == BLUE


def test_keys_choose_the_mode(qtbot: QtBot, view: CompareView) -> None:
    seen: list[str] = []
    view.modeChanged.connect(seen.append)
    for key in (Qt.Key.Key_D, Qt.Key.Key_P, Qt.Key.Key_P, Qt.Key.Key_S):
        QTest.keyClick(view, key)
    assert seen == ["side", "peek", "slider"]
    assert view.mode == "slider"
    with pytest.raises(ValueError, match="upside"):
        view.mode = "upside"


# Alignment


@pytest.mark.parametrize(
    ("before_size", "after_size", "scale"),
    [
        ((300, 200), (1200, 800), 4.0),
        ((300, 200), (600, 400), 2.0),
        ((301, 199), (1201, 799), 4.0),
        ((97, 61), (146, 92), 1.5),
    ],
)
@pytest.mark.parametrize("zoom", [0.0, 0.73, 1.0, 1.7, 5.0])
def test_before_and_after_line_up(
    qtbot: QtBot,
    view: CompareView,
    tmp_path: Path,
    before_size: tuple[int, int],
    after_size: tuple[int, int],
    scale: float,
    zoom: float,
) -> None:
    """A result that is the before picture with each pixel enlarged must look the same in every place."""
    coarse = (before_size[1] // 9, before_size[0] // 9, 3)
    noise = np.random.default_rng(3).integers(0, 256, coarse, dtype=np.uint8)
    before = cv2.resize(noise, before_size, interpolation=cv2.INTER_CUBIC)
    columns = (np.arange(after_size[0]) // scale).astype(int).clip(max=before_size[0] - 1)
    rows = (np.arange(after_size[1]) // scale).astype(int).clip(max=before_size[1] - 1)
    Image.fromarray(before).save(tmp_path / "before.png")
    Image.fromarray(before[rows][:, columns]).save(tmp_path / "after.png")
    show(qtbot, view, tmp_path / "before.png", tmp_path / "after.png", scale)
    view.mode = "peek"
    if zoom:
        view.zoom_to(zoom, (133, 77))
        view.pan(-61.4, -33.3)
    after_shown = grabbed(view)[40:360, 50:550]
    QTest.keyPress(view, Qt.Key.Key_Space)
    before_shown = grabbed(view)[40:360, 50:550]
    best = min(
        (np.abs(np.roll(before_shown, shift, (0, 1)) - after_shown).mean(), shift)
        for shift in ((0, 0), (0, 1), (0, -1), (1, 0), (-1, 0))
    )
    assert best[1] == (0, 0)
    assert best[0] < 4


def test_what_the_before_picture_has_beyond_the_result_is_cut_off(
    qtbot: QtBot, view: CompareView, tmp_path: Path
) -> None:
    before = save_plain(tmp_path / "before.png", (101, 67), RED)
    show(qtbot, view, before, save_plain(tmp_path / "after.png", (390, 260), BLUE))
    view.actual_size()
    view.divider = 1.0
    red = (grabbed(view) == RED).all(axis=2)
    view.divider = 0.0
    blue = (grabbed(view) == BLUE).all(axis=2)
    for axis, length in ((0, 390), (1, 260)):
        columns = np.flatnonzero(red.any(axis=axis))
        assert columns.size == length
        assert np.array_equal(columns, np.flatnonzero(blue.any(axis=axis)))


def test_at_100_percent_the_result_is_on_the_screen_pixel_by_pixel(
    qtbot: QtBot, view: CompareView, tmp_path: Path
) -> None:
    pixels = np.random.default_rng(1).integers(0, 256, (901, 1303, 3), dtype=np.uint8)
    Image.fromarray(pixels).save(tmp_path / "after.png")
    show(qtbot, view, save_plain(tmp_path / "before.png", (325, 225), RED), tmp_path / "after.png")
    view.actual_size()
    left, top = round(-view.viewport.place.x), round(-view.viewport.place.y)
    shown = grabbed(view)[60:340, 330:570]
    assert np.array_equal(shown, pixels[top + 60 : top + 340, left + 330 : left + 570])


# Unusual pictures


@pytest.mark.parametrize("size", [(1, 1), (80_000, 12), (12, 80_000), (2, 3)])
def test_extreme_shapes_are_shown_in_all_modes(
    qtbot: QtBot, view: CompareView, tmp_path: Path, size: tuple[int, int]
) -> None:
    before = save_plain(tmp_path / "before.png", (max(size[0] // 4, 1), max(size[1] // 4, 1)), RED)
    show(qtbot, view, before, save_plain(tmp_path / "after.png", size, BLUE))
    # In the middle it would hide a picture of a few screen pixels.
    view.divider = 0.1
    for mode in ("slider", "side", "peek"):
        view.mode = mode
        for zoom in (view.fit, view.actual_size, view.zoom_in):
            zoom()
            assert (grabbed(view) == BLUE).all(axis=2).any()


def test_transparency_shows_a_checkerboard(qtbot: QtBot, view: CompareView, tmp_path: Path) -> None:
    clear = save_plain(tmp_path / "clear.png", (600, 400), (*BLUE, 0))
    show(qtbot, view, save_plain(tmp_path / "before.png", (150, 100), RED), clear)
    squares = np.unique(grabbed(view)[200:300, 400:500].reshape(-1, 3), axis=0)
    assert len(squares) == 2
    assert np.abs(squares[0] - squares[1]).max() < 60


def test_another_palette_takes_effect_at_once(qtbot: QtBot, view: CompareView, tmp_path: Path) -> None:
    clear = save_plain(tmp_path / "clear.png", (600, 400), (0, 0, 0, 0))
    show(qtbot, view, clear, None)
    palette = QPalette(view.palette())
    for role in (QPalette.ColorRole.Base, QPalette.ColorRole.Text):
        palette.setColor(role, QColor(10, 200, 60))
    view.setPalette(palette)
    assert colour_at(view, 200, 200) == (10, 200, 60)


# Loading


def test_a_scale_must_be_above_nought(view: CompareView, plain_pair: tuple[Path, Path]) -> None:
    with pytest.raises(ValueError, match="above 0"):
        view.show_pair(*plain_pair, 0.0)


def test_one_picture_alone_has_no_divider_and_no_labels(
    qtbot: QtBot, view: CompareView, plain_pair: tuple[Path, Path]
) -> None:
    with qtbot.waitSignal(view.loaded):
        view.show_before(plain_pair[0])
    picture = grabbed(view)[:, :500]
    assert (picture == RED).all()


def test_pixel_density_of_the_screen_counts(
    qtbot: QtBot, view: CompareView, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pixels = np.random.default_rng(2).integers(0, 256, (1200, 1600, 3), dtype=np.uint8)
    Image.fromarray(pixels).save(tmp_path / "after.png")
    show(qtbot, view, save_plain(tmp_path / "before.png", (400, 300), RED), tmp_path / "after.png")
    monkeypatch.setattr(view, "devicePixelRatioF", lambda: 2.0)
    view.sync_pane()
    view.actual_size()
    view.divider = 0.0
    canvas = QImage(1200, 800, QImage.Format.Format_RGB888)
    canvas.setDevicePixelRatio(2.0)
    view.render(canvas, QPoint(0, 0))
    shown = np.array(canvas.constBits()).reshape(800, -1)[:, :3600].reshape(800, 1200, 3)
    assert np.array_equal(shown[200:600, 100:1100], pixels[400:800, 300:1300])
    assert view.to_pane(QPointF(10, 20)) == (20, 40)
