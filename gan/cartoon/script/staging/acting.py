"""Clauses to events and relations: what a verb and its objects become on the stage."""

from __future__ import annotations

from gan.cartoon.catalogue.props import PROPS
from gan.cartoon.script import cast
from gan.cartoon.script.clause import Clause, Sentence
from gan.cartoon.script.director import Director
from gan.cartoon.script.discourse import OBJECT, OTHER, SUBJECT, Referent
from gan.cartoon.script.drafts import DraftEvent
from gan.cartoon.script.meanings import Meaning, Resolver
from gan.cartoon.script.phrases import NounPhrase
from gan.cartoon.script.staging.parts import Parts, Stage
from gan.cartoon.script.staging.player import Player
from gan.cartoon.script.staging.reader import PartsReader
from gan.cartoon.script.staging.refiner import CAUSED, Refiner
from gan.cartoon.script.staging.speaking import Speaking
from gan.cartoon.script.staging.wardrobe import Wardrobe
from gan.cartoon.script.tokens import Token
from gan.cartoon.script.vocabulary.actions import COPULAS
from gan.cartoon.script.vocabulary.looks import COLOURS, STATES
from gan.cartoon.script.vocabulary.things import WEATHER_NOUNS

_FEELS = {"happy": "smile", "angry": "rage", "afraid": "shiver", "surprised": "gasp", "sad": "stand"}


