"""What learning a hand is."""

from __future__ import annotations

from gan.handwriting import adapting
from studio.training.hand import FEWEST, plan_of, share_learned
from studio.training.table import HAND, Table


def test_as_few_lines_as_the_recipe_takes() -> None:
    assert FEWEST == adapting.FEWEST


def test_a_hand_has_a_training_of_its_own() -> None:
    plan = plan_of("anna")
    assert (plan.kind, plan.name, plan.source) == (HAND, "lines-anna", "anna")


def test_how_much_is_learned() -> None:
    assert share_learned(Table()) == 0 and share_learned(Table(last={"pass": 4.0})) == 0.25
