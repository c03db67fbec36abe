#!/usr/bin/env python3
"""run_golden.py --newsfold PROGRAM (CASE... | --readme README | --self-test FOLDER)

Runs the program as a user's shell does and compares what comes out. A case is a text file of sections:

  # comments before the first section
  [file NAME]    a file in the empty folder where the case runs; repeatable
  [stdin]        what the command reads; without it stdin is /dev/null
  [needs]        a command; where it fails the machine can't run the case, which is skipped and says so (exit 77)
  [run]          the command, by bash; several lines are a script
  [stdout]       what it must print; left out: nothing
  [stderr]       likewise
  [exit]         its exit status; left out: 0

In an expectation a line '...' stands for any lines, and <*> within a line for any characters. Commands on the
PATH besides newsfold: `fields NAME...` prints fields (metadata.title) of the JSON lines on stdin, tab-separated.
$TMPDIR is an empty folder outside the case's.

--readme runs the `$ ` lines of the fenced blocks marked `console`, in a folder where data/ is the project's; the
lines after each are its expected output (none: any). --self-test runs cases that must fail, each for the
reason in its name (stdout-…, stderr-…, exit-…), and fails when one passes.

Article records that a case prints, hands to `fields` or leaves in a file must match src/emit/record.schema.json."""
import argparse
import json
import os
import re
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "checks"))
import record_schema  # noqa: E402

HERE = os.path.dirname(os.path.abspath(__file__))
SECTION = re.compile(r"^\[(file [^\]]+|stdin|needs|run|stdout|stderr|exit)\]$")


def parse(text):
    sections, name = {}, None
    for line in text.splitlines(keepends=True):
        found = SECTION.match(line.rstrip("\n"))
        if found:
            name = found.group(1)
            sections[name] = ""
        elif name is not None:
            sections[name] += line
    if not sections.get("run", "").strip():
        raise ValueError("no [run] section")
    return sections


def pattern(expected):
    out = ""
    for line in expected.splitlines():
        if line == "...":
            out += r"(?:[^\n]*\n)*?"
        else:
            out += ".*?".join(re.escape(part) for part in line.split("<*>")) + r"\n"
    return re.compile(out)


def matches(expected, actual):
    if actual and not actual.endswith("\n"):
        actual += "\n"
    return pattern(expected).fullmatch(actual) is not None


def tools(folder, newsfold):
    os.makedirs(folder)
    os.symlink(os.path.abspath(newsfold), os.path.join(folder, "newsfold"))
    os.symlink(os.path.join(HERE, "fields.py"), os.path.join(folder, "fields"))


def environment(top):
    kept = {name: value for name, value in os.environ.items() if not name.startswith("NEWSFOLD_")}
    for name in ("NO_COLOR", "COLUMNS"):
        kept.pop(name, None)
    kept.update(PATH=os.path.join(top, "bin") + os.pathsep + kept.get("PATH", ""), LC_ALL="C",
                TMPDIR=os.path.join(top, "tmp"))
    return kept


def run(command, top, stdin):
    done = subprocess.run(["bash", "-c", command], cwd=os.path.join(top, "work"), env=environment(top),
                          input=stdin.encode(), capture_output=True, timeout=120)
    return {"stdout": done.stdout.decode(errors="replace"), "stderr": done.stderr.decode(errors="replace"),
            "exit": str(done.returncode)}


def sandbox(newsfold):
    top = tempfile.TemporaryDirectory(prefix="golden.")
    tools(os.path.join(top.name, "bin"), newsfold)
    os.makedirs(os.path.join(top.name, "work"))
    os.makedirs(os.path.join(top.name, "tmp"))
    return top


def differences(expected, actual):
    """What differs: (stream, expected, actual)."""
    for stream in ("stdout", "stderr", "exit"):
        wanted = expected[stream]
        same = wanted == actual[stream] if stream == "exit" else matches(wanted, actual[stream])
        if not same:
            yield stream, wanted, actual[stream]


def broken_records(bytes_written):
    """Complaints about article records among the lines of an output."""
    whole = (line for line in bytes_written.split(b"\n") if line.endswith(b"}"))
    return record_schema.broken(json.loads(line) for line in whole if line.startswith(b'{"schema":"newsfold/1",'))


