"""Organizations: ROR (CC0) and companies' brands: name-suggestion-index (BSD-3-Clause)."""
import re

from gazetteer.common import Table, fold, latin, seeds

NOT_AN_ORGANIZATION = re.compile(r"\b(County|City|Parish|Township|Borough|Town|Village)$|"
                                 r"^(City|County|Town|State|Village|Borough|Municipality) of |^(Gmina|Stadt|Ville) |"
                                 r"\b(National|State|Provincial) (Park|Forest|Wildlife)\b|[@#_]|https?:|\bc/o\b|"
                                 r"^(UMR\w*|EA|UR|USC|FR[CE]?|CIC|ERL|ESA|UPR|UMS|USR|EMR|IFR|LRA|U)[- ]?[\d_]+", re.I)
# Beginnings that many bodies of many countries share: without a proper name they name nobody.
GENERIC = re.compile(r"^(the )?(ministry|ministerio|minist[eèé]re|ministero|department|departamento|office|bureau|"
                     r"agency|federal|national|royal|state|central|general|institute?|instituto|council|commission|"
                     r"center|centre|school|university|hospital|college|academy|museum|library|foundation|society|"
                     r"association|committee|board|faculty|directorate|division|service|laboratory|research|bank|"
                     r"city|county|municipal\w*|mairie|regional|international|police|fire)\b", re.I)
# Schools and the like that stand in many towns under one name: "Trinity College".
SHARED = re.compile(r"^(\S+ ){1,2}(college|school|hospital|academy|church|clinic|library|museum|theat(er|re))$", re.I)
# Universities and colleges of one name in several countries or towns, listed or not.
NAMESAKES = re.compile(r"^(westminster|trinity|lincoln|queen['’]s|madison|andrews|pacific|covenant|benedictine|newman|"
                       r"stevenson|taylor|victoria|concordia|wesleyan|loyola|regent|union|marian|(st\.?|saint) (john|mary)['’]s|"
                       r"central|southern|northern|international|national|city|king['’]s|notre dame|cumberland|bethel|"
                       r"xavier) (university|college( - \w+)?)$", re.I)
# Names that stand for something else in most texts.
SOMETHING_ELSE = {"puget sound", "escuela normal", "boston tea party", "pan pacific", "liquor mart", "sana sana",
                  "die grenze", "pottery barn"}
# What dozens of bodies are called before the town that tells them apart.
BEGINNING = re.compile(r"^(universidad nacional|geological survey|[eé]cole (normale sup[eé]rieure|sup[eé]rieure de commerce)|"
                       r"laboratoire de (chimie|psychologie)|institut de chimie)$", re.I)
# Acronyms are read only of those that came early to Wikidata: others' letters mean something else in the news.
WELL_KNOWN = 200000
# Above this number an id whose name bears a country is mostly a register's entry for a branch of a firm that has
# an older id.
BRANCHES = 20000000


def owners_of(rows):
    owners = {}
    for qid, _, alias, _, _ in rows:
        owners.setdefault(fold(bare(alias)), set()).add(qid)
    return owners


def bare(name):
    """Without the country that ROR adds: "Boeing (United States)"."""
    return re.sub(r"\s*\([^()]*\)$", "", name).strip()


def usable(name, words, known):
    """A name that may be looked for in text: more than ordinary words, and nobody else's."""
    name = re.sub(r"^the ", "", name, flags=re.I)
    tokens = name.split()
    if not 3 <= len(name) <= 90 or len(tokens) > 10 or fold(name) in known or NOT_AN_ORGANIZATION.search(name):
        return False
    if not latin(name):
        return len(name) >= 4
    if not any(c.isupper() for c in name) or re.fullmatch(r"[\W\d]+", name):
        return False
    if len(tokens) == 1:
        name = re.sub(r"['’]s$", "", name)  # as name_tokens does: Wendy's
        people = words.name(name, 1) or name.endswith("s") and words.name(name[:-1], 2)  # the Clintons
        return len(name) >= 5 and not words.word(name, 1) and not people
    if words.namesakes(name) >= 0.03 or words.first[fold(tokens[0])] >= 5 and len(tokens) == 2 and words.name(tokens[1], 3):
        return False
    return not words.word(name, 2)


def add_rows(table, rows, words, known, prominence):
    owners = owners_of(rows)
    for qid, _, alias, strength, _ in rows:
        name = bare(alias)
        number = int(qid[1:])
        if name != alias and number > BRANCHES:
            qid = "nf:" + re.sub(r"\W+", "-", fold(name))
        if len(owners[fold(name)]) > 1 or strength == "weak":
            continue
        if strength == "acronym":
            good = number <= WELL_KNOWN and re.fullmatch(r"[A-Z][A-Z&-]{3,7}", name) and fold(name) not in known and not words.word(name, 1)
            if good and not words.name(name, 1):
                table.add(qid, "ORG", name, "acronym")
        elif usable(name, words, known) and fold(name) not in SOMETHING_ELSE and not (GENERIC.match(name) and words.word(re.sub(r"\W+", " ", name), 1)):
            shared = SHARED.search(name) or BEGINNING.search(name) or NAMESAKES.search(name)
            table.add(qid, "ORG", name, "common" if shared else "", prominence)


def drop_acronyms_alone(table):
    """An id of which only an acronym is left has no canonical name."""
    for ident in [i for i, (_, prominence, _) in table.entries.items() if prominence == 0]:
        del table.entries[ident]


def canonical_first(rows):
    order = {"canonical": 0, "strong": 1, "acronym": 2, "weak": 3}
    return sorted(rows, key=lambda row: (int(row[0][1:]), order[row[3]]))


def build(sources, source, prominence, words, known):
    rows = canonical_first([row for row in seeds(sources) if row[1] == "ORG" and row[4] == source])
    table = Table()
    add_rows(table, rows, words, known, prominence)
    drop_acronyms_alone(table)
    return table
