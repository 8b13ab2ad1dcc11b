"""What is said, on the stage."""

from __future__ import annotations

from gan.cartoon.script.clause import Clause
from gan.cartoon.script.drafts import DraftEvent
from gan.cartoon.script.speech import quoted, reported
from gan.cartoon.script.staging.parts import Parts, Stage
from gan.cartoon.script.tokens import Token, tokenise
from gan.cartoon.script.vocabulary.actions import SPEECH_ACTIONS, SPEECH_VERBS


class Speaking:
    """Gives speeches to events."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage

    def speak(self, clause: Clause, parts: Parts, events: list[DraftEvent] | None) -> None:
        """Give what a clause quotes or reports to who says it."""
        tokens = self._stage.tokens
        if clause.quote >= 0:
            speech, used = quoted(tokens[clause.quote].text), [tokens[clause.quote]]
        elif clause.told != (0, 0):
            first, last = clause.told
            used = list(tokens[first:last])
            asks = clause.lemma == "ask"
            speech = reported(used, self._is_speaker(parts), asks)
        else:
            return
        event = events[0] if events else None
        if event is None or event.action not in SPEECH_ACTIONS and clause.lemma not in SPEECH_VERBS:
            people = [one for one in parts.actors if one.kind == "character"]
            people = (
                people
                or [one for one in self._stage.director.discourse.recent() if one.kind == "character"][:1]
            )
            if not people:
                return
            step = self._stage.director.step_for("while" if event else "", False, joins=event is not None)
            event = DraftEvent(
                people[0], "talk", span=self._stage.span(clause), emotion=parts.emotion or "neutral"
            )
            self._stage.director.add(event, step)
        elif event.action not in SPEECH_ACTIONS and event.action not in ("bark",):
            event.action = "talk"
        if event.action == "cry" and clause.lemma == "cry" and clause.quote >= 0:
            event.action = "shout"
            if event.emotion == "sad":
                event.emotion = parts.emotion or "neutral"
        event.speech = speech
        event.lasts = False
        self.tell_speech(used, event)

    def tell_speech(self, tokens, event: DraftEvent) -> None:
        """These words are what somebody says."""
        for token in tokens:
            for word in quoted_words(token):
                self._stage.director.tell(word, "speech", event)

    def _is_speaker(self, parts: Parts):
        speakers = parts.actors

        def is_speaker(word: str) -> bool:
            if not speakers:
                return False
            gender = {"she": "female", "her": "female", "he": "male", "his": "male", "him": "male"}.get(word)
            if word in ("they", "their", "them"):
                return len(speakers) > 1
            return gender is not None and speakers[0].gender in (gender, "")

        return is_speaker

    def stage_told(self, clause: Clause) -> None:
        """ "tells Bo to sit": the words are spoken, not done."""
        event = self._stage.director.last_event
        assert clause.verb is not None
        first = clause.verb.start
        last = max([clause.end, clause.verb.end, *(a.nouns[-1].end for a in clause.adjuncts if a.nouns)])
        used = list(self._stage.tokens[first:last])
        if event is None:
            return
        text = " ".join(token.text for token in used)
        if event.action in SPEECH_ACTIONS and not event.speech:
            event.speech = text[:1].upper() + text[1:] + ("?" if event.action == "ask" else "!")
            event.lasts = False
        for token in used:
            self._stage.director.tell(token, "speech", event)


def quoted_words(token: Token) -> list[Token]:
    """The words of a speech as tokens; a word is its own."""
    if token.kind != "quote":
        return [token]
    return [one for one in tokenise(token.text, token.start) if one.kind in ("word", "number", "other")]
