"""The action once its object is known: "plays the piano", "takes a nap", "is kicked by"."""

from __future__ import annotations

from gan.cartoon.catalogue.props import PROPS
from gan.cartoon.script.clause import Clause
from gan.cartoon.script.discourse import Referent
from gan.cartoon.script.staging.parts import Parts, Stage
from gan.cartoon.script.vocabulary.actions import BODY_ACTIONS, LIGHT_NOUNS, LIGHT_VERBS

CAUSED = {
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
"""Verbs of what somebody makes another do."""
_CRAFT = frozenset(
    id for id, entry in PROPS.items() if entry.kind == "vehicle" and (entry.flies or entry.stands == "water")
)


def _is_handed(one: Referent) -> bool:
    """Whether a thing is one that people hand to each other."""
    entry = PROPS.get(one.asset)
    return one.kind == "prop" and (entry is None or entry.grip is not None)


class Refiner:
    """Finds the action of a clause."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage

    def light_action(self, clause: Clause) -> str:
        """ "takes a nap": the action of the noun, or ""."""
        if clause.lemma not in LIGHT_VERBS or not clause.objects or not clause.objects[-1]:
            return ""
        phrase = clause.objects[-1][0]
        head = self._stage.tokens[phrase.head].word
        if (
            clause.verb
            and clause.verb.action
            and clause.lemma not in ("have", "take", "make", "give", "do", "let")
        ):
            return ""
        if phrase.kind == "noun" and phrase.noun and phrase.noun.sense("character"):
            return ""
        action = LIGHT_NOUNS.get(phrase.word) or LIGHT_NOUNS.get(head, "")
        if action in ("drink", "eat", "photograph") and clause.lemma in ("give", "make", "let", "throw"):
            return ""
        if (
            action == "play"
            and phrase.noun
            and phrase.noun.sense("prop")
            and clause.lemma not in ("have", "take")
        ):
            return ""
        return action

    def refine(self, clause: Clause, parts: Parts, action: str) -> str:
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
        steers = all(one.nature in ("person", "robot") for one in parts.actors) and clause.objects
        if action in ("swim", "fly") and asset in _CRAFT and steers:
            return "drive"  # "rows a boat", "flies a plane", "sails the ship"
        if lemma == "pass" and parts.targets and not parts.destination and not _is_handed(parts.targets[0]):
            parts.destination = "past"
            return "drive" if any(one.kind == "prop" for one in parts.actors) else "walk"
        if lemma == "roll" and not parts.targets:
            return "walk"
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

    def _refine_feed(self, parts: Parts) -> str:
        if parts.destination == "" and parts.targets:
            eaters = [one for one in parts.targets if one.kind == "character"]
            food = [one for one in parts.targets if one.kind == "prop"]
            if eaters:
                parts.destination, parts.targets = eaters[0], food
                for more in eaters[1:]:
                    self._stage.director.shot.add_present(more)
        return "give"

    def turn_passive(self, clause: Clause, parts: Parts, action: str) -> str:
        """Exchange who acts and who suffers ("is kicked by Bo"); returns the action."""
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
            if clause.lemma in CAUSED:
                parts.actors, parts.targets = patients, []
                return CAUSED[clause.lemma]
            return action
        if clause.lemma in ("feed",):
            return "eat"
        if clause.lemma in ("give", "hand", "pass", "throw", "send"):
            return "take"
        if clause.lemma in CAUSED:
            return CAUSED[clause.lemma]
        if action in ("hit", "push", "kick", "throw") and all(one.kind == "character" for one in patients):
            return "fall"
        if action in ("put", "hold", "carry", "cook", "paint", "work", "clean", "open", "close", "talk"):
            return (
                ""
                if all(one.kind == "prop" for one in patients) or action in ("put", "hold", "talk")
                else action
            )
        return action
