"""What lies in what: regions in countries by CLDR's subdivisions, cities in regions or countries by GeoNames' codes."""
import xml.etree.ElementTree as ElementTree

from gazetteer.common import fold

# GeoNames' first-level codes where news names a city's state or province and the code is not ISO's.
CANADA = {"01": "Alberta", "02": "British Columbia", "03": "Manitoba", "04": "New Brunswick",
          "05": "Newfoundland and Labrador", "07": "Nova Scotia", "08": "Ontario", "09": "Prince Edward Island",
          "10": "Quebec", "11": "Saskatchewan", "12": "Yukon", "13": "Northwest Territories", "14": "Nunavut"}
AUSTRALIA = {"01": "Australian Capital Territory", "02": "New South Wales", "03": "Northern Territory",
             "04": "Queensland", "05": "South Australia", "06": "Tasmania", "07": "Victoria", "08": "Western Australia"}
BRITAIN = {"ENG": "England", "SCT": "Scotland", "WLS": "Wales", "NIR": "Northern Ireland"}


def names_of(table):
    names = {}
    for ident, (_, _, aliases) in table.entries.items():
        for alias in aliases:
            names.setdefault(alias, ident)
    return names


class Within:
    """ids of countries by ISO code, of regions by country and English name."""

    def __init__(self, cldr, countries):
        by_name = names_of(countries)
        self.country = {}
        for row in ElementTree.parse(f"{cldr}/common/main/en.xml").getroot().iter("territory"):
            code, name = row.get("type"), fold(row.text or "")
            if len(code) == 2 and row.get("alt") is None and name in by_name:
                self.country[code] = by_name[name]
        self.british = {code: by_name[fold(name)] for code, name in BRITAIN.items() if fold(name) in by_name}
        for ident in self.british.values():
            countries.within[ident] = self.country["GB"]
        self.region = {}

    def add_regions(self, cldr, regions):
        first_names = {next(iter(entry[2])): ident for ident, entry in reversed(regions.entries.items())}
        for row in ElementTree.parse(f"{cldr}/common/subdivisions/en.xml").getroot().iter("subdivision"):
            code, name = row.get("type").upper(), fold(row.text or "")
            country, ident = code[:2], f"iso:{code[:2]}-{code[2:]}"
            ident = ident if ident in regions.entries else first_names.get(name)
            if country in self.country and ident in regions.entries and ident not in regions.within:
                self.region[country, code[2:]] = self.region[country, name] = ident
                regions.within[ident] = self.country[country]

    def city(self, country, code):
        """The nearest that news would name beside the city; None if unknown."""
        if country == "GB" and code in self.british:
            return self.british[code]
        if country == "US":
            return self.region.get((country, code), self.country.get(country))
        name = {"CA": CANADA, "AU": AUSTRALIA}.get(country, {}).get(code)
        return self.region.get((country, fold(name or "")), self.country.get(country))
