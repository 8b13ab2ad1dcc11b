"""The one lock around PDFium, which keeps state between calls: no two threads may be in it at once."""

from __future__ import annotations

import threading

PDFIUM = threading.RLock()
"""To be held during every call of pypdfium2, whether it reads or writes."""
