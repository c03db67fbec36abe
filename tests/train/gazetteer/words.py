"""Which aliases are also ordinary words, first names or surnames: counted, not listed by hand.

Lower-case words come from running text, first names and surnames from the seeds' persons. Only the flags that
follow from the counts are kept.
"""
import collections
import gzip
import json
import re
import unicodedata

from gazetteer.common import seeds

TEXTS = ("events/basil.jsonl", "events/ecbplus_traindev.jsonl", "events/fnc1_train.jsonl", "events/neus_a.jsonl",
         "events/onestop_copies.jsonl", "extract/wcxb_articles_dev.jsonl.gz", "extract/fundus_tests.jsonl.gz")


def plain(text):
    """Casefolded, without marks: "Águila" -> "aguila"."""
    text = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in text if not unicodedata.combining(c))


class Words:
    def __init__(self, seeds_folder, texts_folder):
        self.lower = collections.Counter()
        self.first = collections.Counter()
        self.last = collections.Counter()
        for name in TEXTS:
            path = f"{texts_folder}/{name}"
            with (gzip.open if name.endswith(".gz") else open)(path, "rt", encoding="utf-8") as rows:
                for row in rows:
                    record = json.loads(row)
                    for word in re.findall(r"(?<!\w)[^\W\d_]+(?!\w)", record.get("gold") or record.get("text") or ""):
                        if word.islower():
                            self.lower[plain(word)] += 1
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
        return all(self.lower[t] >= least for t in tokens)

    def name(self, alias, least=2):
        """One token that is somebody's first name or surname."""
        token = plain(alias)
        return " " not in alias and (self.first[token] >= least or self.last[token] >= least)

    def namesakes(self, alias):
        """How many of the seeds' persons one expects to have this name, if first names and surnames met by chance."""
        tokens = re.findall(r"[^\W\d_][\w'’]*", alias)
        if len(tokens) != 2:
            return 0.0
        return self.first[plain(tokens[0])] * self.last[plain(tokens[1])] / self.first.total()
