"""The collector rests while a long script is worked on, and only then."""

from __future__ import annotations

import gc

import pytest

from studio.workspaces.cartoon.collecting import LONG, without_collecting


def test_the_collector_rests_while_a_long_script_is_worked_on():
    with without_collecting("a" * LONG):
        assert not gc.isenabled()
        with without_collecting("b" * LONG):
            pass
        assert not gc.isenabled()
    assert gc.isenabled()


def test_a_short_script_leaves_it_alone_and_a_failure_wakes_it_again():
    with without_collecting("Ada walks."):
        assert gc.isenabled()
    with pytest.raises(ValueError), without_collecting("a" * LONG):
        raise ValueError
    assert gc.isenabled()