class Acting:
    """Stages the clauses of one sentence after the other."""

    def __init__(self, director: Director, resolver: Resolver, notes: list[str]) -> None:
        self._stage = stage = Stage(director, resolver, notes)
        self._wardrobe = Wardrobe(stage)
        self._reader = PartsReader(stage, self._wardrobe)
        self._refiner = Refiner(stage)
        self._speaking = Speaking(stage)
        self._player = Player(stage, self._refiner, self._speaking)

    def tell_speech(self, tokens: list[Token], event: DraftEvent) -> None:
        """These words are what somebody says."""
        self._speaking.tell_speech(tokens, event)

    def stage(self, sentence: Sentence) -> None:
        """Put all clauses of a sentence on the stage."""
        self._stage.sentence = sentence
        self._stage.resolver.begin(sentence.tokens)
        clauses = _in_time_order(sentence.clauses)
        for number, clause in enumerate(clauses):
            self._stage.director.discourse.fade()
            following = clauses[number + 1] if number + 1 < len(clauses) else None
            self._stage_clause(clause, following)

    def _stage_clause(self, clause: Clause, following: Clause | None) -> None:
        tokens = self._stage.tokens
        if clause.start < len(tokens):
            last = tokens[min(max(clause.end, clause.start + 1), len(tokens)) - 1]
            self._stage.director.cover(tokens[clause.start].start, last.end)
        if clause.link == "told":
            self._speaking.stage_told(clause)
            return
        parts = Parts()
        self._reader.read_subjects(clause, following, parts)
        if clause.verb is None or clause.lemma == "be" and not clause.verb.action:
            self._stage_state(clause, parts)
        elif (
            clause.lemma in ("wear", "dress")
            or clause.lemma == "have"
            and not self._refiner.light_action(clause)
        ):
            self._stage_having(clause, parts)
        elif clause.lemma in COPULAS and clause.qualities and not _is_real_action(clause):
            self._stage_state(clause, parts)
        else:
            self._stage_action(clause, parts)
        self._stage.actors_before = parts.actors

    def _stage_state(self, clause: Clause, parts: Parts) -> None:
        """ "There is a dog", "Ada is in the kitchen", "Bo is happy", "Ada is a doctor"."""
        verb = clause.verb
        self._reader.read_adjuncts(clause, parts)
        for group in clause.objects:
            self._read_predicate(group, parts)
        if verb is not None and not verb.negated:
            self._reader.read_manner(clause, parts)
        self._stage.place_parts(parts, None)
        for kind, object, adjunct in parts.relations:
            self._stage.relate(parts.actors, kind, object, adjunct, None)
        told = self._read_qualities(clause, parts) or self._kneel(clause, parts)
        if parts.emotion and not told and verb is not None:
            told = self._feel(parts.actors, parts.emotion, clause)
        self._stage.settle_verb(clause, "state", parts.actors)
        if clause.quote >= 0 or clause.told != (0, 0):
            self._speaking.speak(clause, parts, None)

    def _read_predicate(self, group: list[NounPhrase], parts: Parts) -> None:
        """ "Ada is a doctor": she is one from here on."""
        for phrase in group:
            noun = phrase.noun
            asset = noun.sense("character") if noun else ""
            if asset and parts.actors and phrase.determiner in ("a", "", "the") and phrase.kind == "noun":
                for one in parts.actors:
                    self._stage.director.discourse.become(one, asset, noun.gender)
                for token in self._stage.tokens[phrase.start : phrase.end]:
                    self._stage.resolver.accounts.understood(token, f"character:{asset}", parts.actors[0].id)
            elif not parts.actors or phrase.kind == "name":
                # "In the room is a goat."
                for meaning in self._stage.resolver.resolve([phrase], SUBJECT, acts=True):
                    parts.actors += meaning.referents
                    for one in meaning.referents:
                        self._stage.director.shot.add_present(one)
            else:
                for meaning in self._stage.resolver.resolve([phrase], OTHER):
                    if meaning.kind == "place":
                        parts.place = meaning.id
                    if meaning.kind == "emotion":
                        parts.emotion = meaning.id

    def _read_qualities(self, clause: Clause, parts: Parts) -> bool:
        """Adjectives after the verb; whether they became an event."""
        told = False
        for place, meaning in clause.qualities:
            token = self._stage.tokens[place]
            refers = parts.actors[0].id if parts.actors else ""
            word = token.word
            if word in STATES or meaning.startswith("emotion"):
                if clause.verb is not None and clause.verb.negated:
                    self._stage.resolver.accounts.left_out(token, f"“{token.text}” is said not to be so.")
                    continue
                if word in STATES and not (meaning.startswith("emotion") and STATES[word] == "stand"):
                    told = self._feel(
                        parts.actors,
                        meaning[8:] if meaning.startswith("emotion") else "",
                        clause,
                        STATES[word],
                    )
                else:
                    told = self._feel(parts.actors, meaning[8:], clause)
            for one in parts.actors:
                one.qualities.add(meaning)
                one.look = cast.with_quality(one.look, meaning, one.nature == "person")
            if told and self._stage.director.last_event is not None:
                self._stage.director.tell(token, meaning, self._stage.director.last_event)
                continue
            self._stage.resolver.accounts.understood(token, meaning or "quality", refers)
        return told

    def _kneel(self, clause: Clause, parts: Parts) -> bool:
        """ "Is on his knees", "is on her back"."""
        for adjunct in clause.adjuncts:
            word = adjunct.nouns[0].word if adjunct.nouns and adjunct.meaning == "on" else ""
            action = {"knee": "kneel", "back": "lie", "stomach": "lie", "belly": "lie"}.get(word, "")
            if (
                action
                and self._feel(parts.actors, "", clause, action)
                and self._stage.director.last_event is not None
            ):
                self._stage.director.tell(
                    self._stage.tokens[adjunct.nouns[0].head],
                    f"action:{action}",
                    self._stage.director.last_event,
                )
                return True
        return False

    def _feel(self, actors: list[Referent], emotion: str, clause: Clause, action: str = "") -> bool:
        people = [one for one in actors if one.kind == "character"]
        if emotion:
            for one in people:
                self._stage.director.moods[one.id] = emotion
        action = action or _FEELS.get(emotion, "stand")
        if not people or action == "stand" and not emotion:
            return False
        director = self._stage.director
        last = director.last_step.events if director.last_step else []
        joins = not any(event.actor in people and not event.lasts for event in last) or clause.link == "while"
        step = director.step_for(clause.link, clause.fronted, joins)
        for one in people:
            if director.conflict(one, action, step):
                action = "stand"
            if action == "stand" and any(event.actor is one for event in step.events):
                for event in step.events:
                    if event.actor is one:
                        event.emotion = emotion
                        director.last_event = event
                continue
            event = DraftEvent(
                one, action, emotion=emotion or "neutral", lasts=True, span=self._stage.span(clause)
            )
            director.add(event, step)
        if director.last_event is not None and clause.verb is not None:
            director.tell(
                self._stage.tokens[clause.verb.main],
                f"action:{director.last_event.action}",
                director.last_event,
            )
        return True

    def _stage_having(self, clause: Clause, parts: Parts) -> None:
        verb = clause.verb
        assert verb is not None
        wears = clause.lemma in ("wear", "dress")
        if parts.actors and verb.negated:
            self._refuse(clause, "is said not to be so")
            return
        self._reader.read_adjuncts(clause, parts, wants="garment" if wears else "")
        held: list[Referent] = []
        for group in clause.objects:
            meanings = self._stage.resolver.resolve(
                group, OBJECT, wants="garment" if wears else "", exclude=parts.actors
            )
            for meaning in meanings:
                self._have(parts, meaning, wears, held)
        self._stage.place_parts(parts, None)
        for kind, object, adjunct in parts.relations:
            self._stage.relate(held or parts.actors, kind, object, adjunct, None)
        for _, quality in clause.qualities:
            if wears and quality.startswith("colour:"):  # "wears blue"
                for one in parts.actors:
                    one.look = cast.with_garment(one.look, "top", "", COLOURS[quality[7:]])
                    self._stage.director.relate(one, "wearing", "clothes")
        if clause.lemma == "dress":
            self._wardrobe.dress_up(clause, parts)
        if parts.emotion:
            self._feel(parts.actors, parts.emotion, clause)
        if held and clause.lemma == "have":
            self._hold(clause, parts.actors, held)
        self._stage.settle_verb(clause, "relation:wearing" if wears else "state", parts.actors)

    def _have(self, parts: Parts, meaning: Meaning, wears: bool, held: list[Referent]) -> None:
        phrase = meaning.phrase
        if meaning.kind == "garment" and phrase is not None:
            for one in parts.actors:
                self._wardrobe.dress(one, meaning.id, phrase)
        elif meaning.kind == "body" and phrase is not None:
            self._wardrobe.have_body(parts, phrase)
        elif meaning.kind == "emotion":
            parts.emotion = meaning.id
        elif meaning.kind == "referents":
            for one in meaning.referents:
                worn = one.kind == "prop" and one.asset in PROPS and PROPS[one.asset].worn
                for actor in parts.actors if wears else ():
                    if one.kind == "prop":
                        self._wardrobe.wear(actor, one, bool(worn))
                if not wears and one.kind == "prop":
                    held.append(one)
                if not wears and one.kind == "character":
                    self._stage.director.shot.add_present(one)
            if wears and phrase is not None and len(parts.actors) > 1 and phrase.plural:
                self._wardrobe.share_out(parts.actors, meaning.referents)
        elif meaning.kind == "nothing" and phrase is not None:
            for _, quality in phrase.qualities:
                if quality.startswith("emotion:"):
                    parts.emotion = quality[8:]

    def _hold(self, clause: Clause, actors: list[Referent], held: list[Referent]) -> None:
        director = self._stage.director
        people = [one for one in actors if one.kind == "character"]
        small = [one for one in held if one.asset not in PROPS or PROPS[one.asset].grip is not None]
        for thing in held:
            if thing not in small:
                for one in people:
                    director.relate(one, "next_to", thing)
        if not people or not small:
            return
        step = director.step_for(clause.link, clause.fronted, joins=True)
        for one in people:
            event = DraftEvent(one, "hold", small[0], lasts=True, span=self._stage.span(clause))
            director.add(event, step)
            director.tell(self._stage.tokens[clause.verb.main], "action:hold", event)

    def _stage_action(self, clause: Clause, parts: Parts) -> None:
        verb = clause.verb
        assert verb is not None
        if verb.negated:
            self._refuse(clause, "is said not to happen")
            return
        if self._is_weather(clause, parts):
            return
        light = self._refiner.light_action(clause)
        action = light or verb.action
        self._reader.read_objects(clause, parts, light)
        self._reader.read_adjuncts(clause, parts)
        self._reader.read_manner(clause, parts)
        action = self._refiner.refine(clause, parts, action)
        if verb.passive:
            action = self._refiner.turn_passive(clause, parts, action)
        if clause.lemma in CAUSED and parts.targets and not verb.passive:
            parts.actors, action = (
                [one for one in parts.targets if one.kind == "character"],
                CAUSED[clause.lemma],
            )
            parts.target, parts.targets = None, []
        if clause.lemma in ("make", "drive", "leave") and parts.targets and self._make_feel(clause, parts):
            return
        if verb.wished:
            action = "think"
        if verb.stopped:
            action = "stand"
        if not action:
            self._player.no_action(clause, parts)
            return
        self._player.play(clause, parts, action)

    def _make_feel(self, clause: Clause, parts: Parts) -> bool:
        """ "Makes them mad": they are, from here on."""
        feelings = [meaning[8:] for _, meaning in clause.qualities if meaning.startswith("emotion:")]
        people = [one for one in parts.targets if one.kind == "character"]
        if not feelings or not people:
            return False
        self._stage.place_parts(parts, None)
        self._feel(people, feelings[0], clause)
        for place, meaning in clause.qualities:
            if self._stage.director.last_event is not None:
                self._stage.director.tell(self._stage.tokens[place], meaning, self._stage.director.last_event)
        return True

    def _is_weather(self, clause: Clause, parts: Parts) -> bool:
        """ "It rains": `settings` has seen to it."""
        falls = clause.lemma in (
            "fall",
            "come",
            "blow",
            "howl",
            "rage",
            "start",
            "begin",
            "go",
            "stop",
            "roar",
            "rise",
        )
        subject = self._stage.tokens[clause.subjects[0].head].word if clause.subjects else "it"
        is_it = subject == "it" and clause.lemma in ("rain", "snow", "pour", "thunder", "storm", "drizzle")
        if not (is_it or (falls or is_it) and (subject in WEATHER_NOUNS)):
            return False
        parts.actors = []
        self._reader.read_adjuncts(clause, parts)
        self._stage.place_parts(parts, None)
        assert clause.verb is not None
        self._stage.resolver.accounts.understood(self._stage.tokens[clause.verb.main], "weather")
        return True

    def _refuse(self, clause: Clause, why: str) -> None:
        verb = clause.verb
        assert verb is not None
        parts = Parts()
        for group in clause.objects:
            self._stage.resolver.resolve(group, OBJECT)
        self._reader.read_adjuncts(clause, parts)
        self._stage.place_parts(parts, None)
        token = self._stage.tokens[verb.main]
        self._stage.resolver.accounts.left_out(token, f"“{token.text}” {why}.")


def _is_real_action(clause: Clause) -> bool:
    """ "Stays" and "looks at" are more than "is" where something follows; "looks happy" is not."""
    if clause.lemma in ("look", "turn", "stay", "get", "grow") and clause.objects:
        return True
    only = [meaning for _, meaning in clause.qualities]
    return clause.lemma in ("stay", "remain", "get", "turn") and not any(
        m.startswith("emotion") for m in only
    )


def _in_time_order(clauses: list[Clause]) -> list[Clause]:
    """ "Before she leaves, Ada eats": what is first is staged first."""
    ordered = list(clauses)
    for place, clause in enumerate(clauses):
        if clause.link == "before" and clause.fronted and place + 1 < len(clauses):
            ordered[place], ordered[place + 1] = clauses[place + 1], clause
            clause.link, clause.fronted = "next", False
            if clause.subjects and clauses[place + 1].subjects and clause.subjects[0].kind == "name":
                pronouns = clauses[place + 1].subjects
                if pronouns[0].kind == "pronoun":
                    clauses[place + 1].subjects, clause.subjects = clause.subjects, pronouns
    return ordered
