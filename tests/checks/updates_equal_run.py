#!/usr/bin/env python3
"""updates_equal_run.py NEWSFOLD DUMPS: many updates find the copies and stories that one run finds.

The dumps in five shuffled parts, one update each, for some orders."""
import json
import os
import random
import subprocess
import sys
import tempfile


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


def by_updates(newsfold, paths, state):
    for part in range(5):
        subprocess.run([newsfold, "update", "--batch", "7", "--state", state, *paths[part::5]], check=True)
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
    for seed in range(3):
        random.Random(seed).shuffle(paths)
        with tempfile.TemporaryDirectory() as folder:
            found = by_updates(newsfold, paths, os.path.join(folder, "news.db"))
        other = [document for document in stories if found[0].get(document) != stories[document]]
        assert not other and found[0].keys() == stories.keys(), f"order {seed}: other stories for {other}"
        assert found[1] == copies, f"order {seed}: other copies"
    print(f"{len(stories)} documents, {len(set(stories.values()))} stories, {len(copies)} in copy clusters: all equal")


main()
