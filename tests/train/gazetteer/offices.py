"""Ministries, forces and banks of every country: the names English news makes from the country's names."""
from gazetteer.common import Table, fold

# Office: its names after an adjective ("Russian Foreign Ministry") and before "of" with the country.
OFFICES = {
    "foreign-ministry": (["Foreign Ministry", "Ministry of Foreign Affairs", "Foreign Affairs Ministry"],
                         ["Ministry of Foreign Affairs", "Foreign Ministry"]),
    "defence-ministry": (["Defense Ministry", "Defence Ministry", "Ministry of Defense", "Ministry of Defence"],
                         ["Ministry of Defense", "Ministry of Defence"]),
    "interior-ministry": (["Interior Ministry", "Ministry of the Interior", "Ministry of Internal Affairs"],
                          ["Ministry of the Interior", "Ministry of Internal Affairs"]),
    "finance-ministry": (["Finance Ministry", "Ministry of Finance"], ["Ministry of Finance"]),
    "health-ministry": (["Health Ministry", "Ministry of Health"], ["Ministry of Health"]),
    "justice-ministry": (["Justice Ministry", "Ministry of Justice"], ["Ministry of Justice"]),
    "energy-ministry": (["Energy Ministry", "Ministry of Energy"], ["Ministry of Energy"]),
    "transport-ministry": (["Transport Ministry", "Ministry of Transport"], ["Ministry of Transport"]),
    "central-bank": (["Central Bank"], ["Central Bank"]),
    "armed-forces": (["Armed Forces"], ["Armed Forces"]),
    "army": (["Army"], []),
    "air-force": (["Air Force"], []),
    "navy": (["Navy"], []),
    "supreme-court": (["Supreme Court"], ["Supreme Court"]),
    "olympic-committee": (["Olympic Committee"], []),
    "football-association": (["Football Association", "Football Federation"], []),
}


def country_names(entry):
    """The English names and adjectives of a country: its canonical name, and demonyms in the singular."""
    names = list(entry[2].values())
    adjectives = [alias for alias, flags in names if "demonym" in flags and alias.isascii() and
                  (alias == "German" or not alias.endswith(("men", "man", "woman", "er", "ers")))]
    plurals = {adjective + "s" for adjective in adjectives}
    return names[0][0], [a for a in adjectives if a not in plurals]


def build(countries, known):
    """Names that several countries' offices would share are left out, and so are offices written by hand."""
    table = Table()
    made = {}
    for ident, entry in countries.entries.items():
        name, adjectives = country_names(entry)
        if entry[1] < 1000 or not adjectives:
            continue
        for office, (after, before) in OFFICES.items():
            forms = [f"{adjective} {form}" for adjective in adjectives[:1] + [name] + adjectives[1:] for form in after]
            forms += [f"{form} of {name}" for form in before]
            if any(fold(form) in known for form in forms):
                continue
            for form in forms:
                made.setdefault(fold(form), {})[f"nf:{fold(name).replace(' ', '-')}-{office}"] = form
    for form, owners in made.items():
        if len(owners) == 1:
            for ident, alias in owners.items():
                table.add(ident, "ORG", alias, "", 200)
    return table
