"""Files that are there whole or not at all."""

from __future__ import annotations

import errno
import os
import signal
import stat
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from gan.media import AtomicFile, MediaError
from gan.media import atomic as atomic_module


def write(target: Path, data: bytes = b"whole", *, overwrite: bool = False) -> Path:
    """Write and commit."""
    with AtomicFile(target, overwrite=overwrite) as file:
        file.write(data)
        return file.commit()


@pytest.fixture
def named(monkeypatch: pytest.MonkeyPatch) -> None:
    """As on a system that has no files without names."""
    monkeypatch.setattr(atomic_module, "_open_nameless", lambda folder: None)


def test_a_hidden_name_stands_in_where_there_must_be_one(tmp_path: Path, named: None) -> None:
    with AtomicFile(tmp_path / "a.bin") as file:
        file.write(b"whole")
        (name,) = os.listdir(tmp_path)
        assert name.startswith(".") and name.endswith(".part")
        file.commit()
    assert os.listdir(tmp_path) == ["a.bin"] and (tmp_path / "a.bin").read_bytes() == b"whole"


@pytest.mark.skipif(not hasattr(os, "O_TMPFILE"), reason="files without names are Linux's")
def test_a_killed_process_leaves_nothing(tmp_path: Path) -> None:
    program = (
        "import os, signal, sys\nfrom pathlib import Path\nfrom gan.media import AtomicFile\n"
        "file = AtomicFile(Path(sys.argv[1]) / 'a.bin')\nfile.write(b'half')\nfile.flush()\n"
        "os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    root = Path(__file__).resolve().parents[3]
    done = subprocess.run([sys.executable, "-c", program, str(tmp_path)], cwd=root)
    assert done.returncode == -signal.SIGKILL and os.listdir(tmp_path) == []


def test_the_file_appears_at_the_commit(tmp_path: Path) -> None:
    with AtomicFile(tmp_path / "new" / "a.bin") as file:
        file.write(b"who")
        assert not (tmp_path / "new" / "a.bin").exists()
        file.write(b"le")
        file.seek(0)
        assert file.read() == b"whole" and file.tell() == 5
        assert file.commit() == tmp_path / "new" / "a.bin"
    assert os.listdir(tmp_path / "new") == ["a.bin"]
    assert (tmp_path / "new" / "a.bin").read_bytes() == b"whole"


def test_nothing_stays_without_a_commit(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"old")
    with AtomicFile(tmp_path / "a", overwrite=True) as file:
        file.write(b"new")
    assert os.listdir(tmp_path) == ["a"] and (tmp_path / "a").read_bytes() == b"old"
    with pytest.raises(ValueError, match="closed"):
        file.commit()


def test_names_that_are_taken_get_a_number(tmp_path: Path) -> None:
    names = [write(tmp_path / "a.tar.gz", bytes([n])).name for n in range(3)]
    assert names == ["a.tar.gz", "a.tar (2).gz", "a.tar (3).gz"]
    assert [(tmp_path / name).read_bytes() for name in names] == [b"\0", b"\1", b"\2"]


def test_overwriting(tmp_path: Path) -> None:
    write(tmp_path / "a", b"old")
    assert write(tmp_path / "a", b"new", overwrite=True) == tmp_path / "a"
    assert (tmp_path / "a").read_bytes() == b"new" and os.listdir(tmp_path) == ["a"]


def test_many_writers_of_one_name_each_get_a_file(tmp_path: Path) -> None:
    threads = [threading.Thread(target=write, args=(tmp_path / "a.x", bytes([n]))) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(path.read_bytes() for path in tmp_path.iterdir()) == [bytes([n]) for n in range(8)]


def test_file_systems_without_links(tmp_path: Path, named: None, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*args: object) -> None:
        raise OSError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    assert [write(tmp_path / "a.x").name for _ in range(2)] == ["a.x", "a (2).x"]
    assert sorted(os.listdir(tmp_path)) == ["a (2).x", "a.x"]


@pytest.mark.skipif(sys.platform == "win32", reason="rights of POSIX")
def test_results_have_the_usual_rights(tmp_path: Path) -> None:
    (tmp_path / "usual").touch()
    usual, ours = (tmp_path / "usual").stat(), write(tmp_path / "a").stat()
    assert stat.S_IMODE(ours.st_mode) == stat.S_IMODE(usual.st_mode)


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        (errno.ENOSPC, "a could not be saved because the disk of .* is full; free some space"),
        (errno.EROFS, "you may not write to .*; choose another folder"),
        (errno.EIO, "a could not be saved in .* try another folder"),
    ],
)
def test_errors_of_the_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int, sentence: str
) -> None:
    def fail(descriptor: int) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(MediaError, match=sentence) as caught:
        write(tmp_path / "a")
    assert caught.value.exit_status == 2 and "\n" not in str(caught.value)
    assert os.listdir(tmp_path) == []


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_while_writing(tmp_path: Path) -> None:
    with AtomicFile(tmp_path / "a") as file:
        file._file.close()
        file._file = open("/dev/full", "r+b", buffering=0)
        with pytest.raises(MediaError, match="disk of .* is full"):
            file.write(b"too much")


def test_folders_that_cannot_be(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(MediaError, match="is not a folder"):
        AtomicFile(tmp_path / "file" / "a")
    (tmp_path / "folder").mkdir()
    with pytest.raises(MediaError, match="is a folder, so no file"):
        write(tmp_path / "folder", overwrite=True)
    with pytest.raises(MediaError, match="too long a name"):
        write(tmp_path / ("n" * 300))


@pytest.mark.skipif(not hasattr(os, "setuid"), reason="needs users of POSIX")
def test_no_permission(tmp_path: Path) -> None:
    code = (
        "import os, sys\nfrom pathlib import Path\nfrom gan.media import AtomicFile, MediaError\n"
        "if os.getuid() == 0:\n os.setuid(65534)\n"
        "try:\n AtomicFile(Path(sys.argv[1]) / 'a')\nexcept MediaError as error:\n print(error)\n"
    )
    tmp_path.chmod(0o500)
    done = subprocess.run([sys.executable, "-c", code, str(tmp_path)], capture_output=True, text=True)
    assert "you may not write to" in done.stdout, done.stderr


def test_an_abandoned_file_removes_itself(tmp_path: Path) -> None:
    file = AtomicFile(tmp_path / "a")
    del file
    assert os.listdir(tmp_path) == []


def test_numbers_stand_before_the_ending() -> None:
    assert atomic_module.numbered(Path("x/name.png"), 2) == Path("x/name (2).png")
