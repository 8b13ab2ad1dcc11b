"""A network that finds the point spread function of a blurred photo: what a point of light became.

The line is Schuler et al. (2016, learning to deblur) and Cho and Lee (2009, fast motion deblurring):
convolutions guess the sharp edges behind the blur; the kernel that turns these edges into those of the photo
is then a quotient of spectra, into which every place of the picture brings what it knows; and a second, small
network cleans the quotient. Others look again, and see what the kernel so far makes of the photo, too.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

from gan.enhance.deconvolution import NOISES, inverse_spectra
from gan.enhance.kernels import PSF_SIDE
from gan.enhance.luma import luma_of

WINDOW = 256  # pixels a side of what is usually looked at
_RADIUS = PSF_SIDE // 2
_LEAST_DEVIATION = 0.02  # of luma, 0..1; a window that is flatter is not stretched to the full
_SLOPE = 0.1  # of the leaky rectifiers
_MOST_DEVIATIONS = 6.0  # from the mean that a filter may make of luma
_MAPS = 5  # that the second network sees


@dataclass(frozen=True)
class PsfConfig:
    """Hyper-parameters; the model card carries them.

    Attributes:
        edges: channels of the first network at half the resolution; up to four times that below.
        cleaning: channels of the second network.
        looks: how often it looks, each time with networks of their own.
    """

    edges: int = 24
    cleaning: int = 32
    looks: int = 2


class PsfEstimator(nn.Module):
    """Finds one point spread function for all windows of a picture."""

    def __init__(self, config: PsfConfig = PsfConfig()) -> None:
        super().__init__()
        self.config = config
        self.looks = nn.ModuleList(Look(config, again=bool(index)) for index in range(config.looks))

    def forward(self, windows: Tensor, group: int = 1) -> tuple[Tensor, Tensor]:
        """Look at windows.

        Args:
            windows: (N * group, 3, S, S), RGB, 0..1, float32; S is a multiple of 16 and at least 64.
            group: so many windows in a row are of one picture.

        Returns:
            (N, PSF_SIDE, PSF_SIDE), float32, each at least 0 and one in all; and the sharp edges that were
            guessed, as `gradients` of normed luma, (N * group, 2, S, S).
        """
        luma = normed_luma(windows)
        psfs = sharp = None
        for look in self.looks:
            psfs, sharp = look(luma, group, psfs)
        assert psfs is not None and sharp is not None
        return psfs, sharp


class Look(nn.Module):
    """One look at windows: their sharp edges, and the kernel that follows from these."""

    def __init__(self, config: PsfConfig, again: bool) -> None:
        """Make untrained networks; those that look `again` know a kernel already."""
        super().__init__()
        self.edges = _Edges(1 + len(NOISES) * again, config.edges)
        # How much of the mean power is added to each quotient's denominator, as logarithms.
        self.balance = nn.Parameter(torch.tensor([-6.0, -4.0, -2.0]))
        width = config.cleaning
        self.cleaning = nn.Sequential(
            nn.Conv2d(_MAPS + again, width, 5, padding=2),
            nn.LeakyReLU(_SLOPE),
            _Block(width),
            nn.Conv2d(width, width, 3, padding=2, dilation=2),
            nn.LeakyReLU(_SLOPE),
            _Block(width),
            nn.Conv2d(width, width, 3, padding=4, dilation=4),
            nn.LeakyReLU(_SLOPE),
            _Block(width),
            _Block(width),
            nn.Conv2d(width, 1, 3, padding=1),
        )
        self.place = nn.Parameter(torch.zeros(1, width, PSF_SIDE, PSF_SIDE))

    def begin_as(self, other: Look) -> None:
        """Take the weights of another; what only this one sees counts for nothing at first."""
        weights = self.state_dict()
        for key, known in other.state_dict().items():
            shared = tuple(slice(length) for length in known.shape)
            weights[key].zero_()[shared] = known

    def forward(self, luma: Tensor, group: int, known: Tensor | None = None) -> tuple[Tensor, Tensor]:
        """See `PsfEstimator.forward`; luma (N * group, 1, S, S) is normed, `known` are kernels so far."""
        seen = luma
        if known is not None:
            guides = _without(luma.float(), known.repeat_interleave(group, dim=0))
            seen = torch.cat([luma, guides], dim=1)
        sharp = self.edges(seen).float()
        maps, quotient = self._maps(sharp, gradients(luma), group)
        if known is not None:
            maps = torch.cat([maps, 10 * known[:, None]], dim=1)
        features = self.cleaning[0](maps) + self.place
        for layer in self.cleaning[1:]:
            features = layer(features)
        # The quotient itself says most, on a scale on which its peak and its tail both count.
        odds = features[:, 0].float() + 4 * torch.asinh(20 * quotient.clamp_min(0))
        return torch.softmax(odds.flatten(1), dim=1).view(-1, PSF_SIDE, PSF_SIDE), sharp

    def _maps(self, sharp: Tensor, seen: Tensor, group: int) -> tuple[Tensor, Tensor]:
        """What is known of each kernel, (N, _MAPS, PSF_SIDE, PSF_SIDE), and its middle quotient."""
        side = sharp.shape[-1]
        before, after = (torch.fft.rfft2(_faded(part)) for part in (sharp, seen.float()))
        cross, power, blurred = (
            part.sum(dim=1).unflatten(0, (-1, group)).sum(dim=1)
            for part in (before.conj() * after, before.abs().square(), after.abs().square())
        )
        mean = power.mean(dim=(1, 2), keepdim=True)
        quotients = [
            _middle(cross / (power + mean * torch.exp(balance) + 1e-6), side) for balance in self.balance
        ]
        # Both know nothing of directions, but do not depend on the guess, either.
        correlation = _middle(blurred.sqrt(), side)
        cepstrum = _middle((blurred + 1e-4 * blurred.mean(dim=(1, 2), keepdim=True)).log(), side)
        peak = correlation.abs().amax(dim=(1, 2), keepdim=True)
        maps = [10 * quotient for quotient in quotients] + [2 * correlation / peak, cepstrum.clamp(-1, 1)]
        return torch.stack(maps, dim=1), quotients[1]


def normed_luma(windows: Tensor, like: Tensor | None = None) -> Tensor:
    """(N, 3, H, W), RGB -> (N, 1, H, W) of mean 0 and, where there is anything to see, deviation 1.

    Args:
        windows: of pictures, 0..1.
        like: others whose deviation is made 1 instead.
    """
    luma = luma_of(windows)
    deviation = (luma if like is None else luma_of(like)).std(dim=(2, 3), keepdim=True) + _LEAST_DEVIATION
    return (luma - luma.mean(dim=(2, 3), keepdim=True)) / deviation


def gradients(luma: Tensor) -> Tensor:
    """(N, 1, H, W) -> (N, 2, H, W): differences to the right and downwards, around the border."""
    return torch.cat([torch.roll(luma, -1, dims=axis) - luma for axis in (3, 2)], dim=1)


def _without(luma: Tensor, psfs: Tensor) -> Tensor:
    """(N, 1, S, S) and what blurred each -> (N, len(NOISES), S, S), by Wiener's filters."""
    side = luma.shape[-1]
    spectra = torch.fft.rfft2(_faded(luma)) * inverse_spectra(psfs, side)
    return torch.fft.irfft2(spectra, s=(side, side)).clamp(-_MOST_DEVIATIONS, _MOST_DEVIATIONS)


