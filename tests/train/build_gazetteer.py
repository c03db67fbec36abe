#!/usr/bin/env python3
"""Regenerates the generated files of data/gazetteer (see data/README.md for where the sources come from).

usage: build_gazetteer.py --seeds DIR --cldr DIR --cities cities1000.txt [--out data/gazetteer]

Output is a function of the sources alone. Hand-written files are not touched.
"""
import argparse
import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from gazetteer import cities, countries, exonyms, offices, organizations, people, regions  # noqa: E402
from gazetteer.common import fold, hand_written  # noqa: E402
from gazetteer.within import Within  # noqa: E402
from gazetteer.words import Words, plain  # noqa: E402

HERE = os.path.dirname(os.path.abspath(__file__))


def words_of_names(folder):
    """Plain English words and first names."""
    words = set()
    for name in ("common_words", "first_names"):
        with open(f"{folder}/{name}.tsv", encoding="utf-8") as rows:
            words.update(plain(row.split("\t")[0].strip()) for row in rows if not row.startswith("#"))
    return words


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--seeds", required=True, help="folder of factbook.tsv and seed_aliases.tsv")
    parser.add_argument("--texts", required=True, help="folder of running text from which words are counted")
    parser.add_argument("--cldr", required=True, help="folder that holds CLDR's common/")
    parser.add_argument("--cities", required=True, help="GeoNames cities1000.txt")
    parser.add_argument("--translations", required=True, help="libgeonames-common's usr/share/locale")
    parser.add_argument("--out", default="data/gazetteer")
    options = parser.parse_args()

    def write(name, table, comment):
        # An id has one type: what a former file said stays.
        for ident in [i for i, entry in table.entries.items() if types.setdefault(i, entry[0]) != entry[0]]:
            del table.entries[ident]
        rows = table.write(f"{options.out}/{name}.tsv", [comment, "Generated: data/README.md says how."])
        print(f"{name}: {len(table.entries)} ids, {rows} aliases")
        known.update(alias for entry in table.entries.values() for alias in entry[2])

    words = Words(options.seeds, options.texts)
    known, types = set(), {}
    for name in ("figures", "institutions", "places"):
        for ident, kind, alias in hand_written(f"{options.out}/{name}.tsv"):
            known.add(fold(alias))
            types[ident] = kind
    city_rows = cities.read_cities(options.cities)
    city_names = {plain(name) for row in city_rows for name in row[1:3]}
    table, ids = countries.build(options.seeds, options.cldr, words, known, city_names)
    demonyms = {name for entry in table.entries.values() for name, (_, flags) in entry[2].items() if flags}
    within = Within(options.cldr, table)
    write("countries", table, "Countries and territories, their names in many languages, their people.")
    write("offices", offices.build(table, known), "Ministries, forces and central banks.")
    region_table = regions.build(options.seeds, options.cldr, ids, words, known)
    within.add_regions(options.cldr, region_table)
    write("regions", region_table, "First-level regions.")
    city_table, unused = cities.build(city_rows, options.translations, os.path.join(HERE, "gazetteer"),
                                      options.seeds, words, demonyms, within)
    write("cities", city_table, "Cities above 15,000 people.")
    print("city ids without a city:", unused)
    table = exonyms.build(options.out, options.cldr, "figures institutions places countries regions cities".split(),
                          words_of_names(os.path.join(HERE, "..", "..", "data", "names")).__contains__)
    write("exonyms", table, "What other languages call countries, continents and the cities of the world's time zones.")
    write("people", people.build(options.seeds, known, words), "People in politics and public life.")
    write("organizations", organizations.build(options.seeds, "ror", 80, words, known), "Organizations.")
    write("companies", organizations.build(options.seeds, "nsi", 40, words, known), "Companies and brands.")


if __name__ == "__main__":
    main()
