#!/usr/bin/env python3
"""copies.py make EVAL_DIR OUT.jsonl [--seed 1] [--count 5000]: edited copies of real articles, as JSON lines for
`newsfold run --no-strip --no-stories --format jsonl`. The same bytes for the same arguments.
copies.py score OUT.jsonl RECORDS.jsonl: recall by kind of edit and precision of copies and containments; beside it
MinHash (Broder 1997) with 128 permutations and LSH at 0.5, 25 bands of 5 rows as datasketch would choose, on the same.
copies.py sets NEWSFOLD EVAL_DIR: how many pairs of independent reports of one event (basil) and of one text told at
three reading levels (onestop_copies) are taken for copies.

Truth by construction: an edited text and its original are a copy where the Jaccard similarity of their 3-word
shingles is at least 0.5, else a containment where that of the smaller set in the larger is. Two texts that
the sets themselves hold twice count as right when the same measure says so. Standard library only.
"""
import collections
import glob
import gzip
import hashlib
import itertools
import json
import os
import random
import re
import subprocess
import sys

WORD = re.compile(r"\w+(?:['’.]\w+)*")
SENTENCE = re.compile(r"(?<=[.!?])\s+")
STYLES = str.maketrans({'"': "”", "'": "’", "-": "–", "“": '"', "”": '"', "’": "'", "–": "-", "—": "-"})
BYLINES = ["By Anna Keller\n\nLONDON, March 3 (Newswire) — ", "From our correspondent\n\nOTTAWA — ",
           "Staff and agencies\n\nUpdated at 10.30 am.\n\n"]


def rows(path):
    opened = gzip.open(path, "rt", encoding="utf8") if path.endswith(".gz") else open(path, encoding="utf8")
    with opened as lines:
        return [json.loads(line) for line in lines if line.strip()]


def articles(root):
    for path in sorted(glob.glob(os.path.join(root, "extract", "*.jsonl.gz"))):
        for row in rows(path):
            yield row.get("gold") or ""
    for path in sorted(glob.glob(os.path.join(root, "events", "*.jsonl"))):
        if "onestop" not in path:
            for row in rows(path):
                yield row.get("text") or ""


def paragraphs(text):
    return [p for p in re.split(r"\n+", text) if p.strip()]


def drop_sentences(text, chance):
    return " ".join(s for s in SENTENCE.split(text) if chance.random() >= chance.limit)


def typos(text, chance):
    out = list(text)
    for i in range(len(out)):
        if out[i].isalpha() and chance.random() < 0.005:
            out[i] = chance.choice("abcdefghijklmnopqrstuvwxyz")
    return "".join(out)


def extend(text, chance, others):
    parts = paragraphs(text)
    for _ in range(2):
        other = paragraphs(chance.choice(others))
        parts.insert(chance.randrange(len(parts) + 1), chance.choice(other))
    return "\n\n".join(parts)


