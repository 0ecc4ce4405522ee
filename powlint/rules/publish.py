"""The tables of `schema` as JSON Schema, for completion and warnings in editors."""

from __future__ import annotations

from typing import assert_never

from powlint.rules.shapes import Choice, Either, Flag, Keyed, ListOf, Named, Number, Shape, Switch, Words

_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def published(shape: Shape, title: str) -> dict[str, object]:
    """A whole schema document."""
    return {"$schema": _DIALECT, "title": title, **_schema(shape)}


def _schema(shape: Shape) -> dict[str, object]:  # noqa: PLR0911  one line a shape
    match shape:
        case Words():
            return _words(shape)
        case Choice(words):
            return {"enum": [str(word) for word in words]}
        case Number():
            return {"type": "integer", "minimum": 1}
        case Flag():
            return {"type": "boolean"}
        case ListOf(item, at_least, lone):
            many = {"type": "array", "items": _schema(item), "minItems": at_least}
            return {"anyOf": [_schema(item), many]} if lone else many
        case Named():
            return _named(shape)
        case Keyed():
            return _keyed(shape)
        case Either(text, items, table):
            return {"anyOf": [_schema(part) for part in (text, items, table) if part is not None]}
        case Switch(key, present, absent):
            return {"if": {"required": [key]}, "then": _schema(present), "else": _schema(absent)}
        case _:
            assert_never(shape)


def _words(shape: Words) -> dict[str, object]:
    schema: dict[str, object] = {"type": "string"}
    if not shape.may_be_empty:
        schema["minLength"] = 1
    if shape.longest:
        schema["maxLength"] = shape.longest
    if shape.form:
        schema["pattern"] = f"^(?:{shape.form}){'?' if shape.may_be_empty else ''}$"
        schema["description"] = shape.hint
    return schema


def _named(shape: Named) -> dict[str, object]:
    schema: dict[str, object] = {"type": "object", "additionalProperties": _schema(shape.value)}
    if shape.form:
        schema["propertyNames"] = {"pattern": f"^(?:{shape.form})$"}
    if not shape.may_be_empty:
        schema["minProperties"] = 1
    return schema


def _keyed(shape: Keyed) -> dict[str, object]:
    schema: dict[str, object] = {
        "type": "object",
        "additionalProperties": False,
        "properties": {name: {**_schema(key.shape), "description": key.what} for name, key in shape.keys.items()},
    }
    if shape.required:
        schema["required"] = list(shape.required)
    if shape.beside:
        schema["dependentRequired"] = {name: list(others) for name, others in shape.beside.items()}
    demands: list[dict[str, object]] = [{"oneOf": [{"required": [name]} for name in group]} for group in shape.one_of]
    demands += [{"not": {"required": [name, other]}} for name, others in shape.apart.items() for other in others]
    if demands:
        schema["allOf"] = demands
    return schema
