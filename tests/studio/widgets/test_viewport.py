from __future__ import annotations

import pytest

from studio.widgets.viewport import MAX_ZOOM, Placement, Viewport, blend


@pytest.fixture
def viewport() -> Viewport:
    viewport = Viewport()
    viewport.set_pane((800, 600))
    viewport.set_content((4000, 2000))
    return viewport


def point_under(place: Placement, anchor: tuple[float, float]) -> tuple[float, float]:
    return (anchor[0] - place.x) / place.zoom, (anchor[1] - place.y) / place.zoom


def test_a_new_picture_is_fitted_and_centred(viewport: Viewport) -> None:
    assert viewport.fitted
    assert viewport.place == Placement(0.2, 0, 100)


def test_zooming_keeps_the_point_under_the_cursor(viewport: Viewport) -> None:
    start = viewport.zoomed(viewport.place, 1.0, (400, 300))
    end = viewport.zoomed(start, 3.7, (123, 456))
    assert point_under(end, (123, 456)) == pytest.approx(point_under(start, (123, 456)))
    assert end.zoom == 3.7


def test_zoom_stays_between_the_whole_picture_and_the_largest(viewport: Viewport) -> None:
    assert viewport.zoomed(viewport.place, 1e-6, (0, 0)).zoom == viewport.fit_zoom()
    assert viewport.zoomed(viewport.place, 1e6, (0, 0)).zoom == MAX_ZOOM


def test_a_small_picture_may_be_shown_smaller_than_fitted_down_to_100_percent(viewport: Viewport) -> None:
    viewport.set_content((80, 60))
    assert viewport.place.zoom == 10
    assert viewport.zoomed(viewport.place, 0.1, (0, 0)).zoom == 1


def test_panning_stops_at_the_edges_and_never_moves_a_fitted_axis(viewport: Viewport) -> None:
    start = viewport.zoomed(viewport.place, 0.25, (400, 300))
    assert viewport.panned(start, 1e6, 1e6) == Placement(0.25, 0, 50)
    assert viewport.panned(start, -1e6, 0) == Placement(0.25, 800 - 1000, 50)


def test_a_fitted_picture_follows_the_pane(viewport: Viewport) -> None:
    viewport.set_pane((400, 600))
    assert viewport.place == Placement(0.1, 0, 200)


def test_a_zoomed_picture_keeps_its_middle_when_the_pane_changes(viewport: Viewport) -> None:
    viewport.place = viewport.zoomed(viewport.place, 1.0, (400, 300))
    viewport.settle(viewport.place)
    middle = point_under(viewport.place, (400, 300))
    viewport.set_pane((1000, 300))
    assert point_under(viewport.place, (500, 150)) == pytest.approx(middle)
    assert viewport.place.zoom == 1.0


def test_the_same_picture_in_more_pixels_keeps_the_region_in_view(viewport: Viewport) -> None:
    viewport.place = viewport.zoomed(viewport.place, 2.0, (400, 300))
    viewport.settle(viewport.place)
    left, top = point_under(viewport.place, (0, 0))
    viewport.set_content((16000, 8000), ratio=4.0)
    assert viewport.place.zoom == 0.5
    assert point_under(viewport.place, (0, 0)) == pytest.approx((4 * left, 4 * top))


def test_zooming_out_to_the_whole_picture_counts_as_fitted(viewport: Viewport) -> None:
    viewport.place = viewport.zoomed(viewport.place, 1.0, (0, 0))
    viewport.settle(viewport.place)
    assert not viewport.fitted
    viewport.place = viewport.zoomed(viewport.place, 0.0001, (0, 0))
    viewport.settle(viewport.place)
    assert viewport.fitted


def test_extreme_shapes_have_a_place(viewport: Viewport) -> None:
    viewport.set_content((80_000, 12))
    assert viewport.place == Placement(0.01, 0, pytest.approx(299.94))
    viewport.set_content((1, 1))
    assert viewport.place == Placement(MAX_ZOOM, 384, 284)
    viewport.set_content((0, 0))
    assert not viewport.has_content
    assert viewport.fit_place().zoom == 1


def test_blend_keeps_the_common_point_still_all_the_way() -> None:
    start, anchor = Placement(0.5, -30, 40), (111.0, 222.0)
    end = Placement(4.0, 111 - (111 + 30) * 8, 222 - (222 - 40) * 8)
    for fraction in (0.1, 0.5, 0.9):
        assert point_under(blend(start, end, fraction), anchor) == pytest.approx(point_under(start, anchor))
    assert blend(start, end, 0.0) == start
    assert blend(start, end, 1 / 3).zoom == pytest.approx(1.0)


def test_blend_without_a_change_of_zoom_is_a_plain_move() -> None:
    middle = blend(Placement(2, 0, 10), Placement(2, 100, 30), 0.25)
    assert middle == Placement(2, pytest.approx(25), pytest.approx(15))
