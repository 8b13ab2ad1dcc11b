"""Frozen dataclasses to JSON and back, exactly; and the schema of it. Knows nothing of what they mean."""

from __future__ import annotations

import dataclasses
import json
import math
import types
import typing
from functools import cache
from typing import Any

from gan.cartoon.errors import CartoonError

_WIDTH = 110  # characters of a line in a file


def to_plain(value: Any) -> Any:
    """Lists, dictionaries, numbers and texts for a dataclass; fields that have their default are left out."""
    if dataclasses.is_dataclass(value):
        fields = dataclasses.fields(value)
        pairs = ((field, getattr(value, field.name)) for field in fields)
        return {field.name: to_plain(own) for field, own in pairs if not _is_default(field, own)}
    if isinstance(value, tuple):
        return [to_plain(item) for item in value]
    return value


def from_plain(cls: type, text: str, version: int) -> Any:
    """The dataclass of a JSON text.

    Args:
        cls: of the whole; it has a field "version".
        text: JSON.
        version: the highest that is known.

    Raises:
        CartoonError: the text is damaged, or newer than `version`; the sentence says where.
    """
    try:
        data = json.loads(text, parse_constant=_refuse_constant)
    except (ValueError, RecursionError) as error:
        raise CartoonError(f"The scene is damaged: it is no whole JSON ({error}).") from None
    if not isinstance(data, dict):
        raise CartoonError("The scene is damaged: it does not begin with an object.")
    found = data.get("version")
    if not isinstance(found, int) or isinstance(found, bool) or found < 1:
        raise CartoonError("The scene is damaged: its version is missing.")
    if found > version:
        raise CartoonError(f"The scene has version {found}, and this Ganvas knows {version}; update it.")
    return _build(cls, data, "scene")


def _least(value: Any, room: int) -> int:
    """Characters that a value takes at least; counted only until they are more than `room`."""
    if isinstance(value, str):
        return len(value) + 2
    if not isinstance(value, (dict, list)):
        return 1
    taken = 2
    for item in value:
        if taken > room:
            break
        own = value[item] if isinstance(value, dict) else item
        taken += 2 + (len(item) + 4 if isinstance(value, dict) else 0) + _least(own, room - taken)
    return taken - 2 if value else 2  # the last one has no comma


def pretty(value: Any, indent: int = 0) -> str:
    """JSON where everything that fits on a line stands on one."""
    if not isinstance(value, (dict, list)) or not value or _least(value, _WIDTH) <= _WIDTH:
        # What cannot fit is not even tried: writing a whole scene at once holds every thread.
        flat = json.dumps(value, ensure_ascii=False, allow_nan=False)
        if len(flat) + indent <= _WIDTH or not isinstance(value, (dict, list)) or not value:
            return flat
    inner = " " * (indent + 2)
    if isinstance(value, dict):
        rows = [f"{json.dumps(key)}: {pretty(item, indent + 2)}" for key, item in value.items()]
        opening, closing = "{", "}"
    else:
        rows = [pretty(item, indent + 2) for item in value]
        opening, closing = "[", "]"
    body = f",\n{inner}".join(rows)
    return f"{opening}\n{inner}{body}\n{' ' * indent}{closing}"


def schema_of(cls: type, title: str, required: tuple[str, ...] = ()) -> dict[str, Any]:
    """The JSON schema (draft 2020-12) of what `to_plain` makes of a dataclass."""
    definitions: dict[str, Any] = {}
    whole = _describe(cls, definitions)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": title,
        **definitions.pop(whole["$ref"].rsplit("/", 1)[-1]),
        "required": list(required),
        "$defs": definitions,
    }


def _is_default(field: dataclasses.Field, value: Any) -> bool:
    return field.default is not dataclasses.MISSING and field.default == value


def _refuse_constant(name: str) -> float:
    raise ValueError(f"{name} is no number")


@cache
def _hints(cls: type) -> dict[str, Any]:
    return typing.get_type_hints(cls)


