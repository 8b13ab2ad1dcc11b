"""Whether a script is English, told by its small words and its letters."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable

from gan.cartoon.script.names import SMALL_WORDS

_SMALL = {
    "German": (
        "der die das und ist ein eine einen dem den im nicht mit auf von zu sich sie er wir ihr auch "
        "dann geht sagt sitzt haus hund in"
    ),
    "French": (
        "le la les un une des et est dans avec pour sur il elle ils elles qui que ne pas du au aux ce "
        "cette son sa ses dit va chien"
    ),
    "Spanish": (
        "el la los las un una y es en con por para se su que no del al lo ella él ellos está perro dice "
        "va muy"
    ),
    "Italian": (
        "il lo la gli le un una e è in con per si su che non del della nel nella lei lui sono cane dice "
        "va molto"
    ),
    "Portuguese": (
        "o a os as um uma e é em com por para se seu sua que não do da no na ele ela está diz vai muito"
    ),
    "Dutch": "de het een en is in met op van te zich zij hij wij niet dan gaat zegt zit hond naar maar ook",
    "Swedish": "och är en ett i på med för att inte han hon de som till av den det går säger hund",
    "Polish": "i jest w na z do nie się on ona oni że to po jak ale pies idzie mówi",
    "Turkish": "bir ve bu ile için çok o da de ne var yok gidiyor diyor köpek",
}
_WORDS = {language: frozenset(words.split()) for language, words in _SMALL.items()}
_SCRIPTS = {
    "CYRILLIC": "Russian or another language in Cyrillic letters",
    "GREEK": "Greek",
    "ARABIC": "Arabic",
    "HEBREW": "Hebrew",
    "DEVANAGARI": "Hindi",
    "CJK": "Chinese or Japanese",
    "HIRAGANA": "Japanese",
    "KATAKANA": "Japanese",
    "HANGUL": "Korean",
    "THAI": "Thai",
}
_ENOUGH = 3  # words, before anything is said of the language


def foreign_language(words: Iterable[str]) -> str:
    """The language that a script seems to be written in, or "" for English and for what cannot be told.

    Args:
        words: of the script (some hundreds are enough), lower case.
    """
    counted = Counter(words)
    total = sum(counted.values())
    if name := _by_letters(counted):
        return name
    if total < _ENOUGH:
        return ""
    english = sum(count for word, count in counted.items() if word in SMALL_WORDS)
    best, hits = "", 0
    for language, small in _WORDS.items():
        found = sum(count for word, count in counted.items() if word in small)
        if found > hits:
            best, hits = language, found
    return best if hits >= 2 and hits > english and hits / total >= 0.2 else ""


def _by_letters(counted: Counter[str]) -> str:
    scripts: Counter[str] = Counter()
    for word, count in counted.items():
        for letter in word[:8]:
            if letter.isalpha():
                scripts[unicodedata.name(letter, "?").split()[0]] += count
    foreign = Counter({script: count for script, count in scripts.items() if script in _SCRIPTS})
    if foreign.total() * 2 <= scripts.total():
        return ""
    # Japanese mixes letters of its own with Chinese ones.
    script = "HIRAGANA" if foreign["HIRAGANA"] or foreign["KATAKANA"] else foreign.most_common(1)[0][0]
    return _SCRIPTS[script]
