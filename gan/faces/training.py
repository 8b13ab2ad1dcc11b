"""`train faces`: runs a trainer, keeps checkpoints, sheets and curves, and exports the model."""

from __future__ import annotations

import dataclasses
import logging
import math
import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import torch
from torch import Tensor

from gan.engine.device import resolve_devices
from gan.engine.pausing import PAUSE
from gan.faces.cards import find_card
from gan.faces.dataset import FaceData, open_faces
from gan.faces.errors import FacesError
from gan.faces.finder_features import FinderFeatures
from gan.faces.folder import FolderProgress, prepare_folder
from gan.faces.latents import LatentShape
from gan.faces.measuring import CurvePoint, Curves, FaceGenerator, Measurer, Measures, make_faces, save_sheet
from gan.faces.options import TrainOptions
from gan.faces.parallel import Group, join_group
from gan.faces.state import load_state, save_state
from gan.faces.trainer import StepReport, Trainer
from gan.models import default_model, list_models
from gan.nn.faces.aligner import TASK as FINDER_TASK
from gan.nn.faces.aligner import build_finder
from gan.nn.memory import keep_memory
from gan.nn.squeezenet import SqueezeNet, load_squeezenet
from gan.paths import user_folder

if TYPE_CHECKING:
    from gan.models import Figure

_log = logging.getLogger(__name__)

FEATURES_FILE = "squeezenet1_1_imagenet.safetensors"
CHECKPOINT_FILE = "checkpoint.pt"
_SHEET_FACES = 64
_LOG_EVERY = 20  # pictures, while faces are looked for
_FEWEST_MEASURED = 2  # faces left out; there is no distance to fewer


def train(
    options: TrainOptions,
    watch: Callable[[CurvePoint], None] | None = None,
    stop: Callable[[], bool] | None = None,
) -> None:
    """Train, or go on training, until the images or minutes are spent, `stop` says so, or a signal comes.

    Writes into `options.out`: `checkpoint.pt`, `curves.csv`, `sheets/` and, under `models/`, the model and
    the best one measured so far. The decoded faces are kept in its folder `cache`.

    Args:
        options: what to do.
        watch: called with every line of the curves, in this thread.
        stop: asked before every step.

    Raises:
        FacesError: no usable faces or features, a checkpoint that does not fit, or a run that diverged; the
            last checkpoint stays.
        EngineError: the device is not there.
    """
    keep_memory()
    if options.threads:
        torch.set_num_threads(options.threads)
    group = join_group(resolve_devices(options.device)[0])
    device = group.device
    torch.backends.cuda.matmul.allow_tf32 = torch.backends.cudnn.allow_tf32 = True
    torch.backends.cudnn.benchmark = True
    options = _fit_to_start(options)
    if options.install and not options.resume:
        _refuse_taken_name(options.name)
    network = _load_features(options.features).to(device).to(memory_format=torch.channels_last)
    data = _open_in_turn(options, stop, group)
    trainer = Trainer(options, data, network, device, group)
    if options.resume:
        load_state(trainer.state, options.out / CHECKPOINT_FILE)
        if options.augment == "fixed":  # like the rates, so that a run can go on with another one
            trainer.state.probability.value = options.augment_probability
    if not group.is_first:  # the others draw other latents and changes
        trainer.state.randomness.manual_seed(hash((options.seed, group.rank, trainer.state.images)))
    measurer = None
    if group.is_first and len(data.held_out) >= _FEWEST_MEASURED:
        measurer = Measurer(network, _held_out(data), device)
    run = _Run(trainer, measurer, len(data.training), watch, group)
    with _stop_signals() as signalled:
        run.go(lambda: signalled.is_set() or (stop is not None and stop()))


