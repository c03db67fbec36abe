#!/usr/bin/env python3
"""learn_common_words.py EVAL_DIR > data/names/common_words.tsv

Learns which English words are written in lower case inside sentences, so that a capital at the start of a
sentence is no evidence of a name. Reads the article texts of the sets below EVAL_DIR that may be learned
from; prints only words and tenths: `word tenths`, where tenths is the share of lower-case occurrences among
those that follow another word of the same sentence. Words seen in lower case in fewer than three documents,
or in less than three tenths of their occurrences, are left out.
"""
import collections
import gzip
import json
import os
import re
import sys

SETS = ['events/fnc1_train.jsonl', 'events/basil.jsonl', 'events/neus_a.jsonl', 'events/onestop_copies.jsonl',
        'extract/wcxb_articles_dev.jsonl.gz', 'extract/fundus_tests.jsonl.gz']
PAIR = re.compile(r"(?<=[a-z,;] )([A-Za-z][a-z]+)\b(?![-'’.@]\w)")


def texts(root):
    for name in SETS:
        path = os.path.join(root, name)
        with (gzip.open if path.endswith('.gz') else open)(path, 'rt', encoding='utf8') as lines:
            for line in lines:
                row = json.loads(line)
                if row.get('lang', 'en') == 'en':
                    yield row.get('text') or row.get('gold') or ''


def main():
    lower, capital, documents = collections.Counter(), collections.Counter(), collections.Counter()
    for text in texts(sys.argv[1]):
        seen = set()
        for word in PAIR.findall(text):
            if word[0].islower():
                lower[word] += 1
                seen.add(word)
            else:
                capital[word.lower()] += 1
        documents.update(seen)
    print('# word, tenths of lower case; learned by tests/train/learn_common_words.py from ' + ', '.join(SETS))
    for word in sorted(lower):
        tenths = 10 * lower[word] // (lower[word] + capital[word])
        if documents[word] >= 3 and tenths >= 3:
            print(f'{word}\t{tenths}')


if __name__ == '__main__':
    main()
