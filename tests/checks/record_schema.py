"""A small validator of JSON Schema: the keywords that src/emit/record.schema.json uses, and the order of keys besides."""
import json
import os
import re

TYPES = {"object": dict, "array": list, "string": str, "null": type(None), "boolean": bool}
KNOWN = {"$schema", "$id", "$defs", "$ref", "title", "description", "type", "const", "enum", "oneOf", "required",
         "properties", "additionalProperties", "items", "prefixItems", "minItems", "maxItems", "minimum",
         "maximum", "minLength", "pattern"}


def has_type(value, name):
    if name in ("integer", "number"):
        number = int if name == "integer" else (int, float)
        return isinstance(value, number) and not isinstance(value, bool)
    return isinstance(value, TYPES[name])


def errors(value, schema, root, at="$"):
    if set(schema) - KNOWN:
        raise SystemExit(f"unknown schema keyword {sorted(set(schema) - KNOWN)}")
    if "$ref" in schema:
        yield from errors(value, root["$defs"][schema["$ref"].rsplit("/", 1)[1]], root, at)
    names = schema.get("type", [])
    names = [names] if isinstance(names, str) else names
    if names and not any(has_type(value, name) for name in names):
        yield f"{at}: {value!r:.60} is no {'/'.join(names)}"
        return
    if "const" in schema and value != schema["const"] or "enum" in schema and value not in schema["enum"]:
        yield f"{at}: {value!r:.60} is not allowed"
    if "oneOf" in schema and sum(not any(errors(value, one, root, at)) for one in schema["oneOf"]) != 1:
        yield from errors(value, schema["oneOf"][-1], root, at)
    if has_type(value, "number") and not schema.get("minimum", value) <= value <= schema.get("maximum", value):
        yield f"{at}: {value} is out of range"
    if isinstance(value, str):
        if len(value) < schema.get("minLength", 0) or not re.search(schema.get("pattern", ""), value):
            yield f"{at}: {value!r:.60} does not fit"
    if isinstance(value, list):
        if not schema.get("minItems", 0) <= len(value) <= schema.get("maxItems", len(value)):
            yield f"{at}: {len(value)} items"
        rules = schema.get("prefixItems", []) or [schema.get("items", {})] * len(value)
        for i, (item, rule) in enumerate(zip(value, rules)):
            yield from errors(item, rule, root, f"{at}[{i}]")
    if isinstance(value, dict) and "properties" in schema:
        order = list(schema["properties"])
        for name in schema.get("required", []):
            if name not in value:
                yield f"{at}: no {name}"
        if set(value) - set(order):
            yield f"{at}: unknown {sorted(set(value) - set(order))}"
        elif list(value) != sorted(value, key=order.index):
            yield f"{at}: keys out of order"
        for name, item in value.items():
            yield from errors(item, schema["properties"].get(name, {}), root, f"{at}.{name}")


def broken(records):
    """Complaints about article records."""
    schema = load()
    return [error for record in records for error in errors(record, schema, schema)]


def load():
    here = os.path.dirname(os.path.realpath(__file__))
    return json.load(open(os.path.join(here, "..", "..", "src", "emit", "record.schema.json"), encoding="utf8"))
