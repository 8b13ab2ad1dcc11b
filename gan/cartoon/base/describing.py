"""What a caption says of whom: from its words and the scene that they became to an annotation."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

import numpy as np

from gan.cartoon.base.annotation import (
    FRAMES,
    HEIGHT,
    KEY_FRAMES,
    WIDTH,
    AnnotatedEntity,
    Annotation,
    Rectangle,
    Span,
)
from gan.cartoon.base.tokens import Token, chunks_of, sentences_of
from gan.cartoon.catalogue.props import PROPS
from gan.cartoon.scene import Scene


@dataclass(frozen=True)
class Mentions:
    """Where a caption speaks of an entity.

    Attributes:
        spans: of tokens, in order; pronouns among them.
        named: the first one that is no pronoun, None where there is none.
    """

    spans: tuple[Span, ...]
    named: Span | None


def mentions_of(scene: Scene, tokens: list[Token]) -> dict[str, Mentions]:
    """Where the tokens speak of each entity of a scene, by its id."""
    found: dict[str, list[int]] = {}
    for word in scene.words:
        if (
            word.refers
            and "/" not in word.refers
            and not word.meaning.startswith(("relation", "part", "action"))
        ):
            numbers = [
                n for n, token in enumerate(tokens) if token.start < word.end and word.start < token.end
            ]
            found.setdefault(word.refers, []).extend(numbers)
    chunks = chunks_of(tokens)
    return {id: _mentions(sorted(set(numbers)), tokens, chunks) for id, numbers in found.items()}


def _mentions(numbers: list[int], tokens: list[Token], chunks: list[Span]) -> Mentions:
    spans: list[Span] = []
    named: Span | None = None
    for number in numbers:
        if spans and number < spans[-1][1]:
            continue
        is_pronoun = tokens[number].tag.startswith("PRP")
        span = (number, number + 1)
        if not is_pronoun:
            span = next(((a, b) for a, b in chunks if a <= number < b), span)
            if not tokens[span[1] - 1].tag.startswith("NN"):
                continue
            named = named or span
        spans.append(span)
    return Mentions(tuple(spans), named)


def annotate(
    id: str, caption: str, setting: str, tokens: list[Token], scene: Scene, tracks: dict[str, np.ndarray]
) -> tuple[Annotation, dict[str, str]]:
    """The record of a clip.

    Args:
        id: of the clip.
        caption, setting, tokens: what was written.
        scene: what it became; one shot.
        tracks: by id of the scene: (FRAMES, 4), see `gan.cartoon.base.clip.Clip`.

    Returns:
        The annotation, and the ids that the scene's entities have in it.
    """
    mentions = mentions_of(scene, tokens)
    shot = scene.shots[0]
    names: dict[str, str] = {}
    characters, objects = [], []
    seen = [entity for entity in shot.entities if entity.id in tracks]
    people = sorted((e for e in seen if e.kind == "character"), key=lambda e: -_largest(tracks[e.id]))
    for number, entity in enumerate(people):
        names[entity.id] = f"{id}_char_{number}"
        member = scene.member(entity.id)
        label = (member.name if member and member.name else _bare(entity.label)).lower()
        characters.append(_entity(names[entity.id], label, entity, mentions, tokens, tracks))
    for entity in seen:
        if entity.kind == "prop":
            label = _noun(mentions.get(entity.id), tokens) or PROPS[entity.asset].name.lower()
            names[entity.id] = f"{id}_{label}_{_place_of(mentions.get(entity.id), tokens)}"
            if names[entity.id] in list(names.values())[:-1]:
                names[entity.id] += f"_{len(names)}"
            objects.append(_entity(names[entity.id], label, entity, mentions, tokens, tracks))
    clusters = tuple(mention.spans for mention in mentions.values() if len(mention.spans) > 1)
    annotation = Annotation(
        id,
        setting,
        caption,
        tuple(characters),
        tuple(objects),
        tuple((token.text, token.tag) for token in tokens),
        tuple(chunks_of(tokens)),
        clusters,
    )
    return annotation, names


def rectangles_of(track: np.ndarray) -> tuple[Rectangle | None, ...]:
    """The boxes of a track at the key frames, in pixels of the annotated frames."""
    found: list[Rectangle | None] = []
    for number in KEY_FRAMES:
        box = np.clip(track[min(number, FRAMES - 1)], 0, 1)
        if np.isnan(box).any() or box[2] - box[0] < 1e-3 or box[3] - box[1] < 1e-3:
            found.append(None)
        else:
            x1, y1, x2, y2 = (box * (WIDTH, HEIGHT, WIDTH, HEIGHT)).round().astype(int).tolist()
            found.append((x1, y1, max(x2, x1 + 1), max(y2, y1 + 1)))
    return tuple(found)


def _entity(name: str, label: str, entity, mentions, tokens, tracks) -> AnnotatedEntity:
    mention = mentions.get(entity.id)
    span = mention.named if mention else None
    phrase = " ".join(token.text for token in tokens[span[0] : span[1]]) if span else entity.label
    return AnnotatedEntity(name, label, phrase or label, span, rectangles_of(tracks[entity.id]))


def _largest(track: np.ndarray) -> float:
    sizes = (track[:, 2] - track[:, 0]) * (track[:, 3] - track[:, 1])
    return float(np.nanmean(sizes)) if not np.isnan(sizes).all() else 0.0


def _bare(label: str) -> str:
    return re.sub(r"^(the|an?|two|three|some)\s+", "", label.strip(), flags=re.IGNORECASE)


def _noun(mention: Mentions | None, tokens: list[Token]) -> str:
    if mention is None or mention.named is None:
        return ""
    words = [t.text for t in tokens[mention.named[0] : mention.named[1]] if t.tag.startswith("NN")]
    return " ".join(words).lower()


def _place_of(mention: Mentions | None, tokens: list[Token]) -> str:
    """ "<sentence>_<word in it>" of the last word of a mention, as the published ids have it."""
    if mention is None or mention.named is None:
        return "0_0"
    last = mention.named[1] - 1
    for number, (first, end) in enumerate(sentences_of(tokens)):
        if first <= last < end:
            return f"{number}_{last - first}"
    return "0_0"


def without_strangers(scene: Scene) -> Scene:
    """The scene without those who are spoken to and never named ("talks to someone"): they are not seen."""
    shot = scene.shots[0]
    strangers = {e.id for e in shot.entities if e.label.lower() in ("someone", "somebody", "something", "it")}
    if not strangers:
        return scene
    shot = replace(
        shot,
        entities=tuple(entity for entity in shot.entities if entity.id not in strangers),
        events=tuple(
            replace(
                event,
                target="" if event.target in strangers else event.target,
                destination="" if event.destination in strangers else event.destination,
            )
            for event in shot.events
            if event.actor not in strangers
        ),
        relations=tuple(
            r for r in shot.relations if r.subject not in strangers and r.object not in strangers
        ),
    )
    cast = tuple(member for member in scene.cast if member.id not in strangers)
    return replace(scene, shots=(shot,), cast=cast)
