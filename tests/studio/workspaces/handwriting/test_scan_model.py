"""The list of documents and pages, for Qt's views."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication

from studio.settings import Reading
from studio.workspaces.handwriting.scan_model import ScanModel, ScanRole
from studio.workspaces.handwriting.scans import ScanDocument


@pytest.fixture
def model(qapp: QApplication) -> ScanModel:
    made = ScanModel()
    made.tester = QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Fatal)
    return made


def document(name: str) -> ScanDocument:
    return ScanDocument(Path("/scans") / name, Reading())


def test_a_document_of_one_page_stands_for_it(model: ScanModel) -> None:
    single = document("a.png")
    model.append([single])
    model.set_pages(single, 1)
    assert model.rowCount() == 1 and model.rowCount(model.index(0)) == 0
    assert model.index_of(single.pages[0]) == model.index_of(single) == model.index(0)
    assert model.pages == single.pages


def test_pages_lie_below_their_document(model: ScanModel) -> None:
    single, book = document("a.png"), document("book.pdf")
    model.append([single, book])
    model.set_pages(book, 3)
    top = model.index(1)
    assert model.rowCount(top) == 3 and model.rowCount(model.index(0, 0, top)) == 0
    index = model.index_of(book.pages[2])
    assert index.row() == 2 and index.parent() == top and index.data() == "Page 3"
    assert index.data(ScanRole) is book.pages[2] and top.data(ScanRole) is book
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "Page 3, Waiting"


def test_documents_can_be_taken_out(model: ScanModel) -> None:
    first, book = document("a.png"), document("book.pdf")
    model.append([first, book])
    model.set_pages(book, 2)
    model.remove([first, document("other.png")])
    assert model.documents == [book] and not model.index_of(first).isValid()
    assert model.index_of(book.pages[1]).parent() == model.index(0)
    assert model.document_of(Path("/scans/book.pdf")) is book and model.document_of(first.source) is None


def test_a_page_that_changes_changes_its_document(model: ScanModel) -> None:
    book = document("book.pdf")
    model.append([book])
    model.set_pages(book, 2)
    changed = []
    model.dataChanged.connect(lambda first, last: changed.append(first.data(ScanRole)))
    model.tell_changed([book.pages[1]])
    assert changed == [book.pages[1], book]
