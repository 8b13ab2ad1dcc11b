"""Memory and precision inside a lane."""

from __future__ import annotations

import pytest
import torch
from torch import Tensor, nn

from gan.engine import Engine, EngineError, Step
from gan.engine.cache import NetworkCache
from gan.engine.device import resolve_devices
from gan.engine.precision import Precision, candidates_for, run
from gan.engine.tuning import Tuning
from tests.gan.engine.engine_works import Affine, FakeModel, FakeRequest, ones

CPU = torch.device("cpu")
GPU_IS_FULL = torch.OutOfMemoryError("CUDA out of memory")
CPU_IS_FULL = RuntimeError("[enforce fail at alloc_cpu.cpp] DefaultCPUAllocator: can't allocate memory")


class Limited(nn.Module):
    """Doubles its input, and runs out of memory beyond `largest` values."""

    def __init__(self, largest: int, error: Exception = GPU_IS_FULL) -> None:
        super().__init__()
        self.largest = largest
        self.error = error

    def forward(self, inputs: Tensor) -> Tensor:
        if inputs.numel() > self.largest:
            raise self.error
        return inputs * 2


@pytest.fixture
def unmeasured(monkeypatch):
    """Every network runs in float32, and none is measured: that would take memory, too."""
    monkeypatch.setattr(Tuning, "choose", lambda *_: Precision())


def _halves(model: FakeModel, inputs: Tensor):
    """Cut a step along its last axis, as often as asked."""

    def split():
        if inputs.shape[-1] < 2:
            return None
        parts = inputs.split(inputs.shape[-1] // 2, dim=-1)
        steps = [Step(model, part, split=_halves(model, part)) for part in parts]
        return steps, lambda outputs: torch.cat(outputs, dim=-1)

    return split


@pytest.mark.parametrize("error", [GPU_IS_FULL, CPU_IS_FULL, MemoryError()])
def test_a_batch_too_large_is_halved_until_it_fits(unmeasured, error):
    model = FakeModel("limited", Limited(2 * 3 * 4 * 4, error), limit=8)
    with Engine("cpu") as engine:
        results = engine.submit(FakeRequest(ones(8), model)).result(30)
    assert [float(result.mean()) for result in results] == [2.0 * index for index in range(8)]


def test_a_tile_too_large_is_cut_and_the_job_says_so(unmeasured):
    model = FakeModel("limited", Limited(3 * 4 * 1))
    inputs = torch.arange(48.0).reshape(1, 3, 4, 4)
    request = FakeRequest([inputs[..., :1], inputs], model)
    steps = [Step(model, part, tag=i, split=_halves(model, part)) for i, part in enumerate(request.inputs)]
    request.steps = lambda: iter(steps)
    with Engine("cpu") as engine:
        job = engine.submit(request)
        assert torch.equal(job.result(30)[1], inputs * 2)
    assert any("smaller tiles" in note for note in job.notes)


def test_what_cannot_be_cut_fails_with_a_sentence(unmeasured):
    model = FakeModel("limited", Limited(48))
    with Engine("cpu") as engine:
        job = engine.submit(FakeRequest([torch.ones(1, 3, 4, 4), torch.ones(1, 3, 8, 8)], model))
        with pytest.raises(EngineError, match="not enough memory"):
            job.result(30)


def test_reduced_precision_is_refused_where_it_is_far_from_float32():
    class Fragile(nn.Module):
        """Loses everything in bfloat16: (1 + x) - 1 for small x."""

        def __init__(self) -> None:
            super().__init__()
            self.one = nn.Conv2d(1, 1, 1)
            nn.init.ones_(self.one.weight)
            nn.init.ones_(self.one.bias)

        def forward(self, inputs: Tensor) -> Tensor:
            return self.one(inputs) - 1

    network = Fragile()
    inputs = torch.rand(1, 1, 64, 64) * 1e-3
    chosen = Tuning().choose(FakeModel("fragile", network), network, inputs)
    assert not chosen.reduced


def test_the_choice_is_measured_once_and_remembered(monkeypatch):
    network = nn.Conv2d(3, 3, 3)
    model = FakeModel("remembered", network)
    first = Tuning().choose(model, network, torch.rand(1, 3, 32, 32))
    monkeypatch.setattr("gan.engine.tuning.fastest", lambda *_: pytest.fail("measured again"))
    assert Tuning().choose(model, network, torch.rand(1, 3, 32, 32)) == first


def test_a_damaged_memory_of_choices_is_measured_again():
    chooser = Tuning()
    chooser._file.parent.mkdir(parents=True, exist_ok=True)
    chooser._file.write_text("{damaged")
    network = nn.Conv2d(3, 3, 3)
    assert chooser.choose(FakeModel("again", network), network, torch.rand(1, 3, 32, 32)) in candidates_for(
        CPU
    )


def test_a_tiny_first_picture_does_not_decide_for_large_ones():
    shapes = []

    class Watched(nn.Conv2d):
        def forward(self, inputs: Tensor) -> Tensor:
            shapes.append(tuple(inputs.shape))
            return super().forward(inputs)

    network = Watched(3, 3, 3, padding=1)
    Tuning().choose(FakeModel("tiny first", network), network, torch.rand(1, 3, 1, 2))
    assert set(shapes) == {(1, 3, 96, 96)}


def test_every_precision_gives_nearly_the_same():
    torch.manual_seed(0)
    network = nn.Sequential(nn.Conv2d(3, 16, 3), nn.ReLU(), nn.Conv2d(16, 3, 3)).eval()
    inputs = torch.rand(1, 3, 32, 32)
    truth = run(network, inputs, Precision())
    for precision in candidates_for(CPU):
        output = run(network, inputs, precision)
        assert output.dtype == torch.float32
        assert (output - truth).norm() <= 0.02 * truth.norm()


def test_the_least_recently_used_network_goes_first():
    class Counting(FakeModel):
        loads: dict[str, int] = {}

        def load(self) -> nn.Module:
            self.loads[self.name] = self.loads.get(self.name, 0) + 1
            return nn.Linear(16, 16)

    inputs = torch.rand(1, 16)
    size = 16 * 17 * 4
    cache = NetworkCache(torch.device("cpu"), Tuning(), limit=2 * size)
    a, b, c = (Counting(name, Affine()) for name in "abc")
    for model in (a, b, a, c, a, b):
        cache.get(model, inputs)
    assert Counting.loads == {"a": 1, "b": 2, "c": 1}


def test_device_names():
    assert resolve_devices("cpu") == [torch.device("cpu")]
    assert resolve_devices("auto")
    for name in ("cuda:77", "gpu", ""):
        with pytest.raises(EngineError, match="not there") as caught:
            resolve_devices(name)
        assert caught.value.exit_status == 2


@pytest.mark.skipif(not torch.cuda.is_available(), reason="needs a CUDA device")
def test_cuda_gives_what_the_cpu_gives():
    torch.manual_seed(0)
    network = nn.Sequential(nn.Conv2d(3, 16, 3), nn.ReLU(), nn.Conv2d(16, 3, 3))
    inputs = [torch.rand(1, 3, 32, 32) for _ in range(9)]
    results = []
    for device in ("cpu", "cuda"):
        with Engine(device) as engine:
            request = FakeRequest(inputs, FakeModel("both", network, limit=4))
            results.append(torch.cat(engine.submit(request).result(60)))
    assert (results[0] - results[1]).norm() <= 0.02 * results[0].norm()
