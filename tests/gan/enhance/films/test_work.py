"""Films through the engine, from file to file, by a small generator."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest

from gan.engine import Engine, JobState
from gan.enhance.errors import EnhanceError
from gan.enhance.films import work as film_work
from gan.enhance.films.request import FilmRequest
from gan.enhance.request import EnhanceRequest
from gan.media import MediaError
from gan.media.films import FilmLook, open_film, read_film
from tests.gan.enhance.small_model import install
from tests.gan.media.films.film_frames import clicks, drawn, psnr, write
from tests.gan.media.films.test_ending import make
from tests.gan.media.films.test_fields import interlaced


@pytest.fixture(scope="module")
def pool() -> Iterator[Engine]:
    with Engine("cpu") as pool:
        yield pool


@pytest.fixture
def engine(pool: Engine) -> Engine:
    install()
    return pool


@pytest.fixture
def short_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pieces of five frames at 25 a second."""
    monkeypatch.setattr(film_work, "_SECONDS_A_PIECE", 0.2)


def request(source: Path, **changes: object) -> FilmRequest:
    return replace(FilmRequest(source, source.parent / "out", scale=2, model="tiny"), **changes)


def moments(path: Path) -> list[float]:
    with read_film(path) as reader:
        return [frame.seconds for frame in reader.frames()]


def film(tmp_path: Path, frames: int = 12, name: str = "film.mp4", **keys: object) -> Path:
    return write(tmp_path / name, drawn(frames, **keys))


