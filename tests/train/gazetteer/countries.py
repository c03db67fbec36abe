"""Countries and territories: factbook (public domain), rigour (MIT), CLDR (Unicode licence)."""
import re
import xml.etree.ElementTree as ElementTree

from gazetteer.common import Table, fold, latin, seeds, tsv
from gazetteer.words import plain

# The languages whose country names are looked for in text.
LANGUAGES = ("en es fr de it pt nl sv da nb fi pl cs sk hu ro bg hr sr sl uk ru be lt lv et el tr ar he fa ur hi bn ta "
             "th vi id ms zh zh_Hant ja ko ka hy az kk sw").split()

# Words that are names or words of their own in some language where CLDR names a country with them.
AMBIGUOUS = {"chad", "jordan", "georgia", "guinea", "niger", "mali", "jersey", "turkey", "china", "cuba", "chile",
             "reunion", "togo", "oman", "samoa", "man", "grenada", "dominica"}
COMMON = {"chad", "jordan", "georgia", "jersey"}

# Names English news uses that no source has. Spelling variants, short forms, abbreviations, people.
EXTRA = {
    "United States": "U.S.:acronym|US:acronym|U.S.A.:acronym|USA:acronym|America|United States of America|"
                     "the States:common|Americans:demonym|American:demonym|North Americans:common",
    "United Kingdom": "U.K.:acronym|UK:acronym|Britain|Great Britain|British:demonym|Briton:demonym|Britons:demonym|"
                      "Brit:demonym|Brits:demonym",
    "Russia": "Russian Federation|RF:acronym,common|Russians:demonym|Russian:demonym",
    "Ukraine": "Ukrainians:demonym|Ukrainian:demonym",
    "Türkiye": "Turkey|Turkish:demonym|Turk:demonym|Turks:demonym|Turkiye|Republic of Turkey",
    "China": "People's Republic of China|PRC:acronym|P.R.C.:acronym|mainland China|Chinese:demonym|Red China",
    "Taiwan": "Republic of China|ROC:acronym|Taiwanese:demonym|Chinese Taipei",
    "South Korea": "Republic of Korea|ROK:acronym|S. Korea|S Korea|South Korean:demonym|South Koreans:demonym",
    "North Korea": "DPRK:acronym|Democratic People's Republic of Korea|N. Korea|N Korea|North Korean:demonym|"
                   "North Koreans:demonym",
    "Czechia": "Czech Republic|Czech:demonym|Czechs:demonym",
    "Netherlands": "Holland|Dutch:demonym|Dutchman:demonym|Dutchmen:demonym|Dutchwoman:demonym",
    "Myanmar": "Burma|Burmese:demonym",
    "DR Congo": "Democratic Republic of the Congo|Democratic Republic of Congo|DRC:acronym|D.R. Congo|"
                "Congo-Kinshasa|DR Congo",
    "Congo-Brazzaville": "Republic of the Congo|Republic of Congo|Congo Republic",
    "Côte d'Ivoire": "Ivory Coast|Cote d'Ivoire|Ivorian:demonym|Ivorians:demonym",
    "Eswatini": "Swaziland|Swazi:demonym|Swazis:demonym",
    "Cape Verde": "Cabo Verde|Cape Verdean:demonym|Cape Verdeans:demonym",
    "North Macedonia": "Macedonia|FYROM:acronym|Macedonian:demonym|Macedonians:demonym|"
                       "Former Yugoslav Republic of Macedonia",
    "Timor-Leste": "East Timor|Timor Leste|East Timorese:demonym",
    "United Arab Emirates": "UAE:acronym|U.A.E.:acronym|Emirates:common|Emirati:demonym|Emiratis:demonym",
    "Saudi Arabia": "KSA:acronym|Kingdom of Saudi Arabia|Saudi:demonym|Saudis:demonym|Saudi Arabian:demonym",
    "Palestine": "State of Palestine|Palestinian:demonym|Palestinians:demonym|Palestinian territories|"
                 "Palestinian Territories|Occupied Palestinian Territory|Occupied Palestinian Territories",
    "Israel": "State of Israel|Israeli:demonym|Israelis:demonym",
    "Iran": "Islamic Republic of Iran|Persia|Iranian:demonym|Iranians:demonym",
    "Syria": "Syrian Arab Republic|Syrian:demonym|Syrians:demonym",
    "Kosovo": "Kosovar:demonym|Kosovars:demonym|Kosovan:demonym|Kosovans:demonym",
    "Bosnia and Herzegovina": "Bosnia|Bosnia-Herzegovina|Bosnia & Herzegovina|BiH:acronym|Bosnian:demonym|"
                              "Bosnians:demonym",
    "Moldova": "Moldovan:demonym|Moldovans:demonym|Moldavia",
    "Belarus": "Byelorussia|Belorussia|Belarusian:demonym|Belarusians:demonym|Belarussian:demonym|"
               "Belarussians:demonym",
    "Kyrgyzstan": "Kirghizia|Kirgizstan|Kyrgyz:demonym",
    "Kazakhstan": "Kazakh:demonym|Kazakhs:demonym|Kazakstan",
    "Uzbekistan": "Uzbek:demonym|Uzbeks:demonym",
    "Tajikistan": "Tajik:demonym|Tajiks:demonym|Tadzhikistan",
    "Turkmenistan": "Turkmen:demonym|Turkmens:demonym",
    "Spain": "Spanish:demonym|Spaniard:demonym|Spaniards:demonym",
    "France": "French:demonym|Frenchman:demonym|Frenchmen:demonym|Frenchwoman:demonym|French Republic",
    "Ireland": "Republic of Ireland|Irish:demonym|Irishman:demonym|Irishmen:demonym|Irish Republic|Éire",
    "England": "English:demonym,common|Englishman:demonym|Englishmen:demonym|Englishwoman:demonym",
    "Scotland": "Scottish:demonym|Scots:demonym|Scotsman:demonym|Scot:demonym,common|Scotsmen:demonym",
    "Wales": "Welsh:demonym,common|Welshman:demonym|Welshmen:demonym",
    "Northern Ireland": "Ulster:common|Northern Irish:demonym",
    "Denmark": "Danish:demonym|Dane:demonym,common|Danes:demonym",
    "Sweden": "Swedish:demonym|Swede:demonym|Swedes:demonym",
    "Finland": "Finnish:demonym|Finn:demonym,common|Finns:demonym",
    "Poland": "Polish:demonym,common|Pole:demonym,common|Poles:demonym,common",
    "Germany": "German:demonym|Germans:demonym|Federal Republic of Germany|FRG:acronym",
    "East Germany": "GDR:acronym|German Democratic Republic|East German:demonym|East Germans:demonym",
    "Soviet Union": "USSR:acronym|U.S.S.R.:acronym|Soviet:demonym|Soviets:demonym|Soviet Russia",
    "Yugoslavia": "Yugoslav:demonym|Yugoslavs:demonym|Yugoslavian:demonym",
    "Czechoslovakia": "Czechoslovak:demonym|Czechoslovakian:demonym",
    "Serbia": "Serbian:demonym|Serb:demonym|Serbs:demonym",
    "Croatia": "Croatian:demonym|Croat:demonym|Croats:demonym",
    "Slovenia": "Slovene:demonym|Slovenes:demonym|Slovenian:demonym",
    "Hong Kong SAR": "Hong Kong|HKSAR:acronym|Hongkong|Hong Konger:demonym|Hong Kongers:demonym",
    "Macao SAR": "Macau|Macao",
    "Holy See": "Vatican City|Vatican:metonym|Vatican City State",
    "New Zealand": "NZ:acronym|N.Z.:acronym|Kiwi:demonym,common|Kiwis:demonym,common|New Zealander:demonym|"
                   "New Zealanders:demonym|Aotearoa",
    "Australia": "Aussie:demonym|Aussies:demonym|Australian:demonym|Australians:demonym",
    "Argentina": "Argentine:demonym|Argentines:demonym|Argentinian:demonym|Argentinians:demonym",
    "Philippines": "Filipino:demonym|Filipinos:demonym|Filipina:demonym|Philippine:demonym",
    "Bangladesh": "Bangladeshi:demonym|Bangladeshis:demonym",
    "Pakistan": "Pakistani:demonym|Pakistanis:demonym",
    "Afghanistan": "Afghan:demonym|Afghans:demonym|Islamic Emirate of Afghanistan",
    "Iraq": "Iraqi:demonym|Iraqis:demonym",
    "Yemen": "Yemeni:demonym|Yemenis:demonym|Yemenite:demonym",
    "Qatar": "Qatari:demonym|Qataris:demonym",
    "Kuwait": "Kuwaiti:demonym|Kuwaitis:demonym",
    "Japan": "Japanese:demonym",
    "Vietnam": "Viet Nam|Vietnamese:demonym",
    "Laos": "Lao PDR|Laotian:demonym|Laotians:demonym",
    "Sri Lanka": "Ceylon:common|Sri Lankan:demonym|Sri Lankans:demonym",
    "Thailand": "Thai:demonym|Thais:demonym|Siam:common",
    "Cuba": "Cuban:demonym|Cubans:demonym",
    "Dominican Republic": "Dominican:demonym|Dominicans:demonym",
    "Puerto Rico": "Puerto Rican:demonym|Puerto Ricans:demonym",
    "Greenland": "Greenlandic:demonym|Greenlander:demonym|Greenlanders:demonym|Kalaallit Nunaat",
    "Western Sahara": "Sahrawi:demonym|Sahrawis:demonym|Saharawi:demonym",
    "European Union": "EU:acronym|E.U.:acronym",
    "Bahamas": "Bahamian:demonym|Bahamians:demonym",
    "Gambia": "Gambian:demonym|Gambians:demonym",
    "Abkhazia (Occupied Georgia)": "Abkhazia|Abkhazian:demonym|Abkhaz:demonym",
    "South Ossetia (Occupied Georgia)": "South Ossetia|South Ossetian:demonym|South Ossetians:demonym",
    "Lesotho": "Basotho:demonym",
    "Luxembourg": "Luxembourgish:demonym|Luxembourger:demonym|Luxembourgers:demonym",
    "Switzerland": "Swiss:demonym|Swiss Confederation",
    "Niger": "Nigerien:demonym|Nigeriens:demonym",
    "Guinea-Bissau": "Guinea Bissau|Bissau-Guinean:demonym",
    "Artsakh": "Nagorno-Karabakh|Nagorno Karabakh|Nagorny Karabakh|Karabakh|Republic of Artsakh",
    "Somaliland": "Somalilander:demonym|Somalilanders:demonym",
    "Transnistria": "Transdniestria|Trans-Dniester|Pridnestrovie|Transnistrian:demonym",
    "Republika Srpska": "Bosnian Serb Republic|Serb Republic",
    "Chechnya": "Chechen:demonym|Chechens:demonym|Chechen Republic",
    "Dagestan": "Dagestani:demonym|Dagestanis:demonym|Daghestan",
    "Tatarstan": "Tatar:demonym|Tatars:demonym",
    "Kurdistan": "Kurdish:demonym|Kurd:demonym|Kurds:demonym",
    "Kashmir": "Jammu and Kashmir|Jammu & Kashmir|Kashmiri:demonym|Kashmiris:demonym",
    "Tibet": "Tibetan:demonym|Tibetans:demonym|Tibet Autonomous Region",
}
# Canonical names as news write them, and the id that is meant where rigour takes a narrower one.
RENAME = {"Türkiye": "Turkey", "Côte d'Ivoire": "Ivory Coast", "Hong Kong SAR": "Hong Kong", "Macao SAR": "Macau",
          "Naoero": "Nauru", "Congo-Brazzaville": "Republic of the Congo",
          "DR Congo": "Democratic Republic of the Congo", "Holy See": "Vatican City",
          "Abkhazia (Occupied Georgia)": "Abkhazia", "South Ossetia (Occupied Georgia)": "South Ossetia"}
