"""How writing a film can end: whole, cancelled, failed, killed; never with half a file."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import CancelledError
from pathlib import Path

import numpy as np
import pytest

from gan.media import MediaError
from gan.media.films import WRITABLE_FILMS, gif, open_film, stream
from gan.media.films.stream import Recipe
from tests.gan.media.films.film_frames import HEIGHT, WIDTH, drawn, write

ROOT = Path(__file__).resolve().parents[4]
ALL = pytest.mark.parametrize("suffix", WRITABLE_FILMS)


@ALL
def test_nothing_stays_without_a_commit(tmp_path: Path, suffix: str) -> None:
    with pytest.raises(ZeroDivisionError), open_film(tmp_path / f"a{suffix}", (WIDTH, HEIGHT)) as film:
        for frame in drawn():
            film.write(frame)
        raise ZeroDivisionError
    assert os.listdir(tmp_path) == []


@ALL
def test_an_abandoned_film_removes_itself(tmp_path: Path, suffix: str) -> None:
    film = open_film(tmp_path / f"a{suffix}", (WIDTH, HEIGHT))
    for frame in drawn():
        film.write(frame)
    del film
    assert os.listdir(tmp_path) == []


@ALL
def test_names_that_are_taken(tmp_path: Path, suffix: str) -> None:
    paths = [write(tmp_path / f"a{suffix}", drawn(2)) for _ in range(2)]
    assert [path.name for path in paths] == [f"a{suffix}", f"a (2){suffix}"]
    old = paths[0].read_bytes()
    assert write(tmp_path / f"a{suffix}", drawn(5), overwrite=True) == paths[0]
    assert paths[0].read_bytes() != old and len(os.listdir(tmp_path)) == 2


@ALL
def test_cancelling_between_frames(tmp_path: Path, suffix: str) -> None:
    answers = iter([False] * 3)
    with (
        pytest.raises(CancelledError),
        open_film(tmp_path / f"a{suffix}", (WIDTH, HEIGHT), cancelled=lambda: next(answers, True)) as film,
    ):
        for frame in drawn():
            film.write(frame)
    assert film.frames < 4 and os.listdir(tmp_path) == []


@ALL
@pytest.mark.parametrize("late", [0, 1])
def test_cancelling_the_commit(tmp_path: Path, suffix: str, late: int) -> None:
    answers: Iterator[bool] | None = None

    def cancelled() -> bool:
        return answers is not None and next(answers, True)

    with open_film(tmp_path / f"a{suffix}", (320, 240), cancelled=cancelled) as film:
        for frame in drawn(20, 240, 320):
            film.write(frame)
        answers = iter([False] * late)
        start = time.perf_counter()
        with pytest.raises(CancelledError):
            film.commit()
        assert time.perf_counter() - start < 1
    assert os.listdir(tmp_path) == []


@pytest.mark.parametrize("suffix", [".mp4", ".webm"])
def test_cancelling_while_sound_is_put_in(tmp_path: Path, suffix: str) -> None:
    count = 0

    def cancelled() -> bool:
        nonlocal count
        count += 1
        return count > limit

    limit = 10**9
    path = tmp_path / f"a{suffix}"
    calls = []
    while not path.exists():  # the first time to count the questions, then cancelled at the last but two
        count = 0
        with open_film(path, (WIDTH, HEIGHT), cancelled=cancelled) as film:
            for frame in drawn():
                film.write(frame)
            film.add_sound(np.zeros(20_000, np.float32), 44_100)
            film.commit()
        calls.append(count)
    path.unlink()
    count, limit = 0, calls[0] - 3
    with pytest.raises(CancelledError), open_film(path, (WIDTH, HEIGHT), cancelled=cancelled) as film:
        for frame in drawn():
            film.write(frame)
        film.add_sound(np.zeros(20_000, np.float32), 44_100)
        film.commit()
    assert os.listdir(tmp_path) == []


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
@pytest.mark.parametrize("suffix", [suffix for suffix in WRITABLE_FILMS if suffix != ".gif"])
def test_a_full_disk(tmp_path: Path, suffix: str) -> None:
    with open_film(tmp_path / f"a{suffix}", (WIDTH, HEIGHT)) as film:
        film._file._file.close()
        film._file._file = open("/dev/full", "r+b", buffering=0)
        with pytest.raises(MediaError, match=f"a{suffix} could not be saved because the disk of .* is full"):
            for frame in drawn():
                film.write(frame)
            film.commit()
    assert os.listdir(tmp_path) == []


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_while_frames_are_gathered(tmp_path: Path) -> None:
    with open_film(tmp_path / "a.gif", (WIDTH, HEIGHT)) as film:
        film._encoder._waiting.close()
        film._encoder._waiting = open("/dev/full", "r+b", buffering=0)
        with pytest.raises(MediaError, match="a.gif could not be saved because the disk of .* is full"):
            film.write(next(drawn()))
    assert os.listdir(tmp_path) == []


@pytest.mark.skipif(not hasattr(os, "setuid"), reason="needs users of POSIX")
def test_no_permission(tmp_path: Path) -> None:
    code = (
        "import os, sys\nfrom pathlib import Path\nfrom gan.media import MediaError\n"
        "from gan.media.films import open_film\nif os.getuid() == 0:\n os.setuid(65534)\n"
        "try:\n open_film(Path(sys.argv[1]) / 'a.mp4', (8, 8))\nexcept MediaError as error:\n print(error)\n"
    )
    tmp_path.chmod(0o500)
    command = [sys.executable, "-c", code, str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert "you may not write to" in done.stdout, done.stderr


@pytest.mark.skipif(not hasattr(os, "O_TMPFILE"), reason="files without names are Linux's")
def test_a_killed_process_leaves_nothing(tmp_path: Path) -> None:
    code = (
        "import os, signal, sys\nimport numpy as np\nfrom pathlib import Path\n"
        "from gan.media.films import open_film\n"
        "films = [open_film(Path(sys.argv[1]) / f'a{s}', (64, 64)) for s in ('.mp4', '.gif', '.png')]\n"
        "for film in films:\n"
        "    for value in range(20):\n        film.write(np.full((64, 64, 3), value, np.uint8))\n"
        "films[0].add_sound(np.zeros(9000), 44100)\n"
        "os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    done = subprocess.run([sys.executable, "-c", code, str(tmp_path)], cwd=ROOT)
    assert done.returncode == -signal.SIGKILL and os.listdir(tmp_path) == []


@ALL
def test_no_frames(tmp_path: Path, suffix: str) -> None:
    with (
        open_film(tmp_path / f"a{suffix}", (8, 8)) as film,
        pytest.raises(MediaError, match=f"a{suffix} was not saved because it has no frames"),
    ):
        film.commit()
    assert os.listdir(tmp_path) == []


def test_frames_of_another_size(tmp_path: Path) -> None:
    with open_film(tmp_path / "a.mp4", (16, 8)) as film:
        with pytest.raises(MediaError, match="has 16 x 8 pixels, and a frame of 8 x 16 does not fit in"):
            film.write(np.zeros((16, 8, 3), np.uint8))
        with pytest.raises(ValueError, match="shape"):
            film.write(np.zeros((8, 16), np.uint8))
        with pytest.raises(ValueError, match="float"):
            film.write(np.zeros((8, 16, 3)))


def test_an_encoder_that_is_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stream, "recipe_of", lambda settings: Recipe("mp4", "libnothing", "yuv420p", {}))
    with pytest.raises(MediaError, match="a.mp4 cannot be written .* no encoder libnothing") as caught:
        open_film(tmp_path / "a.mp4", (8, 8))
    assert caught.value.exit_status == 1 and os.listdir(tmp_path) == []


def test_an_encoder_that_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    options = {"profile": "baseline", "qp": "0"}  # which that profile does not have
    monkeypatch.setattr(stream, "recipe_of", lambda settings: Recipe("mp4", "libx264", "yuv420p", options))
    with (
        open_film(tmp_path / "a.mp4", (8, 8)) as film,
        pytest.raises(MediaError, match="a.mp4 could not be encoded .*; try another size or ending"),
    ):
        film.write(np.zeros((8, 8, 3), np.uint8))
    assert os.listdir(tmp_path) == []


def test_gif_gathers_its_frames_packed(tmp_path: Path) -> None:
    with open_film(tmp_path / "a.gif", (WIDTH, HEIGHT)) as film:
        for value in range(10):
            film.write(np.full((HEIGHT, WIDTH, 3), value, np.uint8))
        assert isinstance(film._encoder, gif.GifEncoder)
        assert film._encoder._waiting.tell() < HEIGHT * WIDTH