class _Run:
    """One call of `train`: the clock and the files around a trainer."""

    def __init__(
        self,
        trainer: Trainer,
        measurer: Measurer | None,
        faces: int,
        watch: Callable[[CurvePoint], None] | None,
        group: Group,
    ) -> None:
        self._trainer, self._measurer, self._faces, self._watch = trainer, measurer, faces, watch
        self._group = group
        self._options, self._state = trainer.options, trainer.state
        self._out = self._options.out
        self._curves = Curves(self._out / "curves.csv", self._state.images)
        self._has_sheet = False  # the first one shows where it begins
        self._reports: list[StepReport] = []
        self._clock = self._reported = self._saved = time.monotonic()

    def go(self, stop: Callable[[], bool]) -> None:
        """Train until something says stop; then save and export."""
        begin = time.monotonic()
        limit = 60 * self._options.minutes or math.inf
        while self._state.images < self._options.images:
            # All end together, or some would wait for the others' gradients.
            if self._group.mean(float(time.monotonic() - begin >= limit or stop())):
                break
            if PAUSE.is_asked:
                begin += self._stand_still(stop)
                continue
            before = self._state.images
            report = self._trainer.step()
            if not math.isfinite(report.generator_loss + report.critic_loss):
                raise FacesError(
                    f"Training diverged after {before} faces; resume the last checkpoint with lower rates."
                )
            self._reports.append(report)
            if self._group.is_first:
                self._after_step(before)
        if not self._group.is_first:
            return
        self._save()
        for folder in (self._out, user_folder()) if self._options.install else (self._out,):
            self._export(self._trainer.settled(), self._options.name, (), folder)

    def _after_step(self, before: int) -> None:
        """Report, save and measure where it is time to."""
        now, options = time.monotonic(), self._options
        measure = self._measurer is not None and _passes(options.measure_images, before, self._state.images)
        sheet = measure or not self._has_sheet or _passes(options.sheet_images, before, self._state.images)
        if sheet or now - self._reported > options.report_seconds:
            self._report(sheet, measure)
        if now - self._saved > 60 * options.checkpoint_minutes:
            self._save()

    def _stand_still(self, stop: Callable[[], bool]) -> float:
        """Wait as long as that is asked for; returns the seconds, which no clock of the run counts."""
        seconds = PAUSE.stand(self._save, stop)
        self._clock = self._saved = time.monotonic()
        self._reported += seconds
        return seconds

    def _save(self) -> None:
        self._tick()
        save_state(self._state, self._out / CHECKPOINT_FILE)
        self._saved = time.monotonic()

    def _tick(self) -> None:
        """Account for the time since the last call."""
        now = time.monotonic()
        self._state.seconds += now - self._clock
        self._clock = now

    def _report(self, sheet: bool, measure: bool) -> None:
        """Write a line of the curves and, if wanted, a sheet and measures."""
        self._tick()
        point = self._point()
        if sheet:
            generator = self._trainer.settled()
            stage = self._reports[-1].stage
            faces = make_faces(generator, _SHEET_FACES, stage.resolution, stage.fade)
            save_sheet(faces, self._out / "sheets" / f"{self._state.images:09d}.png")
            self._has_sheet = True
            if measure:
                number = self._options.measured_faces
                faces = make_faces(generator, number, stage.resolution, stage.fade, seed=2)
                point = dataclasses.replace(point, **dataclasses.asdict(self._measure(generator, faces)))
        self._curves.add(point)
        _log.info("%s", point.words())
        if self._watch:
            self._watch(point)
        self._reports.clear()
        self._reported = time.monotonic()

    def _point(self) -> CurvePoint:
        """What the steps since the last line came to."""
        reports, state = self._reports, self._state
        faces = len(reports) * self._options.batch * self._group.size
        number, stage = len(reports), reports[-1].stage
        return CurvePoint(
            images=state.images,
            seconds=state.seconds,
            resolution=stage.resolution,
            fade=stage.fade,
            generator_loss=sum(report.generator_loss for report in reports) / number,
            critic_loss=sum(report.critic_loss for report in reports) / number,
            sign=sum(report.sign for report in reports) / number,
            augmentation=state.probability.value,
            images_per_second=faces / (time.monotonic() - self._reported),
        )

    def _measure(self, generator: FaceGenerator, faces: Tensor) -> Measures:
        """Measure, and keep the generator where it is the best so far."""
        assert self._measurer is not None
        measures = self._measurer.measure(faces)
        if measures.kid < self._state.best:
            self._state.best = measures.kid
            figures = _figures(measures, len(faces), self._measurer.network.name)
            self._export(generator, f"{self._options.name}-best", figures, self._out)
            # The checkpoint must know of it, or a resumed run would put a worse one in its place.
            self._save()
        return measures

    def _export(self, generator: FaceGenerator, name: str, figures: tuple[Figure, ...], folder: Path) -> None:
        """Write the weights up to the last resolution that is faded in, with a card, into its `models`."""
        from gan.models import DataTerms, save_model

        stage = self._trainer.schedule.stage_at(self._state.images)
        generator = trimmed(generator, stage.resolution if stage.fade == 1 else stage.resolution // 2)
        state, options = self._state, self._options
        save_model(
            folder / "models",
            generator.state_dict(),
            name=name,
            task="faces",
            version="1",
            summary=f"Faces at {generator.config.resolution}x{generator.config.resolution}.",
            license="see the terms of the data",
            config=generator.config.to_card(),
            trained_on=(DataTerms(options.data.name, self._faces, "see the data set"),),
            recipe=f"{state.images} faces seen in {state.seconds / 3600:.1f} h; {options.loss} loss, "
            f"{options.discriminator} discriminator, batch {options.batch}"
            + (f"; started from {options.start}" if options.start else ""),
            figures=figures,
            limits="It makes what its training faces show, and nobody else.",
        )


def trimmed(generator: FaceGenerator, resolution: int) -> FaceGenerator:
    """A generator whose largest resolution is this one, with the weights of a larger one."""
    # Each of the two classes takes its own kind of config, which the checker cannot know.
    smaller = type(generator)(generator.config.at_resolution(resolution))  # type: ignore[arg-type]
    weights = generator.state_dict()
    smaller.load_state_dict({key: weights[key] for key in smaller.state_dict()})
    return smaller.eval()


def _figures(measures: Measures, number: int, features: str) -> tuple[Figure, ...]:
    from gan.models import Figure

    condition = f"{number} faces against the faces left out of training"
    return (
        Figure("KID x 1000", measures.kid, "", f"{condition}, features of {features}"),
        Figure("SWD x 1000", measures.swd, "", condition),
        Figure("MS-SSIM", measures.ms_ssim, "", f"pairs of {number} generated faces"),
    )


def _passes(interval: int, before: int, after: int) -> bool:
    """Whether a multiple of `interval` was reached."""
    return before // interval != after // interval


def _held_out(data: FaceData) -> Tensor:
    """(N, 3, R, R) uint8 faces that training never sees."""
    return torch.from_numpy(data.pixels[data.held_out]).permute(0, 3, 1, 2)


def _load_features(folder: Path | None) -> SqueezeNet | FinderFeatures:
    if folder is None:
        return FinderFeatures(build_finder(default_model(FINDER_TASK)))
    path = folder / FEATURES_FILE if folder.is_dir() else folder
    try:
        return load_squeezenet(path)
    except (OSError, ValueError) as error:
        raise FacesError(f"{path} cannot be used: {error} Name the folder of {FEATURES_FILE}.") from error


def _fit_to_start(options: TrainOptions) -> TrainOptions:
    """The options with resolution and generator of the model that the run starts from."""
    if not options.start:
        return options
    card = find_card(options.start)
    side = LatentShape.of(card).side
    return dataclasses.replace(options, start=card.name, resolution=side, start_resolution=side)


def _refuse_taken_name(name: str) -> None:
    if any(card.name == name for card in list_models()):
        raise FacesError(f"There is a model {name} already; choose another name for the new one.")


def _open_in_turn(options: TrainOptions, stop: Callable[[], bool] | None, group: Group) -> FaceData:
    """The faces; the first process decodes them, the others find them decoded."""
    if not group.is_first:
        group.wait()
    data = open_faces(_faces_folder(options, stop), options.resolution, options.out / "cache")
    if group.is_first:
        group.wait()
    return data


def _faces_folder(options: TrainOptions, stop: Callable[[], bool] | None) -> Path:
    """Where the aligned faces are; finds and aligns them first if that is asked for."""
    if not options.align:
        return options.data

    def watch(progress: FolderProgress) -> None:
        if progress.done % _LOG_EVERY == 0:
            _log.info("%d of %d pictures, %d faces", progress.done, progress.total, progress.faces)

    prepared = prepare_folder(options.data, options.out, watch, stop, side=options.resolution)
    _log.info("%s", prepared.summary)
    return prepared.path


@contextmanager
def _stop_signals() -> Iterator[threading.Event]:
    """An event that SIGINT and SIGTERM set, so that the step under way is finished and saved."""
    event = threading.Event()
    if threading.current_thread() is not threading.main_thread():
        yield event
        return
    kinds = (signal.SIGINT, signal.SIGTERM)
    before = [signal.signal(kind, lambda *_: event.set()) for kind in kinds]
    try:
        yield event
    finally:
        for kind, handler in zip(kinds, before, strict=True):
            signal.signal(kind, handler)
