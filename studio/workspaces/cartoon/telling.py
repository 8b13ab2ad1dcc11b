"""A scene in the words and shapes of the window: names, panels, the time line, the marks of words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from gan.cartoon.catalogue.characters import CHARACTERS
from gan.cartoon.catalogue.places import PLACES
from gan.cartoon.catalogue.props import PROPS
from gan.cartoon.scene import Entity, Event, Scene, Shot, WordUse
from studio.language import language, noted, number_words, tr
from studio.widgets.script_editor import NEAR, PLAIN, UNKNOWN, Mark
from studio.widgets.storyboard import Panel
from studio.widgets.timeline import Block, Section, TimeLineModel, Track
from studio.workspaces.cartoon.memo import Memo

_STATES = {"understood": PLAIN, "nearest": NEAR, "unknown": UNKNOWN, "ignored": PLAIN}
_MOST_SHOTS = 6000  # that are kept: a script of 50,000 words has over a thousand
_picture_keys: Memo = Memo(_MOST_SHOTS)
_keys: dict = {}  # each picture key, by what is equal to it
_panels: Memo[Panel] = Memo(_MOST_SHOTS)
_blocks: Memo[list[tuple[str, Block]]] = Memo(_MOST_SHOTS)
_nameless: Memo[Counter[str]] = Memo(4)
_time_lines: Memo[TimeLineModel] = Memo(4)
_marks: Memo[tuple[Mark, ...]] = Memo(4)
_NUMBERS = tuple(range(1, 100_000))  # the same objects each time
_GOLDEN = 0.381966  # hues that are this far apart stay apart, however many there are
_FIRST_HUE = 0.47
_KINDS = {
    "name": noted("a name"),
    "character": "somebody",
    "prop": noted("a thing"),
    "place": noted("the place"),
    "action": noted("an action"),
    "manner": noted("how it is done"),
    "emotion": noted("a feeling"),
    "relation": noted("where it is"),
    "time": noted("the time of day"),
    "weather": noted("the weather"),
    "camera": noted("the camera"),
    "colour": noted("a colour"),
    "speech": noted("what is said"),
}
_ENDS = {
    "left": "to the left",
    "right": "to the right",
    "away": "away",
    "here": "in",
    "up": "up",
    "down": "down",
    "door": "to the door",
}
_BETWEEN = {
    "sleep": "in",
    "sit": "on",
    "lie": "on",
    "ride": "on",
    "look": "at",
    "point": "at",
    "laugh": "at",
    "smile": "at",
    "shout": "at",
    "talk": "to",
    "listen": "to",
    "whisper": "to",
    "wave": "to",
    "walk": "to",
    "run": "to",
    "knock": "on",
    "dance": "with",
    "play": "with",
    "shake_hands": "with",
}
_DETERMINERS = frozenset("a an the his her their my your its our some this that one another".split())


def asset_name(kind: str, asset: str) -> str:
    """How the catalogue calls a character, a prop or a place; "Something" for what it does not know."""
    entry = {"character": CHARACTERS, "prop": PROPS, "place": PLACES}[kind].get(asset)
    return entry.name if entry is not None else "Something"


def entity_name(scene: Scene, entity: Entity) -> str:
    """How an entity is called: by its name, else by the words of the script ("Small brown dog")."""
    member = scene.member(entity.id)
    if member is not None and member.name:
        return member.name
    label = _bare((member.label if member is not None else "") or entity.label)
    label = label or asset_name(entity.kind, entity.asset)
    if member is not None and _shares_label(scene, member.id):
        own = CHARACTERS.get(entity.asset)
        label = f"{own.synonyms[0] if own is not None else label} {member.number}"
    return f"{label[:1].upper()}{label[1:]}"


def _bare(label: str) -> str:
    """Words without "a", "the", "her" before them."""
    first, _, rest = label.strip().partition(" ")
    return rest.strip() if rest and first.lower() in _DETERMINERS else label.strip()


def _shares_label(scene: Scene, id: str) -> bool:
    own = scene.member(id)
    if own is None:
        return False
    others = _nameless.get((scene.cast,), lambda: Counter(each.label for each in scene.cast if not each.name))
    return others[own.label] > (0 if own.name else 1)


def name_of(scene: Scene, shot: Shot, id: str) -> str:
    """How whoever has this id in a shot is called."""
    entity = shot.entity(id)
    return entity_name(scene, entity) if entity is not None else id


def mention(scene: Scene, shot: Shot, id: str) -> str:
    """The same within a sentence: "Ada", but "the small brown dog"."""
    member, name = scene.member(id), name_of(scene, shot, id)
    return name if member is not None and member.name else f"the {name[:1].lower()}{name[1:]}"


def event_words(scene: Scene, shot: Shot, event: Event) -> str:
    """What happens, as "Throw the ball to Bo"."""
    parts = [event.action.replace("_", " ")]
    if event.target and event.destination == "past":
        parts += ["past", mention(scene, shot, event.target)]
    elif event.target:
        parts += [_BETWEEN.get(event.action, ""), mention(scene, shot, event.target)]
    if event.destination and shot.entity(event.destination) is not None:
        parts.append(f"to {mention(scene, shot, event.destination)}")
    elif event.destination and event.destination != "past":
        parts.append(_ENDS.get(event.destination, f"to the {event.destination.replace('_', ' ')}"))
    parts.append(event.manner)
    words = " ".join(part for part in parts if part)
    feeling = f", {event.emotion}" if event.emotion != "neutral" else ""
    return f"{words[:1].upper()}{words[1:]}{feeling}"


# The storyboard


class PictureKey:
    """What a shot's picture depends on: equal ones look the same, wherever they stand."""

    def __init__(self, shot: Shot) -> None:
        events = tuple(replace(event, span=(0, 0)) for event in shot.events)
        self._shot = replace(shot, id="", start=0.0, text="", span=(0, 0), transition="cut", events=events)
        self._hash = hash(self._shot)  # it is asked for often, and takes its time

    def __hash__(self) -> int:
        return self._hash

    def __eq__(self, other: object) -> bool:
        return self is other or (
            isinstance(other, PictureKey) and self._hash == other._hash and self._shot == other._shot
        )


