"""Wikidata ids of cities from name-suggestion-index (BSD-3-Clause), where a city stands as an operator under its own id."""
import re

from gazetteer.common import fold, seeds

# How the operator is named, and in which countries the city then lies.
FORMS = ((re.compile(r"(?:City|Town) of (.+?)(?: \((.+)\))?"), ("US", "CA", "AU", "PH", "ZA", "NZ", "GB", "IE")),
         (re.compile(r"Stadt (.+?)(?: \((.+)\))?"), ("DE", "AT", "CH")),
         (re.compile(r"Gemeente (.+?)()"), ("NL", "BE")),
         (re.compile(r"Comune di (.+?)()"), ("IT",)),
         (re.compile(r"(?:Gmina|Miasto) (.+?)()"), ("PL",)))
STATES = dict(pair.split(":") for pair in (
    "Alabama:AL Alaska:AK Arizona:AZ Arkansas:AR California:CA Colorado:CO Connecticut:CT Delaware:DE Florida:FL "
    "Georgia:GA Hawaii:HI Idaho:ID Illinois:IL Indiana:IN Iowa:IA Kansas:KS Kentucky:KY Louisiana:LA Maine:ME Maryland:MD "
    "Massachusetts:MA Michigan:MI Minnesota:MN Mississippi:MS Missouri:MO Montana:MT Nebraska:NE Nevada:NV "
    "New_Hampshire:NH New_Jersey:NJ New_Mexico:NM New_York:NY North_Carolina:NC North_Dakota:ND Ohio:OH Oklahoma:OK "
    "Oregon:OR Pennsylvania:PA Rhode_Island:RI South_Carolina:SC South_Dakota:SD Tennessee:TN Texas:TX Utah:UT "
    "Vermont:VT Virginia:VA Washington:WA West_Virginia:WV Wisconsin:WI Wyoming:WY").split())
# Later ids are mostly of the administration, not of the city.
LAST_ID = 4000000


def city_of(name, state, countries, rows_of_name):
    """The row of the one city that can be meant, or None."""
    rows = [row for row in rows_of_name.get(fold(name), []) if row[8] in countries]
    if state:
        code = STATES.get(state.replace(" ", "_"))
        rows = [row for row in rows if code and row[8] == "US" and row[10] == code]
    rows.sort(key=lambda row: -int(row[14]))
    clear = len(rows) == 1 or len(rows) > 1 and int(rows[0][14]) > 3 * int(rows[1][14])
    return rows[0] if clear else None


def operator_ids(sources, rows):
    """GeoNames number -> Wikidata id. A city that two ids claim gets none."""
    rows_of_name = {}
    for row in rows:
        for name in {fold(row[1]), fold(row[2])}:
            rows_of_name.setdefault(name, []).append(row)
    found = {}
    for qid, _, alias, strength, source in seeds(sources):
        if source != "nsi" or strength != "canonical" or int(qid[1:]) > LAST_ID:
            continue
        for form, countries in FORMS:
            match = form.fullmatch(alias)
            city = match and city_of(match[1], match[2], countries, rows_of_name)
            if city:
                found.setdefault(city[0], set()).add(qid)
    return {number: min(ids) for number, ids in found.items() if len(ids) == 1}
