#!/usr/bin/env python3
"""boilerplate_is_general.py ROOT SHARED: data/boilerplate holds general wording only.

Fails where a phrase names an outlet (the site names of the labelled sets and seeds; words that are lines of
three other sites, as "Business" is, are no outlet's own), or holds a four-word
run of a seed that fewer than three other sites of the labelled sets use. Exit 77 (skipped) without SHARED.
"""
import collections
import glob
import gzip
import json
import os
import re
import sys

WORD = re.compile(r"\w+")
SITES_THAT_MAKE_IT_GENERAL = 3


def grams(text):
    words = WORD.findall(text.lower())
    return {tuple(words[i:i + 4]) for i in range(len(words) - 3)}


def phrases(root):
    for path in sorted(glob.glob(os.path.join(root, "data", "boilerplate", "*.tsv"))):
        for number, line in enumerate(open(path, encoding="utf8"), 1):
            if line.strip() and not line.startswith("#"):
                yield f"{path}:{number}", line.rstrip("\n").split("\t")


def labelled_pages(shared):
    for path in sorted(glob.glob(os.path.join(shared, "eval", "extract", "*.jsonl.gz"))):
        for line in gzip.open(path, "rt", encoding="utf8"):
            row = json.loads(line)
            yield row.get("site") or row["id"], row.get("dump") or ""


def main():
    root, shared = sys.argv[1], sys.argv[2]
    gold = os.path.join(shared, "seeds", "gold.jsonl")
    if not os.path.exists(gold):
        print("SKIPPED: no labelled data at", shared)
        return 77
    seeds = [json.loads(line) for line in open(gold, encoding="utf8")]
    seed_grams = set()
    for path in glob.glob(os.path.join(shared, "seeds", "*.txt")):
        seed_grams |= grams(open(path, encoding="utf8").read())
    wanted = collections.defaultdict(set)  # four-word run of a seed and a phrase -> sites that use it
    names = {s["site"].split(".")[0] for s in seeds}
    found = []
    rows = list(phrases(root))
    for _, columns in rows:
        for column in columns[2:3]:  # the phrase
            for gram in grams(column) & seed_grams:
                wanted[gram] = set()
    uses = collections.defaultdict(set)  # one- to three-word phrase -> sites that use it
    short = {" ".join(WORD.findall(columns[2].lower())) for _, columns in rows if len(columns) > 2}
    short = {phrase for phrase in short if phrase.count(" ") < 3}
    for site, dump in labelled_pages(shared):
        for line in set(dump.lower().split("\n")):
            line = " ".join(WORD.findall(line))
            if line in short:
                uses[line].add(site)
        label = re.sub(r"^www\.", "", site).split(".")[0]
        if len(label) >= 8:
            names.add(label.lower())
        if wanted:
            for gram in grams(dump) & wanted.keys():
                wanted[gram].add(site)
    for place, columns in rows:
        for column in columns[2:3]:
            squeezed = "".join(WORD.findall(column.lower()))
            spaced = " ".join(WORD.findall(column.lower()))
            if squeezed in names and len(uses[spaced]) < SITES_THAT_MAKE_IT_GENERAL:
                found.append(f"{place}: '{column}' is an outlet's name")
            for gram in grams(column):
                if gram in wanted and len(wanted[gram]) < SITES_THAT_MAKE_IT_GENERAL:
                    found.append(f"{place}: '{' '.join(gram)}' is a seed's wording, used by {len(wanted[gram])} other sites")
    print("\n".join(sorted(set(found))) or f"{len(rows)} phrases, all general")
    return bool(found)


sys.exit(main())