MOVE = {"Q756617": "Q35", "Q29999": "Q55", "Q31354462": "Q23334"}
SKIP = {"Q204606", "Q2", "Q15925436", "Q16150196", "Q16746854", "Q1065", "Q458", "Q214504"}
FORMER = {"Q16957", "Q15180", "Q83286", "Q33946", "Q37024", "Q6500954", "Q25227"}
DEPENDENT = {"Ascension Island", "Anguilla", "American Samoa", "Åland Islands", "Saint Barthélemy", "Bouvet Island",
             "Cocos (Keeling) Islands", "Cook Islands", "Clipperton Island", "Curaçao", "Christmas Island",
             "Northern Cyprus", "Diego Garcia", "French Guiana", "Guernsey", "Isle of Man", "Jersey", "Guadeloupe",
             "British Indian Ocean Territory", "Saint Martin", "Northern Mariana Islands", "Martinique", "Montserrat",
             "New Caledonia", "Norfolk Island", "Niue", "French Polynesia", "Saint Pierre and Miquelon", "Réunion",
             "Saint Helena, Ascension and Tristan da Cunha", "Sint Maarten", "Tristan da Cunha", "Tokelau",
             "Turks and Caicos Islands", "French Southern Territories", "U.S. Outlying Islands", "Mayotte",
             "British Virgin Islands", "U.S. Virgin Islands", "Wallis and Futuna", "Cayman Islands", "Bermuda",
             "Falkland Islands", "Faroe Islands", "Gibraltar", "Aruba", "Kurdistan", "Kashmir", "Transnistria", "Artsakh",
             "Somaliland", "South Ossetia", "Abkhazia", "Chechnya", "Canary Islands", "Guam"}
