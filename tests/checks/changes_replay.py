#!/usr/bin/env python3
"""changes_replay.py NEWSFOLD DUMPS: the log of changes, replayed, is the current state.

Feeds a state in many small updates: new dumps, copies and edits of known ones, later versions of given ids, moved,
changed and overwritten files, forgotten documents. After each update a consumer that only reads `changes --since N` must hold
what `stories` shows: documents with their stories and copies, stories with titles and canonicals."""
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile


class Consumer:
    def __init__(self):
        self.seen = 0
        self.documents, self.stories, self.entities = {}, {}, {}

    def take(self, change):
        assert change["n"] == self.seen + 1, f"change {change['n']} after {self.seen}"
        self.seen = change["n"]
        getattr(self, change["op"].replace("-", "_"))(change)

    def add(self, change):
        assert change["id"] not in self.documents, change
        self.documents[change["id"]] = {"title": change["title"], "story": None, "copy": None}

    def remove(self, change):
        del self.documents[change["id"]]

    def replace(self, change):
        self.remove({"id": change["replaces"]})

    def copy(self, change):
        known = change["cluster"] and {"id": change["cluster"], **{key: change[key] for key in ("of", "hamming", "jaccard")}}
        self.documents[change["id"]]["copy"] = known

    def assign(self, change):
        document = self.documents[change["id"]]
        document["story"] = change["story"]
        if change["story"] not in self.stories or not any(
                d["story"] == change["story"] for i, d in self.documents.items() if i != change["id"]):
            self.stories.setdefault(change["story"], {"title": document["title"], "canonical": change["id"]})

    def merge(self, change):
        for document in self.documents.values():
            if document["story"] == change["from"]:
                document["story"] = change["story"]
        del self.stories[change["from"]]

    def split(self, change):
        assert change["from"] in self.stories and change["story"] not in self.stories, change

    def canonical(self, change):
        self.stories[change["story"]]["canonical"] = change["id"]

    def retitle(self, change):
        self.stories[change["story"]]["title"] = change["title"]

    def entity_merge(self, change):
        self.entities[change["from"]] = change["entity"]

    def view(self):
        out = {}
        for ident, document in self.documents.items():
            if document["story"] is None:
                continue
            story = out.setdefault(document["story"], {**self.stories[document["story"]], "documents": {}})
            story["documents"][ident] = document["copy"]
        return out


def run(newsfold, *arguments, expect=(0,)):
    done = subprocess.run([newsfold, *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    if done.returncode not in expect:
        sys.exit(f"{arguments}: exit {done.returncode}\n{done.stderr.decode()}")
    return [json.loads(line) for line in done.stdout.decode().splitlines()]


def current(newsfold, state):
    out = {}
    for story in run(newsfold, "stories", "--state", state, "--format", "jsonl"):
        out[story["id"]] = {"title": story["title"], "canonical": story["canonical"],
                            "documents": {d["id"]: d["copy"] for d in story["documents"]}}
    return out


def steps(dumps, folder, chance):
    """Changes something in the folder, then yields what to do."""
    texts = []
    for top, _, names in sorted(os.walk(dumps)):
        for name in sorted(names):
            if name.endswith(".txt"):
                with open(os.path.join(top, name), encoding="utf8", errors="replace") as file:
                    texts.append(file.read())
    chance.shuffle(texts)
    del texts[14:]
    write = lambda name, text: open(os.path.join(folder, name), "w", encoding="utf8").write(text)
    for number, text in enumerate(texts):
        write(f"{number}.txt", text)
        yield "update"
        words = text.split(" ")
        at = chance.randrange(len(words))
        write(f"{number}-edited.txt", " ".join(words[:at] + ["meanwhile"] + words[at:]))
        with open(os.path.join(folder, "given.jsonl"), "w", encoding="utf8") as file:
            file.write(json.dumps({"id": "the same id", "text": text}) + "\n")
        if number % 3 == 1:
            os.rename(os.path.join(folder, f"{number - 1}.txt"), os.path.join(folder, f"{number}-moved.txt"))
        if number % 3 == 2:
            write(f"{number - 1}-edited.txt", texts[0] + "\nLater it was said again.\n")
        yield "update"
        if number % 4 == 3:
            yield "forget"


def main(newsfold, dumps):
    chance = random.Random(5)
    with tempfile.TemporaryDirectory() as top:
        folder, state = os.path.join(top, "in"), os.path.join(top, "news.db")
        os.mkdir(folder)
        consumer, operations = Consumer(), set()
        for step in steps(dumps, folder, chance):
            if step == "update":
                run(newsfold, "update", "--state", state, folder)
            else:
                run(newsfold, "forget", "--state", state, chance.choice(sorted(consumer.documents)))
            for change in run(newsfold, "changes", "--state", state, "--since", str(consumer.seen)):
                operations.add(change["op"])
                consumer.take(change)
            if consumer.view() != current(newsfold, state):
                sys.exit(f"after {consumer.seen} changes the consumer holds\n{consumer.view()}\nbut the state is\n"
                         f"{current(newsfold, state)}")
        again = Consumer()
        for change in run(newsfold, "changes", "--state", state, "--since", "0"):
            again.take(change)
        if again.view() != consumer.view():
            sys.exit(f"replayed at once it is something else:\n{again.view()}\n{consumer.view()}")
        missing = {"add", "replace", "remove", "copy", "assign", "canonical", "retitle"} - operations
        assert not missing, f"never seen: {missing}"
        print(f"{consumer.seen} changes of {len(operations)} kinds give {len(consumer.view())} stories")
        shutil.rmtree(folder)


main(*sys.argv[1:])
