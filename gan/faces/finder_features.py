"""The face finder's trunk as a network of frozen features, where no other one is at hand."""

from __future__ import annotations

from torch import Tensor, nn

from gan.nn.faces.finder import FaceFinder


class FinderFeatures(nn.Module):
    """Features of the face finder for the discriminators of a training run; see `tower.FeatureNetwork`.

    Attributes:
        name: for model cards.
        taps: scales of the trunk: a half, a quarter and an eighth of the resolution.
    """

    name = "the face finder"
    taps = (0, 1, 2)

    def __init__(self, finder: FaceFinder) -> None:
        super().__init__()
        self._finder = finder.requires_grad_(False)
        self.eval()

    def train(self, mode: bool = True) -> FinderFeatures:
        """Stay in evaluation mode, whatever is asked: its batch norms must not follow what is looked at."""
        return super().train(False)

    @property
    def tap_channels(self) -> tuple[int, ...]:
        """Channels that leave each tap."""
        config = self._finder.config
        return config.fine, config.middle, config.coarse

    def forward(self, pictures: Tensor) -> list[Tensor]:
        """(N, 3, S, S), -1..1 -> (N, C, h, w) for each tap."""
        return self._finder.features(pictures)
