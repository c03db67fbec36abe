#!/usr/bin/env python3
"""guide.py NEWSFOLD GUIDE SCHEMA DUMPS: the examples of src/emit/README.md do what the page says.

`sh` blocks run in a shell and must print something, `sql` blocks in DuckDB, `python` blocks with pandas; the `json` block is
an Elasticsearch mapping and must name every field of the schema, with a type that can hold it. A tool that is missing
is skipped and named."""
import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile

newsfold, guide, schema_path, dumps = map(os.path.abspath, sys.argv[1:5])
failures, skipped, done = [], set(), 0
BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```", open(guide, encoding="utf8").read(), flags=re.M | re.S)
HOLDS = {"string": {"keyword", "text", "date"}, "integer": {"integer", "byte"}, "number": {"half_float"}, "boolean": {"boolean"}}


def has(module):
    return importlib.util.find_spec(module) is not None


def run(command, what):
    out = subprocess.run(command, cwd=work, capture_output=True, text=True, check=False,
                         env={**os.environ, "PATH": work + os.pathsep + os.environ["PATH"]})
    if out.returncode != 0 or out.stderr:
        failures.append(f"{what}: exit {out.returncode}: {out.stderr.strip()[-500:]}")
    return out.stdout


def resolved(schema, root):
    """The schema without references and without the alternative null."""
    if "$ref" in schema:
        return resolved(root["$defs"][schema["$ref"].rsplit("/", 1)[1]], root)
    if "oneOf" in schema:
        return resolved(next(one for one in schema["oneOf"] if one.get("type") != "null"), root)
    return schema


def basic_types(schema, root):
    schema = resolved(schema, root)
    types = schema.get("type", "string")
    types = [types] if isinstance(types, str) else types
    if "array" in types:
        items = schema.get("items") or schema["prefixItems"][0]
        return basic_types(items, root)
    return [name for name in types if name != "null"]


def check_mapping(schema, mapping, root, at=""):
    schema = resolved(schema, root)
    if schema.get("type") == "array" and "properties" in resolved(schema["items"], root):
        if mapping.get("type") != "nested":
            failures.append(f"mapping: {at} is a list of objects and not nested")
        schema = resolved(schema["items"], root)
    if mapping.get("enabled") is False:
        return
    if "properties" not in schema:
        if not all(mapping.get("type") in HOLDS[name] for name in basic_types(schema, root)):
            failures.append(f"mapping: {at} is {mapping.get('type')}, in the schema {basic_types(schema, root)}")
        return
    fields, mapped = set(schema["properties"]), set(mapping.get("properties", {}))
    if fields != mapped:
        failures.append(f"mapping: {at or 'record'} differs in {sorted(fields ^ mapped)}")
    for name in fields & mapped:
        check_mapping(schema["properties"][name], mapping["properties"][name], root, f"{at}.{name}".lstrip("."))


with tempfile.TemporaryDirectory(prefix="newsfold-guide.") as work:
    os.symlink(newsfold, os.path.join(work, "newsfold"))
    os.symlink(dumps, os.path.join(work, "dumps"))
    statements = []
    for kind, block in BLOCKS:
        if kind == "sh":
            if block.startswith("jq") and not shutil.which("jq"):
                skipped.add("jq")
                continue
            printed = run(["bash", "-c", block], block)
            if block.startswith("jq") and not printed:
                failures.append(f"prints nothing: {block}")
        elif kind == "python":
            if not has("pandas"):
                skipped.add("pandas")
                continue
            if not run([sys.executable, "-c", block], "pandas"):
                failures.append("pandas: prints nothing")
        elif kind == "sql":
            if not has("duckdb"):
                skipped.add("duckdb")
                continue
            statements.append(block)
            script = "import duckdb, json, sys\nc = duckdb.connect()\nfor s in json.load(sys.stdin): rows = c.execute(s).fetchall()\nprint(rows)"
            out = subprocess.run([sys.executable, "-c", script], cwd=work, input=json.dumps(statements), capture_output=True,
                                 text=True, check=False)
            if out.returncode != 0 or out.stdout.strip() == "[]":
                failures.append(f"duckdb: {block}: {out.stdout} {out.stderr[-500:]}")
        elif kind == "json":
            root = json.load(open(schema_path, encoding="utf8"))
            check_mapping(root, json.loads(block)["mappings"], root)
        else:
            failures.append(f"a block of {kind}: nobody runs it")
        done += 1
for tool in sorted(skipped):
    print("skipped:", tool, "is not there")
print(done, "blocks run")
print("\n".join(failures))
sys.exit(bool(failures) or done == 0)
