"""Models side by side."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from gan.models import DataTerms, Figure, ModelCard
from studio.workspaces.models.compare_page import ComparePage, table_of
from studio.workspaces.models.entries import Entry, Group


def entry(name: str, figures: tuple[Figure, ...], task: str = "enhance", limits: str = "") -> Entry:
    card = ModelCard(
        name=name, task=task, version="1", summary=f"{name} does it.", parameters=430_000, license="MIT",
        config={}, trained_on=(DataTerms("Attic", 1200, "CC0"),), recipe="", figures=figures, limits=limits,
        sha256="0" * 64, file=f"{name}.safetensors", path=Path(f"/models/{name}.json"),
    )  # fmt: skip
    return Entry(card, 900_000, False)


A = entry("a", (Figure("PSNR", 31.5, "dB", "set5"), Figure("PSNR", 28.2, "dB", "set14")))
B = entry("b", (Figure("PSNR", 30.0, "dB", "set14"),), limits="No faces.")
OTHER = entry("estimator", (), "enhance-estimator")


def test_only_what_was_measured_alike_stands_in_one_row():
    rows = dict(table_of((A, B)))
    assert rows["PSNR\nset14"] == ["28.2 dB", "30 dB"]
    assert rows["PSNR\nset5"] == ["31.5 dB", "–"]
    assert list(rows).index("PSNR\nset14") < list(rows).index("PSNR\nset5")  # both have it
    assert rows["Limits"] == ["–", "No faces."] and rows["Size"] == ["0.9 MB", "0.9 MB"]
    assert "Limits" not in dict(table_of((A,)))


def test_models_of_one_task_are_offered_and_chosen(qtbot: QtBot):
    page = ComparePage()
    qtbot.addWidget(page)
    page.show_groups([Group("Enhance", (A, OTHER, B)), Group("Faces", (entry("faces", (), "faces"),))])
    assert [page.job.itemText(index) for index in range(page.job.count())] == ["Enhance"]
    assert list(page.boxes) == ["a", "b"] and page.entries == (A, B)
    page.boxes["a"].click()
    assert page.entries == (B,)
    page.boxes["a"].click()
    assert page.entries == (A, B)