# Former and local names in the factbook that mean something else in the news.
NOT_ALIASES = {"congo", "korea", "papua", "guinea", "macedonia", "samoa", "china", "jumhuriyat", "virgin islands",
               "gibraltar", "gold coast", "new hebrides", "western samoa", "pleasant island"}


def demonyms(text):
    """"Briton(s), British (collective plural)" -> Briton, Britons, British."""
    text = re.split(r";|\bnote\b", text)[0]
    for part in re.split(r",|/|\bor\b|\band\b", re.sub(r"\((singular|plural|collective|US|collo)[^)]*\)", "", text)):
        part = part.strip()
        found = re.fullmatch(r"(\w[\w' -]+?)(\((s|es|men|women)\))?", part)
        if not found or not found[1][0].isupper():
            continue
        yield found[1]
        if found[3] in ("s", "es"):
            yield found[1] + found[3]


def factbook(sources):
    """country name -> {field: [text]}"""
    countries = {}
    for _, country, field, text in tsv(f"{sources}/factbook.tsv"):
        countries.setdefault(country, {}).setdefault(field, []).append(text)
    return countries


def short_names(text):
    for part in re.split(r";|,|/", re.sub(r"\([^)]*\)", "", text)):
        part = part.strip()
        if part and part.lower() not in ("none", "unofficial") and len(part) < 60:
            yield part