def left_over(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_each_frame_is_the_networks_own(engine: Engine, tmp_path: Path) -> None:
    source = film(tmp_path)
    result = engine.submit(request(source, quality=100)).result(60)
    assert result.path == tmp_path / "out" / "film_2x.mp4" and result.frames == 12 and result.broken == 0
    with read_film(source) as before, read_film(result.path) as after:
        assert (after.info.width, after.info.height) == (result.width, result.height) == (192, 128)
        from PIL import Image

        for index, (low, high) in enumerate(zip(before, after, strict=True)):
            if index == 5:
                Image.fromarray(low).save(tmp_path / "frame.png")
                wish = EnhanceRequest(tmp_path / "frame.png", tmp_path, 2, "tiny")
                picture = Image.open(engine.submit(wish).result(60).path)
                assert psnr(np.asarray(picture), high) > 33
    assert left_over(tmp_path / "out") == ["film_2x.mp4"]


def test_progress_counts_frames(engine: Engine, tmp_path: Path) -> None:
    job = engine.submit(request(film(tmp_path, height=100, width=80), tile=32))
    job.result(60)
    assert (job.progress.done, job.progress.total, job.state) == (12, 12, JobState.DONE)


def test_odd_sizes(engine: Engine, tmp_path: Path) -> None:
    """A film of 97x61 pixels, as FFV1 holds it."""
    source = tmp_path / "odd.mkv"
    with av.open(str(source), "w") as container:
        stream = container.add_stream("ffv1", rate=10)
        stream.width, stream.height, stream.pix_fmt = 97, 61, "bgr0"
        for frame in drawn(4, 61, 97):
            container.mux(stream.encode(av.VideoFrame.from_ndarray(frame, "rgb24")))
        container.mux(stream.encode(None))
    result = engine.submit(request(source)).result(60)
    with read_film(result.path) as reader:
        assert (reader.info.width, reader.info.height) == (194, 122) and result.path.suffix == ".mkv"
        assert len(list(reader)) == 4


def test_uneven_moments_are_kept(engine: Engine, short_pieces: None, tmp_path: Path) -> None:
    times = [0, 0.04, 0.5, 0.52, 0.9, 1.7, 1.72, 1.74, 2.3, 4.0, 4.01, 4.5]
    with open_film(tmp_path / "film.mp4", (96, 64), 25) as writer:
        for frame, moment in zip(drawn(), times, strict=True):
            writer.write(frame, moment)
        source = writer.commit()
    result = engine.submit(request(source)).result(60)
    assert moments(result.path) == pytest.approx(times, abs=1e-4)


def test_sound_subtitles_chapters_and_look_are_kept(engine: Engine, tmp_path: Path) -> None:
    source = rich_film(tmp_path / "film.mkv")
    result = engine.submit(request(source)).result(60)
    with av.open(str(source)) as before, av.open(str(result.path)) as after:
        assert [stream.type for stream in after.streams] == ["video", "audio", "subtitle"]
        for kind in ("audio", "subtitles"):
            old, new = (
                [
                    (bytes(packet), float(packet.pts * packet.time_base))
                    for packet in container.demux(getattr(container.streams, kind)[0])
                    if packet.pts is not None and packet.size
                ]
                for container in (before, after)
            )
            assert [data for data, _ in old] == [data for data, _ in new]
            assert [at for _, at in new] == pytest.approx([at for _, at in old], abs=0.0011)
            before.seek(0)
            after.seek(0)
        assert after.metadata["title"] == "A film" and after.streams.audio[0].language == "ger"
        assert [chapter["metadata"]["title"] for chapter in after.chapters()] == ["Begin", "End"]
    with read_film(source) as before, read_film(result.path) as after:
        assert after.look == before.look == LOOK
        assert moments(result.path) == pytest.approx(moments(source), abs=0.0011)


LOOK = FilmLook(matrix=5, primaries=5, transfer=6, is_full_range=True, pixel_shape=Fraction(16, 15))


def rich_film(path: Path) -> Path:
    """Full range, pixels that are not square, sound that begins a little later, subtitles, chapters."""
    with av.open(str(path), "w") as container:
        stream = container.add_stream("libx264", rate=25, options={"crf": "10"})
        stream.width, stream.height, stream.pix_fmt = 96, 64, "yuv420p"
        context = stream.codec_context
        context.sample_aspect_ratio = LOOK.pixel_shape
        context.colorspace, context.color_range = LOOK.matrix, 2
        context.color_primaries, context.color_trc = LOOK.primaries, LOOK.transfer
        sound = container.add_stream("aac", rate=48000)
        sound.metadata["language"] = "ger"
        subtitles = container.add_mux_stream("subrip")
        container.metadata["title"] = "A film"
        half = {"id": 1, "start": 0, "end": 240, "time_base": Fraction(1, 1000)}
        container.set_chapters(
            [
                half | {"metadata": {"title": "Begin"}},
                half | {"id": 2, "start": 240, "end": 480, "metadata": {"title": "End"}},
            ]
        )
        packets = []
        for index, frame in enumerate([*drawn(), None]):
            picture = None
            if frame is not None:
                picture = av.VideoFrame.from_ndarray(frame, "rgb24").reformat(
                    format="yuv420p", dst_colorspace=5, dst_color_range=2
                )
                picture.pts, picture.time_base = index, Fraction(1, 25)
            packets += stream.encode(picture)
        samples = clicks(0.48, 48000, 0.2).reshape(1, -1)
        tone = av.AudioFrame.from_ndarray(samples, "fltp", "mono")
        tone.sample_rate, tone.pts, tone.time_base = 48000, 2400, Fraction(1, 48000)
        packets += [*sound.encode(tone), *sound.encode(None)]
        for index, words in enumerate((b"Hello", b"Good night")):
            line = av.Packet(words)
            line.stream, line.time_base = subtitles, Fraction(1, 1000)
            line.pts = line.dts = 40 + 200 * index
            line.duration = 150
            packets.append(line)
        for packet in sorted(packets, key=lambda packet: packet.dts * packet.time_base):
            container.mux(packet)
    return path


def test_what_did_not_move_keeps_its_pixels(engine: Engine, tmp_path: Path) -> None:
    """Noise that nobody sees makes the network flicker; steadied, it does so less, and motion stays."""
    random = np.random.default_rng(0)
    noisy = [
        np.clip(frame + random.normal(0, 1.5, frame.shape), 0, 255).astype(np.uint8) for frame in drawn(8)
    ]
    source = write(tmp_path / "noisy.mp4", noisy, quality=100)
    films = {}
    for steady in (True, False):
        wish = request(source, quality=100, steady=steady, name=f"steady {steady}")
        with read_film(engine.submit(wish).result(60).path) as reader:
            films[steady] = np.stack(list(reader)).astype(float)
    ground = np.s_[:, 80:, :]  # the square wanders above
    flicker = {steady: frames[ground].std(axis=0).mean() for steady, frames in films.items()}
    assert flicker[True] < flicker[False] / 2
    square = np.s_[:, 36:60]
    assert psnr(films[True][square], films[False][square]) > 30


def test_a_film_that_stands_still_is_computed_once(engine: Engine, tmp_path: Path) -> None:
    frame = next(drawn())
    source = write(tmp_path / "still.mp4", [frame] * 20)
    drawn_steps = []
    make = film_work.tile_step

    def counted(*args: object, **keys: object) -> object:
        drawn_steps.append(args)
        return make(*args, **keys)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(film_work, "tile_step", counted)
        assert engine.submit(request(source)).result(60).frames == 20
    assert len(drawn_steps) < 6


def test_a_run_that_goes_on_makes_the_same_film(engine: Engine, short_pieces: None, tmp_path: Path) -> None:
    source = film(tmp_path, 23)
    whole = engine.submit(request(source, name="whole")).result(60).path
    job = engine.submit(request(source, name="again"))
    job.subscribe(lambda job: job.cancel() if job.progress.done == 13 and not job.cancel_asked else None)
    job.wait(60)
    assert job.state is JobState.CANCELLED
    parts = [path for path in (tmp_path / "out").iterdir() if path.name.endswith(".ganvas-film")]
    assert len(parts) == 1 and (parts[0] / "000001.mp4").exists()
    second = engine.submit(request(source, name="again"))
    result = second.result(60)
    assert any("10 frames that were done before" in note for note in result.notes)
    assert (second.progress.done, second.progress.total) == (23, 23)
    assert result.path.read_bytes() == whole.read_bytes()
    assert left_over(tmp_path / "out") == ["again.mp4", "whole.mp4"]


KILLED = """
import sys
from pathlib import Path
from gan.engine import Engine
from gan.enhance.films import work
from gan.enhance.films.request import FilmRequest
work._SECONDS_A_PIECE = 0.2
with Engine("cpu") as engine:
    engine.submit(FilmRequest(Path(sys.argv[1]), Path(sys.argv[2]), 2, "tiny")).result()
"""


def test_a_killed_process_loses_nothing_that_was_done(short_pieces: None, tmp_path: Path) -> None:
    install()
    source = film(tmp_path, 80)
    out = tmp_path / "out"
    process = subprocess.Popen([sys.executable, "-c", KILLED, str(source), str(out)])
    try:
        deadline = time.monotonic() + 60
        while not list(out.glob(".*/000003.mp4")) and time.monotonic() < deadline:
            time.sleep(0.01)
        os.kill(process.pid, signal.SIGKILL)
    finally:
        process.kill()
        process.wait()
    names = left_over(out)
    assert len(names) <= 2 and not [name for name in names if name.endswith(("x.mp4",))]
    assert len(list(next(out.glob(".*.ganvas-film")).glob("*.part"))) == 0
    with Engine("cpu") as engine:  # one of this user folder: it computes as precisely as the killed one
        result = engine.submit(request(source)).result(120)
        fresh = engine.submit(request(source, folder=tmp_path / "fresh")).result(120)
    assert any("that were done before" in note for note in result.notes)
    assert result.path.read_bytes() == fresh.path.read_bytes()
    assert left_over(out) == ["film_2x.mp4"]


def test_a_film_that_cannot_be_entered_is_read_from_its_start(
    engine: Engine, short_pieces: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = film(tmp_path, 12)
    job = engine.submit(request(source))
    job.subscribe(lambda job: job.cancel() if job.progress.done == 7 and not job.cancel_asked else None)
    job.wait(60)
    monkeypatch.setattr(film_work.Decoder, "_knows", lambda self, pixels: False)
    result = engine.submit(request(source)).result(60)
    whole = engine.submit(request(source, folder=tmp_path / "whole")).result(60)
    assert result.path.read_bytes() == whole.path.read_bytes()


def test_the_preview_comes_first_and_goes_in_the_end(
    engine: Engine, short_pieces: None, tmp_path: Path
) -> None:
    source = film(tmp_path, 30)
    seen = []

    def look(job: object) -> None:
        for path in (tmp_path / "out").glob("*.preview.mp4"):
            if path not in seen and job.remarks:
                seen.append(path)
                assert job.remarks == ("film_2x.preview.mp4 shows the first five seconds; the rest follows.",)
                assert len(moments(path)) == 10

    job = engine.submit(request(source))
    job.subscribe(look)
    result = job.result(60)
    assert seen and not job.remarks
    assert left_over(tmp_path / "out") == ["film_2x.mp4"] and not result.notes


def test_the_preview_alone_is_not_computed_again(engine: Engine, short_pieces: None, tmp_path: Path) -> None:
    source = film(tmp_path, 30)
    preview = engine.submit(request(source, preview=True)).result(60)
    assert preview.path.name == "film_2x.preview.mp4" and preview.frames == 10
    assert moments(preview.path) == pytest.approx([index / 25 for index in range(10)], abs=1e-4)
    whole = engine.submit(request(source)).result(60)
    assert "10 frames that were done before" in whole.notes[0] and len(moments(whole.path)) == 30


def test_broken_frames_are_counted_and_gone_past(engine: Engine, tmp_path: Path) -> None:
    source = film(tmp_path, 40)
    with av.open(str(source)) as container:
        place = [packet.pos for packet in container.demux(video=0) if packet.size][20]
    data = bytearray(source.read_bytes())
    data[place + 4 : place + 60] = bytes(56)
    source.write_bytes(data)
    result = engine.submit(request(source)).result(60)
    assert result.broken >= 1 and any("could not be read" in note for note in result.notes)
    assert 20 <= len(moments(result.path)) == result.frames < 40


def test_a_film_that_is_cut_off(engine: Engine, tmp_path: Path) -> None:
    source = rich_film(tmp_path / "film.mkv")
    source.write_bytes(source.read_bytes()[: source.stat().st_size * 3 // 5])
    result = engine.submit(request(source)).result(60)
    assert 0 < result.frames < 12 and len(moments(result.path)) == result.frames
    assert [note for note in result.notes if "breaks off after 0." in note and "of 0.5 seconds" in note]
    preview = engine.submit(request(source, preview=True, folder=tmp_path / "preview")).result(60)
    assert preview.path.exists()
    whole = engine.submit(request(rich_film(tmp_path / "whole.mkv"))).result(60)
    assert not [note for note in whole.notes if "missing" in note]


def test_sound_that_outlasts_the_pictures_is_kept(engine: Engine, tmp_path: Path) -> None:
    source = make(tmp_path / "film.mkv", frames=10, sound=3.0)
    result = engine.submit(request(source)).result(60)
    assert not result.notes and len(moments(result.path)) == 10
    ends = []
    for path in (source, result.path):
        with av.open(str(path)) as container:
            packets = [packet for packet in container.demux(audio=0) if packet.pts is not None]
            ends.append(float((packets[-1].pts + packets[-1].duration) * packets[-1].time_base))
    assert ends[1] == pytest.approx(ends[0], abs=0.03) and ends[1] > 2.9


def test_interlaced_films_become_whole_frames_also_in_two_runs(
    engine: Engine, short_pieces: None, tmp_path: Path
) -> None:
    source = interlaced(tmp_path / "film.mp4", 23, since=8)
    whole = engine.submit(request(source, name="whole")).result(60)
    assert whole.notes == ("The film is interlaced; its fields were made into whole frames.",)
    job = engine.submit(request(source, name="again"))
    job.subscribe(lambda job: job.cancel() if job.progress.done == 13 and not job.cancel_asked else None)
    job.wait(60)
    assert job.state is JobState.CANCELLED
    result = engine.submit(request(source, name="again")).result(60)
    assert result.frames == 23 and result.path.read_bytes() == whole.path.read_bytes()


def test_a_film_without_a_single_frame(engine: Engine, tmp_path: Path) -> None:
    for suffix in (".mp4", ".mkv", ".avi"):
        source = tmp_path / f"film{suffix}"
        with av.open(str(source), "w") as container:
            stream = container.add_stream("mpeg4", rate=25)
            stream.width, stream.height, stream.pix_fmt = 96, 64, "yuv420p"
            container.start_encoding()
        with pytest.raises(MediaError, match=f"film{suffix} (is|has)"):
            engine.submit(request(source)).result(60)
    assert not (tmp_path / "out").exists() or left_over(tmp_path / "out") == []


def test_a_picture_with_the_ending_of_a_film(engine: Engine, tmp_path: Path) -> None:
    from PIL import Image

    Image.new("RGB", (40, 30), (9, 99, 199)).save(tmp_path / "film.mp4", "JPEG")
    with pytest.raises(MediaError, match="is a picture and no film"):
        engine.submit(request(tmp_path / "film.mp4")).result(60)


def test_no_film(engine: Engine, tmp_path: Path) -> None:
    text = tmp_path / "film.mp4"
    text.write_text("not a film")
    with pytest.raises(MediaError, match="is not a film"):
        engine.submit(request(text)).result(60)
    song = tmp_path / "song.mkv"
    with av.open(str(song), "w") as container:
        stream = container.add_stream("aac", rate=48000)
        tone = av.AudioFrame.from_ndarray(clicks(0.2, 48000, 0.1).reshape(1, -1), "fltp", "mono")
        tone.sample_rate = 48000
        container.mux([*stream.encode(tone), *stream.encode(None)])
    with pytest.raises(MediaError, match="has no pictures"):
        engine.submit(request(song)).result(60)
    assert not (tmp_path / "out").exists() or left_over(tmp_path / "out") == []


def test_a_full_disk_leaves_no_half_film(
    engine: Engine, short_pieces: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = film(tmp_path, 30)
    from gan.media import atomic

    write_on = atomic.AtomicFile.write
    written = []

    def full(self: object, data: bytes) -> int:
        written.append(len(data))
        if len(written) > 60:
            raise OSError(28, "No space left on device")
        return write_on(self, data)

    with monkeypatch.context() as patch:
        patch.setattr(atomic.AtomicFile, "write", lambda self, data: _saving(self, data, full))
        job = engine.submit(request(source))
        with pytest.raises(MediaError, match="disk of .* is full"):
            job.result(60)
    assert not [name for name in left_over(tmp_path / "out") if not name.startswith(".")]
    assert len(moments(engine.submit(request(source)).result(60).path)) == 30


def _saving(file: object, data: bytes, write: object) -> int:
    from gan.media.atomic import saving

    with saving(file.target):
        return write(file, data)


def test_formats(engine: Engine, tmp_path: Path) -> None:
    source = rich_film(tmp_path / "film.mkv")
    result = engine.submit(request(source, format="mp4")).result(60)
    assert result.path.suffix == ".mp4" and "subtitles (subrip)" in result.notes[0]
    with pytest.raises(EnhanceError, match="cannot become WEBM with its sound"):
        engine.submit(request(source, format="webm")).result(60)
    with pytest.raises(EnhanceError, match="choose one of keep, mp4, mkv, webm"):
        request(source, format="png")
    silent = film(tmp_path, 6, "silent.webm")
    assert engine.submit(request(silent)).result(60).path.name == "silent_2x.webm"


def test_two_jobs_for_one_film(engine: Engine, tmp_path: Path) -> None:
    source = film(tmp_path, 60)
    jobs = [engine.submit(request(source)) for _ in range(2)]
    for job in jobs:
        job.wait(60)
    refused = [job for job in jobs if job.state is JobState.FAILED]
    assert len(refused) <= 1  # none where one was through before the other began
    assert all("by another job" in str(job.error) for job in refused)
