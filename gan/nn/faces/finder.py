"""The network that finds faces: a small fully convolutional one, for faces of one octave of sizes.

At every eighth pixel it says whether a face's centre is near (focal loss, Lin et al. 2017) and where, seen
from there, both eyes and the mouth are (centre-based detection, as in Zhou et al. 2019, "Objects as points").
Faces of other sizes are found on pictures reduced by halves; see `gan.nn.faces.alignment`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

STRIDE = 8
# What an offset of 1 means, in pixels: about the eye distance of the faces that are looked for.
OFFSET_UNIT = 16.0
# Eye distances, in pixels, of the faces that the network learns to find: an octave and a little more.
SMALLEST_EYES, LARGEST_EYES = 8.5, 19.0


@dataclass(frozen=True)
class FinderConfig:
    """Hyper-parameters; the model card carries them.

    Attributes:
        fine, middle, coarse: channels at a half, a quarter and an eighth of the resolution.
    """

    fine: int = 16
    middle: int = 32
    coarse: int = 64

    def to_card(self) -> dict[str, int | float | str]:
        """As a model card's `config`."""
        return asdict(self)

    @classmethod
    def from_card(cls, config: Mapping[str, int | float | str]) -> FinderConfig:
        """The inverse of `to_card`; KeyError or ValueError for the config of another network."""
        return cls(*(int(config[name]) for name in ("fine", "middle", "coarse")))


class _Unit(nn.Sequential):
    """3x3 convolution, batch norm and ReLU."""

    def __init__(self, inputs: int, outputs: int, stride: int = 1, dilation: int = 1) -> None:
        super().__init__(
            nn.Conv2d(inputs, outputs, 3, stride, padding=dilation, dilation=dilation, bias=False),
            nn.BatchNorm2d(outputs),
            nn.ReLU(inplace=True),
        )


class _Block(nn.Module):
    """Two units whose result is added to what comes in."""

    def __init__(self, channels: int, dilation: int = 1) -> None:
        super().__init__()
        self.units = nn.Sequential(
            _Unit(channels, channels, dilation=dilation), _Unit(channels, channels, dilation=dilation)
        )

    def forward(self, features: Tensor) -> Tensor:
        """(N, C, H, W) -> the same shape."""
        return features + self.units(features)


class FaceFinder(nn.Module):
    """Pictures to a map of face centres and the places of their eyes and mouths.

    Attributes:
        config: its hyper-parameters.
        scales: the trunk, for a half, a quarter and an eighth of the resolution.
        head: from the coarsest features to the score and six offsets.
    """

    def __init__(self, config: FinderConfig = FinderConfig()) -> None:
        super().__init__()
        self.config = config
        fine, middle, coarse = config.fine, config.middle, config.coarse
        self.scales = nn.ModuleList(
            (
                _Unit(3, fine, stride=2),
                nn.Sequential(_Unit(fine, middle, stride=2), _Block(middle)),
                # The dilated block lets every place see a whole face of the largest size.
                nn.Sequential(_Unit(middle, coarse, stride=2), _Block(coarse), _Block(coarse, dilation=2)),
            )
        )
        self.head = nn.Sequential(_Unit(coarse, coarse), nn.Conv2d(coarse, 7, 1))
        # At first nothing is a face: otherwise the many places without one would drown the few with one.
        with torch.no_grad():
            self.head[1].bias.zero_()[0] = -4.0

    def features(self, pictures: Tensor) -> list[Tensor]:
        """The trunk's features, fine to coarse, of (N, 3, H, W) pictures, -1..1; sides are rounded up."""
        features, tapped = pictures, []
        for scale in self.scales:
            features = scale(features)
            tapped.append(features)
        return tapped

    def forward(self, pictures: Tensor) -> Tensor:
        """Look for faces.

        Args:
            pictures: (N, 3, H, W), RGB, -1..1.

        Returns:
            (N, 7, H / 8, W / 8), rounded up: the logit of a face's centre, then x and y of the left eye, the
            right eye (as seen in the picture) and the mouth, from the place's centre, in `OFFSET_UNIT`s.
        """
        return self.head(self.features(pictures)[-1])


def place_centres(height: int, width: int) -> Tensor:
    """(height, width, 2) float32: x and y in pixels of the centres of the output's places."""
    rows, columns = (torch.arange(count) * float(STRIDE) + (STRIDE - 1) / 2 for count in (height, width))
    return torch.stack(torch.meshgrid(rows, columns, indexing="ij")[::-1], dim=-1)


def read_map(output: Tensor) -> tuple[Tensor, Tensor]:
    """What the network's output says, in the pixels of its picture.

    Args:
        output: (7, h, w), float32.

    Returns:
        (h, w) scores, 0..1, and (h, w, 3, 2) places (x, y) of left eye, right eye and mouth.
    """
    _, height, width = output.shape
    offsets = output[1:].permute(1, 2, 0).reshape(height, width, 3, 2) * OFFSET_UNIT
    return output[0].sigmoid(), place_centres(height, width)[:, :, None].to(output.device) + offsets


def finder_loss(output: Tensor, wanted: Tensor, places: Tensor) -> tuple[Tensor, Tensor]:
    """Focal loss of the scores and L1 loss of the places, both by the number of places with a face.

    Args:
        output: (N, 7, h, w).
        wanted: (N, h, w): 1 face, 0 none, -1 does not count.
        places: (N, h, w, 3, 2), as of `read_map`; looked at where a face is wanted.
    """
    logits, faces = output[:, 0].float(), wanted == 1
    number = faces.sum().clamp(min=1)
    right = torch.where(faces, logits, -logits)  # the larger, the surer of the truth
    balance = torch.where(faces, 0.5, 0.25) * (wanted >= 0)
    score_loss = (balance * (1 - right.sigmoid()).square() * functional.softplus(-right)).sum() / number
    height, width = output.shape[2:]
    offsets = (places - place_centres(height, width)[:, :, None]) / OFFSET_UNIT
    found = output[:, 1:].float().permute(0, 2, 3, 1).unflatten(3, (3, 2))
    place_loss = functional.smooth_l1_loss(found[faces], offsets[faces], beta=0.05, reduction="sum") / number
    return score_loss, place_loss
