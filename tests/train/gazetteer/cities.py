"""Cities above 15,000 people: GeoNames cities1000.txt (CC BY 4.0), with Wikidata ids by hand."""
import difflib
import gettext
import math
import os
import re

from gazetteer.city_operators import operator_ids
from gazetteer.common import Table, fold, latin
from gazetteer.words import PARTICLES, plain

LEAST_PEOPLE = 15000
# Alternate names in Latin letters are kept from this size on: below it they are mostly transliterations back.
LATIN_ALTERNATES = 100000
# An alternate name in Latin letters is kept if one of these languages prefers it (Debian's libgeonames-common, the
# same data), or if it is another spelling of the name itself.
LANGUAGES = ("de", "fr", "es", "it", "pt", "nl", "pl", "sv", "cs", "tr")


def prominence(people, capital):
    """151 for 15,000 people, 480 for a million, 660 for ten; a country's capital 150 more."""
    return int(round(180 * math.log10(people))) - 600 + (150 if capital else 0)


def flag(name, people, words):
    """Small places whose name is also a word or a person's need context; large ones only if it mostly is one."""
    as_word, as_person = (20, 25) if people >= 500000 else (5, 6) if people >= 100000 else (2, 2)
    return "common" if " " not in name and (words.word(name, as_word) or words.name(name, as_person)) else ""


def city_ids(folder):
    """(name, country code) -> Wikidata id and names to add, for the largest place of that name."""
    found = {}
    with open(os.path.join(folder, "city_ids.tsv"), encoding="utf-8") as rows:
        for row in rows:
            if not row.startswith("#"):
                qid, name, country, names = (row.rstrip("\n") + "\t").split("\t")[:4]
                found[fold(name), country] = qid, names
    return found


def preferred_names(translations):
    """GeoNames number -> names that the languages prefer."""
    names = {}
    for language in LANGUAGES:
        with open(f"{translations}/{language}/LC_MESSAGES/geonames.mo", "rb") as messages:
            for number, name in gettext.GNUTranslations(messages)._catalog.items():
                names.setdefault(number, set()).add(name)
    return names


def spelling_of(alternate, name):
    """Kharkov of Kharkiv, Briansk of Bryansk."""
    a, b = plain(alternate), plain(name)
    return len(a) >= 6 and a[0] == b[0] and difflib.SequenceMatcher(None, a, b, False).ratio() >= 0.75


def alternates(names, people, words, first_names, demonyms, name_of_city, preferred):
    """The alternates that a text may hold: no codes, no lower-case transliterations, no ordinary words."""
    for name in names.split(","):
        name = name.strip()
        if not name or len(name) > 50 or name.islower() and latin(name) or re.search(r"[\d()/]| - ", name):
            continue
        if latin(name):
            if people < LATIN_ALTERNATES or len(name) < 5 or name.isupper() or not name[0].isupper():
                continue
            if name not in preferred and not spelling_of(name, name_of_city):
                continue
            taken_name = fold(name) in first_names or fold(name) in demonyms or plain(name) in OTHERWISE_KNOWN
            if taken_name or words.word(name, 1) or words.name(name, 1):
                continue
        elif len(name) < 2 or name in MISTAKES or name.split()[-1] in ("ош", "osh"):
            continue
        yield name


def read_cities(path):
    """GeoNames rows of the places that count, largest first."""
    rows = []
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            row = line.rstrip("\n").split("\t")
            if row[6] == "P" and int(row[14]) >= LEAST_PEOPLE and row[7] not in ("PPLX", "PPLQ", "PPLW", "PPLH"):
                rows.append(row)
    return sorted(rows, key=lambda row: (-int(row[14]), int(row[0])))


# Cities whose name news uses for something else.
OTHERWISE_KNOWN = {"batman", "lassa"}
# GeoNames has the language's name for that of two places.
MISTAKES = {"日本語"}
# What Chinese and Japanese news has in the middle of longer words or in other senses at least as often.
CHINESE_WORDS = set("全州 大分 关口 路桥 新港 新山 新浦 德州 開雲 黄石 汉堡 玉山 文山 通化 伯恩 古龍".split())


def build(rows, translations, folder, sources, words, demonyms, within):
    table = Table()
    ids = city_ids(folder)
    preferred = preferred_names(translations)
    first_names = {fold(name) for row in rows for name in row[1:3]}  # another city's first name is no alternate
    operators = operator_ids(sources, rows)
    taken = {qid for qid, _ in ids.values()}
    unused = set(ids)
    for row in rows:
        number, name, plain_name, names = row[:4]
        people, country, capital = int(row[14]), row[8], row[7] == "PPLC"
        ident, given = f"gn:{number}", ""
        for candidate in (name, plain_name):
            key = (fold(candidate), country)
            if key in unused:
                qid, given = ids[key]
                ident = ident if qid == "-" else qid
                unused.discard(key)
                break
        known = capital or ident[0] == "Q" or given
        if ident[0] != "Q" and number in operators and operators[number] not in taken:
            ident = operators[number]
            taken.add(ident)
        if plain(name) in PARTICLES | OTHERWISE_KNOWN or fold(name) in demonyms:
            continue
        if not known and people < 100000 and " " not in name and (words.word(name, 30) or words.name(name, 20)):
            continue
        holder = within.city(country, row[10])
        if holder and holder != ident:
            table.within.setdefault(ident, holder)
        for extra in filter(None, given.split("|")):
            alias, _, flags = extra.partition(":")
            table.add(ident, "LOC", alias, flags, prominence(people, capital))
        table.add(ident, "LOC", name, "" if known else flag(name, people, words), prominence(people, capital))
        if not words.word(plain_name):
            table.add(ident, "LOC", plain_name, "" if known else flag(plain_name, people, words))
        for alternate in alternates(names, people, words, first_names, demonyms, name, preferred.get(number, ())):
            table.add(ident, "LOC", alternate, "common" if alternate in CHINESE_WORDS else "")
    return table, sorted(unused)
