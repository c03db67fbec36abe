#!/usr/bin/env python3
"""dumps.py NEWSFOLD DATA: the program on the project's own dumps against their labels, by `newsfold eval`.

The floors stand below what is reached: they catch a broken room, and are no measure of quality (the dumps were written
for this project). Every label must find its document: after editing a dump, its new id belongs into gold.jsonl."""
import json
import os
import subprocess
import sys
import tempfile

newsfold, data = sys.argv[1:3]
dumps, gold = os.path.join(data, "dumps"), os.path.join(data, "gold.jsonl")
FLOORS = {
    "lines": {"line_f1": 0.88, "kind_accuracy": 0.55},
    "extraction --gold-field text": {"f1": 0.95},
    "metadata": {"title": 0.8, "date_right": 0.65, "authors_f1": 0.9},
    "events": {"b3_precision": 0.88, "b3_recall": 0.82},
    "events --field copy --gold-field copy_label": {"b3_precision": 0.97, "b3_recall": 0.97},
    "entities": {"mention_recall": 0.88, "mention_precision": 0.84, "norm_b3_f1": 0.82},
}
failures = []


def records(name, *arguments):
    path = os.path.join(work, name)
    subprocess.run([newsfold, *arguments, "-o", path], check=True)
    return path


with tempfile.TemporaryDirectory(prefix="newsfold-dumps.") as work:
    extracted = records("extracted", "extract", "--keep-removed", dumps)
    clustered = records("clustered", "run", dumps)
    named = records("named", "run", "--no-strip", gold)
    for task, floors in FLOORS.items():
        found = {"events": clustered, "entities": named}.get(task.split()[0], extracted)
        command = [newsfold, "eval", *task.split(), gold, found, "--json"]
        figures = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
        print(task, {name: round(figures[name], 4) for name in floors})
        failures += [f"{task}: {name} {figures[name]:.4f} is below {floor}" for name, floor in floors.items()
                     if figures[name] < floor]
        if figures.get("missing_predictions"):
            failures.append(f"{task}: {figures['missing_predictions']} labels without a document")
        if figures.get("date_wrong", 0) > 0.03:
            failures.append(f"{task}: date_wrong {figures['date_wrong']:.4f}")
print("\n".join(failures))
sys.exit(bool(failures))
