"""Model cards: what a model is, learned from and is worth, as JSON and as a dataclass.

The contents follow "Model Cards for Model Reporting" (Mitchell et al. 2019).
"""

from __future__ import annotations

import json
import math
import re
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Any

from gan.models.errors import ModelError

# Names become file names and words of the command line, on every system.
_NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,63}")
_SHA256 = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True)
class DataTerms:
    """One data set that a model learned from.

    Attributes:
        name: the data set.
        count: how many of its items were used.
        terms: its licence, or in words what is allowed.
    """

    name: str
    count: int
    terms: str


@dataclass(frozen=True)
class Figure:
    """One measurement of a model.

    Attributes:
        name: what was measured, "PSNR" for example.
        value: the number.
        unit: "dB", "s", ...; empty for plain numbers.
        condition: on what, and how: enough to measure it again.
    """

    name: str
    value: float
    unit: str
    condition: str


@dataclass(frozen=True)
class ModelCard:
    """A model of the registry.

    Attributes:
        name: unique in its folder: small letters, digits, "-" and "_".
        task: the job that it serves ("enhance", "faces", "lines", ...).
        version: rises with every new set of weights.
        summary: one sentence for a person who has to choose.
        parameters: number of weights.
        license: SPDX identifier, or in words.
        config: hyper-parameters of the network.
        trained_on: the data sets.
        recipe: how it was trained: code, steps, time.
        figures: what was measured.
        limits: what it cannot do, or should not be used for.
        sha256: of the weight file, in hexadecimal.
        file: name of the weight file, beside the card.
        path: the card itself (not part of the JSON).
    """

    name: str
    task: str
    version: str
    summary: str
    parameters: int
    license: str
    config: dict[str, int | float | str] = field(hash=False)
    trained_on: tuple[DataTerms, ...]
    recipe: str
    figures: tuple[Figure, ...]
    limits: str
    sha256: str
    file: str
    path: Path

    @property
    def weights_path(self) -> Path:
        """The weight file."""
        return self.path.with_name(self.file)


def read_card(path: Path) -> ModelCard:
    """Read a card, strictly: no key may be missing, unknown or of another type.

    Raises:
        ModelError: it cannot be read, or is not such a card.
    """
    try:
        text = path.read_bytes()
    except OSError as error:
        raise ModelError(f"The model card {path} cannot be read: {error.strerror}.") from error
    return parse_card(text, path)


def parse_card(text: str | bytes, path: Path) -> ModelCard:
    """Read a card from its JSON text, as strictly as `read_card`; `path` is where it lies or will lie.

    Raises:
        ModelError: it is not such a card.
    """
    try:
        values = json.loads(text)
    except ValueError as error:
        raise ModelError(f"The model card {path} is not JSON ({error}).") from error
    return _Reader(path).card(values)


def format_card(card: ModelCard) -> str:
    """The JSON text of a card, as `read_card` reads it."""
    values = asdict(card)
    del values["path"]
    return json.dumps(values, indent=2, ensure_ascii=False) + "\n"


@dataclass(frozen=True)
class _Reader:
    """Turns the values of one JSON file into dataclasses, or says what is wrong with them."""

    path: Path

    def card(self, values: Any) -> ModelCard:
        plain = {"parameters": int} | dict.fromkeys(
            ("name", "task", "version", "summary", "license", "recipe", "limits", "sha256", "file"), str
        )
        keys = {entry.name for entry in fields(ModelCard)} - {"path"}
        self._require_keys(values, keys, "the card")
        for key, wanted in plain.items():
            self._require_type(values[key], wanted, key)
        self._require_form(values)
        return ModelCard(
            **{key: values[key] for key in plain},
            config=self._config(values["config"]),
            trained_on=self._records(values["trained_on"], DataTerms, "trained_on"),
            figures=self._records(values["figures"], Figure, "figures"),
            path=self.path,
        )

    def _config(self, values: Any) -> dict[str, int | float | str]:
        self._require_type(values, dict, "config")
        for key, value in values.items():
            self._require_type(value, str if isinstance(value, str) else float, f"config.{key}")
        return values

    def _records(self, values: Any, kind: type, where: str) -> tuple[Any, ...]:
        self._require_type(values, list, where)
        types = {"count": int, "value": float}
        records = []
        for index, value in enumerate(values):
            place = f"{where}[{index}]"
            self._require_keys(value, {entry.name for entry in fields(kind)}, place)
            for key, entry in value.items():
                self._require_type(entry, types.get(key, str), f"{place}.{key}")
            records.append(kind(**value))
        return tuple(records)

    def _require_keys(self, values: Any, keys: set[str], where: str) -> None:
        self._require_type(values, dict, where)
        if missing := sorted(keys - values.keys()):
            raise self._error(f"{where} lacks {', '.join(missing)}")
        if unknown := sorted(values.keys() - keys):
            raise self._error(f"{where} has unknown keys: {', '.join(unknown)}")

    def _require_type(self, value: Any, wanted: type, where: str) -> None:
        names = {str: "a text", int: "a whole number", float: "a number", dict: "an object", list: "a list"}
        accepted = (int, float) if wanted is float else wanted
        # In Python a bool is an int; in a card it is not a number.
        if isinstance(value, bool) or not isinstance(value, accepted):
            raise self._error(f"{where} must be {names[wanted]}")
        if isinstance(value, float) and not math.isfinite(value):
            raise self._error(f"{where} must be a finite number")

    def _require_form(self, values: dict[str, Any]) -> None:
        name = values["name"]
        if not _NAME.fullmatch(name):
            raise self._error(f"the name {name!r} may have small letters, digits, - and _ only, 64 at most")
        if name != self.path.stem:
            raise self._error(f"the name is {name!r}, and the file is that of {self.path.stem!r}")
        if not _SHA256.fullmatch(values["sha256"]):
            raise self._error("sha256 must be 64 hexadecimal digits")
        # A card may point nowhere but beside itself.
        if values["file"] != f"{name}.safetensors":
            raise self._error(f"file must be {name}.safetensors")

    def _error(self, problem: str) -> ModelError:
        return ModelError(f"The model card {self.path} is not valid: {problem}.")
