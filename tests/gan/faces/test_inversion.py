from __future__ import annotations

import pytest
import torch

from gan.faces.inversion import Descent, FaceDistance, Inversion, _distortion
from gan.nn.faces.finder import FaceFinder, FinderConfig
from tests.gan.faces.face_models import TINY, tiny_generator, tiny_progressive


@pytest.fixture(scope="module")
def distance() -> FaceDistance:
    torch.manual_seed(0)
    return FaceDistance(FaceFinder(FinderConfig(4, 6, 8))).eval().requires_grad_(False)


def pictures(number: int, side: int = 32, seed: int = 0) -> torch.Tensor:
    return torch.rand(number, 3, side, side, generator=torch.Generator().manual_seed(seed)) * 2 - 1


@pytest.mark.parametrize("side", [16, 64, 128])
def test_distance_is_nothing_for_the_same_and_grows(distance: FaceDistance, side: int) -> None:
    first, other = pictures(2, side), pictures(2, side, seed=1)
    assert distance(first, first).tolist() == [0, 0]
    near = distance(first, torch.lerp(first, other, 0.1))
    assert (near > 0).all() and (near < distance(first, other)).all()


def test_the_middle_counts_more_than_the_edge(distance: FaceDistance) -> None:
    plain = torch.zeros(1, 3, 32, 32)
    middle, corner = plain.clone(), plain.clone()
    middle[..., 12:20, 12:20] = 1
    corner[..., :8, :8] = 1
    assert distance(middle, plain) > distance(corner, plain)


def test_descents_survive_their_packing() -> None:
    begun = Descent.begin(pictures(1)[0], torch.randn(3, 4, 16), 20)
    packed = begun.pack()
    again = Descent.unpack(packed, 32, 4, 16)
    assert torch.equal(again.pack(), packed)
    assert torch.equal(again.latents, begun.latents) and again.total.flatten().tolist() == [20] * 3
    assert len(again.take(torch.tensor([2])).latents) == 1


def test_latents_off_the_sphere_and_apart_are_distorted() -> None:
    on = torch.nn.functional.normalize(torch.randn(1, 1, 16), dim=2).mul(4).expand(-1, 4, -1)
    assert _distortion(on).item() == pytest.approx(0, abs=1e-6)
    assert _distortion(on * 0.7).item() == pytest.approx(0, abs=1e-6)
    assert _distortion(on * 1.5) > 0.01
    apart = on.clone()
    apart[:, 0] *= -1
    assert _distortion(apart) > 0.01


def test_the_mean_face_has_a_slope_too() -> None:
    rows = torch.zeros(1, 4, 16, requires_grad=True)
    (slope,) = torch.autograd.grad(_distortion(rows).sum(), rows)
    assert torch.isfinite(slope).all()


def run(inversion: Inversion, descent: Descent, calls: int, side: int, levels: int, length: int) -> Descent:
    packed = descent.pack()
    with torch.inference_mode():  # as in a lane of the engine
        for _ in range(calls):
            packed = inversion(packed)
    return Descent.unpack(packed, side, levels, length)


def test_a_descent_comes_closer_to_a_picture_of_the_generator(distance: FaceDistance) -> None:
    generator = tiny_generator().requires_grad_(False)
    wanted = torch.randn(1, 4, 16, generator=torch.Generator().manual_seed(1))
    target = generator(wanted)[0]
    start = torch.randn(2, 1, 16, generator=torch.Generator().manual_seed(6)).expand(-1, 4, -1)
    before = distance(generator(start), target.expand(2, -1, -1, -1))
    inversion = Inversion(generator, distance, steps=5)
    descent = run(inversion, Descent.begin(target, start, 30), 6, 32, 4, 16)
    assert descent.done.flatten().tolist() == [30, 30]
    assert (descent.distance[:, 0] < 0.75 * before).all()
    torch.testing.assert_close(generator(descent.best), descent.picture, atol=1e-4, rtol=0)
    torch.testing.assert_close(
        distance(descent.picture, descent.target)[:, None], descent.distance, atol=1e-4, rtol=1e-3
    )
    assert not torch.equal(descent.best[:, 0], descent.best[:, 3])  # in the end each level has its own


def test_without_steps_it_only_measures(distance: FaceDistance) -> None:
    generator = tiny_generator()
    rows = torch.randn(3, 4, 16)
    begun = Descent.begin(pictures(1)[0], rows, 0)
    measured = run(Inversion(generator, distance), begun, 1, 32, len(TINY.channels), 16)
    assert torch.equal(measured.latents, rows) and torch.equal(measured.best, rows)
    assert (measured.distance < 1e3).all() and not measured.done.any()


def test_the_papers_generator_is_inverted_by_its_one_latent(distance: FaceDistance) -> None:
    generator = tiny_progressive()
    begun = Descent.begin(pictures(1, 16)[0], torch.randn(1, 1, 8), 8)
    inversion = Inversion(generator, distance, steps=4)
    first = run(inversion, begun, 1, 16, 1, 8).distance
    assert run(inversion, begun, 2, 16, 1, 8).distance <= first
