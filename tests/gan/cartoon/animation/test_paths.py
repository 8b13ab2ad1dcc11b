"""Ways over the floor."""

from __future__ import annotations

import pytest

from gan.cartoon.animation.paths import Obstacle, Path, distance, find_way

TABLE = Obstacle(4.0, 0.5, 0.7, 0.08)


def length(points) -> float:
    return sum(distance(a, b) for a, b in zip(points, points[1:], strict=False))


def touches(points, obstacle: Obstacle) -> bool:
    return any(obstacle.cuts(a, b) for a, b in zip(points, points[1:], strict=False))


def test_a_free_way_is_straight():
    assert find_way((1.0, 0.5), (7.0, 0.5), []) == ((1.0, 0.5), (7.0, 0.5))


def test_a_table_is_walked_around_but_not_far():
    way = find_way((1.0, 0.5), (7.0, 0.5), [TABLE])
    assert not touches(way, TABLE)
    assert 6.0 < length(way) < 7.5


def test_two_tables_beside_each_other_are_walked_around():
    wall = [Obstacle(4.0, 0.2, 0.7, 0.08), Obstacle(4.0, 0.42, 0.7, 0.08)]
    way = find_way((1.0, 0.3), (7.0, 0.3), wall)
    assert not any(touches(way, table) for table in wall)


def test_who_stands_at_the_table_gets_away_from_it():
    way = find_way((4.0, 0.5), (7.0, 0.5), [TABLE])
    assert way[-1] == (7.0, 0.5)


def test_where_no_way_is_free_the_straight_one_is_taken():
    full = Obstacle(4.0, 0.5, 0.5, 2.0)
    assert find_way((1.0, 0.5), (7.0, 0.5), [full]) == ((1.0, 0.5), (7.0, 0.5))


def test_a_walk_starts_and_ends_at_rest_and_never_goes_back():
    path = Path(((0.0, 0.5), (4.0, 0.5)), 1.0, 4.0)
    metres = [path.walked(1 + 3 * step / 60) for step in range(61)]
    steps = [b - a for a, b in zip(metres, metres[1:], strict=False)]
    assert metres[0] == 0 and metres[-1] == pytest.approx(4.0)
    assert min(steps) >= 0 and steps[0] < 0.4 * max(steps) and steps[-1] < 0.4 * max(steps)
    assert path.walked(0.0) == 0 and path.walked(9.0) == pytest.approx(4.0)


def test_points_and_directions_of_a_path():
    path = Path(((0.0, 0.5), (2.0, 0.5), (2.0, 0.9)), 0.0, 1.0)
    assert path.at(1.0) == (1.0, 0.5) and path.at(99) == (2.0, 0.9)
    assert path.length == pytest.approx(2 + distance((2.0, 0.5), (2.0, 0.9)))
    assert path.direction(1.0) == 1
    assert Path(((2.0, 0.5), (0.0, 0.5)), 0.0, 1.0).direction(1.0) == -1
