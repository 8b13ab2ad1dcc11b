"""The language of the window: English texts are the keys, other languages stand in catalogues.

The catalogues are those of GNU gettext, `assets/languages/<code>/LC_MESSAGES/ganvas.mo`. What a catalogue
lacks stays English. The command line is English always.

How each text came about is remembered, so that one which is shown already can be said `again` in a language
that is chosen later.
"""

from __future__ import annotations

import gettext
import os
import re
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gan.paths import assets_folder
from studio.said import Origin, Said

if TYPE_CHECKING:
    from PySide6.QtCore import QCoreApplication, QTranslator

DOMAIN = "ganvas"
ENGLISH = "en"
SYSTEM = "system"
# Of what stands between thousands and before decimals.
_SEPARATORS = {"de": (".", ",")}

_catalogue: gettext.NullTranslations = gettext.NullTranslations()
_code = ENGLISH
# Of the languages that were taken, the last first; not of the one that is.
_codes_before: tuple[str, ...] = ()
_said = Said()
_qt: QTranslator | None = None


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
    global _catalogue, _code, _codes_before
    code = system_language() if wanted == SYSTEM else wanted
    code = code if code in installed_languages() else ENGLISH
    if code != _code:
        others = (_code, *_codes_before)
        _code, _codes_before = code, tuple(dict.fromkeys(each for each in others if each != code))
    if _code == ENGLISH:
        _catalogue = gettext.NullTranslations()
    else:
        _catalogue = gettext.translation(DOMAIN, languages_folder(), [_code])


def translate_qt(app: QCoreApplication) -> None:
    """Have Qt's own texts, as of its file dialogs, in the language that is taken."""
    from PySide6.QtCore import QLibraryInfo, QTranslator

    global _qt
    if _qt is not None:
        app.removeTranslator(_qt)
        _qt = None
    translator = QTranslator()
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if _code != ENGLISH and translator.load(f"qtbase_{_code}", folder):
        app.installTranslator(translator)
        _qt = translator


def language() -> str:
    """The code of the language that is taken."""
    return _code


