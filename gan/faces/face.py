"""A face as a plain value: a seed, a found latent or a mix of faces, with edits and truncation.

Importing this imports neither torch nor numpy. `gan.faces.latents` turns a face into the latents of a model.
"""

from __future__ import annotations

import json
import math
import zlib
from dataclasses import dataclass, replace
from typing import Any, Literal, get_args

from gan.faces.errors import FacesError

Part = Literal["all", "shape", "colours"]
"""Levels of the generator: "shape" those up to 16x16, "colours" the finer ones."""

PARTS: tuple[Part, ...] = get_args(Part)
HIGHEST_SEED = 2**63 - 1
# Trees of mixes double quickly where faces are mixed with their own children.
MOST_ANCESTORS = 400
_DEEPEST = 100
_VERSION = 1


@dataclass(frozen=True)
class Parent:
    """A face that a mix is made of.

    Attributes:
        face: the parent.
        share: 0..1, how far it pulls the levels of its part towards itself.
        part: which levels it pulls.
    """

    face: Face
    share: float = 1.0
    part: Part = "all"

    def __post_init__(self) -> None:
        if not _is_number(self.share) or not 0 <= self.share <= 1:
            raise FacesError(f"The share of a face in a mix is {self.share}; it can be 0 to 1.")
        if self.part not in PARTS:
            raise FacesError(f"The part of a mix is {self.part!r}; it can be {', '.join(PARTS)}.")


@dataclass(frozen=True)
class Face:
    """One face: the same picture from the same model, wherever and whenever it is made.

    It is one of three: of a `seed`, of a `latent`, or of `parents`.

    Attributes:
        seed: 0..2^63 - 1, or None for the other kinds.
        latent: one row for each level of the generator, as inversion finds them.
        parents: the first gives the rows, each further one pulls those of its part towards its own, on a
            great circle.
        edits: names of edit directions of the model, and how far to go along them.
        truncation: 0..1; less is closer to the mean face. Only the outermost face's counts: those of
            parents do not.

    Raises:
        FacesError: a value is out of its range; the sentence names it.
    """

    seed: int | None = 0
    latent: tuple[tuple[float, ...], ...] | None = None
    parents: tuple[Parent, ...] = ()
    edits: tuple[tuple[str, float], ...] = ()
    truncation: float = 0.7

    def __post_init__(self) -> None:
        kinds = (self.seed is not None, self.latent is not None, bool(self.parents))
        if sum(kinds) != 1:
            raise FacesError("A face has either a seed, or a latent, or parents; give just one of them.")
        if self.seed is not None:
            check_seed(self.seed)
        if self.latent is not None:
            _check_latent(self.latent)
        check_truncation(self.truncation)
        for name, amount in self.edits:
            if not _is_number(amount):
                raise FacesError(f"The amount of the edit {name!r} is {amount}; give a number, such as 1.5.")
        if self.ancestors > MOST_ANCESTORS:
            raise FacesError(
                f"This mix would have more than {MOST_ANCESTORS} ancestors; mix from the first faces again."
            )

    @classmethod
    def of_seed(cls, seed: int, truncation: float = 0.7) -> Face:
        """The face of a seed."""
        return cls(seed=seed, truncation=truncation)

    @property
    def ancestors(self) -> int:
        """How many faces it is made of, parents' parents included; 0 for one that is no mix."""
        return sum(1 + parent.face.ancestors for parent in self.parents)

    @property
    def stem(self) -> str:
        """A file name without suffix: the seed, or a kind and a checksum, then the edits."""
        if self.seed is not None:
            name = f"face_{self.seed:06d}"
        else:
            origin = replace(self, edits=(), truncation=0.7).to_json()
            name = f"{'mix' if self.parents else 'photo'}_{zlib.crc32(origin.encode()):08x}"
        return "_".join((name, *(f"{_as_file_name(edit)}{amount:+g}" for edit, amount in self.edits)))

    def amount(self, name: str) -> float:
        """How far it goes along an edit direction; 0 for those that it does not name."""
        return dict(self.edits).get(name, 0.0)

    def edited(self, name: str, amount: float) -> Face:
        """The same face with this amount of an edit, in place of what it had of it; 0 takes it away."""
        others = tuple(edit for edit in self.edits if edit[0] != name)
        return replace(self, edits=(*others, (name, float(amount))) if amount else others)

    def with_truncation(self, truncation: float) -> Face:
        """The same face closer to the mean one, or farther."""
        return replace(self, truncation=truncation)

    def to_json(self) -> str:
        """As text, for files and the clipboard."""
        return json.dumps({"version": _VERSION} | _to_values(self))

    @classmethod
    def from_json(cls, text: str) -> Face:
        """The inverse of `to_json`.

        Raises:
            FacesError: the text is no face, or one of a later version.
        """
        try:
            values = json.loads(text)
            version = values.pop("version")
            if version != _VERSION:
                raise FacesError(f"This face is of version {version}; this program reads {_VERSION}.")
            return _from_values(values)
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
            raise FacesError(f"This text is no face ({error}); take one that Faces has saved.") from error


