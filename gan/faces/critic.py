"""All that judges faces during training: the tower's discriminators, one on pixels, or both."""

from __future__ import annotations

from dataclasses import dataclass

from torch import Tensor, nn

from gan.faces.progressive import Discriminator
from gan.faces.tower import FeatureTower, TowerDiscriminator


@dataclass(frozen=True)
class View:
    """What discriminators see of a batch.

    Attributes:
        pictures: (N, 3, R, R), augmented.
        features: of each scale of the tower; empty without one.
    """

    pictures: Tensor
    features: tuple[Tensor, ...]

    def detach(self) -> View:
        """The same without a way back to the generator."""
        return View(self.pictures.detach(), tuple(values.detach() for values in self.features))


class Critic(nn.Module):
    """Several discriminators as one.

    Attributes:
        tower: frozen features, shared by real and generated pictures; not in the `state_dict`.
        scales: discriminators on these features, or None.
        pixels: discriminator on pictures, or None.
        weights: of each discriminator's say in what the generator learns.
    """

    def __init__(
        self, tower: FeatureTower | None, pixels: Discriminator | None, pixel_weight: float = 1.0
    ) -> None:
        super().__init__()
        if tower is None and pixels is None:
            raise ValueError("a critic needs a tower, a discriminator on pixels or both")
        # In a tuple the tower is no submodule: it is neither trained nor stored.
        self._tower = (tower,)
        self.scales = TowerDiscriminator(tower.config, tower.sides) if tower else None
        self.pixels = pixels
        self.weights = (1.0,) * (len(tower.config.taps) if tower else 0)
        self.weights += (pixel_weight,) if pixels else ()

    @property
    def tower(self) -> FeatureTower | None:
        """The frozen features."""
        return self._tower[0]

    def look(self, pictures: Tensor) -> View:
        """What can be seen of (N, 3, R, R) pictures, -1..1; nothing trained takes part in it."""
        features = self.tower(pictures) if self.tower else ()
        return View(pictures, tuple(features))

    def forward(self, real: View, fake: View, fade: float = 1.0) -> tuple[list[Tensor], list[Tensor]]:
        """Scores of each discriminator, higher for real ones: the tower's (N, places), then pixels' (N,).

        Args:
            real, fake: from `look`; as many of each.
            fade: 0..1, how far the pictures' resolution has been faded in.

        Returns:
            The scores of the real pictures, and those of the generated ones.
        """
        scores = self.scales(real.features, fake.features) if self.scales else []
        if self.pixels:
            scores.append((self.pixels(real.pictures, fade), self.pixels(fake.pictures, fade)))
        return [pair[0] for pair in scores], [pair[1] for pair in scores]
