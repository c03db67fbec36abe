#!/usr/bin/env python3
"""updates.py NEWSFOLD EVAL [--only SET,...] [--parts 10]: updates of a tenth each against one run over all.

Each event set in date order (undated last, ties by id), texts as they are (--no-strip). Prints B-cubed F1 of both against the
labels, of the updates against the run, and whether copies are the same; likewise for one update over all. The bars: stories
within .005, copies identical."""
import argparse
import collections
import json
import os
import subprocess
import sys
import tempfile

SETS = ["ecbplus_traindev", "basil", "fnc1_train", "fnc1_train_headlines", "neus_a", "og2021_other_languages",
        "onestop_copies"]


def load(path):
    with open(path, encoding="utf8") as file:
        return [json.loads(line) for line in file if line.strip()]


def b_cubed(gold, predicted):
    members = [collections.defaultdict(set), collections.defaultdict(set)]
    for document in gold:
        members[0][gold[document]].add(document)
        members[1][predicted[document]].add(document)
    precision = recall = 0.0
    for document in gold:
        true, found = members[0][gold[document]], members[1][predicted[document]]
        both = len(true & found)
        precision += both / len(found)
        recall += both / len(true)
    precision /= len(gold)
    recall /= len(gold)
    return 2 * precision * recall / (precision + recall)


def by_run(newsfold, inputs, folder):
    out = os.path.join(folder, "run.jsonl")
    subprocess.run([newsfold, "run", "--no-strip", "-o", out, *inputs], check=True)
    stories, copies = {}, {}
    for record in load(out):
        stories[record["id"]] = record["story"]["id"] if record["story"] else record["id"]
        copies[record["id"]] = (record["copy"]["id"], record["copy"]["of"]) if record["copy"] else None
    return stories, copies


def by_updates(newsfold, groups, folder, name):
    state = os.path.join(folder, name + ".db")
    for group in groups:
        subprocess.run([newsfold, "update", "--no-strip", "--state", state, *group], check=True)
    stories, copies = {}, {}
    lines = subprocess.run([newsfold, "stories", "--state", state, "--format", "jsonl"], check=True,
                           stdout=subprocess.PIPE).stdout
    for line in lines.decode().splitlines():
        story = json.loads(line)
        for document in story["documents"]:
            stories[document["id"]] = story["id"]
            copy = document["copy"]
            copies[document["id"]] = (copy["id"], copy["of"]) if copy else None
    return stories, copies


def measure(newsfold, rows, parts):
    rows.sort(key=lambda row: (not row.get("date"), row.get("date") or "", row["id"]))
    gold = {row["id"]: row["label"] for row in rows}
    with tempfile.TemporaryDirectory() as folder:
        inputs = []
        for part in range(parts):
            inputs.append(os.path.join(folder, f"{part:03}.jsonl"))
            with open(inputs[-1], "w", encoding="utf8") as file:
                for row in rows[part * len(rows) // parts:(part + 1) * len(rows) // parts]:
                    kept = {key: row[key] for key in ("id", "date", "title", "text") if row.get(key)}
                    file.write(json.dumps({"text": "", **kept}, ensure_ascii=False) + "\n")
        whole = by_run(newsfold, inputs, folder)
        ways = {"updates": by_updates(newsfold, [[path] for path in inputs], folder, "many"),
                "one update": by_updates(newsfold, [inputs], folder, "one")}
    for found in (whole, *ways.values()):
        for document in gold:  # what never clusters stands alone
            found[0].setdefault(document, "alone " + document)
            found[1].setdefault(document, None)
    print(f"  run B3 {b_cubed(gold, whole[0]):.4f}", end="")
    for name, found in ways.items():
        other = sum(found[1][document] != whole[1][document] for document in gold)
        print(f"; {name} B3 {b_cubed(gold, found[0]):.4f}, against run {b_cubed(whole[0], found[0]):.4f}, "
              f"{other} other copies", end="")
    print(flush=True)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("newsfold")
    parser.add_argument("eval")
    parser.add_argument("--only", default=",".join(SETS))
    parser.add_argument("--parts", type=int, default=10)
    arguments = parser.parse_args()
    for name in arguments.only.split(","):
        print(name, flush=True)
        measure(arguments.newsfold, load(os.path.join(arguments.eval, "events", name + ".jsonl")), arguments.parts)
    return 0


sys.exit(main())