def records_written(top, given):
    """What the case printed into files of its folder."""
    for folder, _, names in os.walk(os.path.join(top, "work")):
        for path in (os.path.join(folder, name) for name in names):
            if os.path.isfile(path) and os.path.relpath(path, os.path.join(top, "work")) not in given:
                if os.path.getsize(path) < 1 << 24 and os.access(path, os.R_OK):
                    yield open(path, "rb").read()


def run_case(path, newsfold):
    sections = parse(open(path, encoding="utf8").read())
    with sandbox(newsfold) as top:
        for name, content in sections.items():
            if name.startswith("file "):
                target = os.path.join(top, "work", name[5:])
                os.makedirs(os.path.dirname(target), exist_ok=True)
                with open(target, "w", encoding="utf8") as out:
                    out.write(content)
        actual = run(sections["run"], top, sections.get("stdin", ""))
        given_files = {name[5:] for name in sections if name.startswith("file ")}
        for output in [actual["stdout"].encode(), *records_written(top, given_files)]:
            actual["stdout"] += "".join(f"a record breaks the schema: {error}\n" for error in broken_records(output))
    expected = {"stdout": sections.get("stdout", ""), "stderr": sections.get("stderr", ""),
                "exit": sections.get("exit", "0").strip() or "0"}
    return list(differences(expected, actual))


def readme_examples(text):
    for block in re.findall(r"^```console\n(.*?)^```", text, re.M | re.S):
        command, output = None, ""
        for line in block.splitlines(keepends=True):
            if line.startswith("$ "):
                if command is not None:
                    yield command, output
                command, output = line[2:].rstrip("\n"), ""
            else:
                output += line
        if command is not None:
            yield command, output


def run_readme(path, newsfold):
    """A list of (command, differences)."""
    out = []
    root = os.path.dirname(os.path.abspath(path))
    with sandbox(newsfold) as top:
        os.symlink(os.path.join(root, "data"), os.path.join(top, "work", "data"))
        for command, output in readme_examples(open(path, encoding="utf8").read()):
            actual = run(command, top, "")
            both = {"stdout": actual["stdout"] + actual["stderr"], "stderr": "", "exit": actual["exit"]}
            expected = {"stdout": output or "...\n", "stderr": "", "exit": "0"}
            out.append((command, list(differences(expected, both))))
    return out


def report(name, found):
    for stream, wanted, actual in found:
        print(f"{name}: {stream} differs\n--- expected\n{wanted}--- actual\n{actual}---")


def self_test(folder, newsfold):
    names = sorted(name for name in os.listdir(folder) if name.endswith((".case", ".md")))
    failures = 0 if names else 1
    for name in names:
        path = os.path.join(folder, name)
        if name.endswith(".case"):
            found = run_case(path, newsfold)
        else:
            found = [difference for _, differing in run_readme(path, newsfold) for difference in differing]
        streams = [stream for stream, _, _ in found]
        if streams != [name.split("-")[0]]:
            print(f"{name}: should fail by its {name.split('-')[0]} alone; failed by {streams}")
            failures += 1
    print(f"{len(names)} cases that must fail, {failures} surprises")
    return failures


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--newsfold", required=True)
    options.add_argument("--readme")
    options.add_argument("--self-test")
    options.add_argument("cases", nargs="*")
    given = options.parse_args()
    for path in given.cases:
        needs = parse(open(path, encoding="utf8").read()).get("needs")
        if needs and subprocess.run(["bash", "-c", needs], capture_output=True).returncode != 0:
            print(f"{os.path.basename(path)}: SKIPPED, this machine can't: {needs.strip()}")
            sys.exit(77)
    if given.self_test:
        sys.exit(self_test(given.self_test, given.newsfold) != 0)
    results = [(os.path.basename(path), run_case(path, given.newsfold)) for path in given.cases]
    if given.readme:
        results += run_readme(given.readme, given.newsfold)
    for name, found in results:
        report(name, found)
    failed = sum(1 for _, found in results if found)
    print(f"{len(results)} run, {failed} failed")
    sys.exit(failed != 0 or not results)


if __name__ == "__main__":
    main()
