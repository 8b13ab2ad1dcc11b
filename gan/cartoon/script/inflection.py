"""Forms of English words: those that a lemma has. A word is understood by looking its form up, so no lemma
is ever guessed of a known word."""

from __future__ import annotations

import re
from collections.abc import Iterator

# base past participle; the present and the -ing form are regular.
_IRREGULAR = """
be was been|bear bore borne|beat beat beaten|become became become|begin began begun|bend bent bent|
bet bet bet|bind bound bound|bite bit bitten|bleed bled bled|blow blew blown|break broke broken|
bring brought brought|build built built|burn burnt burnt|burst burst burst|buy bought bought|
catch caught caught|choose chose chosen|cling clung clung|come came come|creep crept crept|cut cut cut|
deal dealt dealt|dig dug dug|do did done|draw drew drawn|dream dreamt dreamt|drink drank drunk|
drive drove driven|eat ate eaten|fall fell fallen|feed fed fed|feel felt felt|fight fought fought|
find found found|flee fled fled|fling flung flung|fly flew flown|forget forgot forgotten|
freeze froze frozen|get got gotten|give gave given|go went gone|grind ground ground|grow grew grown|
hang hung hung|have had had|hear heard heard|hide hid hidden|hit hit hit|hold held held|hurt hurt hurt|
keep kept kept|kneel knelt knelt|knit knit knit|know knew known|lay laid laid|lead led led|
lean leant leant|leap leapt leapt|learn learnt learnt|leave left left|lend lent lent|let let let|
lie lay lain|light lit lit|lose lost lost|make made made|mean meant meant|meet met met|mow mowed mown|
pay paid paid|put put put|quit quit quit|read read read|ride rode ridden|ring rang rung|rise rose risen|
run ran run|saw sawed sawn|say said said|see saw seen|seek sought sought|sell sold sold|send sent sent|
set set set|sew sewed sewn|shake shook shaken|shave shaved shaven|shine shone shone|shoot shot shot|
show showed shown|shut shut shut|sing sang sung|sink sank sunk|sit sat sat|sleep slept slept|
slide slid slid|sling slung slung|slink slunk slunk|smell smelt smelt|sneak snuck snuck|sow sowed sown|
speak spoke spoken|speed sped sped|spend spent spent|spill spilt spilt|spin spun spun|spit spat spat|
split split split|spread spread spread|spring sprang sprung|stand stood stood|steal stole stolen|
stick stuck stuck|sting stung stung|stride strode stridden|strike struck struck|swear swore sworn|
sweep swept swept|swim swam swum|swing swung swung|take took taken|teach taught taught|tear tore torn|
tell told told|think thought thought|throw threw thrown|tread trod trodden|wake woke woken|
wear wore worn|weave wove woven|weep wept wept|win won won|wind wound wound|wring wrung wrung|
write wrote written|arise arose arisen|awake awoke awoken|behold beheld beheld|
overhear overheard overheard|understand understood understood|undo undid undone
"""
PARTS = {
    line.split()[0]: tuple(line.split()[1:])
    for line in _IRREGULAR.replace("\n", "").split("|")
    if line.strip()
}
_PLURALS = {
    "man": "men",
    "woman": "women",
    "child": "children",
    "person": "people",
    "foot": "feet",
    "tooth": "teeth",
    "mouse": "mice",
    "goose": "geese",
    "sheep": "sheep",
    "fish": "fish",
    "deer": "deer",
    "ox": "oxen",
    "calf": "calves",
    "leaf": "leaves",
    "wolf": "wolves",
    "knife": "knives",
    "wife": "wives",
    "shelf": "shelves",
    "loaf": "loaves",
    "thief": "thieves",
    "elf": "elves",
    "scarf": "scarves",
    "half": "halves",
    "cactus": "cacti",
}
_STRESSED = (
    "begin",
    "admit",
    "commit",
    "refer",
    "prefer",
    "regret",
    "forget",
    "upset",
    "permit",
    "rebel",
    "propel",
)


