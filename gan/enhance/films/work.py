"""How a film is enlarged: decoded ahead, computed tile by tile, put together, encoded, all at once."""

from __future__ import annotations

import contextlib
import hashlib
import json
import time
from collections.abc import Iterator
from dataclasses import asdict, replace
from pathlib import Path

import av
import cv2
import numpy as np
import torch
from torch import Tensor

from gan.engine import Job, JobState, Step
from gan.enhance.choices import list_scales
from gan.enhance.choosing import scale_for
from gan.enhance.errors import EnhanceError
from gan.enhance.films.decoding import Decoder, Plan, Reached, kept_area
from gan.enhance.films.layout import film_card, plan_frame
from gan.enhance.films.pieces import PieceFolder, State
from gan.enhance.films.request import FilmRequest, FilmResult
from gan.enhance.films.steady import Steadier, mix
from gan.enhance.model import enlarger_for, shape_of, texture_of
from gan.enhance.tiles import kept
from gan.enhance.work import mixed, result_target, tile_side, tile_step, window_of
from gan.media.films import CutOff, FilmWriter, join_film, open_film, read_film
from gan.media.films.settings import FASTEST, SLOWEST, exact_rate, ticks_a_second
from gan.media.films.tracks import unfit_tracks

_SECONDS_A_PIECE = 2.5
_MOST_FRAMES_A_PIECE = 120
_PREVIEW_PIECES = 2  # five seconds
_WORTH_A_PREVIEW = 4  # pieces
_NOT_BLACK = 0.02  # see gan.enhance.work
_CLOSEST = {".mp4": "mp4", ".m4v": "mp4", ".mov": "mp4", ".3gp": "mp4", ".webm": "webm"}
_VERSION = 3  # rises when the same request would give another film


