"""A small base for those who learn, and networks that know nothing yet."""

from __future__ import annotations

import pytest
import torch

from gan.cartoon.learned.background_net import BackgroundRetrieverNet
from gan.cartoon.learned.collage import Networks
from gan.cartoon.learned.composer_net import LayoutComposerNet
from gan.cartoon.learned.entity_net import EntityRetrieverNet
from gan.cartoon.stage.application import ensure_application
from tests.gan.cartoon.base.conftest import small_base  # noqa: F401


@pytest.fixture(scope="session")
def networks() -> Networks:
    """The three parts with their first weights."""
    ensure_application()
    torch.manual_seed(0)
    return Networks(LayoutComposerNet(), EntityRetrieverNet(), BackgroundRetrieverNet())
