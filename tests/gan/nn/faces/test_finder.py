from __future__ import annotations

import torch

from gan.nn.faces.finder import (
    OFFSET_UNIT,
    FaceFinder,
    FinderConfig,
    finder_loss,
    place_centres,
    read_map,
)

SMALL = FinderConfig(4, 6, 8)


def test_config_survives_its_card() -> None:
    assert FinderConfig.from_card(SMALL.to_card()) == SMALL


def test_output_has_a_place_for_every_eighth_pixel() -> None:
    finder = FaceFinder(SMALL).eval()
    assert finder(torch.zeros(2, 3, 48, 40)).shape == (2, 7, 6, 5)
    assert finder(torch.zeros(1, 3, 45, 33)).shape == (1, 7, 6, 5)
    assert [tuple(scale.shape[1:]) for scale in finder.features(torch.zeros(1, 3, 32, 16))] == [
        (4, 16, 8),
        (6, 8, 4),
        (8, 4, 2),
    ]


def test_an_untrained_finder_finds_nothing() -> None:
    torch.manual_seed(0)
    scores, _ = read_map(FaceFinder(SMALL).eval()(torch.rand(1, 3, 64, 64))[0])
    assert scores.max() < 0.25


def test_places_are_read_from_their_centres() -> None:
    output = torch.zeros(7, 2, 3)
    output[3, 1, 2] = 0.5  # x of the right eye
    scores, points = read_map(output)
    assert scores.unique().tolist() == [0.5]
    assert place_centres(2, 3)[1, 2].tolist() == [19.5, 11.5]
    assert points[1, 2].tolist() == [[19.5, 11.5], [19.5 + 0.5 * OFFSET_UNIT, 11.5], [19.5, 11.5]]


def example() -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """Output that is right and sure, what is wanted, and the places."""
    wanted = torch.zeros(1, 2, 2, dtype=torch.int8)
    wanted[0, 0, 1] = 1
    points = torch.zeros(1, 2, 2, 3, 2)
    points[0, 0, 1] = torch.tensor([[5.0, 3.0], [20.0, 4.0], [12.0, 19.0]])
    output = torch.zeros(1, 7, 2, 2)
    output[:, 0] = torch.where(wanted == 1, 20.0, -20.0)
    offsets = (points[0, 0, 1] - place_centres(2, 2)[0, 1]) / OFFSET_UNIT
    output[0, 1:, 0, 1] = offsets.flatten()
    return output, wanted, points


def test_loss_is_nothing_for_the_truth() -> None:
    score_loss, place_loss = finder_loss(*example())
    assert score_loss < 1e-6 and place_loss < 1e-6


def test_each_mistake_costs() -> None:
    output, wanted, points = example()
    missed, false, shifted = (output.clone() for _ in range(3))
    missed[0, 0, 0, 1] = -20
    false[0, 0, 1, 0] = 20
    shifted[0, 4, 0, 1] += 0.5
    assert finder_loss(missed, wanted, points)[0] > 1
    assert finder_loss(false, wanted, points)[0] > 1
    assert finder_loss(shifted, wanted, points)[1] > 0.1
    wanted[0, 1, 0] = -1  # now it does not count
    assert finder_loss(false, wanted, points)[0] < 1e-6
