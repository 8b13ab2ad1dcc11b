"""How clips are made and saved; see `gan.engine.Work`.

Nothing here needs a network or a GPU: the work has no steps for the lanes, and tells its progress itself.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from gan.cartoon.catalogue.characters import CHARACTERS
from gan.cartoon.folder import FrameFolder
from gan.cartoon.frames import painted_ahead
from gan.cartoon.learned.parts import parts_named
from gan.cartoon.request import FRAMES_FOLDER, ClipRequest, SavedClip
from gan.cartoon.scene import Scene, write_scene
from gan.cartoon.source import scene_of
from gan.cartoon.voices import RATE, Line, find_program, sound_track, voice_for
from gan.engine import Job, JobState, Step
from gan.media.films import film_format, open_film

if TYPE_CHECKING:
    from torch import Tensor

    from gan.cartoon.stage.film import Film


class ClipWork:
    """One `ClipRequest` on its way."""

    def __init__(self, request: ClipRequest) -> None:
        self._request = request
        self._started = time.perf_counter()

    def read(self, job: Job) -> None:
        """Understand the text, and save what was understood where that is asked for.

        Raises:
            CartoonError, MediaError: with a sentence that names the setting.
        """
        from gan.cartoon.stage.application import ensure_application
        from gan.cartoon.stage.film import Film

        request = self._request
        ensure_application()
        scene = scene_of(request.text, request.scene, request.seed, job.note)
        self._scene_path: Path | None = None
        if request.scene_file is not None:
            self._scene_path = write_scene(scene, request.scene_file, overwrite=request.overwrite)
        self._film: Film = Film(scene, captions=request.captions, **parts_named(request.composer))
        self._program = self._find_voices(job)

    def count(self) -> int:
        """As many steps as frames."""
        return self._film.count

    def steps(self) -> Iterator[Step]:
        """None: frames are painted, not computed."""
        return iter(())

    def write(self, job: Job, outputs: Iterator[tuple[Step, Tensor]]) -> SavedClip:
        """Paint and write frame by frame.

        Raises:
            MediaError: the format cannot hold the film, or the disk is full or refuses; nothing is left then.
        """
        is_folder = self._request.target.suffix == FRAMES_FOLDER
        path = self._write_folder(job) if is_folder else self._write_film(job)
        film, (width, height) = self._film, self._request.size
        return SavedClip(
            path,
            film.count,
            width,
            height,
            film.count / film.fps,
            time.perf_counter() - self._started,
            len(film.scene.shots),
            self._scene_path,
            self._program is not None,
            job.notes,
        )

    def _write_film(self, job: Job) -> Path:
        from gan.cartoon.stage.export import frame_pixels

        request, film = self._request, self._film
        width, height = request.size

        def paint(index: int):
            return frame_pixels(film, index, width, height, request.background)

        with open_film(
            request.target,
            request.size,
            film.fps,
            alpha=not request.background,
            quality=request.quality,
            loop=request.loop,
            repeatable=True,
            overwrite=request.overwrite,
            cancelled=lambda: job.cancel_asked,
        ) as writer:
            with closing(painted_ahead(film.count, paint)) as frames:
                for frame in frames:
                    job.hold()
                    writer.write(frame)
                    job.advance()
            job.enter(JobState.WRITING)
            if self._program is not None:
                writer.add_sound(self._sound(), RATE)
            return writer.commit()

    def _write_folder(self, job: Job) -> Path:
        from gan.cartoon.stage.export import frame_png

        request, film = self._request, self._film
        width, height = request.size

        def paint(index: int) -> bytes:
            return frame_png(film, index, width, height, request.background)

        with FrameFolder(request.target, film.count, overwrite=request.overwrite) as folder:
            with closing(painted_ahead(film.count, paint)) as frames:
                for frame in frames:
                    job.hold()
                    folder.write(frame)
                    job.advance()
            job.enter(JobState.WRITING)
            return folder.commit()

    # Voices

    def _find_voices(self, job: Job) -> str | None:
        """The program that speaks; None, and a note, where the clip stays silent."""
        request = self._request
        if not request.voices:
            return None
        if request.target.suffix == FRAMES_FOLDER or film_format(request.target).sound is None:
            job.note(f"{request.target.name} has no sound track, so nobody speaks; take .mp4 or .webm.")
            return None
        program = find_program()
        if program is None:
            job.note("This machine has no espeak-ng, so the clip is silent; install it for voices.")
        return program

    def _sound(self):
        lines = spoken(self._film)
        return sound_track(lines, self._film.count / self._film.fps, self._program)


def spoken(film: Film) -> list[Line]:
    """Every line of a film with its speaker's voice; seconds count from the film's beginning."""
    order = {member.id: number for number, member in enumerate(film.scene.cast)}
    lines = []
    for number, shot in enumerate(film.scene.shots):
        for line in film.lines(number):
            if line.text:
                voice = _voice(film.scene, line.speaker, order.get(line.speaker, 0))
                lines.append(Line(line.text, shot.start + line.start, shot.start + line.end, voice))
    return lines


def _voice(scene: Scene, speaker: str, number: int):
    member = scene.member(speaker)
    entry = CHARACTERS.get(member.character if member else "")
    if entry is None:
        return voice_for("person", member.gender if member else "", "adult", number)
    gender = (member.gender if member else "") or entry.gender
    age = "child" if entry.age == "baby" else entry.age
    return voice_for(entry.kind, gender, age, number)
