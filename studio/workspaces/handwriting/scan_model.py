"""The list of documents with their pages, for Qt's views."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from studio.language import tr
from studio.workspaces.handwriting.scans import Opening, Scan, ScanDocument, ScanPage, spoken

ScanRole = Qt.ItemDataRole.UserRole + 1
Index = QModelIndex | QPersistentModelIndex


class ScanModel(QAbstractItemModel):
    """Documents, and below those of several pages, their pages.

    A document of one page has no rows below it: its own row stands for the page.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._documents: list[ScanDocument] = []
        self._numbers: dict[ScanDocument, int] = {}  # what an index of a page remembers of its document
        self._by_number: dict[int, ScanDocument] = {}
        self._counter = itertools.count(1)

    @property
    def documents(self) -> Sequence[ScanDocument]:
        """All documents, in order."""
        return self._documents

    @property
    def pages(self) -> list[ScanPage]:
        """All pages, in order."""
        return [page for document in self._documents for page in document.pages]

    def document_of(self, source: Path) -> ScanDocument | None:
        """The document that stands for this file."""
        return next((each for each in self._documents if each.source == source and not each.ink), None)

    # What Qt asks

    def index(self, row: int, column: int = 0, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008
        """The index of a row, below a document or at the top."""
        if column or row < 0 or row >= self.rowCount(parent):
            return QModelIndex()
        number = self._numbers[self._documents[parent.row()]] if parent.isValid() else 0
        return self.createIndex(row, 0, number)

    def parent(self, index: Index = QModelIndex()) -> QModelIndex:  # noqa: B008
        """The document of a page."""
        document = self._by_number.get(index.internalId()) if index.isValid() else None
        return self.createIndex(self._documents.index(document), 0, 0) if document else QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """How many documents there are, or rows below one."""
        if not parent.isValid():
            return len(self._documents)
        if parent.internalId():
            return 0
        pages = self._documents[parent.row()].pages
        return len(pages) if len(pages) > 1 else 0

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """One."""
        return 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The row itself, or its words."""
        scan = self.scan_at(index)
        if scan is None:
            return None
        if role == ScanRole:
            return scan
        if role == Qt.ItemDataRole.DisplayRole:
            return scan.name if isinstance(scan, ScanDocument) else tr("Page {number}", number=scan.number)
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.AccessibleDescriptionRole):
            return spoken(scan)
        return None

    def scan_at(self, index: Index) -> Scan | None:
        """The document or page of an index."""
        if not index.isValid():
            return None
        if document := self._by_number.get(index.internalId()):
            return document.pages[index.row()]
        return self._documents[index.row()] if index.row() < len(self._documents) else None

    def index_of(self, scan: Scan) -> QModelIndex:
        """The index of a row; of a single page, that of its document; invalid once it was removed."""
        document = scan if isinstance(scan, ScanDocument) else scan.document
        if document not in self._numbers:
            return QModelIndex()
        top = self.createIndex(self._documents.index(document), 0, 0)
        if isinstance(scan, ScanDocument) or document.is_single:
            return top
        return self.index(scan.number - 1, 0, top)

    # Changes

    def append(self, documents: Sequence[ScanDocument]) -> None:
        """Add documents at the end."""
        if not documents:
            return
        first = len(self._documents)
        self.beginInsertRows(QModelIndex(), first, first + len(documents) - 1)
        for document in documents:
            self._documents.append(document)
            number = next(self._counter)
            self._numbers[document] = number
            self._by_number[number] = document
        self.endInsertRows()

    def set_pages(self, document: ScanDocument, count: int) -> None:
        """The pages of a document are known now."""
        pages = [ScanPage(document, number + 1) for number in range(count)]
        document.opening = Opening.OPEN
        if count > 1:
            self.beginInsertRows(self.index_of(document), 0, count - 1)
        document.pages = pages
        if count > 1:
            self.endInsertRows()
        self.tell_changed([document])

    def remove(self, documents: Iterable[ScanDocument]) -> None:
        """Take documents out."""
        for document in documents:
            if document not in self._numbers:
                continue
            row = self._documents.index(document)
            self.beginRemoveRows(QModelIndex(), row, row)
            del self._documents[row]
            del self._by_number[self._numbers.pop(document)]
            self.endRemoveRows()

    def tell_changed(self, scans: Iterable[Scan]) -> None:
        """Rows look different now, and with pages their documents."""
        changed: dict[Scan, None] = {}
        for scan in scans:
            changed[scan] = None
            if isinstance(scan, ScanPage):
                changed[scan.document] = None
        for scan in changed:
            index = self.index_of(scan)
            if index.isValid():
                self.dataChanged.emit(index, index)