def shorten(text, _):
    words = text.split(" ")
    return " ".join(words[: len(words) // 2])


def reorder(text, chance):
    parts = paragraphs(text)
    chance.shuffle(parts)
    return "\n\n".join(parts)


def edit(kind, text, chance, others):
    if kind == "drop":
        chance.limit = chance.random() * 0.3
        return drop_sentences(text, chance)
    if kind == "byline":
        return chance.choice(BYLINES) + text
    if kind == "extend":
        return extend(text, chance, others)
    if kind == "merge":
        return text + "\n\n" + chance.choice(others)
    if kind == "restyle":
        return text.translate(STYLES)
    return {"half": shorten, "reorder": reorder, "typos": typos}[kind](text, chance)


KINDS = ["byline", "drop", "half", "extend", "reorder", "restyle", "typos", "merge"]


def make(root, out, seed, count):
    chance = random.Random(seed)
    texts = sorted({t for t in articles(root) if 60 <= len(WORD.findall(t)) <= 4000})
    chance.shuffle(texts)
    originals = texts[:count]
    with open(out, "w", encoding="utf8") as lines:
        for number, text in enumerate(originals):
            kinds = ["original"] + ([KINDS[number // 2 % len(KINDS)]] if number % 2 == 0 else [])
            for kind in kinds:
                body = text if kind == "original" else edit(kind, text, chance, originals)
                record = {"id": f"{number:05d}-{kind}", "text": body}
                lines.write(json.dumps(record, ensure_ascii=False) + "\n")
    print(f"{len(originals)} articles", file=sys.stderr)


def shingles(text):
    words = [w.lower().replace("’", "'") for w in WORD.findall(text)]
    runs = {" ".join(words[i : i + 3]) for i in range(len(words) - 2)}
    return {int.from_bytes(hashlib.blake2b(run.encode(), digest_size=8).digest(), "big") for run in runs}


def measure(a, b):
    shared = len(a & b)
    return shared / max(1, len(a | b)), shared / max(1, min(len(a), len(b)))


def relation(a, b):
    jaccard, containment = measure(a, b)
    return "copy" if jaccard >= 0.5 else "contains" if containment >= 0.5 else None


def found_pairs(records):
    groups, pairs = collections.defaultdict(list), {}
    for row in records:
        for part in row["contains"]:
            pairs[tuple(sorted((row["id"], part["id"])))] = "contains"
    for row in records:
        if row["copy"]:
            groups[row["copy"]["id"]].append(row["id"])
    for members in groups.values():
        for i, a in enumerate(members):
            for b in members[i + 1 :]:
                pairs[tuple(sorted((a, b)))] = "copy"
    return pairs


PERMUTATIONS, BANDS, ROWS = 128, 25, 5


def minhash_pairs(sets):
    """Pairs that share a band, as copies where the estimated similarity is at least 0.5."""
    chance = random.Random(1)
    mask = (1 << 61) - 1
    permutations = [(chance.randrange(1, mask), chance.randrange(mask)) for _ in range(PERMUTATIONS)]
    signatures = {name: [min((a * x + b) % mask for x in values) for a, b in permutations]
                  for name, values in sets.items() if values}
    candidates = set()
    for band in range(BANDS):
        buckets = collections.defaultdict(list)
        for name, signature in signatures.items():
            buckets[tuple(signature[band * ROWS : (band + 1) * ROWS])].append(name)
        for names in buckets.values():
            candidates.update(itertools.combinations(sorted(names), 2))
    equal = lambda a, b: sum(x == y for x, y in zip(signatures[a], signatures[b]))
    return {pair: "copy" for pair in sorted(candidates) if 2 * equal(*pair) >= PERMUTATIONS}


def report(title, sets, found):
    wanted, hit, near = collections.Counter(), collections.Counter(), 0
    for name in sets:
        number, kind = name.split("-")
        original = f"{number}-original"
        if kind == "original":
            continue
        truth = relation(sets[name], sets[original])
        if truth:
            wanted[kind, truth] += 1
            hit[kind, truth] += found.get(tuple(sorted((name, original)))) is not None
    wrong = []
    for (a, b), kind in found.items():
        jaccard, containment = measure(sets[a], sets[b])
        if (jaccard if kind == "copy" else containment) < 0.5:
            wrong.append((kind, round(jaccard, 3), round(containment, 3), a, b))
            near += (jaccard if kind == "copy" else containment) >= 0.45
    print(title)
    for key in sorted(wanted):
        print(f"  {key[0]:9} {key[1]:9} {hit[key]:5} of {wanted[key]:5}  recall {hit[key] / wanted[key]:.4f}")
    for truth in ("copy", "contains"):
        of = sum(count for key, count in wanted.items() if key[1] == truth)
        print(f"  {truth}: recall {sum(n for key, n in hit.items() if key[1] == truth) / max(1, of):.4f} of {of}")
    print(f"  all: recall {sum(hit.values()) / sum(wanted.values()):.4f}  pairs {len(found)}  "
          f"precision {1 - len(wrong) / max(1, len(found)):.4f}  (of the wrong {len(wrong)}, {near} reach 0.45)")
    for line in wrong[:10]:
        print("  wrong", *line)


def score(source, result):
    sets = {row["id"]: shingles(row["text"]) for row in rows(source)}
    report("newsfold", sets, found_pairs(rows(result)))
    report(f"MinHash, {PERMUTATIONS} permutations, {BANDS} bands", sets, minhash_pairs(sets))


def compare_sets(newsfold, root):
    for name, field in (("basil", None), ("onestop_copies", "level")):
        path = os.path.join(root, "events", name + ".jsonl")
        gold = {row["id"]: row for row in rows(path)}
        out = subprocess.run([newsfold, "run", "--no-strip", "--no-stories", "--format", "jsonl", path], check=True,
                             capture_output=True, text=True).stdout
        found = found_pairs([json.loads(line) for line in out.splitlines()])
        pairs, marked = collections.Counter(), collections.Counter()
        for a, b in itertools.combinations(sorted(gold), 2):
            if gold[a]["label"] != gold[b]["label"]:
                continue
            key = "–".join(sorted((gold[a][field], gold[b][field]))) if field else "one event"
            pairs[key] += 1
            marked[key, found.get((a, b))] += 1
        across = sum(gold[a]["label"] != gold[b]["label"] for a, b in found)
        for key in sorted(pairs):
            print(f"{name} {key}: {pairs[key]} pairs, copies {marked[key, 'copy'] / pairs[key]:.3%}, "
                  f"contained {marked[key, 'contains'] / pairs[key]:.3%}")
        print(f"{name}: {across} pairs of different labels found")


def main():
    command, first, second = sys.argv[1:4]
    options = dict(zip(sys.argv[4::2], sys.argv[5::2]))
    if command == "sets":
        compare_sets(first, second)
    elif command == "make":
        make(first, second, int(options.get("--seed", 1)), int(options.get("--count", 5000)))
    else:
        score(first, second)


main()