def add_factbook(table, country_of, sources, known):
    """Names and demonyms; not what names another country or, written by hand, another place."""
    canonical = {next(iter(entry[2])): ident for ident, entry in table.entries.items()}
    for country, fields in factbook(sources).items():
        names = [n for f in ("name: conventional short form", "name: conventional long form")
                 for t in fields.get(f, []) for n in short_names(t)]
        ident = next((country_of[fold(n)] for n in [country, *names] if fold(n) in country_of), None)
        if ident is None:
            continue
        local = [n for f in ("name: local short form", "name: local long form")
                 for t in fields.get(f, []) for n in short_names(t)]
        for name in names + local:
            other = fold(name) in known or canonical.get(fold(name), ident) != ident
            if fold(name) not in NOT_ALIASES and not other and not name.startswith("The "):
                table.add(ident, "LOC", name, "common" if fold(name) in COMMON else "")
        for field in ("demonym: adjective", "demonym: noun"):
            for text in fields.get(field, []):
                for name in demonyms(text):
                    if fold(name) not in table.entries[ident][2] and name not in (
                            "Korean", "Koreans", "Dutch", "Chinese", "Danish", "American", "British", "French", "Frenchman",
                            "Frenchwoman", "NA", "Congo", "Wallis"):
                        table.add(ident, "LOC", name, "demonym")


