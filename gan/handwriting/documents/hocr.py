"""hOCR 1.2: the text as XHTML, with boxes, baselines and confidences in the titles of its elements.

After "The hOCR Embedded OCR Workflow and Output Format" (Breuel and Kay): ocr_page, ocr_par, ocr_line and
ocrx_word, as Tesseract writes them, so that the tools around hOCR (hocr-tools, ocrmypdf) take it.
"""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from gan.handwriting.document import Box, Line, Page, Word
from gan.handwriting.documents.baseline import baseline_of
from gan.handwriting.documents.writer import DocumentWriter

if TYPE_CHECKING:
    import numpy as np

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" \
"http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml" xml:lang="en" lang="en">
 <head>
  <title></title>
  <meta http-equiv="Content-Type" content="text/html;charset=utf-8"/>
  <meta name="ocr-system" content="Ganvas"/>
  <meta name="ocr-capabilities" content="ocr_page ocr_par ocr_line ocrx_word ocrp_wconf"/>
 </head>
 <body>
"""
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


class HocrDocument(DocumentWriter):
    """One XHTML file with an ocr_page for each page."""

    def _add(self, page: Page, picture: np.ndarray) -> None:
        self._write(("" if self.pages else _HEAD) + format_page(page, self.pages))

    def _finish(self) -> None:
        self._write(" </body>\n</html>\n")


def format_page(page: Page, index: int) -> str:
    """The ocr_page element of a page.

    Args:
        page: what was read.
        index: of the page in the document, from 0; part of every id.
    """
    number = index + 1
    # Quotes end a file name in a title; a name with quotes is shown without them.
    name = page.source.replace('"', "")
    title = (
        f'image "{name}"; bbox 0 0 {page.width} {page.height}; ppageno {index}; '
        f"scan_res {round(page.dpi)} {round(page.dpi)}"
    )
    parts = [f"  <div class='ocr_page' id='page_{number}' title={_attribute(title)}>\n"]
    lines = [line for line in page.lines if line.words]
    count = 0
    for order, (_, paragraph) in enumerate(groupby(lines, key=lambda line: line.paragraph), start=1):
        together = list(paragraph)
        box = _union([line.box for line in together])
        parts.append(f"   <p class='ocr_par' id='par_{number}_{order}' lang='en' title=\"{_bbox(box)}\">\n")
        for line in together:
            count += 1
            parts.append(_line(line, f"{number}_{count}"))
        parts.append("   </p>\n")
    parts.append("  </div>\n")
    return "".join(parts)


def _line(line: Line, number: str) -> str:
    base = baseline_of(line)
    box = _whole(line.box)
    # From the lower left corner of the box, as the standard wants it.
    offset = round(base.at(box[0]) - box[3])
    title = f"{_bbox(line.box)}; baseline {base.slope:.4f} {offset}; x_size {base.size:.1f}"
    words = "".join(_word(word, f"{number}_{order}") for order, word in enumerate(line.words, start=1))
    return f"    <span class='ocr_line' id='line_{number}' title=\"{title}\">\n{words}    </span>\n"


def _word(word: Word, number: str) -> str:
    title = f"{_bbox(word.box)}; x_wconf {round(100 * word.confidence)}"
    text = escape(_NOT_XML.sub("", word.text))
    return f"     <span class='ocrx_word' id='word_{number}' title=\"{title}\">{text}</span>\n"


def _bbox(box: Box) -> str:
    return "bbox " + " ".join(map(str, _whole(box)))


def _whole(box: Box) -> tuple[int, int, int, int]:
    """Whole pixels; hOCR has no places outside of the picture's first column and row."""
    left, top = max(round(box.left), 0), max(round(box.top), 0)
    return left, top, max(round(box.right), left), max(round(box.bottom), top)


def _union(boxes: list[Box]) -> Box:
    whole = boxes[0]
    for box in boxes[1:]:
        whole = whole.union(box)
    return whole


def _attribute(text: str) -> str:
    return quoteattr(_NOT_XML.sub("", text))
