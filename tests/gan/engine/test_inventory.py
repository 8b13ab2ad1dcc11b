"""What the machine has, as far as every machine has it."""

from __future__ import annotations

import subprocess
import sys

import pytest
import torch

from gan.engine.inventory import Memory, find_graphics_cards, find_processor, memory_of


def test_every_machine_has_a_processor_and_memory():
    processor, memory = find_processor(), memory_of("cpu")
    assert processor.name and 1 <= processor.threads and 1 <= processor.cores
    assert 0 < memory.used < memory.total and 0 < memory.share < 1
    assert Memory(0, 0).share == 0


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads what Linux says")
def test_instruction_sets_are_those_that_torch_finds():
    words = " ".join(find_processor().instructions)
    assert ("AVX-512" in words) == ("AVX512" in torch.backends.cpu.get_cpu_capability())


def test_the_processor_is_found_without_torch():
    code = "import sys; from gan.engine.inventory import *; find_processor(); memory_of('cpu')"
    code += "; print('torch' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout == "False\n"


@pytest.mark.skipif(not torch.cuda.is_available(), reason="needs a CUDA device")
def test_graphics_cards_are_those_of_cuda():
    cards = find_graphics_cards()
    assert [card.device for card in cards] == [f"cuda:{n}" for n in range(torch.cuda.device_count())]
    for card in cards:
        memory = memory_of(card.device)
        assert card.name and 0 < memory.used < memory.total


@pytest.mark.skipif(torch.cuda.is_available(), reason="there is a CUDA device")
def test_without_cuda_there_are_none():
    assert find_graphics_cards() == ()