def mix(first: Face, second: Face, share: float = 0.5, part: Part = "all") -> Face:
    """A face between two.

    Args:
        first: whose face it is at share 0.
        second: whose it is, or whose part it has, at share 1.
        share: 0..1, on the great circle between them.
        part: what changes; the rest stays the first's.

    Raises:
        FacesError: the share is out of its range, or there are too many ancestors.
    """
    parents = (Parent(first, 1.0), Parent(second, share, part))
    truncation = first.truncation
    if part == "all":
        truncation += share * (second.truncation - first.truncation)
    return Face(seed=None, parents=parents, truncation=min(max(truncation, 0.0), 1.0))


def check_seed(seed: object) -> None:
    """Refuse what is no seed.

    Raises:
        FacesError: with the range.
    """
    if not isinstance(seed, int) or isinstance(seed, bool) or not 0 <= seed <= HIGHEST_SEED:
        raise FacesError(f"The seed is {seed}; it can be a whole number from 0 to {HIGHEST_SEED}.")


def check_truncation(truncation: object) -> None:
    """Refuse what is no truncation.

    Raises:
        FacesError: with the range.
    """
    if not _is_number(truncation) or not 0 <= truncation <= 1:
        raise FacesError(f"The truncation is {truncation}; it can be 0 to 1, and 0.7 suits most.")


def _is_number(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool) and math.isfinite(value)


def _check_latent(latent: tuple[tuple[float, ...], ...]) -> None:
    lengths = {len(row) for row in latent}
    if len(lengths) != 1 or 0 in lengths or not all(_is_number(value) for row in latent for value in row):
        raise FacesError("The latent of this face has no rows of equal length; take one that inversion gave.")


def _as_file_name(name: str) -> str:
    return "".join(letter if letter.isalnum() else "-" for letter in name)


def _to_values(face: Face) -> dict[str, Any]:
    """Without what is as usual."""
    values: dict[str, Any] = {"truncation": face.truncation}
    if face.seed is not None:
        values["seed"] = face.seed
    if face.latent is not None:
        values["latent"] = face.latent
    if face.parents:
        values["parents"] = [
            {"face": _to_values(parent.face), "share": parent.share, "part": parent.part}
            for parent in face.parents
        ]
    if face.edits:
        values["edits"] = face.edits
    return values


def _from_values(values: dict[str, Any], depth: int = 0) -> Face:
    """The inverse of `_to_values`; whatever does not fit raises one of Python's own errors."""
    if depth > _DEEPEST:
        raise ValueError("mixes within mixes without end")
    latent = values.get("latent")
    return Face(
        seed=values.get("seed"),
        latent=None if latent is None else tuple(tuple(map(float, row)) for row in latent),
        parents=tuple(
            Parent(_from_values(parent["face"], depth + 1), parent["share"], parent["part"])
            for parent in values.get("parents", ())
        ),
        edits=tuple((str(name), float(amount)) for name, amount in values.get("edits", ())),
        truncation=values["truncation"],
    )