def picture_key(shot: Shot) -> PictureKey:
    """See `PictureKey`."""
    return _picture_keys.get((shot,), lambda: _only(PictureKey(shot)))


def _only(key: PictureKey) -> PictureKey:
    """The one object of all that are equal, so that comparing them later takes no time."""
    if len(_keys) > 4 * _MOST_SHOTS:
        _keys.clear()
    return _keys.setdefault(key, key)


def panels(scene: Scene) -> list[Panel]:
    """The storyboard."""
    numbered = zip(_NUMBERS, scene.shots, strict=False)
    code = language()
    return [_panels.get((shot, number, code), partial(_panel, shot, number)) for number, shot in numbered]


def _panel(shot: Shot, number: int) -> Panel:
    return Panel(
        picture_key(shot),
        number,
        tr("{seconds} s", seconds=number_words(shot.duration, 1)),
        " ".join(shot.text.split()),
    )


def shot_at(scene: Scene, seconds: float) -> int:
    """The place of the shot that is seen at a moment, or -1."""
    for place in range(len(scene.shots) - 1, -1, -1):
        if scene.shots[place].start <= seconds + 1e-6:
            return place
    return 0 if scene.shots else -1


def shot_of_character(scene: Scene, position: int) -> int:
    """The place of the shot that a character of the script belongs to, or -1."""
    best = -1
    for place, shot in enumerate(scene.shots):
        if shot.span[0] <= position:
            best = place
    return best


