#!/usr/bin/env python3
"""fields NAME...: of each JSON line on stdin, these fields, tab-separated. NAME may be a path, such as
metadata.title; strings print bare, everything else as JSON, what is missing as '?'."""
import json
import sys

MISSING = object()


def find(value, path):
    for key in path.split("."):
        value = value.get(key, MISSING) if isinstance(value, dict) else MISSING
        if value is MISSING:
            return "?"
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


sys.stdout.reconfigure(encoding="utf8")
for line in sys.stdin.buffer:
    record = json.loads(line)
    print("\t".join(find(record, name) for name in sys.argv[1:]))
