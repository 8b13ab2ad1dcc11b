"""What a training run of Faces is asked for; importing this loads no PyTorch."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from gan.faces.errors import FacesError

GENERATORS = ("gated", "progressive")
DISCRIMINATORS = ("tower", "progressive")
LOSS_NAMES = ("hinge", "nonsaturating", "wgan-gp")
AUGMENTATIONS = ("adaptive", "fixed", "none")
PRECISIONS = ("auto", "bf16", "float32")


# Any, like what it wraps: to a type checker the field holds the default.
def _option(default: Any, text: str) -> Any:
    return field(default=default, metadata={"help": text})


@dataclass(frozen=True)
class TrainOptions:
    """One training run; each field's `metadata["help"]` says what it is.

    Raises:
        FacesError: a value is out of its range; the sentence names the option.
    """

    data: Path = field(metadata={"help": "zip file or folder of aligned faces"})
    out: Path = field(metadata={"help": "folder for checkpoints, sheets, curves and the trained model"})
    features: Path | None = _option(
        None, "folder with squeezenet1_1_imagenet.safetensors; the face finder's features without it"
    )
    align: bool = _option(False, "first find and align the faces in a folder of any pictures")
    start: str = _option("", "model to start from, which decides resolution and generator")
    install: bool = _option(False, "put the trained model among your own, where faces are made with it")
    resume: bool = _option(False, "go on from the checkpoint in the output folder")
    minutes: float = _option(0.0, "stop after so many minutes; 0 for no limit")
    images: int = _option(1_000_000, "stop after so many real faces seen, over all runs")
    device: str = _option("auto", "auto, cpu, cuda or cuda:N")
    precision: str = _option("auto", "bf16, float32, or auto: bf16 where the processor has it")
    threads: int = _option(0, "processor threads; 0 for PyTorch's own choice")
    seed: int = _option(0, "start of all random numbers")

    resolution: int = _option(128, "side of the finished faces, a power of two")
    start_resolution: int = _option(32, "side at which training starts")
    hold_images: int = _option(60_000, "faces seen at each resolution before it grows")
    fade_images: int = _option(30_000, "faces seen while a resolution is faded in")

    generator: str = _option("gated", "gated (quick) or progressive (Karras et al. 2017)")
    discriminator: str = _option("tower", "tower (frozen features) or progressive (Karras et al. 2017)")
    tower_side: int = _option(128, "side at which the tower looks at faces")
    pixel_weight: float = _option(1.0, "weight of a small pixel discriminator beside the tower; 0 for none")
    loss: str = _option("hinge", "hinge, nonsaturating or wgan-gp (progressive discriminator only)")
    r1_gamma: float = _option(1.0, "weight of the R1 penalty on the pixel discriminator; 0 for none")
    batch: int = _option(32, "faces of a step, on each GPU")
    generator_rate: float = _option(4e-4, "learning rate of the generator; 1e-3 suits the progressive one")
    tower_rate: float = _option(4e-4, "learning rate of the tower's discriminators")
    pixel_rate: float = _option(1e-3, "learning rate of a discriminator on pixels")
    average_images: int = _option(10_000, "half-life of the averaged weights, in faces")

    augment: str = _option("adaptive", "changes of what discriminators see: adaptive, fixed or none")
    augment_probability: float = _option(0.5, "their probability, at the start where it is adaptive")

    report_seconds: float = _option(30.0, "time between two lines of the curves")
    checkpoint_minutes: float = _option(5.0, "time between two checkpoints")
    sheet_images: int = _option(10_000, "faces seen between two contact sheets")
    measure_images: int = _option(50_000, "faces seen between two measurements")
    measured_faces: int = _option(512, "faces made for a measurement")
    name: str = _option("faces", "name of the trained model")

    def __post_init__(self) -> None:
        for name, choices in (
            ("generator", GENERATORS),
            ("discriminator", DISCRIMINATORS),
            ("loss", LOSS_NAMES),
            ("augment", AUGMENTATIONS),
            ("precision", PRECISIONS),
        ):
            if getattr(self, name) not in choices:
                raise FacesError(f"{name} must be one of {', '.join(choices)}, not {getattr(self, name)!r}.")
        self._check_sizes()
        if self.loss == "wgan-gp" and self.discriminator == "tower":
            raise FacesError("The loss wgan-gp needs the progressive discriminator; the tower takes hinge.")

    def _check_sizes(self) -> None:
        for name in ("resolution", "start_resolution"):
            side = getattr(self, name)
            if not 4 <= side <= 1024 or side & (side - 1):
                raise FacesError(f"{name} must be a power of two from 4 to 1024, not {side}.")
        if self.start_resolution > self.resolution:
            raise FacesError(
                f"start_resolution ({self.start_resolution}) must not be above "
                f"resolution ({self.resolution})."
            )
        if not 0 <= self.augment_probability <= 1:
            raise FacesError(f"augment_probability must be from 0 to 1, not {self.augment_probability}.")
        if self.tower_side < 64:
            raise FacesError(f"tower_side must be at least 64, not {self.tower_side}.")
        if self.batch < 2:
            raise FacesError(f"batch must be at least 2, not {self.batch}.")
        counts = ("hold_images", "fade_images", "images", "average_images", "sheet_images", "measure_images")
        for name in (*counts, "measured_faces"):
            if getattr(self, name) < 1:
                raise FacesError(f"{name} must be at least 1, not {getattr(self, name)}.")
        for name in ("minutes", "pixel_weight", "r1_gamma", "threads"):
            if getattr(self, name) < 0:
                raise FacesError(f"{name} must not be negative, as {getattr(self, name)} is.")
