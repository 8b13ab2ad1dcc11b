"""A base of clips in one file (SQLite): written clip by clip, read in any order, never half a clip."""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

import numpy as np

from gan.cartoon.base.annotation import FRAMES, from_record, to_record
from gan.cartoon.base.clip import SIDE, Clip, Unit
from gan.cartoon.base.packing import (
    TRACK_STEP,
    all_frames,
    pack_film,
    pack_masks,
    pack_numbers,
    unpack_film,
    unpack_masks,
    unpack_numbers,
)
from gan.cartoon.errors import CartoonError

FILE = "clips.sqlite"
"""Name of the file in the folder of a base."""

_TABLES = """
create table if not exists clips (
    number integer primary key, id text unique not null, split text not null, place text not null,
    annotation blob not null, tracks blob not null, masks blob not null, film blob not null,
    scene blob not null
);
create table if not exists places (key text primary key, image blob not null);
create table if not exists about (name text primary key, value text not null);
"""
_KINDS = 6  # numbers of a track at a moment: a box, depth, facing


class PackedBase:
    """A base in one file; see `gan.cartoon.base.clip.ClipBase`. Use one in one thread at a time.

    Args:
        folder: of the base.

    Raises:
        CartoonError: there is none, or it cannot be read.
    """

    def __init__(self, folder: Path) -> None:
        self.path = Path(folder) / FILE
        if not self.path.is_file():
            raise CartoonError(
                f"There is no clip base in {folder}; make one with `train cartoon --base {folder}`."
            )
        self._database = _open(self.path, writes=False)
        self._splits: dict[str, str] = {}

    def ids(self, split: str | None = None) -> list[str]:
        """See `ClipBase`."""
        rows = self._ask("select id, split from clips order by number")
        self._splits = dict(rows)
        return [id for id, own in rows if split in (None, own)]

    def clip(self, id: str) -> Clip:
        """See `ClipBase`."""
        rows = self._ask(
            "select split, place, annotation, tracks, masks, film, scene from clips where id = ?", id
        )
        if not rows:
            raise CartoonError(
                f"The base {self.path.parent} has no clip {id}; `ids` lists those that it has."
            )
        split, place, annotation, tracks, masks, film, scene = rows[0]
        try:
            record = json.loads(zlib.decompress(annotation))
            return self._built(record, split, place, tracks, masks, film, zlib.decompress(scene).decode())
        except (ValueError, KeyError, zlib.error) as error:
            raise CartoonError(
                f"The clip {id} of {self.path} is damaged ({error}); make the base anew."
            ) from error

    def background_key(self, id: str) -> str:
        """Names the background of a clip; two clips of one key have the same."""
        return self._ask("select place from clips where id = ?", id)[0][0]

    def close(self) -> None:
        """Let the file go."""
        self._database.close()

    def _built(self, record, split, place, tracks, masks, film, scene) -> Clip:
        annotation = from_record(record["annotation"])
        names = record["entities"]
        moments = tuple(record["moments"])
        steps = len(range(0, FRAMES, TRACK_STEP))
        numbers = unpack_numbers(tracks, len(names), steps, _KINDS)
        full = {name: all_frames(numbers[row]) for row, name in enumerate(names)}
        units = {
            name: Unit(
                values["asset"],
                values["kind"],
                tuple(values["actions"]),
                values["emotion"],
                tuple(values["words"]),
                full[name][:, 4],
                np.sign(np.nan_to_num(full[name][:, 5], nan=1.0)),
            )
            for name, values in record["units"].items()
        }

        def read_masks() -> dict[str, np.ndarray]:
            found = unpack_masks(masks).reshape(len(names), len(moments), SIDE, SIDE)
            return dict(zip(names, found, strict=True))

        return Clip(
            annotation,
            split,
            moments,
            {name: values[:, :4] for name, values in full.items()},
            units,
            scene,
            read_masks,
            lambda: unpack_film(film),
            lambda: unpack_film(self._ask("select image from places where key = ?", place)[0][0])[0],
        )

    def _ask(self, query: str, *values: object) -> list[tuple]:
        try:
            return self._database.execute(query, values).fetchall()
        except sqlite3.Error as error:
            raise CartoonError(
                f"The clip base {self.path} cannot be read ({error}); make it anew."
            ) from error


