"""First-level regions: rigour (MIT, with Wikidata ids) and CLDR's subdivisions (Unicode licence)."""
import re
import xml.etree.ElementTree as ElementTree

from gazetteer.common import Table, fold, latin, seeds
from gazetteer.countries import SKIP

# What a region of the country is called in English news, after its name.
KINDS = {"AF": "Province", "AR": "Province", "CA": "", "CD": "Province", "CU": "Province", "ID": "Province",
         "IR": "Province", "KH": "Province", "LA": "Province", "PG": "Province", "PH": "Province", "TH": "Province",
         "TR": "Province", "VN": "Province", "ZA": "", "ZM": "Province", "NL": "", "IT": "region", "MG": "region",
         "IQ": "Governorate|Province", "SY": "Governorate|Province", "EG": "Governorate", "YE": "Governorate|Province",
         "LB": "Governorate", "JO": "Governorate", "TN": "Governorate", "PS": "Governorate", "LY": "District",
         "KE": "County", "HU": "County", "RO": "County", "HR": "County", "EE": "County", "SE": "County",
         "NG": "State", "MX": "State", "MM": "State", "VE": "State", "SS": "State", "MY": "",
         "JP": "Prefecture", "GR": "", "KZ": "Region", "UZ": "Region", "BY": "Region|region", "ET": "Region",
         "GH": "Region", "TZ": "Region", "ML": "Region", "BF": "Region", "TD": "Region", "SN": "Region"}
# Their regions come from rigour.
IN_RIGOUR = {"RU", "UA", "US", "CA", "DE", "CH", "AU", "CN", "IN", "BR", "AE", "BA"}
GENERIC = re.compile(r"\b(north|south|east|west|northern|southern|eastern|western|central|centre|center|middle|upper|"
                     r"lower|capital|region|district|federal|islands?|city|province|municipality|littoral|plateau|"
                     r"savannes|maritime|unity|coast|river|lakes|mountain|highlands|valley|territory|zone)\b", re.I)


def russian_forms(name):
    """Kursk Oblast: Kursk region, Kursk Region, Kursk Oblast'."""
    found = re.fullmatch(r"(.+) (Oblast|Krai|Republic)", name)
    if found and found[2] != "Republic":
        yield from (f"{found[1]} region", f"{found[1]} province", f"{found[1]} {found[2]}'")
        if found[2] == "Krai":
            yield f"{found[1]} Territory"


def good_strong(alias):
    return not re.search(r"[(),\d.]|\bUSA?\b", alias) and not alias.isupper() and len(alias) > 3


def add_rigour(table, sources, countries):
    names = {}
    for qid, _, alias, strength, source in seeds(sources):
        if source != "rigour" or qid in countries or qid in SKIP or strength == "weak":
            continue
        alias = re.sub(r" \((USA|Occupied .*)\)$", "", alias)
        if strength == "canonical":
            names[qid] = alias
            table.add(qid, "LOC", alias, "common" if alias in ("Victoria", "Virginia", "Georgia") else "", 620)
            for form in russian_forms(alias):
                table.add(qid, "LOC", form)
        elif good_strong(alias) and not (latin(alias) and len(alias.split()) == 1 and alias[:3] != names[qid][:3]):
            table.add(qid, "LOC", alias)


def add_cldr(table, cldr, words):
    root = ElementTree.parse(f"{cldr}/common/subdivisions/en.xml").getroot()
    for row in root.iter("subdivision"):
        code, name = row.get("type").upper(), row.text
        country, part = code[:2], code[2:]
        if country in IN_RIGOUR or not name or GENERIC.search(name) or words.word(name, 1) or len(name) < 4:
            continue
        ident = f"iso:{country}-{part}"
        doubtful = words.name(name, 1)
        table.add(ident, "LOC", name, "common" if doubtful else "", 130)
        for kind in filter(None, KINDS.get(country, "").split("|")):
            table.add(ident, "LOC", f"{name} {kind}")


def build(sources, cldr, countries, words):
    table = Table()
    add_rigour(table, sources, countries)
    add_cldr(table, cldr, words)
    return table
