"""Files of others: tensors are read, and nothing in a file is ever run."""

from __future__ import annotations

import hashlib
import pickle
import sys
import types
from pathlib import Path

import pytest
import torch
from safetensors.torch import save_file

from gan.models import ModelError, read_foreign


class Trap:
    """Unpickled carelessly, it writes a file."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __reduce__(self) -> tuple:
        return Path.write_text, (self.path, "caught")


def test_tensors_are_found_in_dictionaries_within_dictionaries(tmp_path: Path) -> None:
    file = tmp_path / "checkpoint.pt"
    torch.save({"step": 3, "nets": {"g": {"a.weight": torch.arange(4.0)}}, "b": torch.ones(2)}, file)
    found = read_foreign(file)
    assert set(found.tensors) == {"nets.g.a.weight", "b"}
    assert found.tensors["nets.g.a.weight"].tolist() == [0, 1, 2, 3]
    assert found.sha256 == hashlib.sha256(file.read_bytes()).hexdigest() and found.path == file


def test_safetensors_are_known_by_their_content_not_their_name(tmp_path: Path) -> None:
    file = tmp_path / "weights.bin"
    save_file({"a": torch.ones(3)}, file)
    assert read_foreign(file).tensors["a"].tolist() == [1, 1, 1]


def test_old_files_without_an_archive_are_read(tmp_path: Path) -> None:
    file = tmp_path / "old.pth"
    torch.save({"a": torch.ones(3)}, file, _use_new_zipfile_serialization=False)
    assert read_foreign(file).tensors["a"].tolist() == [1, 1, 1]


@pytest.mark.parametrize("new", [True, False])
def test_code_in_a_file_is_refused_and_not_run(tmp_path: Path, new: bool) -> None:
    file, caught = tmp_path / "trap.pth", tmp_path / "caught.txt"
    torch.save({"a": torch.ones(3), "b": Trap(caught)}, file, _use_new_zipfile_serialization=new)
    with pytest.raises(ModelError, match="holds code or objects"):
        read_foreign(file)
    assert not caught.exists()


def test_a_bare_pickle_is_refused_and_not_run(tmp_path: Path) -> None:
    file, caught = tmp_path / "trap.pkl", tmp_path / "caught.txt"
    file.write_bytes(pickle.dumps(Trap(caught), protocol=2))
    with pytest.raises(ModelError):
        read_foreign(file)
    assert not caught.exists()


def test_the_settings_that_one_program_writes_do_no_harm(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    module = types.ModuleType("models.utils.config")
    module.BaseConfig = type("BaseConfig", (), {"__module__": module.__name__})  # type: ignore[attr-defined]
    for name in ("models", "models.utils", "models.utils.config"):
        monkeypatch.setitem(sys.modules, name, module)
    settings = module.BaseConfig()
    settings.learningRate = 0.001
    file = tmp_path / "zoo.pth"
    torch.save({"config": settings, "netG": {"a": torch.ones(1)}}, file)
    for name in ("models", "models.utils", "models.utils.config"):
        monkeypatch.delitem(sys.modules, name)
    assert set(read_foreign(file).tensors) == {"netG.a"}


def test_a_file_without_tensors_says_so(tmp_path: Path) -> None:
    file = tmp_path / "empty.pt"
    torch.save({"step": 3}, file)
    with pytest.raises(ModelError, match="holds no weights"):
        read_foreign(file)


@pytest.mark.parametrize(
    "content", [b"", b"hello", b"not weights", b"PK\x03\x04 and no more", b"\x80\x02}q\x00."]
)
def test_what_is_no_file_of_weights_says_so(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "strange.pth"
    file.write_bytes(content)
    with pytest.raises(ModelError, match="strange.pth is (cut off or )?damaged"):
        read_foreign(file)


@pytest.mark.parametrize("kind", ["pt", "safetensors"])
def test_a_file_that_is_cut_off_says_so(tmp_path: Path, kind: str) -> None:
    file = tmp_path / f"weights.{kind}"
    if kind == "pt":
        torch.save({"a": torch.ones(1000)}, file)
    else:
        save_file({"a": torch.ones(1000)}, file)
    file.write_bytes(file.read_bytes()[:-1500])
    with pytest.raises(ModelError, match="damaged"):
        read_foreign(file)


def test_a_missing_file_and_a_folder_say_so(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="does not exist"):
        read_foreign(tmp_path / "nothing.pth")
    with pytest.raises(ModelError, match="is a folder"):
        read_foreign(tmp_path)