class FilmWork:
    """One `FilmRequest` on its way; see `gan.engine.Work`."""

    def __init__(self, request: FilmRequest) -> None:
        self._request = request
        self._started = time.monotonic()
        self._decoder: Decoder | None = None

    def read(self, job: Job) -> None:
        """Find the model, look at the film, and find out how far an earlier run came.

        Raises:
            EnhanceError, MediaError, ModelError: with a sentence that names the file or setting.
        """
        if self._request.scale:  # what cannot be is said before anything is read
            self._choose_model(job)
        self._reader = read_film(self._request.source)
        try:
            info = self._reader.info
            if not self._request.scale:
                scales = list_scales(self._request.model)
                self._request = replace(self._request, scale=scale_for((info.width, info.height), scales))
                self._choose_model(job)
            request = self._request
            self._target = result_target(request, self._card.name, _format(request, job))
            self._layout = plan_frame(
                (info.width, info.height), self._shape, asked=request.tile, measured=self._measured
            )
        except BaseException:
            self._reader.close()
            raise
        if self._reader.look.is_high_range:
            job.note("The film has high dynamic range; the result keeps it, but in 8 bits.")
        if info.has_alpha:
            job.note("The film is transparent in places; the result is not.")
        self._rate = min(max(info.frames_per_second, SLOWEST), FASTEST)
        self._ticks = ticks_a_second(exact_rate(self._rate, self._target.name))
        self._length = max(1, min(round(info.frames_per_second * _SECONDS_A_PIECE), _MOST_FRAMES_A_PIECE))
        self._total = max(1, info.frames)
        if request.preview:
            self._total = min(self._total, _PREVIEW_PIECES * self._length)

    def _choose_model(self, job: Job) -> None:
        request = self._request
        self._card = film_card(request.model, request.scale)
        self._shape = shape_of(self._card, request.scale)
        self._model = enlarger_for(self._card, request.scale, 8, texture_of(request, self._card)[0])
        self._measured = job.tile_for(self._model)
        tile_side(request.tile, self._shape)  # what does not suit the network is refused

    def _open_pieces(self) -> PieceFolder:
        suffix = ".webm" if self._target.suffix == ".webm" else ".mp4"
        return PieceFolder(self._target, *self._wanted(), suffix)

    def _make_decoder(self) -> Decoder:
        return Decoder(
            self._reader,
            self._layout,
            reached=self._reached,
            steadier=self._steadier(),
            limit=_PREVIEW_PIECES * self._length if self._request.preview else None,
        )

    @property
    def _strength(self) -> float:
        return 1.0 if self._request.strength is None else self._request.strength

    @property
    def _reached(self) -> Reached:
        return self._pieces.state.reached if self._pieces.state else Reached()

    def _steadier(self) -> Steadier | None:
        if not self._request.steady:
            return None
        return Steadier(self._pieces.state.reference if self._pieces.state else None)

    def _wanted(self) -> tuple[dict[str, object], str]:
        """Everything that the film depends on, and a short name for it."""
        request, status = self._request, self._request.source.stat()
        wanted: dict[str, object] = asdict(request) | {
            "source": str(request.source.resolve()),
            "bytes": status.st_size,
            "changed": status.st_mtime_ns,
            "model": [self._model.sha256, self._model.texture_sha256],
            "target": self._target.suffix,
            "encoder": av.__version__,
            "version": _VERSION,
        }
        for irrelevant in ("folder", "format", "name", "overwrite", "preview"):
            del wanted[irrelevant]
        return wanted, hashlib.sha256(json.dumps(wanted, sort_keys=True).encode()).hexdigest()[:10]

    def count(self) -> int:
        """One a frame; as many as the film's headers say."""
        return self._total

    def steps(self) -> Iterator[Step | None]:
        """The tiles that hold anything new, each (1, 3, h, w)."""
        while self._decoder is None:  # `write` makes it, which alone is sure to be called, and closes it
            yield None
        for entry in self._decoder.tiles():
            if entry is None:
                yield None
                continue
            plan, tile = entry
            window = window_of(plan.pixels, tile).transpose(2, 0, 1)
            inputs = torch.from_numpy(np.ascontiguousarray(window)[None])
            side = max(inputs.shape[-2:])
            yield tile_step(self._model, inputs, tile, side, self._shape, is_progress=False)

    def write(self, job: Job, outputs: Iterator[tuple[Step, Tensor]]) -> FilmResult:
        """Encode frame after frame, piece by piece, and join the pieces at the end."""
        with contextlib.ExitStack() as stack:
            stack.callback(self._reader.close)
            self._pieces = self._open_pieces()
            stack.callback(self._pieces.close)
            self._decoder = self._make_decoder()
            stack.callback(self._decoder.stop)
            job.skip(min(self._reached.count, self._total))
            if self._reached.count:
                job.note(f"It goes on after {self._reached.count:,} frames that were done before.")
            self._decoder.start(job)
            broken = self._write_pieces(job, outputs, self._decoder)
            job.enter(JobState.WRITING)
            return self._finish(job, broken)

    # Pieces

    def _write_pieces(self, job: Job, outputs: Iterator[tuple[Step, Tensor]], decoder: Decoder) -> int:
        """Write every piece that is missing; returns how many parts of the film are broken."""
        state = self._pieces.state
        self._result = state.result if state else None
        broken, tick = self._reached.broken, state.tick if state else -1
        writer: FilmWriter | None = None
        plan: Plan | None = None
        try:
            for plan in decoder.plans():
                frame = self._put_together(plan, outputs)
                if writer is None:
                    writer = self._open_piece(job)
                    first = max(round(plan.seconds * self._ticks), tick + 1)
                # Damaged films go back in time, or show two frames at one moment.
                tick = max(round(plan.seconds * self._ticks), tick + 1)
                writer.write(frame, (tick - first) / self._ticks)
                broken = plan.broken
                job.advance()
                if (plan.index + 1) % self._length == 0:
                    self._close_piece(writer, plan, first, tick, job)
                    writer = None
            if writer is not None and plan is not None:
                self._close_piece(writer, plan, first, tick, job)
        finally:
            if writer is not None:
                writer.close()
        # What is broken behind the last frame was noticed after it.
        return max(broken, decoder.broken)

    def _open_piece(self, job: Job) -> FilmWriter:
        info, scale = self._reader.info, self._request.scale
        return open_film(
            self._pieces.piece(self._pieces.count),
            (info.width * scale, info.height * scale),
            self._rate,
            quality=self._request.quality,
            look=self._reader.look,
            repeatable=True,
            overwrite=True,
            cancelled=lambda: job.cancel_asked,
        )

    def _close_piece(self, writer: FilmWriter, plan: Plan, first: int, tick: int, job: Job) -> None:
        """Put a piece in place, with what the next one needs; show the beginning when it is there."""
        reached = Reached(plan.index + 1, plan.seconds, plan.digest, plan.broken)
        starts = (*(self._pieces.state.starts if self._pieces.state else ()), first)
        assert self._result is not None
        state = State(reached, tick, starts, plan.reference, self._result)
        self._pieces.prepare(state)
        writer.commit()
        self._pieces.take(state)
        is_long = self._total > _WORTH_A_PREVIEW * self._length
        if len(starts) == _PREVIEW_PIECES and is_long and self._pieces.preview is None:
            path = self._join(job, self._preview_target(), overwrite=False)
            self._pieces.remember_preview(path)
            job.preview = path
            job.remark(f"{path.name} shows the first five seconds; the rest follows.")

    def _put_together(self, plan: Plan, outputs: Iterator[tuple[Step, Tensor]]) -> np.ndarray:
        """The frame of the result, (h, w, 3) uint8; the next one is made upon it, in its place."""
        scale = self._request.scale
        height, width = plan.pixels.shape[:2]
        if self._result is None:
            self._result = np.empty((height * scale, width * scale, 3), np.uint8)
        frame = self._result
        for tile in plan.tiles:
            step, output = next(outputs)
            _refuse_black(step, output, self._request.source)
            area = kept_area(tile)
            place = tuple(slice(part.start * scale, part.stop * scale) for part in area)
            place_sides = frame[place].shape[:2]
            result = mixed(step.inputs.numpy(), output.numpy(), scale, self._strength)
            piece = kept(tile, result[0], scale)[: place_sides[0], : place_sides[1]]
            if piece.strides[2] > 1:  # NumPy takes five times as long for it
                piece = cv2.merge([piece[..., channel] for channel in range(3)])
            weights = None if plan.weights is None else plan.weights[area]
            if weights is not None and weights.min() < 255:
                size = (weights.shape[1] * scale, weights.shape[0] * scale)
                piece = mix(piece, frame[place], cv2.resize(weights, size, interpolation=cv2.INTER_NEAREST))
            frame[place] = piece
        return frame

    # The end

    def _finish(self, job: Job, broken: int) -> FilmResult:
        request, info = self._request, self._reader.info
        target = self._preview_target() if request.preview else self._target
        path = self._join(job, target, overwrite=request.overwrite)
        if not request.preview:
            if (preview := self._pieces.preview) is not None:
                preview.unlink(missing_ok=True)
            self._pieces.remove()
        notes = list(job.notes)
        if self._reader.is_interlaced:
            notes.append("The film is interlaced; its fields were made into whole frames.")
        if broken:
            notes.append(_broken_words(broken))
        if not request.preview and (cut := self._reader.cut_off) is not None:
            notes.append(_cut_words(cut))
        return FilmResult(
            path,
            info.width * request.scale,
            info.height * request.scale,
            time.monotonic() - self._started,
            self._card.name,
            tuple(notes),
            self._reached.count if not request.preview else min(self._reached.count, self._total),
            broken,
        )

    def _join(self, job: Job, target: Path, *, overwrite: bool) -> Path:
        pieces, seconds = self._pieces.pieces(self._ticks), None
        if target != self._target:
            following = pieces[_PREVIEW_PIECES:]
            seconds = float(following[0].start) if following else self._reached.seconds + 1 / self._rate
            pieces = pieces[:_PREVIEW_PIECES]
        return join_film(
            pieces,
            target,
            self._reader,
            seconds=seconds,
            overwrite=overwrite,
            cancelled=lambda: job.cancel_asked,
        )

    def _preview_target(self) -> Path:
        return self._target.with_name(f"{self._target.stem}.preview{self._target.suffix}")


