"""The scene: the typed middle between language and pictures.

Everything before it reads English, everything after it draws. A scene is a plain value: it is compared,
copied with changes, kept in a file, and shown to the person, who may change any of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Literal

from gan.cartoon.errors import CartoonError
from gan.cartoon.plain import from_plain, pretty, schema_of, to_plain
from gan.media.atomic import AtomicFile

VERSION = 1
LARGEST_FILE = 256 * 2**20  # bytes; a five-minute scene has under one million

Time = Literal["day", "evening", "night"]
Weather = Literal["clear", "rain", "snow", "fog", "wind", "storm"]
CameraKind = Literal["wide", "medium", "close", "follow", "push", "pan", "two_shot", "over_shoulder"]
Transition = Literal["cut", "fade", "wipe", "dissolve"]
EntityKind = Literal["character", "prop"]
Emotion = Literal["neutral", "happy", "sad", "angry", "afraid", "surprised"]
RelationKind = Literal[
    "behind",
    "in_front_of",
    "next_to",
    "left_of",
    "right_of",
    "on",
    "under",
    "in",
    "between",
    "holding",
    "wearing",
]
WordState = Literal["understood", "nearest", "unknown", "ignored"]


@dataclass(frozen=True)
class Look:
    """What sets one entity apart from others of its kind.

    Attributes:
        skin, hair, top, bottom, shoes, accessory: colours as "#rrggbb", or "" for the asset's own. `top` is
            the body colour of animals, robots and props.
        outfit: a garment that the script names ("hat", "dress", "coat" …), or "".
        outfit_colour: its colour, or "".
        hair_style: "bald", "long", "short", "curly" …, or "".
        glasses, beard: worn or not.
        size: 1 is the asset's own.
        build: 1 is the asset's own; "fat" is above, "thin" below.
    """

    skin: str = ""
    hair: str = ""
    top: str = ""
    bottom: str = ""
    shoes: str = ""
    accessory: str = ""
    outfit: str = ""
    outfit_colour: str = ""
    hair_style: str = ""
    glasses: bool = False
    beard: bool = False
    size: float = 1.0
    build: float = 1.0


@dataclass(frozen=True)
class CastMember:
    """Someone who plays, in one shot or in several.

    Attributes:
        id: names it in the whole scene.
        name: as written ("Ada"); "" for somebody without one ("a dog").
        character: id in the catalogue; "" while nothing is chosen.
        look: what the script says of it, and what the person changed.
        label: the words of the script ("an old man").
        number: which of several that share a label ("three dogs": 1, 2, 3).
        gender: "female", "male" or "": as far as the script tells.
    """

    id: str
    name: str = ""
    character: str = ""
    look: Look = Look()
    label: str = ""
    number: int = 1
    gender: str = ""


@dataclass(frozen=True)
class Camera:
    """How a shot is seen.

    Attributes:
        kind: framing or move.
        target: id of the entity that it is about; "" for all.
        start, end: seconds of the shot between which it moves; both 0 for the whole shot.
    """

    kind: CameraKind = "wide"
    target: str = ""
    start: float = 0.0
    end: float = 0.0


@dataclass(frozen=True)
class Placement:
    """Where the person put an entity by hand.

    Attributes:
        x: 0..1 of the set's width.
        depth: 0 (far) .. 1 (near).
        scale: times its size.
        flip: look the other way.
    """

    x: float
    depth: float
    scale: float = 1.0
    flip: bool = False


@dataclass(frozen=True)
class Entity:
    """Somebody or something in a shot.

    Attributes:
        id: the cast member's for characters; unique in the scene for props.
        kind: "character" or "prop".
        asset: id in the catalogue; "" for the neutral stand-in of something unknown.
        look: see `Look`.
        label: the words of the script ("the red ball").
        placement: None while the composer decides.
        held_by: id of the entity in whose hand it is when the shot begins, or "".
    """

    id: str
    kind: EntityKind
    asset: str = ""
    look: Look = Look()
    label: str = ""
    placement: Placement | None = None
    held_by: str = ""


@dataclass(frozen=True)
class Event:
    """Somebody does something.

    Attributes:
        id: unique in the shot.
        start, end: seconds within the shot.
        actor: id of the entity that acts.
        action: id in the catalogue.
        target: id of the entity that it is done to, or "". What is given, thrown or put is the target, and
            who gets it, or where it goes, the destination; of "take" the destination is who it is taken from.
        destination: an entity's id, or "door", "left", "right", "away" (leaves the picture), "here" (comes
            into the picture), "past" (beyond the target), "up", "down", or "".
        manner: "slowly", "quickly", "quietly", "loudly", "carefully" …, or "".
        emotion: of the actor meanwhile.
        speech: what the actor says, or "".
        span: characters of the script that say so.
    """

    id: str
    start: float
    end: float
    actor: str
    action: str
    target: str = ""
    destination: str = ""
    manner: str = ""
    emotion: Emotion = "neutral"
    speech: str = ""
    span: tuple[int, int] = (0, 0)


@dataclass(frozen=True)
class Relation:
    """How two entities stand to each other for some time.

    Attributes:
        subject: id of the entity that is placed.
        kind: "the dog is `behind` the car".
        object: id of the other entity; for "wearing" it may be a garment's word.
        start, end: seconds of the shot; both 0 for the whole shot.
    """

    subject: str
    kind: RelationKind
    object: str
    start: float = 0.0
    end: float = 0.0


@dataclass(frozen=True)
class Shot:
    """A stretch of the clip in one place with one camera.

    Attributes:
        id: unique in the scene.
        start, duration: seconds.
        place: id in the catalogue; "" for the plainest.
        time, weather: see the types.
        camera: see `Camera`.
        transition: how it begins.
        entities: everybody and everything in it.
        events: in order of their starts.
        relations: between entities.
        text: the part of the script that it shows.
        span: where that part is, in characters of the script.
    """

    id: str
    start: float
    duration: float
    place: str = ""
    time: Time = "day"
    weather: Weather = "clear"
    camera: Camera = Camera()
    transition: Transition = "cut"
    entities: tuple[Entity, ...] = ()
    events: tuple[Event, ...] = ()
    relations: tuple[Relation, ...] = ()
    text: str = ""
    span: tuple[int, int] = (0, 0)

    def entity(self, id: str) -> Entity | None:
        """The entity of an id, or None."""
        return self._by_id.get(id)

    @cached_property
    def _by_id(self) -> dict[str, Entity]:
        return {entity.id: entity for entity in reversed(self.entities)}


@dataclass(frozen=True)
class WordUse:
    """What became of a word of the script.

    Attributes:
        start, end: characters of the script.
        text: the word as written.
        state: "understood", "nearest" (something near it is shown), "unknown", or "ignored" (understood as
            English, but nothing is to be seen of it, or it was left out).
        meaning: what it became: "action:walk", "character:dog", "place:kitchen", "prop:ball", "name:ada" …
        note: a sentence for the person, or "".
        refers: id of the entity that it speaks of, or "shot_2/event_3" for an event; "" for neither.
    """

    start: int
    end: int
    text: str
    state: WordState
    meaning: str = ""
    note: str = ""
    refers: str = ""


@dataclass(frozen=True)
class Scene:
    """A whole clip.

    Attributes:
        version: of the format.
        title: a few words.
        seed: everything that is left to chance follows from it.
        shots: in order.
        cast: everybody who plays in any shot.
        words: every word of the script, in order.
        notes: sentences for the person about the script as a whole.
    """

    version: int = VERSION
    title: str = ""
    seed: int = 0
    shots: tuple[Shot, ...] = ()
    cast: tuple[CastMember, ...] = ()
    words: tuple[WordUse, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def duration(self) -> float:
        """Seconds from the first frame to the last."""
        return max((shot.start + shot.duration for shot in self.shots), default=0.0)

    def member(self, id: str) -> CastMember | None:
        """The cast member of an id, or None."""
        return self._by_id.get(id)

    @cached_property
    def _by_id(self) -> dict[str, CastMember]:
        return {member.id: member for member in reversed(self.cast)}


def schema() -> dict[str, Any]:
    """The JSON schema (draft 2020-12) of scene files."""
    return schema_of(Scene, "Ganvas cartoon scene", required=("version",))


def to_json(scene: Scene) -> str:
    """Text for a person and for `from_json`, which gives an equal scene back. Values at rest are left out."""
    return pretty({"version": scene.version} | to_plain(scene)) + "\n"


def from_json(text: str) -> Scene:
    """The scene of a text that `to_json` made.

    Raises:
        CartoonError: it is damaged, or of a newer version; the sentence says where.
    """
    scene = from_plain(Scene, text, VERSION)
    _check(scene)
    return scene


def write_scene(scene: Scene, path: Path, *, overwrite: bool = False) -> Path:
    """Save a scene whole or not at all; returns where it is.

    Raises:
        MediaError: it cannot be written.
    """
    with AtomicFile(Path(path), overwrite=overwrite) as file:
        file.write(to_json(scene).encode("utf-8"))
        return file.commit()


def read_scene(path: Path) -> Scene:
    """The scene of a file.

    Raises:
        CartoonError: it is not there, cannot be read, or is damaged.
    """
    path = Path(path)
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise CartoonError(f"{path.name} is too large for a scene; choose a scene that Ganvas saved.")
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        raise CartoonError(f"{path.name} is not a scene (it is no text); choose a scene file.") from None
    except OSError as error:
        raise CartoonError(f"{path.name} cannot be read ({error.strerror}); choose another file.") from error
    try:
        return from_json(text)
    except CartoonError as error:
        raise CartoonError(f"{path.name}: {error}") from None


def _check(scene: Scene) -> None:
    """See that what refers to something finds it, so that nothing after this has to."""
    _refuse_twins("cast member", [member.id for member in scene.cast])
    _refuse_twins("shot", [shot.id for shot in scene.shots])
    cast = {member.id for member in scene.cast}
    for shot in scene.shots:
        _check_shot(shot, cast)


def _check_shot(shot: Shot, cast: set[str]) -> None:
    where = f"shot {shot.id!r}"
    if shot.duration <= 0 or shot.start < 0:
        raise CartoonError(f"The scene is damaged: {where} lasts {shot.duration} s from {shot.start} s.")
    _refuse_twins(f"entity of {where}", [entity.id for entity in shot.entities])
    _refuse_twins(f"event of {where}", [event.id for event in shot.events])
    known = {entity.id for entity in shot.entities}
    for entity in shot.entities:
        if entity.kind == "character" and entity.id not in cast:
            raise CartoonError(f"The scene is damaged: {where} has {entity.id!r}, who is not in the cast.")
        if entity.held_by and entity.held_by not in known:
            raise CartoonError(f"The scene is damaged: in {where} nobody is {entity.held_by!r}.")
    for event in shot.events:
        if event.end < event.start or event.start < 0:
            raise CartoonError(f"The scene is damaged: event {event.id!r} of {where} ends before it starts.")
    references = [event.actor for event in shot.events]
    references += [event.target for event in shot.events if event.target]
    references += [relation.subject for relation in shot.relations]
    references += [relation.object for relation in shot.relations if relation.kind != "wearing"]
    references += [shot.camera.target] if shot.camera.target else []
    for id in references:
        if id not in known:
            raise CartoonError(f"The scene is damaged: {where} speaks of {id!r}, which is not in it.")


def _refuse_twins(what: str, ids: list[str]) -> None:
    seen: set[str] = set()
    for id in ids:
        if id in seen:
            raise CartoonError(f"The scene is damaged: there are two {what}s named {id!r}.")
        seen.add(id)
