"""From a text that comes from elsewhere to a script."""

from __future__ import annotations

import re


def script_of_text(text: str) -> str:
    """Running text: lines that ended where the paper did are joined, paragraphs stay.

    Parts of a word that was broken by a hyphen come together again.
    """
    paragraphs = re.split(r"\n\s*\n", text.strip())
    return "\n\n".join(_joined(paragraph) for paragraph in paragraphs if paragraph.strip())


def _joined(paragraph: str) -> str:
    whole = re.sub(r"(?<=[a-z])-\s*\n\s*(?=[a-z])", "", paragraph)
    return " ".join(whole.split())
