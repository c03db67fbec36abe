#!/usr/bin/env python3
"""learn_metadata.py {titles|dates|authors} OUT.tsv NOTE SPLITS:HALF GOLD=CANDIDATES …

Learns the weights of one metadata model. GOLD: JSON lines {"id","title","date","authors"}; CANDIDATES: what metadata_candidates
printed for the same documents. SPLITS is a file of set<TAB>id<TAB>half; only documents of HALF are learned from ("all": every one);
the set is the gold file's name up to its first dot. A maximum-entropy model with an empty choice of weight 0: of each
document's candidates one is right (several, where they say the same), or none. Trained by AdaGrad from a fixed start, so that the same
input gives the same weights. Needs NumPy (pip install numpy); everything else is the standard library.
"""
import html, json, os, re, sys
from datetime import date

import numpy

EPOCHS, RATE = 60, 0.25
# Chosen by cross-validation within part a: of many dates and names few are telling.
DECAY = {'titles': 3e-3, 'dates': 1e-2, 'authors': 2e-2}
# How often the pages of a set count for titles: news is what is extracted, other articles stand on pages of other shapes.
COPIES = {'fundus_tests': 4}


def fold(text):
    return re.sub(r'\W+', ' ', html.unescape(text or '').casefold()).strip()


def same_title(gold, text):
    a, b = fold(gold), fold(text)
    if not a or not b:
        return False
    short, long = sorted((a, b), key=len)
    return short == long or (short in long and len(short.split()) >= .8 * len(long.split()))


def right(what, gold, candidate):
    """Whether a candidate is what the gold says; None where the gold says nothing."""
    if what == 'titles':
        return same_title(gold['title'], candidate['text']) if gold.get('title') else None
    if what == 'dates':
        return date.fromisoformat(candidate['text']) == date.fromisoformat(gold['date'][:10]) if gold.get('date') else None
    return fold(candidate['text']) in {fold(x) for x in gold['authors']} if gold.get('authors') else None


def documents(what, split, pairs):
    path, half = split.rsplit(':', 1)
    halves = {tuple(l.split('\t')[:2]): l.split('\t')[2].strip() for l in open(path)} if half != 'all' else {}
    for pair in pairs:
        gold_path, candidate_path = pair.split('=')
        name = os.path.basename(gold_path).split('.')[0]
        gold = {g['id']: g for g in map(json.loads, open(gold_path, encoding='utf8'))}
        for row in map(json.loads, open(candidate_path, encoding='utf8')):
            if row['id'] not in gold or (half != 'all' and halves.get((name, row['id'])) != half):
                continue
            marks = [right(what, gold[row['id']], c) for c in row[what]]
            # A page that doesn't show its title says nothing of where titles stand.
            if marks and marks[0] is not None and (what != 'titles' or any(marks)):
                for _ in range(COPIES.get(name, 1) if what == 'titles' else 1):
                    yield [c['f'] for c in row[what]], marks


def learn(what, rows):
    """Softmax over each document's candidates and the empty choice, all documents at once."""
    rows = [row for row in rows if row[0]]
    ids, features, lengths, marks, starts = {}, [], [], [], []
    for candidates, right_ones in rows:
        starts.append(len(lengths))
        for candidate in candidates:
            features += [ids.setdefault(f, len(ids)) for f in candidate]
            lengths.append(len(candidate))
        marks += right_ones
    features, lengths, marks = numpy.array(features), numpy.array(lengths), numpy.array(marks, dtype=bool)
    first = numpy.concatenate([[0], numpy.cumsum(lengths)[:-1]])
    document = numpy.repeat(numpy.arange(len(rows)), numpy.diff(starts + [len(lengths)]))
    known = numpy.logical_or.reduceat(marks, starts)
    weights, squares = numpy.zeros(len(ids)), numpy.zeros(len(ids))
    for epoch in range(EPOCHS):
        scores = numpy.add.reduceat(weights[features], first)
        top = numpy.maximum(0.0, numpy.maximum.reduceat(scores, starts))
        exps, empty = numpy.exp(scores - top[document]), numpy.exp(-top)
        total = numpy.add.reduceat(exps, starts) + empty
        good = numpy.where(known, numpy.add.reduceat(exps * marks, starts), empty)
        share = exps / total[document] - numpy.where(marks, exps / good[document], 0.0)
        gradient = numpy.bincount(features, numpy.repeat(share, lengths), len(ids)) / len(rows) + DECAY[what] * weights
        squares += gradient * gradient
        weights -= RATE * gradient / (numpy.sqrt(squares) + 1e-8)
        if epoch % 30 == 29:
            print('epoch %d loss %.4f' % (epoch + 1, -numpy.log(good / total).mean()), file=sys.stderr)
    return dict(zip(ids, weights.tolist()))


def natural(name):
    head, _, tail = name.partition('.')
    return head, int(tail or 0)


if __name__ == '__main__':
    what, out, note, split = sys.argv[1:5]
    rows = list(documents(what, split, sys.argv[5:]))
    weights = learn(what, rows)
    with open(out, 'w', encoding='utf8') as f:
        f.write('# %s Thousandths of a log-odds unit, learned by tests/train/learn_metadata.py from %d documents.\n' % (note, len(rows)))
        for name in sorted(weights, key=natural):
            if round(weights[name] * 1000):
                f.write('%s\t%d\n' % (name, round(weights[name] * 1000)))
    print(len(rows), 'documents', file=sys.stderr)
