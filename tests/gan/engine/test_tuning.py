"""What was measured of networks is kept, used and forgotten; devices are exchanged under way."""

from __future__ import annotations

import json
import threading

import pytest
import torch
from torch import Tensor, nn

from gan.engine import Engine, EngineError, JobState
from gan.engine import tuning as tuning_module
from gan.engine.precision import BFLOAT16, FLOAT16, FLOAT32, Precision, candidates_for, is_close, run
from gan.engine.tuning import Tuned, Tuning
from gan.paths import user_folder
from tests.gan.engine.engine_works import Affine, FakeModel, FakeRequest, ones

CPU = torch.device("cpu")
needs_cuda = pytest.mark.skipif(not torch.cuda.is_available(), reason="needs a CUDA device")
FAST = Tuned(Precision(BFLOAT16, True), room=2 * 3 * 4 * 4, tile=192)


class Watched(Affine):
    """Remembers how many inputs ran together, in which numbers, and on how many threads."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[tuple[int, bool, int]] = []

    def forward(self, inputs: Tensor) -> Tensor:
        self.seen.append((len(inputs), torch.is_autocast_enabled("cpu"), torch.get_num_threads()))
        return super().forward(inputs)


def test_what_is_kept_is_found_again_by_another_and_can_be_forgotten():
    model = FakeModel("kept", Affine())
    mine, others = Tuning(), Tuning()
    assert mine.find(model, CPU) is None
    mine.keep(model, CPU, FAST)
    assert others.find(model, CPU) == FAST
    assert others.find(FakeModel("other", Affine()), CPU) is None
    assert Tuning(threads=7).find(model, CPU) is None  # what is fastest depends on it
    assert others.forget() == 1
    assert mine.find(model, CPU) is None


def test_nobody_waits_while_a_model_is_measured(monkeypatch):
    model = FakeModel("measured", Affine())
    tuning = Tuning()
    found = []

    def measure(*_: object) -> Precision:
        asker = threading.Thread(target=lambda: found.append(tuning.find(model, CPU)), daemon=True)
        asker.start()
        asker.join(20)
        return FAST.precision

    monkeypatch.setattr(tuning_module, "fastest", measure)
    assert tuning.choose(model, Affine(), torch.zeros(1, 3, 4, 4)) == FAST.precision
    assert found == [None]  # the answer came at once: nothing is known yet
    assert tuning.find(model, CPU) == Tuned(FAST.precision)


@pytest.mark.parametrize(
    "damage", [{"precision": {"numbers": "float8", "channels_last": True}}, {"room": -1}, {"tile": "big"}, []]
)
def test_damaged_entries_are_as_if_they_were_not_there(damage):
    model = FakeModel("damaged", Affine())
    tuning = Tuning()
    tuning.keep(model, CPU, FAST)
    file = user_folder() / "tuning.json"
    entries = json.loads(file.read_text())
    (key,) = entries
    entries[key] = entries[key] | damage if damage else damage
    file.write_text(json.dumps(entries))
    assert Tuning().find(model, CPU) is None


def test_a_disk_that_takes_nothing_does_not_stop_the_work(monkeypatch):
    home = user_folder() / "a file"
    home.write_text("in the way")
    monkeypatch.setenv("GANVAS_HOME", str(home))
    tuning, model = Tuning(), FakeModel("unwritten", Affine())
    tuning.keep(model, CPU, FAST)
    assert tuning.find(model, CPU) == FAST


def test_the_engine_runs_batches_and_numbers_as_they_were_measured():
    network = Watched()
    model = FakeModel("tuned", network, limit=8)
    Tuning().keep(model, CPU, FAST)
    with Engine("cpu") as engine:
        results = engine.submit(FakeRequest(ones(6), model)).result(30)
    assert len(results) == 6
    assert max(count for count, _, _ in network.seen) <= 2
    assert all(reduced for _, reduced, _ in network.seen)


def test_what_a_benchmark_finds_holds_for_networks_that_are_loaded_already():
    network = Watched()
    model = FakeModel("late", network)
    Tuning().keep(model, CPU, Tuned())
    with Engine("cpu") as engine:
        engine.submit(FakeRequest(ones(1), model)).result(30)
        Tuning().keep(model, CPU, FAST)
        engine.submit(FakeRequest(ones(1), model)).result(30)
    assert [reduced for _, reduced, _ in network.seen] == [False, True]


def test_threads_are_changed_under_way():
    network = Watched()
    model = FakeModel("threads", network)
    for threads in (1, 2):
        Tuning(threads).keep(model, CPU, Tuned())
    with Engine("cpu", threads=2) as engine:
        engine.submit(FakeRequest(ones(1), model)).result(30)
        engine.use("cpu", 1)
        changed = threading.Event()
        while not changed.wait(0.01) and engine.device_name != "CPU, 1 core":
            pass
        engine.submit(FakeRequest(ones(1), model)).result(30)
    assert [threads for _, _, threads in network.seen] == [2, 1]


def test_a_device_that_is_not_there_changes_nothing_but_what_is_said():
    with Engine("cpu") as engine:
        engine.require_device()
        engine.use("cuda:77")
        for _ in range(500):
            if engine.device_problem:
                break
            threading.Event().wait(0.01)
        assert "cuda:77" in engine.device_problem
        model = FakeModel("still there", Affine())
        assert engine.submit(FakeRequest(ones(2), model)).wait(30)
    with Engine("cuda:77") as engine, pytest.raises(EngineError, match="not there"):
        engine.require_device()
    with Engine("cuda:77", gentle=True) as engine:  # a window must not be useless for it
        engine.require_device()
        assert "cuda:77" in engine.device_problem and engine.device_name


def test_lanes_are_exchanged_while_a_job_is_under_way(monkeypatch):
    """Without a second device, the engine is told that the CPU it finds is another one."""
    from gan.engine import device

    begun, go_on = threading.Event(), threading.Event()

    class Slow(Affine):
        def forward(self, inputs: Tensor) -> Tensor:
            names.append(threading.current_thread().name)
            begun.set()
            assert go_on.wait(30)
            return super().forward(inputs)

    names: list[str] = []
    model = FakeModel("slow", Slow(), limit=1)
    Tuning().keep(model, CPU, Tuned())
    Tuning().keep(model, torch.device("cpu", 0), Tuned())
    with Engine("cpu") as engine:
        job = engine.submit(FakeRequest(ones(4), model))
        assert begun.wait(30)
        monkeypatch.setattr(device, "resolve_devices", lambda name: [torch.device("cpu", 0)])
        engine.use("cuda:0")
        for _ in range(3000):
            if engine._in_use == ("cuda:0", 0):
                break
            threading.Event().wait(0.01)
        go_on.set()
        results = job.result(30)
    assert job.state is JobState.DONE and [float(each.mean()) for each in results] == [
        2.0 * index + 1 for index in range(4)
    ]
    assert names[0] == "lane-cpu" and names[-1] == "lane-cpu:0"


def test_only_numbers_that_the_device_is_fast_in_are_tried():
    assert {each.numbers for each in candidates_for(CPU)} == {FLOAT32, BFLOAT16}
    assert candidates_for(CPU)[0] == Precision()


def test_what_is_not_finite_is_not_close():
    truth = torch.ones(4)
    assert is_close(truth * 1.001, truth)
    assert not is_close(truth * 1.1, truth)
    assert not is_close(torch.tensor([1.0, 1.0, 1.0, float("nan")]), truth)


@needs_cuda
def test_cuda_has_half_precision_and_every_candidate_is_close():
    device = torch.device("cuda", 0)
    numbers = {each.numbers for each in candidates_for(device)}
    assert {FLOAT32, FLOAT16} <= numbers
    torch.manual_seed(0)
    network = nn.Sequential(nn.Conv2d(3, 16, 3), nn.ReLU(), nn.Conv2d(16, 3, 3)).to(device).eval()
    inputs = torch.rand(1, 3, 32, 32, device=device)
    with torch.inference_mode():
        truth = run(network, inputs, Precision())
        assert all(is_close(run(network, inputs, each), truth) for each in candidates_for(device))


@needs_cuda
def test_cuda_memory_is_given_back_when_the_cpu_takes_over():
    model = FakeModel("large", nn.Linear(4, 4_000_000))
    with Engine("cuda:0") as engine:
        engine.submit(FakeRequest([torch.rand(1, 4)], model)).result(60)
        held = torch.cuda.memory_reserved(0)
        engine.use("cpu")
        for _ in range(1000):
            if torch.cuda.memory_reserved(0) < held:
                break
            threading.Event().wait(0.01)
        assert torch.cuda.memory_reserved(0) < held
