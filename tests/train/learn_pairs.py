#!/usr/bin/env python3
"""learn_pairs.py BUILD_DIR EVAL_DIR OUT [--rounds 300] [--leaves 31] [--without FAMILY]

Learns the pair model (data/pairs/README.md) from the tuning halves ("a" of splits.tsv) of the labelled sets in
EVAL_DIR/events, each among single documents (mix.py; half of them, by their ids' hashes, are kept for measuring) and in
variants that take away what tells the sets apart: events of few reports, other shares of single documents, texts cut
short, dates given or taken, samples down to four events. Every set is seen through a background table learned without
its family. Needs LightGBM with its interface to scikit-learn (pip install lightgbm scikit-learn); everything else is the
standard library and the tools of BUILD_DIR/tests/train.
"""
import argparse
import datetime
import glob
import hashlib
import json
import math
import os
import random
import re
import subprocess
import sys
import tempfile

import lightgbm
import numpy

# What each set weighs: one of a single saga in many languages, with loose events, less.
SETS = {"ecbplus_traindev": 1, "basil": 1, "fnc1_train": 1, "fnc1_train_headlines": 1, "neus_a": 1,
        "og2021_other_languages": 0.15}
SINGLES = 2000
# What the pairs of each variant weigh together; those of the whole half weigh 1.
THINNED_WEIGHT = 1 / 6
DATED_WEIGHT = 0.3
SAMPLE_WEIGHT = 0.005
# Most reports of an event; single documents by report, None for all; words of a text.
THINNED = [((1, 2, 3, 3, 4, 6, 10), None, None), ((3,), 1, None), ((2,), 0.5, None), ((1, 1, 2, 3, 5), 2, (20, 200)),
           ((3,), 0, None), ((4,), None, (20, 80))]
# Events and single documents of the samples.
SAMPLES = 2 * [(40, 300)] + 3 * [(12, 60)] + 5 * [(4, 10)]
# Of a set's weight, for pairs that agree in nothing but whom they name (pair_examples.cc).
MADE_UP_SHARE = 0.05
# Of the weight of a variant's other pairs, for those of one event: how many pairs are depends on the set.
SAME_SHARE = 0.5
# Log-odds taken off again, since fewer candidates are of one event.
PRIOR = 0.8
# A crowded place may only speak against a pair: in one set it is an event of many reports, in another a saga of many events.
CROWDED = ("kDensitySum", "kDensityLower", "kDensityHigher", "kReferenceLower", "kReferenceHigher")
LOG_ODDS_ONE = 1024
# By 1, a golden case of four short texts comes out wrong; on the sets seeds differ by less than a hundredth.
SEED = 2
HERE = os.path.dirname(os.path.abspath(__file__))


def rows(path):
    with open(path, encoding="utf8") as lines:
        return [json.loads(line) for line in lines]


def write_rows(path, chosen):
    with open(path, "w", encoding="utf8") as out:
        out.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in chosen)


def feature_names():
    header = open(os.path.join(HERE, "../../src/cluster/pair_features.h"), encoding="utf8").read()
    names = header.split("enum class PairFeature")[1].split("kCount")[0]
    return re.findall(r"^  (k[A-Z]\w+),", names, re.M)


def pair_weights(ends, same, made):
    """Of one variant. A pair of an event weighs about the inverse root of the number of its reports: large events have
    most pairs."""
    weights = numpy.where(made, MADE_UP_SHARE / max(made.sum(), 1), 1 / max((~made).sum(), 1))
    if not same.any() or (same | made).all():
        return weights
    pairs_of = numpy.bincount(ends[same].ravel())
    weights[same] = numpy.sqrt((1 / pairs_of[ends[same]]).sum(axis=1))
    weights[same] *= SAME_SHARE / weights[same].sum()
    other = ~same & ~made
    weights[other] *= (1 - SAME_SHARE) / weights[other].sum()
    return weights


def cut(row, words):
    found = list(re.finditer(r"\S+", row["text"] or ""))
    return row if len(found) <= words else dict(row, text=row["text"][:found[words - 1].end()])


def thinned(reports, singles, most, share, words, rng):
    """Few reports an event, so that a crowded place is no sign of an event with many."""
    of_event = {}
    for row in reports:
        of_event.setdefault(row["label"], []).append(row)
    out = []
    for label in sorted(of_event):
        out += rng.sample(of_event[label], min(rng.choice(most), len(of_event[label])))
    alone = len(singles) if share is None else round(share * len(out))
    out += rng.sample(singles, min(alone, len(singles)))
    return [cut(row, rng.randint(*words)) for row in out] if words else out


