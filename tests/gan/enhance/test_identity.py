"""The loss that keeps people the same: where it looks for a face, and what it refuses."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
import torch
from torch import Tensor, nn

from gan.enhance import identity
from gan.enhance.errors import EnhanceError
from gan.enhance.identity import SIDE, IdentityLoss


class Thumbnail(nn.Module):
    """Stands for a network of embeddings: an embedding is a picture of 8x8."""

    def forward(self, faces: Tensor) -> Tensor:
        return nn.functional.avg_pool2d(faces / 255 - 0.2, SIDE // 8)


@pytest.fixture
def loss(monkeypatch: pytest.MonkeyPatch) -> IdentityLoss:
    module = type(sys)("onnx2torch")
    module.convert = lambda path: Thumbnail()
    monkeypatch.setitem(sys.modules, "onnx2torch", module)
    return IdentityLoss(Path("any.onnx"))


def face(side: int, size: int) -> Tensor:
    """(1, 3, side, side), with eyes and a mouth where aligned faces of `size` pixels have them."""
    picture = torch.full((1, 3, side, side), 0.2)
    start = (side - size) / 2
    for x, y in ((47, 60), (81, 60), (64, 95)):
        left, top = (round(start + place * size / 128) for place in (x, y))
        reach = round(5 * size / 128)
        picture[..., top - reach : top + reach, left - reach : left + reach] = 1
    return picture


def test_the_same_face_costs_nothing_and_another_costs_more(loss: IdentityLoss) -> None:
    one, other = face(128, 128), torch.rand(1, 3, 128, 128, generator=torch.Generator().manual_seed(0))
    whole = torch.ones(1)
    assert float(loss(one, one, whole)) == pytest.approx(0, abs=1e-5)
    assert float(loss(other, one, whole)) > 0.1


def test_eyes_and_mouth_come_to_where_the_network_wants_them() -> None:
    warp = identity._warps(torch.ones(1))[0]
    for want, have in zip(identity._WANT, identity._HAVE, strict=True):
        place = warp[:, :2] @ (2 * torch.tensor([0.5, want]) - 1) + warp[:, 2]
        assert torch.allclose((place + 1) / 2, torch.tensor([0.5, have]), atol=1e-5)


@pytest.mark.parametrize("size", [128, 96, 64])
def test_smaller_faces_look_the_same_to_the_network(loss: IdentityLoss, size: int) -> None:
    large = loss._embed(face(128, 128), torch.ones(1))
    small = loss._embed(face(128, size), torch.tensor([size / 128]))
    assert nn.functional.cosine_similarity(large, small).item() > 0.98
    if size < 128:
        wrong = loss._embed(face(128, size), torch.ones(1))
        assert nn.functional.cosine_similarity(large, wrong).item() < 0.95


def test_gradients_go_to_the_result_only(loss: IdentityLoss) -> None:
    result, truth = (torch.rand(2, 3, 128, 128, requires_grad=True) for _ in range(2))
    loss(result, truth, torch.tensor([1.0, 0.5])).backward()
    assert result.grad is not None and result.grad.abs().sum() > 0 and truth.grad is None


def test_without_the_library_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "onnx2torch", None)
    with pytest.raises(EnhanceError, match=r"ganvas\[train\]"):
        IdentityLoss(Path("any.onnx"))


def test_what_is_no_such_network_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def convert(path: str) -> nn.Module:
        raise ValueError("no protobuf")

    module = type(sys)("onnx2torch")
    module.convert = convert
    monkeypatch.setitem(sys.modules, "onnx2torch", module)
    with pytest.raises(EnhanceError, match="cannot be used as a network of face embeddings"):
        IdentityLoss(tmp_path / "text.onnx")
