"""Collects the texts of the window, and brings the catalogues of all languages up to date.

    .venv/bin/pip install -e .[translate]
    .venv/bin/python assets/languages/update.py            after a text or translation changed
    .venv/bin/python assets/languages/update.py --new fr   begins a further language

The texts of the model cards that are shipped are among them: what each model is for, its limits and its
figures.

What is new stands without a translation in `<code>/LC_MESSAGES/ganvas.po`; write it there, and run this
again. Where only numbers differ from a text that is translated, as in the figures of a model that was trained
anew, the translation is taken over with the new ones. The window reads the compiled `ganvas.mo` beside it, so
that both are committed.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

_HERE = Path(__file__).parent
_STUDIO = _HERE.parent.parent / "studio"
_CARDS = _HERE.parent / "models"
_KEYWORDS = {"tr": None, "noted": None, "trn": (1, 2), "trc": ((1, "c"), 2)}
_METHODS = [("commands/**", "ignore"), ("**.py", "python")]
_WIDTH = 110
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


def collect() -> Catalog:
    """Every text of the window, in the order of the files; then those of the cards."""
    texts = Catalog(project="Ganvas", charset="utf-8")
    for _, _, key, comments, context in extract_from_dir(str(_STUDIO), _METHODS, keywords=_KEYWORDS):
        texts.add(key, auto_comments=comments, context=context)
    for card, text in card_texts():
        texts.add(text, auto_comments=[f"Model card: {card}"])
    return texts


def card_texts() -> Iterator[tuple[str, str]]:
    """Names of model cards, and the texts of them that the window shows in its own language."""
    for path in sorted(_CARDS.glob("*.json")):
        card = json.loads(path.read_text("utf-8"))
        of_figures = (figure[part] for figure in card["figures"] for part in ("name", "unit", "condition"))
        for text in (card["summary"], card["limits"], *of_figures):
            if any(letter.isalpha() for letter in text):
                yield card["name"], text


def update(code: str, texts: Catalog) -> list[str]:
    """Write the catalogues of a language; returns the texts that wait for a translation."""
    path = _HERE / code / "LC_MESSAGES" / "ganvas.po"
    path.parent.mkdir(parents=True, exist_ok=True)
    catalogue = Catalog(locale=code, project="Ganvas", fuzzy=False)
    if path.exists():
        with path.open("rb") as file:
            catalogue = read_po(file, locale=code)
    created = catalogue.creation_date
    known = {message.id: message.string for message in catalogue if isinstance(message.id, str)}
    catalogue.update(texts, no_fuzzy_matching=True)
    take_over(catalogue, known)
    catalogue.project, catalogue.version, catalogue.msgid_bugs_address = "Ganvas", "", ""
    catalogue.creation_date = created  # so that nothing changes where no text did
    catalogue.obsolete.clear()
    with path.open("wb") as file:
        write_po(file, catalogue, width=_WIDTH, no_location=True)
    with path.with_suffix(".mo").open("wb") as file:
        write_mo(file, catalogue)
    return [str(message.id) for message in catalogue if message.id and not _is_translated(message.string)]


def take_over(catalogue: Catalog, known: dict[str, str]) -> None:
    """Translate what differs in its numbers only from what is known, where all of them can be placed."""
    alike = {_NUMBER.sub("0", text): text for text, said in known.items() if said and _NUMBER.search(text)}
    for message in catalogue:
        if isinstance(message.id, str) and not message.string:
            old = alike.get(_NUMBER.sub("0", message.id))
            if old is not None:
                message.string = with_numbers(known[old], _NUMBER.findall(old), _NUMBER.findall(message.id))


def with_numbers(said: str, old: list[str], new: list[str]) -> str:
    """A translation with other numbers, written as its language writes them; empty if one has no place."""
    turned = str.maketrans(".,", ",.")
    left = list(zip(old, new, strict=True))

    def place(found: re.Match[str]) -> str:
        for pair in left:
            for before, now in (pair, tuple(number.translate(turned) for number in pair)):
                if before == found[0]:
                    left.remove(pair)
                    return now
        left.append(("", ""))  # it is none of the old ones
        return ""

    filled = _NUMBER.sub(place, said)
    return "" if left else filled


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
