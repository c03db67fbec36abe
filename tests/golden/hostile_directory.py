#!/usr/bin/env python3
"""hostile_directory.py NEWSFOLD: a thousand good files among one of each kind of bad input.

All good documents come out, every bad input is named once on stderr and counted under its reason, the exit status is 1,
and memory stays below 300 MB (only where the build has no sanitizers: NEWSFOLD_TEST_ANY_MEMORY lifts that bound)."""
import gzip
import json
import os
import re
import resource
import socket
import subprocess
import sys
import tempfile
import zlib

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "checks"))
import record_schema  # noqa: E402

GOOD = 1000
MEMORY = 300 * 1024  # KB
newsfold = sys.argv[1]
failures = []


def expect(condition, message):
    if not condition:
        failures.append(message)


def bomb(path, chunk, copies):
    """gzip of chunk * copies, in no time: fully flushed deflate blocks stand for themselves."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    block = packer.compress(chunk) + packer.flush(zlib.Z_FULL_FLUSH)
    with open(path, "wb") as f:
        f.write(b"\x1f\x8b\x08\0\0\0\0\0\0\x03")
        for _ in range(copies):
            f.write(block)


def sparse(path, head, size):
    with open(path, "wb") as f:
        f.write(head)
        f.truncate(size)


def warc(*blocks):
    out = b""
    for number, block in enumerate(blocks):
        out += (f"WARC/1.0\r\nWARC-Type: conversion\r\nWARC-Target-URI: http://a.example/{number}\r\n"
                f"Content-Type: text/plain\r\nContent-Length: {len(block)}\r\n\r\n").encode() + block + b"\r\n\r\n"
    return out


def bad_inputs(top):
    """Writes one of each; path -> the reason it must be skipped for."""
    text = b"Boats lay in the harbour, and nobody went out that day. " * 40
    files = {
        "binary.dat": ("binary_input", bytes(range(256)) * 40),
        "empty.txt": ("empty_input", b""),
        "truncated.txt.gz": ("bad_compression", gzip.compress(text)[:-20]),
        "damaged.txt.gz": ("bad_compression", gzip.compress(text)[:40] + b"\xff" * 40),
        "truncated.zst": ("bad_compression", b"\x28\xb5\x2f\xfd\x04\x58\x21\x00\x00Boa"),
        "packed.xz": ("unsupported_format", b"\xfd7zXZ\0" + bytes(60)),
        "array.json": ("unsupported_format", b'[{"text":"one"},{"text":"two"}]'),
        "broken.jsonl": ("bad_json", b'{"id":"j1","text":"A good line."}\n{"id":"j2","text":"A bro\n'),
        "wrong.jsonl": ("bad_record", b'{"id":"j3","text":7}\n{"id":"j4","text":"Another good line."}\n'),
        "twice.jsonl": ("duplicate_id", b'{"id":"j5","text":"One."}\n{"id":"j5","text":"Two."}\n'),
        "cut.warc": ("bad_record", warc(text, text + text)[:-1500]),
    }
    reasons = {}
    for name, (reason, content) in files.items():
        with open(os.path.join(top, name), "wb") as f:
            f.write(content)
        reasons[name] = reason
    line = b'{"id":"long","text":"' + b"a" * (1 << 17)
    sparse(os.path.join(top, "one-line.jsonl"), line, 2 << 30)
    sparse(os.path.join(top, "one-line.txt"), b"word " * (1 << 15), 2 << 30)
    bomb(os.path.join(top, "bomb.txt.gz"), b"far too much of it " * (1 << 18), 600)
    bomb(os.path.join(top, "bomb.jsonl.gz"), b'{"text":"' + b"more " * (1 << 20), 600)
    for name in ("one-line.jsonl", "one-line.txt", "bomb.txt.gz", "bomb.jsonl.gz"):
        reasons[name] = "too_large"
    # What follows a file's first complaint is folded into it: the bombs have no end either.
    os.symlink("nowhere", os.path.join(top, "dangling.txt"))
    with socket.socket(socket.AF_UNIX) as s:
        s.bind(os.path.join(top, "socket.txt"))
    with open(os.path.join(top, "closed.txt"), "w", encoding="utf8") as f:
        f.write("Nobody may read this.")
    os.chmod(os.path.join(top, "closed.txt"), 0)
    for name in ("dangling.txt", "socket.txt"):
        reasons[name] = "unreadable"
    if os.geteuid() != 0:  # root reads everything
        reasons["closed.txt"] = "unreadable"
    return reasons


def good_files(top):
    for number in range(GOOD):
        folder = os.path.join(top, f"good{number % 10}")
        os.makedirs(folder, exist_ok=True)
        name = os.fsencode(os.path.join(folder, f"g{number}")) + (b"\xff\xfe.txt" if number % 100 == 0 else b".txt")
        with open(name, "w", encoding="utf8") as f:
            f.write(f"Council note {number}\n\nThe council of ward {number} met on Monday and agreed to mend lamp {number} "
                    "before the winter. Nobody spoke against it, and the meeting closed early.\n")
    os.symlink("..", os.path.join(top, "good1", "loop"))
    os.symlink(top, os.path.join(top, "good2", "again"))


with tempfile.TemporaryDirectory(prefix="newsfold-hostile.") as work:
    top = os.path.join(work, "in")
    os.makedirs(top)
    good_files(top)
    reasons = bad_inputs(top)
    out, summary = os.path.join(work, "out.jsonl"), os.path.join(work, "summary.json")
    run = subprocess.run([newsfold, "run", top, "-o", out, "--summary", summary], stderr=subprocess.PIPE, check=False)
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    said = run.stderr.decode("utf8", "replace").splitlines()
    records = [json.loads(line) for line in open(out, encoding="utf8")]
    counters = json.load(open(summary, encoding="utf8"))

    failures.extend(record_schema.broken(records)[:5])
    expect(run.returncode == 1, f"exit status {run.returncode}")
    found = {int(n) for r in records for n in re.findall(r"council of ward (\d+) met", r["text"])}
    missing = sorted(set(range(GOOD)) - found)
    expect(not missing, f"{len(missing)} good files are missing, the first is {missing[:1]}")
    for name, reason in reasons.items():
        lines = [line for line in said if f"/{name}" in line]
        expect(len(lines) == 1, f"{name} is named {len(lines)} times: {lines}")
        expect(counters.get("skipped_" + reason, 0) > 0, f"{name}: nothing counted as {reason}")
    expect(len(said) == len(reasons) + 1, f"{len(said)} lines on stderr for {len(reasons)} bad files")
    ids = {r["id"] for r in records}
    for name in ("j1", "j4", "j5"):
        expect(name in ids, f"the good line {name} is missing")
    memory = "NEWSFOLD_TEST_ANY_MEMORY" in os.environ or peak < MEMORY
    expect(memory, f"{peak // 1024} MB of memory")
    print(len(records), "documents,", len(reasons), "bad inputs,", peak // 1024, "MB")
print("\n".join(failures))
sys.exit(bool(failures))
