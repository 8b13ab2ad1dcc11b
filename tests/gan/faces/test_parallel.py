"""Several processes that train one network together, as torchrun starts them."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest
import torch

from gan.faces.parallel import Group, join_group
from tests.gan.faces.face_samples import small_options

# Writes how many faces were seen, and a fingerprint of the weights, of each process.
RUN = """
import sys, torch
from pathlib import Path
from gan.faces import training
from gan.faces.training import _Run, train
from tests.gan.faces.face_samples import small_options
folder, steps = Path(sys.argv[1]), int(sys.argv[2])
torch.set_num_threads(1)
seen = []
go = _Run.go
def watched(self, stop):
    go(self, stop)
    seen.append(self)
_Run.go = watched
train(small_options(folder, images=steps * 4 * 2))
run = seen[0]
weights = [value for value in run._state.generator.parameters()] + [*run._state.critic.parameters()]
total = sum(float(value.double().abs().sum()) for value in weights)
first = float(run._state.randomness.get_state().double().sum())
print(run._group.rank, run._group.size, run._state.images, total, first)
"""


def test_alone_nothing_is_exchanged(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("WORLD_SIZE", raising=False)
    group = join_group(torch.device("cpu"))
    assert group == Group(torch.device("cpu")) and group.is_first
    weight = torch.nn.Parameter(torch.ones(2))
    weight.grad = torch.tensor((1.0, 3.0))
    group.average_gradients([weight])
    group.wait()
    assert weight.grad.tolist() == [1, 3] and group.mean(0.25) == 0.25


def test_two_processes_keep_the_same_weights_and_write_once(tmp_path: Path) -> None:
    small_options(tmp_path)  # makes the faces and features
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    shared = {"WORLD_SIZE": "2", "MASTER_ADDR": "127.0.0.1", "MASTER_PORT": port, "PYTHONPATH": "."}
    programs = [
        subprocess.Popen(
            [sys.executable, "-c", RUN, str(tmp_path), "3"],
            env=os.environ | shared | {"RANK": rank, "LOCAL_RANK": rank},
            stdout=subprocess.PIPE,
            text=True,
        )
        for rank in ("0", "1")
    ]
    outputs = [program.communicate(timeout=120)[0].split() for program in programs]
    assert [program.returncode for program in programs] == [0, 0]
    first, second = (tuple(map(float, words[-5:])) for words in outputs)
    assert first[:3] == (0, 2, 24) and second[:3] == (1, 2, 24)
    assert first[3] == pytest.approx(second[3], rel=1e-6)  # the same weights
    assert first[4] != second[4]  # from other latents
    assert (tmp_path / "out" / "models" / "faces.json").exists()
