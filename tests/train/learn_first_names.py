#!/usr/bin/env python3
"""learn_first_names.py SEED_ALIASES.tsv COMMON_WORDS.tsv > data/names/first_names.tsv

First names: the first words of people's names in Wikidata exports (CC0) and in the list of members of the
United States congress (CC0), borne by three people or more; words that are common in lower case left out.
"""
import collections
import re
import sys

FREE = ('eps-', 'congress')
NAME = re.compile(r"[A-ZÀ-Ž][a-zà-ž]+(-[A-ZÀ-Ž]?[a-zà-ž]+)?$")
NOT_NAMES = set('First Second Third Lord Lady Sir Dame Baroness Baron Viscount Earl Prince Princess King Queen '
                'Sheikh Sheikha Emir Deputy Minister Saint Empress Emperor Grand Duke General President'.split())


def main():
    common = set()
    with open(sys.argv[2], encoding='utf8') as lines:
        for line in lines:
            if not line.startswith('#'):
                word, tenths = line.split()
                if int(tenths) >= 6:
                    common.add(word)
    people = collections.defaultdict(set)
    with open(sys.argv[1], encoding='utf8') as lines:
        for line in lines:
            qid, kind, alias, _, source = line.rstrip('\n').split('\t')
            words = alias.split()
            if kind == 'PER' and source.startswith(FREE) and len(words) > 1 and NAME.match(words[0]):
                people[words[0]].add(qid)
    print('# first names; made by tests/train/learn_first_names.py from Wikidata exports and congress lists (CC0)')
    for name in sorted(people):
        if len(people[name]) >= 3 and name.lower() not in common and name not in NOT_NAMES:
            print(name)


if __name__ == '__main__':
    main()
