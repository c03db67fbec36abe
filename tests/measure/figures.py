#!/usr/bin/env python3
"""figures.py NEWSFOLD EVAL_DIR [--only extraction,metadata,events,entities,mixtures] [--table FILE]

Runs the program on the labelled sets and prints the scorers' figures, one line a set and part, as
tab-separated columns. Parts are those of splits.tsv; events are clustered part by part. Standard library only.
"""
import argparse
import json
import os
import subprocess
import sys
import tempfile

EXTRACTION = ["wcxb_articles_dev", "fundus_tests", "readability", "newspaper4k", "dragnet", "trafilatura_snippets"]
METADATA = ["fundus_tests", "trafilatura_snippets"]
EVENTS = ["ecbplus_traindev", "basil", "fnc1_train", "neus_a", "fnc1_train_headlines", "og2021_other_languages"]
ENTITIES = ["gum_wikinews", "meantime_wikinews", "reuters_128", "geovirus_wikinews"]


class Bench:
    def __init__(self, args):
        self.newsfold, self.eval, self.table = args.newsfold, args.eval_dir, args.table
        self.work = tempfile.mkdtemp(prefix="newsfold-figures.")
        self.parts = {}
        for line in open(os.path.join(self.eval, "splits.tsv"), encoding="utf8"):
            name, ident, part = line.rstrip("\n").split("\t")
            self.parts[name, ident] = part

    def script(self, name, *arguments):
        command = [sys.executable, os.path.join(self.eval, name), *arguments]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout

    def run(self, command, source):
        """Records of `newsfold COMMAND` on a JSON-lines file, as a file."""
        out = os.path.join(self.work, "records.jsonl")
        line = [self.newsfold, *command, "--input-format", "jsonl", "-o", out, source]
        if self.table and command[0] == "run":
            line += ["--table", self.table]
        if subprocess.run(line).returncode not in (0, 1):
            raise SystemExit("failed: " + " ".join(line))
        return out

    def part_of(self, name, path, part):
        """The rows of a labelled file that belong to a part, as a file of the same name."""
        if not part:
            return path
        out = os.path.join(self.work, part, name + ".jsonl")
        os.makedirs(os.path.dirname(out), exist_ok=True)
        with open(out, "w", encoding="utf8") as w:
            for line in open(path, encoding="utf8"):
                if self.parts.get((name, json.loads(line)["id"])) == part:
                    w.write(line)
        return out


def show(*columns):
    print("\t".join(f"{c:.4f}" if isinstance(c, float) else str(c) for c in columns), flush=True)


def extraction(bench):
    for name in EXTRACTION:
        gold = os.path.join(bench.eval, "extract", name + ".jsonl.gz")
        for form in ("dump", "dump_lite", *(["html"] if name != "dragnet" else [])):  # it has no pages
            source = os.path.join(bench.work, "input.jsonl")
            with open(source, "w", encoding="utf8") as w:
                w.write(bench.script("to_input.py", gold, form))
            records = bench.run(["extract"], source)
            for part in ("a", "b", ""):
                extra = ["--split", os.path.join(bench.eval, "splits.tsv") + ":" + part] if part else []
                s = json.loads(bench.script("score_extraction.py", gold, records, "--json", *extra))
                show("extraction", name, form, part or "all", s.get("f1", s.get("snippet_f1", 0.0)),
                     s.get("precision", s.get("snippet_precision", 0.0)), s.get("recall", s.get("snippet_recall", 0.0)))


def metadata(bench):
    """Against the JSON-LD that was taken out of the pages: columns title, date right, date wrong, authors F1."""
    for name in METADATA:
        labelled = os.path.join(bench.eval, "extract", name + ".jsonl.gz")
        gold, pages, dumps = (os.path.join(bench.work, x) for x in (name + ".jsonl", "pages.jsonl", "dumps.jsonl"))
        bench.script("metadata_gold.py", labelled, gold, pages)
        with open(dumps, "w", encoding="utf8") as w:
            w.write(bench.script("to_input.py", labelled, "dump"))
        for form, source in (("html", pages), ("dump", dumps)):
            records = bench.run(["extract"], source)
            for part in ("a", "b", ""):
                s = json.loads(bench.script("score_metadata.py", bench.part_of(name, gold, part), records))
                show("metadata", name, form, part or "all", *(s[k] for k in ("title", "date_right", "date_wrong", "authors_f1")))


def score_events(bench, name, form, part, gold):
    records = bench.run(["run", "--no-strip"], gold)
    s = json.loads(bench.script("score_events.py", gold, records, "--json"))
    rows = [json.loads(line) for line in open(gold, encoding="utf8")]
    singles = {r["id"] for r in rows if r.get("single")}
    sizes = {r["id"]: (r.get("story") or {}).get("size", 1) for r in map(json.loads, open(records, encoding="utf8"))}
    joined = sum(sizes.get(i, 1) > 1 for i in singles) / len(singles) if singles else 0.0
    show("events", name, form, part or "all", s["b3_f1"], s["b3_precision"], s["b3_recall"], s["ari"], joined)


def events(bench):
    for name in EVENTS:
        path = os.path.join(bench.eval, "events", name + ".jsonl")
        for part in ("a", "b", ""):
            score_events(bench, name, "alone", part, bench.part_of(name, path, part))


def mixtures(bench):
    for name in EVENTS[:5]:
        path = os.path.join(bench.work, name + ".jsonl")
        with open(path, "w", encoding="utf8") as w:
            w.write(bench.script("mix.py", os.path.join(bench.eval, "events", name + ".jsonl"), "2000"))
        score_events(bench, name, "mix2000", "", path)


def entities(bench):
    for name in ENTITIES:
        path = os.path.join(bench.eval, "entities", name + ".jsonl")
        for part in ("a", "b", ""):
            gold = bench.part_of(name, path, part)
            s = json.loads(bench.script("score_entities.py", gold, bench.run(["run", "--no-strip"], gold), "--json"))
            show("entities", name, part or "all", *(s[k] for k in (
                "mention_recall", "mention_precision", "type_accuracy", "norm_b3_f1", "qid_precision", "qid_recall")))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("newsfold")
    parser.add_argument("eval_dir")
    parser.add_argument("--only", default="extraction,metadata,events,entities,mixtures")
    parser.add_argument("--table", help="a background table in place of the shipped one")
    args = parser.parse_args()
    bench = Bench(args)
    for kind in args.only.split(","):
        {"extraction": extraction, "metadata": metadata, "events": events, "entities": entities, "mixtures": mixtures}[kind](bench)


if __name__ == "__main__":
    main()
