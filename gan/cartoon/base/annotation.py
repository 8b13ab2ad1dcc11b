"""One record of the annotation file of FLINTSTONES, read from what there is and written as it is published.

Real files have gaps: spans that are missing or null, boxes that are empty, outside of the frame or turned
around, parses of older versions. Whatever can be read is read; `Oddities` counts the rest.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from gan.cartoon.errors import CartoonError

WIDTH, HEIGHT = 640, 480
"""Pixels of the frames that boxes of the file are given on."""

FRAMES = 75
"""Frames of a clip, 25 a second."""

KEY_FRAMES = (10, 40, 70)
"""Numbers of the frames that people drew boxes on."""

Rectangle = tuple[int, int, int, int]
Span = tuple[int, int]
Oddities = Counter[str]
"""What was odd in a base: a few words for each kind, and how often it came."""


@dataclass(frozen=True)
class AnnotatedEntity:
    """Somebody or something of a clip.

    Attributes:
        id: "<clip>_char_0", "<clip>_table_0_6".
        label: what it is called ("fred", "table").
        phrase: the noun phrase of the caption.
        span: (first, last + 1) of its tokens; None where nobody says.
        rectangles: (x1, y1, x2, y2) at each key frame; None where it is not to be seen.
    """

    id: str
    label: str
    phrase: str
    span: Span | None
    rectangles: tuple[Rectangle | None, ...]


@dataclass(frozen=True)
class Annotation:
    """What people say of a clip.

    Attributes:
        id: "s_01_e_23_shot_031159_031233".
        setting: one or two words for its place.
        caption: what happens.
        characters: the largest first.
        objects: in the order of the caption.
        tokens: (word, tag of the Penn Treebank) of all the caption.
        chunks: spans of its noun phrases.
        clusters: spans that mean the same.
    """

    id: str
    setting: str
    caption: str
    characters: tuple[AnnotatedEntity, ...] = ()
    objects: tuple[AnnotatedEntity, ...] = ()
    tokens: tuple[tuple[str, str], ...] = ()
    chunks: tuple[Span, ...] = ()
    clusters: tuple[tuple[Span, ...], ...] = ()

    @property
    def entities(self) -> tuple[AnnotatedEntity, ...]:
        """Characters, then objects."""
        return self.characters + self.objects


def to_record(annotation: Annotation) -> dict[str, Any]:
    """The record as the published file has it."""
    words = [word for word, _ in annotation.tokens]
    return {
        "globalID": annotation.id,
        "keyFrames": [f"{annotation.id}_{number}.png" for number in KEY_FRAMES],
        "setting": annotation.setting,
        "description": annotation.caption,
        "characters": [_entity_record(entity) for entity in annotation.characters],
        "objects": [_entity_record(entity) for entity in annotation.objects],
        "parse": {
            "noun_phrase_chunks": {
                "chunks": [list(span) for span in annotation.chunks],
                "named_chunks": [" ".join(words[first:last]) for first, last in annotation.chunks],
            },
            "pos_tags": [list(pair) for pair in annotation.tokens],
            "coref": {
                "clusters": [[list(span) for span in cluster] for cluster in annotation.clusters],
                "named_clusters": [
                    [" ".join(words[first:last]) for first, last in cluster]
                    for cluster in annotation.clusters
                ],
            },
        },
    }


def from_record(record: Mapping[str, Any], oddities: Oddities | None = None) -> Annotation:
    """Read a record.

    Args:
        record: of the file.
        oddities: counts what had to be put right or left out.

    Raises:
        CartoonError: it has no id or no caption, so that nothing can be done with it.
    """
    odd = oddities if oddities is not None else Counter()
    if not isinstance(record, Mapping) or not isinstance(record.get("globalID"), str):
        raise CartoonError("A record of the annotation file has no globalID; leave it out of the file.")
    id, caption = record["globalID"], record.get("description")
    if not isinstance(caption, str) or not caption.strip():
        raise CartoonError(f"The clip {id} has no description; leave it out of the annotation file.")
    parse = record.get("parse") if isinstance(record.get("parse"), Mapping) else {}
    if not parse:
        odd["clip without a parse"] += 1
    tokens = _tokens(parse, caption, odd)
    return Annotation(
        id,
        str(record.get("setting") or ""),
        caption,
        _entities(record.get("characters"), len(tokens), odd),
        _entities(record.get("objects"), len(tokens), odd),
        tokens,
        _spans(_inner(parse, "noun_phrase_chunks", "chunks"), len(tokens), odd),
        tuple(_spans(cluster, len(tokens), odd) for cluster in _inner(parse, "coref", "clusters")),
    )


def _entity_record(entity: AnnotatedEntity) -> dict[str, Any]:
    record: dict[str, Any] = {
        "globalID": entity.id,
        "entityLabel": entity.label,
        "labelNPC": entity.phrase,
        "rectangles": [list(box) if box else [] for box in entity.rectangles],
    }
    return record | ({"entitySpan": list(entity.span)} if entity.span else {})


def _inner(parse: Mapping[str, Any], outer: str, inner: str) -> list[Any]:
    """A list of a parse that may be missing, or be a list itself."""
    part = parse.get(outer)
    found = part.get(inner) if isinstance(part, Mapping) else None
    return found if isinstance(found, list) else []


def _tokens(parse: Mapping[str, Any], caption: str, odd: Oddities) -> tuple[tuple[str, str], ...]:
    pairs = parse.get("pos_tags")
    if isinstance(pairs, list) and pairs:
        return tuple(
            (str(pair[0]), str(pair[1])) for pair in pairs if isinstance(pair, list) and len(pair) == 2
        )
    odd["caption without tags"] += 1
    return tuple((word, "") for word in caption.replace(".", " .").replace(",", " ,").split())


def _entities(found: Any, length: int, odd: Oddities) -> tuple[AnnotatedEntity, ...]:
    entities = []
    for values in found if isinstance(found, list) else []:
        if not isinstance(values, Mapping) or not isinstance(values.get("globalID"), str):
            odd["entity without an id"] += 1
            continue
        boxes = values.get("rectangles")
        boxes = boxes if isinstance(boxes, list) else []
        rectangles = tuple(rectangle(box, odd) for box in boxes[: len(KEY_FRAMES)])
        rectangles += (None,) * (len(KEY_FRAMES) - len(rectangles))
        label = str(values.get("entityLabel") or values.get("labelNPC") or "").strip()
        phrase = str(values.get("labelNPC") or label).strip()
        if not any(rectangles):
            odd["entity without a box"] += 1
        span = _span(values.get("entitySpan"), length)
        if span is None:
            odd["entity without a span"] += 1
        entities.append(AnnotatedEntity(values["globalID"], label, phrase, span, rectangles))
    return tuple(entities)


def rectangle(box: Any, odd: Oddities) -> Rectangle | None:
    """A box with its corners in order and within the frame; None for one that is empty or no box."""
    if box is None or box == []:
        odd["box that is empty"] += 1
        return None
    try:
        x1, y1, x2, y2 = (round(float(value)) for value in box)
    except (TypeError, ValueError, OverflowError):
        odd["box that is none"] += 1
        return None
    if x1 > x2 or y1 > y2:
        odd["box turned around"] += 1
        x1, x2, y1, y2 = min(x1, x2), max(x1, x2), min(y1, y2), max(y1, y2)
    inside = max(0, x1), max(0, y1), min(WIDTH, x2), min(HEIGHT, y2)
    if inside != (x1, y1, x2, y2):
        odd["box beyond the frame"] += 1
    if inside[0] >= inside[2] or inside[1] >= inside[3]:
        odd["box without area"] += 1
        return None
    return inside


def _span(values: Any, length: int) -> Span | None:
    try:
        first, last = (int(value) for value in values)
    except (TypeError, ValueError):
        return None
    return (first, last) if 0 <= first < last <= length else None


def _spans(values: Any, length: int, odd: Oddities) -> tuple[Span, ...]:
    found = [_span(value, length) for value in values] if isinstance(values, list) else []
    odd["span beyond the caption"] += sum(span is None for span in found)
    if not odd["span beyond the caption"]:
        del odd["span beyond the caption"]
    return tuple(span for span in found if span)