class BaseWriter:
    """Adds clips to a base; use it as a context manager.

    Args:
        folder: of the base; made where it is not there.

    Raises:
        CartoonError: the file cannot be written, or is no base.
    """

    def __init__(self, folder: Path) -> None:
        try:
            Path(folder).mkdir(parents=True, exist_ok=True)
            self.path = Path(folder) / FILE
            self._database = _open(self.path, writes=True)
            self._database.executescript(_TABLES)
            self._places = {row[0] for row in self._database.execute("select key from places")}
        except (OSError, sqlite3.Error) as error:
            raise CartoonError(
                f"The clip base {folder} cannot be written ({error}); choose another folder."
            ) from error

    def __enter__(self) -> BaseWriter:
        return self

    def __exit__(self, *_: object) -> None:
        self._database.close()

    @property
    def count(self) -> int:
        """How many clips there are."""
        return self._database.execute("select count(*) from clips").fetchone()[0]

    def has_clip(self, number: int) -> bool:
        """Whether the clip of a number is there."""
        return bool(self._database.execute("select 1 from clips where number = ?", (number,)).fetchone())

    def settle(self, name: str, value: str) -> str:
        """A word about the whole base, as it was first written; returns that."""
        try:
            self._database.execute("insert or ignore into about values (?, ?)", (name, value))
            self._database.commit()
            return self._database.execute("select value from about where name = ?", (name,)).fetchone()[0]
        except sqlite3.Error as error:
            raise CartoonError(
                f"The clip base {self.path} cannot be written ({error}); see that nothing else is writing it."
            ) from error

    def add(
        self,
        number: int,
        clip: Clip,
        place: str,
        background: Callable[[], np.ndarray],
    ) -> None:
        """Add a clip; it is in the file after the next `commit`.

        Args:
            number: of the clip in the base.
            clip: with tracks at all frames.
            place: names its background.
            background: (SIDE, SIDE, 3) uint8, asked for where the base does not have it yet.
        """
        names = list(clip.tracks)
        tracks = np.stack([_numbers(clip, name) for name in names]) if names else np.zeros((0, 1, _KINDS))
        masks = clip.read_masks()
        record = {
            "annotation": to_record(clip.annotation),
            "entities": names,
            "moments": list(clip.moments),
            "units": {name: _unit_record(unit) for name, unit in clip.units.items()},
        }
        stacked = (
            np.concatenate([masks[name] for name in names]) if names else np.zeros((0, SIDE, SIDE), bool)
        )
        row = (
            number,
            clip.id,
            clip.split,
            place,
            zlib.compress(json.dumps(record, separators=(",", ":")).encode(), 6),
            pack_numbers(tracks),
            pack_masks(stacked),
            pack_film(clip.read_frames()),
            zlib.compress(clip.scene.encode(), 6),
        )
        try:
            if place not in self._places:
                image = pack_film(background()[None])
                self._database.execute("insert or ignore into places values (?, ?)", (place, image))
                self._places.add(place)
            self._database.execute("insert or replace into clips values (?, ?, ?, ?, ?, ?, ?, ?, ?)", row)
        except sqlite3.Error as error:
            raise CartoonError(
                f"The clip base {self.path} cannot be written ({error}).", exit_status=1
            ) from error

    def commit(self) -> None:
        """See that everything that was added stays.

        Raises:
            CartoonError: the disk is full or refuses.
        """
        try:
            self._database.commit()
        except sqlite3.Error as error:
            raise CartoonError(
                f"The clip base {self.path} cannot be written ({error}).", exit_status=1
            ) from error


def _open(path: Path, *, writes: bool) -> sqlite3.Connection:
    database = sqlite3.connect(
        path if writes else f"file:{path}?mode=ro", uri=not writes, check_same_thread=False
    )
    if writes:
        database.execute("pragma journal_mode = wal")
        database.execute("pragma synchronous = normal")
    return database


def _numbers(clip: Clip, name: str) -> np.ndarray:
    """(T, 6) of a track: box, depth, facing."""
    box, unit = clip.tracks[name][::TRACK_STEP], clip.units.get(name)
    rest = np.stack([unit.depth, unit.facing], 1)[::TRACK_STEP] if unit else np.full((len(box), 2), np.nan)
    return np.concatenate([box, rest], 1)


def _unit_record(unit: Unit) -> dict:
    values = asdict(unit)
    del values["depth"], values["facing"]
    return values
