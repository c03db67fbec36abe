#!/usr/bin/env python3
"""make_dumps.py EVAL_DIR OUT_DIR [--count 20000] [--seed 1] [--days 365] [--first 2025-01-01] [--lines]

Writes dumps made from real text, for load and memory tests: as many text files as asked, the same bytes
for the same arguments. Each dump is an article of the labelled sets in EVAL_DIR (event texts and gold
article texts) with seeded edits, wrapped in page furniture that was cut from real pages (lines labelled
as not article). Names and numbers are swapped for others, so that an article can serve often; names for whole
names of other articles, as often as these have them, so that names new to a large corpus grow rare as they do. Words
are left out, so that two texts made of one article share few phrases. 60 % stand
alone: a third of the sentences of each of two articles. The rest are reports of one event in groups whose
sizes follow Zipf's law up to 500: one article, each time with other sentences and words dropped; every fifth
keeps so much that it is a copy of others. With --lines the articles
alone (for --no-strip), as JSON lines, one file a day. Standard library only.
"""
import argparse
import bisect
import datetime
import gzip
import itertools
import json
import os
import random
import re

SENTENCE = re.compile(r"(?<=[.!?])\s+")
NAME = re.compile(r"\b[A-Z][a-z]{3,}(?: [A-Z][a-z]{3,})*\b")
WORD = re.compile(r"\b[a-z]+ ")
NUMBER = re.compile(r"\b\d{2,4}\b")


def rows(path):
    opened = gzip.open(path, "rt", encoding="utf8") if path.endswith(".gz") else open(path, encoding="utf8")
    with opened as lines:
        return [json.loads(line) for line in lines if line.strip()]


def load(directory):
    """(title, text) of every long enough article, and furniture as lists of lines, both in fixed order."""
    articles, furniture = [], []
    events = os.path.join(directory, "events")
    for name in ("basil", "ecbplus_traindev", "fnc1_train", "onestop_copies"):
        articles += [(r.get("title") or "", r["text"]) for r in rows(os.path.join(events, name + ".jsonl"))]
    for name in ("wcxb_articles_dev", "fundus_tests"):
        for row in rows(os.path.join(directory, "extract", name + ".jsonl.gz")):
            articles.append((row.get("title") or "", row.get("gold") or ""))
            if not row.get("labels"):
                continue
            lines = row["dump"].split("\n")
            cut = [line for line, label in zip(lines, row["labels"]) if label == "0" and len(line) < 300]
            if len(cut) >= 8:
                furniture.append(cut[:60])
    return [(t, x) for t, x in articles if len(x) > 600], furniture


def story_sizes(rng, count):
    """Sizes of stories until `count` documents: 1 for 60 % of documents, else Zipf over 2..500."""
    weights = list(itertools.accumulate(1.0 / k for k in range(2, 501)))
    mean = len(weights) / weights[-1]
    grouped = 0.4 / (0.4 + 0.6 * mean)  # few stories hold 40 % of the documents
    left = count
    while left > 0:
        size = 1
        if rng.random() < grouped:
            size = 2 + bisect.bisect(weights, rng.random() * weights[-1])
        size = min(size, left)
        left -= size
        yield size


def swapped(rng, text, names):
    """The text with each run of capitalized words and each number replaced, the same one always by the same other."""
    table = {}

    def other(match):
        word = match.group()
        if word not in table:
            table[word] = rng.choice(names) if word[0].isalpha() else str(rng.randrange(10, 9999))
        return table[word]

    return NUMBER.sub(other, NAME.sub(other, text))


def thinned(rng, text, share):
    paragraphs = []
    for paragraph in text.split("\n"):
        kept = [s for s in SENTENCE.split(paragraph) if rng.random() < share]
        if kept:
            paragraphs.append(" ".join(kept))
    return "\n\n".join(paragraphs)


def told_anew(rng, text):
    """The text without one in four of its words that are no names."""
    return WORD.sub(lambda word: "" if rng.random() < 0.25 else word.group(), text)


def write_dump(out_dir, number, date, page, cut, title, body):
    dump = "\n".join(page[:cut] + [title, f"Published {date:%B} {date.day}, {date.year}", "", body, ""] + page[cut:])
    folder = os.path.join(out_dir, f"{number // 1000:03d}")
    os.makedirs(folder, exist_ok=True)
    with open(os.path.join(folder, f"{number:07d}.txt"), "w", encoding="utf8") as out:
        out.write(dump)


def write_line(files, out_dir, number, date, title, body):
    if date not in files:
        os.makedirs(out_dir, exist_ok=True)
        files[date] = open(os.path.join(out_dir, f"{date}.jsonl"), "w", encoding="utf8")
    json.dump({"id": f"{number:07d}", "date": str(date), "title": title, "text": body}, files[date], ensure_ascii=False)
    files[date].write("\n")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("eval_dir")
    parser.add_argument("out_dir")
    parser.add_argument("--count", type=int, default=20000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--days", type=int, default=365)
    parser.add_argument("--first", type=datetime.date.fromisoformat, default=datetime.date(2025, 1, 1))
    parser.add_argument("--lines", action="store_true")
    args = parser.parse_args()
    rng = random.Random(args.seed)
    articles, furniture = load(args.eval_dir)
    names = [n for _, text in articles[::7] for n in NAME.findall(text)]
    number, files = 0, {}
    for size in story_sizes(rng, args.count):
        title, text = rng.choice(articles)
        if size == 1:
            text = thinned(rng, text, 0.35) + "\n" + thinned(rng, rng.choice(articles)[1], 0.35)
        title, text = swapped(rng, title + "\0" + told_anew(rng, text), names).split("\0")
        day = rng.randrange(args.days)
        for _ in range(size):
            date = args.first + datetime.timedelta(days=min(day + rng.randrange(3), args.days - 1))
            page = rng.choice(furniture)
            cut = rng.randrange(len(page))
            body = text
            if size > 1:
                body = thinned(rng, text, 0.9) if rng.random() < 0.2 else told_anew(rng, thinned(rng, text, 0.6))
            if args.lines:
                write_line(files, args.out_dir, number, date, title, body)
            else:
                write_dump(args.out_dir, number, date, page, cut, title, body)
            number += 1


if __name__ == "__main__":
    main()
