"""What was read, as documents: plain text, searchable PDF, JSON with boxes, hOCR; many pages to each."""

from gan.handwriting.documents.writer import DOCUMENT_SUFFIXES, DocumentWriter, open_document

__all__ = ["DOCUMENT_SUFFIXES", "DocumentWriter", "open_document"]
