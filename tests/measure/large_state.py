#!/usr/bin/env python3
"""large_state.py NEWSFOLD EVAL [--count 1000000] [--days 365] [--new 1000] [--folder F]: a large state, and what is new onto it.

Makes COUNT articles of COUNT / DAYS a day (tests/generate/make_dumps.py --lines), takes them in without their texts, and
prints seconds, memory and bytes a document by table; then takes in NEW dumps of the last week and prints seconds and memory.
The bars, on two cores: 3,000 documents a second; 3 KB a document; 1,000 onto 1,000,000 in 5 s and 600 MB. A million needs
7 GB under --folder and, once, some minutes to be made."""
import argparse
import datetime
import os
import resource
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time

FIRST = datetime.date(2025, 1, 1)
GENERATOR = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "generate", "make_dumps.py")


def make(eval_dir, folder, *options):
    if not os.path.isdir(folder):
        subprocess.run([sys.executable, GENERATOR, eval_dir, folder + ".part", *options], check=True)
        os.rename(folder + ".part", folder)


def update(newsfold, state, *arguments):
    """Seconds, seconds of CPU, and MB: the most of any update so far."""
    start, before = time.monotonic(), resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([newsfold, "update", "--no-store-text", "--state", state, *arguments], check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return time.monotonic() - start, cpu, after.ru_maxrss / 1024


def print_sizes(state):
    database = sqlite3.connect(state)
    count = database.execute("SELECT count(*) FROM documents").fetchone()[0]
    sizes = database.execute("SELECT name, sum(pgsize) AS size FROM dbstat GROUP BY name ORDER BY size DESC").fetchall()
    print(f"{sum(size for _, size in sizes) / count:.0f} bytes a document:",
          ", ".join(f"{name} {size / count:.0f}" for name, size in sizes if size / count >= 5), flush=True)
    length = database.execute("SELECT avg(length) FROM documents").fetchone()[0]
    stories = database.execute("SELECT count(DISTINCT story), sum(copy_of IS NOT NULL) FROM documents").fetchone()
    print(f"{length:.0f} characters a document; {stories[0]} stories, {stories[1]} copies", flush=True)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("newsfold")
    parser.add_argument("eval")
    parser.add_argument("--count", type=int, default=1000000)
    parser.add_argument("--days", type=int, default=365)
    parser.add_argument("--new", type=int, default=1000)
    parser.add_argument("--folder", help="keeps what is made there, and uses it again")
    arguments = parser.parse_args()
    folder = arguments.folder or tempfile.mkdtemp()
    os.makedirs(folder, exist_ok=True)
    lines, dumps = (os.path.join(folder, name) for name in ("lines", "dumps"))
    make(arguments.eval, lines, "--lines", "--count", str(arguments.count), "--days", str(arguments.days),
         "--first", str(FIRST))
    last_week = FIRST + datetime.timedelta(days=max(arguments.days - 7, 0))
    make(arguments.eval, dumps, "--count", str(arguments.new), "--seed", "2", "--days", "7", "--first", str(last_week))
    state = os.path.join(folder, "news.db")
    for suffix in ("", "-wal", "-shm", ".lock"):
        if os.path.exists(state + suffix):
            os.remove(state + suffix)
    wall, cpu, memory = update(arguments.newsfold, state, "--no-strip", lines)
    print(f"{arguments.count} articles: {wall:.1f} s ({arguments.count / wall:.0f} a second), {cpu:.1f} s of CPU, "
          f"{memory:.0f} MB", flush=True)
    print_sizes(state)
    wall, cpu, memory = update(arguments.newsfold, state, dumps)
    print(f"{arguments.new} dumps onto these: {wall:.1f} s, {cpu:.1f} s of CPU, {memory:.0f} MB at most in either", flush=True)
    if not arguments.folder:
        shutil.rmtree(folder)


main()
