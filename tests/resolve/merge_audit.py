#!/usr/bin/env python3
"""merge_audit.py RECORDS.jsonl [--count 200] [--seed 1] [--exclude-registered]: cross-document merges to be read by people.

A merge is an entity id under which two documents use different full names (their longest surfaces, compared
without letter case). Draws `--count` ids with a fixed seed, two of the names of each and a document of each name,
and prints both full names with the text around their first mention. Verdicts belong in a note: right, wrong, or can't tell.
"""
import argparse
import collections
import json
import random


def longest(entity):
    return max(entity['surfaces'], key=lambda surface: (len(surface.split()), len(surface), surface))


def around(record, entity):
    for begin, end in entity['mentions'][:1]:
        text = record['text']
        return ' '.join((text[max(0, begin - 60):begin] + '[' + text[begin:end] + ']' + text[end:end + 60]).split())
    return record['metadata']['title'] or ''


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('records')
    parser.add_argument('--count', type=int, default=200)
    parser.add_argument('--seed', type=int, default=1)
    parser.add_argument('--exclude-registered', action='store_true', help='only ids that normalize made itself')
    options = parser.parse_args()
    # id → folded full name → (document, full name, context, name, type) of each document
    uses = collections.defaultdict(lambda: collections.defaultdict(list))
    with open(options.records, encoding='utf8') as lines:
        for line in lines:
            record = json.loads(line)
            for entity in record.get('entities') or []:
                full = longest(entity)
                uses[entity['id']][full.casefold()].append((record['id'], full, around(record, entity),
                                                            entity['name'], entity['type']))
    merged = sorted(i for i, names in uses.items() if len(names) > 1)
    if options.exclude_registered:
        merged = [i for i in merged if i.startswith('n:')]
    chance = random.Random(options.seed)
    drawn = sorted(chance.sample(merged, min(options.count, len(merged))))
    print(f'{len(merged)} ids with several full names; {len(drawn)} drawn with seed {options.seed}')
    for number, i in enumerate(drawn, 1):
        pair = [chance.choice(uses[i][key]) for key in sorted(chance.sample(sorted(uses[i]), 2))]
        print(f'\n{number}. {i} {pair[0][3]} ({pair[0][4]})')
        for document, full, context, _, _ in pair:
            print(f'   {full!r} in {document}: {context}')


if __name__ == '__main__':
    main()
