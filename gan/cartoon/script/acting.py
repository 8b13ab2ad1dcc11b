"""Clauses to events and relations: what a verb and its objects become on the stage."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from gan.cartoon.catalogue.actions import ACTIONS
from gan.cartoon.catalogue.props import PROPS
from gan.cartoon.script import cast
from gan.cartoon.script.clauses import Adjunct, Clause, Sentence
from gan.cartoon.script.director import Director, is_stance
from gan.cartoon.script.discourse import OBJECT, OTHER, SUBJECT, Referent
from gan.cartoon.script.drafts import DraftEvent, Step
from gan.cartoon.script.meanings import Meaning, Resolver
from gan.cartoon.script.phrases import NounPhrase
from gan.cartoon.script.speech import quoted, reported
from gan.cartoon.script.vocabulary.actions import (
    BODY_ACTIONS,
    COPULAS,
    ENTER_VERBS,
    LEAVE_VERBS,
    LIGHT_NOUNS,
    LIGHT_VERBS,
    SPEECH_ACTIONS,
    SPEECH_VERBS,
)
from gan.cartoon.script.vocabulary.grammar import DIRECTIONS
from gan.cartoon.script.vocabulary.looks import MANNER_EMOTIONS, STATES
from gan.cartoon.script.vocabulary.things import WEATHER_NOUNS

_PLACE_PREPOSITIONS = frozenset("in to through on from next_to outside up".split())
_STATIC = frozenset("behind in_front_of next_to left_of right_of on under in between".split())
_TO_PERSON = frozenset("give throw carry take hold pick_up put".split())
_TOWARDS = frozenset("talk shout whisper wave point look listen laugh smile nod turn sing bark bow shrug blink".split())
_SHARED = frozenset("dance play walk run skip swim sneak ride drive exercise".split())
_RECIPROCAL = frozenset("talk hug kiss shake_hands hit look laugh whisper shout smile wave point listen dance".split())
_CAUSES = frozenset("startle surprise scare frighten shock amuse please delight upset annoy anger amaze terrify".split())
_CAUSED = {
    "startle": "gasp",
    "surprise": "gasp",
    "shock": "gasp",
    "amaze": "gasp",
    "scare": "shiver",
    "frighten": "shiver",
    "terrify": "shiver",
    "amuse": "laugh",
    "please": "smile",
    "delight": "smile",
    "upset": "cry",
    "annoy": "rage",
    "anger": "rage",
}
_THINGS_CAN = frozenset("fall fly turn jump walk run drive swim push skip climb".split())
_FEELS = {"happy": "smile", "angry": "rage", "afraid": "shiver", "surprised": "gasp", "sad": "stand"}
_SEATS = frozenset("sit lie sleep".split())


@dataclass
class _Parts:
    """What a clause's nouns mean, sorted by the part that they play."""

    actors: list[Referent] = field(default_factory=list)
    target: Referent | None = None
    targets: list[Referent] = field(default_factory=list)
    destination: Referent | str = ""
    each_other: bool = False
    body: str = ""
    manner: str = ""
    emotion: str = ""
    place: str = ""
    into_place: str = ""
    relations: list[tuple[str, Referent, Adjunct]] = field(default_factory=list)
    companions: list[Referent] = field(default_factory=list)
    light: str = ""
    enters: bool = False
    leaves: bool = False


