#!/usr/bin/env python3
"""fields NAME...: of each JSON line on stdin, these fields, tab-separated. NAME may be a path, such as
metadata.title; strings print bare, everything else as JSON, what is missing as '?'. A line that is an article record must match
its schema."""
import json
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.realpath(__file__)), "..", "checks"))
import record_schema  # noqa: E402

MISSING = object()


def find(value, path):
    for key in path.split("."):
        value = value.get(key, MISSING) if isinstance(value, dict) else MISSING
        if value is MISSING:
            return "?"
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


sys.stdout.reconfigure(encoding="utf8")
SCHEMA = record_schema.load()
for line in sys.stdin.buffer:
    record = json.loads(line)
    if isinstance(record, dict) and record.get("schema") == SCHEMA["$id"]:
        for error in record_schema.errors(record, SCHEMA, SCHEMA):
            sys.exit(f"fields: a record breaks the schema: {error}")
    print("\t".join(find(record, name) for name in sys.argv[1:]))
