#!/usr/bin/env python3
"""kills.py NEWSFOLD DUMPS [--kills 1000] [--pairs 100]: updates that are killed, and two at once.

Kills `newsfold update` (SIGKILL) at random moments until it gets through, over and over, and compares documents, copies, stories and
the log with an undisturbed update. Then starts two updaters at once, over and over: one must work, the other say that the state is
locked, and the state stay sound. DUMPS: a folder of dumps; the first 200 files are used."""
import argparse
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time


def view(newsfold, state):
    out = b""
    for command in (["stories", "--format", "jsonl"], ["changes"], ["state", "verify"]):
        done = subprocess.run([newsfold, *command, "--state", state], stdout=subprocess.PIPE)
        if done.returncode != 0:
            sys.exit(f"{command}: exit {done.returncode}")
        out += done.stdout
    return out


def files_of(dumps, count):
    paths = sorted(os.path.join(top, name) for top, _, names in os.walk(dumps) for name in names)
    return paths[:count]


def kill_often(newsfold, paths, folder, kills):
    calm = os.path.join(folder, "calm.db")
    start = time.monotonic()
    subprocess.run([newsfold, "update", "--batch", "16", "--state", calm, *paths], check=True)
    whole = time.monotonic() - start
    wanted = view(newsfold, calm)
    chance, killed, rounds = random.Random(1), 0, 0
    while killed < kills:
        state = os.path.join(folder, f"{rounds}.db")
        while True:
            process = subprocess.Popen([newsfold, "update", "--batch", "16", "--state", state, *paths])
            try:
                process.wait(chance.uniform(0, whole))
                break
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
                killed += 1
        if process.returncode != 0 or view(newsfold, state) != wanted:
            sys.exit(f"round {rounds}: exit {process.returncode}, or not what an undisturbed update gives")
        for suffix in ("", "-wal", "-shm", ".lock"):
            if os.path.exists(state + suffix):
                os.remove(state + suffix)
        rounds += 1
    print(f"killed {killed} times in {rounds} rounds: all equal", flush=True)


def two_at_once(newsfold, paths, folder, pairs):
    locked = 0
    for number in range(pairs):
        state = os.path.join(folder, f"pair{number}.db")
        both = [subprocess.Popen([newsfold, "update", "--state", state, *paths[:40]], stderr=subprocess.PIPE)
                for _ in range(2)]
        codes = []
        for process in both:
            message = process.communicate()[1].decode()
            codes.append(process.returncode)
            if process.returncode == 75 and "another newsfold" not in message:
                sys.exit(f"75 without a word: {message}")
        locked += sorted(codes) == [0, 75]
        if sorted(codes) not in ([0, 75], [0, 0]):  # both 0: one had ended before the other began
            sys.exit(f"pair {number}: exits {codes}")
        view(newsfold, state)
    print(f"{pairs} pairs: {locked} times one worked and the other said so, else one after the other", flush=True)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("newsfold")
    parser.add_argument("dumps")
    parser.add_argument("--kills", type=int, default=1000)
    parser.add_argument("--pairs", type=int, default=100)
    arguments = parser.parse_args()
    folder = tempfile.mkdtemp()
    try:
        paths = files_of(arguments.dumps, 200)
        kill_often(arguments.newsfold, paths, folder, arguments.kills)
        two_at_once(arguments.newsfold, paths, folder, arguments.pairs)
    finally:
        shutil.rmtree(folder)


main()
