#!/usr/bin/env python3
"""Regenerates the generated files of data/gazetteer (see data/README.md for where the sources come from).

usage: build_gazetteer.py --seeds DIR --cldr DIR --cities cities1000.txt [--out data/gazetteer]

Output is a function of the sources alone. Hand-written files are not touched.
"""
import argparse
import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from gazetteer import countries  # noqa: E402


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--seeds", required=True, help="folder of factbook.tsv and seed_aliases.tsv")
    parser.add_argument("--cldr", required=True, help="folder that holds CLDR's common/")
    parser.add_argument("--cities", required=True, help="GeoNames cities1000.txt")
    parser.add_argument("--out", default="data/gazetteer")
    options = parser.parse_args()

    table, country_of = countries.build(options.seeds, options.cldr)
    rows = table.write(f"{options.out}/countries.tsv", ["Countries and territories. Generated: see data/README.md."])
    print("countries", len(table.entries), rows)


if __name__ == "__main__":
    main()