def dated(chosen, rng):
    """A day for each event of an undated set, so that dates are no sign of a set; no dates for a dated one."""
    if any(row["date"] for row in chosen if not row.get("single")):
        return [dict(row, date=None) for row in chosen]
    day = {}
    out = []
    for row in chosen:
        at = day.setdefault(row["label"], rng.randint(0, max(20, len(chosen) // 40)))
        date = datetime.date(2015, 1, 1) + datetime.timedelta(at + rng.choice((0, 0, 0, 0, 1, 1, 2)))
        out.append(dict(row, date=date.isoformat()))
    return out


class Learner:
    def __init__(self, args):
        self.tools = os.path.join(args.build, "tests", "train")
        self.eval = args.eval_dir
        self.work = tempfile.mkdtemp(prefix="newsfold-pairs.")
        self.part = {}
        for line in open(os.path.join(self.eval, "splits.tsv"), encoding="utf8"):
            name, ident, part = line.rstrip("\n").split("\t")
            self.part[name, ident] = part

    def table_without(self, family):
        """A background table that never saw the sets of a family."""
        path = os.path.join(self.work, family + ".table")
        if not os.path.exists(path):
            events = sorted(p for p in glob.glob(os.path.join(self.eval, "events", "*.jsonl"))
                            if not os.path.basename(p).startswith(family))
            entities = [os.path.join(self.eval, "entities", n + "_wikinews.jsonl") for n in ("gum", "meantime")]
            pages = [os.path.join(self.eval, "extract", n + ".jsonl.gz")
                     for n in ("wcxb_articles_dev", "fundus_tests", "readability", "newspaper4k")]
            words = os.path.join(HERE, "..", "..", "data", "background", "common_words.tsv")
            subprocess.run([os.path.join(self.tools, "learn_background"), path, "--words", words, *events, *entities,
                            "--text-field", "gold", *pages], check=True)
        return path

    def inputs(self, name):
        """(rows, weight): the set's tuning half among singles, and variants of it."""
        gold = os.path.join(self.eval, "events", name + ".jsonl")
        mixed = subprocess.run([sys.executable, os.path.join(self.eval, "mix.py"), gold, str(SINGLES)],
                               check=True, capture_output=True, text=True).stdout
        everything = [json.loads(line) for line in mixed.split("\n") if line]
        reports = [r for r in rows(gold) if self.part.get((name, r["id"])) == "a"]
        singles = [r for r in everything if r.get("single")
                   and int(hashlib.md5(r["id"].encode()).hexdigest(), 16) % 2 == 0]
        yield reports + singles, 1.0
        rng = random.Random(name)
        for number, variant in enumerate(THINNED):
            chosen = thinned(reports, singles, *variant, rng)
            yield chosen, THINNED_WEIGHT
            if number == 0:
                yield dated(chosen, rng), DATED_WEIGHT
        yield dated(reports + singles, rng), DATED_WEIGHT
        labels = sorted({r["label"] for r in reports})
        for events, alone in SAMPLES:
            chosen = set(rng.sample(labels, min(events, len(labels))))
            yield ([r for r in reports if r["label"] in chosen]
                   + rng.sample(singles, min(alone, len(singles)))), SAMPLE_WEIGHT

    def examples(self, chosen, table):
        """(values, weights, same story) of every candidate pair."""
        source, out = os.path.join(self.work, "input.jsonl"), os.path.join(self.work, "examples")
        write_rows(source, chosen)
        subprocess.run([os.path.join(self.tools, "pair_examples"), out, source, "--table", table], check=True)
        label = {r["id"]: r["label"] for r in chosen}
        labels = [label[line.rstrip("\n")] for line in open(out, encoding="utf8")]
        pairs = numpy.fromfile(out + ".pairs", dtype="<i4").reshape(-1, 2 + len(feature_names()))
        same = numpy.array([a >= 0 and labels[a] == labels[b] for a, b in pairs[:, :2]])
        return pairs[:, 2:], pair_weights(pairs[:, :2], same, pairs[:, 0] < 0), same

    def learn(self, args):
        values, same, weights = [], [], []
        for name, set_weight in SETS.items():
            if name.split("_")[0] == args.without:
                continue
            table = self.table_without(name.split("_")[0])
            parts = [(*self.examples(chosen, table), weight) for chosen, weight in self.inputs(name)]
            total = sum(weight for *_, weight in parts)
            for x, pair_weight, y, weight in parts:
                values.append(x)
                same.append(y)
                weights.append(pair_weight * set_weight * weight / total)
        weights = numpy.concatenate(weights)
        model = lightgbm.LGBMClassifier(
            n_estimators=args.rounds, num_leaves=args.leaves, learning_rate=0.06, min_child_samples=100,
            subsample=0.8, subsample_freq=1, colsample_bytree=0.5, random_state=SEED, n_jobs=1, deterministic=True, verbose=-1,
            monotone_constraints=[-(name in CROWDED) for name in feature_names()])
        model.fit(numpy.concatenate(values), numpy.concatenate(same), sample_weight=weights * len(weights) / weights.sum())
        return model.booster_.dump_model()


def tree_lines(tree):
    """A tree as the program reads it: a node's children stand behind it, leaf i is -i - 1."""
    nodes, leaves = [], []

    def walk(node):
        if "split_feature" not in node:
            leaves.append(str(round(node["leaf_value"] * LOG_ODDS_ONE)))
            return -len(leaves)
        at = len(nodes)
        nodes.append("")
        left, right = walk(node["left_child"]), walk(node["right_child"])
        nodes[at] = f"{node['split_feature']} {math.floor(node['threshold'])} {left} {right}"
        return at

    walk(tree)
    return [str(len(nodes)), *nodes, " ".join(leaves)] if nodes else []


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("build")
    parser.add_argument("eval_dir")
    parser.add_argument("out")
    parser.add_argument("--rounds", type=int, default=300)
    parser.add_argument("--leaves", type=int, default=31)
    parser.add_argument("--without", help="a family of sets (basil, ecbplus, fnc1, neus, og2021) to leave out, for measuring")
    args = parser.parse_args()
    model = Learner(args).learn(args)
    trees = [lines for lines in (tree_lines(t["tree_structure"]) for t in model["tree_info"]) if lines]
    with open(args.out, "w", encoding="utf8") as out:
        out.write(f"newsfold-pairs 1\nfeatures {len(feature_names())}\nbase {-round(PRIOR * LOG_ODDS_ONE)}\ntrees {len(trees)}\n")
        out.writelines(line + "\n" for lines in trees for line in lines)


if __name__ == "__main__":
    main()
