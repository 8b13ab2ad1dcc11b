"""Libraries for tests."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from studio.library.store import Library


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """An empty library in the test's folder."""
    with Library(tmp_path / "library.db") as made:
        yield made