def playing_span(scene: Scene, seconds: float) -> tuple[int, int]:
    """The characters of the script that are being played: an event's, else the shot's."""
    place = shot_at(scene, seconds)
    if place < 0:
        return 0, 0
    shot = scene.shots[place]
    inside = seconds - shot.start
    spans = [
        event.span
        for event in shot.events
        if event.span[1] > event.span[0] and event.start <= inside + 1e-6 and inside < event.end
    ]
    return max(spans, default=shot.span)


# The time line


def time_line(scene: Scene) -> TimeLineModel:
    """Everybody who does something, and what and when; the others below, as far as they play."""
    return _time_lines.get((scene.shots, scene.cast), lambda: _time_line(scene))


def _time_line(scene: Scene) -> TimeLineModel:
    sections = tuple(
        Section(
            shot.id,
            shot.start,
            shot.start + shot.duration,
            f"{number}  {asset_name('place', shot.place) if shot.place else ''}".strip(),
        )
        for number, shot in enumerate(scene.shots, 1)
    )
    return TimeLineModel(sections, tuple(_tracks(scene)))


def _tracks(scene: Scene) -> list[Track]:
    found: dict[str, tuple[Entity, list[Block], list[tuple[float, float]]]] = {}
    for shot in scene.shots:
        for entity in shot.entities:
            _, _, present = found.setdefault(entity.id, (entity, [], []))
            present.append((shot.start, shot.start + shot.duration))
        for actor, block in _blocks.get((shot, scene.cast), partial(_blocks_of, scene, shot)):
            if actor in found:
                found[actor][1].append(block)
    order = sorted(found.values(), key=lambda each: (each[0].kind != "character", not each[1]))
    return [
        Track(
            entity.id,
            entity_name(scene, entity),
            (_FIRST_HUE + number * _GOLDEN) % 1.0,
            tuple(sorted(blocks, key=lambda block: block.start)),
            tuple(present),
        )
        for number, (entity, blocks, present) in enumerate(order)
    ]


def _blocks_of(scene: Scene, shot: Shot) -> list[tuple[str, Block]]:
    return [
        (
            event.actor,
            Block(
                (shot.id, event.id),
                shot.start + event.start,
                shot.start + event.end,
                event_words(scene, shot, event),
                event.speech,
            ),
        )
        for event in shot.events
    ]


# The marks


def marks(scene: Scene) -> Sequence[Mark]:
    """What became of each word; the same sequence for the same words."""
    return _marks.get((scene.words, scene.cast, language()), lambda: tuple(_marked(scene)))


def get_ready(scene: Scene) -> None:
    """Work out all that the window shows of a scene, in whatever thread has the time."""
    marks(scene)
    panels(scene)
    for track in time_line(scene).tracks:
        _ = track.lanes


def _marked(scene: Scene) -> list[Mark]:
    return [
        Mark(word.start, word.end, _STATES[word.state], partial(told, scene, word)) for word in scene.words
    ]


def told(scene: Scene, word: WordUse) -> str:
    """What the tooltip of a word says."""
    if word.note:
        return word.note
    if word.state == "unknown":
        return tr("“{text}” is not understood, so it is left out.", text=word.text)
    meaning = meaning_words(scene, word.meaning)
    if word.state == "nearest":
        return tr("“{text}” is not known; the nearest that is: {meaning}.", text=word.text, meaning=meaning)
    if word.state == "ignored":
        return tr("“{text}” is understood, but nothing of it is to be seen.", text=word.text)
    return f"“{word.text}”: {meaning}" if meaning else ""


def meaning_words(scene: Scene, meaning: str) -> str:
    """A meaning such as "action:walk" for a person."""
    kind, _, value = meaning.partition(":")
    if kind == "name":
        member = scene.member(value)
        character = CHARACTERS.get(member.character) if member is not None else None
        return tr("a name, played by {name}", name=character.name) if character is not None else tr("a name")
    if kind in ("character", "prop", "place") and value:
        return asset_name(kind, value)
    words = value.replace("_", " ")
    return f"{words} ({tr(_KINDS[kind])})" if words and kind in _KINDS else words or kind
