"""What learning a person's hand is, wherever it is begun."""

from __future__ import annotations

from studio.training.plan import Plan
from studio.training.table import HAND, PASSES, Table

WANTED = 30
"""Corrected lines from which a reader learns a hand well."""

FEWEST = 8
"""Corrected lines below which nothing can be learned."""


def reader_of(hand: str) -> str:
    """Name of the reader that has learned a hand."""
    return f"lines-{hand}"


def share_learned(table: Table) -> float:
    """How much of learning is done, 0..1."""
    return min(table.last.get("pass", 0.0) / PASSES, 1.0)


def plan_of(hand: str) -> Plan:
    """The training that learns a hand."""
    return Plan(HAND, reader_of(hand), hand)
