"""Which aliases are also ordinary words, first names or surnames: counted, not listed by hand.

Lower-case words come from running text, first names and surnames from the seeds' persons, and so does how often a
capitalized word follows a first name or a title there. Only the flags that follow from the counts are kept.
"""
import collections
import gzip
import json
import re
import unicodedata

from gazetteer.common import seeds

TEXTS = ("events/basil.jsonl", "events/ecbplus_traindev.jsonl", "events/fnc1_train.jsonl", "events/neus_a.jsonl",
         "events/onestop_copies.jsonl", "extract/wcxb_articles_dev.jsonl.gz", "extract/fundus_tests.jsonl.gz")


# Beginnings of names: none is a name alone.
PARTICLES = set("abu al an as ben bin da dar de del den der di do dos el fort great ibn la las le les los mount new old "
                "port saint sainte san santa santo st ste the umm van von wadi".split())
TITLES = set("mr mrs ms miss dr sir lord lady president senator sen rep gov governor secretary minister judge justice "
             "general gen captain capt officer sgt detective professor prof coach chief".split())


def plain(text):
    """Casefolded, without marks and quotation marks: "Águila" -> "aguila"."""
    text = re.sub(r"['’‘`ʼ]", "", unicodedata.normalize("NFKD", text.casefold()))
    return "".join(c for c in text if not unicodedata.combining(c))


class Words:
    def __init__(self, seeds_folder, texts_folder):
        self.lower = collections.Counter()
        self.capitalized = collections.Counter()
        self.after_first_name = collections.Counter()
        self.first = collections.Counter()
        self.last = collections.Counter()
        self.count_people(seeds_folder)
        for name in TEXTS:
            path = f"{texts_folder}/{name}"
            with (gzip.open if name.endswith(".gz") else open)(path, "rt", encoding="utf-8") as rows:
                for row in rows:
                    record = json.loads(row)
                    self.count_words(record.get("gold") or record.get("text") or "")

    def count_words(self, text):
        before = ""
        for word, gap in re.findall(r"(?<!\w)([^\W\d_]+)(?!\w)([. ]{0,2})", text):
            token = plain(word)
            if word.islower():
                self.lower[token] += 1
            elif word[0].isupper() and not word.isupper():
                self.capitalized[token] += 1
                self.after_first_name[token] += before in TITLES or self.first[before] >= 3
            before = token if gap else ""

    def count_people(self, seeds_folder):
        people = set()
        for qid, kind, alias, _, _ in seeds(seeds_folder):
            tokens = re.findall(r"[^\W\d_][\w'’]*", alias)
            if kind == "PER" and 2 <= len(tokens) <= 4 and "," not in alias and qid not in people:
                people.add(qid)
                self.first[plain(tokens[0])] += 1
                self.last[plain(tokens[-1])] += 1

    def word(self, alias, least=3):
        """One ordinary word, or a phrase all of whose words are ordinary."""
        tokens = re.findall(r"\w+", plain(alias))
        return all(self.lower[t] >= least or t in PARTICLES for t in tokens)

    def name(self, alias, least=2):
        """One token that is somebody's first name or surname."""
        token = plain(alias)
        if " " in alias:
            return False
        bearer = self.capitalized[token] >= 4 and self.after_first_name[token] * 4 >= self.capitalized[token]
        return bearer or self.first[token] >= least or self.last[token] >= least

    def namesakes(self, alias):
        """How many of the seeds' persons one expects to have this name, if first names and surnames met by chance."""
        tokens = re.findall(r"[^\W\d_][\w'’]*", alias)
        if len(tokens) != 2:
            return 0.0
        return self.first[plain(tokens[0])] * self.last[plain(tokens[1])] / self.first.total()
