"""What the readers of two formats demand, as they publish it, in JSON Schema."""

from __future__ import annotations

_TEXT = {"type": "string", "minLength": 1}
_ORDINAL = {"type": "integer", "minimum": 1}

# docs.gitlab.com, “Code Quality report format”; the file may not begin with a byte-order mark.
GITLAB = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "properties": {
            "description": _TEXT,
            "check_name": _TEXT,
            "fingerprint": _TEXT,
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "lines"],
                "properties": {
                    "path": {"type": "string", "pattern": r"^(?!\./)"},
                    "lines": {
                        "type": "object",
                        "required": ["begin"],
                        "properties": {"begin": _ORDINAL, "end": _ORDINAL},
                        "additionalProperties": False,
                    },
                },
                "additionalProperties": False,
            },
        },
    },
}

_POSITION = {
    "type": "object",
    "required": ["line"],
    "properties": {"line": _ORDINAL, "column": _ORDINAL},
    "additionalProperties": False,
}
_RANGE = {
    "type": "object",
    "required": ["start"],
    "properties": {"start": _POSITION, "end": _POSITION},
    "additionalProperties": False,
}
_SOURCE = {"type": "object", "properties": {"name": _TEXT, "url": _TEXT}, "additionalProperties": False}

# reviewdog, proto/rdf/jsonschema/Diagnostic.json; stricter, in that there is nothing that it does not name.
DIAGNOSTIC = {
    "type": "object",
    "required": ["message", "location"],
    "properties": {
        "message": _TEXT,
        "location": {
            "type": "object",
            "required": ["path"],
            "properties": {"path": _TEXT, "range": _RANGE},
            "additionalProperties": False,
        },
        "severity": {"enum": ["UNKNOWN_SEVERITY", "ERROR", "WARNING", "INFO"]},
        "source": _SOURCE,
        "code": {"type": "object", "properties": {"value": _TEXT, "url": _TEXT}, "additionalProperties": False},
        "suggestions": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["range", "text"],
                "properties": {"range": _RANGE, "text": {"type": "string"}},
                "additionalProperties": False,
            },
        },
    },
    "additionalProperties": False,
}
RDJSON = {
    "type": "object",
    "required": ["diagnostics"],
    "properties": {"source": _SOURCE, "diagnostics": {"type": "array", "items": DIAGNOSTIC}},
    "additionalProperties": False,
}
