#!/usr/bin/env python3
"""updates_equal_run.py NEWSFOLD DUMPS: many updates find the copies and stories that one run finds.

The dumps' records in the order of time, five updates: all equal. The dumps in five shuffled parts, one update each, for
some orders: copies are equal, and stories but for a document or two, since what came late was not known to be common
(newsfold/cluster/collection_frequency.h)."""
import json
import os
import random
import subprocess
import sys
import tempfile


OTHER_BY_ORDER = 2  # documents


def groups(key_of):
    """The same groups have the same names: that of a group is its least member."""
    members = {}
    for document, key in key_of.items():
        members.setdefault(key, []).append(document)
    return {document: min(members[key]) for document, key in key_of.items()}


def by_run(newsfold, paths):
    out = subprocess.run([newsfold, "run", "--format", "jsonl", *paths], check=True, stdout=subprocess.PIPE).stdout
    records = [json.loads(line) for line in out.decode().splitlines()]
    stories = {record["id"]: record["story"]["id"] for record in records if record["story"]}
    copies = {record["id"]: (record["copy"]["id"], record["copy"]["of"]) for record in records if record["copy"]}
    return groups(stories), copies


def parts_in_time(newsfold, paths, folder):
    """Five files of records: those with a date by date and id, then the others by id."""
    out = subprocess.run([newsfold, "extract", *paths], check=True, stdout=subprocess.PIPE).stdout
    records = {}
    for line in out.decode().splitlines():
        record = json.loads(line)
        records[record["created"] is None, record["created"] or "", record["id"]] = line
    lines = [records[key] for key in sorted(records)]
    made = []
    for part in range(5):
        made.append(os.path.join(folder, f"{part}.jsonl"))
        with open(made[-1], "w", encoding="utf8") as file:
            file.writelines(line + "\n" for line in lines[len(lines) * part // 5:len(lines) * (part + 1) // 5])
    return made


def by_updates(newsfold, parts, state):
    for part in parts:
        subprocess.run([newsfold, "update", "--batch", "7", "--state", state, *part], check=True)
    out = subprocess.run([newsfold, "stories", "--state", state, "--format", "jsonl"], check=True,
                         stdout=subprocess.PIPE).stdout
    stories, copies = {}, {}
    for story in map(json.loads, out.decode().splitlines()):
        for document in story["documents"]:
            stories[document["id"]] = story["id"]
            if document["copy"]:
                copies[document["id"]] = (document["copy"]["id"], document["copy"]["of"])
    return groups(stories), copies


def main():
    newsfold, dumps = sys.argv[1:]
    paths = sorted(os.path.join(top, name) for top, _, names in os.walk(dumps) for name in names)
    stories, copies = by_run(newsfold, paths)
    assert len(set(stories.values())) < len(stories), "no story of several documents: nothing is tested"
    assert copies, "no copies: nothing is tested"
    for seed in (None, 0, 1, 2):
        with tempfile.TemporaryDirectory() as folder:
            if seed is None:
                parts = [[path] for path in parts_in_time(newsfold, paths, folder)]
            else:
                random.Random(seed).shuffle(paths)
                parts = [paths[part::5] for part in range(5)]
            found = by_updates(newsfold, parts, os.path.join(folder, "news.db"))
        other = [document for document in stories if found[0].get(document) != stories[document]]
        assert found[0].keys() == stories.keys(), f"order {seed}: other documents"
        assert len(other) <= (0 if seed is None else OTHER_BY_ORDER), f"order {seed}: other stories for {other}"
        assert found[1] == copies, f"order {seed}: other copies"
    print(f"{len(stories)} documents, {len(set(stories.values()))} stories, {len(copies)} in copy clusters: all equal")


main()
