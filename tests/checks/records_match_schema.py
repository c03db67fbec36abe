#!/usr/bin/env python3
"""records_match_schema.py NEWSFOLD SCHEMA INPUT…: every record that `extract` and `run` write for the inputs
matches the schema, with its keys in the schema's order. Knows the keywords that the schema uses and stops
at any other. First proves on broken records that it can fail."""
import copy
import json
import re
import subprocess
import sys

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


def prove_it_can_fail(record, schema):
    def breaks(change):
        broken = copy.deepcopy(record)
        change(broken)
        if not any(errors(broken, schema, schema)):
            raise SystemExit("a broken record passed")
    breaks(lambda r: r.pop("status"))
    breaks(lambda r: r.update(status="unheard"))
    breaks(lambda r: r.update(more=1))
    breaks(lambda r: r.update(id=r.pop("id")))
    breaks(lambda r: r["metadata"].update(date_confidence=2))
    breaks(lambda r: r["metadata"].update(date="March"))
    breaks(lambda r: r["entities"].append({}))
    breaks(lambda r: r.update(story=[]))


def main(newsfold, schema_path, inputs):
    schema = json.load(open(schema_path, encoding="utf8"))
    found, count = [], 0
    for command in (["extract"], ["extract", "--keep-removed"], ["run", "--format", "jsonl"]):
        output = subprocess.run([newsfold, *command, *inputs], stdout=subprocess.PIPE, check=False).stdout
        for line in output.decode("utf8").splitlines():
            record = json.loads(line)
            if count == 0:
                prove_it_can_fail(record, schema)
            count += 1
            found += [f"{record.get('path')}: {error}" for error in errors(record, schema, schema)]
    print("\n".join(found[:20]) or f"{count} records match")
    return 1 if found or count == 0 else 0


sys.exit(main(sys.argv[1], sys.argv[2], sys.argv[3:]))