def add_cldr(table, country_of, cldr, words, known, city_names):
    """Territory names of the languages above, by the English name or the ISO code's QID."""
    english = {t.get("type"): t.text for t in territories(cldr, "en") if t.get("alt") is None}
    for language in LANGUAGES:
        for territory in territories(cldr, language):
            code = territory.get("type")
            ident = country_of.get(fold(english.get(code, "").replace("&", "and").replace("St.", "Saint")))
            if ident is None or not code.isalpha() or code == "ZZ":
                continue
            name = territory.text
            if not name or name == "↑↑↑" or fold(name) in known:
                continue
            if latin(name) and language != "en" and (
                    len(name) < 4 or fold(name) in AMBIGUOUS or words.word(name, 1) or words.name(name, 3) or
                    plain(name) in city_names and plain(name) != plain(english[code])):
                continue  # Finnish "Brasilia" is Brazil, Croatian "Tunis" Tunisia
            table.add(ident, "LOC", name)


def territories(cldr, language):
    root = ElementTree.parse(f"{cldr}/common/main/{language}.xml").getroot()
    return root.findall("./localeDisplayNames/territories/territory")


def build(sources, cldr, words, known, city_names):
    """The countries' table and the set of rigour's ids in it; everything else in rigour is a region."""
    table = Table()
    country_of = {}
    names = {}
    for qid, _, alias, strength, source in seeds(sources):
        if source == "rigour" and qid not in SKIP and strength in ("canonical", "strong"):
            names.setdefault(qid, alias)
            country_of.setdefault(fold(alias), MOVE.get(qid, qid))
    listed = set(FORMER) | {"Q21", "Q22", "Q25", "Q26", "Q41470", "Q43100", "Q5187", "Q34754", "Q907112", "Q244165",
                            "Q23681", "Q31354462", "Q23427", "Q974", "Q25362", "Q17012", "Q3769", "Q17054", "Q17070", "Q17063"}
    english = {fold(t.text) for t in territories(cldr, "en")} | {fold(c) for c in factbook(sources)}
    for qid, canonical in names.items():
        if qid not in listed and not english & {fold(canonical), fold(RENAME.get(canonical, "-"))}:
            continue
        name = RENAME.get(canonical, canonical)
        ident = MOVE.get(qid, qid)
        prominence = 300 if qid in FORMER else 400 if name in DEPENDENT else 1000
        table.add(ident, "LOC", name, "common" if fold(name) in COMMON else "", prominence)
        for extra in EXTRA.get(canonical, "").split("|"):
            alias, _, flags = extra.partition(":")
            table.add(ident, "LOC", alias, flags)
    country_of = {name: ident for name, ident in country_of.items() if ident in table.entries}
    add_factbook(table, country_of, sources, known)
    add_cldr(table, country_of, cldr, words, known, city_names)
    return table, set(table.entries) | set(MOVE)
