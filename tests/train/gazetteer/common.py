"""What the gazetteer's builders share: rows, folding and the reading of the sources."""
import re
import unicodedata


class Table:
    """Rows of one alias file: the first row of an id is its canonical name."""

    def __init__(self):
        self.entries = {}  # id -> [type, prominence, {fold: (alias, flags)}]
        self.within = {}  # id -> id of the region or country that holds it

    def add(self, ident, kind, alias, flags="", prominence=0):
        alias = tidy(alias)
        if not alias or not fold(alias):
            return
        entry = self.entries.setdefault(ident, [kind, 0, {}])
        entry[1] = max(entry[1], prominence)
        entry[2].setdefault(fold(alias), (alias, flags))

    def write(self, path, comment):
        """Ids in the order they were added, aliases likewise."""
        rows = 0
        with open(path, "w", encoding="utf-8", newline="\n") as out:
            out.write("".join(f"# {line}\n" for line in comment))
            for ident, (kind, prominence, aliases) in self.entries.items():
                for n, (alias, flags) in enumerate(aliases.values()):
                    row = [ident, kind, alias]
                    if n == 0 and (prominence or ident in self.within):
                        row += [flags, str(prominence)]
                    elif flags:
                        row.append(flags)
                    if n == 0 and ident in self.within:
                        row.append(self.within[ident])
                    out.write("\t".join(row) + "\n")
                    rows += 1
        return rows


def tidy(alias):
    alias = unicodedata.normalize("NFC", alias)
    alias = "".join(c for c in alias if unicodedata.category(c) not in ("Cf", "Cc"))
    return re.sub(r"\s+", " ", alias).strip(" ,;")


def fold(alias):
    """Near enough to text::name_tokens to find repeated aliases; the compiler finds the rest."""
    folded = unicodedata.normalize("NFKC", alias).casefold()
    folded = re.sub(r"['’‘`.\"“”]", "", folded)
    return " ".join(re.findall(r"\w+", folded))


def latin(alias):
    return all(ord(c) < 0x250 or 0x1E00 <= ord(c) < 0x2100 for c in alias)


def tsv(path):
    with open(path, encoding="utf-8") as rows:
        next(rows)
        for row in rows:
            yield row.rstrip("\n").split("\t")


def seeds(sources):
    """Rows of seed_aliases.tsv: qid, type, alias, kind, source."""
    return tsv(f"{sources}/seed_aliases.tsv")


def shipped(path):
    """The cells of the rows of a file in the shipped form: id, type, alias, and what else there is."""
    with open(path, encoding="utf-8") as rows:
        return [row.rstrip("\n").split("\t") for row in rows if row.strip() and not row.startswith("#")]


def hand_written(path):
    """Id, type and alias of these rows."""
    return [row[:3] for row in shipped(path)]