def verb_forms(lemma: str) -> Iterator[tuple[str, str]]:
    """Every form of a verb as (form, tag); tags: "base", "s", "ing", "past", "part"."""
    yield lemma, "base"
    if lemma == "be":
        yield from (("is", "s"), ("are", "base"), ("am", "base"), ("were", "past"), ("was", "past"))
        yield from (("being", "ing"), ("been", "part"))
        return
    yield {"have": "has", "do": "does", "go": "goes"}.get(lemma) or _with_s(lemma), "s"
    for stem in _ing_stems(lemma):
        yield stem + "ing", "ing"
    if lemma in PARTS:
        past, participle = PARTS[lemma]
        yield past, "past"
        yield participle, "part"
        if lemma in (
            "burn",
            "dream",
            "lean",
            "leap",
            "learn",
            "smell",
            "spill",
            "sneak",
            "knit",
            "shave",
            "kneel",
            "light",
        ):
            yield _regular_past(lemma), "past"
            yield _regular_past(lemma), "part"
        if lemma == "get":
            yield "got", "part"
        return
    for past in {_regular_past(lemma), *(stem + "ed" for stem in _doubled(lemma))}:
        yield past, "past"
        yield past, "part"


def plural(noun: str) -> str:
    """The plural of a noun, or of the last word of several ("ice creams")."""
    head, space, last = noun.rpartition(" ")
    for one, many in _PLURALS.items():
        if last == one or (len(one) > 2 and last.endswith(one) and one in ("man", "woman", "child", "shelf")):
            return head + space + last[: -len(one)] + many
    if last.endswith("s") and not last.endswith(("ss", "us")):
        return noun
    return head + space + _with_s(last)


def guess_lemmas(form: str) -> list[tuple[str, str]]:
    """What an unknown word could be a form of: (lemma, tag) with the tags of `verb_forms` and "plural"."""
    found = []
    if form.endswith("ies") and len(form) > 4:
        found += [(form[:-3] + "y", "s"), (form[:-3] + "y", "plural")]
    elif form.endswith("s") and not form.endswith("ss") and len(form) > 3:
        stems = [form[:-1]] + (
            [form[:-2]] if form.endswith(("ses", "xes", "zes", "ches", "shes", "oes")) else []
        )
        found += [(stem, tag) for stem in reversed(stems) for tag in ("s", "plural")]
    for ending, tag in (("ing", "ing"), ("ed", "past")):
        if form.endswith(ending) and len(form) > len(ending) + 2:
            stem = form[: -len(ending)]
            if len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] not in "lsz":
                found.append((stem[:-1], tag))
            found += [(stem, tag), (stem + "e", tag)]
            if stem.endswith("i"):
                found.append((stem[:-1] + "y", tag))
            if len(stem) > 2 and stem[-1] == stem[-2] == "l":
                found.append((stem[:-1], tag))
    return found


def _with_s(word: str) -> str:
    if re.search(r"(s|x|z|ch|sh)$", word):
        return word + ("zes" if re.search(r"[^z]z$", word) and len(word) < 5 else "es")
    if re.search(r"[^aeiou]y$", word):
        return word[:-1] + "ies"
    if word.endswith("o") and word not in (
        "radio",
        "photo",
        "piano",
        "video",
        "zoo",
        "disco",
        "taco",
        "burrito",
    ):
        return word + "es"
    return word + "s"


def _ing_stems(lemma: str) -> set[str]:
    if lemma.endswith("ie"):
        return {lemma[:-2] + "y"}
    if lemma.endswith("e") and not lemma.endswith(("ee", "oe", "ye")) and lemma != "be":
        return {lemma[:-1]}
    if lemma.endswith("ic"):
        return {lemma + "k"}
    doubled = _doubled(lemma)
    return doubled or {lemma}


def _doubled(lemma: str) -> set[str]:
    """Stems with the last consonant doubled; both spellings where British and American differ."""
    if not re.search(r"[^aeiou][aeiou][bdgklmnprtvz]$", lemma) and lemma not in ("quit", "equip", "squat"):
        return set()
    syllables = len(re.findall(r"[aeiouy]+", lemma))
    if syllables == 1 or lemma in _STRESSED:
        return {lemma + lemma[-1]}
    if lemma.endswith("l"):
        return {lemma, lemma + "l"}
    if lemma in ("worship", "handicap", "kidnap", "gossip", "focus"):
        return {lemma, lemma + lemma[-1]}
    return set()


def _regular_past(lemma: str) -> str:
    if lemma.endswith("e"):
        return lemma + "d"
    if re.search(r"[^aeiou]y$", lemma):
        return lemma[:-1] + "ied"
    if lemma.endswith("ic"):
        return lemma + "ked"
    doubled = _doubled(lemma)
    if doubled and not lemma.endswith("l"):
        return min(doubled, key=len) + "ed"
    return (min(doubled, key=len) if doubled else lemma) + "ed"
