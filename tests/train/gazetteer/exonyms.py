"""What other languages call countries, continents and the cities after which CLDR names the world's time zones.

CLDR's country names that countries.py leaves out, because English has a word, a first name or a surname that is spelled so,
come here with the flag `common`: in a French text "Russie" needs no more than its capital.
"""
import collections
import xml.etree.ElementTree as ElementTree

from gazetteer.common import Table, fold, latin, shipped, tidy
from gazetteer.words import plain

LANGUAGES = ("de fr es pt it nl pl ru uk be bg cs sk hr sr sl ro hu sv da no fi lt lv et el tr ar he fa zh zh_Hant ja ko "
             "id vi ca").split()
# Their spelling of foreign cities makes first names and other words of them: "Mae", "Adena".
COUNTRIES_ONLY = ("lt", "lv", "et", "id", "vi")
CONTINENTS = {"002": "Q15", "142": "Q48", "150": "Q46", "419": "Q12585", "EU": "Q458", "UN": "Q1065"}
# Another city than the one meant bears the name, or the zone's city has another name in English news.
CITIES = {"Europe/Kiev": "Kyiv", "Asia/Saigon": "Ho Chi Minh City", "America/New_York": "New York City",
          "Asia/Calcutta": "Kolkata", "Asia/Rangoon": "Yangon", "America/Mexico_City": "Mexico City"}
AMBIGUOUS = {"athena", "columbia"}
KNOWN = 300  # prominence of what English news names by itself
SHORTEST = 3  # letters of a name in an alphabet
SHORTEST_OF_FEW = 5  # likewise, where fewer would read it: "Čada" is a common word elsewhere


def read(cldr, language):
    return ElementTree.parse(f"{cldr}/common/main/{language}.xml").getroot()


def zones(root):
    """Time zone -> its city's name."""
    found = root.findall("./dates/timeZoneNames/zone")
    return {zone.get("type"): zone.findtext("exemplarCity") for zone in found if zone.findtext("exemplarCity")}


def territories(root):
    found = root.findall("./localeDisplayNames/territories/territory")
    return [(territory.get("type"), tidy(territory.text or "")) for territory in found if "↑" not in (territory.text or "")]


def entries(folder, files):
    """Folded alias -> ids, id -> (type, canonical name), id -> prominence of what the files hold."""
    bearers, names, prominence = collections.defaultdict(set), {}, collections.Counter()
    for name in files:
        for ident, kind, alias, *rest in shipped(f"{folder}/{name}.tsv"):
            names.setdefault(ident, (kind, alias))
            bearers[plain(alias)].add(ident)
            if len(rest) > 1 and rest[1].isdigit():
                prominence[ident] = max(prominence[ident], int(rest[1]))
    return bearers, names, prominence


def build(folder, cldr, files, is_word):
    """`is_word`: whether a plain word is an English word, a first name or a surname."""
    bearers, names, prominence = entries(folder, files)
    english = read(cldr, "en")
    place_of = dict(CONTINENTS)
    for code, name in territories(english):
        found = sorted(ident for ident in bearers[plain(name)] if names[ident][0] == "LOC" and prominence[ident] >= 300)
        if code.isalpha() and len(found) == 1:
            place_of.setdefault(code, found[0])
    city_of = {}
    english_zones = {**{z.get("type"): z.get("type").split("/")[-1].replace("_", " ")
                        for z in read(cldr, "de").findall("./dates/timeZoneNames/zone")}, **zones(english)}
    for zone, city in english_zones.items():
        name = CITIES.get(zone, city)
        found = [ident for ident in bearers[plain(name)] if names[ident][0] == "LOC" and plain(names[ident][1]) == plain(name)]
        if found:
            city_of[zone] = max(found, key=lambda ident: (prominence[ident], ident))

    table = Table()

    def add(ident, alias, language):
        letters = plain(alias)
        cjk = any(ord(c) > 0x2E80 for c in alias)
        shortest = SHORTEST_OF_FEW if language in COUNTRIES_ONLY else SHORTEST
        if ident in bearers[letters] or (len(letters) < shortest and not cjk) or "(" in alias:
            return
        others = max((prominence[other] for other in bearers[letters]), default=0)
        if letters in AMBIGUOUS or others > min(KNOWN, prominence[ident]):
            return  # Finnish "Brasilia" is Brazil
        bearers[letters].add(ident)
        kind = names[ident][0]
        flags = ["common"] * is_word(letters) + ["foreign"] * latin(alias)
        table.entries.setdefault(ident, [kind, 0, {}])[2][fold(alias)] = (alias, ",".join(flags))

    for language in LANGUAGES:
        root = read(cldr, language)
        for code, name in territories(root):
            if code in place_of and name:
                add(place_of[code], name, language)
        for zone, name in zones(root).items():
            if zone in city_of and language not in COUNTRIES_ONLY:
                add(city_of[zone], tidy(name), language)
    return table