class Acting:
    """Stages the clauses of one sentence after the other."""

    def __init__(self, director: Director, resolver: Resolver) -> None:
        self._director = director
        self._resolver = resolver
        self._sentence: Sentence | None = None
        self._actors_before: list[Referent] = []

    def stage(self, sentence: Sentence) -> None:
        """Put all clauses of a sentence on the stage."""
        self._sentence = sentence
        self._resolver.begin(sentence.tokens)
        clauses = _in_time_order(sentence.clauses)
        for number, clause in enumerate(clauses):
            self._director.discourse.fade()
            following = clauses[number + 1] if number + 1 < len(clauses) else None
            self._stage_clause(clause, following)

    # -- one clause -----------------------------------------------------------------------------------

    def _stage_clause(self, clause: Clause, following: Clause | None) -> None:
        tokens = self._tokens
        if clause.start < len(tokens):
            last = tokens[min(max(clause.end, clause.start + 1), len(tokens)) - 1]
            self._director.cover(tokens[clause.start].start, last.end)
        if clause.link == "told":
            self._stage_told(clause)
            return
        parts = _Parts()
        self._read_subjects(clause, following, parts)
        if clause.verb is None or clause.lemma == "be" and not clause.verb.action:
            self._stage_state(clause, parts)
        elif clause.lemma in ("wear", "dress") or clause.lemma == "have" and not self._light_action(clause):
            self._stage_having(clause, parts)
        elif clause.lemma in COPULAS and clause.qualities and not _is_real_action(clause):
            self._stage_state(clause, parts)
        else:
            self._stage_action(clause, parts)
        self._actors_before = parts.actors

    @property
    def _tokens(self):
        assert self._sentence is not None
        return self._sentence.tokens

    def _read_subjects(self, clause: Clause, following: Clause | None, parts: _Parts) -> None:
        is_pronoun = bool(clause.subjects) and clause.subjects[0].kind == "pronoun"
        if following is not None and is_pronoun and (clause.fronted or clause.subjects[0].word == "all"):
            self._look_ahead(clause, following)
        meanings = self._resolver.resolve(clause.subjects, SUBJECT, acts=True)
        for meaning in meanings:
            parts.actors += [one for one in meaning.referents if one not in parts.actors]
            if meaning.kind == "body":
                parts.body = meaning.id
            if meaning.kind == "place":
                parts.place = meaning.id
        if not clause.subjects and following is not None and following.subjects and clause.verb is not None:
            # "After eating, Mina sleeps."
            for meaning in self._resolver.resolve(following.subjects, SUBJECT, acts=True):
                parts.actors += meaning.people
        elif not clause.subjects and clause.verb is not None and clause.verb.tag in ("ing", "base", "past", "part"):
            # "Walking home, …" and orders: whoever acted last.
            people = [one for one in self._director.discourse.recent() if one.kind == "character"]
            parts.actors = people[:1]
        for one in parts.actors:
            self._director.shot.add_present(one)

    def _look_ahead(self, clause: Clause, following: Clause) -> None:
        """ "Before she leaves, Ada …": the name comes after its pronoun."""
        ahead = following.subjects
        if clause.subjects[0].word == "all" and not self._director.discourse.pronoun("all"):
            self._resolver.resolve(ahead, OTHER, acts=True)
        if len(ahead) != 1 or ahead[0].kind not in ("name", "noun"):
            return
        gender = {"she": "female", "he": "male"}.get(clause.subjects[0].word, "")
        if gender and self._director.discourse.pronoun(clause.subjects[0].word):
            return
        self._resolver.resolve(ahead, SUBJECT, acts=True)

    # -- being ----------------------------------------------------------------------------------------

    def _stage_state(self, clause: Clause, parts: _Parts) -> None:
        """ "There is a dog", "Ada is in the kitchen", "Bo is happy", "Ada is a doctor"."""
        verb = clause.verb
        self._read_adjuncts(clause, parts)
        for group in clause.objects:
            self._read_predicate(group, parts)
        self._place_parts(parts, None)
        for kind, object, adjunct in parts.relations:
            self._relate(parts.actors, kind, object, adjunct, None)
        told = self._read_qualities(clause, parts) or self._kneel(clause, parts)
        if verb is not None and not verb.negated:
            self._read_manner(clause, parts)
        if parts.emotion and not told and verb is not None:
            told = self._feel(parts.actors, parts.emotion, clause)
        self._settle_verb(clause, "state", parts.actors)
        if clause.quote >= 0 or clause.told != (0, 0):
            self._speak(clause, parts, None)

    def _read_predicate(self, group: list[NounPhrase], parts: _Parts) -> None:
        """ "Ada is a doctor": she is one from here on."""
        for phrase in group:
            noun = phrase.noun
            asset = noun.sense("character") if noun else ""
            if asset and parts.actors and phrase.determiner in ("a", "", "the") and phrase.kind == "noun":
                for one in parts.actors:
                    self._director.discourse.become(one, asset, noun.gender)
                for token in self._tokens[phrase.start : phrase.end]:
                    self._resolver.accounts.understood(token, f"character:{asset}", parts.actors[0].id)
            elif not parts.actors or phrase.kind == "name":
                # "In the room is a goat."
                for meaning in self._resolver.resolve([phrase], SUBJECT, acts=True):
                    parts.actors += meaning.referents
                    for one in meaning.referents:
                        self._director.shot.add_present(one)
            else:
                for meaning in self._resolver.resolve([phrase], OTHER):
                    if meaning.kind == "place":
                        parts.place = meaning.id
                    if meaning.kind == "emotion":
                        parts.emotion = meaning.id

    def _read_qualities(self, clause: Clause, parts: _Parts) -> bool:
        """Adjectives after the verb; whether they became an event."""
        told = False
        for place, meaning in clause.qualities:
            token = self._tokens[place]
            refers = parts.actors[0].id if parts.actors else ""
            word = token.word
            if word in STATES or meaning.startswith("emotion"):
                if clause.verb is not None and clause.verb.negated:
                    self._resolver.accounts.left_out(token, f"“{token.text}” is said not to be so.")
                    continue
                if word in STATES and not (meaning.startswith("emotion") and STATES[word] == "stand"):
                    told = self._feel(parts.actors, meaning[8:] if meaning.startswith("emotion") else "", clause, STATES[word])
                else:
                    told = self._feel(parts.actors, meaning[8:], clause)
            for one in parts.actors:
                one.qualities.add(meaning)
                one.look = cast.with_quality(one.look, meaning, one.nature == "person")
            if told and self._director.last_event is not None:
                self._director.tell(token, meaning, self._director.last_event)
                continue
            self._resolver.accounts.understood(token, meaning or "quality", refers)
        return told

    def _kneel(self, clause: Clause, parts: _Parts) -> bool:
        """ "Is on his knees", "is on her back"."""
        for adjunct in clause.adjuncts:
            word = adjunct.nouns[0].word if adjunct.nouns and adjunct.meaning == "on" else ""
            action = {"knee": "kneel", "back": "lie", "stomach": "lie", "belly": "lie"}.get(word, "")
            if action and self._feel(parts.actors, "", clause, action) and self._director.last_event is not None:
                self._director.tell(self._tokens[adjunct.nouns[0].head], f"action:{action}", self._director.last_event)
                return True
        return False

    def _feel(self, actors: list[Referent], emotion: str, clause: Clause, action: str = "") -> bool:
        people = [one for one in actors if one.kind == "character"]
        if emotion:
            for one in people:
                self._director.moods[one.id] = emotion
        action = action or _FEELS.get(emotion, "stand")
        if not people or action == "stand" and not emotion:
            return False
        director = self._director
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
            event = DraftEvent(one, action, emotion=emotion or "neutral", lasts=True, span=self._span(clause))
            director.add(event, step)
        if director.last_event is not None and clause.verb is not None:
            director.tell(self._tokens[clause.verb.main], f"action:{director.last_event.action}", director.last_event)
        return True

    # -- having and wearing ---------------------------------------------------------------------------

    def _stage_having(self, clause: Clause, parts: _Parts) -> None:
        verb = clause.verb
        assert verb is not None
        wears = clause.lemma in ("wear", "dress")
        if parts.actors and verb.negated:
            self._refuse(clause, "is said not to be so")
            return
        self._read_adjuncts(clause, parts, wants="garment" if wears else "")
        held: list[Referent] = []
        for group in clause.objects:
            meanings = self._resolver.resolve(group, OBJECT, wants="garment" if wears else "", exclude=parts.actors)
            for meaning in meanings:
                self._have(parts, meaning, wears, held)
        self._place_parts(parts, None)
        for kind, object, adjunct in parts.relations:
            self._relate(held or parts.actors, kind, object, adjunct, None)
        if clause.lemma == "dress":
            self._dress_up(clause, parts)
        if parts.emotion:
            self._feel(parts.actors, parts.emotion, clause)
        if held and clause.lemma == "have":
            self._hold(clause, parts.actors, held)
        self._settle_verb(clause, "relation:wearing" if wears else "state", parts.actors)

    def _dress_up(self, clause: Clause, parts: _Parts) -> None:
        """ "Dressed as a pirate"."""
        for adjunct in clause.adjuncts:
            for phrase in adjunct.nouns if adjunct.meaning in ("as", "like", "in") else ():
                for one in parts.actors:
                    one.look = replace(one.look, outfit=one.look.outfit or phrase.word)
                    self._director.relate(one, "wearing", phrase.word)

    def _have(self, parts: _Parts, meaning: Meaning, wears: bool, held: list[Referent]) -> None:
        phrase = meaning.phrase
        if meaning.kind == "garment" and phrase is not None:
            for one in parts.actors:
                self._dress(one, meaning.id, phrase)
        elif meaning.kind == "body" and phrase is not None:
            self._have_body(parts, phrase)
        elif meaning.kind == "emotion":
            parts.emotion = meaning.id
        elif meaning.kind == "referents":
            for one in meaning.referents:
                worn = one.kind == "prop" and one.asset in PROPS and PROPS[one.asset].worn
                for actor in parts.actors if wears else ():
                    if one.kind == "prop":
                        self._wear(actor, one, bool(worn))
                if not wears and one.kind == "prop":
                    held.append(one)
                if not wears and one.kind == "character":
                    self._director.shot.add_present(one)
            if wears and phrase is not None and len(parts.actors) > 1 and phrase.plural:
                self._share_out(parts.actors, meaning.referents)
        elif meaning.kind == "nothing" and phrase is not None:
            for _, quality in phrase.qualities:
                if quality.startswith("emotion:"):
                    parts.emotion = quality[8:]

    def _have_body(self, parts: _Parts, phrase: NounPhrase) -> None:
        for one in parts.actors:
            for _, quality in phrase.qualities:
                if quality.startswith("emotion:"):
                    parts.emotion = quality[8:]
                if quality.startswith("colour:") and phrase.word in ("hair", "beard", "mustache", "moustache", "fur"):
                    where = "top" if phrase.word == "fur" else "hair"
                    one.look = replace(one.look, **{where: self._resolver.colour(phrase)})
                if quality.startswith(("hair:", "size:short")) and phrase.word == "hair":
                    one.look = replace(one.look, hair_style=quality.split(":")[1])
            if phrase.word in ("beard", "mustache", "moustache"):
                one.look = replace(one.look, beard=True)

    def _dress(self, one: Referent, where: str, phrase: NounPhrase) -> None:
        one.look = cast.with_garment(one.look, where, phrase.word, self._resolver.colour(phrase))
        self._resolver.accounts.understood(self._tokens[phrase.head], f"garment:{phrase.word}", one.id)
        self._director.shot.add_present(one)
        self._director.relate(one, "wearing", phrase.word)

    def _wear(self, actor: Referent, thing: Referent, worn: bool) -> None:
        if worn:
            self._director.relate(actor, "wearing", thing)
        else:
            actor.look = replace(actor.look, outfit=thing.word)
            self._director.relate(actor, "wearing", thing.word)

    def _share_out(self, actors: list[Referent], things: list[Referent]) -> None:
        """ "Both wear hats": each has one."""
        relations = self._director.shot.relations
        relations[:] = [one for one in relations if not (one.kind == "wearing" and one.object in things)]
        for actor, thing in zip(actors, things, strict=False):
            self._director.relate(actor, "wearing", thing)
        for spare in things[len(actors) :]:
            if spare in self._director.shot.present:
                self._director.shot.present.remove(spare)

    def _hold(self, clause: Clause, actors: list[Referent], held: list[Referent]) -> None:
        director = self._director
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
            event = DraftEvent(one, "hold", small[0], lasts=True, span=self._span(clause))
            director.add(event, step)
            director.tell(self._tokens[clause.verb.main], "action:hold", event)

    # -- acting ---------------------------------------------------------------------------------------

    def _light_action(self, clause: Clause) -> str:
        """ "takes a nap": the action of the noun, or ""."""
        if clause.lemma not in LIGHT_VERBS or not clause.objects or not clause.objects[-1]:
            return ""
        phrase = clause.objects[-1][0]
        head = self._tokens[phrase.head].word
        if clause.verb and clause.verb.action and clause.lemma not in ("have", "take", "make", "give", "do", "let"):
            return ""
        if phrase.kind == "noun" and phrase.noun and phrase.noun.sense("character"):
            return ""
        action = LIGHT_NOUNS.get(phrase.word) or LIGHT_NOUNS.get(head, "")
        if action in ("drink", "eat", "photograph") and clause.lemma in ("give", "make", "let", "throw"):
            return ""
        if action == "play" and phrase.noun and phrase.noun.sense("prop") and clause.lemma not in ("have", "take"):
            return ""
        return action

    def _stage_action(self, clause: Clause, parts: _Parts) -> None:
        verb = clause.verb
        assert verb is not None
        if verb.negated:
            self._refuse(clause, "is said not to happen")
            return
        if self._is_weather(clause, parts):
            return
        light = self._light_action(clause)
        action = light or verb.action
        self._read_objects(clause, parts, light)
        self._read_adjuncts(clause, parts)
        self._read_manner(clause, parts)
        action = self._refine(clause, parts, action)
        if verb.passive:
            action = self._turn_passive(clause, parts, action)
        if clause.lemma in _CAUSES and parts.targets and not verb.passive:
            parts.actors, action = [one for one in parts.targets if one.kind == "character"], _CAUSED[clause.lemma]
            parts.target, parts.targets = None, []
        if clause.lemma in ("make", "drive", "leave") and parts.targets and self._make_feel(clause, parts):
            return
        if verb.wished:
            action = "think"
        if verb.stopped:
            action = "stand"
        if not action:
            self._no_action(clause, parts)
            return
        self._play(clause, parts, action)

    def _make_feel(self, clause: Clause, parts: _Parts) -> bool:
        """ "Makes them mad": they are, from here on."""
        feelings = [meaning[8:] for _, meaning in clause.qualities if meaning.startswith("emotion:")]
        people = [one for one in parts.targets if one.kind == "character"]
        if not feelings or not people:
            return False
        self._feel(people, feelings[0], clause)
        for place, meaning in clause.qualities:
            if self._director.last_event is not None:
                self._director.tell(self._tokens[place], meaning, self._director.last_event)
        return True

    def _is_weather(self, clause: Clause, parts: _Parts) -> bool:
        """ "It rains": `settings` has seen to it."""
        falls = clause.lemma in ("fall", "come", "blow", "howl", "rage", "start", "begin", "go", "stop", "roar", "rise")
        subject = self._tokens[clause.subjects[0].head].word if clause.subjects else "it"
        is_it = subject == "it" and clause.lemma in ("rain", "snow", "pour", "thunder", "storm", "drizzle")
        if not (is_it or (falls or is_it) and (subject in WEATHER_NOUNS)):
            return False
        parts.actors = []
        self._read_adjuncts(clause, parts)
        self._place_parts(parts, None)
        assert clause.verb is not None
        self._resolver.accounts.understood(self._tokens[clause.verb.main], "weather")
        return True

    def _read_objects(self, clause: Clause, parts: _Parts, light: str) -> None:
        groups = [
            self._resolver.resolve(group, OBJECT, exclude=parts.actors, wants=self._wanted(clause))
            for group in clause.objects
        ]
        for number, meanings in enumerate(groups):
            is_light = bool(light) and number == len(groups) - 1
            for meaning in meanings:
                self._read_object(clause, parts, meaning, is_light, first=number == 0, only=len(groups) == 1)

    def _wanted(self, clause: Clause) -> str:
        if clause.verb and clause.verb.action == "put_on":
            return "garment"
        if clause.lemma in (*ENTER_VERBS, *LEAVE_VERBS, "reach", "visit", "cross", "explore", "approach"):
            return "place"
        return ""

    def _read_object(
        self, clause: Clause, parts: _Parts, meaning: Meaning, light: bool, first: bool, only: bool
    ) -> None:
        if meaning.kind == "each":
            parts.each_other = True
        elif meaning.kind == "body":
            parts.body = meaning.id
            owner = meaning.referents[0] if meaning.referents else None
            if owner is not None and owner not in parts.actors:
                parts.targets.append(owner)
        elif meaning.kind == "place":
            if clause.lemma in LEAVE_VERBS:
                parts.leaves = True
            elif meaning.phrase is not None and meaning.phrase.word == "home":
                parts.leaves = True
            else:
                parts.into_place = meaning.id
        elif meaning.kind == "garment" and meaning.phrase is not None:
            for one in parts.actors if clause.lemma != "give" else ():
                self._dress(one, meaning.id, meaning.phrase)
        elif meaning.kind == "emotion":
            parts.emotion = meaning.id
        elif meaning.kind == "nothing" and meaning.id in ("left", "right") and _moves(clause):
            parts.destination = meaning.id
        elif meaning.kind == "referents" and not light:
            is_receiver = first and not only and bool(meaning.people) and not parts.destination
            if is_receiver:
                parts.destination = meaning.referents[0]
                parts.companions += meaning.referents[1:]
            else:
                parts.targets += meaning.referents
        elif meaning.kind == "referents":
            parts.targets += [one for one in meaning.referents if one.kind == "prop"]

    def _read_adjuncts(self, clause: Clause, parts: _Parts, wants: str = "") -> None:
        for adjunct in clause.adjuncts:
            if not adjunct.nouns:
                self._read_direction(clause, parts, adjunct)
                continue
            self._read_adjunct(clause, parts, adjunct, wants)

    def _read_direction(self, clause: Clause, parts: _Parts, adjunct: Adjunct) -> None:
        token = self._tokens[adjunct.places[0]]
        self._resolver.accounts.understood(token, f"direction:{adjunct.meaning}" if adjunct.meaning else "grammar")
        if adjunct.words in ("in", "inside") and _moves(clause):
            parts.enters = True
        elif adjunct.words in ("out", "away", "off", "home", "outside") and _moves(clause):
            parts.leaves = True
        elif adjunct.meaning in ("left", "right", "up", "down") and not parts.destination:
            parts.destination = adjunct.meaning

    def _read_adjunct(self, clause: Clause, parts: _Parts, adjunct: Adjunct, wants: str) -> None:
        meaning_of = adjunct.meaning
        if meaning_of == "without":
            for phrase in adjunct.nouns:
                self._resolver.accounts.understood(self._tokens[phrase.head], "absent")
            return
        wanted = "place" if meaning_of in _PLACE_PREPOSITIONS else "thing" if meaning_of in _STATIC else ""
        if meaning_of == "next_to" and adjunct.words != "at":
            wanted = "thing"
        if meaning_of in ("with", "in") and self._dresses(adjunct):
            wanted = "garment"
        exclude = parts.actors if meaning_of not in ("with",) else ()
        meanings = self._resolver.resolve(adjunct.nouns, OTHER, wants=wants or wanted, exclude=exclude)
        for meaning in meanings:
            self._read_adjunct_meaning(clause, parts, adjunct, meaning)

    def _dresses(self, adjunct: Adjunct) -> bool:
        """Whether "with a red scarf", "in a dress" is about clothes."""
        noun = adjunct.nouns[0].noun
        return noun is not None and noun.has("garment") and (adjunct.after is not None or adjunct.meaning == "in")

    def _wearer(self, parts: _Parts, adjunct: Adjunct) -> list[Referent]:
        """Of whom "with a hat" is said: the noun before it, else who acts."""
        if adjunct.after is not None and adjunct.after.kind != "pronoun":
            for one in self._director.discourse.recent():
                if one.kind == "character" and adjunct.after.word.lower() in (one.word, one.name.lower()):
                    return [one]
        return [one for one in parts.actors if one.kind == "character"]

    def _read_adjunct_meaning(self, clause: Clause, parts: _Parts, adjunct: Adjunct, meaning: Meaning) -> None:
        said = adjunct.meaning
        phrase = meaning.phrase
        if meaning.kind == "garment" and phrase is not None:
            for one in self._wearer(parts, adjunct):
                self._dress(one, meaning.id, phrase)
        elif meaning.kind == "emotion":
            parts.emotion = meaning.id
        elif meaning.kind == "body" and phrase is not None:
            if said == "with":
                wearers = _Parts(actors=self._wearer(parts, adjunct))
                self._have_body(wearers, phrase)
                parts.emotion = parts.emotion or wearers.emotion
            elif meaning.referents and meaning.referents[0] not in parts.actors:
                self._read_people(clause, parts, adjunct, meaning.referents)
        elif meaning.kind == "place":
            self._read_place(clause, parts, said, meaning)
        elif meaning.kind == "each":
            parts.each_other = True
        elif meaning.kind == "nothing":
            self._read_nothing(clause, parts, adjunct, meaning)
        elif meaning.kind == "referents":
            self._read_people(clause, parts, adjunct, meaning.referents)

    def _read_nothing(self, clause: Clause, parts: _Parts, adjunct: Adjunct, meaning: Meaning) -> None:
        word = meaning.id
        if word in ("left", "right") and adjunct.meaning in ("to", "on", "in", "next_to"):
            parts.destination = parts.destination or word
        for _, quality in meaning.phrase.qualities if meaning.phrase else ():
            if quality.startswith("emotion:"):
                parts.emotion = quality[8:]
            if quality.startswith("manner:"):
                parts.manner = quality[7:]

    def _read_place(self, clause: Clause, parts: _Parts, said: str, meaning: Meaning) -> None:
        word = meaning.phrase.word if meaning.phrase else ""
        if word == "home" and _moves(clause):
            parts.leaves = True
        elif said == "from":
            if _moves(clause):
                parts.leaves = parts.leaves or bool(self._director.shot.place) or True
                if not self._director.shot.place_said:
                    parts.place = meaning.id
        elif said in ("to",) or said in ("in", "on") and _moves(clause) and self._goes_into(clause, meaning):
            if _moves(clause):
                parts.into_place = meaning.id
            elif said != "to" or clause.verb is None:
                parts.place = meaning.id
        elif said in ("behind", "about", "for", "like", "as", "of", "under"):
            parts.place = parts.place or (meaning.id if said == "behind" else "")
        else:
            parts.place = meaning.id

    def _goes_into(self, clause: Clause, meaning: Meaning) -> bool:
        phrase = meaning.phrase
        before = self._tokens[phrase.start - 1].word if phrase is not None and phrase.start else ""
        return before in ("into", "onto") or (before in ("in", "inside") and clause.lemma in ("come", "enter", "arrive", "get"))

    def _read_people(self, clause: Clause, parts: _Parts, adjunct: Adjunct, referents: list[Referent]) -> None:
        said, action = adjunct.meaning, clause.verb.action if clause.verb else ""
        parts.leaves = parts.leaves or adjunct.words.startswith("away") and _moves(clause)
        one = referents[0]
        people = [each for each in referents if each.kind == "character"]
        if clause.verb is None or clause.lemma in ("be", "have") and not action:
            said = {"with": "next_to", "to": "next_to"}.get(said, said)
            parts.relations += [(said, each, adjunct) for each in referents if said in _STATIC]
            return
        if adjunct.words == "by" and clause.verb.passive:
            parts.companions = referents
        elif said == "to" or adjunct.words == "at" and (people or action in _TOWARDS or action in ("throw", "point")):
            self._go_to(parts, action, one, referents, adjunct)
        elif said == "with":
            self._go_with(clause, parts, action, one, people)
        elif said in ("about", "like", "as", "of"):
            self._only_spoken_of(adjunct)
        elif said == "for":
            if action in ("look", "listen", "shout") and not parts.targets:
                parts.targets += referents
            elif people and not parts.destination:
                parts.destination = one
        elif said == "from":
            if action in ("take", "pick_up", "catch") or _moves(clause):
                parts.destination = parts.destination or one
                if _moves(clause) or action in ("jump", "get_up", "fall"):
                    parts.destination = ""
                    parts.targets += [] if parts.targets else [one]
            else:
                self._director.shot.add_present(one)
        elif said in ("through", "outside", "up"):
            if one.asset == "door":
                parts.destination = "door"
            else:
                parts.targets += [] if parts.targets else [one]
        elif said in _STATIC:
            if action in ("look", "point", "bow", "knock", "talk", "phone", "listen", "press") and said in ("in", "on", "next_to"):
                if not parts.targets and not (action in ("talk", "phone") and self._is_vehicle(one)):
                    parts.targets += referents
                    return
            parts.relations += [(said, each, adjunct) for each in referents]

    def _is_vehicle(self, one: Referent) -> bool:
        entry = PROPS.get(one.asset)
        return entry is not None and (entry.kind in ("vehicle", "furniture", "structure", "nature") and one.asset != "tv")

    def _go_to(
        self, parts: _Parts, action: str, one: Referent, referents: list[Referent], adjunct: Adjunct
    ) -> None:
        if action in _TO_PERSON:
            parts.destination = one
        elif action in _TOWARDS or action and not ACTIONS[action].moves and action not in ("jump", "fall", "turn"):
            if not parts.targets:
                parts.targets += referents
            else:
                parts.destination = one
        elif one.asset == "door" and one.kind == "prop":
            parts.destination = "door" if not parts.destination else parts.destination
            self._director.shot.add_present(one)
        else:
            parts.destination = one
            parts.relations.append(("next_to", one, adjunct))

    def _go_with(
        self, clause: Clause, parts: _Parts, action: str, one: Referent, people: list[Referent]
    ) -> None:
        if people:
            if action in _SHARED:
                parts.companions += people
            elif not parts.targets:
                parts.targets += people
            else:
                parts.companions += []
                for each in people:
                    self._director.shot.add_present(each)
            return
        for actor in parts.actors:
            if not parts.targets and action and ACTIONS[action].needs in ("prop", "target"):
                parts.targets.append(one)
            elif one.id not in self._director.held:
                self._director.relate(actor, "holding", one)
                self._director.held[one.id] = actor
                self._director.shot.held_first.setdefault(one.id, actor.id)
            break
        else:
            self._director.shot.add_present(one)

    def _only_spoken_of(self, adjunct: Adjunct) -> None:
        for phrase in adjunct.nouns:
            token = self._tokens[phrase.head]
            use = self._resolver.accounts.refer(token)
            if use is not None and use.refers and any(one.id == use.refers for one in self._director.shot.present):
                continue
            self._resolver.accounts.left_out(token, f"“{token.text}” is only spoken of.")

    def _read_manner(self, clause: Clause, parts: _Parts) -> None:
        lexicon = self._sentence.reader.lexicon if self._sentence else None
        for place in clause.adverbs:
            token = self._tokens[place]
            quality = lexicon.adverbs.get(token.word, "") if lexicon else ""
            if quality.startswith("manner:"):
                parts.manner = parts.manner or quality[7:]
                parts.emotion = parts.emotion or MANNER_EMOTIONS.get(quality[7:], "")
            elif token.word in DIRECTIONS and _moves(clause):
                self._read_direction(clause, parts, Adjunct(DIRECTIONS[token.word], token.word, [place], []))
            self._resolver.accounts.understood(token, quality or "grammar")
        if clause.verb is not None and clause.lemma not in COPULAS:
            for place, quality in clause.qualities:
                token = self._tokens[place]
                if quality.startswith("emotion:"):
                    parts.emotion = parts.emotion or quality[8:]
                if quality == "" and (manner := lexicon.adverbs.get(token.word + "ly", "")):
                    parts.manner = parts.manner or manner[7:]
                refers = parts.actors[0].id if parts.actors else ""
                self._resolver.accounts.understood(token, quality or "quality", refers)

    def _refine(self, clause: Clause, parts: _Parts, action: str) -> str:
        """The action once its object is known."""
        lemma = clause.lemma
        if parts.body and (lemma, parts.body) in BODY_ACTIONS:
            parts.targets = [one for one in parts.targets if one.kind == "character"]
            return BODY_ACTIONS[lemma, parts.body]
        asset = parts.targets[0].asset if parts.targets else ""
        nature = parts.targets[0].nature if parts.targets else ""
        if lemma == "play" and action in ("play", "play_music"):
            return {"piano": "play_piano"}.get(
                asset, "play_music" if asset in ("guitar", "violin", "drum", "trumpet") else action
            )
        if lemma == "walk" and asset == "dog" and not parts.each_other:
            parts.companions += parts.targets
            parts.targets = []
        if lemma == "ring" and nature == "person":
            return "phone"
        if lemma == "leave" and nature == "thing" and action == "walk":
            return "put"
        if lemma == "call" and nature in ("person", "animal") and action == "shout":
            return "shout"
        if action in ("talk", "listen") and asset in ("phone", "telephone"):
            return "phone"
        if lemma == "drop" and nature == "thing":
            return "put"
        if lemma == "feed":
            return self._refine_feed(parts)
        if lemma == "play" and nature == "person":
            return "play"
        if lemma == "climb" and not parts.targets and not parts.relations and not parts.destination:
            return action
        if action in ("eat", "drink") and nature == "person":
            return action
        if lemma in ("reach",) and parts.into_place:
            return "walk"
        if lemma == "show" and parts.destination and parts.targets:
            return "hold"
        if lemma in ("turn", "switch") and nature == "thing" and action in ("turn", "press"):
            return "press"
        if lemma == "meet" and action == "shake_hands":
            return "shake_hands"
        return action

    def _refine_feed(self, parts: _Parts) -> str:
        if parts.destination == "" and parts.targets:
            eaters = [one for one in parts.targets if one.kind == "character"]
            food = [one for one in parts.targets if one.kind == "prop"]
            if eaters:
                parts.destination, parts.targets = eaters[0], food
        return "give"

    def _turn_passive(self, clause: Clause, parts: _Parts, action: str) -> str:
        agents, patients = parts.companions, list(parts.actors)
        if agents:
            parts.companions = []
            if clause.lemma in ("give", "feed", "hand", "throw", "show", "bring") and parts.targets:
                parts.destination = patients[0] if patients else ""
            elif action in ("give", "throw", "put") and parts.destination:
                parts.targets = patients
            else:
                parts.targets = patients
            parts.actors = agents
            if clause.lemma in _CAUSES:
                parts.actors, parts.targets = patients, []
                return _CAUSED[clause.lemma]
            return action
        if clause.lemma in ("feed",):
            return "eat"
        if clause.lemma in ("give", "hand", "pass", "throw", "send"):
            return "take"
        if clause.lemma in _CAUSES:
            return _CAUSED[clause.lemma]
        if action in ("hit", "push", "kick", "throw") and all(one.kind == "character" for one in patients):
            return "fall"
        if action in ("put", "hold", "carry", "cook", "paint", "work", "clean", "open", "close", "talk"):
            return "" if all(one.kind == "prop" for one in patients) or action in ("put", "hold", "talk") else action
        return action

    # -- playing --------------------------------------------------------------------------------------

    def _play(self, clause: Clause, parts: _Parts, action: str) -> None:
        verb = clause.verb
        assert verb is not None
        director = self._director
        things = [one for one in parts.actors if one.kind == "prop"]
        if things and action not in _THINGS_CAN:
            self._things_stand(clause, parts, things, action)
            parts.actors = [one for one in parts.actors if one.kind == "character"]
        self._set_the_scene(clause, parts, action)
        actors = list(dict.fromkeys([*parts.actors, *(parts.companions if action in _SHARED else [])]))
        if not actors:
            if not things:
                self._no_action(clause, parts)
            return
        step = self._step(clause, action, actors)
        if action == "stand" and step.events and (others := self._busy(actors, step)):
            # "Balances", "stays": whoever sits already does it sitting.
            self._merge(clause, parts, others)
            return
        refused = self._contradiction(clause, actors, action, step)
        if refused is not None:
            self._leave_out(clause, refused)
            return
        events = []
        for number, actor in enumerate(actors):
            events.append(self._event(clause, parts, action, actor, actors, number))
            director.add(events[-1], step)
        if parts.each_other and len(actors) == 1 and parts.targets == [] and self._actors_before:
            others = [one for one in self._actors_before if one is not actors[0]]
            events[0].target = others[0] if others else None
        self._after(clause, parts, action, events, step)
        self._speak(clause, parts, events)
        meaning = f"action:{action}"
        director.tell(self._tokens[verb.main], meaning, events[0], verb.guess)
        if self._light_action(clause) and clause.objects:
            director.tell(self._tokens[clause.objects[-1][0].head], meaning, events[0])
        for place in verb.used:
            self._resolver.accounts.understood(self._tokens[place], "grammar")

    def _busy(self, actors: list[Referent], step: Step) -> DraftEvent | None:
        """What one of them does in the step that standing cannot go with."""
        found = (self._director.conflict(one, "stand", step) for one in actors)
        return next((event for event in found if event is not None), None)

    def _merge(self, clause: Clause, parts: _Parts, event: DraftEvent) -> None:
        assert clause.verb is not None
        for kind, object, adjunct in parts.relations:
            self._relate(parts.actors, kind, object, adjunct, None)
        self._director.tell(self._tokens[clause.verb.main], f"action:{event.action}", event, clause.verb.guess)
        self._speak(clause, parts, [event])

    def _things_stand(self, clause: Clause, parts: _Parts, things: list[Referent], action: str) -> None:
        for one in things:
            self._director.shot.add_present(one)
        for kind, object, adjunct in parts.relations:
            self._relate(things, kind, object, adjunct, None)
        self._place_parts(parts, None)
        if not [one for one in parts.actors if one.kind == "character"]:
            refers = things[0].id
            self._resolver.accounts.understood(self._tokens[clause.verb.main], "state", refers)

    def _set_the_scene(self, clause: Clause, parts: _Parts, action: str) -> None:
        """Places: those that something happens in, and those that somebody goes into."""
        director = self._director
        if clause.lemma in ENTER_VERBS and not parts.into_place and not parts.relations and not parts.leaves:
            parts.enters = parts.enters or clause.lemma in ("enter", "arrive", "come", "appear")
        if clause.lemma in LEAVE_VERBS and not parts.into_place and action in ("walk", "run"):
            parts.leaves = True
        self._read_particles(clause, parts, action)
        if parts.place:
            director.set_place(parts.place)
            for one in parts.actors:
                director.shot.add_present(one)
        if not parts.into_place:
            return
        shot = director.shot
        moved = ACTIONS[action].moves if action else False
        if shot.place == parts.into_place:
            parts.enters = not director.has_acted(parts.actors[0]) if parts.actors else False
        elif shot.place_said or shot.steps:
            self._go_off(clause, parts, action if moved else "walk")
            director.cut(keep=False)
            director.set_place(parts.into_place)
            parts.enters = True
        else:
            shot.place, shot.place_said = parts.into_place, True
            parts.enters = moved

    def _read_particles(self, clause: Clause, parts: _Parts, action: str) -> None:
        """The directions that went into the verb: "runs away", "comes in"."""
        assert clause.verb is not None
        words = [self._tokens[place].word for place in clause.verb.used if place > clause.verb.main]
        if not (ACTIONS[action].moves or action == "jump"):
            return
        for word in words:
            if word in ("away", "off", "out") and not parts.destination:
                parts.leaves = True
            elif word in ("in", "inside") and not parts.relations:
                parts.enters = True
            elif word in ("up", "down", "left", "right") and action in ("walk", "run", "fly", "climb"):
                parts.destination = parts.destination or word

    def _go_off(self, clause: Clause, parts: _Parts, action: str) -> None:
        """They leave the place where they were, to arrive in another with the next shot."""
        director = self._director
        here = [one for one in parts.actors if director.has_acted(one) or one in director.shot.present]
        step = director.step_for("", False, joins=False)
        for one in here:
            if one.kind == "character":
                event = DraftEvent(one, action, None, "away", parts.manner, parts.emotion or "neutral")
                event.span = self._span(clause)
                director.add(event, step)
        if not step.events:
            director.shot.steps.remove(step)

    def _step(self, clause: Clause, action: str, actors: list[Referent]) -> Step:
        director, verb = self._director, clause.verb
        assert verb is not None
        last = director.last_event
        ongoing = verb.progressive or verb.tag == "ing"
        joins = ongoing and clause.link in ("", "and", "relative") or is_stance(clause.lemma) and (
            clause.link in ("", "and") and not any(director.has_acted(one) for one in actors)
        )
        if clause.link == "and" and last is not None and not joins:
            others = last.actor not in actors
            joins = others and last.entry.loops and ACTIONS[action].loops and not (
                last.entry.moves or ACTIONS[action].moves
            )
        if joins and director.last_step is not None:
            if any(director.conflict(one, action, director.last_step) for one in actors):
                joins = False
        return director.step_for(clause.link, clause.fronted, joins)

    def _contradiction(
        self, clause: Clause, actors: list[Referent], action: str, step: Step
    ) -> tuple[Referent, DraftEvent] | None:
        for actor in actors:
            other = self._director.conflict(actor, action, step)
            if other is not None:
                if other.action == "stand":
                    step.events.remove(other)
                    continue
                return actor, other
        return None

    def _leave_out(self, clause: Clause, refused: tuple[Referent, DraftEvent]) -> None:
        actor, other = refused
        verb = clause.verb
        assert verb is not None
        token = self._tokens[verb.main]
        name = actor.name or actor.label or actor.word
        done = ACTIONS[other.action].synonyms[0]
        note = f"“{token.text}” is left out: {name} cannot do it and {done} at once."
        self._resolver.accounts.left_out(token, note)
        self._notes.append(note)

    _notes: list[str]

    def _event(
        self, clause: Clause, parts: _Parts, action: str, actor: Referent, actors: list[Referent], number: int
    ) -> DraftEvent:
        verb = clause.verb
        assert verb is not None
        targets = [one for one in parts.targets if one is not actor]
        target = targets[0] if targets else None
        if parts.each_other or not targets and len(actors) > 1 and action in _RECIPROCAL and self._is_mutual(clause):
            others = [one for one in actors if one is not actor]
            target = others[0] if others else target
        if clause.verb.tag == "base" and clause.link == "told":
            target = None
        destination = parts.destination if parts.destination is not actor else ""
        if not destination or destination in ("up", "down") and parts.leaves:
            destination = "here" if parts.enters else "away" if parts.leaves else ""
        if parts.leaves and destination == "door":
            destination = "door"
        entry = ACTIONS[action]
        event = DraftEvent(actor, action, target, destination, parts.manner, parts.emotion or "neutral")
        event.span = self._span(clause)
        event.lasts = (verb.progressive or verb.tag == "ing") and entry.loops or entry.id in ("hold", "carry")
        event.lasts = event.lasts or action in _SEATS and verb.progressive
        if len(targets) > 1 and action in ("hold", "carry", "give", "take", "pick_up", "eat"):
            for more in targets[1:]:
                self._director.shot.add_present(more)
        for more in targets[1:]:
            self._director.shot.add_present(more)
        return event

    def _is_mutual(self, clause: Clause) -> bool:
        return clause.lemma not in ("point", "wave", "smile", "laugh", "listen", "look", "shout", "watch", "stare") and (
            not clause.objects or clause.verb is not None and clause.verb.action == "shake_hands"
        )

    def _after(self, clause: Clause, parts: _Parts, action: str, events: list[DraftEvent], step: Step) -> None:
        """Relations that the events bring about, and what they leave behind."""
        director = self._director
        entry = ACTIONS[action]
        is_motion = entry.moves or action in ("jump", "fall", "climb", "get_up")
        for event in events:
            if is_motion and (event.destination or event.target or parts.relations):
                director.depart(event)
        if action in ("put", "throw", "give") and parts.targets:
            self._after_putting(parts, events[0])
            return
        object_first = (
            parts.targets and not is_motion and not is_stance(clause.lemma) and action not in _SEATS
        )
        for kind, object, adjunct in parts.relations:
            since = events[0] if is_motion else None
            subjects = [event.actor for event in events]
            if object_first and adjunct.after is not None and self._belongs(parts.targets[0], object, action):
                subjects = parts.targets[:1]
            if is_motion and not events[0].destination and not events[0].target and kind != "next_to":
                events[0].destination = object
            if action in _SEATS and events[0].target is None and kind in ("on", "in"):
                for event in events:
                    event.target = object
            for event in events if is_motion else events[:1]:
                mover = [event.actor] if is_motion else subjects
                self._relate(mover, kind, object, adjunct, event if is_motion else since)

    def _after_putting(self, parts: _Parts, event: DraftEvent) -> None:
        for kind, object, adjunct in parts.relations:
            if not event.destination:
                event.destination = object
                self._director.shot.add_present(object)
            self._relate(parts.targets, kind, object, adjunct, event)

    def _belongs(self, target: Referent, object: Referent, action: str) -> bool:
        """Whether "sees the cat under the table" places the cat rather than who sees."""
        if action in ("read", "write", "eat", "drink", "phone", "play_music", "hold", "carry"):
            return False
        return target is not object

    def _relate(
        self, subjects: list[Referent], kind: str, object: Referent, adjunct: Adjunct, since: DraftEvent | None
    ) -> None:
        for one in subjects:
            if one is object or kind not in _STATIC:
                continue
            if not self._director.relate(one, kind, object, since):
                token = self._tokens[adjunct.places[0]]
                name = one.name or one.label or one.word
                note = f"“{adjunct.words}” is left out: {name} cannot be there, too."
                self._resolver.accounts.left_out(token, note)
                self._notes.append(note)
        if not subjects:
            self._director.shot.add_present(object)
        for place in adjunct.places:
            refers = subjects[0].id if subjects else ""
            self._resolver.accounts.understood(self._tokens[place], f"relation:{kind}", refers)

    def _place_parts(self, parts: _Parts, event: DraftEvent | None) -> None:
        place = parts.place or parts.into_place
        if place:
            self._director.set_place(place)
            for one in parts.actors:
                self._director.shot.add_present(one)

    # -- speech ---------------------------------------------------------------------------------------

    def _speak(self, clause: Clause, parts: _Parts, events: list[DraftEvent] | None) -> None:
        tokens = self._tokens
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
            people = people or [one for one in self._director.discourse.recent() if one.kind == "character"][:1]
            if not people:
                return
            step = self._director.step_for("while" if event else "", False, joins=event is not None)
            event = DraftEvent(people[0], "talk", span=self._span(clause), emotion=parts.emotion or "neutral")
            self._director.add(event, step)
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
                self._director.tell(word, "speech", event)

    def _is_speaker(self, parts: _Parts):
        speakers = parts.actors

        def is_speaker(word: str) -> bool:
            if not speakers:
                return False
            gender = {"she": "female", "her": "female", "he": "male", "his": "male", "him": "male"}.get(word)
            if word in ("they", "their", "them"):
                return len(speakers) > 1
            return gender is not None and speakers[0].gender in (gender, "")

        return is_speaker

    def _stage_told(self, clause: Clause) -> None:
        """ "tells Bo to sit": the words are spoken, not done."""
        event = self._director.last_event
        assert clause.verb is not None
        first = clause.verb.start
        last = max([clause.end, clause.verb.end, *(a.nouns[-1].end for a in clause.adjuncts if a.nouns)])
        used = list(self._tokens[first:last])
        if event is None:
            return
        text = " ".join(token.text for token in used)
        if event.action in SPEECH_ACTIONS and not event.speech:
            event.speech = text[:1].upper() + text[1:] + ("?" if event.action == "ask" else "!")
            event.lasts = False
        for token in used:
            self._director.tell(token, "speech", event)

    # -- accounts -------------------------------------------------------------------------------------

    def _settle_verb(self, clause: Clause, meaning: str, actors: list[Referent]) -> None:
        if clause.verb is None:
            return
        refers = actors[0].id if actors else ""
        token = self._tokens[clause.verb.main]
        if clause.lemma == "be":
            self._resolver.accounts.understood(token, "grammar")
        elif not any(told is token for told, *_ in self._director._told):
            self._resolver.accounts.understood(token, meaning, refers)
        for place in clause.verb.used:
            self._resolver.accounts.understood(self._tokens[place], "grammar")

    def _refuse(self, clause: Clause, why: str) -> None:
        verb = clause.verb
        assert verb is not None
        parts = _Parts()
        for group in clause.objects:
            self._resolver.resolve(group, OBJECT)
        self._read_adjuncts(clause, parts)
        self._place_parts(parts, None)
        token = self._tokens[verb.main]
        self._resolver.accounts.left_out(token, f"“{token.text}” {why}.")

    def _no_action(self, clause: Clause, parts: _Parts) -> None:
        """Nothing to see of the verb; who was named is there all the same."""
        verb = clause.verb
        assert verb is not None
        for one in [*parts.actors, *parts.targets]:
            self._director.shot.add_present(one)
        self._place_parts(parts, None)
        for kind, object, adjunct in parts.relations:
            self._relate(parts.actors, kind, object, adjunct, None)
        token = self._tokens[verb.main]
        known = self._sentence.reader.lexicon.verbs.get(token.word) if self._sentence else None
        if known or verb.guess:
            self._resolver.accounts.left_out(token, f"“{token.text}” cannot be shown here.")
        else:
            people = [one for one in parts.actors if one.kind == "character"]
            if people:
                step = self._step(clause, "stand", people)
                event = DraftEvent(people[0], "stand", span=self._span(clause))
                self._director.add(event, step)
            self._resolver.accounts.unknown(token)

    def _span(self, clause: Clause) -> tuple[int, int]:
        tokens = self._tokens
        last = max(clause.end, clause.start + 1, clause.verb.end if clause.verb else 0)
        for group in clause.objects:
            last = max([last, *(phrase.end for phrase in group)])
        start = clause.verb.start if clause.verb else clause.start
        start = min(clause.start, start) if clause.subjects or not clause.verb else start
        return tokens[start].start, tokens[min(last, len(tokens)) - 1].end


def quoted_words(token) -> list:
    """The words of a speech as tokens; a word is its own."""
    if token.kind != "quote":
        return [token]
    from gan.cartoon.script.tokens import tokenise

    return [one for one in tokenise(token.text, token.start) if one.kind in ("word", "number", "other")]


def _moves(clause: Clause) -> bool:
    action = clause.verb.action if clause.verb else ""
    return bool(action) and (ACTIONS[action].moves or action in ("jump", "fall", "climb", "get_up"))


def _is_real_action(clause: Clause) -> bool:
    """ "Stays" and "looks at" are more than "is" where something follows; "looks happy" is not."""
    if clause.lemma in ("look", "turn", "stay", "get", "grow") and clause.objects:
        return True
    only = [meaning for _, meaning in clause.qualities]
    return clause.lemma in ("stay", "remain", "get", "turn") and not any(m.startswith("emotion") for m in only)


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
