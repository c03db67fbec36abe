#!/usr/bin/env python3
"""eval_equals_scorers.py NEWSFOLD EVAL_DIR [--rows N]

The figures of `newsfold eval` equal those of EVAL_DIR's scorers to four decimals, on the first N rows of every set
there (0: all). Predictions are newsfold's own. Exit 77 (skipped) without EVAL_DIR; prints a line a set."""
import argparse
import gzip
import json
import os
import subprocess
import sys
import tempfile

parser = argparse.ArgumentParser()
parser.add_argument("newsfold")
parser.add_argument("eval_dir")
parser.add_argument("--rows", type=int, default=0)
args = parser.parse_args()
if not os.path.isdir(args.eval_dir):
    print("skipped: no labelled sets at", args.eval_dir)
    sys.exit(77)
work = tempfile.TemporaryDirectory(prefix="newsfold-eval.")
failures = []


def path(name):
    return os.path.join(work.name, name)


def rows(source):
    with gzip.open(source, "rt", encoding="utf8") if source.endswith(".gz") else open(source, encoding="utf8") as f:
        found = [json.loads(line) for line in f if line.strip()]
    return found[: args.rows] if args.rows else found


def write(name, items):
    with open(path(name), "w", encoding="utf8") as f:
        f.writelines(json.dumps(item, ensure_ascii=False) + "\n" for item in items)
    return path(name)


def predict(command, source):
    out = path("records.jsonl")
    code = subprocess.run([args.newsfold, *command, "--quiet", "--input-format", "jsonl", "-o", out, source]).returncode
    if code not in (0, 1):
        sys.exit("newsfold failed")
    return out


def scorer(name, *arguments):
    command = [sys.executable, os.path.join(args.eval_dir, name), *arguments]
    out = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return json.loads(out.strip().splitlines()[-1])


def compare(what, theirs, task, gold, records, *flags):
    out = subprocess.run([args.newsfold, "eval", task, gold, records, "--json", *flags], check=True, capture_output=True)
    ours = json.loads(out.stdout)
    bad = [f"{k}: {v} and {ours.get(k)}" for k, v in theirs.items()
           if k not in ours or f"{ours[k]:.4f}" != f"{v:.4f}" and abs(ours[k] - v) > 1e-9]
    print(what, len(theirs), "figures", "DIFFER " + "; ".join(bad) if bad else "equal", flush=True)
    failures.extend(bad)


def sets(kind):
    folder = os.path.join(args.eval_dir, kind)
    for name in sorted(os.listdir(folder)):
        if ".jsonl" in name:
            yield name.split(".")[0], os.path.join(folder, name)


for name, source in sets("extract"):
    part = rows(source)
    gold = write(name + ".jsonl", part)
    records = predict(["extract"], write("input.jsonl", [{"id": r["id"], "text": r["dump"]} for r in part]))
    compare("extraction " + name, scorer("score_extraction.py", gold, records, "--json"), "extraction", gold, records)
    gold = path("metadata.jsonl")  # from what the pages declare of themselves
    subprocess.run([sys.executable, os.path.join(args.eval_dir, "metadata_gold.py"), source, gold, path("pages.jsonl")],
                   check=True, capture_output=True)
    if os.path.getsize(gold):
        compare("metadata " + name, scorer("score_metadata.py", gold, records), "metadata", gold, records)
for name, source in sets("events"):
    gold = write(name + ".jsonl", rows(source))
    records = predict(["run", "--no-strip"], gold)
    for field in ("story", "copy"):
        theirs = scorer("score_events.py", gold, records, "--field", field, "--json")
        compare(f"events {name} {field}", theirs, "events", gold, records, "--field", field)
for name, source in sets("entities"):
    gold = write(name + ".jsonl", rows(source))
    records = predict(["run", "--no-strip"], gold)
    compare("entities " + name, scorer("score_entities.py", gold, records, "--json"), "entities", gold, records)
sys.exit(bool(failures))
