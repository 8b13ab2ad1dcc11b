"""The language of the window: English texts are the keys, other languages stand in catalogues.

The catalogues are those of GNU gettext, `assets/languages/<code>/LC_MESSAGES/ganvas.mo`. What a catalogue
lacks stays English. The command line is English always.
"""

from __future__ import annotations

import gettext
import os
from pathlib import Path

from PySide6.QtCore import QLocale

from gan.paths import assets_folder

DOMAIN = "ganvas"
ENGLISH = "en"
SYSTEM = "system"
# Of what stands between thousands and before decimals.
_SEPARATORS = {"de": (".", ",")}

_catalogue: gettext.NullTranslations = gettext.NullTranslations()
_code = ENGLISH


def installed_languages() -> tuple[str, ...]:
    """The codes of the languages there are, English first."""
    found = sorted(path.parent.parent.name for path in languages_folder().glob(f"*/LC_MESSAGES/{DOMAIN}.mo"))
    return (ENGLISH, *(code for code in found if code != ENGLISH))


def languages_folder() -> Path:
    """Where the catalogues lie."""
    return assets_folder() / "languages"


def choose_language(wanted: str) -> None:
    """Take a language from now on.

    Args:
        wanted: a code such as "de", or `SYSTEM` for that of the system; English where there is no catalogue.
    """
    global _catalogue, _code
    code = system_language() if wanted == SYSTEM else wanted
    _code = code if code in installed_languages() else ENGLISH
    if _code == ENGLISH:
        _catalogue = gettext.NullTranslations()
    else:
        _catalogue = gettext.translation(DOMAIN, languages_folder(), [_code])


def language() -> str:
    """The code of the language that is taken."""
    return _code


def system_language() -> str:
    """The code of the language that the system is set to."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(name):
            return value.split("_")[0].split(".")[0].lower()
    return QLocale.system().name().split("_")[0].lower()


def tr(text: str, **values: object) -> str:
    """A text in the language of the window.

    Args:
        text: in English, a literal, so that it can be collected; names in braces are filled in.
        values: for the names; whole numbers get the separators of the language.
    """
    return _filled(_catalogue.gettext(text), values)


def trn(one: str, many: str, count: int, **values: object) -> str:
    """A text that depends on a number, which is `{count}` in it.

    Args:
        one, many: in English, for one and for any other number; literals.
        count: the number.
        values: for other names in braces.
    """
    return _filled(_catalogue.ngettext(one, many, count), {"count": count, **values})


def number_words(number: float, decimals: int = 0) -> str:
    """A number as the language writes it, as "1,200" or "0.5" in English."""
    thousands, point = _SEPARATORS.get(_code, (",", "."))
    return f"{number:,.{decimals}f}".translate(str.maketrans(",.", thousands + point))


def _filled(text: str, values: dict[str, object]) -> str:
    if not values:
        return text
    words = {name: number_words(value) if type(value) is int else value for name, value in values.items()}
    return text.format(**words)
