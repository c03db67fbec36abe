#!/usr/bin/env python3
"""name_pairs.py NEWSFOLD ALIASES [--seed 1]: do a person's surfaces fall under one id, and under nobody else's?

ALIASES: rows of title, type, surface, mentions, docs. A person's full name is the surface of two words or more that
stands most often; each other surface that contains its last word is set beside it in an article of invented
sentences. Two kinds of articles: one person's ("alone"), and two people's ("beside"): every pair that shares a
surname or first name, and as many that don't. Prints

  recall     share of surfaces that fall under the id of their full name, in the articles of one person
  precision  of surface and full name under one id, in the articles of two, the share that are one person's
  unsaid     share of surfaces in the articles of two that fall under neither name's id

Standard library only.
"""
import argparse
import collections
import itertools
import json
import os
import random
import subprocess
import tempfile

ALONE = "On Monday {0} came to the meeting. Nothing was decided, and {1} said that talks would go on."
BESIDE = "On Monday {0} met {1} for talks. Nothing was decided, and {2} said that they would go on."


def people(path):
    surfaces = collections.defaultdict(dict)
    with open(path, encoding="utf8") as rows:
        next(rows)
        for row in rows:
            title, kind, surface, mentions = row.rstrip("\n").split("\t")[:4]
            if kind == "PER":
                surfaces[title.strip()][surface] = int(mentions)
    for title, counts in sorted(surfaces.items()):
        full = [s for s in counts if len(s.split()) > 1 and s[:1].isupper()]
        if not full:
            continue
        name = max(full, key=lambda s: (counts[s], len(s), s))
        others = [s for s in counts if s != name and name.split()[-1] in s.split()]
        if others:
            yield title, name, sorted(others)


def articles(rows, seed):
    for title, name, others in rows:
        for surface in others:
            yield title, title, (name,), surface, ALONE.format(name, surface)
    shared = collections.defaultdict(list)
    for row in rows:
        shared[row[1].split()[-1]].append(row)
        shared[row[1].split()[0]].append(row)
    namesakes = [pair for group in shared.values() for pair in itertools.permutations(group, 2)]
    chance = random.Random(seed)
    strangers = [chance.sample(rows, 2) for _ in namesakes]
    for a, b in namesakes + strangers:
        if a[0] == b[0]:
            continue
        for surface in a[2]:
            one_reading = surface.split()[0] not in b[1].split() or len(surface.split()) > 1
            if one_reading and b[1] != surface:  # a bare surname that both bear says nothing
                yield a[0], b[0], (a[1], b[1]), surface, BESIDE.format(a[1], b[1], surface)


def ids(record, text, surface, last):
    """Ids of the mentions that overlap the surface's last (or first) occurrence."""
    begin = text.rfind(surface) if last else text.find(surface)
    end = begin + len(surface)
    return {e["id"] for e in record["entities"] for b, stop in e["mentions"] if b < end and stop > begin}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("newsfold")
    parser.add_argument("aliases")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    cases = list(articles(list(people(options.aliases)), options.seed))
    with tempfile.TemporaryDirectory() as folder:
        source, out = os.path.join(folder, "in.jsonl"), os.path.join(folder, "out.jsonl")
        with open(source, "w", encoding="utf8") as w:
            for n, case in enumerate(cases):
                w.write(json.dumps({"id": str(n), "text": case[4], "language": "en"}) + "\n")
        command = [options.newsfold, "extract", "--no-strip", "--input-format", "jsonl", "-o", out, source]
        subprocess.run(command, check=True)
        records = {r["id"]: r for r in map(json.loads, open(out, encoding="utf8"))}
    found = alone = right = wrong = beside = 0
    misses = []
    for n, (title, other, names, surface, text) in enumerate(cases):
        got = ids(records[str(n)], text, surface, True)
        same = bool(got & ids(records[str(n)], text, names[0], False))
        if len(names) == 1:
            alone += 1
            found += same
            continue
        beside += 1
        right += same
        if got & ids(records[str(n)], text, names[1], False):
            wrong += 1
            misses.append(f"{surface!r} is {names[1]!r} beside {names[0]!r}")
    print(f"recall {found / alone:.4f} of {alone}, precision {right / max(right + wrong, 1):.4f} of {right + wrong}, "
          f"unsaid {1 - (right + wrong) / max(beside, 1):.4f}")
    for line in misses[:20]:
        print(line)


if __name__ == "__main__":
    main()
