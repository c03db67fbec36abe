#!/usr/bin/env python3
"""records_match_schema.py NEWSFOLD EXAMPLES SCHEMA INPUT…: every record that the program EXAMPLES prints and that `extract`
and `run` write for the inputs matches the schema, with its keys in the schema's order. First proves on broken records that it can fail."""
import copy
import json
import subprocess
import sys

from record_schema import errors

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


def main(newsfold, examples, schema_path, inputs):
    schema = json.load(open(schema_path, encoding="utf8"))
    found, count = [], 0
    commands = [[newsfold, *command, *inputs]
                for command in (["extract"], ["extract", "--keep-removed"], ["run", "--format", "jsonl"])]
    for command in (*commands, [examples]):
        output = subprocess.run(command, stdout=subprocess.PIPE, check=False).stdout
        for line in output.decode("utf8").splitlines():
            record = json.loads(line)
            if count == 0:
                prove_it_can_fail(record, schema)
            count += 1
            found += [f"{record.get('path')}: {error}" for error in errors(record, schema, schema)]
    print("\n".join(found[:20]) or f"{count} records match")
    return 1 if found or count == 0 else 0


sys.exit(main(sys.argv[1], sys.argv[2], sys.argv[3], sys.argv[4:]))
