"""The objects, prepositions and adverbs of a clause, to the parts that they play."""

from __future__ import annotations

from gan.cartoon.catalogue.actions import ACTIONS
from gan.cartoon.catalogue.places import ANY_INSIDE, ANY_OUTSIDE, PLACES
from gan.cartoon.catalogue.props import PROPS
from gan.cartoon.script.clause import Adjunct, Clause
from gan.cartoon.script.discourse import OBJECT, OTHER, SUBJECT, Referent
from gan.cartoon.script.meanings import Meaning
from gan.cartoon.script.staging.parts import STATIC, Parts, Stage, moves
from gan.cartoon.script.staging.wardrobe import Wardrobe
from gan.cartoon.script.vocabulary.actions import COPULAS, ENTER_VERBS, LEAVE_VERBS
from gan.cartoon.script.vocabulary.grammar import DIRECTIONS
from gan.cartoon.script.vocabulary.looks import MANNER_EMOTIONS

OUT_AND_IN = {"outside": ANY_OUTSIDE, "outdoors": ANY_OUTSIDE, "inside": ANY_INSIDE, "indoors": ANY_INSIDE}
"""Adverbs that name a place."""

WORN = frozenset(id for id, entry in PROPS.items() if entry.worn)
"""Props that are worn."""

SHARED = frozenset("dance play walk run skip swim sneak ride drive exercise".split())
"""What somebody "with" somebody does, too."""

_PLACE_PREPOSITIONS = frozenset("in to through on from next_to outside up".split())
_DONE_TO = frozenset("look point bow knock talk phone listen press write paint".split())
_OVER_WHAT = frozenset("hit fall talk shout rage cry laugh think".split())
_TO_PERSON = frozenset("give throw carry take hold pick_up put".split())
_TOWARDS = frozenset(
    "talk shout whisper wave point look listen laugh smile nod turn sing bark bow shrug blink".split()
)


