from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtGui import QColor, QColorSpace

from studio.widgets.screen_colour import to_screen


def profile(space: QColorSpace.NamedColorSpace) -> bytes:
    return QColorSpace(space).iccProfile().data()


def test_wide_colours_become_those_of_the_screen() -> None:
    recolour = to_screen(profile(QColorSpace.NamedColorSpace.DisplayP3), 3)
    assert recolour is not None
    wide = np.array([[[200, 100, 50], [30, 120, 90]]], np.uint8)
    transform = QColorSpace(QColorSpace.NamedColorSpace.DisplayP3).transformationToColorSpace(
        QColorSpace(QColorSpace.NamedColorSpace.SRgb)
    )
    expected = [transform.map(QColor(*pixel)).getRgb()[:3] for pixel in wide[0].tolist()]
    assert np.abs(recolour(wide)[0].astype(int) - np.array(expected)).max() <= 2


def test_grey_with_a_profile_stays_one_channel() -> None:
    grey = QColorSpace(QColorSpace.NamedColorSpace.SRgb)
    linear = QColorSpace(grey.whitePoint(), QColorSpace.TransferFunction.Linear).iccProfile().data()
    recolour = to_screen(linear, 1)
    assert recolour is not None
    shown = recolour(np.array([[[0], [55], [255]]], np.uint8))
    assert shown.shape == (1, 3, 1)
    assert shown[0, :, 0].tolist() == pytest.approx([0, 128, 255], abs=2)


@pytest.mark.parametrize("icc", [None, b"", b"no profile at all", profile(QColorSpace.NamedColorSpace.SRgb)])
def test_nothing_is_done_without_need_or_with_a_broken_profile(icc: bytes | None) -> None:
    assert to_screen(icc, 3) is None


def test_a_profile_for_other_pixels_is_left_out() -> None:
    assert to_screen(profile(QColorSpace.NamedColorSpace.DisplayP3), 1) is None
