"""A loss of the recipe for faces: whether an enhanced face is still that of the same person.

A network of face embeddings, given as an ONNX file, tells: its numbers are close for two pictures of one
person (cf. Wang et al. 2018, CosFace). It is used in training only, and is no part of Ganvas.
"""

from __future__ import annotations

from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional

from gan.enhance.errors import EnhanceError

SIDE = 128  # pixels of the faces that are compared
# Shares of the side: how far down faces as Ganvas aligns them have their eyes and their mouth, and where the
# network wants them. Both want them in the middle from left to right.
_HAVE, _WANT = (60 / 128, 95 / 128), (0.462, 0.825)


class IdentityLoss(nn.Module):
    """One minus the cosine between the embeddings of two pictures of each face."""

    def __init__(self, path: Path) -> None:
        """Read the network.

        Args:
            path: ONNX file: (N, 3, 128, 128) BGR, 0..255 -> (N, D).

        Raises:
            EnhanceError: it cannot be read, or onnx2torch is not installed.
        """
        super().__init__()
        try:
            from onnx2torch import convert
        except ImportError as error:
            raise EnhanceError(
                "A loss of identity needs the library onnx2torch, which is not installed; install "
                "ganvas[train], or leave --identity out."
            ) from error
        try:
            self.network = convert(str(path))
            with torch.no_grad():
                self.network(torch.zeros(1, 3, SIDE, SIDE))
        except Exception as error:  # the converter raises whatever its parts raise
            raise EnhanceError(
                f"{path} cannot be used as a network of face embeddings ({error}); give an ONNX file that "
                f"takes faces of {SIDE}x{SIDE} pixels."
            ) from error
        self.network.eval().requires_grad_(False)

    def forward(self, results: Tensor, truths: Tensor, shares: Tensor) -> Tensor:
        """Compare.

        Args:
            results, truths: (N, 3, S, S), RGB, 0..1, with an aligned face in the middle of each.
            shares: (N,), side of the face over S.

        Returns:
            The mean, 0..2; gradients go to `results`.
        """
        with torch.no_grad():
            wanted = self._embed(truths, shares)
        return 1 - functional.cosine_similarity(self._embed(results, shares), wanted).mean()

    def _embed(self, pictures: Tensor, shares: Tensor) -> Tensor:
        """(N, 3, S, S) -> (N, D), float32."""
        size = (len(pictures), 3, SIDE, SIDE)
        grid = functional.affine_grid(_warps(shares.to(pictures.device)), size, align_corners=False)
        aligned = functional.grid_sample(
            pictures.float(), grid, padding_mode="reflection", align_corners=False
        )
        return self.network(255 * aligned.flip(1)).flatten(1).float()


def _warps(shares: Tensor) -> Tensor:
    """(N,) shares -> (N, 2, 3): from places in what the network sees to places in the picture, -1..1."""
    zoom = (_HAVE[1] - _HAVE[0]) / (_WANT[1] - _WANT[0])
    down = 2 * (_HAVE[0] - zoom * _WANT[0]) - 1 + zoom
    warp = torch.tensor([[zoom, 0, 0], [0, zoom, down]], device=shares.device)
    return shares[:, None, None] * warp
