"""People: Congress (CC0), Wikidata exports of cabinets and parliaments (CC0), the factbook's office holders."""
import re

from gazetteer.common import Table, fold, seeds
from gazetteer.countries import factbook

NOT_A_PERSON = re.compile(r"\b(government|cabinet|ministry|council|office|party|vacant|department|committee|junta|"
                          r"presidency|assembly|kabinett?|gouvernement|gobierno|minister|chancellor|secretary|president|"
                          r"attorney|premier|governor|ambassador|director|treasurer|solicitor|commissioner|speaker|"
                          r"leader|whip|advocate|lord high|paymaster|member|deputy|chair(man)?|"
                          r"chief of staff|advis[eo]r|white house|security)\b|[\d/()@#]", re.I)
TITLES = re.compile(r"^((Shri|Smt|Mr|Mrs|Ms|Miss|Dr|Prof|Hon|Sir|Dame|Lord|Lady|Sen|Rep|Dra|Lic|Ing|Adv|Engr?|Alhaji|Alhaja|"
                    r"Chief|Barr|Barrister|Mallam|Begum|Syed|Col|Gen|Maj|Lt|Capt|Rev|Fr|Prince|Princess|Hajiya|Senator|"
                    r"Baroness|Baron|Count|Viscount|Tan|Datuk|Dato|H\.E)\.? )+")
# The country whose cabinets or parliament a source lists.
COUNTRY = {"congress": "Q30", "eps-us-cabinet": "Q30", "eps-us-governors": "Q30", "eps-russia-cabinet": "Q159",
           "eps-mexico-ministers": "Q96", "eps-ukraine-cabinet": "Q212", "eps-france-cabinet": "Q142",
           "eps-india-ministers": "Q668", "eps-nigeria": "Q1033", "eps-united-kingdom-cabinet": "Q145",
           "eps-pakistan-ministers": "Q843", "eps-brazil-ministers": "Q155", "eps-australia-cabinet": "Q408",
           "eps-canada-cabinet": "Q16", "eps-norway-cabinet": "Q20", "eps-kenya": "Q114",
           "eps-romania-cabinet": "Q218", "eps-belarus-ministers": "Q184", "eps-argentina-ministers": "Q414",
           "eps-china-ministers": "Q148", "eps-indonesia-ministers": "Q252", "eps-japan-ministers": "Q17",
           "eps-south-korea-ministers": "Q884", "eps-sweden-cabinet": "Q34", "eps-turkey-ministers": "Q43",
           "eps-hungary-cabinet": "Q28", "eps-philippines-ministers": "Q928", "eps-south-africa-cabinet": "Q258",
           "eps-poland-cabinet": "Q36", "eps-iran-ministers": "Q794", "eps-israel-ministers": "Q801",
           "eps-greece-cabinet": "Q41", "eps-kazakhstan-cabinet": "Q232", "eps-uae-ministers": "Q878"}
PROMINENCE = {"congress": 260, "eps-world-leaders-2021": 400, "eps-world": 150}


def parts(name):
    """A person's name forms: inverted ones set right, patronymics and titles dropped."""
    name = re.sub(r",? (Jr|Sr|I{2,3}|IV)\.?$", lambda found: " " + found[1] + ".", name)
    name = re.sub(r", (Baron|Baroness|Viscount|Earl|Lord|Marquess|Duke|Count|MP|KC|QC|PhD|OBE|CBE)\b.*$", "", name)
    if "," in name:
        last, _, first = name.partition(",")
        name = f"{first.strip()} {last.strip()}"
    name = TITLES.sub("", name.strip())
    if name.isupper():
        name = " ".join(word.capitalize() for word in name.split())
    yield name
    words = name.split()
    if len(words) == 3 and re.search(r"(вич|вна|ич|ович)$", words[1]):
        yield f"{words[0]} {words[2]}"
    elif len(words) == 3 and re.fullmatch(r"[А-ЯЁІЇЄҐ][\w-]+(вич|вна)", words[2]):
        yield f"{words[1]} {words[0]}"
    if re.search(r" (Jr|Sr)\.$", name):
        yield name.rsplit(" ", 1)[0]
    if len(words) == 3 and re.fullmatch(r"[A-Z]\.?", words[1]) and len(words[0]) > 2:
        yield f"{words[0]} {words[2]}"


def proper(surname):
    """ZELENSKYY -> Zelenskyy, MCCONNELL -> McConnell, O'NEILL -> O'Neill."""
    name = "-".join("'".join(p.capitalize() for p in part.split("'")) for part in surname.split("-"))
    return re.sub(r"^Mc(\w)", lambda found: "Mc" + found[1].upper(), name)


def office_holders(sources):
    """Full names of heads of state and government and ambassadors; the surname stands in capitals."""
    for fields in factbook(sources).values():
        for field, prominence in (("chief of state", 350), ("head of government", 350), ("ambassador to the US", 120),
                                  ("US ambassador", 120)):
            for text in fields.get(field, []):
                for found in re.finditer(r"((?:[A-Z][\w.'’-]+ |(?:al|bin|bint|ibn|de|da|dos|van|von|of)[ -])*)"
                                         r"((?:[A-Z][A-Z'’-]+[A-Z])(?: (?:[A-Z][A-Z'’-]+[A-Z]))*)", text):
                    first = TITLES.sub("", re.sub(r"^.*\b(President|Minister|King|Queen|Emir|Ambassador|Sultan|Chancellor|"
                                                  r"Premier|Governor|Chairman|Affaires|General|Council|designate|"
                                                  r"Ministers|State|Emperor|Regent|Administrator|Commissioner|Pope)\b ?"
                                                  r"(General )?", "", found[1])).strip()
                    good = first and first[0].isalpha() and not re.search(r"\b[A-Z]{2,}\b|^(of|the|al)\b", first)
                    if good and len(found[2]) > 2:
                        last = " ".join(w if re.fullmatch("[IVX]+", w) else proper(w) for w in found[2].split())
                        yield f"{first} {last}", prominence


def build(sources, known, words):
    """`known`: folded names that other files hold already."""
    table = Table()
    owners = {}
    rows = [row for row in seeds(sources) if row[1] == "PER" and (row[4] == "congress" or row[4].startswith("eps-"))]
    for qid, _, alias, _, _ in rows:
        for name in parts(alias):
            owners.setdefault(fold(name), set()).add(qid)
    for qid, _, alias, _, source in rows:
        if NOT_A_PERSON.search(alias):
            continue
        forms = list(parts(alias))
        for name in forms:
            if len(name.split()) < 2 or len(name) > 60 or not name[0].isalpha():
                continue
            prominence = PROMINENCE.get(source, 60)
            shortened = name != forms[0] and name.isascii()
            usual = len(owners[fold(name)]) > 1 or words.namesakes(name) >= (0.3 if prominence >= 260 else 0.015)
            if prominence == 60 and (usual or shortened):
                continue  # a name that many bear names none of them
            table.add(qid, "PER", name, "common" if usual else "", prominence)
    countries = {}
    for qid, _, _, _, source in rows:
        if source in COUNTRY:
            countries.setdefault(qid, set()).add(COUNTRY[source])
    table.within = {qid: found.pop() for qid, found in countries.items() if len(found) == 1 and qid in table.entries}
    names = {name for entry in table.entries.values() for name in entry[2]} | known
    for name, prominence in office_holders(sources):
        if fold(name) not in names:
            table.add("nf:" + re.sub(r"\W+", "-", fold(name)), "PER", name, "", prominence)
    return table