def _build(hint: Any, data: Any, where: str) -> Any:
    """A value of a type; `where` names it in sentences."""
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin in (types.UnionType, typing.Union):
        return None if data is None else _build(arguments[0], data, where)
    if origin is typing.Literal:
        if data not in arguments:
            choices = ", ".join(arguments)
            raise CartoonError(f"The scene is damaged: {where} is {data!r}; it can be {choices}.")
        return data
    if origin is tuple:
        return _build_tuple(arguments, data, where)
    if dataclasses.is_dataclass(hint):
        return _build_object(hint, data, where)
    return _build_simple(hint, data, where)


def _build_tuple(arguments: tuple[Any, ...], data: Any, where: str) -> tuple[Any, ...]:
    if not isinstance(data, list):
        raise CartoonError(f"The scene is damaged: {where} should be a list.")
    if arguments[-1] is Ellipsis:
        return tuple(_build(arguments[0], item, f"{where}[{place}]") for place, item in enumerate(data))
    if len(data) != len(arguments):
        raise CartoonError(f"The scene is damaged: {where} should have {len(arguments)} values.")
    return tuple(_build(hint, item, where) for hint, item in zip(arguments, data, strict=True))


def _build_object(cls: type, data: Any, where: str) -> Any:
    if not isinstance(data, dict):
        raise CartoonError(f"The scene is damaged: {where} should be an object.")
    hints = _hints(cls)
    if unknown := [key for key in data if key not in hints]:
        raise CartoonError(f"The scene is damaged: {where} has {unknown[0]!r}, which means nothing here.")
    needed = [field.name for field in dataclasses.fields(cls) if field.default is dataclasses.MISSING]
    if missing := [name for name in needed if name not in data]:
        raise CartoonError(f"The scene is damaged: {where} lacks {missing[0]!r}.")
    return cls(**{key: _build(hints[key], item, f"{where}.{key}") for key, item in data.items()})


def _build_simple(hint: type, data: Any, where: str) -> Any:
    is_number = isinstance(data, (int, float)) and not isinstance(data, bool)
    if hint is float and is_number and math.isfinite(data):
        return float(data)
    if hint is not float and isinstance(data, hint) and isinstance(data, bool) == (hint is bool):
        return data
    names = {str: "a text", bool: "true or false", int: "a whole number", float: "a number"}
    raise CartoonError(f"The scene is damaged: {where} should be {names[hint]}.")


def _describe(hint: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin in (types.UnionType, typing.Union):
        return {"anyOf": [_describe(arguments[0], definitions), {"type": "null"}]}
    if origin is typing.Literal:
        return {"enum": list(arguments)}
    if origin is tuple and arguments[-1] is Ellipsis:
        return {"type": "array", "items": _describe(arguments[0], definitions)}
    if origin is tuple:
        items = [_describe(argument, definitions) for argument in arguments]
        return {"type": "array", "prefixItems": items, "minItems": len(items), "maxItems": len(items)}
    if dataclasses.is_dataclass(hint):
        if hint.__name__ not in definitions:
            definitions[hint.__name__] = {}  # so that a type may hold itself
            definitions[hint.__name__] = _describe_object(hint, definitions)
        return {"$ref": f"#/$defs/{hint.__name__}"}
    return {"type": {str: "string", bool: "boolean", int: "integer", float: "number"}[hint]}


def _describe_object(cls: type, definitions: dict[str, Any]) -> dict[str, Any]:
    properties: dict[str, Any] = {}
    for field in dataclasses.fields(cls):
        properties[field.name] = _describe(_hints(cls)[field.name], definitions)
        if field.default is not dataclasses.MISSING:
            properties[field.name] = properties[field.name] | {"default": to_plain(field.default)}
    needed = [field.name for field in dataclasses.fields(cls) if field.default is dataclasses.MISSING]
    return {"type": "object", "properties": properties, "required": needed, "additionalProperties": False}
