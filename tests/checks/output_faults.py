#!/usr/bin/env python3
"""output_faults.py NEWSFOLD FAULTS_LIBRARY DUMPS: outputs appear whole or not at all.

Runs the program over and over; each time another of its writes, syncs and renames fails, or the program is killed in it.
Afterwards each output must be what it was before or what an undisturbed run gives. Who fails says so and leaves nothing
behind; who was killed is run again, and then all is there."""
import os
import subprocess
import sys
import tempfile

OUTPUTS = ["out.jsonl", "summary.json", "templates.tsv"]
OLD = b"what stood here before\n"


def run(newsfold, library, dumps, folder, fault=None, at=0, mark=""):
    names = [os.path.join(folder, name) for name in OUTPUTS]
    environment = dict(os.environ)
    if fault:
        environment.update(LD_PRELOAD=library, NEWSFOLD_FAULT=fault, NEWSFOLD_FAULT_AT=str(at),
                           NEWSFOLD_FAULT_MARK=mark)
    results = []
    for command in (["run", "-o", names[0], "--summary", names[1], dumps], ["learn", "-o", names[2], dumps]):
        done = subprocess.run([newsfold, *command], env=environment, stderr=subprocess.PIPE)
        results.append((done.returncode, done.stderr.decode()))
    return results


def contents(folder):
    out = {}
    for name in os.listdir(folder):
        with open(os.path.join(folder, name), "rb") as file:
            out[name] = file.read()
    return out


def strike(newsfold, library, dumps, fault, at, whole):
    """Whether the fault struck anything."""
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryDirectory() as marks:
        mark = os.path.join(marks, "struck")
        for name in OUTPUTS:
            with open(os.path.join(folder, name), "wb") as file:
                file.write(OLD)
        results = run(newsfold, library, dumps, folder, fault, at, mark)
        found = contents(folder)
        for name in OUTPUTS:
            assert found[name] in (OLD, whole[name]), f"{fault} at {at}: {name} is neither old nor new"
        for code, message in results:
            assert code == {"fail": 2, "kill": -9}[fault] or (code == 0 and not message), (fault, at, code, message)
            assert code != 2 or message.startswith("newsfold: "), (fault, at, message)
        struck = os.path.exists(mark)
        assert struck == any(code != 0 for code, _ in results), f"{fault} at {at}: nobody noticed"
        if fault == "fail" or not struck:
            assert sorted(found) == OUTPUTS, f"{fault} at {at}: left behind {sorted(found)}"
        if not struck:
            assert found == whole, f"{fault} at {at}: exit 0, but not all is there"
        if fault == "kill":
            assert all(code == 0 for code, _ in run(newsfold, library, dumps, folder))
            assert {name: contents(folder)[name] for name in OUTPUTS} == whole, f"after the kill at {at}"
        return struck


def main():
    newsfold, library, dumps = sys.argv[1:]
    with tempfile.TemporaryDirectory() as folder:
        assert all(code == 0 for code, _ in run(newsfold, library, dumps, folder))
        whole = contents(folder)
        first = run(newsfold, library, dumps, folder, "fail", 1)
        if any("ASan runtime" in message or "ThreadSanitizer" in message for _, message in first):
            print("skipped: a sanitizer must be loaded first")
            return 77
    for fault in ("fail", "kill"):
        at = 1
        while strike(newsfold, library, dumps, fault, at, whole):
            at += 1
        print(f"{fault}: {at - 1} operations")
        assert at > 6, "the faults don't reach the program"
    return 0


sys.exit(main())