def system_language() -> str:
    """The code of the language that the system is set to."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(name):
            return value.split("_")[0].split(".")[0].lower()
    from PySide6.QtCore import QLocale  # commands that only print do without Qt

    return QLocale.system().name().split("_")[0].lower()


def tr(text: str, /, **values: object) -> str:
    """A text in the language of the window.

    Args:
        text: in English, a literal, so that it can be collected; names in braces are filled in.
        values: for the names; whole numbers get the separators of the language.
    """
    return _keep(_filled(_catalogue.gettext(text), values), Origin(tr, (text,), values, is_plain=not values))


def trc(context: str, text: str) -> str:
    """A text that means several things in English, as "Clear" does; `context` says which, a literal too."""
    return _keep(_catalogue.pgettext(context, text), Origin(trc, (context, text), is_plain=True))


def noted(text: str) -> str:
    """A text as it is, marked to be collected: for what is written down when a module is read.

    What shows it gives it to `tr`, which then knows the language.
    """
    return text


def tr_choices(choices: Iterable[tuple[Any, str]]) -> list[tuple[Any, str]]:
    """Values and how each is called, in the language of the window."""
    return [(value, tr(words)) for value, words in choices]


def trn(one: str, many: str, count: int, /, **values: object) -> str:
    """A text that depends on a number, which is `{count}` in it.

    Args:
        one, many: in English, for one and for any other number; literals.
        count: the number.
        values: for other names in braces.
    """
    said = _filled(_catalogue.ngettext(one, many, count), {"count": count, **values})
    return _keep(said, Origin(trn, (one, many, count), values))


def again(text: str) -> str:
    """A text that was said before the language changed, as it is said now.

    What stands in it may have been said, too. What nobody said, as a name of a file, stays as it is.
    """
    origin = _said.origin_of(_codes_before, text)
    if origin is None:
        return text
    values = {name: _anew(value) for name, value in origin.values.items()}
    return origin.say(*origin.words, **values)


def joined(parts: Iterable[str], between: str = "  ·  ") -> str:
    """Texts behind each other, empty ones left out."""
    values = {str(place): part for place, part in enumerate(part for part in parts if part)}
    return _keep(between.join(values.values()), Origin(_join_again, (between,), values))


def named(name: str, value: str) -> str:
    """Something behind what it is called, as "Size: large"."""
    return joined((name, value), ": ")


def doing(what: str, to: str) -> str:
    """What would be done, and to what, as "Undo: typing"."""
    return _keep(f"{what}: {inside(to)}", Origin(doing, (), {"what": what, "to": to}))


def with_keys(name: str, keys: str) -> str:
    """What something does, and the keys for it, as "Undo  (Ctrl+Z)"."""
    said = f"{name}  ({keys_words(keys)})"
    return _keep(said, Origin(_with_keys_again, (keys,), {"name": name}))


def again_choices(choices: Iterable[tuple[Any, str]]) -> list[tuple[Any, str]]:
    """Values, and how each is called now."""
    return [(value, again(words)) for value, words in choices]


def number_words(number: float, decimals: int = 0) -> str:
    """A number as the language writes it, as "1,200" or "0.5" in English."""
    thousands, point = _SEPARATORS.get(_code, (",", "."))
    said = f"{number:,.{decimals}f}".translate(str.maketrans(",.", thousands + point))
    return _keep(said, Origin(number_words, (number, decimals)))


def date_words(day: date, *, with_year: bool) -> str:
    """A day as the language writes it, as "3 March 2026" in English."""
    from PySide6.QtCore import QDate, QLocale

    pattern = tr("d MMMM yyyy") if with_year else tr("d MMMM")
    said = QLocale(_code).toString(QDate(day.year, day.month, day.day), pattern)
    return _keep(said, Origin(date_words, (day,), {"with_year": with_year}))


def percent_words(share: float) -> str:
    """A share of 0..1 in whole hundredths as the language writes it, as "50 %" in English."""
    return tr("{number} %", number=number_words(100 * share))


def keys_words(keys: str) -> str:
    """Keys as the keyboards of the language name them: "Ctrl+Del" is "Strg+Entf" on a German one."""
    said = re.sub("[A-Za-z]{2,}", lambda found: tr(found[0]) if found[0] in _KEYS else found[0], keys)
    return _keep(said, Origin(keys_words, (keys,)))


def inside(text: str) -> str:
    """A text as it goes on within a sentence, in the language of the window: English begins it small."""
    return text[:1].lower() + text[1:] if _code == ENGLISH else text


def as_said(said: str, say: Callable[[str], str]) -> str:
    """Remember a text that `say` makes of its English, as it is now."""
    return _keep(said, Origin(say, (said,)))


def _with_keys_again(keys: str, /, name: str) -> str:
    return with_keys(name, keys)


def _join_again(between: str, /, **parts: str) -> str:
    return joined(parts.values(), between)


def _anew(value: Any) -> Any:
    return again(value) if isinstance(value, str) else value


def _keep(said: str, origin: Origin) -> str:
    # One whose only part it is would be looked for in itself.
    return said if said in origin.values.values() else _said.keep(_code, said, origin)


def _filled(text: str, values: dict[str, object]) -> str:
    if not values:
        return text
    words = {name: number_words(value) if type(value) is int else value for name, value in values.items()}
    return text.format(**words)


_KEYS = (
    noted("Ctrl"),
    noted("Shift"),
    noted("Alt"),
    noted("Enter"),
    noted("Space"),
    noted("Del"),
    noted("Delete"),
    noted("Esc"),
    noted("Home"),
    noted("End"),
    noted("Up"),
    noted("Down"),
    noted("Arrows"),
    noted("wheel"),
    noted("or"),
    noted("and"),
)
