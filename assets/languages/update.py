"""Collects the texts of the window, and brings the catalogues of all languages up to date.

    .venv/bin/pip install -e .[translate]
    .venv/bin/python assets/languages/update.py            after a text or translation changed
    .venv/bin/python assets/languages/update.py --new fr   begins a further language

What is new stands without a translation in `<code>/LC_MESSAGES/ganvas.po`; write it there, and run this
again. The window reads the compiled `ganvas.mo` beside it, so that both are committed.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

_HERE = Path(__file__).parent
_STUDIO = _HERE.parent.parent / "studio"
_KEYWORDS = {"tr": None, "noted": None, "trn": (1, 2), "trc": ((1, "c"), 2)}
_METHODS = [("commands/**", "ignore"), ("**.py", "python")]
_WIDTH = 110


def collect() -> Catalog:
    """Every text of the window, in the order of the files."""
    texts = Catalog(project="Ganvas", charset="utf-8")
    for _, _, key, comments, context in extract_from_dir(str(_STUDIO), _METHODS, keywords=_KEYWORDS):
        texts.add(key, auto_comments=comments, context=context)
    return texts


def update(code: str, texts: Catalog) -> list[str]:
    """Write the catalogues of a language; returns the texts that wait for a translation."""
    path = _HERE / code / "LC_MESSAGES" / "ganvas.po"
    path.parent.mkdir(parents=True, exist_ok=True)
    catalogue = Catalog(locale=code, project="Ganvas", fuzzy=False)
    if path.exists():
        with path.open("rb") as file:
            catalogue = read_po(file, locale=code)
    created = catalogue.creation_date
    catalogue.update(texts, no_fuzzy_matching=True)
    catalogue.project, catalogue.version, catalogue.msgid_bugs_address = "Ganvas", "", ""
    catalogue.creation_date = created  # so that nothing changes where no text did
    catalogue.obsolete.clear()
    with path.open("wb") as file:
        write_po(file, catalogue, width=_WIDTH, no_location=True)
    with path.with_suffix(".mo").open("wb") as file:
        write_mo(file, catalogue)
    return [str(message.id) for message in catalogue if message.id and not _is_translated(message.string)]


def _is_translated(string: str | tuple[str, ...]) -> bool:
    return all(string) if isinstance(string, tuple) else bool(string)


def main() -> None:
    """Bring all languages up to date, and say what they lack."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--new", metavar="CODE", help="begin a further language")
    new = parser.parse_args().new
    codes = sorted(path.parent.parent.name for path in _HERE.glob("*/LC_MESSAGES/ganvas.po"))
    texts = collect()
    for code in {*codes, *([new] if new else [])}:
        missing = update(code, texts)
        print(f"{code}: {len(texts)} texts, {len(missing)} without a translation")
        for text in missing:
            print(f"    {text}")


if __name__ == "__main__":
    main()
