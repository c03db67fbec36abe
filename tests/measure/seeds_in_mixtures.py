#!/usr/bin/env python3
"""seeds_in_mixtures.py NEWSFOLD SEEDS_DIR EVAL_DIR: the seeds' stories alone, with any one left out, and among the
documents of each labelled event set, by default and by --candidates simhash. Prints one line a run; exit 1 if any
differs from gold, 77 (skipped) without the seeds. Standard library only.
"""
import atexit
import collections
import glob
import json
import os
import shutil
import subprocess
import sys
import tempfile

newsfold, seeds_dir, eval_dir = sys.argv[1:4]
if not os.path.exists(os.path.join(seeds_dir, "gold.jsonl")):
    print("skipped: no seeds at", seeds_dir)
    sys.exit(77)
gold = {r["file"]: r["story"] for r in map(json.loads, open(os.path.join(seeds_dir, "gold.jsonl"), encoding="utf8"))}
work = tempfile.mkdtemp(prefix="newsfold-seeds.")
atexit.register(shutil.rmtree, work)


def extract(name, arguments):
    out = os.path.join(work, name)
    subprocess.run([newsfold, "extract", "-o", out, *arguments], check=True)
    return out


def stories(records, left_out=None, among=None, options=()):
    """The seeds' partition by story, as sorted lists of their numbers; and how many others joined them."""
    source = os.path.join(work, "input.jsonl")
    with open(source, "w", encoding="utf8") as w:
        w.writelines(line for name, line in records.items() if name != left_out)
        if among:
            w.write(open(among, encoding="utf8").read())
    lines = subprocess.run([newsfold, "cluster", *options, source], check=True, capture_output=True, text=True).stdout
    by, others = collections.defaultdict(list), 0
    rows = [json.loads(line) for line in lines.splitlines()]
    for row in rows:
        if os.path.basename(row["path"]) in gold:
            by[row["story"]["id"]].append(os.path.basename(row["path"])[:3])
    for row in rows:
        others += os.path.basename(row["path"]) not in gold and bool(row["story"]) and row["story"]["id"] in by
    return sorted(map(sorted, by.values())), others


def main():
    files = sorted(glob.glob(os.path.join(seeds_dir, "*.txt")))
    seeds = open(extract("seeds.jsonl", files), encoding="utf8")
    records = {os.path.basename(json.loads(line)["path"]): line for line in seeds}
    sets = {os.path.basename(p)[:-6]: extract(os.path.basename(p), ["--no-strip", "--input-format", "jsonl", p])
            for p in sorted(glob.glob(os.path.join(eval_dir, "events", "*.jsonl")))}
    wrong = 0
    for options in ((), ("--candidates", "simhash")):
        for left_out in [None, *sorted(gold)]:
            for among in [None, *sets]:
                if left_out and among:
                    continue
                by = collections.defaultdict(list)
                for name, story in gold.items():
                    if name != left_out:
                        by[story].append(name[:3])
                got, others = stories(records, left_out, sets.get(among), options)
                right = got == sorted(map(sorted, by.values()))
                wrong += not right
                print("right" if right else "WRONG", " ".join(options) or "both", "without " + (left_out or "none")[:4],
                      "among " + (among or "none"), got, f"{others} others joined", sep="\t", flush=True)
    sys.exit(wrong > 0)


main()