class PartsReader:
    """Reads what belongs to a verb."""

    def __init__(self, stage: Stage, wardrobe: Wardrobe) -> None:
        self._stage = stage
        self._wardrobe = wardrobe

    def read_subjects(self, clause: Clause, following: Clause | None, parts: Parts) -> None:
        """Who acts."""
        is_pronoun = bool(clause.subjects) and clause.subjects[0].kind == "pronoun"
        if following is not None and is_pronoun and (clause.fronted or clause.subjects[0].word == "all"):
            self._look_ahead(clause, following)
        meanings = self._stage.resolver.resolve(clause.subjects, SUBJECT, acts=True)
        for meaning in meanings:
            parts.actors += [one for one in meaning.referents if one not in parts.actors]
            if meaning.kind == "body":
                parts.body = meaning.id
            if meaning.kind == "place":
                parts.place = meaning.id
        if not clause.subjects and following is not None and following.subjects and clause.verb is not None:
            # "After eating, Mina sleeps."
            for meaning in self._stage.resolver.resolve(following.subjects, SUBJECT, acts=True):
                parts.actors += meaning.people
        elif (
            not clause.subjects
            and clause.verb is not None
            and clause.verb.tag in ("ing", "base", "past", "part")
        ):
            # "Walking home, …" and orders: whoever acted last.
            people = [one for one in self._stage.director.discourse.recent() if one.kind == "character"]
            parts.actors = people[:1]
            if not people and clause.verb.tag == "base":
                parts.actors = [self._stage.director.discourse.somebody()]
        director = self._stage.director
        director.newcomers = [one for one in parts.actors if one not in director.shot.present]
        for one in parts.actors:
            director.shot.add_present(one)

    def _look_ahead(self, clause: Clause, following: Clause) -> None:
        """ "Before she leaves, Ada …": the name comes after its pronoun."""
        ahead = following.subjects
        if clause.subjects[0].word == "all" and not self._stage.director.discourse.pronoun("all"):
            self._stage.resolver.resolve(ahead, OTHER, acts=True)
        if len(ahead) != 1 or ahead[0].kind not in ("name", "noun"):
            return
        gender = {"she": "female", "he": "male"}.get(clause.subjects[0].word, "")
        if gender and self._stage.director.discourse.pronoun(clause.subjects[0].word):
            return
        self._stage.resolver.resolve(ahead, SUBJECT, acts=True)

    def read_objects(self, clause: Clause, parts: Parts, light: str) -> None:
        """To whom or what it is done."""
        groups = [
            self._stage.resolver.resolve(group, OBJECT, exclude=parts.actors, wants=self._wanted(clause))
            for group in clause.objects
        ]
        for number, meanings in enumerate(groups):
            is_light = bool(light) and number == len(groups) - 1
            for meaning in meanings:
                self._read_object(clause, parts, meaning, is_light, first=number == 0, only=len(groups) == 1)

    def _wanted(self, clause: Clause) -> str:
        action = clause.verb.action if clause.verb else ""
        if action == "put_on":
            return "garment"
        if action in ("hold", "carry", "take", "give", "pick_up", "put", "throw", "eat", "drink"):
            return "thing"
        if clause.lemma in (*ENTER_VERBS, *LEAVE_VERBS, "reach", "visit", "cross", "explore", "approach"):
            return "place"
        return ""

    def _read_object(
        self, clause: Clause, parts: Parts, meaning: Meaning, light: bool, first: bool, only: bool
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
            elif clause.verb is not None and not moves(clause):
                parts.place = meaning.id  # "sweeps the kitchen"
            else:
                parts.into_place = meaning.id
        elif meaning.kind == "garment" and meaning.phrase is not None:
            takes_off = clause.lemma in ("remove", "undress", "give") or self._is_off(clause)
            for one in parts.actors if not takes_off else ():
                self._wardrobe.dress(one, meaning.id, meaning.phrase)
        elif meaning.kind == "emotion":
            parts.emotion = meaning.id
        elif meaning.kind == "nothing" and meaning.id in ("left", "right") and moves(clause):
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

    def read_adjuncts(self, clause: Clause, parts: Parts, wants: str = "") -> None:
        """Where, where to, with whom, in what."""
        for adjunct in clause.adjuncts:
            if not adjunct.nouns:
                self._read_direction(clause, parts, adjunct)
                continue
            self._read_adjunct(clause, parts, adjunct, wants)

    def _go_out_or_in(self, clause: Clause, parts: Parts, place: str) -> None:
        """ "Is outside", "runs inside": where one is, or goes if that is not where one is already."""
        director = self._stage.director
        here = PLACES.get(director.shot.place)
        if here is None or not director.shot.place_said:
            parts.place = parts.place or place
            parts.enters = parts.enters or moves(clause)
        elif here.inside == PLACES[place].inside:
            parts.enters = parts.enters or moves(clause) and not parts.leaves
        elif moves(clause):
            parts.into_place = parts.into_place or place
        else:
            parts.place = parts.place or place

    def _is_off(self, clause: Clause) -> bool:
        """ "Takes off her coat"."""
        used = clause.verb.used if clause.verb else []
        return clause.lemma == "take" and any(self._stage.tokens[place].word == "off" for place in used)

    def _read_direction(self, clause: Clause, parts: Parts, adjunct: Adjunct) -> None:
        token = self._stage.tokens[adjunct.places[0]]
        meaning = f"direction:{adjunct.meaning}" if adjunct.meaning else "grammar"
        if adjunct.words in OUT_AND_IN:
            meaning = f"place:{OUT_AND_IN[adjunct.words]}"
        self._stage.resolver.accounts.understood(token, meaning)
        if adjunct.words in OUT_AND_IN:
            self._go_out_or_in(clause, parts, OUT_AND_IN[adjunct.words])
        elif adjunct.words == "in" and moves(clause):
            parts.enters = True
        elif adjunct.words == "out" and clause.lemma in ("jump", "leap", "hop"):
            pass
        elif adjunct.words in ("out", "away", "off", "home") and moves(clause):
            parts.leaves = True
        elif adjunct.meaning in ("left", "right", "up", "down") and not parts.destination:
            parts.destination = adjunct.meaning

    def _read_adjunct(self, clause: Clause, parts: Parts, adjunct: Adjunct, wants: str) -> None:
        meaning_of = adjunct.meaning
        if meaning_of == "without":
            for phrase in adjunct.nouns:
                self._stage.resolver.accounts.understood(self._stage.tokens[phrase.head], "absent")
            return
        wanted = "place" if meaning_of in _PLACE_PREPOSITIONS else "thing" if meaning_of in STATIC else ""
        if meaning_of == "next_to" and adjunct.words != "at":
            wanted = "thing"
        if meaning_of in ("with", "in") and self._dresses(adjunct):
            wanted = "garment"
        exclude = parts.actors if meaning_of not in ("with",) else ()
        meanings = self._stage.resolver.resolve(adjunct.nouns, OTHER, wants=wants or wanted, exclude=exclude)
        for meaning in meanings:
            self._read_adjunct_meaning(clause, parts, adjunct, meaning)

    def _dresses(self, adjunct: Adjunct) -> bool:
        """Whether "with a red scarf", "in a dress" is about clothes."""
        noun = adjunct.nouns[0].noun
        if noun is None:
            return False
        is_worn = noun.has("garment") or noun.sense("prop") in WORN
        return is_worn and (adjunct.after is not None or adjunct.meaning == "in")

    def _read_adjunct_meaning(self, clause: Clause, parts: Parts, adjunct: Adjunct, meaning: Meaning) -> None:
        said = adjunct.meaning
        phrase = meaning.phrase
        if meaning.kind == "garment" and phrase is not None:
            for one in self._wardrobe.wearer(parts, adjunct):
                self._wardrobe.dress(one, meaning.id, phrase)
        elif meaning.kind == "emotion":
            parts.emotion = meaning.id
        elif meaning.kind == "body" and phrase is not None:
            if said == "with":
                wearers = Parts(actors=self._wardrobe.wearer(parts, adjunct))
                self._wardrobe.have_body(wearers, phrase)
                parts.emotion = parts.emotion or wearers.emotion
            elif meaning.referents and meaning.referents[0] not in parts.actors:
                self._read_people(clause, parts, adjunct, meaning.referents)
        elif meaning.kind == "place":
            self._read_place(clause, parts, said, meaning)
        elif meaning.kind == "each":
            parts.each_other = True
        elif meaning.kind == "nothing":
            self._read_nothing(clause, parts, adjunct, meaning)
        elif meaning.kind == "referents" and said in ("in", "with") and self._dresses(adjunct):
            for one in self._wardrobe.wearer(parts, adjunct):
                for thing in meaning.things[:1]:
                    self._wardrobe.wear(one, thing, True)
        elif meaning.kind == "referents":
            self._read_people(clause, parts, adjunct, meaning.referents)

    def _read_nothing(self, clause: Clause, parts: Parts, adjunct: Adjunct, meaning: Meaning) -> None:
        word = meaning.id
        if word in ("left", "right") and adjunct.meaning in ("to", "on", "in", "next_to"):
            parts.destination = parts.destination or word
        for _, quality in meaning.phrase.qualities if meaning.phrase else ():
            if quality.startswith("emotion:"):
                parts.emotion = quality[8:]
            if quality.startswith("manner:"):
                parts.manner = quality[7:]

    def _read_place(self, clause: Clause, parts: Parts, said: str, meaning: Meaning) -> None:
        word = meaning.phrase.word if meaning.phrase else ""
        if word == "home" and moves(clause):
            parts.leaves = True
        elif said == "outside":
            self._go_out_or_in(clause, parts, ANY_OUTSIDE)
        elif said == "from":
            if moves(clause):
                parts.leaves = parts.leaves or bool(self._stage.director.shot.place) or True
                if not self._stage.director.shot.place_said:
                    parts.place = meaning.id
        elif said in ("to",) or said in ("in", "on") and moves(clause) and self._goes_into(clause, meaning):
            if moves(clause):
                parts.into_place = meaning.id
            elif said != "to" or clause.verb is None:
                parts.place = meaning.id
        elif said in ("behind", "about", "for", "like", "as", "of", "under"):
            parts.place = parts.place or (meaning.id if said == "behind" else "")
        else:
            parts.place = meaning.id

    def _goes_into(self, clause: Clause, meaning: Meaning) -> bool:
        phrase = meaning.phrase
        before = self._stage.tokens[phrase.start - 1].word if phrase is not None and phrase.start else ""
        return before in ("into", "onto") or (
            before in ("in", "inside") and clause.lemma in ("come", "enter", "arrive", "get")
        )

    def _read_people(self, clause: Clause, parts: Parts, adjunct: Adjunct, referents: list[Referent]) -> None:
        said, action = adjunct.meaning, clause.verb.action if clause.verb else ""
        parts.leaves = parts.leaves or adjunct.words.startswith("away") and moves(clause)
        one = referents[0]
        people = [each for each in referents if each.kind == "character"]
        if clause.verb is None or clause.lemma in ("be", "have") and not action:
            said = {"with": "next_to", "to": "next_to"}.get(said, said)
            parts.relations += [(said, each, adjunct) for each in referents if said in STATIC]
            return
        if adjunct.words == "by" and clause.verb.passive:
            parts.companions = referents
        elif (
            said == "to"
            or adjunct.words == "at"
            and (people or action in _TOWARDS or action in ("throw", "point"))
        ):
            self._go_to(parts, action, one, referents, adjunct)
        elif said == "with":
            self._go_with(clause, parts, action, one, people)
        elif said in ("about", "like", "as", "of"):
            self._stage.only_spoken_of(adjunct)
        elif said == "for":
            if action in ("look", "listen", "shout") and not parts.targets:
                parts.targets += referents
            elif people and not parts.destination:
                parts.destination = one
        elif said == "from":
            if action in ("take", "pick_up", "catch") or moves(clause):
                parts.destination = parts.destination or one
                if moves(clause) or action in ("jump", "get_up", "fall"):
                    parts.destination = ""
                    parts.targets += [] if parts.targets else [one]
            else:
                self._stage.director.shot.add_present(one)
        elif said in ("through", "outside", "up"):
            if one.asset == "door":
                parts.destination = "door"
            else:
                if adjunct.words == "past" and moves(clause):
                    parts.destination = parts.destination or "past"
                for more in referents[not parts.targets :]:
                    self._stage.director.shot.add_present(more)
                parts.targets += [] if parts.targets else [one]
        elif said in STATIC:
            if adjunct.words == "over" and action in _OVER_WHAT:
                said = "next_to"  # "fights over a bone", "trips over a stone"
            if action in _DONE_TO and said in (
                "in",
                "on",
                "next_to",
            ):
                if not parts.targets and not (action in ("talk", "phone") and self._is_vehicle(one)):
                    parts.targets += referents
                    return
            parts.relations += [(said, each, adjunct) for each in referents]

    def _is_vehicle(self, one: Referent) -> bool:
        entry = PROPS.get(one.asset)
        return entry is not None and (
            entry.kind in ("vehicle", "furniture", "structure", "nature") and one.asset != "tv"
        )

    def _go_to(
        self, parts: Parts, action: str, one: Referent, referents: list[Referent], adjunct: Adjunct
    ) -> None:
        if action in _TO_PERSON:
            parts.destination = one
        elif (
            action in _TOWARDS
            or action
            and not ACTIONS[action].moves
            and action not in ("jump", "fall", "turn")
        ):
            if not parts.targets:
                parts.targets += referents
            else:
                parts.destination = one
        elif one.asset == "door" and one.kind == "prop":
            parts.destination = "door" if not parts.destination else parts.destination
            self._stage.director.shot.add_present(one)
        else:
            parts.destination = one
            parts.relations.append(("next_to", one, adjunct))

    def _go_with(
        self, clause: Clause, parts: Parts, action: str, one: Referent, people: list[Referent]
    ) -> None:
        if people:
            if action in SHARED:
                parts.companions += people
            elif not parts.targets:
                parts.targets += people
            else:
                parts.companions += []
                for each in people:
                    self._stage.director.shot.add_present(each)
            return
        for actor in parts.actors:
            if not parts.targets and action and ACTIONS[action].needs in ("prop", "target"):
                parts.targets.append(one)
            elif one.id not in self._stage.director.held:
                self._stage.director.relate(actor, "holding", one)
                self._stage.director.held[one.id] = actor
                self._stage.director.shot.held_first.setdefault(one.id, actor.id)
            break
        else:
            self._stage.director.shot.add_present(one)

    def read_manner(self, clause: Clause, parts: Parts) -> None:
        """How: manner and emotion, of adverbs and adjectives."""
        lexicon = self._stage.sentence.reader.lexicon if self._stage.sentence else None
        for place in clause.adverbs:
            token = self._stage.tokens[place]
            quality = lexicon.adverbs.get(token.word, "") if lexicon else ""
            if quality.startswith("manner:"):
                parts.manner = parts.manner or quality[7:]
                parts.emotion = parts.emotion or MANNER_EMOTIONS.get(quality[7:], "")
            elif token.word in OUT_AND_IN or token.word in DIRECTIONS and moves(clause):
                self._read_direction(
                    clause, parts, Adjunct(DIRECTIONS.get(token.word, ""), token.word, [place], [])
                )
            self._stage.resolver.accounts.understood(token, quality or "grammar")
        if clause.verb is not None and clause.lemma not in COPULAS:
            for place, quality in clause.qualities:
                token = self._stage.tokens[place]
                if quality.startswith("emotion:"):
                    parts.emotion = parts.emotion or quality[8:]
                if quality == "" and (manner := lexicon.adverbs.get(token.word + "ly", "")):
                    parts.manner = parts.manner or manner[7:]
                refers = parts.actors[0].id if parts.actors else ""
                self._stage.resolver.accounts.understood(token, quality or "quality", refers)
