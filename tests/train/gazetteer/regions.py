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
# Abbreviations and people of states, as news agencies write them. Full stops don't count in matching: what is
# also a word, a name or a title needs context.
ABBREVIATIONS = {
    "Alabama": "Alabamian:demonym|Alabamians:demonym", "Arizona": "Ariz.",
    "California": "Calif.|Californian:demonym|Californians:demonym", "Colorado": "Colo.", "Connecticut": "Conn.:common",
    "Florida": "Fla.|Floridian:demonym|Floridians:demonym", "Georgia": "Ga.:common",
    "Hawaii": "Hawaiian:demonym|Hawaiians:demonym|Hawai'i",
    "Kansas": "Kans.", "Kentucky": "Ky.",
    "Maryland": "Md.:common", "Michigan": "Mich.", "Minnesota": "Minn.",
    "Nebraska": "Neb.:common", "Nevada": "Nev.:common",
    "New Hampshire": "N.H.:acronym", "New Jersey": "N.J.:acronym|NJ:acronym", "New Mexico": "N.M.:acronym",
    "New York": "N.Y.:acronym|NY:acronym|New York State|New York state|State of New York|Upstate New York",
    "North Carolina": "N.C.:acronym", "North Dakota": "N.D.:acronym", "Oklahoma": "Okla.",
    "Pennsylvania": "Pa.:common|Penn.:common", "Rhode Island": "R.I.:acronym", "South Carolina": "S.C.:acronym",
    "South Dakota": "S.D.:acronym", "Tennessee": "Tenn.", "Texas": "Texan:demonym|Texans:demonym",
    "Vermont": "Vt.", "Virginia": "Va.:common|Virginian:demonym|Virginians:demonym",
    "Washington": "Washington state|Washington State|State of Washington", "West Virginia": "W.Va.|W. Va.",
    "Wisconsin": "Wis.:common", "Wyoming": "Wyo.", "British Columbia": "B.C.:acronym,common",
    "New South Wales": "NSW:acronym|N.S.W.:acronym", "Quebec": "Quebecois:demonym|Quebecer:demonym|Quebecers:demonym",
    "Bavaria": "Bavarian:demonym|Bavarians:demonym", "Tasmania": "Tasmanian:demonym|Tasmanians:demonym",
    "Flanders": "Flemish:demonym", "Wallonia": "Walloon:demonym|Walloons:demonym",
    "Kerala": "Keralan:demonym", "Gujarat": "Gujarati:demonym", "Queensland": "Queenslander:demonym"}


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
            for form in filter(None, ABBREVIATIONS.get(alias, "").split("|")):
                form, _, flags = form.partition(":")
                table.add(qid, "LOC", form, flags)
        elif good_strong(alias) and not (latin(alias) and len(alias.split()) == 1 and alias[:3] != names[qid][:3]):
            table.add(qid, "LOC", alias)


def add_cldr(table, cldr, words, known):
    root = ElementTree.parse(f"{cldr}/common/subdivisions/en.xml").getroot()
    for row in root.iter("subdivision"):
        code, name = row.get("type").upper(), row.text
        country, part = code[:2], code[2:]
        if country in IN_RIGOUR or not name or len(name) < 4 or fold(name) in known or re.search(r"[²³]", name):
            continue
        proper = [t for t in re.findall(r"[^\W_]+", name) if not GENERIC.fullmatch(t) and not words.word(t, 1)]
        if not proper or len(proper) == 1 and words.name(name, 3):
            continue
        ident = f"iso:{country}-{part}"
        table.add(ident, "LOC", name, "common" if words.name(name, 1) else "", 130)
        for kind in filter(None, KINDS.get(country, "").split("|")):
            table.add(ident, "LOC", f"{name} {kind}")


def build(sources, cldr, countries, words, known):
    table = Table()
    add_rigour(table, sources, countries)
    add_cldr(table, cldr, words, known)
    return table
