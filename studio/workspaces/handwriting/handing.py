"""What Handwriting hands on to other workspaces: the text that was read, and the scans themselves."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from studio.handover import Offer, offer_of
from studio.workspaces.handwriting.scans import Scan, ScanPage, pages_of


def offer_of_scans(scans: Sequence[Scan], shown: ScanPage | None) -> Offer | None:
    """The pages of the chosen rows, or else the page that is shown; sheets of the pen are text alone."""
    pages = [page for scan in scans for page in pages_of(scan)]
    if not pages and shown is not None:
        pages = [shown]
    documents = dict.fromkeys(page.document for page in pages)
    files = [document.source for document in documents if not document.ink]
    return offer_of(files, text_of(pages), files)


def text_of(pages: Iterable[ScanPage]) -> str:
    """What was read on pages, with an empty line between them."""
    texts = (page.reading.text for page in dict.fromkeys(pages) if page.reading is not None)
    return "\n\n".join(text for text in texts if text)
