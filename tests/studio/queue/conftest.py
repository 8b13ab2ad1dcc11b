"""Tasks that are easily told apart."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from gan.engine import Priority
from gan.enhance.request import EnhanceRequest
from studio.queue import Group, Task


@pytest.fixture
def task() -> Callable[..., Task]:
    """Makes tasks: `task("a", Priority.BATCH, group)`."""
    usual = Group(2)

    def make(name: str, priority: Priority = Priority.BATCH, group: Group = usual) -> Task:
        request = EnhanceRequest(Path(f"/pictures/{name}.png"), Path("/pictures"), 2)
        return Task(request, name, priority, group=group)

    return make