def _refuse_black(step: Step, output: Tensor, source: Path) -> None:
    """An all-black result of what is not black is a failure of the device."""
    if not output.numpy().any() and step.inputs.float().mean() / 255 > _NOT_BLACK:
        failure = EnhanceError(
            f"{source.name} came out black, so it was stopped; try again with --device cpu or another model."
        )
        failure.exit_status = 1
        raise failure


def _format(request: FilmRequest, job: Job) -> str:
    """The format of the result; says what it cannot hold.

    Raises:
        EnhanceError: the one that was asked for cannot hold the film's sound.
    """
    name = request.source.name
    closest = _CLOSEST.get(request.source.suffix.lower(), "mkv")
    chosen = closest if request.format == "keep" else request.format
    unfit = unfit_tracks(request.source, f".{chosen}")
    if unfit and request.format == "keep" and chosen != "mkv":
        job.note(f"The result is an MKV, since {chosen.upper()} cannot hold the {unfit[0]} of {name}.")
        chosen = "mkv"
        unfit = unfit_tracks(request.source, ".mkv")
    if any(track.startswith("sound") for track in unfit):
        raise EnhanceError(
            f"{name} cannot become {chosen.upper()} with its {unfit[0]}; ask for the format mkv or keep."
        )
    if unfit:
        job.note(f"{chosen.upper()} cannot hold the {', '.join(unfit)} of {name}, so these are left out.")
    return chosen


def _broken_words(broken: int) -> str:
    parts = "1 part" if broken == 1 else f"{broken:,} parts"
    return f"{parts} of the film could not be read and {'is' if broken == 1 else 'are'} missing."


def _cut_words(cut: CutOff) -> str:
    until = f"{cut.seconds:,.1f}" + (f" of {cut.promised:,.1f}" if cut.promised is not None else "")
    return f"The end of the film is missing: the file breaks off after {until} seconds; copy it again."