def _faded(windows: Tensor) -> Tensor:
    """Windows whose borders fade out, since spectra go on around them; the middle counts in full."""
    taper = 2 * torch.hann_window(windows.shape[-1], periodic=False, device=windows.device).clamp(max=0.5)
    return windows * taper[:, None] * taper


class _Edges(nn.Module):
    """A U-Net: (N, planes, H, W) -> (N, 2, H, W)."""

    def __init__(self, planes: int, width: int) -> None:
        super().__init__()
        self.first = _layer(4 * planes, width)
        self.down = nn.ModuleList(
            [_layer(width, 2 * width, 2), _layer(2 * width, 4 * width, 2), _layer(4 * width, 4 * width, 2)]
        )
        self.blocks = nn.ModuleList(
            [
                _Block(width),
                _Block(2 * width),
                nn.Sequential(_Block(4 * width), _Block(4 * width)),
                nn.Sequential(_Block(4 * width), _Block(4 * width), _Block(4 * width)),
            ]
        )
        # What the blur is like all over the window.
        self.overall = nn.Linear(8 * width, 4 * width)
        self.up = nn.ModuleList(
            [
                nn.Conv2d(4 * width, 4 * width, 1),
                nn.Conv2d(4 * width, 2 * width, 1),
                nn.Conv2d(2 * width, width, 1),
            ]
        )
        self.joining = nn.ModuleList([_Block(4 * width), _Block(2 * width), _Block(width)])
        self.last = nn.Conv2d(width, 8, 3, padding=1)

    def forward(self, luma: Tensor) -> Tensor:
        features = self.blocks[0](self.first(functional.pixel_unshuffle(luma, 2)))
        seen = [features]
        for layer, block in zip(self.down[:2], self.blocks[1:3], strict=True):
            features = block(layer(features))
            seen.append(features)
        features = self.down[2](features)
        overall = self.overall(torch.cat([features.mean(dim=(2, 3)), features.std(dim=(2, 3))], dim=1))
        features = self.blocks[3](features + overall[:, :, None, None])
        for layer, block, beside in zip(self.up, self.joining, reversed(seen), strict=True):
            features = block(beside + functional.interpolate(layer(features), scale_factor=2, mode="nearest"))
        return functional.pixel_shuffle(self.last(features), 2)


class _Block(nn.Module):
    """Two convolutions around which the input is carried."""

    def __init__(self, channels: int) -> None:
        super().__init__()
        self.first = nn.Conv2d(channels, channels, 3, padding=1)
        self.second = nn.Conv2d(channels, channels, 3, padding=1)
        nn.init.zeros_(self.second.bias)
        with torch.no_grad():
            self.second.weight.mul_(0.3)

    def forward(self, features: Tensor) -> Tensor:
        return features + self.second(functional.leaky_relu(self.first(features), _SLOPE))


def _layer(incoming: int, outgoing: int, stride: int = 1) -> nn.Module:
    return nn.Sequential(
        nn.Conv2d(incoming, outgoing, 3, stride, padding=1), nn.LeakyReLU(_SLOPE, inplace=True)
    )


def _middle(spectrum: Tensor, side: int) -> Tensor:
    """(N, side, side / 2 + 1) -> (N, PSF_SIDE, PSF_SIDE), with the origin in the middle."""
    whole = torch.fft.irfft2(spectrum, s=(side, side))
    return torch.roll(whole, (_RADIUS, _RADIUS), dims=(1, 2))[:, :PSF_SIDE, :PSF_SIDE]
