#!/usr/bin/env python3
"""learn_second_look.py FEATURES {OUT NOTE | --folds}

Learns data/model/second_look.tsv from what `train_lines --folds 1 --second FEATURES` writes: each line's features under the
log-odds that models of other sites gave the page. With --folds nothing is written, but each quarter of the sites judged by what
the others teach. The same input gives the same weights. Needs NumPy.
"""
import sys
import zlib

import numpy as np

FEATURES, WIDTH, NETWORKS, FOLDS, UNIT = 23, 8, 4, 4, 1024


class Page:
    def __init__(self, name, site, rows):
        self.name, self.site = name, site
        self.label = np.array([r[0] for r in rows], np.float32)
        self.words = np.array([r[1] for r in rows], np.float32)
        self.odds = np.array([r[3] for r in rows], np.float32) / UNIT
        self.features = np.array([r[4] for r in rows], np.float32) / UNIT
        article = max(float((self.label * self.words).sum()), 50)
        self.weight = np.minimum((self.words + 1) / article, 0.5) + 1 / (len(rows) + 50)


def read_pages(path):
    pages, rows, name, site = [], [], None, None
    for line in open(path, encoding="utf-8"):
        fields = line.rstrip("\n").split("\t")
        if fields[0] != "page":
            rows.append((int(fields[0]), int(fields[1]), int(fields[2]), int(fields[3]), [int(x) for x in fields[4].split()]))
            continue
        if rows:
            pages.append(Page(name, site, rows))
        name, site, rows = (fields[1], fields[4]), fields[3], []
    if rows:
        pages.append(Page(name, site, rows))
    return pages


def learn(pages, seed, epochs=8, batch=2048, rate=3e-3, decay=1e-3):
    random = np.random.default_rng(seed)
    inputs = np.concatenate([p.features for p in pages])
    label = np.concatenate([p.label for p in pages])
    weight = np.concatenate([p.weight for p in pages])
    weight /= weight.mean()
    mean, spread = inputs.mean(0), inputs.std(0) + 1e-3
    odds = inputs[:, 0].copy()
    inputs = (inputs - mean) / spread
    theta = [random.normal(0, FEATURES**-0.5, (FEATURES, WIDTH)).astype(np.float32), np.zeros(WIDTH, np.float32), np.zeros(WIDTH, np.float32)]
    first = [np.zeros_like(t) for t in theta]
    second = [np.zeros_like(t) for t in theta]
    step, steps = 0, epochs * (len(label) // batch)
    for _ in range(epochs):
        order = random.permutation(len(label))
        for begin in range(0, len(order) - batch + 1, batch):
            at = order[begin : begin + batch]
            hidden = np.maximum(inputs[at] @ theta[0] + theta[1], 0)
            slope = (1 / (1 + np.exp(-(odds[at] + hidden @ theta[2]))) - label[at]) * weight[at] / batch
            back = slope[:, None] * theta[2] * (hidden > 0)
            step += 1
            now = rate * (0.01 + 0.5 + 0.5 * np.cos(np.pi * step / steps))
            for k, gradient in enumerate((inputs[at].T @ back, back.sum(0), hidden.T @ slope)):
                first[k] += 0.1 * (gradient - first[k])
                second[k] += 0.01 * (gradient**2 - second[k])
                moved = first[k] / (1 - 0.9**step) / (np.sqrt(second[k] / (1 - 0.99**step)) + 1e-8)
                theta[k] -= now * (moved + decay * theta[k])
    rows = theta[0] / spread[:, None]
    return rows, theta[1] - mean @ rows, theta[2]


def learn_some(pages):
    """Networks side by side, as one: their mean."""
    rows, bias, output = zip(*(learn(pages, seed) for seed in range(NETWORKS)))
    return np.concatenate(rows, 1), np.concatenate(bias), np.concatenate(output) / NETWORKS


def revise(theta, page):
    return page.odds + np.maximum(page.features @ theta[0] + theta[1], 0) @ theta[2]


def loss(page, odds):
    return float((page.weight * np.logaddexp(0, np.where(page.label > 0, -odds, odds))).sum())


def cross_validate(pages):
    before, after = 0.0, 0.0
    for fold in range(FOLDS):
        held = [p for p in pages if zlib.crc32(p.site.encode()) % FOLDS == fold]
        theta = learn_some([p for p in pages if zlib.crc32(p.site.encode()) % FOLDS != fold])
        before += sum(loss(p, np.clip(p.odds, -12, 12)) for p in held)
        after += sum(loss(p, revise(theta, p)) for p in held)
    print(f"loss of a page {before / len(pages):.4f}, with the second look {after / len(pages):.4f}")


NAMES = (
    "odds sureness chance before after second-before second-after near length sentence inside is-below gap-above gap-below above below body "
    "body-size words kept-words dropped-words frequent-words contrast"
).split()


def write(path, note, theta):
    rows, bias, output = ((np.rint(UNIT * t)).astype(int) for t in theta)
    named = [("bias", bias), ("output", output), *zip(NAMES, rows)]
    with open(path, "w", encoding="utf-8") as file:
        file.write("# Weights of the second look, in 1/1024; learned by tests/train/learn_second_look.py: data/model/README.md\n# " + note + "\n")
        for name, numbers in named:
            file.write(name + "\t" + " ".join(map(str, numbers)) + "\n")


if __name__ == "__main__":
    pages = read_pages(sys.argv[1])
    if sys.argv[2] == "--folds":
        cross_validate(pages)
    else:
        write(sys.argv[2], sys.argv[3], learn_some(pages))
