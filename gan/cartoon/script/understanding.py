"""English to a scene: reads a script sentence by sentence and puts it on the stage."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass
from itertools import islice

from gan.cartoon.scene import Scene, WordUse
from gan.cartoon.script.accounts import Accounts
from gan.cartoon.script.clauses import read_sentence
from gan.cartoon.script.director import Director
from gan.cartoon.script.discourse import SUBJECT, Discourse, Referent
from gan.cartoon.script.drafts import DraftEvent
from gan.cartoon.script.language import foreign_language
from gan.cartoon.script.lexicon import lexicon
from gan.cartoon.script.lines import (
    Dialogue,
    Paragraph,
    cue_of,
    dialogue_of,
    lines_of,
    paragraphs,
    sentences,
)
from gan.cartoon.script.meanings import Resolver
from gan.cartoon.script.names import NameFinder
from gan.cartoon.script.settings import Heading, camera_words, heading_of, time_of, weather_of
from gan.cartoon.script.speech import quoted
from gan.cartoon.script.staging.acting import Acting
from gan.cartoon.script.tokens import Token, tokenise
from gan.cartoon.script.vocabulary.looks import MANNER_EMOTIONS
from gan.cartoon.script.vocabulary.things import EMOJI_EMOTIONS

_LANGUAGE_WORDS = 400  # of the beginning, from which the language is told
_TITLE_WORDS = 6
_SHORT_SHOT = 3.0  # seconds; a paragraph goes on with the shot that is not longer yet

EMPTY = "The script is empty; write a sentence like “Ada walks into the kitchen.”"


@dataclass(frozen=True)
class Progress:
    """How far a script is read.

    Attributes:
        done, total: characters.
        shots: how many are finished.
    """

    done: int
    total: int
    shots: int


def understand(text: str, seed: int = 0, progress: Callable[[Progress], None] | None = None) -> Scene:
    """The scene of a script in English.

    Nothing is refused: an empty script gives a scene without shots, and what was not understood is in the
    scene's `words` and `notes`.

    Args:
        text: a sentence, a page, or more.
        seed: of the scene.
        progress: called after every sentence; raise in it to give up.
    """
    reading = read_script(text, seed)
    while True:
        try:
            step = next(reading)
        except StopIteration as end:
            return end.value
        if progress is not None:
            progress(step)


def read_script(text: str, seed: int = 0) -> Generator[Progress, None, Scene]:
    """Like `understand`, a sentence at a time; close the generator to give up."""
    return _Reader(text, seed).read()


class _Reader:
    def __init__(self, text: str, seed: int) -> None:
        self._text = text
        self._seed = seed
        self._names = NameFinder()
        self._accounts = Accounts()
        self._discourse = Discourse()
        self._director = Director(text, self._accounts, self._discourse)
        self._resolver = Resolver(self._discourse, self._accounts)
        self._resolver.place_now = self._director.place_now
        self._notes: list[str] = []
        self._acting = Acting(self._director, self._resolver, self._notes)
        self._speaker: Referent | None = None
        self._pending_quote: Token | None = None

    def read(self) -> Generator[Progress, None, Scene]:
        if not self._text.strip():
            return Scene(seed=self._seed, notes=(EMPTY,))
        language = foreign_language(self._first_words())
        if language:
            return self._foreign(language)
        for paragraph in paragraphs(self._text):
            self._names.learn(tokenise(paragraph.text, paragraph.start))
            yield self._progress(0)
        for number, paragraph in enumerate(paragraphs(self._text)):
            if number and self._director.shot.seconds > _SHORT_SHOT and not self._is_dialogue(paragraph):
                self._director.cut(keep=True)
            for end in self._read_paragraph(paragraph):
                yield self._progress(end)
        return self._finish()

    def _progress(self, done: int) -> Progress:
        return Progress(done, len(self._text), len(self._director.shots))

    def _first_words(self) -> Iterator[str]:
        words = (token.word for token in tokenise(self._text[: _LANGUAGE_WORDS * 12]) if token.kind == "word")
        return islice(words, _LANGUAGE_WORDS)

    def _foreign(self, language: str) -> Scene:
        note = (
            f"The script seems to be {language}; only English is understood, so please write it in English."
        )
        words = tuple(
            WordUse(token.start, token.end, token.text, "unknown")
            for token in tokenise(self._text)
            if token.kind == "word"
        )
        return Scene(seed=self._seed, words=words, notes=(note,))

    # -- lines ----------------------------------------------------------------------------------------

    def _is_dialogue(self, paragraph: Paragraph) -> bool:
        """Whether it begins with a speech: talk is not cut apart by the blank lines of a script."""
        lines = list(islice(lines_of(paragraph), 3))
        return bool(dialogue_of(lines[0], self._names) or cue_of(lines, 0, self._names, self._is_own))

    def _is_own(self, line: Paragraph) -> bool:
        """Whether a line cannot be part of the speech of the line before."""
        return heading_of(line.text) is not None or dialogue_of(line, self._names) is not None

    def _read_paragraph(self, paragraph: Paragraph) -> Iterator[int]:
        prose: Paragraph | None = None
        lines = list(lines_of(paragraph))
        skip = 0
        for place, line in enumerate(lines):
            if skip:
                skip -= 1
                continue
            heading = heading_of(line.text)
            dialogue = None if heading else dialogue_of(line, self._names)
            if not heading and dialogue is None and (cue := cue_of(lines, place, self._names, self._is_own)):
                dialogue, skip = cue
            if heading is None and dialogue is None:
                end = line.start + len(line.text)
                start = line.start if prose is None else prose.start
                prose = Paragraph(start, self._text[start:end])
                continue
            if prose is not None:
                yield from self._read_prose(prose)
                prose = None
            if heading is not None:
                prose = self._take_heading(heading, line)
            elif dialogue is not None:
                self._take_dialogue(dialogue)
            yield line.start + len(line.text)
        if prose is not None:
            yield from self._read_prose(prose)

    def _take_heading(self, heading: Heading, line: Paragraph) -> Paragraph | None:
        end = line.start + (heading.rest if heading.rest >= 0 else len(line.text))
        self._director.cut(keep=not heading.place, transition=heading.transition or "cut")
        if heading.place:
            self._director.shot.place, self._director.shot.place_said = heading.place, True
            self._director.cover(line.start, end)
        if heading.time:
            self._director.shot.time = heading.time
        elif heading.place:
            self._director.shot.time = "day"
        for token in tokenise(self._text[line.start : end], line.start):
            if token.kind == "word":
                found = lexicon().nouns.get((token.word,))
                meaning = f"place:{heading.place}" if found and found.has("place") else "grammar"
                self._accounts.understood(token, meaning)
        rest = line.start + heading.rest
        return Paragraph(rest, self._text[rest : line.start + len(line.text)]) if heading.rest >= 0 else None

    def _take_dialogue(self, dialogue: Dialogue) -> None:
        text, director = self._text, self._director
        self._discourse.fade()
        speaker = self._speaker_of(*dialogue.name)
        manner, emotion = self._how(*dialogue.how)
        others = [one for one in director.shot.present if one.kind == "character" and one is not speaker]
        target = self._speaker if self._speaker in others else None
        target = target or (others[0] if len(others) == 1 else None)
        speech = quoted(text[slice(*dialogue.speech)])
        event = DraftEvent(speaker, "talk", target, "", manner, emotion or "neutral", speech)
        event.span = (dialogue.name[0], dialogue.speech[1])
        director.cover(*event.span)
        director.add(event, director.step_for("next", False, joins=False))
        self._discourse.mention([speaker], SUBJECT)
        for token in tokenise(text[slice(*dialogue.speech)], dialogue.speech[0]):
            if token.kind in ("word", "number", "other"):
                director.tell(token, "speech", event)
        self._speaker = speaker
        director.end_of_sentence()

    def _speaker_of(self, start: int, end: int) -> Referent:
        tokens = [token for token in tokenise(self._text[start:end], start) if token.kind == "word"]
        words = [token.word for token in tokens]
        found = lexicon().noun_at(words)
        name = self._text[start:end].strip()
        known = self._discourse.known_name(name)
        if known is None and found and found[1].has("character") and not self._names.is_name(tokens, 0):
            known = self._character_of(words, found[1].lemma, name)
            if known is None:
                known = self._discourse.named(name.title() if name.isupper() else name)
                self._discourse.become(known, found[1].sense("character"), found[1].gender)
        known = known or self._discourse.named(name.title() if name.isupper() else name)
        for token in tokens:
            self._accounts.understood(token, f"name:{known.id}", known.id)
        return known

    def _character_of(self, words: list[str], lemma: str, name: str) -> Referent | None:
        """ "GIRL:" after "a girl"."""
        for one in self._discourse.recent():
            if one.kind == "character" and one.word in (lemma, name.lower(), " ".join(words)):
                return one
        return None

    def _how(self, start: int, end: int) -> tuple[str, str]:
        manner = emotion = ""
        for token in tokenise(self._text[start:end], start):
            quality = lexicon().adverbs.get(token.word) or lexicon().adjectives.get(token.word, "")
            if quality.startswith("manner:"):
                manner = quality[7:]
                emotion = emotion or MANNER_EMOTIONS.get(manner, "")
            if quality.startswith("emotion:"):
                emotion = quality[8:]
            if token.kind == "word":
                self._accounts.understood(token, quality or "grammar")
        return manner, emotion

    # -- prose ----------------------------------------------------------------------------------------

    def _read_prose(self, prose: Paragraph) -> Iterator[int]:
        for tokens in sentences(prose.text, prose.start):
            self._read_sentence(tokens)
            yield tokens[-1].end

    def _read_sentence(self, tokens: list[Token]) -> None:
        kept = [token for token in tokens if token.kind != "mark" or token.word not in ".!?"]
        if not kept:
            return
        director = self._director
        if all(token.kind == "quote" or token.kind == "mark" for token in kept):
            self._take_bare_quotes(kept)
            return
        kept = self._take_camera(kept)
        self._take_setting(tokens)
        sentence = read_sentence(kept, self._names)
        if self._pending_quote is not None:
            self._give_quote(sentence)
        self._acting.stage(sentence)
        director.cover(tokens[0].start, tokens[-1].end)
        self._take_emoji(tokens)
        self._mark_later(tokens)
        for place in sentence.small:
            self._accounts.understood(kept[place], "grammar")
        self._accounts_of(tokens)
        self._remember_speaker()
        director.end_of_sentence()

    def _accounts_of(self, tokens: list[Token]) -> None:
        told = {id(token) for token, *_ in self._director._told}
        starts = {token.start for token, *_ in self._director._told}
        self._accounts.rest(
            [token for token in tokens if id(token) not in told and token.start not in starts]
        )

    def _remember_speaker(self) -> None:
        event = self._director.last_event
        if event is not None:
            self._speaker = event.actor

    def _take_camera(self, tokens: list[Token]) -> list[Token]:
        found = camera_words([token.word for token in tokens])
        if found is None or found.length > len(tokens):
            return tokens
        self._director.set_camera(found.kind)
        self._camera_target(tokens[found.length :])
        for token in tokens[: found.length]:
            if token.kind == "word":
                self._accounts.understood(token, f"camera:{found.kind}")
        return tokens[found.length :]

    def _camera_target(self, rest: list[Token]) -> None:
        self._director.wants_target = bool(rest)

    def _take_setting(self, tokens: list[Token]) -> None:
        for place, token in enumerate(tokens):
            if token.kind == "quote":
                continue
            if time := time_of(tokens, place):
                self._director.set_time(time)
                self._director.cover(token.start, token.end)
                self._accounts.understood(token, f"time:{time}")
            if weather := weather_of(tokens, place):
                self._director.set_weather(weather)
                self._director.cover(token.start, token.end)
                self._accounts.understood(token, f"weather:{weather}")

    def _take_emoji(self, tokens: list[Token]) -> None:
        for token in tokens:
            if token.word in EMOJI_EMOTIONS and self._director.last_event is not None:
                event = self._director.last_event
                event.emotion = EMOJI_EMOTIONS[token.word]
                self._accounts.understood(token, f"emotion:{event.emotion}", event.actor.id)

    def _mark_later(self, tokens: list[Token]) -> None:
        if self._director.wants_target:
            self._director.wants_target = False
            start = tokens[0].start
            for event in self._director.shot.events():
                if event.span[0] >= start:
                    self._director.shot.target = event.actor
                    return
            present = self._director.shot.present
            mentioned = [one for one in self._discourse.recent() if one in present]
            if mentioned:
                self._director.shot.target = mentioned[0]

    # -- speeches without a verb ----------------------------------------------------------------------

    def _take_bare_quotes(self, tokens: list[Token]) -> None:
        quotes = [token for token in tokens if token.kind == "quote"]
        if self._speaker is None:
            self._pending_quote = quotes[-1]
            return
        for token in quotes:
            self._say(self._speaker, token)

    def _give_quote(self, sentence) -> None:
        quote, self._pending_quote = self._pending_quote, None
        for clause in sentence.clauses:
            if clause.subjects:
                meanings = self._resolve_first(sentence, clause)
                if meanings is not None and quote is not None:
                    self._say(meanings, quote)
                return

    def _resolve_first(self, sentence, clause) -> Referent | None:
        self._resolver.begin(sentence.tokens)
        for meaning in self._resolver.resolve(clause.subjects, SUBJECT, acts=True):
            if meaning.people:
                return meaning.people[0]
        return None

    def _say(self, speaker: Referent, token: Token) -> None:
        director = self._director
        last = director.last_event
        continues = (
            last is not None
            and last.actor is speaker
            and not last.speech
            and last.action in ("talk", "shout")
        )
        if continues:
            last.speech, last.lasts = quoted(token.text), False
            self._acting.tell_speech([token], last)
            return
        others = [one for one in director.shot.present if one.kind == "character" and one is not speaker]
        event = DraftEvent(
            speaker, "talk", others[0] if len(others) == 1 else None, speech=quoted(token.text)
        )
        event.span = (token.start, token.end)
        director.cover(*event.span)
        joins = last is not None and last.actor is speaker and not last.speech
        director.add(event, director.step_for("", False, joins))
        self._acting.tell_speech([token], event)

    # -- the end --------------------------------------------------------------------------------------

    def _finish(self) -> Scene:
        self._director.finish_shot()
        members = self._director.cast_list()
        self._director.settle_assets(members)
        shots = tuple(self._director.shots)
        notes = list(self._notes)
        if not shots:
            notes.append("Nothing to show was found; name somebody or something, and say what happens.")
        elif not any(shot.events for shot in shots):
            notes.append("No action was found, so who and what is named only stands there; add a verb.")
        return Scene(
            title=self._title(),
            seed=self._seed,
            shots=shots,
            cast=members,
            words=self._accounts.finish(),
            notes=tuple(dict.fromkeys(notes)),
        )

    def _title(self) -> str:
        words = self._text.split()
        title = " ".join(words[:_TITLE_WORDS]).strip(' .,;:!?"“”')
        return title + ("…" if len(words) > _TITLE_WORDS else "")
