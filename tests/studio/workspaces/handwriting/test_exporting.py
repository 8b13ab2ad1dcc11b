"""Documents written in a thread."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gan.handwriting.document import Page
from studio.workspaces.handwriting.exporting import Exported, Exporter, ExportFormat
from studio.workspaces.handwriting.page_store import PageStore
from tests.studio.workspaces.handwriting.readings import page_of, picture_of_page


@pytest.fixture
def exporter(qapp: QApplication) -> Iterator[Exporter]:
    store = PageStore()
    made = Exporter(store)
    for key in (1, 2, 3):
        store.keep(key, picture_of_page(page_of()))
    yield made
    made.wait()
    store.close()


def export(
    qtbot: QtBot, exporter: Exporter, target: Path, *pages: tuple[Page, int], **keys: bool
) -> Exported:
    with qtbot.waitSignal(exporter.ended) as told:
        exporter.start(pages or [(page_of(), 1), (page_of(number=2), 2)], target, **keys)
    return told.args[0]


@pytest.mark.parametrize("kind", ExportFormat)
def test_every_format_is_written(
    qtbot: QtBot, exporter: Exporter, tmp_path: Path, kind: ExportFormat
) -> None:
    steps: list[tuple[int, int]] = []
    exporter.progressed.connect(lambda *step: steps.append(step))
    exported = export(qtbot, exporter, tmp_path / f"a{kind.suffix}")
    assert exported.path == tmp_path / f"a{kind.suffix}" and exported.path.stat().st_size > 50
    assert steps == [(1, 2), (2, 2)]


def test_an_existing_file_is_replaced_only_when_asked(
    qtbot: QtBot, exporter: Exporter, tmp_path: Path
) -> None:
    target = tmp_path / "a.txt"
    target.write_text("old")
    assert export(qtbot, exporter, target).path == tmp_path / "a (2).txt" and target.read_text() == "old"
    assert export(qtbot, exporter, target, overwrite=True).path == target
    assert target.read_text().startswith("Dear Clara,")


def test_cancelling_leaves_nothing(qtbot: QtBot, exporter: Exporter, tmp_path: Path) -> None:
    exporter.progressed.connect(lambda *_: None)
    with qtbot.waitSignal(exporter.ended) as told:
        exporter.start([(page_of(), 1)] * 50, tmp_path / "a.pdf")
        exporter.cancel()
    assert told.args[0] == Exported() and list(tmp_path.iterdir()) == []


def test_a_page_whose_picture_is_gone_is_a_sentence(qtbot: QtBot, exporter: Exporter, tmp_path: Path) -> None:
    exported = export(qtbot, exporter, tmp_path / "a.pdf", (page_of(), 99))
    assert exported.path is None and "a.pdf could not be written" in exported.problem
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_none_is_a_sentence(qtbot: QtBot, exporter: Exporter, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    exported = export(qtbot, exporter, tmp_path / "file" / "a.txt")
    assert exported.path is None and exported.problem
